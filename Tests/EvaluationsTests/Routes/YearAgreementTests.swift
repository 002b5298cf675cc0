import Accounts
import HTTPTypes
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Agreement over a year: only what was opened, the figures of the model, few statements.
@Suite struct YearAgreementTests {
  private func paths(_ house: EvaluationHouse) -> [String] {
    let id = house.place.institutionID
    return [
      CalibrationLink.agreement(id, 2026).path, CalibrationLink.agreementFigures(id, 2026).path,
      CalibrationLink.agreementAssessors(id, 2026).path,
    ]
  }

  private func bodies(_ house: EvaluationHouse) async throws -> [[UInt8]] {
    var bodies: [[UInt8]] = []
    for path in paths(house) {
      let answer = try await house.house.get(path, as: house.coordinator)
      #expect(answer.status == .ok)
      bodies.append(answer.bytes)
    }
    return bodies
  }

  private func open(_ house: EvaluationHouse) async throws {
    try await house.judgement.commitAll(by: Cast.ana, rung: 0)
    try await house.judgement.commitAll(by: Cast.budi, rung: 1)
    try await house.judgement.act(minute: 1) { loaded, act, transaction in
      _ = try EvaluationActs.reveal(
        loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nothing that members still score alone moves a byte`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      let before = try await bodies(house)

      try await house.judgement.commitAll(by: Cast.ana, rung: 0)
      let one = try await bodies(house)
      try await house.judgement.commitAll(by: Cast.budi, rung: 2)
      let both = try await bodies(house)

      #expect(one == before)
      #expect(both == before)
      #expect(String(decoding: before[0], as: UTF8.self).contains("Belum ada yang dibuka"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the figures are those of the model on the sheets that were opened`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      try await open(house)
      let sheets = try await house.judgement.act { loaded, _, transaction in
        try BlindStore.opened(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction
        ).map { sheet in
          RevealedSheet(
            evaluationID: loaded.evaluation.id, team: Cast.ketua.accountID,
            assessor: sheet.member.accountID,
            committedOn: CalendarDate("2026-11-21") ?? Given.day(1, 1),
            shares: RevealedSheet.shares(
              of: loaded.instrument.score(sheet.answers(in: loaded.instrument))))
        }
      }
      let expected = AgreementReport(of: sheets, instrument: house.judgement.instrument)
      let opened = try await opened(house)

      #expect(Set(opened.sheets) == Set(sheets))
      #expect(opened.unitCount == 1)
      let report = AgreementReport(of: opened.sheets, instrument: house.judgement.instrument)
      #expect(report == expected)
      let page = try await house.house.get(paths(house)[0], as: house.coordinator).text
      let shown = try #require(expected.overall.interval.shown())
      #expect(page.contains(AgreementWords.figure(shown, .indonesian)))
      #expect(page.contains("Baru 1 unit."))
      #expect(page.contains("sedikit data"))
      let file = try await house.house.get(paths(house)[1], as: house.coordinator).text
      for summary in [expected.overall] + expected.areas + expected.questions {
        if let figure = summary.interval.rounded { #expect(file.contains(figure.description)) }
      }
      #expect(
        file.split(whereSeparator: \.isNewline).count
          == 2 + expected.areas.count + expected.teams.count + expected.questions.count)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `severity is measured against what the team agreed on, open questions left out`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let board = try Board()
      try await open(house)
      let agreed = try await house.judgement.act(minute: 2) { loaded, act, transaction in
        let questions = try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
        for entry in questions.filter({ $0.outcome == .open }).prefix(40) {
          _ = try EvaluationActs.discuss(
            entry.question, of: loaded, act: act, in: transaction
          ) { talk in
            try talk.move(
              to: board.judgement(entry.question, rung: 1).values, because: "bukti halaman 2",
              by: Cast.ana, at: act.now, baseVersion: talk.version, in: loaded.evaluation,
              instrument: loaded.instrument)
          }
        }
        return try ConsensusStore.questions(
          of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
      }
      let opened = try await opened(house)

      let consensus = try #require(opened.consensus.values.first)
      let instrument = house.judgement.instrument
      #expect(
        consensus
          == agreed.map { entry in
            entry.outcome.values.flatMap {
              instrument.trainingShare(of: $0, question: entry.question)
            }
          })
      #expect(consensus.contains { $0 == nil })
      let severities = Severity.measure(opened.sheets, against: opened.consensus)
      #expect(severities.map(\.assessor) == [Cast.ana.accountID, Cast.budi.accountID])
      #expect(severities[0].mean > .zero && severities[1].mean == .zero)
      let page = try await house.house.get(
        paths(house)[0], as: house.coordinator, headers: [.cookie: "zona_bahasa=en"])
      #expect(page.text.contains("too few to say"))
      #expect(page.text.contains(Cast.ana.name))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `only those who run the instansi may read it`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      for person in [house.ana, house.ketua, house.outsider, house.head, house.staff] {
        for path in paths(house) {
          let answer = try await house.house.get(path, as: person)
          #expect(answer.status == .notFound, "\(path)")
        }
      }
      let other = "/instansi/" + house.place.institutionID.text + "/kesesuaian/lalu"
      let answer = try await house.house.get(other, as: house.coordinator)
      #expect(answer.status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page of the instansi says how much was opened, and not that one can read`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      let path = WorkUnitLink.institution(house.place.institutionID).path

      let before = try await house.house.get(path, as: house.coordinator)
      try await house.judgement.commitAll(by: Cast.ana, rung: 0)
      let scoring = try await house.house.get(path, as: house.coordinator)
      try await house.judgement.commitAll(by: Cast.budi, rung: 1)
      try await house.judgement.act(minute: 1) { loaded, act, transaction in
        _ = try EvaluationActs.reveal(
          loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
      }
      let after = try await house.house.get(path, as: house.coordinator)
      let english = try await house.house.get(
        path, as: house.coordinator, headers: [.cookie: "zona_bahasa=en"])

      #expect(before.text.contains("belum ada yang dibuka"))
      #expect(scoring.text.contains("belum ada yang dibuka"))
      #expect(after.text.contains("1 penilaian dibuka"))
      #expect(english.text.contains("1 judgement opened"))
      for page in [before, after] { #expect(!page.text.contains("</span>baca<")) }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `many units take as many statements as one`(engine: Engine) async throws {
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    let total = Counter()
    try await TestStorage.withDatabase(engine, migrations: migrations) { place in
      var configuration = place
      configuration.observer = total.observer
      try await withStorage(configuration, migrations: migrations) { storage in
        let judgement = try await JudgementHouse(storage)
        let place = try await storage.read {
          try WorkUnitStore.place(of: judgement.worksheet.unitID, in: $0)
        }
        let house = EvaluationHouse(
          house: TestHouse(EvaluationHouse.features, storage: storage), storage: storage,
          judgement: judgement, place: place)
        try await open(house)
        let one = try await count(total, house)
        for number in 1...3 { try await copy(house, number) }

        let four = try await count(total, house)

        #expect(try await opened(house).unitCount == 4)
        #expect(four == one)
        #expect(one <= 8)
      }
    }
  }

  private final class Counter: Sendable {
    private let total = Mutex(0)

    var observer: @Sendable (SQL) -> Void { { _ in self.total.withLock { $0 += 1 } } }

    func take() -> Int {
      total.withLock { total in
        defer { total = 0 }
        return total
      }
    }
  }

  private func count(_ counter: Counter, _ house: EvaluationHouse) async throws -> Int {
    _ = counter.take()
    let answer = try await house.house.get(paths(house)[0], as: house.coordinator)
    #expect(answer.status == .ok)
    return counter.take()
  }

  private func opened(_ house: EvaluationHouse) async throws -> OpenedYear {
    let id = house.place.institutionID
    return try await house.storage.read { transaction in
      guard let year = CycleYear(2026) else { throw StorageError.notFound }
      return try OpenedYearStore.opened(
        in: id, year: year, layer: .tpi, transaction: transaction)
    }
  }

  /// Another unit with a judgement whose opened sheets are the same.
  private func copy(_ house: EvaluationHouse, _ number: Int) async throws {
    let place = house.place
    let original = house.judgement.id
    try await house.storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      let unit = try WorkUnitActs.createUnit(
        name: try PlaceName("Balai \(number)"), in: place.institutionID, below: nil,
        from: act.day, act: act, transaction: transaction)
      guard
        let cycle = try CycleStore.cycles(of: place.institutionID, in: transaction).first
      else { throw StorageError.notFound }
      let sheet = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
      let id = Given.evaluation(number)
      try transaction.execute(
        """
        INSERT INTO evaluation (unit_id, id, worksheet_id, year, instrument_id, layer, submission,
          stage, revealed_at_ms, return_count, created_at_ms, turn, version)
        SELECT \(unit.id), \(id), \(sheet.id), year, instrument_id, layer, submission, stage,
          revealed_at_ms, return_count, created_at_ms, turn, version
        FROM evaluation WHERE id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO evaluation_member (unit_id, evaluation_id, account_id, name, duty, place, turn)
        SELECT \(unit.id), \(id), account_id, name, duty, place, turn
        FROM evaluation_member WHERE evaluation_id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO blind_answer (unit_id, evaluation_id, account_id, question_code, answer_values,
          note, strength, doubt, version, at_ms, digest)
        SELECT \(unit.id), \(id), account_id, question_code, answer_values, note, strength, doubt,
          version, at_ms, digest
        FROM blind_answer WHERE evaluation_id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO blind_seal (unit_id, evaluation_id, account_id, digest, nonce, at_ms)
        SELECT \(unit.id), \(id), account_id, digest, nonce, at_ms
        FROM blind_seal WHERE evaluation_id = \(original)
        """)
    }
  }
}
