package import Accounts
import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnits
import WorkUnitsModel

/// What can be done about people from outside who sign, in the caller's transaction.
package struct OutsideActs: Sendable {
  /// The private keys of the installation.
  package let keys: SigningKeys

  /// Takes the keys.
  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// Somebody from outside with the code with which they sign once.
  package struct Slip: Hashable, Sendable {
    /// Who.
    package let signer: OutsideSigner
    /// The code, which is stored nowhere.
    package let code: KioskCode
  }

  /// Names somebody who is to sign, on the wording that holds for the group now.
  ///
  /// - Throws: `alreadyNamed`, or what the database or the disk throws.
  package func name(
    _ person: Witness, as variant: PledgeVariant, for round: PledgeRound, act: Act,
    in transaction: Transaction
  ) throws -> Slip {
    precondition(variant.capacity != nil, "Employees stand on the roster.")
    let known = try OutsideStore.signers(of: round.id, in: transaction)
    func key(_ person: Witness) -> String { (person.name + "\u{0}" + person.office).lowercased() }
    guard !known.contains(where: { $0.variant == variant && key($0.person) == key(person) }) else {
      throw DeclarationRefusal.alreadyNamed
    }
    let text = try TextStore.current(
      of: round.institutionID, variant: variant, at: act.now, in: transaction)
    var random = SecureGenerator()
    let signer = OutsideSigner(
      id: ID(at: act.now, using: &random), round: round, variant: variant, person: person,
      textID: text.text.id)
    let code = KioskCode(using: &random)
    try OutsideStore.insert(
      signer, codeDigest: try digest(of: code, for: round.id), in: transaction)
    try act.journal([DeclarationEvent.outsiderNamed(signer).journalEntry], in: transaction)
    return Slip(signer: signer, code: code)
  }

  /// Makes another code for somebody whose slip was lost; the earlier one ends.
  ///
  /// - Throws: `hasSigned`, or what the database or the disk throws.
  package func renewCode(
    of signer: OutsideSigner, act: Act, in transaction: Transaction
  ) throws -> Slip {
    var random = SecureGenerator()
    let code = KioskCode(using: &random)
    let digest = try digest(of: code, for: signer.roundID)
    guard try OutsideStore.put(codeDigest: digest, of: signer, in: transaction) else {
      throw DeclarationRefusal.hasSigned
    }
    try act.journal([DeclarationEvent.outsiderCodeMade(signer.id).journalEntry], in: transaction)
    return Slip(signer: signer, code: code)
  }

  /// Takes somebody off the list who was named by mistake.
  ///
  /// - Throws: `hasSigned`: what was signed stays.
  package func remove(
    _ signer: OutsideSigner, act: Act, in transaction: Transaction
  ) throws {
    guard try OutsideStore.remove(signer, in: transaction) else {
      throw DeclarationRefusal.hasSigned
    }
    try act.journal([DeclarationEvent.outsiderRemoved(signer.id).journalEntry], in: transaction)
  }

  /// Whose code it is, for showing the text before it is signed.
  ///
  /// - Throws: `outsideCodeIsWrong`, or what the database or the disk throws.
  package func find(
    code: KioskCode, of round: ID<PledgeRound>, in transaction: Transaction
  ) throws -> OutsideSigner {
    let digest = try digest(of: code, for: round)
    guard
      let signer = try OutsideStore.find(codeDigest: digest, of: round, in: transaction)
    else { throw DeclarationRefusal.outsideCodeIsWrong }
    return signer
  }

  /// Signs with the one-time code; a second time is the same signature.
  ///
  /// - Throws: A `DeclarationRefusal`, or what the database or the disk throws.
  package func sign(
    code: KioskCode, of round: PledgeRound, act: Act, in transaction: Transaction
  ) throws -> SignedRecord {
    let signer = try find(code: code, of: round.id, in: transaction)
    guard let capacity = signer.variant.capacity else {
      throw DeclarationRefusal.outsideCodeIsWrong
    }
    let subject = Self.subject(of: signer)
    if let earlier = try RecordStore.find(
      of: subject, signer: signer.id.text, as: [capacity], in: transaction)
    {
      return earlier
    }
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    let nextYear = CalendarDate(year: round.year.number + 1, month: 1, day: 1)
    try round.checkOutside(
      at: act.now, endOfYear: nextYear.map(zone.start) ?? round.window.closesAt)
    guard let text = try TextStore.find(signer.textID, in: transaction),
      let institution = try InstitutionStore.find(round.institutionID, in: transaction),
      let unitName = try WorkUnitStore.name(
        of: round.unitID, on: zone.day(of: act.now), in: transaction)
    else { throw StorageError.notFound }
    var random = SecureGenerator()
    let id = ID<SignedRecord>(at: act.now, using: &random)
    let document = PledgeDocument.frame(
      id: id.text, kind: .pledge, institution: round.institutionID,
      institutionName: institution.name.text, unit: round.unitID, unitName: unitName, at: act.now,
      content: [
        "round": PledgeDocument.round(round), "text": PledgeDocument.text(text),
        "method": .text(SigningMethod.kiosk.rawValue),
        "signer": .object([
          "id": .text(signer.id.text), "name": .text(signer.person.name),
          "office": .text(signer.person.office), "capacity": .text(capacity.rawValue),
        ]),
      ])
    let record = try RecordSigning(keys: keys).sign(
      document, id: id, of: subject,
      signer: RecordSigner(key: signer.id.text, capacity: capacity, at: act.now), method: .kiosk,
      act: act, in: transaction)
    try OutsideStore.markSigned(signer, at: act.now, in: transaction)
    return record
  }

  /// What the record of somebody from outside belongs to: the person's own place in the round, so
  /// that it is never counted with those of the employees.
  package static func subject(of signer: OutsideSigner) -> RecordSubject {
    RecordSubject(
      institutionID: signer.institutionID, unitID: signer.unitID, kind: .pledge,
      subjectID: signer.id.text)
  }

  private func digest(of code: KioskCode, for round: ID<PledgeRound>) throws -> String {
    let message = [round.text, "luar", code.text].joined(separator: "\u{0}")
    return Hex.text(hmacSHA256(Array(message.utf8), key: try keys.codeKey()))
  }
}
