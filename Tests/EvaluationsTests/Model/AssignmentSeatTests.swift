import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct AssignmentSeatTests {
  private static let team = Sample.team(1)

  private func assignment() -> UnitAssignment {
    UnitAssignment.begin(
      Sample.id(500), of: Sample.id(101), in: (year: 2026, layer: .tpi), to: Self.team,
      at: .sample
    ).0
  }

  private func candidate(_ number: Int, in assignment: UnitAssignment) throws -> SeatCandidate {
    let pool = [PoolAssessor(personID: Sample.id(number), units: 0)]
    let all = assignment.candidates(
      from: pool, for: Sample.unit(101), conflicts: [:], rules: .usual)
    return try #require(all.first)
  }

  @Test func `a seat that is left is empty until somebody takes it over`() throws {
    var assignment = assignment()
    #expect(assignment.vacancies.isEmpty)

    let left = assignment.vacate(Sample.id(10), because: .conflict, at: .minute(5))

    #expect(left.map(\.journalEntry.event) == ["seat_vacated"])
    #expect(assignment.vacancies == [.member])
    #expect(assignment.faults(under: .usual) == [.tooFewMembers(has: 1, needed: 2)])
    #expect(assignment.vacate(Sample.id(10), because: .conflict, at: .minute(6)) == [])

    let taken = try assignment.fill(
      .member, with: candidate(40, in: assignment), at: .minute(7))

    #expect(taken.map(\.journalEntry.event) == ["seat_filled"])
    #expect(assignment.vacancies.isEmpty)
    #expect(assignment.faults(under: .usual) == [])
    #expect(assignment.terms(of: Sample.id(10)) == [SeatTerm(from: .sample, until: .minute(5))])
    #expect(assignment.terms(of: Sample.id(40)) == [SeatTerm(from: .minute(7))])
  }

  @Test func `a unit that goes to another team leaves nobody behind`() {
    var (assignment, begun) = UnitAssignment.begin(
      Sample.id(500), of: Sample.id(101), in: (year: 2026, layer: .tpi), to: Self.team,
      at: .sample)
    #expect(begun.map(\.journalEntry.event) == ["unit_assigned"])

    let left = assignment.end(at: .minute(3))

    #expect(left.count == 4)
    #expect(assignment.seats.isEmpty)
    #expect(assignment.end(at: .minute(4)) == [])
  }

  @Test func `a seat can change hands twice`() throws {
    var assignment = assignment()
    for (leaves, takes) in [(12, 41), (41, 42)] {
      _ = assignment.vacate(Sample.id(leaves), because: .reassigned, at: .minute(1))
      _ = try assignment.fill(.lead, with: candidate(takes, in: assignment), at: .minute(2))
    }

    #expect(assignment.vacancies.isEmpty)
    #expect(assignment.seats.filter { $0.duty == .lead } == [TeamSeat(Sample.id(42), .lead)])
  }

  @Test func `nobody sits twice, and the pengendali teknis is not the ketua`() throws {
    var assignment = assignment()
    _ = assignment.vacate(Sample.id(12), because: .roleEnded, at: .minute(1))
    let before = assignment

    #expect(throws: SeatRefusal.barred([.inTeam(.controller)])) {
      try assignment.fill(.lead, with: self.candidate(13, in: assignment), at: .minute(2))
    }
    #expect(throws: SeatRefusal.barred([.left])) {
      try assignment.fill(.lead, with: self.candidate(12, in: assignment), at: .minute(2))
    }
    #expect(throws: SeatRefusal.notVacant(.member)) {
      try assignment.fill(.member, with: self.candidate(40, in: assignment), at: .minute(2))
    }
    #expect(assignment == before)
  }

  @Test func `candidates who may come first, by load, way and id`() {
    let unit = Sample.unit(101, site: Site(region: "31"))
    let pool = [
      PoolAssessor(personID: Sample.id(45), units: 2, site: Site(region: "31")),
      PoolAssessor(personID: Sample.id(44), units: 2, site: Site(region: "35")),
      PoolAssessor(personID: Sample.id(43), units: 14),
      PoolAssessor(personID: Sample.id(42), units: 2),
      PoolAssessor(personID: Sample.id(41), units: 0),
      PoolAssessor(personID: Sample.id(11), units: 1),
    ]

    let all = assignment().candidates(
      from: pool, for: unit, conflicts: [Sample.id(41): [.familyDeclared(year: 2025)]],
      rules: .usual)

    #expect(all.map(\.personID) == [45, 44, 42, 41, 11, 43].map { Sample.id($0) })
    #expect(
      all.map(\.bars) == [
        [], [], [], [.conflict([.familyDeclared(year: 2025)])], [.inTeam(.member)],
        [.full(limit: 14)],
      ])
  }

  @Test func `a later conflict shuts the door and frees the seat at one moment`() throws {
    var declaration = ConflictDeclaration(
      id: Sample.id(600), assessorID: Sample.id(10), unitID: Sample.id(101), year: 2026,
      layer: .tpi)
    _ = try declaration.declareNone(at: .minute(1), facts: [])

    let handover = try Handover(
      declaration, conflict: DeclaredConflict(.family), assignment: assignment(),
      at: .minute(9))

    #expect(handover.journalEntries.map(\.event) == ["conflict_came_later", "seat_vacated"])
    #expect(handover.assignment?.vacancies == [.member])
    #expect(
      handover.assignment?.terms(of: Sample.id(10))
        == [SeatTerm(from: .sample, until: .minute(9))])
    #expect(handover.declaration.standing.conflict?.since == .minute(9))
  }

  @Test func `a conflict with another unit or layer leaves the seat alone`() throws {
    let declaration = ConflictDeclaration(
      id: Sample.id(600), assessorID: Sample.id(10), unitID: Sample.id(101), year: 2026,
      layer: .tpn)

    let handover = try Handover(
      declaration, conflict: DeclaredConflict(.family), assignment: assignment(),
      at: .minute(9))

    #expect(handover.assignment == nil)
    #expect(handover.journalEntries.map(\.event) == ["conflict_declared"])
  }
}
