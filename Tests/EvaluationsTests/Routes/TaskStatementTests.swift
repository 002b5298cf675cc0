import Accounts
import AccountsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// The page of tasks of people with many units.
@Suite struct TaskStatementTests {
  @Test(arguments: TestStorage.engines)
  func `the page of tasks takes as many statements for many assignments as for few`(
    engine: Engine
  ) async throws {
    var counts: [[Int]] = []
    for unitCount in [3, 12] {
      try await TeamsHouse.with(engine, units: unitCount) { teams in
        try await Self.shareOut(teams)
        var own: [Int] = []
        for person in [teams.person(0), teams.person(2), teams.coordinator] {
          let before = teams.statements.count
          let page = try await teams.house.get("/tugas", as: person)
          own.append(teams.statements.count - before)
          #expect(page.status == .ok)
        }
        counts.append(own)
      }
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0].allSatisfy { $0 <= 90 }, "\(counts[0])")
  }

  @Test(arguments: TestStorage.engines)
  func `every kind of task stands on the page, and of many units the first ten`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine, units: 18) { teams in
      try await Self.shareOut(teams)
      let lead = try await teams.house.get("/tugas", as: teams.person(0)).text
      #expect(lead.contains("Tulis LHE 2026, Balai 102"))
      #expect(lead.contains("Menunggu 2 anggota"))
      #expect(lead.contains("Mulai penilaian LKE 2026, Balai 103"))
      let member = try await teams.house.get("/tugas", as: teams.person(2)).text
      #expect(member.contains("113 pertanyaan menunggu Anda"))
      #expect(!member.contains("LHE 2026"))

      // The second member's role is over: twelve units of eighteen still need one.
      let tasks = try await teams.house.get("/tugas", as: teams.coordinator).text
      #expect(tasks.contains("12 kursi di 12 unit perlu diisi"))
      #expect(tasks.ranges(of: "Isi kursi anggota: LKE 2026").count == 10)
      let waiting = try #require(tasks.firstRange(of: "id=\"kursi-penilai\""))
      let sent = try #require(tasks.firstRange(of: "LKE yang dikirim"))
      #expect(waiting.lowerBound < sent.lowerBound)
      let path = SeatLink.gaps(teams.institution.id).path
      #expect(tasks.contains("href=\"\(path)\""))
      let all = try await teams.house.get(path, as: teams.coordinator)
      #expect(all.status == .ok)
      #expect(all.text.ranges(of: "/serah-terima\"").count == 12)
      let none = try await teams.house.get(path + "?saring=kosong", as: teams.coordinator)
      #expect(none.status == .ok && !none.text.contains("/serah-terima\""))
      for person in [teams.assessor, teams.otherCoordinator] {
        #expect(try await teams.house.get(path, as: person).status == .notFound)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a coordinator is told how many units that sent have no team`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine, units: 4) { teams in
      let path = TeamLink.assignments(teams.institution.id, 2026).path
      let words = "unit yang mengirim LKE 2026 belum punya tim"
      func tasks(_ person: Principal) async throws -> String {
        try await teams.house.get("/tugas", as: person).text
      }
      #expect(try await !tasks(teams.coordinator).contains(words))

      let act = teams.act
      try await teams.storage.write { transaction in
        for unit in teams.units.prefix(3) {
          try transaction.execute(
            """
            UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(act.now),
              stage_by_id = \(teams.people[7]), stage_by_name = 'Kepala',
              submitted_at_ms = \(act.now), submission_count = 1
            WHERE unit_id = \(unit.id)
            """)
        }
      }
      let waiting = try await tasks(teams.coordinator)
      #expect(waiting.contains("Kementerian Perdagangan: 3 \(words)"))
      #expect(waiting.contains("href=\"\(path)\""))
      for person in [teams.assessor, teams.otherCoordinator] {
        #expect(try await !tasks(person).contains(words))
      }

      let named = try await teams.team(teams.content("Tim Satu"))
      let given = teams.act
      try await teams.storage.write { transaction in
        try Self.assign(teams.units[0], to: named.team, in: teams.institution, given, transaction)
      }
      #expect(try await tasks(teams.coordinator).contains("2 \(words)"))
    }
  }

  /// Gives every unit to one team that has said that there is no conflict.
  ///
  /// A third is being scored, a third is settled, a third waits to be begun. The role of the second
  /// member is over.
  private static func shareOut(_ teams: TeamsHouse) async throws {
    let named = try await teams.team(teams.content("Tim Satu"))
    let act = teams.act
    try await teams.storage.write { transaction in
      for (number, unit) in teams.units.enumerated() {
        try assign(unit, to: named.team, in: teams.institution, act, transaction)
        try transaction.execute(
          """
          UPDATE worksheet SET stage = 'submitted', stage_at_ms = \(act.now),
            stage_by_id = \(teams.people[7]), stage_by_name = 'Kepala',
            submitted_at_ms = \(act.now), submission_count = 1
          WHERE unit_id = \(unit.id)
          """)
        guard number % 3 < 2 else { continue }
        let worksheet = try #require(
          try WorksheetStore.worksheets(of: unit.id, in: transaction).first)
        let evaluation = try EvaluationActs.begin(
          of: worksheet, layer: .tpi,
          team: named.team.seats.map {
            TeamMember(
              person: Author(accountID: $0.personID.text, name: "Penilai"), duty: $0.duty)
          }, act: act, in: transaction)
        guard number % 3 == 1 else { continue }
        try transaction.execute(
          """
          UPDATE evaluation SET stage = 'settled', settled_at_ms = \(act.now),
            settled_by_id = \(teams.people[1]), settled_by_name = 'Penilai'
          WHERE id = \(evaluation.id)
          """)
      }
      try transaction.execute(
        """
        UPDATE role_grant SET ended_at_ms = \(act.now)
        WHERE account_id = \(teams.people[3])
        """)
    }
  }

  private static func assign(
    _ unit: WorkUnit, to team: AssessorTeam, in institution: Institution, _ act: Act,
    _ transaction: Transaction
  ) throws {
    var random = SystemRandomNumberGenerator()
    let (assignment, _) = UnitAssignment.begin(
      ID(at: act.now, using: &random), of: unit.id, in: (year: 2026, layer: .tpi), to: team,
      at: act.now)
    try AssignmentStore.insert(assignment, of: institution.id, in: transaction)
    for seat in team.seats {
      var declaration = ConflictDeclaration(
        id: ID(at: act.now, using: &random), assessorID: seat.personID, unitID: unit.id,
        year: 2026, layer: .tpi)
      _ = try declaration.declareNone(at: act.now, facts: [])
      try ConflictStore.save(declaration, in: transaction)
    }
  }
}

extension TeamsHouse {
  /// One of the internal assessors as they ask for a page.
  fileprivate func person(_ number: Int) -> Principal {
    Principal(
      accountID: people[number].text, name: "Penilai \(number + 1)",
      grants: [Grant(.internalAssessor, for: .institution(institution.id.text))])
  }
}
