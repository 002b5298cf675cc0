package import Accounts
import AccountsModel
import Cryptography
package import DeclarationsModel
import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// What can be done about agreements, in the caller's transaction.
package struct AgreementActs: Sendable {
  /// The private keys of the installation.
  package let keys: SigningKeys

  /// Takes the keys.
  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// Draws an agreement up.
  ///
  /// - Returns: The agreement and the one-time code of the superior, which is stored nowhere.
  /// - Throws: `agreementExists`, `yearIsOutside`, `unitIsClosed`, `stageIsClosed`, or what the database
  ///   or the disk throws.
  package func drawUp(
    _ terms: AgreementTerms, for unit: WorkUnit, year: CycleYear, act: Act,
    in transaction: Transaction
  ) throws -> (agreement: PerformanceAgreement, code: KioskCode) {
    if let refusal = try Self.refusals(of: year, for: unit, act: act, in: transaction).first {
      throw refusal
    }
    var random = SecureGenerator()
    let agreement = PerformanceAgreement(
      id: ID(at: act.now, using: &random), institutionID: unit.institutionID, unitID: unit.id,
      year: year, terms: terms)
    let code = KioskCode(using: &random)
    try AgreementStore.insert(
      agreement, codeDigest: try digest(of: code, for: agreement.id), in: transaction)
    try act.journal([DeclarationEvent.agreementDrawnUp(agreement).journalEntry], in: transaction)
    return (agreement, code)
  }

  /// Why no agreement of a year can be drawn up now, so that a form says it with all the rest.
  ///
  /// - Parameters:
  ///   - year: The year of the agreement.
  ///   - unit: The unit.
  ///   - act: Who asks, when.
  ///   - transaction: A read is enough.
  /// - Returns: `unitIsClosed`, `yearIsOutside`, `stageIsClosed`, `agreementExists`; empty when it can.
  /// - Throws: What the database throws.
  package static func refusals(
    of year: CycleYear, for unit: WorkUnit, act: Act, in transaction: Transaction
  ) throws -> [DeclarationRefusal] {
    var refusals: [DeclarationRefusal] = unit.isActive ? [] : [.unitIsClosed]
    do {
      let day = try PledgeActs.day(of: unit.id, at: act.now, in: transaction)
      try PledgeRound.check(year, today: day)
    } catch let refusal as DeclarationRefusal {
      refusals.append(refusal)
    }
    do {
      try DeclaringStage.check(unit.id, year: year, at: act.now, in: transaction)
    } catch let refusal as DeclarationRefusal {
      refusals.append(refusal)
    }
    let known = try AgreementStore.agreements(of: unit.id, in: transaction)
    if known.contains(where: { $0.year == year }) {
      refusals.append(.agreementExists(year: year.number))
    }
    return refusals
  }

  /// The head of the day signs; a second time is the same signature.
  ///
  /// - Throws: `notHead`, or what the database or the disk throws.
  package func sign(
    _ agreement: PerformanceAgreement, by employee: Employee, act: Act,
    in transaction: Transaction
  ) throws -> SignedRecord {
    let day = try PledgeActs.day(of: agreement.unitID, at: act.now, in: transaction)
    let head = try HeadStore.head(of: agreement.unitID, on: day, in: transaction)
    guard head?.id == employee.id else { throw DeclarationRefusal.notHead }
    return try sign(
      agreement,
      signer: RecordSigner(key: employee.id.text, capacity: .head, at: act.now),
      words: [
        "id": .text(employee.id.text), "name": .text(employee.name.text),
        "position": .text(employee.position.text),
      ], method: .password, act: act, in: transaction)
  }

  /// The superior signs with the one-time code; a second time is the same signature.
  ///
  /// - Throws: `codeIsWrong`, or what the database or the disk throws.
  package func sign(
    _ agreement: PerformanceAgreement, withCode code: KioskCode, act: Act,
    in transaction: Transaction
  ) throws -> SignedRecord {
    guard
      let stored = try AgreementStore.codeDigest(of: agreement.id, in: transaction),
      equalInConstantTime(
        Array(stored.utf8), Array(try digest(of: code, for: agreement.id).utf8))
    else { throw DeclarationRefusal.codeIsWrong }
    let superior = agreement.terms.superior
    return try sign(
      agreement,
      signer: RecordSigner(
        key: superior.name.lowercased(), capacity: .superior, at: act.now),
      words: ["name": .text(superior.name), "office": .text(superior.office)], method: .slip,
      act: act, in: transaction)
  }

  /// What the records of an agreement belong to.
  package static func subject(of agreement: PerformanceAgreement) -> RecordSubject {
    RecordSubject(
      institutionID: agreement.institutionID, unitID: agreement.unitID, kind: .agreement,
      subjectID: agreement.id.text)
  }

  private func sign(
    _ agreement: PerformanceAgreement, signer: RecordSigner, words: [String: JSONValue],
    method: SigningMethod, act: Act, in transaction: Transaction
  ) throws -> SignedRecord {
    let subject = Self.subject(of: agreement)
    if let earlier = try RecordStore.find(
      of: subject, signer: signer.key, as: [signer.capacity], in: transaction)
    {
      return earlier
    }
    guard try AgreementStore.hold(agreement.id, in: transaction) else {
      throw DeclarationRefusal.agreementIsWithdrawn
    }
    try DeclaringStage.check(
      agreement.unitID, year: agreement.year, at: act.now, in: transaction)
    guard let institution = try InstitutionStore.find(agreement.institutionID, in: transaction),
      let unitName = try WorkUnitStore.name(of: agreement.unitID, on: act.day, in: transaction)
    else { throw StorageError.notFound }
    var random = SecureGenerator()
    let id = ID<SignedRecord>(at: act.now, using: &random)
    let terms = AgreementStore.words(of: agreement.terms)
    let document = PledgeDocument.frame(
      id: id.text, kind: .agreement, institution: agreement.institutionID,
      institutionName: institution.name.text, unit: agreement.unitID, unitName: unitName,
      at: act.now,
      content: [
        "agreement": .text(agreement.id.text), "year": .number(agreement.year.number),
        "terms": terms, "termsSHA256": .text(SHA256Digest(of: terms.canonicalBytes).hex),
        "method": .text(method.rawValue),
        "signer": .object(
          words.merging(["capacity": .text(signer.capacity.rawValue)]) { own, _ in own }),
      ])
    return try RecordSigning(keys: keys).sign(
      document, id: id, of: subject, signer: signer, method: method, act: act, in: transaction)
  }

  func digest(
    of code: KioskCode, for agreement: ID<PerformanceAgreement>
  ) throws -> String {
    let message = Array((agreement.text + "\u{0}" + code.text).utf8)
    return Hex.text(hmacSHA256(message, key: try keys.codeKey()))
  }
}
