package import Accounts
import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// What can be done about declarations, in the caller's transaction.
package struct UnitDeclarationActs: Sendable {
  /// The private keys of the installation.
  package let keys: SigningKeys

  /// Takes the keys.
  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// A supporter with the code with which they sign along once.
  package struct Slip: Hashable, Sendable {
    /// Who.
    package let person: Witness
    /// The code, which is stored nowhere.
    package let code: KioskCode
  }

  /// Records and publishes a declaration; its document is signed with the key of the instansi.
  ///
  /// - Parameters:
  ///   - facts: What happened.
  ///   - number: The number that the form carried; nil takes a new one.
  ///   - unit: The unit that declares.
  ///   - act: Who records it, when.
  ///   - transaction: A write.
  /// - Returns: The declaration and a slip for each supporter.
  /// - Throws: `alreadyPublished` when the same form was sent twice, `unitIsClosed`, `stageIsClosed`,
  ///   or what the database or the disk throws.
  package func publish(
    _ facts: DeclarationFacts, number: ID<UnitDeclaration>? = nil, for unit: WorkUnit, act: Act,
    in transaction: Transaction
  ) throws -> (declaration: UnitDeclaration, slips: [Slip]) {
    if let number, try UnitDeclarationStore.find(number, in: transaction) != nil {
      throw DeclarationRefusal.alreadyPublished
    }
    guard unit.isActive else { throw DeclarationRefusal.unitIsClosed }
    try Self.checkStage(unit.id, facts.date, act, in: transaction)
    guard let institution = try InstitutionStore.find(unit.institutionID, in: transaction) else {
      throw StorageError.notFound
    }
    var random = SecureGenerator()
    let declaration = UnitDeclaration(
      id: number ?? ID(at: act.now, using: &random), institutionID: unit.institutionID,
      unitID: unit.id, facts: facts)
    let recordID = ID<SignedRecord>(at: act.now, using: &random)
    let document = PledgeDocument.frame(
      id: recordID.text, kind: .declaration, institution: unit.institutionID,
      institutionName: institution.name.text, unit: unit.id,
      unitName: unit.name(on: facts.date).text, at: act.now,
      content: [
        "declaration": .text(declaration.id.text), "date": .text(facts.date.description),
        "year": .number(facts.date.year), "place": .text(facts.place),
        "leader": PledgeDocument.person(facts.leader), "decree": .text(facts.decreeNumber),
        "minutes": .text(facts.minutes),
        "witnesses": .list(facts.witnesses.map(PledgeDocument.person)),
        "supporters": .list(facts.supporters.map(PledgeDocument.person)),
        "signer": .object([
          "id": .text(orNull: act.principal?.accountID),
          "name": .text(act.principal?.name ?? "zona"),
          "office": .text(""), "capacity": .text(Capacity.recorder.rawValue),
        ]),
      ])
    let record = try RecordSigning(keys: keys).sign(
      document, id: recordID, of: subject(of: declaration),
      signer: RecordSigner(
        key: act.principal?.accountID ?? "zona", capacity: .recorder, at: act.now),
      method: nil, act: act, in: transaction)
    let key = try keys.codeKey()
    let slips = facts.supporters.map { Slip(person: $0, code: KioskCode(using: &random)) }
    try UnitDeclarationStore.insert(
      declaration, record: record,
      codeDigests: slips.map { digest(of: $0.code, for: declaration.id, key: key) },
      in: transaction)
    return (declaration, slips)
  }

  /// A supporter signs along with the one-time code; a second time is the same signature.
  ///
  /// - Throws: `codeIsWrong`, `stageIsClosed`, or what the database or the disk throws.
  package func support(
    _ published: UnitDeclarationStore.Published, code: KioskCode, act: Act,
    in transaction: Transaction
  ) throws -> SignedRecord {
    let key = try keys.codeKey()
    let digest = digest(of: code, for: published.id, key: key)
    guard
      let position = try UnitDeclarationStore.position(
        ofCode: digest, declaration: published.id, in: transaction),
      let supporter = try UnitDeclarationStore.supporters(
        of: published.id, in: transaction
      ).first(where: { $0.position == position })
    else { throw DeclarationRefusal.codeIsWrong }
    let subject = published.subject
    let signer = supporter.person.name.lowercased()
    if let earlier = try RecordStore.find(
      of: subject, signer: signer, as: [.supporter], in: transaction)
    {
      return earlier
    }
    try Self.checkStage(subject.unitID, published.date, act, in: transaction)
    var random = SecureGenerator()
    let id = ID<SignedRecord>(at: act.now, using: &random)
    let document = PledgeDocument.frame(
      id: id.text, kind: .declaration, institution: subject.institutionID,
      institutionName: published.content.institutionName, unit: subject.unitID,
      unitName: published.content.unitName, at: act.now,
      content: [
        "declaration": .text(published.id.text),
        "declarationSHA256": .text(published.record.digest),
        "date": .text(published.date.description), "year": .number(published.date.year),
        "method": .text(SigningMethod.kiosk.rawValue),
        "signer": .object([
          "name": .text(supporter.person.name), "office": .text(supporter.person.office),
          "capacity": .text(Capacity.supporter.rawValue),
        ]),
      ])
    let record = try RecordSigning(keys: keys).sign(
      document, id: id, of: subject,
      signer: RecordSigner(key: signer, capacity: .supporter, at: act.now), method: .kiosk,
      act: act, in: transaction)
    try UnitDeclarationStore.markSigned(
      position, of: published.id, at: act.now, in: transaction)
    return record
  }

  /// The stage of the year in which the act was held; years before the programme have none.
  static func checkStage(
    _ unit: ID<WorkUnit>, _ date: CalendarDate, _ act: Act, in transaction: Transaction
  ) throws {
    guard let year = CycleYear(date.year) else { return }
    try DeclaringStage.check(unit, year: year, at: act.now, in: transaction)
  }

  private func subject(of declaration: UnitDeclaration) -> RecordSubject {
    RecordSubject(
      institutionID: declaration.institutionID, unitID: declaration.unitID, kind: .declaration,
      subjectID: declaration.id.text)
  }

  private func digest(
    of code: KioskCode, for declaration: ID<UnitDeclaration>, key: [UInt8]
  ) -> String {
    Hex.text(hmacSHA256(Array((declaration.text + "\u{0}" + code.text).utf8), key: key))
  }
}
