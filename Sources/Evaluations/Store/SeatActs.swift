package import Accounts
package import AccountsModel
import Cryptography
package import EvaluationsModel
package import Kernel
import Messages
import MessagesModel
package import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What can be done with seats: declare, leave, take over, in the caller's transaction.
package enum SeatActs {
  /// Lets somebody with a seat say that there is no conflict.
  ///
  /// - Parameters:
  ///   - assignment: Where they have the seat.
  ///   - account: Who says it.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `ConflictRefusal` when facts or earlier words say otherwise.
  package static func declareNone(
    of assignment: UnitAssignment, by account: ID<Account>, act: Act, in transaction: Transaction
  ) throws {
    var declaration = try declaration(of: assignment, by: account, act, transaction)
    let facts = try Doors.bars(of: account, before: assignment, at: act.now, in: transaction)
      .compactMap(\.reason)
    let events = try declaration.declareNone(at: act.now, facts: facts)
    guard !events.isEmpty else { return }
    try ConflictStore.save(declaration, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Lets somebody with a seat declare a conflict: the door shuts, the seat is vacant, the team of
  /// the judgement goes on without them, and messages about the unit are taken back.
  ///
  /// - Parameters:
  ///   - conflict: Which.
  ///   - assignment: Where they have the seat.
  ///   - account: Who says it.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `ConflictRefusal` when one was declared before; `staleVersion` when somebody else
  ///   changed the seats at the same moment.
  package static func declare(
    _ conflict: DeclaredConflict, of assignment: UnitAssignment, by account: ID<Account>,
    act: Act, in transaction: Transaction
  ) throws {
    let declaration = try declaration(of: assignment, by: account, act, transaction)
    let handover = try Handover(
      declaration, conflict: conflict, assignment: assignment, at: act.now)
    try ConflictStore.save(handover.declaration, in: transaction)
    if let left = handover.assignment { try AssignmentStore.save(left, in: transaction) }
    try act.journal(handover.journalEntries, in: transaction)
    try leave(assignment, account, because: .conflict, act, transaction)
    guard let left = handover.assignment else { return }
    try SeatMessages.tellVacant(left, without: account, act, in: transaction)
  }

  /// Gives an empty seat to somebody, who takes over in the judgement that has begun.
  ///
  /// - Parameters:
  ///   - duty: Which seat.
  ///   - account: To whom.
  ///   - assignment: Of which assignment.
  ///   - version: The version that the form was made on.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `SeatRefusal`, or `staleVersion` when somebody else changed the seats at the same
  ///   moment.
  package static func fill(
    _ duty: TeamDuty, with account: ID<Account>, of assignment: UnitAssignment, version: Int64,
    act: Act, in transaction: Transaction
  ) throws {
    guard version == assignment.version else { throw SeatRefusal.stale }
    if let refusal = try JudgedSeats.of(assignment, in: transaction)?.refusal(changing: duty) {
      throw refusal
    }
    var filled = assignment
    let pool = try SeatPool(for: assignment, at: act.now, in: transaction)
    guard let candidate = pool.candidates.first(where: { $0.personID == account }),
      let name = pool.names[account]
    else { throw StorageError.notFound }
    let events = try filled.fill(duty, with: candidate, at: act.now)
    try AssignmentStore.save(filled, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    let member = TeamMember(person: Author(accountID: account.text, name: name), duty: duty)
    let judgements =
      try EvaluationStore.open(of: assignment, in: transaction)
      + EvaluationStore.unsigned(of: assignment, in: transaction)
    for evaluation in judgements {
      var evaluation = evaluation
      // Their seat is empty because somebody left; where that is not so, nobody takes over.
      let events = try evaluation.join(member)
      guard !events.isEmpty else { continue }
      try EvaluationStore.takeTurn(on: evaluation, in: transaction)
      try EvaluationStore.saveJoining(member, to: evaluation, in: transaction)
      try EvaluationStore.save(evaluation, in: transaction)
      try EvaluationActs.journal(events, of: evaluation, act, in: transaction)
    }
    try Outbox.post(
      [
        NewMessage(
          SeatText.givenMessage, to: account, path: InAppPath(SeatLink.seat(assignment.id).path),
          about: SeatMessages.subject(assignment))
      ], at: act.now, in: transaction)
  }

  /// Empties the seat of somebody whose door is shut by a fact or because the role is over, or who
  /// never declared; the judgement goes on without them.
  ///
  /// - Parameters:
  ///   - account: Who leaves.
  ///   - assignment: Of which assignment.
  ///   - version: The version that the form was made on.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `SeatRefusal`; `stale` for somebody who has no seat any more or whose door is open.
  package static func vacate(
    _ account: ID<Account>, of assignment: UnitAssignment, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard version == assignment.version else { throw SeatRefusal.stale }
    let cause = try vacancyCause(of: account, assignment, at: act.now, in: transaction)
    let left = try empty(account, of: assignment, because: cause, act, transaction)
    try SeatMessages.tellVacant(left, without: account, act, in: transaction)
  }

  /// Why somebody's seat may be emptied.
  ///
  /// - Throws: `SeatRefusal`; `stale` for somebody without a seat, and while their door is open.
  package static func vacancyCause(
    of account: ID<Account>, _ assignment: UnitAssignment, at now: Instant,
    in transaction: Transaction
  ) throws -> VacancyCause {
    guard let seat = assignment.seats.first(where: { $0.personID == account }) else {
      throw SeatRefusal.stale
    }
    let bars = try Doors.bars(of: account, before: assignment, at: now, in: transaction)
    let gaps = try SeatGapStore.gaps(of: assignment, at: now, in: transaction).gaps
    let isGap = gaps.contains { $0.holder == account }
    // Somebody who cannot sign in any more has no bar: they stand before no door.
    guard let cause = VacancyCause(bars) ?? (isGap ? .roleEnded : nil) else {
      throw SeatRefusal.stale
    }
    let judged = try JudgedSeats.of(assignment, in: transaction)
    if let refusal = judged?.refusal(emptying: seat.duty, isGap: isGap) { throw refusal }
    return cause
  }

  private static func empty(
    _ account: ID<Account>, of assignment: UnitAssignment, because cause: VacancyCause, _ act: Act,
    _ transaction: Transaction
  ) throws -> UnitAssignment {
    var left = assignment
    let events = left.vacate(account, because: cause, at: act.now)
    guard !events.isEmpty else { throw SeatRefusal.stale }
    try AssignmentStore.save(left, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    try leave(assignment, account, because: cause, act, transaction)
    return left
  }

  /// Gives the seat of somebody who will not judge any more to somebody else, in one go.
  ///
  /// - Parameters:
  ///   - seat: Which seat, with who has it: their role is over, or they must stay away.
  ///   - account: To whom.
  ///   - assignment: Of which assignment.
  ///   - version: The version that the form was made on.
  ///   - act: Who and when.
  ///   - transaction: The write; a refusal has to take it back as a whole.
  /// - Throws: `SeatRefusal`; `stale` for somebody whose door is open, or may open by itself.
  package static func replace(
    _ seat: TeamSeat, with account: ID<Account>, of assignment: UnitAssignment, version: Int64,
    act: Act, in transaction: Transaction
  ) throws {
    let gaps = try SeatGapStore.gaps(of: assignment, at: act.now, in: transaction).gaps
    guard version == assignment.version,
      gaps.contains(where: { $0.holder == seat.personID && $0.duty == seat.duty })
    else { throw SeatRefusal.stale }
    if let refusal = try JudgedSeats.of(assignment, in: transaction)?.refusal(
      changing: seat.duty)
    {
      throw refusal
    }
    let bars = try Doors.bars(
      of: seat.personID, before: assignment, at: act.now, in: transaction)
    _ = try empty(
      seat.personID, of: assignment, because: VacancyCause(bars) ?? .roleEnded, act, transaction)
    guard let left = try AssignmentStore.find(assignment.id, in: transaction) else {
      throw StorageError.notFound
    }
    try fill(
      seat.duty, with: account, of: left, version: left.version, act: act, in: transaction)
  }

  /// Takes somebody out of every judgement of the unit that is still at work, and what they have
  /// not read about its judgements with them: after a conflict of every year and layer.
  private static func leave(
    _ assignment: UnitAssignment, _ account: ID<Account>, because cause: VacancyCause,
    _ act: Act, _ transaction: Transaction
  ) throws {
    let isConflict = cause == .conflict
    try Outbox.withdraw(about: SeatMessages.subject(assignment), to: account, in: transaction)
    // One message may be about several units: it stays while another of them waits for a word.
    if try !AssignmentStore.waitsForWord(of: account, on: act.day, in: transaction) {
      try Outbox.withdraw(about: TeamMessages.share(of: account), to: account, in: transaction)
    }
    for id in try EvaluationStore.ids(
      of: assignment, inEveryYear: isConflict, in: transaction)
    {
      try Outbox.withdraw(
        about: MessageSubject("evaluation", id.text), to: account, in: transaction)
    }
    for evaluation in try EvaluationStore.open(of: assignment, in: transaction) {
      var evaluation = evaluation
      let member = evaluation.team.first { $0.person.accountID == account.text }
      let events = evaluation.leave(account.text, conflictAt: isConflict ? act.now : nil)
      guard let member, !events.isEmpty else { continue }
      try EvaluationStore.takeTurn(on: evaluation, in: transaction)
      try EvaluationStore.saveLeaving(member, of: evaluation, at: act.now, in: transaction)
      try EvaluationStore.save(evaluation, in: transaction)
      try EvaluationActs.journal(events, of: evaluation, act, in: transaction)
    }
  }

  /// What was said so far; a declaration of nothing yet for the first word.
  private static func declaration(
    of assignment: UnitAssignment, by account: ID<Account>, _ act: Act, _ transaction: Transaction
  ) throws(StorageError) -> ConflictDeclaration {
    let said = try ConflictStore.find(
      of: account, unit: assignment.unitID, year: assignment.year, layer: assignment.layer,
      in: transaction)
    if let said { return said }
    var random = SecureGenerator()
    return ConflictDeclaration(
      id: ID(at: act.now, using: &random), assessorID: account, unitID: assignment.unitID,
      year: assignment.year, layer: assignment.layer)
  }
}

extension VacancyCause {
  /// Why a seat is emptied for somebody; nil while their door is open.
  fileprivate init?(_ bars: [DoorBar]) {
    guard let first = bars.first else { return nil }
    if bars.contains(where: { $0.reason != nil }) {
      self = .conflict
    } else {
      switch first {
      case .noRole, .roleNotNow: self = .roleEnded
      case .noSeat, .seatNotNow, .silent, .notCalibrated, .conflict: self = .reassigned
      }
    }
  }
}

extension DoorBar {
  /// The conflict that keeps the door shut; nil for what has nothing to do with one.
  var reason: ConflictReason? {
    switch self {
    case .conflict(let reason): reason
    case .noRole, .roleNotNow, .noSeat, .seatNotNow, .silent, .notCalibrated: nil
    }
  }
}
