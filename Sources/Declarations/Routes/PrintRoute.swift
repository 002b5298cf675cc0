import DeclarationsModel
import HTTPTypes
import Hummingbird
import Kernel
import Programs
package import Web
import WorkUnitsModel

extension DeclarationRoutes {
  /// A record as a PDF with its QR, printed from the same page.
  func recordPDF(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (record, content, isValid) = try await readable(context)
    let html = RecordPage(
      record: record, content: content, isValid: isValid,
      address: address(of: record, request, context),
      declared: try await declared(record, page: page(request, context)),
      page: page(request, context))
    return try await pdf(of: html, named: "\(record.kind.rawValue)-\(record.id).pdf")
  }

  /// A declaration as a PDF with its QR, printed from the public page.
  ///
  /// Only for the people of the unit: a child process for each visitor would starve the server, and
  /// visitors print the page with their browser.
  func declarationPDF(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let page = try await publicPage(of: published.unitID, showing: published, request, context)
    guard var html = page, html.mayPrint else { throw Problem.notFound }
    html.mayManage = false
    return try await pdf(of: html, named: "pencanangan-\(published.date).pdf")
  }

  /// An agreement as a PDF with the QR of each signature, printed from its page.
  func agreementPDF(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var html = try await agreementPage(request, context, page: context.page(), errors: [])
    html.isHead = false
    html.mayManage = false
    guard !html.records.isEmpty else { throw DeclarationText.nothingSigned }
    return try await pdf(of: html, named: "perjanjian-\(html.agreement.year.number).pdf")
  }

  /// The public address of the proof of a record, as it stands in the QR.
  func address(of record: SignedRecord, _ request: Request, _ context: ZonaContext) -> String {
    Self.site(request, context) + DeclarationLink.proof(record.digest).path
  }

  /// The address of this installation as the request names it.
  static func site(_ request: Request, _ context: ZonaContext) -> String {
    (context.settings.secureCookies ? "https://" : "http://") + (request.head.authority ?? "")
  }

  /// Prints a page with WeasyPrint; the page and its style are all that it gets.
  func pdf(of html: some HTML, named name: String) async throws -> Response {
    do {
      let output = try await ExternalProgram.weasyprint.run(
        ["-", "-"], input: PrintedPage.bytes(of: html),
        limits: ProgramLimits(processorSeconds: 30, memoryBytes: 2 << 30))
      return bytesResponse(output.bytes, type: "application/pdf", fileName: name)
    } catch let failure as ProgramFailure {
      throw Problem(
        status: .unprocessableContent, code: "no_pdf",
        title: Text("PDF belum dapat dibuat", "No PDF can be made"), detail: failure.text,
        wayOut: Text(
          "Halamannya sendiri dapat dicetak, atau disimpan sebagai PDF, lewat peramban Anda.",
          "The page itself can be printed, or saved as PDF, with your browser."))
    }
  }
}

/// A page with its style inside, for a program that fetches nothing.
package enum PrintedPage {
  /// The document as the program reads it.
  package static func bytes(of html: some HTML) -> [UInt8] {
    let page = String(decoding: renderDocument(html), as: UTF8.self)
    let style = String(decoding: Assets.stylesheet.bytes, as: UTF8.self)
    return Array(
      page.replacing(#/<link rel="(stylesheet|icon)"[^>]*>/#, with: "")
        .replacing(#/<script[^>]*><\/script>/#, with: "")
        .replacing("</head>", with: "<style>" + style + "</style></head>", maxReplacements: 1)
        .utf8)
  }
}
