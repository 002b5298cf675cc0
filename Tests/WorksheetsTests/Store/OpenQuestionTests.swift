import Accounts
import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

/// What a return opens, on both engines: answers, versions taken back, links and descriptions of
/// proof, and what happens when two people act at once.
@Suite struct OpenQuestionTests {
  @Test(arguments: TestStorage.engines)
  func `a return opens its questions and nothing else`(engine: Engine) async throws {
    try await withSent(engine) { storage, house in
      let (id, instrument) = (house.worksheet.id, try Instrument.current())
      try await storage.answer(on: 3, of: id)
      let before = try await storage.dump()

      for question in [0, 4] {
        await #expect(throws: WorksheetRefusal.frozen(questions: [question])) {
          try await storage.answer(on: question, of: id)
        }
      }
      // All edits of one request, or none: what an import or a script might try.
      await #expect(throws: WorksheetRefusal.frozen(questions: [0])) {
        try await storage.answer(
          [
            storage.edit(3, version: 2, note: "lagi", instrument),
            storage.edit(0, version: 1, note: "lagi", instrument),
          ], of: id, minute: 5)
      }
      await #expect(throws: WorksheetRefusal.versionStands(1)) {
        try await storage.restore(1, of: 0, in: id)
      }
      #expect(try await storage.dump() == before)
      let again = try await storage.restore(1, of: 3, in: id)
      #expect(again.versions.first?.version == 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an earlier version of a frozen question does not stand again`(
    engine: Engine
  ) async throws {
    try await withSent(engine, versions: 2) { storage, house in
      let before = try await storage.dump()
      await #expect(throws: WorksheetRefusal.frozen(questions: [0])) {
        try await storage.restore(1, of: 0, in: house.worksheet.id)
      }
      #expect(try await storage.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `proof of a frozen question stands, that of an open one moves`(
    engine: Engine
  ) async throws {
    try await withSent(engine, soal: 125) { storage, house in
      let (unit, year) = (house.unit.id, house.worksheet.year)
      let place = WorkUnitPlace(institutionID: house.institution.id, unitID: unit)
      let act = Act(by: nil, at: .minute(6))
      let proof = try #require(
        try await storage.read { transaction in
          try ProofBoard(of: unit, year: year, in: transaction).entries[125]?.first?.proof
        })
      let before = try await storage.dump()
      let refused: [(EvidenceRefusal, @Sendable (Transaction) throws -> Void)] = [
        (
          .questionFrozen(year: 2026, soal: 1),
          {
            try EvidenceActs.link(
              proof, to: [125, 1], year: year, pages: "hlm. 2", place: place, act: act, in: $0)
          }
        ),
        (
          .questionFrozen(year: 2026, soal: 127),
          { try EvidenceActs.unlink(proof, from: 127, year: year, act: act, in: $0) }
        ),
        (
          .questionFrozen(year: 2026, soal: 127),
          { try EvidenceActs.requireOpen(127, year, at: place, in: $0) }
        ),
        (
          .describedInSent(year: 2026),
          {
            try EvidenceActs.describe(
              proof, title: "Judul lain", period: proof.period, hasPersonalData: false,
              version: proof.version, act: act, in: $0)
          }
        ),
      ]
      for (refusal, attempt) in refused {
        await #expect(throws: refusal) { try await storage.write { try attempt($0) } }
        #expect(try await storage.dump() == before)
      }

      try await storage.write { transaction in
        try EvidenceActs.requireOpen(125, year, at: place, in: transaction)
        try EvidenceActs.link(
          proof, to: [125], year: year, pages: "hlm. 2", place: place, act: act,
          in: transaction)
        try EvidenceActs.unlink(proof, from: 125, year: year, act: act, in: transaction)
      }
      let left = try await storage.read {
        try ProofBoard(of: unit, year: year, in: $0).entries.keys.sorted()
      }
      #expect(left == [127])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the whole worksheet opens only when an assessor says so`(engine: Engine) async throws {
    try await withSent(engine, opensAll: true) { storage, house in
      for question in [0, 3, 4] { try await storage.answer(on: question, of: house.worksheet.id) }
      let rounds = try await storage.with(house.worksheet.id) {
        try ReturnStore.rounds(of: $0, in: $1)
      }
      #expect(rounds.map(\.opensAll) == [true])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a head who takes it back changes everything, after a return only what had a note`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      _ = try await storage.submit(id, version: 1, minute: 1)
      _ = try await storage.reopen(id, version: 2, minute: 2)
      try await storage.answer(on: 0, of: id)
      _ = try await storage.submit(id, version: 3, minute: 6)
      try await storage.giveBack(3, on: id, version: 4)
      try await storage.reply(3, on: id)
      _ = try await storage.submit(id, version: 5, minute: 20)
      _ = try await storage.reopen(id, version: 6, minute: 21)

      try await storage.answer(on: 3, of: id)
      await #expect(throws: WorksheetRefusal.frozen(questions: [4])) {
        try await storage.answer(on: 4, of: id)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a survey closed meanwhile does not keep a frozen index from being sent again`(
    engine: Engine
  ) async throws {
    try await withSent(engine) { storage, house in
      let id = house.worksheet.id
      // As if the report had stopped to count: the question cannot be changed, so it may not block.
      try await storage.write { transaction in
        _ = try transaction.execute("DELETE FROM evidence_link WHERE soal = 127")
      }
      try await storage.reply(3, on: id)
      let sent = try await storage.submit(id, version: 3, minute: 30)
      #expect(sent.submissionCount == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a colleague adds own notes to the open round, and their questions open`(
    engine: Engine
  ) async throws {
    try await withSent(engine) { storage, house in
      let id = house.worksheet.id
      try await storage.note(3, on: id, by: "rekan", refusing: .noteTwice(question: 3))
      try await storage.note(5, on: id, by: "rekan")
      try await storage.add("5.1", on: id, by: "rekan")

      try await storage.answer(on: 5, of: id)
      let round = try #require(
        try await storage.with(id) { try ReturnStore.rounds(of: $0, in: $1) }.first)
      #expect(round.notes.map(\.question) == [3, 5])
      #expect(round.note(on: 5)?.addition?.by.accountID == "rekan")
      #expect(round.number == 1)
      let before = try await storage.dump()
      await #expect(throws: WorksheetRefusal.returning(.notesMissing)) {
        try await storage.add("", on: id, by: "rekan")
      }
      #expect(try await storage.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two who add at once are both taken, two who set rules at once are not`(
    engine: Engine
  ) async throws {
    try await withSent(engine) { storage, house in
      let id = house.worksheet.id
      try await storage.note(5, on: id, by: "satu")
      try await storage.note(6, on: id, by: "dua")
      async let first: Void = storage.add("5.1", on: id, by: "satu")
      async let second: Void = storage.add("6.1", on: id, by: "dua")
      _ = try await (first, second)
      let round = try await storage.with(id) { try ReturnStore.openRound(of: $0, in: $1) }
      #expect(round?.notes.map(\.question) == [3, 5, 6])

      let rules = try ReturnRules(rounds: 1, longestDays: 10)
      try await storage.set(rules, of: house.institution.id, seen: 0)
      let before = try await storage.dump()
      await #expect(throws: ReturnRuleRefusal.stale) {
        try await storage.set(.usual, of: house.institution.id, seen: 0)
      }
      try await storage.set(rules, of: house.institution.id, seen: 1)
      #expect(try await storage.dump() == before)
      let stored = try await storage.read {
        try ReturnRuleStore.rules(of: house.institution.id, in: $0)
      }
      #expect(stored == StoredReturnRules(rules: rules, version: 1))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `rounds lowered below what happened end the rounds, of that layer only`(
    engine: Engine
  ) async throws {
    try await withSent(engine) { storage, house in
      let id = house.worksheet.id
      let rules = try ReturnRules(rounds: 1, longestDays: 10)
      try await storage.set(rules, of: house.institution.id, seen: 0)
      try await storage.reply(3, on: id)
      _ = try await storage.submit(id, version: 3, minute: 30)
      try await storage.note(7, on: id)
      let before = try await storage.dump()

      await #expect(throws: WorksheetRefusal.returning(.limitReached(limit: 1, used: 1))) {
        try await storage.giveBack(7, on: id, version: 4, isDrafted: true)
      }
      #expect(try await storage.dump() == before)
      try await storage.giveBack(7, on: id, as: .tpn, version: 4)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `notes belong to their author, and the journal does not say where they are`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      _ = try await storage.submit(id, version: 1, minute: 1)
      try await storage.note(3, on: id, by: "satu")
      try await storage.note(3, on: id, by: "dua")
      try await storage.note(5, on: id, by: "dua")

      let (one, sees, alone) = try await storage.with(id) { loaded, transaction in
        let one = Author(accountID: "satu", name: "satu")
        return (
          try ReturnDraftStore.notes(of: one, on: loaded, layer: .tpi, in: transaction),
          try ReturnDraftStore.isSomebodyElseCollecting(
            than: one, on: loaded, layer: .tpi, in: transaction),
          try ReturnDraftStore.isSomebodyElseCollecting(
            than: one, on: loaded, layer: .tpn, in: transaction)
        )
      }
      #expect(one.keys.sorted() == [3])
      #expect(one[3]?.by.accountID == "satu")
      #expect(sees)
      #expect(!alone)
      try await storage.giveBack(3, on: id, version: 2, by: "satu", isDrafted: true)
      let (left, facts) = try await storage.with(id) { loaded, transaction in
        let two = Author(accountID: "dua", name: "dua")
        return (
          try ReturnDraftStore.notes(of: two, on: loaded, layer: .tpi, in: transaction),
          try Journal.entries(subjectKind: "worksheet", subjectID: id.text, in: transaction)
            .filter { $0.entry.event == "return_note_drafted" }.map(\.entry.facts)
        )
      }
      #expect(left.keys.sorted() == [3, 5])
      #expect(Set(facts) == [#"{"layer":"tpi"}"#])
    }
  }

  private func withHouse(
    _ engine: Engine, _ body: (Storage, SampleHouse) async throws -> Void
  ) async throws {
    try await withStorage(engine, migrations: WorksheetHouse.migrations) { storage in
      let house = try await storage.makeHouse()
      try await storage.report(house)
      try await storage.answer(
        Storage.fullEdits(try Instrument.current()), of: house.worksheet.id, minute: -10)
      try await body(storage, house)
    }
  }

  /// A worksheet that came back with a note on the fourth question, or on that of a soal.
  private func withSent(
    _ engine: Engine, soal: Int? = nil, versions: Int = 1, opensAll: Bool = false,
    _ body: (Storage, SampleHouse) async throws -> Void
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      if versions > 1 { try await storage.answer(on: 0, of: id) }
      _ = try await storage.submit(id, version: 1, minute: 1)
      let question = try soal.map { try Instrument.current().question(ofSoal: $0) } ?? 3
      try await storage.giveBack(question, on: id, version: 2, opensAll: opensAll)
      try await body(storage, house)
    }
  }
}

extension Storage {
  fileprivate func with<Value: Sendable>(
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

  fileprivate func edit(
    _ question: Int, version: Int64, note: String, _ instrument: Instrument
  ) -> AnswerEdit {
    var random = SeededGenerator(seed: 11)
    var content = instrument.content(of: question, using: &random)
    content.note = note
    return AnswerEdit(
      question: question, content: content, baseVersion: version, confirmsExcess: true)
  }

  /// Answers one question anew, whatever stands.
  fileprivate func answer(on question: Int, of id: ID<Worksheet>) async throws {
    try await with(id) { loaded, transaction in
      let standing = try AnswerStore.answer(
        to: question, of: loaded.worksheet, layer: .unit, instrument: loaded.instrument,
        in: transaction)
      let version = standing?.version ?? 0
      _ = try WorksheetActs.answer(
        [self.edit(question, version: version, note: "versi \(version)", loaded.instrument)],
        of: loaded, by: Cast.staff, act: Act(by: nil, at: .minute(5)), in: transaction)
    }
  }

  private func person(_ id: String) -> Principal {
    Principal(accountID: id, name: id, grants: [])
  }

  fileprivate func note(
    _ question: Int, on id: ID<Worksheet>, as layer: Layer = .tpi, by person: String = "tpi",
    refusing refusal: ReturnRefusal? = nil
  ) async throws {
    let act = Act(by: self.person(person), at: .minute(2))
    func collect() async throws {
      try await with(id) {
        try ReturnActs.collect(
          ReturnNote(question: question, reason: .proofMissing, words: "Lampirkan SK."), seen: 0,
          as: layer, of: $0, act: act, in: $1)
      }
    }
    guard let refusal else { return try await collect() }
    await #expect(throws: WorksheetRefusal.returning(refusal)) { try await collect() }
  }

  fileprivate func giveBack(
    _ question: Int, on id: ID<Worksheet>, as layer: Layer = .tpi, version: Int64,
    by person: String = "tpi", opensAll: Bool = false, isDrafted: Bool = false
  ) async throws {
    if !isDrafted { try await note(question, on: id, as: layer, by: person) }
    let act = Act(by: self.person(person), at: .minute(3))
    _ = try await with(id) {
      try ReturnActs.giveBack(
        $0, as: layer, GiveBackWish(until: .minute(2880), opensAll: opensAll),
        seen: SeenDraft(worksheet: version, notes: "\(question).1"), act: act, in: $1)
    }
  }

  fileprivate func add(_ mark: String, on id: ID<Worksheet>, by person: String) async throws {
    let act = Act(by: self.person(person), at: .minute(4))
    try await with(id) {
      try ReturnActs.add(
        to: $0, as: .tpi, seen: SeenDraft(worksheet: 0, notes: mark), act: act, in: $1)
    }
  }

  fileprivate func reply(_ question: Int, on id: ID<Worksheet>) async throws {
    try await with(id) {
      try ReturnActs.reply(
        "Sudah.", to: question, seen: 0, of: $0,
        act: Act(by: self.person("staff"), at: .minute(10)), in: $1)
    }
  }

  fileprivate func set(
    _ rules: ReturnRules, of institution: ID<Institution>, seen: Int64
  ) async throws {
    try await write {
      try ReturnRuleStore.set(
        rules, of: institution, seen: seen, act: Act(by: self.person("pic"), at: .minute(4)),
        in: $0)
    }
  }
}
