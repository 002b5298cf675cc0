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
  /// A workbook, and a little for the form around it.
  private static let uploadLimit = 8 * 1024 * 1024
  /// A plan as text with its corrections.
  private static let approvalLimit = 8 * 1024 * 1024
  private static let workbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// Registers plans as files.
  func registerFiles(in table: RouteTable) {
    let (read, edit) = (RouteAccess.policy("plan.read"), RouteAccess.policy("plan.edit"))
    table.get("/unit/:id/rencana/:tahun/rencana.xlsx", read) { try await workbook($0, $1) }
    table.get("/unit/:id/rencana/:tahun/rencana.csv", read) { try await csv($0, $1) }
    table.get("/unit/:id/rencana/:tahun/impor", edit) { try await importing($0, $1) }
    table.post("/unit/:id/rencana/:tahun/impor", edit, limit: Self.uploadLimit) {
      try await upload($0, $1)
    }
    table.post(
      "/unit/:id/rencana/:tahun/impor/persetujuan", edit, limit: Self.approvalLimit
    ) { try await approval($0, $1) }
  }

  /// The plan as a workbook.
  func workbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (rows, name) = try await exported(context)
    return bytesResponse(
      try PlanFile.workbook(rows, title: name, in: context.language, at: context.now),
      type: Self.workbookType, fileName: name + ".xlsx")
  }

  /// The plan as CSV, in the style that Excel opens.
  func csv(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (rows, name) = try await exported(context)
    return bytesResponse(
      CSV.write(rows, style: .excel), type: "text/csv; charset=utf-8", fileName: name + ".csv")
  }

  /// Where a file is chosen.
  func importing(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    let opened = try await services.storage.read { try Self.editable(key, act, in: $0) }
    return htmlResponse(PlanImportPage(opened: opened, error: nil, page: context.page()))
  }

  /// Reads a file and says what becomes of each row; stores nothing.
  func upload(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await answering(context) { key, act in
      guard let file = context.form?.file(ImportForm.fileField) else {
        throw PlanImportRefusal.noFile
      }
      let rows = try PlanFile.rows(of: file.bytes)
      return try await services.storage.read { transaction in
        let opened = try Self.editable(key, act, in: transaction)
        return (
          opened, ImportForm(rows),
          try PlanImportActs.decide(
            rows, areas: Set(opened.editableAreas), in: opened.year, transaction: transaction),
          false
        )
      }
    }
  }

  /// Checks a corrected file again, and stores it when that was asked and every row is accepted.
  func approval(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await answering(context) { key, act in
      let state = try ImportForm(plan: context.form ?? FormBody())
      let isApproved = context.form?[ImportForm.storeField] != nil
      // Decided again in the transaction that stores it: the plan may have changed meanwhile.
      return try await services.storage.write { transaction in
        let opened = try Self.editable(key, act, in: transaction)
        let plan = try PlanImportActs.decide(
          state.rows, areas: Set(opened.editableAreas), in: opened.year,
          transaction: transaction)
        guard plan.isAccepted, isApproved else { return (opened, state, plan, false) }
        try PlanImportActs.store(plan, in: opened.year, act: act, transaction: transaction)
        return (opened, state, plan, true)
      }
    }
  }

  private typealias Checked = (
    opened: OpenedPlan, state: ImportForm, plan: PlanImport, isStored: Bool
  )

  private func answering(
    _ context: ZonaContext, _ body: (PlanKey, Act) async throws -> Checked
  ) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    do {
      let checked = try await body(key, act)
      if checked.isStored {
        let plan = checked.plan
        let done = ImportDone(
          added: plan.count(of: .create), changed: plan.count(of: .change),
          unchanged: plan.count(of: .unchanged))
        return redirect(to: done.on(PlanLink.plan(key).path))
      }
      return htmlResponse(
        PlanCheckPage(
          opened: checked.opened, state: checked.state, plan: checked.plan, page: context.page()),
        status: checked.plan.isAccepted || context.path == PlanToolLink.importing(key).path
          ? .ok : .unprocessableContent)
    } catch {
      guard let sentence = PlanImportText.sentence(error) else { throw error }
      let opened = try await services.storage.read { try Self.editable(key, act, in: $0) }
      return htmlResponse(
        PlanImportPage(opened: opened, error: sentence, page: context.page()),
        status: .unprocessableContent)
    }
  }

  private func exported(_ context: ZonaContext) async throws -> (rows: [[String]], name: String) {
    let key = try key(context)
    let act = act(context)
    let language = context.language
    return try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      let board = try PlanActs.board(of: opened.year, in: transaction)
      return (
        PlanFile.rows(
          of: board.lines, instrument: opened.year.instrument, areaName: PlanText.area,
          in: language),
        PlanText.plan(key.year).in(language) + " " + opened.unitName
      )
    }
  }
}

extension ImportForm {
  /// Reads the form of a plan that came back.
  ///
  /// - Throws: `CSVRefusal` for a plan that no page of ours sent.
  init(plan form: FormBody) throws {
    let columns = PlanImport.Column.allCases
    try self.init(form) { head, column in
      columns.indices.contains(column) && PlanImport.Column(title: head) == columns[column]
    }
  }
}
