import Cryptography
import Declarations
import DeclarationsModel
import Documents
import EvaluationsModel
import Foundation
import HTTPTypes
import House
import Hummingbird
import Kernel
import Programs
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension EvaluationRoutes {
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// The report as a tagged PDF (PDF/UA-1) with its QR once it is signed.
  ///
  /// A draft is printed each time. What is wholly signed is printed once and kept, and only given
  /// out while it fits the signed records.
  func reportPDF(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let site = site(request, context)
    let (opened, kept, logo) = try await services.storage.read { transaction in
      let opened = try Self.genuine(id, context, in: transaction)
      return (
        opened,
        try PrintStore.find(
          of: opened.report, records: opened.records, address: site, in: transaction),
        try opened.logo(in: transaction)
      )
    }
    if let kept { return Self.answer(kept, opened) }
    let html = ReportPrint(
      opened: opened, logo: logo,
      address: opened.records.last.map { site + ReportLink.proof($0.digest).path },
      page: context.page())
    let bytes = try await Self.printed(html)
    let now = context.now
    // Whoever asked at the same moment gets what was kept first, so that there is one file.
    let mine = try await services.storage.write { transaction in
      try PrintStore.keep(
        bytes, of: opened.report, records: opened.records, address: site, at: now,
        in: transaction)
    }
    if let mine { return Self.answer(mine, opened) }
    return bytesResponse(
      bytes, type: "application/pdf", fileName: Self.fileName(opened, "pdf"))
  }

  /// A report whose signatures all hold.
  ///
  /// - Throws: `Problem` when one does not: nothing is made of such a report.
  private static func genuine(
    _ id: ID<Evaluation>, _ context: ZonaContext, in transaction: Transaction
  ) throws -> OpenedReport {
    let opened = try ReadableReport(id, context, in: transaction).opened
    for record in opened.records {
      guard try RecordProof.isValid(record, in: transaction) else { throw ReportText.notGenuine }
    }
    return opened
  }

  private static func printed(_ html: ReportPrint) async throws -> [UInt8] {
    do {
      return try await ExternalProgram.weasyprint.run(
        ["--pdf-variant", "pdf/ua-1", "-", "-"], input: PrintedPage.bytes(of: html),
        limits: ProgramLimits(processorSeconds: 30, memoryBytes: 2 << 30)
      ).bytes
    } catch let failure as ProgramFailure {
      throw Problem(
        status: .unprocessableContent, code: "no_pdf",
        title: Text("PDF belum dapat dibuat", "No PDF can be made"), detail: failure.text,
        wayOut: Text(
          "Halaman laporan dapat dicetak, atau disimpan sebagai PDF, lewat peramban Anda.",
          "The page of the report can be printed, or saved as PDF, with your browser."))
    }
  }

  /// The kept file with its digest, as RFC 9530 writes it.
  private static func answer(_ kept: KeptPrint, _ opened: OpenedReport) -> Response {
    var response = bytesResponse(
      kept.bytes, type: "application/pdf", fileName: fileName(opened, "pdf"))
    if let name = HTTPField.Name("Repr-Digest") {
      let digest = Data(kept.digest.bytes).base64EncodedString()
      response.headers[name] = "sha-256=:\(digest):"
    }
    return response
  }

  /// The report as a workbook: a sheet with its words, and one for each table.
  func reportWorkbook(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let opened = try await services.storage.read {
      try Self.genuine(id, context, in: $0)
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

  /// Whether a signed paper is genuine, and what it says of unit, score and outcome.
  ///
  /// The code is a digest over 128 random bits, so that only who has it on paper finds the page. An
  /// assessor whose door to the unit is shut gets the answer of a code that was never given.
  func reportProof(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let digest = try context.parameter("digest").lowercased()
    let page = context.page()
    let proof = try await services.storage.read { transaction -> ReportProofPage in
      guard let edition = try ReportStore.edition(signedWith: digest, in: transaction) else {
        throw ReportText.noProof
      }
      let place = try WorkUnitStore.place(of: edition.evaluation.unitID, in: transaction)
      guard context.principal?.isShutOut(of: place) != true else { throw ReportText.noProof }
      return ReportProofPage(
        edition: edition,
        signatures: try edition.records.map {
          ProvenSignature(record: $0, isValid: try RecordProof.isValid($0, in: transaction))
        },
        printDigest: edition.isGivenBack
          ? nil
          : try PrintStore.digest(
            of: edition.report, records: edition.records, in: transaction),
        page: page)
    }
    var response = htmlResponse(proof)
    // Where somebody writes such an address on a page of theirs, no search engine keeps the answer.
    if let name = HTTPField.Name("X-Robots-Tag") { response.headers[name] = "noindex" }
    return response
  }

  /// The address of this installation: as it was set for letters, else as the request names it.
  ///
  /// It ends up in a QR that is kept, so a name that was set counts more than one that was sent.
  private func site(_ request: Request, _ context: ZonaContext) -> String {
    services.mail?.publicAddress
      ?? (context.settings.secureCookies ? "https://" : "http://") + (request.head.authority ?? "")
  }

  private static func fileName(_ opened: OpenedReport, _ ending: String) -> String {
    "LHE \(opened.evaluation.year.number) \(opened.unitName).\(ending)"
  }
}
