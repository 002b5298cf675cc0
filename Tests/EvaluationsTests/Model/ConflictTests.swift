import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct ConflictTests {
  private func declaration() -> ConflictDeclaration {
    ConflictDeclaration(
      id: Sample.id(600), assessorID: Sample.id(10), unitID: Sample.id(101), year: 2026,
      layer: .tpi)
  }

  @Test func `silence is no answer, and no conflict is said once`() throws {
    var declaration = declaration()
    #expect(declaration.standing == .silent)

    let first = try declaration.declareNone(at: .minute(1), facts: [])
    let second = try declaration.declareNone(at: .minute(2), facts: [])

    #expect(first.map(\.journalEntry.event) == ["conflict_none"])
    #expect(second == [])
    #expect(declaration.standing == .free(since: .minute(1)))
  }

  @Test func `facts against it refuse the word that there is no conflict`() {
    var declaration = declaration()
    let facts: [ConflictReason] = [.judged(year: 2025, .tpi)]

    #expect(throws: ConflictRefusal.factsStand(facts)) {
      try declaration.declareNone(at: .minute(1), facts: facts)
    }
    #expect(declaration == self.declaration())
  }

  @Test func `a conflict that comes later withdraws what was said`() throws {
    var declaration = declaration()
    _ = try declaration.declareNone(at: .minute(1), facts: [])
    let conflict = try DeclaredConflict(
      .other, words: ConflictWords(sealed: "tersegel", digest: "0a1b"))

    let events = try declaration.declare(conflict, at: .minute(5))

    #expect(events.map(\.journalEntry.event) == ["conflict_came_later"])
    #expect(events.map(\.journalEntry.facts).allSatisfy { !$0.contains("tersegel") })
    #expect(events.map(\.journalEntry.facts).allSatisfy { $0.contains(#""words_digest":"0a1b""#) })
    #expect(
      declaration.standing
        == .withdrawn(freeSince: .minute(1), conflict, since: .minute(5)))
  }

  @Test func `a conflict is not taken back`() throws {
    var declaration = declaration()
    _ = try declaration.declare(DeclaredConflict(.worksThere), at: .minute(1))
    let before = declaration

    #expect(throws: ConflictRefusal.conflictStands(since: .minute(1))) {
      try declaration.declareNone(at: .minute(2), facts: [])
    }
    #expect(throws: ConflictRefusal.conflictStands(since: .minute(1))) {
      try declaration.declare(DeclaredConflict(.family), at: .minute(2))
    }
    #expect(declaration == before)
  }

  @Test func `another kind of conflict needs words`() throws {
    #expect(throws: ConflictRefusal.wordsMissing) { try DeclaredConflict(.other) }
    #expect(try DeclaredConflict(.family).words == nil)
  }
}
