import enum Documents.CSV
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel
import WorksheetsModel

extension WorksheetRoutes {
  private static let workbookType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// A worksheet with its answers, ready to be written.
  private struct Exported: Sendable {
    let opened: OpenedWorksheet
    let answers: FormAnswers
    let title: WorkbookTitle

    var instrument: Instrument { opened.loaded.instrument }
    /// The unit's layer only: other layers are shown when they are released.
    var layers: [Layer: FormAnswers] { [.unit: answers] }
    func fileName(_ ending: String) -> String { "LKE \(title.year) \(title.unitName).\(ending)" }
  }

  /// What can be taken away.
  func exporting(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let exported = try await exported(context)
    let frame = exported.opened.frame(context.page(), now: context.now)
    return htmlResponse(ExportPage(frame: frame, error: nil))
  }

  /// A fresh workbook in the portal layout.
  func freshWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let exported = try await exported(context)
    let bytes: [UInt8]
    do {
      let workbook = try PortalWorkbook(of: exported.instrument, in: context.page().language)
      bytes = try workbook.bytes(exported.layers, title: exported.title)
    } catch let refusal as ReadingRefusal {
      throw Self.problem(.reading(refusal))
    } catch let refusal as AnswerFileRefusal {
      throw Self.problem(refusal)
    }
    return bytesResponse(bytes, type: Self.workbookType, fileName: exported.fileName("xlsx"))
  }

  /// The JSON of the national contract.
  func contract(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let exported = try await exported(context)
    let bytes = ContractFile.write(
      unitID: exported.opened.place.unitID.text, title: exported.title, layers: exported.layers,
      of: exported.instrument)
    return bytesResponse(bytes, type: "application/json", fileName: exported.fileName("json"))
  }

  /// A row for each soal.
  func answerTable(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let exported = try await exported(context)
    let rows = ContractFile.table(
      exported.layers, of: exported.instrument, in: context.page().language)
    return bytesResponse(
      CSV.write(rows), type: "text/csv; charset=utf-8", fileName: exported.fileName("csv"))
  }

  /// Gives a person's own workbook back with the answers in it; changes nothing here.
  func ownWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let exported = try await exported(context)
    let frame = exported.opened.frame(context.page(), now: context.now)
    guard let file = context.form?.file(ImportState.Field.file) else {
      let text = Text("Pilih berkasnya dahulu.", "Choose the file first.")
      return htmlResponse(ExportPage(frame: frame, error: text), status: .unprocessableContent)
    }
    do throws(AnswerFileRefusal) {
      let bytes = try AnswerPatch.write(
        exported.answers, of: .unit, for: exported.instrument, into: file.bytes)
      return bytesResponse(bytes, type: Self.workbookType, fileName: file.name)
    } catch {
      let page = ExportPage(frame: frame, error: ImportRefusalText.sentence(error))
      return htmlResponse(page, status: .unprocessableContent)
    }
  }

  private func exported(_ context: ZonaContext) async throws -> Exported {
    let id = try context.id(of: Worksheet.self)
    return try await services.storage.read { transaction in
      let opened = try OpenedWorksheet(id, for: .read, context, in: transaction)
      let answers = try opened.answers(in: transaction)
      let title = WorkbookTitle(
        unitName: opened.unitName, year: opened.loaded.worksheet.year.number,
        createdAt: context.now)
      return Exported(
        opened: opened,
        answers: FormAnswers(Array(answers.values), of: opened.loaded.instrument), title: title)
    }
  }

  private static func problem(_ refusal: AnswerFileRefusal) -> Problem {
    Problem(
      status: .unprocessableContent, code: ImportRefusalText.code(refusal),
      title: Text("Ekspor tidak dapat dibuat", "The export cannot be made"),
      detail: ImportRefusalText.sentence(refusal))
  }
}
