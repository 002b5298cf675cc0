import Accounts
import Instruments
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct WorksheetActsTests {
  @Test(arguments: TestStorage.engines)
  func `a worksheet goes from draft to sent to returned to sent`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      let id = house.worksheet.id
      try await storage.answer(Storage.fullEdits(instrument), of: id)
      try await storage.report(house)

      let sent = try await storage.submit(id, version: 1, minute: 1)
      let back = try await storage.reopen(id, version: 2, minute: 2)
      let again = try await storage.submit(id, version: 3, minute: 3)

      #expect(sent.stage == .submitted(at: .minute(1), by: Cast.head))
      #expect(
        back.stage
          == .returned(
            at: .minute(2), by: Cast.assessor, reason: "Bukti", submittedAt: .minute(1)))
      #expect(again.submissionCount == 2)
      let stored = try await storage.read { try WorksheetStore.find(id, in: $0) }
      #expect(stored?.stage == again.stage)
      #expect(stored?.version == 4)
      let events = try await storage.read {
        try Journal.entries(subjectKind: "worksheet", subjectID: id.text, in: $0)
      }
      #expect(events.first?.entry.event == "worksheet_started")
      #expect(
        events.suffix(3).map(\.entry.event) == [
          "worksheet_submitted", "worksheet_returned", "worksheet_submitted",
        ])
      #expect(events.count == 1 + instrument.questions.count + 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused request changes nothing`(engine: Engine) async throws {
    let window = try FillWindow(from: .minute(0), until: .minute(60))
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse(window: window)
      let id = house.worksheet.id
      let option = AnswerEdit(
        question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 0)
      try await storage.answer([option], of: id)
      let before = try await storage.dump()
      var stale = option
      stale.content.values = [.option(1)]
      var good = option
      good.question = 1
      let instrument = try Instrument.current()
      let contradiction = AnswerEdit(
        question: instrument.question(ofSoal: 88),
        content: AnswerContent(values: [.count(0), .count(1)]), baseVersion: 0)

      let refused: [@Sendable () async throws -> Void] = [
        { [stale] in try await storage.answer([stale], of: id) },
        { [good, stale] in try await storage.answer([good, stale], of: id) },
        { [good] in try await storage.answer([good, contradiction], of: id) },
        { [good] in try await storage.answer([good], of: id, minute: 60) },
        { _ = try await storage.submit(id, version: 1, minute: 1) },
        { _ = try await storage.reopen(id, version: 1, minute: 1) },
        { _ = try await storage.carryOver(into: id) },
        {
          _ = try await storage.write {
            try WorksheetActs.start(
              unit: house.unit, cycle: house.year, act: Act(by: nil, at: .sample), in: $0)
          }
        },
        { _ = try await storage.restore(1, of: 0, in: id) },
        { _ = try await storage.restore(9, of: 0, in: id) },
      ]
      for request in refused {
        await #expect(throws: WorksheetRefusal.self) { try await request() }
        #expect(try await storage.dump() == before)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `without a report of this year a typed index is not sent, and nothing changes`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      let id = house.worksheet.id
      try await storage.answer(Storage.fullEdits(instrument), of: id)
      let faults = [125, 127].map { IndexFault.unproven(question: instrument.question(ofSoal: $0)) }
      func refuses(_ faults: [IndexFault]) async throws {
        let before = try await storage.dump()
        await #expect(throws: WorksheetRefusal.indexesUnsettled(faults)) {
          try await storage.submit(id, version: 1, minute: 1)
        }
        #expect(try await storage.dump() == before)
      }

      try await refuses(faults)
      // Without a period, or of another year, it proves nothing here.
      try await storage.report(house, from: nil)
      try await storage.report(house, from: "2027-01-01")
      try await refuses(faults)
      try await storage.report(house, soals: [125])
      try await refuses([faults[1]])
      try await storage.report(house, soals: [127])
      let sent = try await storage.submit(id, version: 1, minute: 1)
      #expect(sent.submissionCount == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the journal holds each saved answer, in the same transaction`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let edit = AnswerEdit(
        question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 0)

      try await storage.answer([edit], of: house.worksheet.id)
      try await storage.answer([edit], of: house.worksheet.id)

      let events = try await storage.read {
        try Journal.entries(
          subjectKind: "worksheet", subjectID: house.worksheet.id.text, in: $0)
      }
      #expect(events.map(\.entry.event) == ["worksheet_started", "answer_saved"])
      #expect(
        events.last?.entry.facts
          == #"{"layer":"unit","origin":"typed","question":"A.I.1.i.a","values":"1=Ya","version":1}"#
      )
    }
  }

  @Test(arguments: TestStorage.engines)
  func `last year's answers start this year, marked and not twice`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      let former = try await storage.write {
        try WorksheetActs.start(
          unit: house.unit, cycle: house.lastYear, act: Act(by: nil, at: .sample), in: $0)
      }
      try await storage.answer(Storage.fullEdits(instrument), of: former.id)

      let saved = try await storage.carryOver(into: house.worksheet.id)

      // The two indexes of surveys are measured anew.
      #expect(saved.versions.count == instrument.questions.count - 2)
      #expect(saved.versions.allSatisfy { $0.origin == .carriedOver(year: 2025) })
      let before = try await storage.dump()
      await #expect(throws: WorksheetRefusal.nothingToCarryOver) {
        try await storage.carryOver(into: house.worksheet.id)
      }
      #expect(try await storage.dump() == before)
      let vectors = try await storage.read { transaction in
        try [former, house.worksheet].map {
          try AnswerVector.find(of: $0, layer: .unit, instrument: instrument, in: transaction)
            .sheet
        }
      }
      var expected = vectors[0]
      for soal in [125, 127] {
        expected.set(nil, at: try #require(instrument.position(ofSoal: soal)))
      }
      #expect(vectors[1] == expected)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an undone answer stands again as a new version`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      var edit = AnswerEdit(
        question: 0, content: AnswerContent(values: [.option(1)], note: "satu"), baseVersion: 0)
      try await storage.answer([edit], of: house.worksheet.id)
      edit.content = AnswerContent(values: [.option(0)], note: "dua")
      edit.baseVersion = 1
      try await storage.answer([edit], of: house.worksheet.id)

      let saved = try await storage.restore(1, of: 0, in: house.worksheet.id)

      #expect(saved.versions.first?.version == 3)
      #expect(saved.versions.first?.content.note == "satu")
      #expect(saved.sheet.places[0] == 1)
    }
  }
}

extension Storage {
  private func with<Value: Sendable>(
    _ id: ID<Worksheet>,
    _ body: @escaping @Sendable (LoadedWorksheet, Transaction) throws -> Value
  ) async throws -> Value {
    try await write { transaction in
      guard let loaded = try WorksheetActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      return try body(loaded, transaction)
    }
  }

  func submit(_ id: ID<Worksheet>, version: Int64, minute: Int64) async throws -> Worksheet {
    try await with(id) {
      try WorksheetActs.submit(
        $0, version: version, by: Cast.head, act: Act(by: nil, at: .minute(minute)), in: $1)
    }
  }

  func reopen(_ id: ID<Worksheet>, version: Int64, minute: Int64) async throws -> Worksheet {
    try await with(id) {
      try WorksheetActs.reopen(
        $0, because: "Bukti", version: version, by: Cast.assessor,
        act: Act(by: nil, at: .minute(minute)), in: $1)
    }
  }

  func carryOver(into id: ID<Worksheet>) async throws -> SavedAnswers {
    try await with(id) {
      try WorksheetActs.carryOver(
        into: $0, by: Cast.staff, act: Act(by: nil, at: .sample), in: $1)
    }
  }

  func restore(
    _ version: Int64, of question: Int, in id: ID<Worksheet>
  ) async throws -> SavedAnswers {
    try await with(id) {
      try WorksheetActs.restore(
        version, of: question, in: $0, by: Cast.staff, act: Act(by: nil, at: .sample),
        transaction: $1)
    }
  }
}
