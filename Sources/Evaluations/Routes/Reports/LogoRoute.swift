import EvaluationsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel
import WorksheetsModel

/// What is sent about a logo.
struct LogoForm: Sendable {
  /// The name of the file's field.
  static let file = "logo"
  /// What a form may hold: a photograph of a telephone shall hear which size is taken, instead of
  /// the sentence for every form that is too long.
  ///
  /// - Unit: bytes.
  static let mostBytes = 8 << 20

  let version: Int64
  /// The file; empty when none was chosen.
  let bytes: [UInt8]

  init(_ form: FormBody) {
    version = form[LetterheadForm.Field.version].flatMap { Int64($0) } ?? -1
    bytes = form.file(Self.file)?.bytes ?? []
  }
}

extension EvaluationRoutes {
  /// The logo that stands on the letterhead of an instansi now.
  func letterheadLogo(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let logo = try await services.storage.read { transaction in
      let institution = try Self.letterheadOwner(context, in: transaction).institution
      let kept = try LetterheadStore.find(of: institution.id, in: transaction)
      return try kept.logo.map {
        try LogoStore.find($0.digest, of: institution.id, in: transaction)
      }
    }
    return try Self.answer(logo)
  }

  /// The logo of the paper of a report, for whoever may read the report.
  func reportLogo(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.evaluationID
    let logo = try await services.storage.read {
      try ReadableReport(id, context, in: $0).opened.logo(in: $0)
    }
    return try Self.answer(logo)
  }

  private static func answer(_ logo: StoredLogo?) throws -> Response {
    guard let logo else { throw Problem.notFound }
    return bytesResponse(logo.bytes, type: logo.kind.mediaType)
  }

  /// Takes a picture as the logo.
  func changeLogo(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = LogoForm(context.form ?? FormBody())
    do {
      let picture = try LogoPicture(file: form.bytes)
      return try await changing(toLogo: picture, form, context, saying: .logo)
    } catch let refusal as LogoRefusal {
      let html = try await letterheadPage(
        context, page: context.page(), form: nil,
        errors: [FormError(field: LogoForm.file, message: LetterheadText.refusal(refusal))])
      return htmlResponse(html, status: .unprocessableContent)
    }
  }

  /// Takes the logo away.
  func removeLogo(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changing(
      toLogo: nil, LogoForm(context.form ?? FormBody()), context, saying: .logoRemoved)
  }

  private func changing(
    toLogo picture: LogoPicture?, _ form: LogoForm, _ context: ZonaContext,
    saying message: ReportMessage
  ) async throws -> Response {
    do {
      let id = try await services.storage.write { transaction in
        let (institution, principal) = try Self.letterheadOwner(context, in: transaction)
        try LetterheadActs.change(
          toLogo: picture, of: institution.id, by: Author(principal), version: form.version,
          act: act(context), in: transaction)
        return institution.id
      }
      return redirect(to: message.on(ReportLink.letterhead(id).path))
    } catch let refusal as LetterheadRefusal {
      let html = try await letterheadPage(
        context, page: context.page(), form: nil, errors: [Self.error(refusal, context)])
      return htmlResponse(html, status: LetterheadText.status(refusal))
    }
  }

  /// Only somebody who was faster stands in the way of a logo; words are not looked at.
  private static func error(
    _ refusal: LetterheadRefusal, _ context: ZonaContext
  ) -> FormError {
    guard case .overtaken(let change) = refusal else {
      return LetterheadForm.error(refusal, for: context.principal)
    }
    return FormError(
      field: LogoForm.file,
      message: LetterheadText.overtaken(
        by: change, for: context.principal,
        then: Text(
          "Bandingkan dengan kop yang berlaku di halaman ini, lalu ubah lagi bila masih perlu.",
          "Compare with the letterhead that stands on this page, then change it again if need be.")
      ))
  }
}
