import Declarations
import DeclarationsModel
import Documents
import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Programs
import Storage
import Web
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// The report as a tagged PDF (PDF/UA-1) with its QR once it is signed.
  func reportPDF(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let (readable, isValid) = try await services.storage.read { transaction in
      let readable = try ReadableReport(id, context, in: transaction)
      let valid = try readable.opened.records.map {
        try RecordProof.isValid($0, in: transaction)
      }
      return (readable, valid.allSatisfy { $0 })
    }
    let opened = readable.opened
    let html = ReportPrint(
      opened: opened, isValid: isValid,
      address: opened.records.last.map {
        Self.site(request, context) + ReportLink.proof($0.digest).path
      }, page: context.page())
    do {
      let output = try await ExternalProgram.weasyprint.run(
        ["--pdf-variant", "pdf/ua-1", "-", "-"], input: PrintedPage.bytes(of: html),
        limits: ProgramLimits(processorSeconds: 30, memoryBytes: 2 << 30))
      return bytesResponse(
        output.bytes, type: "application/pdf", fileName: Self.fileName(opened, "pdf"))
    } catch let failure as ProgramFailure {
      throw Problem(
        status: .unprocessableContent, code: "no_pdf",
        title: Text("PDF belum dapat dibuat", "No PDF can be made"), detail: failure.text,
        wayOut: Text(
          "Halaman laporan dapat dicetak, atau disimpan sebagai PDF, lewat peramban Anda.",
          "The page of the report can be printed, or saved as PDF, with your browser."))
    }
  }

  /// The report as a workbook: a sheet with its words, and one for each table.
  func reportWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let opened = try await services.storage.read {
      try ReadableReport(id, context, in: $0).opened
    }
    let bytes = try PaperWorkbook(
      paper: opened.paper, signatures: opened.report.signatures, at: context.now
    ).bytes()
    return bytesResponse(
      bytes, type: Self.workbookType, fileName: Self.fileName(opened, "xlsx"))
  }

  /// The signed records, sealed: `zona declaration verify` proves them without this server.
  func reportRecords(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let keys = SigningKeys(dataFolder: services.dataFolder)
    // Sealing uses the private key, so it runs as a write.
    let (opened, bytes) = try await services.storage.write { transaction in
      let opened = try ReadableReport(id, context, in: transaction).opened
      guard !opened.records.isEmpty else { throw ReportText.problem(.nothingSigned) }
      return (
        opened,
        try RecordProof.file(
          opened.records, of: opened.place.institutionID, keys: keys, at: context.now,
          in: transaction)
      )
    }
    return bytesResponse(
      bytes, type: "application/json", fileName: Self.fileName(opened, "json"))
  }

  /// Whether a signed paper is genuine; tells whoever holds it, and no figure.
  func reportProof(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let digest = try context.parameter("digest").lowercased()
    let found = try await services.storage.read { transaction -> (SignedRecord, Bool)? in
      guard let record = try ReportStore.record(digest: digest, in: transaction) else {
        return nil
      }
      return (record, try RecordProof.isValid(record, in: transaction))
    }
    guard let (record, isValid) = found else { throw Problem.notFound }
    return htmlResponse(
      ReportProofPage(record: record, isValid: isValid, page: context.page()))
  }

  /// The address of this installation as the request names it.
  private static func site(_ request: Request, _ context: ZonaContext) -> String {
    (context.settings.secureCookies ? "https://" : "http://") + (request.head.authority ?? "")
  }

  private static func fileName(_ opened: OpenedReport, _ ending: String) -> String {
    "LHE \(opened.evaluation.year.number) \(opened.unitName).\(ending)"
  }
}
