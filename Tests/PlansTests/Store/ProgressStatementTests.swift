import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import PlansModel
import Storage
import Synchronization
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

/// How many statements the pages of progress issue, however many units there are.
@Suite struct ProgressStatementTests {
  private final class Counter: Sendable {
    private let total = Mutex(0)

    var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }

    /// What was counted since the last time.
    func take() -> Int {
      total.withLock { total in
        defer { total = 0 }
        return total
      }
    }
  }

  /// Adds units with a plan of two items for three questions each.
  private static func addUnits(_ count: Int, to house: PlanHouse) async throws {
    let institution = house.ministry.id
    let owner = house.people[0].id
    let first = try await house.count("work_unit")
    try await house.storage.write { transaction in
      for number in first..<(first + count) {
        let unit = Sample.id(100_000 + number, of: WorkUnit.self)
        try transaction.execute(
          """
          INSERT INTO work_unit (institution_id, id, parent_id, is_active, created_at_ms, version)
          VALUES (\(institution), \(unit), NULL, 1, 1, 1)
          """)
        try transaction.execute(
          """
          INSERT INTO work_unit_name (institution_id, unit_id, valid_from, name)
          VALUES (\(institution), \(unit), \(Sample.day("2026-01-01")), \("Unit \(number)"))
          """)
        try transaction.execute(
          """
          INSERT INTO plan_year (unit_id, year, institution_id, act_count)
          VALUES (\(unit), 2026, \(institution), 1)
          """)
        for index in 0..<2 {
          let item = PlanItem(
            id: Sample.id(1_000_000 + 2 * number + index, of: PlanItem.self),
            institutionID: institution, unitID: unit, year: PlanHouse.year,
            content: try Sample.content(owner: owner, soals: [1, 5, 9]))
          try PlanItemStore.insert(item, in: transaction)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `more units need no more statements`(engine: Engine) async throws {
    let counter = Counter()
    try await PlanHouse.with(engine, observer: counter.observer) { house in
      let admin = house.person("admin", .administrator, .national)
      let pages = [
        "/kemajuan/2026", "/kemajuan/2026/instansi.csv",
        PlanToolLink.institution(house.ministry.id, PlanHouse.year).path,
        PlanToolLink.institution(house.ministry.id, PlanHouse.year).path + "/unit.csv",
      ]
      func counts() async throws -> [Int] {
        var counts: [Int] = []
        for path in pages {
          _ = counter.take()
          let answer = try await house.house.get(path, as: admin)
          #expect(answer.status == .ok, "\(path)")
          counts.append(counter.take())
        }
        return counts
      }

      try await Self.addUnits(1, to: house)
      let few = try await counts()
      try await Self.addUnits(engine == .sqlite ? 3_000 : 200, to: house)
      let many = try await counts()

      #expect(few == many)
      #expect(many.allSatisfy { (1...20).contains($0) }, "\(many)")
      let csv = try await house.house.get(pages[3], as: admin)
      let rows = csv.text.split(whereSeparator: \.isNewline).count
      #expect(rows > (engine == .sqlite ? 3_000 : 200))
    }
  }
}
