import Accounts
import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  /// Registers heads of unit and the settings of a unit.
  func registerHeads(in table: RouteTable) {
    let change = RouteAccess.policy("place.change")
    table.get("/unit/:id/kepala", .policy("place.read")) { try await heads($0, $1) }
    table.post("/unit/:id/kepala", change, limit: Self.smallForm) { try await appoint($0, $1) }
    table.post("/unit/:id/kepala/akhir", change, limit: Self.smallForm) {
      try await endOffice($0, $1)
    }
    table.get("/unit/:id/pengaturan", change) { try await setting($0, $1) }
    table.post("/unit/:id/pengaturan", change, limit: Self.smallForm) { try await set($0, $1) }
  }

  func heads(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let model = try await headsModel(id, act(context))
    return htmlResponse(
      HeadsPage(
        model: model, form: HeadForm(from: model.day), page: page(request, context)))
  }

  func appoint(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    var form = HeadForm(context.form ?? FormBody())
    try await requireChange(id, act)
    if form.errors.isEmpty, let nip = form.nip, let from = form.from {
      let isActing = form.isActing
      do {
        try await services.storage.write { transaction in
          _ = try Self.load(id, for: .change, act: act, in: transaction)
          guard let person = try RosterStore.history(nip: nip, in: transaction) else {
            throw RosterRefusal.notMember
          }
          let head = UnitHead(
            unitID: id, employeeID: person.id, isActing: isActing, from: from)
          try RosterActs.appoint(head, act: act, in: transaction)
        }
        return redirect(to: RosterLink.heads(id).path(saying: .saved))
      } catch let refusal as RosterRefusal {
        form.refuse(refusal)
      }
    }
    return htmlResponse(
      HeadsPage(model: try await headsModel(id, act), form: form, page: context.page()),
      status: .unprocessableContent)
  }

  func endOffice(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    try await requireChange(id, act)
    var form = HeadForm(from: act.day)
    form.typedUntil = String((context.form?["sampai"] ?? "").prefix(20))
    if let day = CalendarDate(form.typedUntil) {
      do {
        try await services.storage.write { transaction in
          _ = try Self.load(id, for: .change, act: act, in: transaction)
          try RosterActs.endOffice(of: id, lastDay: day, act: act, in: transaction)
        }
        return redirect(to: RosterLink.heads(id).path(saying: .saved))
      } catch let refusal as RosterRefusal {
        form.errors.append(FormError(field: "sampai", message: RosterText.refusal(refusal)))
      }
    } else {
      form.errors.append(FormError(field: "sampai", message: WorkUnitText.dateUnreadable))
    }
    return htmlResponse(
      HeadsPage(model: try await headsModel(id, act), form: form, page: context.page()),
      status: .unprocessableContent)
  }

  func setting(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    return htmlResponse(
      UnitSettingPage(
        unit: unit, day: act.day, form: SettingForm(unit.setting),
        page: page(request, context)))
  }

  func set(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    let act = act(context)
    let form = SettingForm(context.form ?? FormBody())
    let version = context.form?["versi"].flatMap { Int64($0) } ?? 0
    let (unit, _) = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
    guard form.errors.isEmpty, let setting = form.setting else {
      return htmlResponse(
        UnitSettingPage(unit: unit, day: act.day, form: form, page: context.page()),
        status: .unprocessableContent)
    }
    try await refusing {
      try await services.storage.write { transaction in
        let (present, _) = try Self.load(id, for: .change, act: act, in: transaction)
        try WorkUnitActs.set(
          setting, of: present, version: version, act: act, in: transaction)
      }
    }
    return redirect(to: WorkUnitLink.unit(id).path(saying: .saved))
  }

  private func requireChange(_ id: ID<WorkUnit>, _ act: Act) async throws {
    _ = try await services.storage.read { transaction in
      try Self.load(id, for: .change, act: act, in: transaction)
    }
  }

  private func headsModel(_ id: ID<WorkUnit>, _ act: Act) async throws -> HeadsModel {
    try await services.storage.read { transaction in
      let (unit, place) = try Self.load(id, for: .read, act: act, in: transaction)
      var lines: [HeadsModel.Line] = []
      for head in try HeadStore.heads(of: id, in: transaction).list.reversed() {
        let person = try RosterStore.history(of: head.employeeID, in: transaction)
        lines.append(HeadsModel.Line(head: head, name: person?.name.text ?? ""))
      }
      return HeadsModel(
        id: id, name: unit.name(on: act.day).text, day: act.day, lines: lines,
        mayChange: unit.isActive
          && WorkUnitPolicy.mayAct(act.principal, .change, on: .unit(place)))
    }
  }
}

/// The fields of a new head.
struct HeadForm: Sendable {
  var typedNIP = ""
  var typedFrom = ""
  var typedUntil = ""
  var isActing = false
  private(set) var nip: NIP?
  private(set) var from: CalendarDate?
  var errors: [FormError] = []

  /// An empty form.
  init(from day: CalendarDate) {
    typedFrom = day.description
    typedUntil = day.description
  }

  /// Reads the fields.
  init(_ form: FormBody) {
    typedNIP = String((form["nip"] ?? "").prefix(60))
    typedFrom = String((form["sejak"] ?? "").prefix(20))
    isActing = form["plt"] != nil
    do throws(NIPRefusal) { nip = try NIP(typedNIP) } catch {
      errors.append(FormError(field: "nip", message: RosterText.refusal(error)))
    }
    from = CalendarDate(typedFrom)
    if from == nil {
      errors.append(FormError(field: "sejak", message: WorkUnitText.dateUnreadable))
    }
  }

  /// Adds what the rules refused.
  mutating func refuse(_ refusal: RosterRefusal) {
    let isAboutDay = if case .headExists = refusal { true } else { false }
    errors.append(
      FormError(field: isAboutDay ? "sejak" : "nip", message: RosterText.refusal(refusal)))
  }
}

/// The fields of time zone and languages.
struct SettingForm: Sendable {
  var typedZone: String
  var typedLanguages: String
  private(set) var setting: UnitSetting?
  private(set) var errors: [FormError] = []

  /// A form with what holds.
  init(_ setting: UnitSetting) {
    typedZone = setting.zone.label
    typedLanguages = setting.languages.map(\.text).joined(separator: ", ")
  }

  /// Reads the fields.
  init(_ form: FormBody) {
    typedZone = String((form["zona"] ?? "").prefix(80))
    typedLanguages = String((form["bahasa"] ?? "").prefix(100))
    let zone = UnitZone(typedZone.filter { !$0.isWhitespace })
    if zone.map({ ZoneClock($0) == nil }) ?? true {
      errors.append(FormError(field: "zona", message: SettingText.zoneUnknown))
    }
    let words = typedLanguages.split { $0 == "," || $0.isWhitespace }
    let codes = words.compactMap { LanguageCode(String($0)) }
    if let zone, codes.count == words.count {
      setting = UnitSetting(zone: zone, languages: codes)
    }
    if setting == nil, errors.isEmpty {
      errors.append(FormError(field: "bahasa", message: SettingText.languagesUnreadable))
    }
  }
}
