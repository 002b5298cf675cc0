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
        address: address(of: record, request, context),
        declared: try await declared(record, page: page(request, context)),
        page: page(request, context)))
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
        record: record, content: content, isValid: isValid,
        declared: try await declared(record, page: page(request, context)),
        page: page(request, context)))
  }

  /// The declaration that a record is about; nil for any other record.
  func declared(_ record: SignedRecord, page: PageContext) async throws -> DeclaredFacts? {
    guard record.kind == .declaration, let id = ID<UnitDeclaration>(record.subjectID) else {
      return nil
    }
    return try await services.storage.read { transaction in
      guard let published = try UnitDeclarationStore.find(id, in: transaction) else { return nil }
      return DeclaredFacts(
        published: published,
        supporters: try UnitDeclarationStore.supporters(of: id, in: transaction),
        correction: try UnitDeclarationStore.declarations(of: published.unitID, in: transaction)
          .correction(of: id), page: page)
    }
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
  func file(
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
