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

/// What is typed about a letterhead.
struct LetterheadForm: Sendable {
  /// The names of the fields.
  enum Field {
    static let version = "versi"
    static let office = "inspektorat"
    static let address = "alamat"
    static let act = "aksi"
    static let preview = "lihat"
    static let store = "simpan"
  }

  var version: Int64
  var office: String
  var address: String
  /// Whether the person only wants to see it.
  var isPreview = false

  init(of kept: KeptLetterhead) {
    version = kept.version
    office = kept.letterhead.office
    address = kept.letterhead.address.joined(separator: "\n")
  }

  init(_ form: FormBody) {
    version = form[Field.version].flatMap { Int64($0) } ?? -1
    office = form[Field.office] ?? ""
    address = form[Field.address] ?? ""
    isPreview = form[Field.act] == Field.preview
  }

  /// The letterhead as typed.
  ///
  /// - Throws: `LetterheadRefusal`.
  func letterhead() throws(LetterheadRefusal) -> Letterhead {
    try Letterhead(office: office, address: address)
  }

  /// The field that a refusal is about.
  ///
  /// - Parameters:
  ///   - refusal: Why.
  ///   - reader: Who is told.
  /// - Returns: The field with the sentence.
  static func error(_ refusal: LetterheadRefusal, for reader: Principal?) -> FormError {
    switch refusal {
    case .officeTooLong(let limit):
      FormError(
        field: Field.office,
        message: Text("Paling banyak \(limit) karakter.", "At most \(limit) characters."))
    case .addressTooLong(let lines, let limit):
      FormError(
        field: Field.address,
        message: Text(
          "Paling banyak \(lines) baris, masing-masing \(limit) karakter.",
          "At most \(lines) lines of \(limit) characters."))
    case .overtaken(let change):
      FormError(
        field: Field.office,
        message: LetterheadText.overtaken(
          by: change, for: reader,
          then: Text(
            "Bandingkan dengan kop yang berlaku di halaman ini, lalu simpan lagi.",
            "Compare with the letterhead that stands on this page, then store again.")))
    }
  }
}

extension EvaluationRoutes {
  /// The letterhead of the reports of an instansi.
  func reportLetterhead(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ReportMessage.self)
    return htmlResponse(
      try await letterheadPage(context, page: page, form: nil, errors: []))
  }

  /// Shows what was typed as it would be printed, or takes it.
  func changeLetterhead(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = LetterheadForm(context.form ?? FormBody())
    do {
      let letterhead = try form.letterhead()
      if form.isPreview {
        return htmlResponse(
          try await letterheadPage(context, page: context.page(), form: form, errors: []))
      }
      let id = try await services.storage.write { transaction in
        let (institution, principal) = try Self.letterheadOwner(context, in: transaction)
        try LetterheadActs.change(
          to: letterhead, of: institution.id, by: Author(principal), version: form.version,
          act: act(context), in: transaction)
        return institution.id
      }
      return redirect(to: ReportMessage.letterhead.on(ReportLink.letterhead(id).path))
    } catch let refusal as LetterheadRefusal {
      let html = try await letterheadPage(
        context, page: context.page(), form: form,
        errors: [LetterheadForm.error(refusal, for: context.principal)])
      return htmlResponse(html, status: LetterheadText.status(refusal))
    }
  }

  /// The instansi of the path, for those who run its judgements.
  ///
  /// - Throws: `Problem.notFound` for everybody else.
  static func letterheadOwner(
    _ context: ZonaContext, in transaction: Transaction
  ) throws -> (institution: Institution, principal: Principal) {
    let id = try context.id(of: Institution.self)
    guard let principal = context.principal, OpenedOutcomes.mayRead(principal, id),
      let institution = try InstitutionStore.find(id, in: transaction)
    else { throw Problem.notFound }
    return (institution, principal)
  }

  /// The page with what was typed, or with what is kept.
  func letterheadPage(
    _ context: ZonaContext, page: PageContext, form: LetterheadForm?, errors: [FormError]
  ) async throws -> LetterheadPage {
    try await services.storage.read { transaction in
      let institution = try Self.letterheadOwner(context, in: transaction).institution
      let kept = try LetterheadStore.find(of: institution.id, in: transaction)
      var form = form ?? LetterheadForm(of: kept)
      // After a refusal the form stands on what is kept now, which the page shows beside it.
      if !errors.isEmpty { form.version = kept.version }
      return LetterheadPage(
        institution: institution, kept: kept, form: form, errors: errors, page: page)
    }
  }
}
