import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct PlanTests {
  /// A few hundred rows for the whole country at most, and what statements name themselves.
  private func small(_ engine: Engine) -> Set<String> {
    let parts: Set<String> = [
      "schema_migration", "institution", "programme_cycle",
      // Names of parts of a statement, which hold only what the statement chose.
      "above", "below", "matching", "named", "reached", "shown", "unread",
    ]
    return engine == .sqlite ? parts : parts.union(["programme_cycle_national"])
  }

  /// Pages and acts that people repeat all day, as those who use them.
  private func work(in house: WorksheetHouse) async throws {
    try await house.fill()
    let round = try await house.round()
    let taken = try await house.take(round.id.text, version: 1)
    #expect(taken.status == .seeOther)
    let unit = "/unit/\(house.sample.unit.id)"
    let list = WorksheetLink.list(house.id).path
    for path in [
      list, list + "/nilai", list + "/soal/1", list + "/soal/1/riwayat",
      list + "/soal/82", list + "/soal/125", list + "/simulasi", list + "/ekspor",
      list + "/daftar.csv", "/api/v1" + list, "/tugas", unit,
    ] {
      let answer = try await house.house.get(path, as: house.staff)
      #expect(answer.status == .ok, "\(path)")
    }
    for path in ["/tugas", "/instansi/\(house.sample.institution.id)", unit] {
      let answer = try await house.house.get(path, as: house.coordinator)
      #expect(answer.status == .ok, "\(path)")
    }
    let check = try await house.house.get(list + "/pengiriman", as: house.head)
    #expect(check.status == .ok)
    let saved = try await house.save(1, [("s1", "Tidak")], version: 1)
    #expect(saved.status == .seeOther)
    let sent = try await house.house.post(
      list + "/pengiriman", [("versi", "1")], as: house.head)
    #expect(sent.status == .seeOther)
  }

  @Test(arguments: TestStorage.engines)
  func `no statement of a worksheet's day reads a whole table`(engine: Engine) async throws {
    let log = StatementLog()
    func check(_ configuration: StorageConfiguration) async throws {
      var configuration = configuration
      configuration.observer = log.observer
      try await WorksheetHouse.with(in: configuration) { house in
        try await work(in: house)
        let instrument = try Instrument.current()
        let year = house.sample.year.year
        _ = try await house.storage.read {
          try AnswerVector.all(year: year, layer: .unit, instrument: instrument, in: $0).count
        }

        #expect(log.statements.count > 20)
        let findings = try await log.readingWhole(in: house.storage, but: small(engine))
        #expect(findings == [])
      }
    }
    switch engine {
    case .sqlite: try await check(.sqliteInMemory)
    case .postgres:
      try await TestStorage.withDatabase(.postgres, migrations: WorksheetHouse.migrations) {
        try await check($0)
      }
    }
  }
}
