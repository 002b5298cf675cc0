import EvaluationsModel
import Foundation
import House
import Instruments
import InstrumentsModel
import Kernel
import Logging
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import zona

@Suite struct DemoTests {
  @Test func `the sample country is stored once, with worksheets at every stage`() async throws {
    try await withDemo { services in
      let first = try await services.storage.contents()

      try await DemoCommand.fill(services)

      #expect(first.rowCount > 1_000)
      #expect(try await services.storage.contents() == first)
    }
  }

  @Test func `a file that is no workbook is refused before anything is stored`() async throws {
    try await withStorage(.sqlite, migrations: Features.all.flatMap(\.migrations)) { storage in
      let services = Services(
        storage: storage, clock: { TestHouse.now }, dataFolder: "", logger: TestStorage.logger)
      let before = try await storage.contents()

      await #expect(throws: CommandRefusal.self) {
        try await DemoCommand.fill(services, workbook: Array("%PDF-1.7".utf8))
      }

      #expect(try await storage.contents() == before)
    }
  }

  @Test(arguments: 0..<UInt64(40))
  func `invented answers fit the form`(seed: UInt64) throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    var answers = DemoAnswers(instrument, seed: seed, strength: 60 + Int(seed % 5) * 8)

    let edits = answers.edits(percent: 100)

    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for edit in edits {
      for (position, value) in zip(instrument.questions[edit.question].soals, edit.content.values) {
        sheet.set(value, at: position)
      }
      #expect(edit.content.note.contains("contoh"))
    }
    #expect(sheet.unansweredPositions.isEmpty)
    #expect(sheet.isValid(for: instrument))
  }

  @Test func `the logo of the sample is drawn here and passes the check`() throws {
    let picture = try DemoLogo.picture()

    #expect(picture.kind == .png)
    #expect((picture.width, picture.height) == (240, 240))
    #expect(picture.bytes.count < 20_000)
  }

  @Test func `the list of accounts is aligned`() {
    let lines = DemoCast.people.map { DemoCommand.line($0, in: .indonesian) }

    expectSnapshot(lines.joined(separator: "\n"), named: "demo-accounts.txt")
  }
}

/// Runs a test on a fresh installation with the sample country in memory.
func withDemo(
  _ engine: Engine = .sqlite, _ body: (Services) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "zona-demo-\(UInt64.random(in: 0...UInt64.max))"
  ).path()
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try await withStorage(engine, migrations: Features.all.flatMap(\.migrations)) { storage in
    let services = Services(
      storage: storage, clock: { TestHouse.now }, dataFolder: folder, logger: TestStorage.logger)
    try await DemoCommand.fill(services)
    try await body(services)
  }
}
