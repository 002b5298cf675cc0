import Accounts
import Cryptography
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func record(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (record, content, isValid) = try await readable(context)
    return htmlResponse(
      RecordPage(
        record: record, content: content, isValid: isValid,
        address: address(of: record, request, context), page: page(request, context)))
  }

  func recordFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (record, _, _) = try await readable(context)
    let bytes = try await file([record], of: record.institutionID, context)
    return bytesResponse(
      bytes, type: "application/json", fileName: "\(record.kind.rawValue)-\(record.id).json")
  }

  func roundFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let (round, records) = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      return (
        round,
        try RecordStore.records(of: PledgeActs.subject(of: round), in: transaction)
      )
    }
    guard !records.isEmpty else { throw DeclarationText.nothingSigned }
    let bytes = try await file(records, of: round.institutionID, context)
    return bytesResponse(
      bytes, type: "application/json", fileName: "pakta-integritas-\(round.year.number).json")
  }

  /// The public proof: whoever holds a paper sees whether it was signed and by whom.
  func proof(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let digest = try context.parameter("digest").lowercased()
    let found = try await services.storage.read { transaction -> (SignedRecord, Bool)? in
      guard let record = try RecordStore.find(digest: digest, in: transaction) else { return nil }
      return (record, try RecordProof.isValid(record, in: transaction))
    }
    guard let (record, isValid) = found, let content = RecordContent(record) else {
      throw Problem.notFound
    }
    return htmlResponse(
      ProofPage(
        record: record, content: content, isValid: isValid, page: page(request, context)))
  }

  /// The public keys of an instansi that has signed something; of another one nothing is told.
  func keys(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: Institution.self, context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction -> KeysPage? in
      let keys = try PublicKeyStore.keys(of: id, in: transaction)
      guard !keys.isEmpty, let institution = try InstitutionStore.find(id, in: transaction) else {
        return nil
      }
      return KeysPage(name: institution.name.text, keys: keys, page: page)
    }
    guard let html else { throw Problem.notFound }
    return htmlResponse(html)
  }

  func wording(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: Institution.self, context)
    guard DeclarationPolicy.mayWord(context.principal, of: id) else { throw Problem.notFound }
    let (name, text) = try await present(id)
    let form = WordingForm(
      opening: text?.opening ?? PledgeWording.opening(.employee),
      promises: text?.promises ?? PledgeWording.promises(.employee))
    return htmlResponse(
      WordingPage(
        institutionID: id, name: name, own: text?.number, form: form, errors: [],
        page: page(request, context)))
  }

  func saveWording(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: Institution.self, context)
    guard DeclarationPolicy.mayWord(context.principal, of: id) else { throw Problem.notFound }
    let (name, text) = try await present(id)
    let act = act(context)
    let acts = acts
    let form = WordingForm(context.form ?? FormBody())
    var errors = form.errors
    if errors.isEmpty {
      do {
        try await services.storage.write { transaction in
          _ = try acts.word(
            .employee, of: id, opening: form.opening, promises: form.promises, act: act,
            in: transaction)
        }
        return redirect(to: DeclarationLink.wording(id).path(saying: .saved))
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: "janji_id"))
      }
    }
    return htmlResponse(
      WordingPage(
        institutionID: id, name: name, own: text?.number, form: form, errors: errors,
        page: context.page()),
      status: .unprocessableContent)
  }

  private func present(_ id: ID<Institution>) async throws -> (name: String, text: PledgeText?) {
    let found = try await services.storage.read { transaction -> (String, PledgeText?)? in
      guard let institution = try InstitutionStore.find(id, in: transaction) else { return nil }
      let own = try TextStore.own(of: id, variant: .employee, in: transaction)
      return (institution.name.text, own?.text)
    }
    guard let found else { throw Problem.notFound }
    return found
  }

  /// A record that the person may read: those of the unit, and everybody their own.
  func readable(
    _ context: ZonaContext
  ) async throws -> (SignedRecord, RecordContent, Bool) {
    let id = try id("id", of: SignedRecord.self, context)
    let act = act(context)
    let found = try await services.storage.read { transaction -> (SignedRecord, Bool)? in
      guard let record = try RecordStore.find(id, in: transaction) else { return nil }
      let place = try WorkUnitStore.place(of: record.unitID, in: transaction)
      guard
        try DeclarationPolicy.mayAct(act.principal, .read, on: place)
          || Self.isOwn(record, act: act, in: transaction)
      else { return nil }
      return (record, try RecordProof.isValid(record, in: transaction))
    }
    guard let (record, isValid) = found, let content = RecordContent(record) else {
      throw Problem.notFound
    }
    return (record, content, isValid)
  }

  /// Whether a record is the person's own, also after they left the unit.
  private static func isOwn(
    _ record: SignedRecord, act: Act, in transaction: Transaction
  ) throws -> Bool {
    guard let principal = act.principal, let id = ID<Employee>(record.signer),
      let person = try RosterStore.history(of: id, in: transaction)
    else { return false }
    return person.accountID?.text == principal.accountID
  }

  /// Seals records into a file; sealing needs the private key, so it runs as a write.
  private func file(
    _ records: [SignedRecord], of institution: ID<Institution>, _ context: ZonaContext
  ) async throws -> [UInt8] {
    let keys = acts.keys
    let now = context.now
    let bytes = try await services.storage.write { transaction in
      try RecordProof.file(records, of: institution, keys: keys, at: now, in: transaction)
    }
    return bytes
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
