import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct ConflictDoorTests {
  private static let unit = WorkUnitPlace(institutionID: Sample.ministry, unitID: Sample.id(101))

  /// Somebody for whom everything is in order, with one thing changed.
  private struct Visit {
    var until: CalendarDate? = CalendarDate("2026-12-31")
    var endedAt: Instant?
    var scope = GrantPlace.institution(Sample.ministry.text)
    var seats = [SeatTerm(from: .sample)]
    var unitOfDeclaration = 101
    var freeAt: Instant? = .minute(1)
    var conflictAt: Instant?
    var facts: [ConflictReason] = []

    func bars(at instant: Instant = .minute(10)) throws -> [DoorBar] {
      var declaration = ConflictDeclaration(
        id: Sample.id(600), assessorID: Sample.id(10), unitID: Sample.id(unitOfDeclaration),
        year: 2026, layer: .tpi)
      if let freeAt { _ = try declaration.declareNone(at: freeAt, facts: []) }
      if let conflictAt { _ = try declaration.declare(DeclaredConflict(.family), at: conflictAt) }
      let from = try #require(CalendarDate("2026-01-01"))
      let day = try #require(CalendarDate("2026-11-21"))
      let door = try DossierDoor(
        unit: ConflictDoorTests.unit, role: .internalAssessor,
        grants: [
          RoleGrant(
            id: Sample.id(700), accountID: Sample.id(10), role: .internalAssessor, at: scope,
            from: from, until: until, endedAt: endedAt)
        ], seats: seats, declaration: declaration, facts: facts)
      return door.bars(at: instant, on: day)
    }
  }

  @Test func `the door opens with role, seat, no conflict and no fact`() throws {
    #expect(try Visit().bars() == [])
  }

  @Test func `before a word it stays shut`() throws {
    #expect(try Visit(freeAt: nil).bars() == [.silent])
    #expect(try Visit(freeAt: .minute(11)).bars() == [.silent])
    #expect(try Visit(freeAt: .minute(10)).bars() == [])
    #expect(try Visit(unitOfDeclaration: 102).bars() == [.silent])
  }

  @Test func `one fact shuts it whatever was said`() throws {
    let fact = ConflictReason.judged(year: 2025, .tpi)

    #expect(try Visit(facts: [fact]).bars() == [.conflict(fact)])
  }

  @Test func `a later conflict shuts it at once, and a clock behind does not open it`() throws {
    let said = DoorBar.conflict(.declared(.family, since: .minute(10)))

    #expect(try Visit(conflictAt: .minute(10)).bars() == [said])
    #expect(try Visit(conflictAt: .minute(10)).bars(at: .minute(9)) == [said])
  }

  @Test func `a role that ended yesterday shuts it`() throws {
    let yesterday = CalendarDate("2026-11-20")

    #expect(try Visit(until: yesterday).bars() == [.roleNotNow(lastDay: yesterday)])
    #expect(try Visit(until: CalendarDate("2026-11-21")).bars() == [])
    #expect(
      try Visit(until: nil, endedAt: .minute(9)).bars() == [.roleNotNow(lastDay: nil)])
    #expect(try Visit(scope: .institution(Sample.agency.text)).bars() == [.noRole])
  }

  @Test func `an assignment that ended shuts it from that moment on`() throws {
    let seats = [SeatTerm(from: .sample, until: .minute(10))]

    #expect(try Visit(seats: seats).bars(at: .minute(9)) == [])
    #expect(try Visit(seats: seats).bars() == [.seatNotNow(since: .minute(10))])
    #expect(try Visit(seats: []).bars() == [.noSeat])
    #expect(try Visit(seats: [SeatTerm(from: .minute(11))]).bars() == [.seatNotNow(since: nil)])
  }
}
