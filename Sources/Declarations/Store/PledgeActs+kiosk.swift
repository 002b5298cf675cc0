package import Accounts
import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

extension PledgeActs {
  /// A person with the code that opens the kiosk for them once.
  package struct Slip: Hashable, Sendable {
    /// The person.
    package let employee: Employee
    /// The code, which is stored nowhere.
    package let code: KioskCode
  }

  /// Makes codes for everybody who has not signed; earlier codes of these people end.
  ///
  /// - Returns: The slips in the order of the roster.
  /// - Throws: What the database or the disk throws.
  package func makeCodes(
    for round: PledgeRound, act: Act, in transaction: Transaction
  ) throws -> [Slip] {
    let key = try keys.codeKey()
    var random = SecureGenerator()
    let missing = try Self.coverage(of: round, at: act.now, in: transaction).missing
    var slips: [Slip] = []
    for line in missing {
      let code = KioskCode(using: &random)
      try KioskStore.put(
        codeDigest: KioskStore.digest(
          of: code, employee: line.employee.id, round: round.id, key: key),
        of: line.employee.id, for: round.id, at: act.now, in: transaction)
      slips.append(Slip(employee: line.employee, code: code))
    }
    if !slips.isEmpty {
      try act.journal(
        [DeclarationEvent.codesMade(round, count: slips.count).journalEntry], in: transaction)
    }
    return slips
  }

  /// Opens a kiosk.
  ///
  /// - Parameters:
  ///   - round: What is signed at it.
  ///   - witness: Before whom the head signs; nil when the head signs elsewhere.
  ///   - act: Who opens it, when.
  ///   - transaction: A write.
  /// - Returns: The token of the tablet, which is stored nowhere.
  /// - Throws: What the database throws.
  package func openKiosk(
    for round: PledgeRound, before witness: Witness?, act: Act, in transaction: Transaction
  ) throws -> String {
    let token = SecureGenerator().token()
    try KioskStore.open(
      token: token, for: round.id, before: witness, at: act.now, in: transaction)
    try act.journal([DeclarationEvent.kioskOpened(round).journalEntry], in: transaction)
    return token
  }

  /// Closes every kiosk of a round.
  package func closeKiosks(
    of round: ID<PledgeRound>, act: Act, in transaction: Transaction
  ) throws {
    let count = try KioskStore.close(of: round, at: act.now, in: transaction)
    guard count > 0 else { return }
    try act.journal([DeclarationEvent.kioskClosed(round).journalEntry], in: transaction)
  }

  /// Signs at a kiosk with number and code; the code is spent with the signature.
  ///
  /// - Throws: `codeIsWrong` for a number that is not of the unit and for a wrong or spent code
  ///   alike, another `DeclarationRefusal`, or what the database throws.
  package func sign(
    at kiosk: KioskStore.Kiosk, nip: NIP, code: KioskCode, act: Act, in transaction: Transaction
  ) throws -> SignedRecord {
    guard let round = try RoundStore.find(kiosk.roundID, in: transaction) else {
      throw DeclarationRefusal.kioskIsClosed
    }
    let day = try Self.day(of: round.unitID, at: act.now, in: transaction)
    let key = try keys.codeKey()
    guard
      let employee = try RosterStore.find(
        nip: nip, in: round.unitID, on: day, transaction: transaction),
      let stored = try KioskStore.codeDigest(of: employee.id, for: round.id, in: transaction),
      equalInConstantTime(
        Array(stored.utf8),
        Array(
          KioskStore.digest(of: code, employee: employee.id, round: round.id, key: key).utf8))
    else { throw DeclarationRefusal.codeIsWrong }
    let record = try sign(
      round, by: employee, before: kiosk.witness, method: .kiosk, act: act, in: transaction)
    try KioskStore.spend(codeOf: employee.id, for: round.id, at: act.now, in: transaction)
    return record
  }
}
