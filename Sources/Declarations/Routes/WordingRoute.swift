import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func wording(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let variant = try Self.variant(request.uri.queryParameters["untuk"].map(String.init))
    let present = try await present(variant, context)
    let form = WordingForm(
      opening: present.text?.opening ?? PledgeWording.opening(variant),
      promises: present.text?.promises ?? PledgeWording.promises(variant))
    return htmlResponse(
      WordingPage(
        institutionID: present.id, name: present.name, variant: variant,
        own: present.text?.number, form: form, errors: [], page: page(request, context)))
  }

  func saveWording(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let variant = try Self.variant(context.form?["untuk"])
    let present = try await present(variant, context)
    let act = act(context)
    let acts = acts
    let form = WordingForm(context.form ?? FormBody())
    var errors = form.errors
    if errors.isEmpty {
      do {
        try await services.storage.write { transaction in
          _ = try acts.word(
            variant, of: present.id, opening: form.opening, promises: form.promises, act: act,
            in: transaction)
        }
        return redirect(to: DeclarationLink.wording(present.id, variant).path(saying: .saved))
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: "janji_id"))
      }
    }
    return htmlResponse(
      WordingPage(
        institutionID: present.id, name: present.name, variant: variant,
        own: present.text?.number, form: form, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  /// The variant that is worded; that of the employees unless another one is named.
  private static func variant(_ word: String?) throws -> PledgeVariant {
    guard let word else { return .employee }
    guard let variant = PledgeVariant(rawValue: word) else { throw Problem.notFound }
    return variant
  }

  /// The instansi of the path with its own wording, for those who may set it.
  private func present(
    _ variant: PledgeVariant, _ context: ZonaContext
  ) async throws -> (id: ID<Institution>, name: String, text: PledgeText?) {
    let id = try id("id", of: Institution.self, context)
    guard DeclarationPolicy.mayWord(context.principal, of: id) else { throw Problem.notFound }
    let found = try await services.storage.read { transaction -> (String, PledgeText?)? in
      guard let institution = try InstitutionStore.find(id, in: transaction) else { return nil }
      let own = try TextStore.own(of: id, variant: variant, in: transaction)
      return (institution.name.text, own?.text)
    }
    guard let (name, text) = found else { throw Problem.notFound }
    return (id, name, text)
  }
}

/// The instansi's own words as typed: one promise a line, the two languages side by side.
struct WordingForm: Sendable {
  let typedOpening: (indonesian: String, english: String)
  let typedPromises: (indonesian: String, english: String)
  private(set) var errors: [FormError] = []

  /// A form with a text in it.
  init(opening: Text, promises: [Text]) {
    typedOpening = (opening.indonesian, opening.english)
    typedPromises = (
      promises.map(\.indonesian).joined(separator: "\n"),
      promises.map(\.english).joined(separator: "\n")
    )
  }

  /// Reads what was typed.
  init(_ form: FormBody) {
    func field(_ name: String, _ limit: Int) -> String { String((form[name] ?? "").prefix(limit)) }
    typedOpening = (field("pembuka_id", 600), field("pembuka_en", 600))
    typedPromises = (field("janji_id", 20_000), field("janji_en", 20_000))
    for (name, typed) in [
      ("pembuka_id", typedOpening.indonesian), ("pembuka_en", typedOpening.english),
    ] where Self.lines(typed).count != 1 {
      errors.append(FormError(field: name, message: DeclarationText.openingIsOneLine))
    }
    if Self.lines(typedPromises.indonesian).count != Self.lines(typedPromises.english).count {
      errors.append(FormError(field: "janji_en", message: DeclarationText.promisesDiffer))
    }
  }

  /// What stands before the promises.
  var opening: Text {
    Text(
      Self.lines(typedOpening.indonesian).first ?? "", Self.lines(typedOpening.english).first ?? ""
    )
  }

  /// The promises in their order.
  var promises: [Text] {
    zip(Self.lines(typedPromises.indonesian), Self.lines(typedPromises.english))
      .map { Text($0, $1) }
  }

  private static func lines(_ typed: String) -> [String] {
    typed.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}
