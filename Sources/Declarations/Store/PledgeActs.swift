package import Accounts
import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// What can be done about pledges: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package struct PledgeActs: Sendable {
  /// The private keys of the installation.
  package let keys: SigningKeys

  /// Takes the keys.
  package init(keys: SigningKeys) {
    self.keys = keys
  }

  /// Opens the round of a unit for a year, on the wording that holds for its instansi now.
  ///
  /// - Throws: `roundExists`, `unitIsClosed`, `yearIsOutside`, `windowIsOver`, or what the database throws.
  package func open(
    _ year: CycleYear, for unit: WorkUnit, window: SigningWindow, act: Act,
    in transaction: Transaction
  ) throws -> PledgeRound {
    guard unit.isActive else { throw DeclarationRefusal.unitIsClosed }
    try PledgeRound.check(year, today: try Self.day(of: unit.id, at: act.now, in: transaction))
    guard act.now < window.closesAt else { throw DeclarationRefusal.windowIsOver }
    let known = try RoundStore.rounds(of: unit.id, in: transaction)
    guard !known.contains(where: { $0.year == year }) else {
      throw DeclarationRefusal.roundExists(year: year.number)
    }
    let text = try TextStore.current(
      of: unit.institutionID, variant: .employee, at: act.now, in: transaction)
    var random = SecureGenerator()
    let round = PledgeRound(
      id: ID(at: act.now, using: &random), institutionID: unit.institutionID, unitID: unit.id,
      year: year, textID: text.text.id, window: window)
    try RoundStore.insert(round, in: transaction)
    try act.journal([DeclarationEvent.roundOpened(round).journalEntry], in: transaction)
    return round
  }

  /// Moves the window of a round.
  ///
  /// - Throws: `stale` for an old form.
  package func move(
    _ round: PledgeRound, to window: SigningWindow, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard round.version == version else { throw DeclarationRefusal.stale }
    var changed = round
    let events = changed.move(to: window)
    guard !events.isEmpty else { return }
    try RoundStore.save(changed, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Stores another version of an instansi's own wording; rounds that are open keep theirs.
  ///
  /// - Throws: `promiseCount`, `promiseLength`.
  @discardableResult
  package func word(
    _ variant: PledgeVariant, of institution: ID<Institution>, opening: Text, promises: [Text],
    act: Act, in transaction: Transaction
  ) throws -> PledgeText {
    let number = try TextStore.own(of: institution, variant: variant, in: transaction)
    var random = SecureGenerator()
    let text = try PledgeText(
      id: ID(at: act.now, using: &random), institutionID: institution.text, variant: variant,
      number: (number?.text.number ?? 0) + 1, opening: opening, promises: promises)
    try TextStore.insert(text, at: act.now, in: transaction)
    try act.journal([DeclarationEvent.textWorded(text).journalEntry], in: transaction)
    return text
  }

  /// Signs the pledge of somebody; who signed already gets the same signature again.
  ///
  /// - Parameters:
  ///   - round: What is signed.
  ///   - employee: Who signs, as on the roster of today.
  ///   - witness: Before whom; needed for the head.
  ///   - method: How the person proved who they are.
  ///   - act: Who does it, when.
  ///   - transaction: A write.
  /// - Returns: The signature.
  /// - Throws: A `DeclarationRefusal`, or what the database throws.
  package func sign(
    _ round: PledgeRound, by employee: Employee, before witness: Witness?, method: SigningMethod,
    act: Act, in transaction: Transaction
  ) throws -> SignedRecord {
    let day = try Self.day(of: round.unitID, at: act.now, in: transaction)
    let office = try HeadStore.office(of: round.unitID, on: day, in: transaction)
    let signer = PledgeSigner(employee, isHead: office?.employee.id == employee.id)
    let capacity: Capacity = signer.isHead ? .head : .member
    let subject = Self.subject(of: round)
    if let earlier = try Self.record(of: signer, in: round, transaction: transaction) {
      return earlier
    }
    try round.check(signer, before: witness, at: act.now)
    try Self.checkStage(of: round, signer, office, at: act.now, in: transaction)
    guard let text = try TextStore.find(round.textID, in: transaction),
      let institution = try InstitutionStore.find(round.institutionID, in: transaction),
      let unitName = try WorkUnitStore.name(of: round.unitID, on: day, in: transaction)
    else { throw StorageError.notFound }
    var random = SecureGenerator()
    let pledge = PledgeDocument.Pledge(
      id: ID(at: act.now, using: &random), round: round, institutionName: institution.name.text,
      unitName: unitName, text: text, signer: signer, witness: witness, method: method,
      roster: try RosterStore.members(of: round.unitID, on: day, in: transaction), day: day,
      at: act.now)
    return try RecordSigning(keys: keys).sign(
      PledgeDocument.json(pledge), id: pledge.id, of: subject,
      signer: RecordSigner(key: employee.id.text, capacity: capacity, at: act.now),
      method: method, act: act, in: transaction)
  }

  /// What somebody has signed already in the capacity that counts for them today.
  ///
  /// Whoever signed as head has signed as an employee too, but not the other way round.
  static func record(
    of signer: PledgeSigner, in round: PledgeRound, transaction: Transaction
  ) throws -> SignedRecord? {
    try RecordStore.find(
      of: subject(of: round), signer: signer.employee.id.text,
      as: signer.isHead ? [.head] : [.member, .head], in: transaction)
  }

  /// Refuses a signature outside of the stage of declaring.
  ///
  /// Whoever joined, or became head, after the stage had closed signs in the window of the round.
  static func checkStage(
    of round: PledgeRound, _ signer: PledgeSigner, _ office: HeadStore.Office?, at now: Instant,
    in transaction: Transaction
  ) throws {
    var since = signer.employee.joinedOn
    if signer.isHead, let from = office?.head.from { since = max(since, from) }
    try DeclaringStage.check(
      round.unitID, year: round.year, at: now, since: since, in: transaction)
  }

  /// How much of the roster of today has signed a round.
  package static func coverage(
    of round: PledgeRound, at now: Instant, in transaction: Transaction
  ) throws -> Coverage {
    let day = try day(of: round.unitID, at: now, in: transaction)
    return Coverage(
      roster: try RosterStore.members(of: round.unitID, on: day, in: transaction),
      head: try HeadStore.head(of: round.unitID, on: day, in: transaction)?.id,
      signatures: try RecordStore.signatures(of: round, in: transaction))
  }

  /// What the records of a round belong to.
  package static func subject(of round: PledgeRound) -> RecordSubject {
    RecordSubject(
      institutionID: round.institutionID, unitID: round.unitID, kind: .pledge,
      subjectID: round.id.text)
  }

  /// The day in the time zone of a unit.
  static func day(
    of unit: ID<WorkUnit>, at now: Instant, in transaction: Transaction
  ) throws -> CalendarDate {
    try WorkUnitStore.zone(of: unit, in: transaction).day(of: now)
  }
}
