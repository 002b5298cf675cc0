import Accounts
import AccountsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

@Suite struct SeatStoreTests {
  private static let engines = TestStorage.engines

  @Test(arguments: engines)
  func `an assignment comes back as it was, seat by seat`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let (ana, unit) = (try EvaluationHouse.account(Cast.ana), world.place.unitID)
      let stored = try #require(
        try await world.storage.read { try AssignmentStore.find(Cast.assignment, in: $0) })
      #expect(stored.seats.map(\.duty) == [.member, .member, .lead, .controller])
      #expect(stored.vacancies.isEmpty)

      try await world.storage.write { transaction in
        var left = stored
        _ = left.vacate(ana, because: .roleEnded, at: .minute(5))
        try AssignmentStore.save(left, in: transaction)
      }
      let left = try await world.storage.read { transaction in
        (
          try AssignmentStore.find(of: unit, year: 2026, layer: .tpi, in: transaction),
          try AssignmentStore.assignments(with: ana, in: transaction),
          try AssignmentStore.assignments(
            in: world.place.institutionID, year: 2026, layer: .tpi, in: transaction),
          try AssignmentStore.assignments(in: nil, year: 2025, layer: .tpi, in: transaction)
        )
      }

      #expect(left.0?.vacancies == [.member])
      #expect(left.0?.terms(of: ana) == [SeatTerm(from: .sample, until: .minute(5))])
      #expect(left.0?.version == 2)
      #expect(left.1.isEmpty)
      #expect(left.2.map(\.id) == [Cast.assignment])
      #expect(left.3.isEmpty)
      await #expect(throws: StorageError.staleVersion) {
        try await world.storage.write { try AssignmentStore.save(stored, in: $0) }
      }
    }
  }

  @Test(arguments: engines)
  func `a unit is with one team at a time, and the latest assignment counts`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let second = try #require(
        ID<UnitAssignment>("01900000-0000-7000-8000-00000000000f"))
      let team = [TeamMember(person: Cast.stranger, duty: .member)]
      await #expect(throws: StorageError.self) {
        try await world.storage.write { try world.assign(to: team, as: second, in: $0) }
      }
      try await world.storage.write { transaction in
        var old = try #require(try AssignmentStore.find(Cast.assignment, in: transaction))
        _ = old.end(at: .minute(1))
        try AssignmentStore.save(old, in: transaction)
        try world.assign(to: team, as: second, in: transaction)
      }

      let found = try await world.storage.read { transaction in
        (
          try AssignmentStore.find(
            of: world.place.unitID, year: 2026, layer: .tpi, in: transaction)?.id,
          try AssignmentStore.assignments(
            in: nil, year: 2026, layer: .tpi, in: transaction
          ).map(\.id)
        )
      }
      #expect(found.0 == second)
      #expect(found.1 == [second])
    }
  }

  @Test(arguments: engines)
  func `what was said comes back in order, and two first words do not both stand`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let ana = try EvaluationHouse.account(Cast.ana)
      let find: @Sendable (Transaction) throws -> ConflictDeclaration? = {
        try ConflictStore.find(
          of: ana, unit: world.place.unitID, year: 2026, layer: .tpi, in: $0)
      }
      let free = try #require(try await world.storage.read(find))
      #expect(free.standing == .free(since: .sample))

      let words = try Reason("Sahabat kepala unit")
      let conflict = try DeclaredConflict(
        .other, words: ConflictSeal.sample.seal(words, of: ana, on: world.place.unitID))
      try await world.storage.write { transaction in
        var said = free
        _ = try said.declare(conflict, at: .minute(3))
        try ConflictStore.save(said, in: transaction)
      }

      let said = try #require(try await world.storage.read(find))
      #expect(
        said.standing == .withdrawn(freeSince: .sample, conflict, since: .minute(3)))
      await #expect(throws: StorageError.staleVersion) {
        try await world.storage.write { try ConflictStore.save(free, in: $0) }
      }
      let all = try await world.storage.read {
        try ConflictStore.declarations(
          since: 2026, institution: world.place.institutionID, in: $0)
      }
      #expect(all.count == Cast.team.count)
    }
  }

  @Test(arguments: engines)
  func `the past of people is read from every table that knows some`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let people = [
        try EvaluationHouse.account(Cast.ana), try EvaluationHouse.account(Cast.staff),
        try EvaluationHouse.account(Cast.konflik),
      ]
      try await world.employ(Cast.ana, since: "2024-01-01", asHead: true)
      _ = try await world.makeConflicted()

      let past = try await world.storage.read { try PastStore.past(of: people, in: $0) }

      #expect(past.map(\.assessorID) == people)
      #expect(past[0].stays.map(\.post.unitID) == [world.place.unitID])
      #expect(past[0].heads.map(\.unitID) == [world.place.unitID])
      #expect(
        past[0].verdicts == [
          EarlierVerdict(unitID: world.place.unitID, year: 2026, layer: .tpi)
        ])
      #expect(past[1].grants.map(\.role) == [.unitStaff])
      #expect(past[1].stays.isEmpty && past[1].verdicts.isEmpty)
      #expect(
        past[2].familyDeclared == [FamilyDeclared(unitID: world.place.unitID, year: 2026)])
    }
  }

  @Test(arguments: engines)
  func `the kin of a unit is what stands above, below and within it`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let act = Act(by: nil, at: .sample)
      let below = try await world.storage.write { transaction in
        try WorkUnitActs.createUnit(
          name: try PlaceName("Seksi Uji"), in: world.place.institutionID,
          below: world.place.unitID, from: act.day, act: act, transaction: transaction)
      }

      let kin = try await world.storage.read {
        try PastStore.kin(of: [world.place.unitID, below.id], in: $0)
      }

      #expect(kin.map(\.place.unitID) == [world.place.unitID, below.id])
      #expect(kin[0].belowIDs == [below.id] && kin[0].place.ancestorIDs.isEmpty)
      #expect(kin[1].belowIDs.isEmpty && kin[1].place.ancestorIDs == [world.place.unitID])
      #expect(kin.flatMap(\.mergedIDs).isEmpty)
    }
  }
}
