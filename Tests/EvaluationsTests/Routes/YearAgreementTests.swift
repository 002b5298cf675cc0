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
      // One unit bears no reading, however many rows it has.
      for reading in [">dapat diandalkan<", ">sementara<", ">belum seragam<"] {
        #expect(!page.contains(reading))
      }
      // The long table of the questions stands folded, the others stand open.
      let count = house.judgement.instrument.questions.count
      let places = try [
        ">Kesesuaian per tim<", "<details class=\"results-fold\">", "Tabel \(count) pertanyaan",
        ">Kesesuaian per pertanyaan<",
      ].map { try #require(page.firstRange(of: $0)).lowerBound }
      #expect(places == places.sorted())
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

  @Test(arguments: TestStorage.engines)
  func `who left a team counts for nothing, with a sheet or without`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      try await open(house)
      let before = try await opened(house)
      let others = Severity.measureAgainstOthers(before.sheets)
      try await leave(house, Cast.stranger, withSheetOf: Cast.budi)
      try await leave(house, Cast.konflik, withSheetOf: nil)

      let after = try await opened(house)

      #expect(Set(after.sheets) == Set(before.sheets))
      #expect(after.consensus == before.consensus)
      #expect(after.consensus.values.contains { $0.contains { $0 != nil } })
      #expect(after.names == before.names)
      #expect(Severity.measureAgainstOthers(after.sheets) == others)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit that was sent again counts once, with the sending that was opened last`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      try await open(house)
      let first = try await opened(house)
      try await copy(house, 7, sending: 2)
      let scored = try await opened(house)
      try await house.storage.write {
        _ = try $0.execute(
          """
          UPDATE evaluation SET stage = 'consensus', revealed_at_ms = \(Instant.minute(9))
          WHERE id = \(Given.evaluation(7))
          """)
      }
      let second = try await opened(house)

      #expect(Set(scored.sheets) == Set(first.sheets), "what is scored alone moves nothing")
      #expect(Set(first.sheets.map(\.evaluationID)) == [house.judgement.id])
      #expect(Set(second.sheets.map(\.evaluationID)) == [Given.evaluation(7)])
      #expect(second.consensus.keys.sorted() == [Given.evaluation(7)])
      #expect(second.unitCount == 1)
      let severity = try #require(Severity.measureAgainstOthers(second.sheets).first)
      let once = try #require(Severity.measureAgainstOthers(first.sheets).first)
      #expect(severity == once)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit with two worksheets in a year counts once, with the one that was started last`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { house in
      try await open(house)
      let first = try await opened(house)
      let sheet = try await house.secondSheet()
      try await copy(house, 8, of: sheet)

      let second = try await opened(house)
      let page = try await house.house.get(
        WorkUnitLink.institution(house.place.institutionID).path, as: house.coordinator)
      try await change(house, "stage = 'scoring', revealed_at_ms = NULL")
      let scored = try await opened(house)
      try await change(
        house, "stage = 'consensus', revealed_at_ms = \(Instant.minute(9)), year = 2027")
      let elsewhere = try await opened(house)

      #expect(Set(second.sheets.map(\.evaluationID)) == [Given.evaluation(8)])
      #expect(second.consensus.keys.sorted() == [Given.evaluation(8)])
      #expect(second.sheets.count == first.sheets.count)
      #expect(second.unitCount == 1)
      #expect(page.text.contains("1 penilaian dibuka"))
      #expect(Set(scored.sheets) == Set(first.sheets), "what is scored alone moves nothing")
      #expect(Set(elsewhere.sheets) == Set(first.sheets), "another year counts for itself")
    }
  }

  /// Changes the judgement of the second worksheet.
  private func change(_ house: EvaluationHouse, _ columns: SQL) async throws {
    try await house.storage.write {
      _ = try $0.execute(
        "UPDATE evaluation SET " + columns + " WHERE id = \(Given.evaluation(8))")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `read in pieces of any size, a year is the same`(engine: Engine) async throws {
    let total = Counter()
    try await EvaluationHouse.with(engine, observer: total.observer) { house in
      try await open(house)
      for number in 1...4 { try await copy(house, number) }
      let whole = try await opened(house)

      #expect(whole.unitCount == 5)
      for size in [1, 2, 3] {
        _ = total.take()
        let pieces = try await opened(house, atOnce: size)
        // The heads, then answers, seals and steps of each piece.
        #expect(total.take() == 1 + 3 * ((5 + size - 1) / size))
        #expect(pieces.sheets == whole.sheets)
        #expect(pieces.consensus == whole.consensus)
        #expect(pieces.names == whole.names)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `assessors stand beside the agreement and beside each other`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { house in
      try await open(house)
      for number in 1...2 { try await copy(house, number) }
      let opened = try await opened(house)
      let ana = try #require(
        Severity.measureAgainstOthers(opened.sheets).first { $0.assessor == Cast.ana.accountID })
      guard case .deviation(let mean) = ana.statement(by: .version1) else {
        Issue.record("Three units are enough.")
        return
      }
      let shown = try #require(AgreementFigure.figure(mean).rounded)

      let page = try await house.house.get(paths(house)[0], as: house.coordinator).text
      let file = try await house.house.get(paths(house)[2], as: house.coordinator).text

      #expect(mean > .zero)
      #expect(page.contains("Terhadap anggota lain"))
      #expect(page.contains(YearAgreementText.signed(shown, .indonesian)))
      let lines = file.split(whereSeparator: \.isNewline).map(String.init)
      #expect(lines.first?.hasSuffix(",pembanding") == true)
      #expect(lines.contains { $0.contains(shown.description) && $0.hasSuffix(",anggota lain") })
      #expect(lines.contains { $0.hasSuffix(",kesepakatan") })
    }
  }

  /// Puts somebody in the team who has left it, with the committed sheet of another member or none.
  private func leave(
    _ house: EvaluationHouse, _ person: Author, withSheetOf member: Author?
  ) async throws {
    let (id, unit) = (house.judgement.id, house.place.unitID)
    try await house.storage.write { transaction in
      let row = try transaction.first(
        "SELECT CAST(max(place) + 1 AS BIGINT) AS place FROM evaluation_member")
      try transaction.execute(
        """
        INSERT INTO evaluation_member (unit_id, evaluation_id, account_id, name, duty, place, turn,
          left_at_ms)
        VALUES (\(unit), \(id), \(person.accountID), \(person.name), 'member',
          \(try row?.int("place") ?? 0), 0, \(Instant.minute(3)))
        """)
      guard let member else { return }
      try transaction.execute(
        """
        INSERT INTO blind_answer (unit_id, evaluation_id, account_id, question_code, answer_values,
          note, strength, doubt, version, at_ms, digest)
        SELECT unit_id, evaluation_id, \(person.accountID), question_code, answer_values, note,
          strength, doubt, version, at_ms, digest
        FROM blind_answer WHERE evaluation_id = \(id) AND account_id = \(member.accountID)
        """)
      try transaction.execute(
        """
        INSERT INTO blind_seal (unit_id, evaluation_id, account_id, digest, nonce, at_ms)
        SELECT unit_id, evaluation_id, \(person.accountID), digest, nonce, at_ms
        FROM blind_seal WHERE evaluation_id = \(id) AND account_id = \(member.accountID)
        """)
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

  private func opened(
    _ house: EvaluationHouse, atOnce size: Int = OpenedYearStore.judgementsAtOnce
  ) async throws -> OpenedYear {
    let id = house.place.institutionID
    return try await house.storage.read { transaction in
      guard let year = CycleYear(2026) else { throw StorageError.notFound }
      return try OpenedYearStore.opened(
        in: id, year: year, layer: .tpi, atOnce: size, transaction: transaction)
    }
  }

  /// A judgement with the same sheets: of another unit, of another worksheet, or of a later sending
  /// that is scored still.
  private func copy(
    _ house: EvaluationHouse, _ number: Int, sending: Int = 1,
    of other: (unit: ID<WorkUnit>, id: ID<Worksheet>)? = nil
  ) async throws {
    let original = house.judgement.id
    try await house.storage.write { transaction in
      let act = Act(by: nil, at: .sample)
      let id = Given.evaluation(number)
      let (unit, sheet) = try other ?? target(house, number, sending, act, transaction)
      let stage: SQL =
        sending == 1 ? "stage, revealed_at_ms" : "'scoring', CAST(NULL AS BIGINT)"
      try transaction.execute(
        """
        INSERT INTO evaluation (unit_id, id, worksheet_id, year, instrument_id, layer, submission,
          stage, revealed_at_ms, return_count, created_at_ms, turn, version)
        SELECT \(unit), \(id), \(sheet), year, instrument_id, layer, \(sending), \(stage),
          return_count, created_at_ms, turn, version
        FROM evaluation WHERE id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO evaluation_member (unit_id, evaluation_id, account_id, name, duty, place, turn)
        SELECT \(unit), \(id), account_id, name, duty, place, turn
        FROM evaluation_member WHERE evaluation_id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO blind_answer (unit_id, evaluation_id, account_id, question_code, answer_values,
          note, strength, doubt, version, at_ms, digest)
        SELECT \(unit), \(id), account_id, question_code, answer_values, note, strength, doubt,
          version, at_ms, digest
        FROM blind_answer WHERE evaluation_id = \(original)
        """)
      try transaction.execute(
        """
        INSERT INTO blind_seal (unit_id, evaluation_id, account_id, digest, nonce, at_ms)
        SELECT \(unit), \(id), account_id, digest, nonce, at_ms
        FROM blind_seal WHERE evaluation_id = \(original)
        """)
    }
  }

  /// The unit and the worksheet of a copy: new ones, or those of the house for a later sending.
  private func target(
    _ house: EvaluationHouse, _ number: Int, _ sending: Int, _ act: Act, _ transaction: Transaction
  ) throws -> (unit: ID<WorkUnit>, id: ID<Worksheet>) {
    let place = house.place
    guard sending == 1 else { return (place.unitID, house.judgement.worksheet.id) }
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai \(number)"), in: place.institutionID, below: nil, from: act.day,
      act: act, transaction: transaction)
    guard
      let cycle = try CycleStore.cycles(of: place.institutionID, in: transaction).first
    else { throw StorageError.notFound }
    let sheet = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
    return (unit.id, sheet.id)
  }
}
