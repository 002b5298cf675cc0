import AccountsModel
import EvaluationsModel
import HTTPTypes
import Instruments
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

/// What a coordinator sees of training and asks for, and what follows from it.
@Suite struct OverseenTrainingTests {
  @Test(arguments: TestStorage.engines)
  func `a coordinator sees who passed, who did not and how often they tried`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let citra = try await house.account("citra@zona.example", "Citra Uji")
      let dewi = try await house.account("dewi@zona.example", "Dewi Uji")
      _ = try await house.account("eka@zona.example", "Eka Uji")
      _ = try await house.finish(as: citra) { $0.claimed }
      _ = try await house.finish(EvaluationHouse.other, as: citra, attempt: 1) { $0.reference }
      _ = try await house.finish(as: dewi) { $0.claimed }
      let path = CalibrationLink.institution(house.place.institutionID).path

      let page = try await house.house.get(path, as: house.coordinator).text

      #expect(page.contains("1 dari 9 penilai lulus"))
      let citraAt = try #require(page.firstRange(of: "Citra Uji")?.lowerBound)
      let dewiAt = try #require(page.firstRange(of: "Dewi Uji")?.lowerBound)
      let ekaAt = try #require(page.firstRange(of: "Eka Uji")?.lowerBound)
      #expect(page[citraAt..<dewiAt].contains("lulus"))
      #expect(!page[citraAt..<dewiAt].contains("belum lulus"))
      #expect(page[citraAt..<dewiAt].contains(">2<"))
      #expect(page[dewiAt..<ekaAt].contains("belum lulus"))
      #expect(page[ekaAt...].contains("belum mencoba"))
      #expect(page.contains("8 penilai yang belum lulus"))
      for person in [citra, house.head, house.staff] {
        #expect(try await house.house.get(path, as: person).status == .notFound)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a demand shuts out whoever has not passed until they do, and taking it back opens`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      #expect(try await house.mayScoreLive(house.ana))

      let made = try await house.demand()
      #expect(made.status == .seeOther)
      #expect(try await house.mayScoreLive(house.ana) == false)
      #expect(try await house.mayScoreLive(house.ana, instrument: "permenpanrb-10-2019"))
      #expect(try await house.mayScoreLive(house.ana, layer: .tpn))
      let tasks = try await house.house.get("/tugas", as: house.ana).text
      #expect(tasks.contains("Kalibrasi menunggu Anda"))
      let told = try await house.storage.read { transaction in
        try transaction.query(
          """
          SELECT message.account_id FROM message
          JOIN message_wording ON message_wording.digest = message.wording
          WHERE message_wording.kind = 'calibration_demanded'
          """
        ).map { try $0.text("account_id") }
      }
      #expect(told.contains(Cast.ana.accountID) && told.contains(Cast.budi.accountID))
      #expect(Set(told).count == told.count && !told.contains(Cast.coordinator.accountID))
      let others = try await house.house.get("/tugas", as: house.head).text
      #expect(!others.contains("Kalibrasi menunggu"))

      _ = try await house.finish(as: house.ana) { $0.reference }
      #expect(try await house.mayScoreLive(house.ana))
      #expect(try await house.mayScoreLive(house.budi) == false)
      let after = try await house.house.get("/tugas", as: house.ana).text
      #expect(!after.contains("Kalibrasi menunggu Anda"))

      #expect(try await house.demand(false, version: 1).status == .seeOther)
      #expect(try await house.mayScoreLive(house.budi))
      let place = house.place.institutionID.text
      let events = try await house.storage.read {
        try Journal.entries(subjectKind: CalibrationDemand.kind, subjectID: place, in: $0)
          .map(\.entry.event)
      }
      #expect(events == ["calibration_demanded", "calibration_released"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an old form and a stranger change nothing`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      #expect(try await house.demand(version: 3).status == .conflict)
      for person in [house.ana, house.head, house.staff, house.outsider] {
        #expect(try await house.demand(as: person).status == .notFound)
      }
      #expect(try await house.mayScoreLive(house.ana))
      _ = try await house.demand()
      #expect(try await house.demand(false, version: 0).status == .conflict)
      #expect(try await house.mayScoreLive(house.ana) == false)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the gate of all doors is open, shut or open again as the single question says`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      #expect(try await gate(house) == [true, true, true])

      _ = try await house.demand()
      // Of the year without a cycle nobody can say which instrument it has.
      #expect(try await gate(house) == [false, true, false])

      _ = try await house.finish(as: house.ana) { $0.reference }
      #expect(try await gate(house) == [true, true, true])
    }
  }

  /// TPI and TPN of 2026, and TPI of a year without a cycle.
  private func gate(_ house: EvaluationHouse) async throws -> [Bool] {
    let (place, account) = (house.place.institutionID, house.ana.accountID)
    return try await house.storage.read { transaction in
      guard let id = ID<Account>(account) else { return [] }
      let gate = try CalibrationGate(of: id, in: [place], transaction: transaction)
      return try [(2026, Layer.tpi), (2026, .tpn), (2031, .tpi)].map { year, layer in
        try gate.isOpen(in: place, year: year, layer: layer, transaction: transaction)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the pages speak English too`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      _ = try await house.demand()
      let path = CalibrationLink.institution(house.place.institutionID).path
      let page = try await house.house.get(
        path, as: house.coordinator, headers: [.cookie: "zona_bahasa=en"])
      #expect(page.text.contains("Calibration is asked for since"))
      #expect(page.text.contains("Stop asking"))
      let institution = try await house.house.get(
        WorkUnitLink.institution(house.place.institutionID).path, as: house.coordinator)
      #expect(institution.text.contains("Ukuran para penilai"))
      let other = try await house.house.get(
        WorkUnitLink.institution(house.place.institutionID).path, as: house.outsider)
      #expect(!other.text.contains("Ukuran para penilai"))
    }
  }
}
