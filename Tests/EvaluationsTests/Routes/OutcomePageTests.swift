import Accounts
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// The list of outcomes in pages, and the whole of it as files.
@Suite struct OutcomePageTests {
  @Test(arguments: TestStorage.engines)
  func `fifty units stand on a page, everybody in the files`(engine: Engine) async throws {
    let features = EvaluationHouse.features
    try await withStorage(engine, migrations: features.flatMap(\.migrations)) { storage in
      let place = try await storage.write { transaction in
        let place = try OutcomeStatementTests.begin(in: transaction)
        try OutcomeStatementTests.settle(0..<3, place, in: transaction)
        try Self.draft(1...50, place, in: transaction)
        return place
      }
      let house = TestHouse(features, storage: storage)
      let person = Principal(
        accountID: Cast.coordinator.accountID, name: "PIC instansi",
        grants: [Grant(.coordinator, for: .institution(place.institution.text))])
      let link = ReportLink.outcomes(place.institution, place.year)
      func page(_ number: Int) async throws -> String {
        let answer = try await house.get(link.path(page: number), as: person)
        #expect(answer.status == .ok)
        return answer.text
      }

      let (first, second) = (try await page(1), try await page(2))

      #expect(first.contains("Unit 0") && first.contains("Draf 47"))
      #expect(!first.contains("Draf 48"))
      #expect(second.contains("Draf 48") && second.contains("Draf 50"))
      #expect(!second.contains("Draf 47") && !second.contains("Unit 0"))
      #expect(first.contains(link.path(page: 2)))
      for text in [first, second] {
        #expect(text.contains("Hasil disetujui: 3 unit;"), "the counts are those of all units")
      }
      #expect(try await page(99).contains("Draf 50"), "a page that is none is the last one")
      let csv = try await house.get(
        ReportLink.outcomesCSV(place.institution, place.year).path, as: person)
      let lines = csv.text.split(whereSeparator: \.isNewline)
      #expect(csv.status == .ok)
      #expect(lines.count == 1 + 53)
      #expect(lines.contains { $0.contains("Draf 50") })
      let book = try await house.get(
        ReportLink.outcomesWorkbook(place.institution, place.year).path, as: person)
      #expect(book.status == .ok)
      #expect(Array(book.bytes.prefix(2)) == Array("PK".utf8))
    }
  }

  /// Units that fill in their worksheet still.
  private static func draft(
    _ numbers: ClosedRange<Int>, _ place: OutcomeStatementTests.Place, in transaction: Transaction
  ) throws {
    let act = Act(by: nil, at: .sample)
    for number in numbers {
      let name = number < 10 ? "Draf 0\(number)" : "Draf \(number)"
      let unit = try WorkUnitActs.createUnit(
        name: PlaceName(name), in: place.institution, below: nil, from: act.day, act: act,
        transaction: transaction)
      _ = try WorksheetActs.start(unit: unit, cycle: place.cycle, act: act, in: transaction)
    }
  }
}
