package import Accounts
import AccountsModel
import Cryptography
package import EvaluationsModel
package import Kernel
import Messages
import MessagesModel
package import Storage
package import WorkUnitsModel
import Worksheets
package import WorksheetsModel

/// What can be done with the shares of teams: load the desk, decide, save, journal and tell, in the
/// caller's transaction.
///
/// Whether the person may do it is asked before, through `TeamPolicy`.
package enum DeskActs {
  /// The digest of a proposal, by which it is known again.
  package static func digest(of proposal: AssignmentProposal) -> String {
    SHA256Digest(of: Array(proposal.canonicalText.utf8)).hex
  }

  /// Takes a proposal as it was shown: what it was worked out from is read again, and it is refused
  /// when anything of that is different.
  ///
  /// - Parameters:
  ///   - digest: The digest of the proposal that the person saw.
  ///   - prepared: The proposal worked out in a read just before, so that the search does not keep
  ///     other writers waiting; nil to work it out here.
  ///   - institution: Whose units.
  ///   - cycle: The programme year and the assessor layer.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Returns: How many units were given to teams.
  /// - Throws: `DeskRefusal`, or what the database throws.
  package static func apply(
    _ digest: String, prepared: AssignmentProposal? = nil, of institution: ID<Institution>,
    _ cycle: (year: Int, layer: Layer), act: Act, in transaction: Transaction
  ) throws -> Int {
    try DeskStore.takeTurn(of: institution, cycle, in: transaction)
    let desk = try DeskStore.desk(of: institution, cycle, on: act.day, in: transaction)
    // The same desk leads to the same plan, in whatever order things come.
    let known = prepared.flatMap { $0.desk == desk ? $0 : nil }
    let proposal = try known ?? Self.proposal(desk)
    guard Self.digest(of: proposal) == digest else { throw DeskRefusal.planChanged }
    guard proposal.faults.isEmpty else { throw DeskRefusal.proofFailed }
    let placements = proposal.placements
    guard !placements.isEmpty else { throw DeskRefusal.nothingToApply }
    let teams = Dictionary(
      proposal.task.teams.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let given = try placements.map { placement in
      guard let team = teams[placement.teamID] else { throw DeskRefusal.planChanged }
      return (placement.unitID, team)
    }
    var entries = try begin(given, desk, act, transaction)
    entries.append(
      TeamEvent.planApplied(
        AppliedPlan(
          institutionID: institution, year: cycle.year, layer: cycle.layer,
          units: placements.count, left: proposal.plan.stopped.count, digest: digest)
      ).journalEntry)
    try act.journal(entries, in: transaction)
    var shares: [ID<Account>: Set<ID<WorkUnit>>] = [:]
    for (unit, team) in given {
      for seat in team.seats { shares[seat.personID, default: []].insert(unit) }
    }
    try tell(shares, TeamMessages.given, act, transaction)
    return placements.count
  }

  /// Works a plan out for what has no team.
  ///
  /// - Throws: `DeskRefusal` for more units or teams than one assignment takes.
  package static func proposal(_ desk: AssignmentDesk) throws(DeskRefusal) -> AssignmentProposal {
    do {
      return try AssignmentProposal(desk)
    } catch {
      throw .assignment(error)
    }
  }

  /// Gives a unit to a team by hand, away from the one it had; the rules are the same.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - team: The team.
  ///   - seen: The assignment that the person saw, with its version; empty for none.
  ///   - desk: What there is, read after `DeskStore.takeTurn`.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `DeskRefusal`, or what the database throws.
  package static func place(
    _ unit: ID<WorkUnit>, in team: ID<AssessorTeam>, seen: String, on desk: AssignmentDesk,
    act: Act, transaction: Transaction
  ) throws {
    let old = try held(unit, seen: seen, on: desk)
    var chosen: AssessorTeam?
    do {
      var board = try desk.board(for: unit)
      _ = try board.place(unit, in: team)
      chosen = board.task.teams.first { $0.id == team }
    } catch {
      throw DeskRefusal.assignment(error)
    }
    guard let chosen, old?.teamID != team else { return }
    var entries: [JournalEntry] = []
    if let old { entries += try end(old, desk, act, transaction) }
    entries += try begin([(unit, chosen)], desk, act, transaction)
    try act.journal(entries, in: transaction)
    let people = Set(chosen.seats.map(\.personID))
    try tell(people.shares(of: unit), TeamMessages.given, act, transaction)
  }

  /// Takes a unit away from its team; nobody judges it until it is given to another one.
  ///
  /// - Throws: `DeskRefusal`, or what the database throws.
  package static func release(
    _ unit: ID<WorkUnit>, seen: String, on desk: AssignmentDesk, act: Act,
    transaction: Transaction
  ) throws {
    guard let old = try held(unit, seen: seen, on: desk) else { throw DeskRefusal.notAssigned }
    try act.journal(try end(old, desk, act, transaction), in: transaction)
  }

  /// Says where a unit is and how long it takes, or takes it back; what is the same already
  /// changes nothing.
  ///
  /// - Parameters:
  ///   - facts: What is said.
  ///   - unit: The unit of the desk.
  ///   - institution: Its instansi.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: What the database throws.
  package static func set(
    _ facts: (site: Site?, minutes: Int?), of unit: DeskUnit, in institution: ID<Institution>,
    act: Act, transaction: Transaction
  ) throws(StorageError) {
    let site = unit.hasOwnSite ? unit.judged.site : nil
    var entries: [JournalEntry] = []
    if facts.site != site {
      try PlaceStore.save([(unit.id, facts.site)], of: institution, in: transaction)
      entries.append(TeamEvent.unitSited(unit.id, facts.site).journalEntry)
    }
    if facts.minutes != unit.ownMinutes {
      try PlaceStore.save([(unit.id, facts.minutes)], of: institution, in: transaction)
      entries.append(TeamEvent.unitWorkSet(unit.id, facts.minutes).journalEntry)
    }
    try act.journal(entries, in: transaction)
  }

  /// What a form carries to say which assignment of a unit it was made on.
  package static func mark(of assignment: UnitAssignment?) -> String {
    assignment.map { $0.id.text + "." + String($0.version) } ?? ""
  }

  private static func held(
    _ unit: ID<WorkUnit>, seen: String, on desk: AssignmentDesk
  ) throws(DeskRefusal) -> UnitAssignment? {
    guard let line = desk.unit(unit) else { throw .assignment(.unitUnknown) }
    let old = desk.assignments[unit]
    guard mark(of: old) == seen else { throw .stale }
    guard !line.isJudged else { throw .judged }
    return old
  }

  /// Gives units to teams, in a number of statements that hardly grows with them.
  private static func begin(
    _ given: [(unit: ID<WorkUnit>, team: AssessorTeam)], _ desk: AssignmentDesk, _ act: Act,
    _ transaction: Transaction
  ) throws -> [JournalEntry] {
    var random = SecureGenerator()
    var assignments: [UnitAssignment] = []
    var entries: [JournalEntry] = []
    for (unit, team) in given {
      let (assignment, events) = UnitAssignment.begin(
        ID(at: act.now, using: &random), of: unit, in: (desk.year, desk.layer), to: team,
        at: act.now)
      assignments.append(assignment)
      entries += events.map(\.journalEntry)
    }
    try AssignmentStore.insert(assignments, of: desk.institutionID, in: transaction)
    return entries
  }

  /// Whoever must stay away from the unit is not told that they lost it.
  private static func end(
    _ assignment: UnitAssignment, _ desk: AssignmentDesk, _ act: Act, _ transaction: Transaction
  ) throws -> [JournalEntry] {
    var assignment = assignment
    let conflicts = desk.conflicts[assignment.unitID] ?? [:]
    let people = Set(assignment.seats.map(\.personID)).filter { conflicts[$0] == nil }
    let events = assignment.end(at: act.now)
    try AssignmentStore.save(assignment, in: transaction)
    try tell(people.shares(of: assignment.unitID), TeamMessages.taken, act, transaction)
    return events.map(\.journalEntry)
  }

  /// One message for each person, however many units: it names none.
  private static func tell(
    _ shares: [ID<Account>: Set<ID<WorkUnit>>], _ kind: MessageKind, _ act: Act,
    _ transaction: Transaction
  ) throws(StorageError) {
    let path = InAppPath(WorksheetLink.tasks.path)
    try Outbox.post(
      shares.sorted { $0.key < $1.key }.map { person, units in
        NewMessage(kind, to: person, path: path, about: TeamMessages.subject(units, of: person))
      }, at: act.now, in: transaction)
  }
}

extension Set<ID<Account>> {
  /// The same unit for everybody.
  fileprivate func shares(of unit: ID<WorkUnit>) -> [ID<Account>: Set<ID<WorkUnit>>] {
    Dictionary(uniqueKeysWithValues: map { ($0, [unit]) })
  }
}

/// What assessors are told; no unit is named.
enum TeamMessages {
  /// What a message about units is withdrawn by: a single unit as every other message about it.
  static func subject(_ units: Set<ID<WorkUnit>>, of account: ID<Account>) -> MessageSubject {
    guard units.count == 1, let unit = units.first else { return share(of: account) }
    return MessageSubject("work_unit", unit.text)
  }

  /// What a message about several units of one person is withdrawn by.
  static func share(of account: ID<Account>) -> MessageSubject {
    MessageSubject("assessor_share", account.text)
  }

  static let given = MessageKind(
    "units_given",
    title: FixedText("Anda mendapat tugas menilai", "You are to judge"),
    sentence: FixedText(
      "Nyatakan lebih dahulu ada tidaknya konflik kepentingan; berkas terbuka sesudah itu.",
      "First declare whether you have a conflict of interest; the dossier opens after that."))
  static let taken = MessageKind(
    "units_taken",
    title: FixedText("Sebagian tugas menilai Anda dialihkan", "Part of your judging was moved"),
    sentence: FixedText(
      "Daftar tugas Anda sudah diperbarui; tidak ada yang perlu Anda lakukan.",
      "Your list of tasks is up to date; there is nothing for you to do."))
}
