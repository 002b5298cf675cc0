import Accounts
import Documents
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

extension WorkUnitRoutes {
  /// A workbook, and a little for the form around it.
  private static let uploadLimit = 32 * 1024 * 1024 + 64 * 1024
  /// A list as text with its corrections.
  private static let approvalLimit = 16 * 1024 * 1024

  /// Registers the import of rosters.
  func registerRosterImport(in table: RouteTable) {
    let manage = RouteAccess.policy("place.manageRoster")
    table.get("/unit/:id/pegawai/impor", manage) { try await rosterImporting($0, $1) }
    table.post("/unit/:id/pegawai/impor", manage, limit: Self.uploadLimit) {
      try await rosterUpload($0, $1)
    }
    table.post("/unit/:id/pegawai/impor/persetujuan", manage, limit: Self.approvalLimit) {
      try await rosterApproval($0, $1)
    }
    table.get("/instansi/:id/pegawai/impor", manage) { try await rosterImporting($0, $1) }
    table.post("/instansi/:id/pegawai/impor", manage, limit: Self.uploadLimit) {
      try await rosterUpload($0, $1)
    }
    table.post("/instansi/:id/pegawai/impor/persetujuan", manage, limit: Self.approvalLimit) {
      try await rosterApproval($0, $1)
    }
  }

  /// The list that is imported: of one unit, or of a whole instansi.
  private struct Target: Sendable {
    let link: RosterModel.Link
    let unit: WorkUnit?
    let institution: ID<Institution>
    let name: String
  }

  /// Where a file is chosen.
  func rosterImporting(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let target = try await target(request, context)
    return htmlResponse(
      RosterImportPage(
        link: target.link, name: target.name, error: nil, page: page(request, context)))
  }

  /// Reads a file and says what becomes of each row; stores nothing.
  func rosterUpload(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let target = try await target(request, context)
    let act = act(context)
    do {
      guard let file = context.form?.file(ImportForm.fileField) else {
        throw RosterImportRefusal.noRows
      }
      let rows = try RosterFile.rows(of: file.bytes)
      let plan = try await decide(rows, target, act)
      return htmlResponse(
        RosterCheckPage(
          link: target.link, name: target.name, state: ImportForm(rows), plan: plan,
          page: context.page()))
    } catch {
      guard let sentence = RosterImportText.sentence(error) else { throw error }
      return htmlResponse(
        RosterImportPage(
          link: target.link, name: target.name, error: sentence, page: context.page()),
        status: .unprocessableContent)
    }
  }

  /// Checks a corrected list again, and stores it when that was asked and every row is accepted.
  func rosterApproval(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let target = try await target(request, context)
    let act = act(context)
    let isApproved = context.form?[ImportForm.storeField] != nil
    do {
      let state = try ImportForm(employees: context.form ?? FormBody())
      // Decided again in the transaction that stores it: the roster may have changed meanwhile.
      let plan = try await services.storage.write { transaction in
        _ = try Self.target(target.link, act, in: transaction)
        let plan = try RosterImportStore.decide(
          state.rows, for: target.unit, in: target.institution, at: act.now, on: act.day,
          transaction: transaction)
        if plan.isAccepted, isApproved {
          try RosterImportStore.store(
            plan, by: act.principal, at: act.now, in: transaction)
        }
        return plan
      }
      if plan.isAccepted, isApproved {
        let done = ImportDone(
          added: plan.count(of: .create) + plan.count(of: .join),
          changed: plan.count(of: .correct), unchanged: plan.count(of: .unchanged))
        return redirect(to: done.on(target.link.path))
      }
      return htmlResponse(
        RosterCheckPage(
          link: target.link, name: target.name, state: state, plan: plan, page: context.page()),
        status: plan.isAccepted ? .ok : .unprocessableContent)
    } catch {
      guard let sentence = RosterImportText.sentence(error) else { throw error }
      return htmlResponse(
        RosterImportPage(
          link: target.link, name: target.name, error: sentence, page: context.page()),
        status: .unprocessableContent)
    }
  }

  func rosterCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    return try await csv(.unit(id), context)
  }

  func institutionRosterCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Institution.self)
    return try await csv(.institution(id), context)
  }

  func rosterWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: WorkUnit.self)
    return try await workbook(.unit(id), context)
  }

  func institutionRosterWorkbook(
    _ request: Request, _ context: ZonaContext
  ) async throws -> Response {
    let id = try context.id(of: Institution.self)
    return try await workbook(.institution(id), context)
  }

  private func csv(
    _ link: RosterModel.Link, _ context: ZonaContext
  ) async throws -> Response {
    let rows = try await exported(link, context)
    return bytesResponse(
      CSV.write(rows, style: .excel), type: "text/csv; charset=utf-8", fileName: "pegawai.csv")
  }

  private func workbook(
    _ link: RosterModel.Link, _ context: ZonaContext
  ) async throws -> Response {
    let rows = try await exported(link, context)
    return bytesResponse(
      try RosterFile.workbook(rows, at: context.now),
      type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      fileName: "pegawai.xlsx")
  }

  private func exported(
    _ link: RosterModel.Link, _ context: ZonaContext
  ) async throws -> [[String]] {
    let act = act(context)
    return try await services.storage.read { transaction in
      switch link {
      case .unit(let id):
        let (unit, _) = try Self.load(id, for: .readRoster, act: act, in: transaction)
        return try RosterImportStore.rows(
          of: id, in: unit.institutionID, on: act.day, transaction: transaction)
      case .institution(let id):
        _ = try Self.load(id, for: .readRoster, act: act, in: transaction)
        return try RosterImportStore.rows(
          of: nil, in: id, on: act.day, transaction: transaction)
      }
    }
  }

  private func decide(
    _ rows: [[String]], _ target: Target, _ act: Act
  ) async throws -> RosterImport {
    try await services.storage.read { transaction in
      try RosterImportStore.decide(
        rows, for: target.unit, in: target.institution, at: act.now, on: act.day,
        transaction: transaction)
    }
  }

  private func target(_ request: Request, _ context: ZonaContext) async throws -> Target {
    let act = act(context)
    let link: RosterModel.Link =
      request.uri.path.hasPrefix("/unit/")
      ? .unit(try context.id(of: WorkUnit.self))
      : .institution(try context.id(of: Institution.self))
    return try await services.storage.read { try Self.target(link, act, in: $0) }
  }

  private static func target(
    _ link: RosterModel.Link, _ act: Act, in transaction: Transaction
  ) throws -> Target {
    switch link {
    case .unit(let id):
      let (unit, _) = try load(id, for: .manageRoster, act: act, in: transaction)
      guard unit.isActive else { throw WorkUnitText.problem(.unitIsClosed) }
      return Target(
        link: link, unit: unit, institution: unit.institutionID,
        name: unit.name(on: act.day).text)
    case .institution(let id):
      let institution = try load(id, for: .manageRoster, act: act, in: transaction)
      return Target(link: link, unit: nil, institution: id, name: institution.name.text)
    }
  }
}

extension ImportForm {
  /// Reads the form of a list of employees that came back.
  ///
  /// - Throws: `CSVRefusal` for a list that no page of ours sent.
  init(employees form: FormBody) throws {
    try self.init(form) { head, column in
      RosterImport.columns.indices.contains(column)
        && head.filter { !$0.isWhitespace }.lowercased() == RosterImport.columns[column]
    }
  }
}
