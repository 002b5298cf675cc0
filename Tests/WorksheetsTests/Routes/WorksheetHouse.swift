import Accounts
import Evidence
import House
import HTTPTypes
import Instruments
import InstrumentsModel
import Kernel
import Messages
import Storage
import TestKit
import Web
import WorkUnits
import Surveys
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

/// A house with one unit, its people and a worksheet of this year.
struct WorksheetHouse: Sendable {
  let house: TestHouse
  let storage: Storage
  let sample: SampleHouse
  let staff: Principal
  let colleague: Principal
  let head: Principal
  let assessor: Principal
  /// Somebody of the national team.
  let judge: Principal
  let coordinator: Principal
  let administrator: Principal
  let stranger: Principal

  var id: ID<Worksheet> { sample.worksheet.id }

  private static var features: [Feature] {
    [
      accounts(places: WorkUnitPlaces.self), messages(), workUnits(), evidence(), surveys(),
      worksheets(),
    ]
  }

  /// The tables of the house.
  static var migrations: [Migration] { features.flatMap(\.migrations) }

  static func with(
    window: FillWindow = .open, in configuration: StorageConfiguration = .sqliteInMemory,
    _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await withStorage(configuration, migrations: migrations) { storage in
      let sample = try await storage.makeHouse(window: window)
      let unit = Scope.workUnit(sample.unit.id.text)
      func person(_ id: String, _ name: String, _ role: Role, _ scope: Scope) -> Principal {
        Principal(accountID: id, name: name, grants: [Grant(role, for: scope)])
      }
      let institution = Scope.institution(sample.institution.id.text)
      try await body(
        WorksheetHouse(
          house: TestHouse(features, storage: storage), storage: storage, sample: sample,
          staff: person("staff", "Anggota Pokja", .unitStaff, unit),
          colleague: person("colleague", "Rekan Pokja", .unitStaff, unit),
          head: person("head", "Kepala Balai", .unitHead, unit),
          assessor: person("tpi", "Anggota TPI", .internalAssessor, institution),
          judge: person("tpn", "Evaluator TPN", .nationalAssessor, .national),
          coordinator: person("pic", "PIC", .coordinator, institution),
          administrator: person("admin", "Pengelola", .administrator, .national),
          stranger: person(
            "stranger", "Orang Lain", .unitHead,
            .workUnit("01900000-0000-7000-8000-0000000000ff"))))
    }
  }

  /// Saves an answer as the page does.
  func save(
    _ soal: Int, _ fields: [(String, String)], version: Int = 0, as person: Principal? = nil,
    headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.question(id, soal: soal).path, fields + [("versi", String(version))],
      as: person ?? staff, headers: headers)
  }

  /// Answers everything behind the pages, with a report for the indexes of surveys.
  func fill(withReport: Bool = true) async throws {
    if withReport { try await storage.report(sample) }
    try await storage.answer(Storage.fullEdits(try Instrument.current()), of: id)
  }

  /// Sends the worksheet as its head.
  func send(version: Int = 1) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.submission(id).path, [("versi", String(version))], as: head)
  }
}
