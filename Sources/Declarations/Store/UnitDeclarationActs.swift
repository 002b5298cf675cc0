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
  ///   - earlier: The record of the same unit that this one puts right; nil for an act of its own.
  ///   - unit: The unit that declares.
  ///   - act: Who records it, when.
  ///   - transaction: A write.
  /// - Returns: The declaration and a slip for each supporter.
  /// - Throws: `alreadyPublished` when the same form was sent twice, `unitIsClosed`, `stageIsClosed`,
  ///   `correctionIsUnknown`, `alreadyCorrected`, or what the database or the disk throws.
  package func publish(
    _ facts: DeclarationFacts, number: ID<UnitDeclaration>? = nil,
    correcting earlier: ID<UnitDeclaration>? = nil, for unit: WorkUnit, act: Act,
    in transaction: Transaction
  ) throws -> (declaration: UnitDeclaration, slips: [Slip]) {
    if let number, try UnitDeclarationStore.find(number, in: transaction) != nil {
      throw DeclarationRefusal.alreadyPublished
    }
    guard unit.isActive else { throw DeclarationRefusal.unitIsClosed }
    let corrected = try earlier.map {
      try Self.corrected($0, of: unit.id, in: transaction)
    }
    try Self.checkStage(unit.id, facts.date, act, in: transaction)
    guard let institution = try InstitutionStore.find(unit.institutionID, in: transaction) else {
      throw StorageError.notFound
    }
    var random = SecureGenerator()
    let declaration = UnitDeclaration(
      id: number ?? ID(at: act.now, using: &random), institutionID: unit.institutionID,
      unitID: unit.id, facts: facts)
    let recordID = ID<SignedRecord>(at: act.now, using: &random)
    var content = Self.content(of: declaration, by: act)
    // Only a correction says so: the documents of all others stay as they have always been.
    if let corrected {
      content["corrects"] = .object([
        "declaration": .text(corrected.id.text), "sha256": .text(corrected.record.digest),
      ])
    }
    let document = PledgeDocument.frame(
      id: recordID.text, kind: .declaration, institution: unit.institutionID,
      institutionName: institution.name.text, unit: unit.id,
      unitName: unit.name(on: facts.date).text, at: act.now, content: content)
    let record = try RecordSigning(keys: keys).sign(
      document, id: recordID, of: subject(of: declaration),
      signer: RecordSigner(
        key: act.principal?.accountID ?? "zona", capacity: .recorder, at: act.now),
      method: nil, act: act, in: transaction)
    let key = try keys.codeKey()
    let slips = facts.supporters.map { Slip(person: $0, code: KioskCode(using: &random)) }
    try UnitDeclarationStore.insert(
      declaration, correcting: earlier, record: record,
      codeDigests: slips.map { digest(of: $0.code, for: declaration.id, key: key) },
      in: transaction)
    if let earlier {
      try act.journal(
        [DeclarationEvent.declarationCorrected(declaration.id, corrects: earlier).journalEntry],
        in: transaction)
    }
    return (declaration, slips)
  }

  /// What the document of a declaration says of it.
  private static func content(
    of declaration: UnitDeclaration, by act: Act
  ) -> [String: JSONValue] {
    let facts = declaration.facts
    return [
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
    ]
  }

  /// The record that is to be put right.
  ///
  /// - Throws: `correctionIsUnknown` for none of this unit, `alreadyCorrected`.
  private static func corrected(
    _ id: ID<UnitDeclaration>, of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws -> UnitDeclarationStore.Published {
    let known = try UnitDeclarationStore.declarations(of: unit, in: transaction)
    guard let found = known.first(where: { $0.id == id }) else {
      throw DeclarationRefusal.correctionIsUnknown
    }
    guard known.correction(of: id) == nil else { throw DeclarationRefusal.alreadyCorrected }
    return found
  }

  /// Refuses what can only be done with a record that stands.
  static func checkStanding(
    _ published: UnitDeclarationStore.Published, in transaction: Transaction
  ) throws {
    let known = try UnitDeclarationStore.declarations(of: published.unitID, in: transaction)
    guard known.correction(of: published.id) == nil else {
      throw DeclarationRefusal.alreadyCorrected
    }
  }

  /// What stands for the code that a supporter has now, so that a form that is sent again makes no
  /// other one; it tells nothing of the code.
  package static func mark(
    of position: Int, declaration: ID<UnitDeclaration>, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let digest = try UnitDeclarationStore.codeDigest(
      of: position, declaration: declaration, in: transaction)
    return digest.map { CodeMark.text(ofCodeDigest: $0) }
  }

  /// Makes another code for a supporter whose slip was lost; the earlier one ends.
  ///
  /// - Parameters:
  ///   - position: The place of the supporter in the list, from 0.
  ///   - published: The declaration.
  ///   - mark: What stood for the code when the page with the button was opened.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The slip.
  /// - Throws: `hasSigned`, `codeIsRenewed`, `alreadyCorrected`, or what the database or the disk throws.
  package func renewCode(
    of position: Int, in published: UnitDeclarationStore.Published, mark: String, act: Act,
    transaction: Transaction
  ) throws -> Slip {
    try Self.checkStanding(published, in: transaction)
    let supporters = try UnitDeclarationStore.supporters(of: published.id, in: transaction)
    guard let supporter = supporters.first(where: { $0.position == position }) else {
      throw StorageError.notFound
    }
    guard supporter.signedAt == nil else { throw DeclarationRefusal.hasSigned }
    let known = try Self.mark(of: position, declaration: published.id, in: transaction)
    guard known == mark else { throw DeclarationRefusal.codeIsRenewed }
    var random = SecureGenerator()
    let slip = Slip(person: supporter.person, code: KioskCode(using: &random))
    let digest = digest(of: slip.code, for: published.id, key: try keys.codeKey())
    guard
      try UnitDeclarationStore.put(
        codeDigest: digest, of: position, declaration: published.id, in: transaction)
    else { throw DeclarationRefusal.hasSigned }
    try act.journal(
      [DeclarationEvent.supporterCodeMade(published.id, position: position).journalEntry],
      in: transaction)
    return slip
  }

  /// A supporter signs along with the one-time code; a second time is the same signature.
  ///
  /// - Throws: `codeIsWrong`, `alreadyCorrected`, `stageIsClosed`, or what the database or the disk throws.
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
    try Self.checkStanding(published, in: transaction)
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
        "method": .text(SigningMethod.slip.rawValue),
        "signer": .object([
          "name": .text(supporter.person.name), "office": .text(supporter.person.office),
          "capacity": .text(Capacity.supporter.rawValue),
        ]),
      ])
    let record = try RecordSigning(keys: keys).sign(
      document, id: id, of: subject,
      signer: RecordSigner(key: signer, capacity: .supporter, at: act.now), method: .slip,
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
