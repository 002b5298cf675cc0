import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

@testable import Evaluations

extension TeamsHouse {
  /// Adds assessors of the instansi with names as long as people have.
  func crowd(assessors count: Int, from first: Int = 0) async throws {
    let (id, act) = (institution.id, act)
    try await storage.write { transaction in
      for number in first..<first + count {
        _ = try Self.makeAssessor(
          "Raden Contoh Panjang \(1000 + number), S.E., M.Si.", "ramai\(number)", id, act,
          transaction)
      }
    }
  }

  /// Adds one more assessor of the instansi.
  func addAssessor(_ name: String, _ login: String) async throws -> ID<Account> {
    let (id, act) = (institution.id, act)
    return try await storage.write { try Self.makeAssessor(name, login, id, act, $0) }
  }

  /// Adds invented units that have begun a worksheet, straight into the tables, and makes teams of
  /// the people there are.
  ///
  /// - Returns: The units that were added.
  @discardableResult
  func crowd(units count: Int, teams teamCount: Int) async throws -> [ID<WorkUnit>] {
    for number in 0..<teamCount {
      let first = number * 4 % max(1, people.count - 3)
      _ = try await team(content("Tim Penilai \(1000 + number)", from: first))
    }
    let (place, act) = (institution.id, act)
    return try await storage.write { transaction in
      let cycle = try CycleStore.cycles(of: place, in: transaction)[0]
      var random = SeededGenerator(seed: 1000)
      let ids = (0..<count).map { _ in ID<WorkUnit>(at: act.now, using: &random) }
      for start in stride(from: 0, to: count, by: 100) {
        let part = Array(ids[start..<min(start + 100, count)])
        let units = part.map { id -> SQL in "(\(place), \(id), 1, \(act.now), 1)" }
        try transaction.execute(
          """
          INSERT INTO work_unit (institution_id, id, is_active, created_at_ms, version)
          VALUES \(SQL.joined(units, by: ", "))
          """)
        let names = part.enumerated().map { place, id -> SQL in
          let name = "Kantor Pelayanan Perbendaharaan Negara Contoh \(10_000 + start + place)"
          return "(\(institution.id), \(id), \(act.day), \(name))"
        }
        try transaction.execute(
          """
          INSERT INTO work_unit_name (institution_id, unit_id, valid_from, name)
          VALUES \(SQL.joined(names, by: ", "))
          """)
        let worksheets = part.map { id -> SQL in
          """
          (\(place), \(id), \(ID<WorkUnit>(at: act.now, using: &random)), \(cycle.id), 2026,
            \(cycle.instrumentID), 'draft', 0, \(act.now), 1)
          """
        }
        try transaction.execute(
          """
          INSERT INTO worksheet (institution_id, unit_id, id, cycle_id, year, instrument_id, stage,
            submission_count, created_at_ms, version)
          VALUES \(SQL.joined(worksheets, by: ", "))
          """)
      }
      return ids
    }
  }
}
