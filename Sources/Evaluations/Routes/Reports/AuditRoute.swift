import Accounts
import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What is typed about audit findings.
struct AuditForm: Sendable {
  /// The names of the fields.
  enum Field {
    static let year = "tahun"
    static let version = "versi"
    static let findings = "temuan"
    static let followedUp = "ditindaklanjuti"
    static let letter = "surat"
    static let reason = "alasan"
  }

  var year: CycleYear?
  var version: Int64 = -1
  var findings = ""
  var followedUp = ""
  var letter = ""
  var reason = ""

  init(of statement: AuditStatement?) {
    guard let statement else {
      version = 0
      return
    }
    version = statement.version
    findings = String(statement.figures.findings)
    followedUp = String(statement.figures.followedUp)
    letter = statement.figures.letter
  }

  init(_ form: FormBody) {
    year = form[Field.year].flatMap { Int($0) }.flatMap { CycleYear($0) }
    version = form[Field.version].flatMap { Int64($0) } ?? -1
    findings = form[Field.findings] ?? ""
    followedUp = form[Field.followedUp] ?? ""
    letter = form[Field.letter] ?? ""
    reason = form[Field.reason] ?? ""
  }

  /// The figures as typed.
  ///
  /// - Throws: `AuditFaults` with everything that is wrong, a field at a time.
  func figures() throws -> AuditStatement.Figures {
    let (found, done) = (Self.count(findings), Self.count(followedUp))
    let faults = AuditStatement.Figures.faults(
      findings: found, followedUp: done, letter: letter)
    guard faults.isEmpty, let found, let done else { throw AuditFaults(refusals: faults) }
    return try AuditStatement.Figures(findings: found, followedUp: done, letter: letter)
  }

  /// A count as people type it, also with points between thousands.
  private static func count(_ text: String) -> Int? {
    let digits = text.filter { !$0.isWhitespace && $0 != "." }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  /// The field that a refusal is about.
  static func error(_ refusal: AuditRefusal) -> FormError {
    let field =
      switch refusal {
      case .findingsWrong, .nothingChanged, .overtaken: Field.findings
      case .followedUpWrong, .moreThanFound: Field.followedUp
      case .letterMissing, .letterTooLong: Field.letter
      case .reasonMissing, .reasonTooLong: Field.reason
      }
    return FormError(field: field, message: AuditText.refusal(refusal))
  }
}

/// Everything that is wrong with figures that somebody typed.
struct AuditFaults: Error {
  let refusals: [AuditRefusal]
}

extension EvaluationRoutes {
  /// How far a unit followed up audit findings, with every version.
  func auditStatements(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let year = request.uri.queryParameters[Substring(AuditForm.Field.year)]
      .flatMap { Int($0) }.flatMap { CycleYear($0) }
    let page = context.page(after: request, ReportMessage.self)
    return htmlResponse(
      try await auditPage(context, year: year, page: page, form: nil, errors: []))
  }

  /// Takes a statement.
  func stateAudit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = AuditForm(context.form ?? FormBody())
    guard let year = form.year else { throw Problem.notFound }
    do {
      let unit = try await services.storage.write { transaction in
        let unit = try FollowedUnit(for: .stateAudit, context, in: transaction)
        guard try Self.years(of: unit, in: transaction).contains(year) else {
          throw Problem.notFound
        }
        let figures = try form.figures()
        let standing = try AuditStore.standing(
          of: unit.unitID, in: year, transaction: transaction)
        let statement = try AuditStatement.state(
          figures, after: standing, of: unit.unitID, in: year, because: form.reason,
          baseVersion: form.version, by: Author(unit.principal), at: context.now)
        try AuditStore.insert(statement, in: transaction)
        try act(context).journal([statement.journalEntry], in: transaction)
        return unit.unitID
      }
      return redirect(to: ReportMessage.stated.on(ReportLink.audit(unit, year).path))
    } catch let faults as AuditFaults {
      return htmlResponse(
        try await auditPage(
          context, year: year, page: context.page(), form: form,
          errors: faults.refusals.map(AuditForm.error)), status: .unprocessableContent)
    } catch let refusal as AuditRefusal {
      let html = try await auditPage(
        context, year: year, page: context.page(), form: form,
        errors: [AuditForm.error(refusal)])
      return htmlResponse(
        html, status: refusal == .overtaken ? .conflict : .unprocessableContent)
    }
  }

  /// The programme years of the unit's instansi, the latest first.
  private static func years(
    of unit: FollowedUnit, in transaction: Transaction
  ) throws -> [CycleYear] {
    try CycleStore.cycles(of: unit.place.institutionID, in: transaction).map(\.year)
  }

  private func auditPage(
    _ context: ZonaContext, year: CycleYear?, page: PageContext, form: AuditForm?,
    errors: [FormError]
  ) async throws -> AuditPage {
    try await services.storage.read { transaction in
      let unit = try FollowedUnit(for: .readAudit, context, in: transaction)
      let years = try Self.years(of: unit, in: transaction)
      let shown = year.flatMap { years.contains($0) ? $0 : nil } ?? years.first
      if year != nil, shown != year { throw Problem.notFound }
      let versions =
        try shown.map {
          try AuditStore.versions(of: unit.unitID, in: $0, transaction: transaction)
        } ?? []
      var form = form ?? AuditForm(of: versions.first)
      // After a refusal the form stands on what is kept now, which the page shows above it.
      if !errors.isEmpty { form.version = versions.first?.version ?? 0 }
      return AuditPage(
        unit: unit, year: shown, years: years, versions: versions, form: form, errors: errors,
        page: page)
    }
  }
}
