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

@Suite struct AnswerStoreTests {
  private func edit(
    _ question: Int, _ rung: Int, base: Int64 = 0, note: String = ""
  ) -> AnswerEdit {
    AnswerEdit(
      question: question, content: AnswerContent(values: [.option(rung)], note: note),
      baseVersion: base)
  }

  private func answers(
    _ storage: Storage, _ worksheet: Worksheet, _ layer: Layer = .unit
  ) async throws -> [Int: QuestionAnswer] {
    let instrument = try Instrument.current()
    return try await storage.read {
      try AnswerStore.answers(of: worksheet, layer: layer, instrument: instrument, in: $0)
    }
  }

  private func sheet(
    _ storage: Storage, _ worksheet: Worksheet, _ layer: Layer = .unit
  ) async throws -> AnswerSheet {
    let instrument = try Instrument.current()
    return try await storage.read {
      try AnswerVector.find(of: worksheet, layer: layer, instrument: instrument, in: $0).sheet
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an answer is read back as it was saved, with every version`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      let index = instrument.question(ofSoal: 125)
      let text = "Catatan «dua» baris\nkedua 😀 'kutip'"

      try await storage.answer([edit(0, 1, note: text)], of: house.worksheet.id)
      try await storage.answer([edit(0, 0, base: 1)], of: house.worksheet.id, minute: 1)
      let content = AnswerContent(
        values: [Points(decimal: "3.612345").map(Answer.index)], evidence: "https://contoh.id/a b")
      try await storage.answer(
        [AnswerEdit(question: index, content: content, baseVersion: 0, origin: .imported)],
        of: house.worksheet.id)

      let found = try await answers(storage, house.worksheet)
      #expect(found.count == 2)
      #expect(found[index]?.content == content)
      #expect(found[index]?.origin == .imported)
      let history = try await storage.read {
        try AnswerStore.history(
          of: 0, in: house.worksheet, layer: .unit, instrument: instrument, transaction: $0)
      }
      #expect(history.map(\.version) == [1, 2])
      #expect(history.first?.content.note == text)
      #expect(history.last == found[0])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the vector always says the same as the rows`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      var random = SeededGenerator(seed: 20261121)
      for round in 0..<60 {
        let standing = try await answers(storage, house.worksheet)
        let question = Int.random(in: instrument.questions.indices, using: &random)
        var content = instrument.content(of: question, using: &random)
        if Int.random(in: 0..<4, using: &random) == 0 {
          content.values = content.values.map { _ in nil }
        }
        let edit = AnswerEdit(
          question: question, content: content, baseVersion: standing[question]?.version ?? 0,
          confirmsExcess: true)

        let saved = try await storage.answer([edit], of: house.worksheet.id, minute: Int64(round))

        let rebuilt = AnswerSheet(
          of: try await answers(storage, house.worksheet).values, in: instrument)
        #expect(saved.sheet == rebuilt, "round \(round)")
        #expect(try await sheet(storage, house.worksheet) == rebuilt, "round \(round)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `layers lie side by side and never overwrite each other`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      try await storage.answer([edit(0, 0, note: "unit")], of: house.worksheet.id)
      let unit = try await answers(storage, house.worksheet)
      let ladder = try #require(
        instrument.questions.firstIndex { question in
          guard case .choice(let scale) = question.kind else { return false }
          return instrument.scales[scale].options.count == 3
        })
      let place = instrument.questions[ladder].soals[0]

      for (layer, rung) in [(Layer.tpi, 1), (.tpn, 2)] {
        try await storage.write { transaction in
          let vector = try AnswerVector.find(
            of: house.worksheet, layer: layer, instrument: instrument, in: transaction)
          let version = QuestionAnswer(
            question: ladder, content: AnswerContent(values: [.option(rung)], note: layer.rawValue),
            version: 1, origin: .typed, author: Cast.assessor, at: .sample)
          _ = try AnswerStore.save(
            [version], on: vector, of: house.worksheet, instrument: instrument, in: transaction)
        }
      }

      #expect(try await answers(storage, house.worksheet) == unit)
      #expect(
        try await answers(storage, house.worksheet, .tpi).values.map(\.content.note) == ["tpi"])
      #expect(try await sheet(storage, house.worksheet).places[0] == 0)
      #expect(try await sheet(storage, house.worksheet, .tpi).places[0] == AnswerSheet.blank)
      #expect(try await sheet(storage, house.worksheet, .tpi).places[place] == 1)
      #expect(try await sheet(storage, house.worksheet, .tpn).places[place] == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of two people on one question nothing is lost`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()

      let outcomes = await withTaskGroup(of: Result<SavedAnswers, any Error>.self) { group in
        for rung in 0..<2 {
          group.addTask {
            do {
              return .success(
                try await storage.answer(
                  [self.edit(0, rung)], of: house.worksheet.id,
                  by: rung == 0 ? Cast.head : Cast.staff))
            } catch { return .failure(error) }
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }

      let conflicts = outcomes.compactMap { outcome -> QuestionAnswer? in
        guard case .failure(WorksheetRefusal.conflict(let standing)) = outcome else { return nil }
        return standing.first
      }
      let standing = try await answers(storage, house.worksheet)
      #expect(conflicts == [try #require(standing[0])])
      let history = try await storage.read {
        try AnswerStore.history(
          of: 0, in: house.worksheet, layer: .unit, instrument: instrument, transaction: $0)
      }
      #expect(history.count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `many people on different questions all get through`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      let edits = Storage.fullEdits(instrument)

      try await withThrowingTaskGroup(of: Void.self) { group in
        for edit in edits.prefix(24) {
          group.addTask { try await storage.answer([edit], of: house.worksheet.id) }
        }
        try await group.waitForAll()
      }

      let found = try await answers(storage, house.worksheet)
      #expect(found.count == 24)
      #expect(
        try await sheet(storage, house.worksheet) == AnswerSheet(of: found.values, in: instrument))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a flipped bit in a stored answer is noticed and never scored`(
    engine: Engine
  ) async throws {
    for change: SQL in [
      "UPDATE worksheet_answer SET answer_values = '1=Tidak' WHERE question_code = 'A.I.1.i.a'",
      "UPDATE worksheet_answer SET note = 'Z' WHERE question_code = 'A.I.1.i.a'",
      "UPDATE worksheet_answer SET at_ms = at_ms + 1 WHERE question_code = 'A.I.1.i.a'",
      "UPDATE worksheet_answer SET author_name = 'Z' WHERE question_code = 'A.I.1.i.a'",
      "UPDATE worksheet_answer_version SET origin = 'imported' WHERE version = 1",
    ] {
      try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
        let house = try await storage.makeHouse()
        let instrument = try Instrument.current()
        try await storage.answer([edit(0, 0)], of: house.worksheet.id)

        let changed = try await storage.write { try $0.execute(change) }

        #expect(changed == 1)
        await #expect(throws: StorageError.self) {
          _ = try await answers(storage, house.worksheet)
          _ = try await storage.read {
            try AnswerStore.history(
              of: 0, in: house.worksheet, layer: .unit, instrument: instrument, transaction: $0)
          }
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a flipped bit in a vector, or one of another worksheet, is never scored`(
    engine: Engine
  ) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      try await storage.answer(Storage.fullEdits(instrument), of: house.worksheet.id)
      let key = "answer_vector \(house.worksheet.id) unit"
      let places = try await sheet(storage, house.worksheet).bytes

      for position in [0, 77, places.count - 1] {
        var flipped = places
        flipped[position] ^= 1
        let bytes = flipped
        try await storage.write {
          _ = try $0.execute("UPDATE answer_vector SET places = \(bytes)")
        }

        await #expect(throws: StorageError.corrupted(key)) {
          try await sheet(storage, house.worksheet)
        }
        await #expect(throws: StorageError.corrupted(key)) {
          try await storage.read { try WorksheetActs.load(house.worksheet.id, in: $0)?.worksheet }
        }
        await #expect(throws: StorageError.corrupted(key)) {
          try await storage.read {
            try AnswerVector.all(
              year: house.year.year, layer: .unit, instrument: instrument, in: $0
            ).count
          }
        }
      }

      let second = try await storage.write {
        try WorksheetActs.start(
          unit: house.unit, cycle: house.lastYear, act: Act(by: nil, at: .sample), in: $0)
      }
      try await storage.write { transaction in
        _ = try transaction.execute("UPDATE answer_vector SET places = \(places)")
        _ = try transaction.execute("UPDATE answer_vector SET worksheet_id = \(second.id)")
      }
      await #expect(throws: StorageError.corrupted("answer_vector \(second.id) unit")) {
        try await sheet(storage, second)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the sheets of a year are read at once`(engine: Engine) async throws {
    try await withStorage(engine, migrations: Storage.sampleMigrations) { storage in
      let house = try await storage.makeHouse()
      let instrument = try Instrument.current()
      try await storage.answer(Storage.fullEdits(instrument), of: house.worksheet.id)
      let former = try await storage.write {
        try WorksheetActs.start(
          unit: house.unit, cycle: house.lastYear, act: Act(by: nil, at: .sample), in: $0)
      }
      try await storage.answer([edit(0, 0)], of: former.id)

      let sheets = try await storage.read {
        try AnswerVector.all(year: house.year.year, layer: .unit, instrument: instrument, in: $0)
      }

      #expect(sheets.worksheetIDs == [house.worksheet.id])
      #expect(sheets.unitIDs == [house.unit.id])
      #expect(sheets.sheet(0) == (try await sheet(storage, house.worksheet)))
    }
  }
}
