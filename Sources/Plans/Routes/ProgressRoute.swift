import Accounts
import Documents
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension PlanRoutes {
  /// Registers the progress of many units.
  func registerProgress(in table: RouteTable) {
    let (read, record) = (
      RouteAccess.policy("progress.read"), RouteAccess.policy("progress.record")
    )
    let all = RouteAccess.policy("progress.readNation")
    table.get("/instansi/:id/kemajuan/:tahun", read) { try await institution($0, $1) }
    table.get("/instansi/:id/kemajuan/:tahun/unit.csv", read) { try await unitsCSV($0, $1) }
    table.post(
      "/instansi/:id/kemajuan/:tahun/predikat", record, limit: Self.smallForm
    ) { try await recordReached($0, $1) }
    table.post(
      "/instansi/:id/kemajuan/:tahun/predikat/hapus", record, limit: Self.smallForm
    ) { try await removeReached($0, $1) }
    table.get("/kemajuan", all) { try await presentNation($0, $1) }
    table.get("/kemajuan/:tahun", all) { try await nation($0, $1) }
    table.get("/kemajuan/:tahun/instansi.csv", all) { try await nationCSV($0, $1) }
  }

  /// The units of an instansi by what needs help, with its targets.
  func institution(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await institutionAnswer(
      request, context, form: ReachedForm(), page: context.page(after: request, ReachedMessage.self)
    )
  }

  /// The same units as CSV, all of them.
  func unitsCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await institutionModel(context)
    let rows = ProgressText.table(model.units.map { ($0.name, $0.sum) }, in: context.language)
    return bytesResponse(
      CSV.write(rows, style: .excel), type: "text/csv; charset=utf-8", fileName: "kemajuan.csv")
  }

  /// Records that a unit reached a predicate.
  func recordReached(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (id, year, act) = (try institutionID(context), try year(context), act(context))
    var form = ReachedForm(context.form ?? FormBody())
    let wish = form.wish(on: act.day, in: year)
    if form.errors.isEmpty, let wish {
      let isKnown = try await services.storage.write { transaction -> Bool in
        _ = try Self.institution(id, for: .record, act, in: transaction)
        guard let unit = try WorkUnitStore.find(wish.unitID, in: transaction),
          unit.institutionID == id
        else { return false }
        try AttainmentStore.record(
          wish.record(of: id, in: year), act: act, in: transaction)
        return true
      }
      if isKnown {
        return redirect(
          to: ReachedMessage.recorded.on(PlanToolLink.institution(id, year).path))
      }
      form.refuseUnit()
    }
    try await services.storage.read {
      _ = try Self.institution(id, for: .record, act, in: $0)
    }
    return try await institutionAnswer(request, context, form: form, page: context.page())
  }

  /// Takes a wrong record away.
  func removeReached(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (id, year, act) = (try institutionID(context), try year(context), act(context))
    let form = context.form ?? FormBody()
    let unit = ID<WorkUnit>(form[ReachedForm.unit] ?? "")
    let predicate = ProposedPredicate(rawValue: form[ReachedForm.predicate] ?? "")
    try await services.storage.write { transaction in
      _ = try Self.institution(id, for: .record, act, in: transaction)
      let records = try AttainmentStore.records(
        of: id, in: year, on: act.day, transaction: transaction)
      guard
        let found = records.map(\.record).first(where: {
          $0.unitID == unit && $0.predicate == predicate
        })
      else { throw Problem.notFound }
      try AttainmentStore.remove(found, act: act, in: transaction)
    }
    return redirect(to: ReachedMessage.removed.on(PlanToolLink.institution(id, year).path))
  }

  /// Leads to the present year of the nation.
  func presentNation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    guard ProgressPolicy.mayReadNation(act.principal), let year = CycleYear(act.day.year) else {
      throw Problem.notFound
    }
    return redirect(to: PlanToolLink.nation(year).path)
  }

  /// The instansi of the nation by what needs help.
  func nation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await nationModel(context)
    return htmlResponse(
      NationProgressPage(model: model, number: Self.number(request), page: context.page()))
  }

  /// The same instansi as CSV, all of them.
  func nationCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let model = try await nationModel(context)
    let rows = ProgressText.table(
      model.lines.map { ($0.institution.name.text, $0.sum) }, in: context.language)
    return bytesResponse(
      CSV.write(rows, style: .excel), type: "text/csv; charset=utf-8", fileName: "kemajuan.csv")
  }

  private func institutionAnswer(
    _ request: Request, _ context: ZonaContext, form: ReachedForm, page: PageContext
  ) async throws -> Response {
    let model = try await institutionModel(context)
    return htmlResponse(
      InstitutionProgressPage(
        model: model, form: form, number: Self.number(request), page: page),
      status: form.errors.isEmpty ? .ok : .unprocessableContent)
  }

  private func institutionModel(_ context: ZonaContext) async throws -> InstitutionProgress {
    let (id, year, act) = (try institutionID(context), try year(context), act(context))
    return try await services.storage.read { transaction in
      let institution = try Self.institution(id, for: .read, act, in: transaction)
      let units = try ProgressStore(
        year: year, instant: act.now, institutionID: id, transaction: transaction
      ).units()
      return InstitutionProgress(
        institution: institution, year: year, units: units,
        attainments: try AttainmentStore.years(of: id, in: transaction),
        records: try AttainmentStore.records(
          of: id, in: year, on: act.day, transaction: transaction),
        mayRecord: ProgressPolicy.mayAct(act.principal, .record, on: id),
        seesNation: ProgressPolicy.mayReadNation(act.principal), present: act.day.year)
    }
  }

  private func nationModel(_ context: ZonaContext) async throws -> NationProgress {
    let (year, act) = (try year(context), act(context))
    guard ProgressPolicy.mayReadNation(act.principal) else { throw Problem.notFound }
    return try await services.storage.read { transaction in
      let units = try ProgressStore(
        year: year, instant: act.now, institutionID: nil, transaction: transaction
      ).units()
      return NationProgress(
        year: year, institutions: try InstitutionStore.all(in: transaction), units: units,
        attainments: try AttainmentStore.all(in: year, transaction: transaction),
        present: act.day.year)
    }
  }

  private static func institution(
    _ id: ID<Institution>, for action: ProgressAction, _ act: Act, in transaction: Transaction
  ) throws -> Institution {
    guard let institution = try InstitutionStore.find(id, in: transaction),
      ProgressPolicy.mayAct(act.principal, .read, on: id)
    else { throw Problem.notFound }
    guard ProgressPolicy.mayAct(act.principal, action, on: id) else { throw Problem.forbidden }
    return institution
  }

  private func institutionID(_ context: ZonaContext) throws -> ID<Institution> {
    try id("id", context)
  }

  private func year(_ context: ZonaContext) throws -> CycleYear {
    guard let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }) else {
      throw Problem.notFound
    }
    return year
  }

  private static func number(_ request: Request) -> Int {
    max(1, request.uri.queryParameters["halaman"].flatMap { Int($0) } ?? 1)
  }
}

/// What was typed about a reached predicate.
struct ReachedForm: Sendable {
  static let unit = "unit"
  static let predicate = "predikat"
  static let decree = "nomor_sk"
  static let decreeDate = "tanggal_sk"
  static let source = "sumber"

  /// What the fields say.
  struct Wish: Sendable {
    let unitID: ID<WorkUnit>
    let predicate: ProposedPredicate
    let decree: PlanWording
    let decreedOn: CalendarDate
    let source: PlanWording

    func record(of institution: ID<Institution>, in year: CycleYear) -> ReachedPredicate {
      ReachedPredicate(
        institutionID: institution, unitID: unitID, year: year, predicate: predicate,
        decree: decree, decreedOn: decreedOn, source: source)
    }
  }

  private var typed: [String: String] = [:]
  private(set) var errors: [FormError] = []

  /// An empty form.
  init() {}

  /// Keeps what was typed.
  init(_ form: FormBody) {
    for name in [Self.unit, Self.predicate, Self.decree, Self.decreeDate, Self.source] {
      typed[name] = String((form[name] ?? "").prefix(2000))
    }
  }

  subscript(name: String) -> String { typed[name] ?? "" }

  /// What the fields say; nil when something is wrong, which the form then says.
  mutating func wish(on today: CalendarDate, in year: CycleYear) -> Wish? {
    let unitID = ID<WorkUnit>(self[Self.unit])
    if unitID == nil { refuseUnit() }
    let predicate = ProposedPredicate(rawValue: self[Self.predicate])
    if predicate == nil { refuse(Self.predicate, ProgressText.predicateMissing) }
    var decree: PlanWording?
    do throws(PlanRefusal) {
      decree = try PlanWording(line: self[Self.decree], .decree)
    } catch {
      refuse(Self.decree, PlanText.refusal(error))
    }
    let decreedOn = CalendarDate(self[Self.decreeDate].filter { !$0.isWhitespace })
    if decreedOn.map({ $0 > today }) ?? true {
      refuse(Self.decreeDate, ProgressText.dateMissing)
    } else if let decreedOn, decreedOn.year != year.number {
      refuse(Self.decreeDate, ProgressText.otherYear(decreedOn.year, than: year))
    }
    let source = try? PlanWording(line: self[Self.source], .reason)
    if source == nil { refuse(Self.source, ProgressText.sourceMissing) }
    guard errors.isEmpty, let unitID, let predicate, let decree, let decreedOn, let source else {
      return nil
    }
    return Wish(
      unitID: unitID, predicate: predicate, decree: decree, decreedOn: decreedOn, source: source)
  }

  /// The unit is none of the instansi.
  mutating func refuseUnit() { refuse(Self.unit, ProgressText.unitMissing) }

  private mutating func refuse(_ field: String, _ message: Text) {
    errors.append(FormError(field: field, message: message))
  }
}

/// What was just done to the records of predicates.
enum ReachedMessage: String, DoneMessage {
  case recorded = "predikat-dicatat"
  case removed = "predikat-dihapus"

  var text: Text {
    switch self {
    case .recorded: Text("Predikat dicatat.", "The predicate is recorded.")
    case .removed:
      Text(
        "Catatan predikat dihapus; jejaknya tetap tersimpan.",
        "The record is taken away; the journal keeps it.")
    }
  }
}
