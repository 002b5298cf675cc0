import EvaluationsModel
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorksheetsModel

@testable import Evaluations

@Suite struct ScoringRouteTests {
  @Test(arguments: TestStorage.engines)
  func `a member scores a question, and the next one that waits comes up`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let page = try await world.house.get(world.question(1), as: world.ana)
      #expect(page.status == .ok)
      #expect(page.text.contains("Jawaban unit"))
      #expect(page.text.contains("data-key=\"=\""))
      #expect(page.text.contains("0 dari 113 dijawab"))

      let saved = try await world.score(
        1, [("s1", "Ya"), (ScoringField.note, "SK diperiksa"), (ScoringField.next, "1")])

      #expect(saved.status == .seeOther)
      #expect(saved.location == world.question(2) + "?selesai=tersimpan")
      let again = try await world.house.get(world.question(1), as: world.ana)
      #expect(again.text.contains("SK diperiksa"))
      #expect(again.text.contains("1 dari 113 dijawab"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each duty sees its page, and a stranger sees none`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let other = "01900000-0000-7000-8000-00000000ffff"
      let unknown = try await world.house.get("/penilaian/\(other)", as: world.outsider)
      #expect(unknown.status == .notFound)
      // Overview, question, commit and reveal, in this order.
      let expected: [(String, Principal, [Int])] = [
        ("member", world.ana, [200, 200, 200, 403]),
        ("lead", world.ketua, [200, 200, 403, 200]),
        ("controller", world.teknis, [200, 200, 403, 403]),
        ("coordinator", world.coordinator, [200, 403, 403, 403]),
        ("head", world.head, [404, 404, 404, 404]),
        ("staff", world.staff, [404, 404, 404, 404]),
        ("outsider", world.outsider, [404, 404, 404, 404]),
      ]
      for (name, person, statuses) in expected {
        var got: [Int] = []
        for path in [world.overview, world.question(1), world.commitment, world.opening] {
          got.append(try await world.house.get(path, as: person).status.code)
        }
        #expect(got == statuses, "\(name)")
      }
      let hidden = try await world.house.get(world.overview, as: world.outsider)
      #expect(hidden.text.replacing(world.judgement.id.text, with: other) == unknown.text)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `values that do not fit come back as typed and change nothing`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let before = try await world.dump()

      let page = try await world.score(
        88, [("s88", "dua"), ("s89", "2"), (ScoringField.note, "Tetap di sini")])
      let script = try await world.score(88, [("s88", "-1")], headers: EvaluationHouse.script)
      let long = String(repeating: "a", count: Judgement.longestText + 1)
      let tooLong = try await world.score(1, [("s1", "Ya"), (ScoringField.strength, long)])

      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains("value=\"dua\"") && page.text.contains("Tetap di sini"))
      #expect(script.status == .unprocessableContent)
      #expect(script.text.contains("\"fields_refused\":[{\"name\":\"s88\""))
      #expect(tooLong.status == .unprocessableContent)
      #expect(try await world.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `counts that do not fit make no percentage, and more than there is counts as all`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      func figure(_ percent: String) -> String { "aria-live=\"polite\">\(percent)</output>" }
      _ = try await world.score(88, [("s88", "2"), ("s89", "2")])
      let all = try await world.house.get(world.question(88), as: world.ana).text
      #expect(all.contains(figure("100,00%")) && !all.contains("dihitung 100%"))

      for wrong in ["-3", "1.5"] {
        let page = try await world.score(88, [("s88", wrong), ("s89", "2")], version: 1)
        #expect(page.status == .unprocessableContent)
        #expect(page.text.contains(figure("–")), "\(wrong)")
      }

      let saved = try await world.score(88, [("s88", "2"), ("s89", "3")], version: 1)
      #expect(saved.status == .seeOther)
      let more = try await world.house.get(world.question(88), as: world.ana).text
      #expect(more.contains(figure("100,00%")) && more.contains("dihitung 100%"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `of two windows the second sees what stands and keeps what was typed`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.score(1, [("s1", "Ya"), (ScoringField.note, "jendela pertama")])
      let before = try await world.dump()

      let stale = try await world.score(1, [("s1", "Tidak"), (ScoringField.note, "jendela kedua")])
      let script = try await world.score(1, [("s1", "Tidak")], headers: EvaluationHouse.script)

      #expect(stale.status == .conflict && script.status == .conflict)
      #expect(stale.text.contains("jendela pertama") && stale.text.contains("jendela kedua"))
      #expect(stale.text.contains("name=\"versi\" value=\"1\""))
      #expect(try await world.dump() == before)
      let meant = try await world.score(1, [("s1", "Tidak")], version: 1)
      #expect(meant.status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `without script one button takes the answer of the unit`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let saved = try await world.score(
        88, [(ScoringField.take, TakenFrom.unit.rawValue), (ScoringField.note, "cocok")])

      #expect(saved.status == .seeOther)
      let sheet = try await world.judgement.act { loaded, _, transaction in
        try BlindStore.own(
          of: Cast.ana, in: loaded.evaluation, instrument: loaded.instrument,
          transaction: transaction)
      }
      let question = try #require(
        world.judgement.instrument.position(ofSoal: 88).map {
          world.judgement.instrument.soals[$0].question
        })
      let unit = try Board().judgement(question, rung: 0).values
      #expect(sheet.judgements[question]?.values == unit)
      #expect(sheet.judgements[question]?.note == "cocok")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an incomplete sheet is not committed, and the page leads to what is missing`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.score(1, [("s1", "Ya")])
      let before = try await world.dump()

      let refused = try await world.house.post(
        world.commitment, [(ScoringField.version, "1")], as: world.ana)

      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("112 pertanyaan belum dijawab lengkap"))
      #expect(refused.text.contains("href=\"\(world.question(2))\""))
      #expect(try await world.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a committed sheet shows its fingerprint and cannot change`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.fill(Cast.ana, rung: 0)
      let check = try await world.house.get(world.commitment, as: world.ana)
      #expect(check.text.contains("Nilai lembar Anda"))

      let stale = try await world.house.post(
        world.commitment, [(ScoringField.version, "1")], as: world.ana)
      let done = try await world.house.post(
        world.commitment, [(ScoringField.version, "113")], as: world.ana)

      #expect(stale.status == .conflict)
      #expect(done.status == .seeOther)
      let digest = try #require(
        try await world.judgement.journal().last { $0.hasPrefix("scores_committed") }?
          .split(separator: "\"digest\":\"").last?.prefix(64))
      let page = try await world.house.get(world.commitment, as: world.ana)
      #expect(page.text.contains(digest))
      let others = try await world.house.get(world.overview, as: world.budi)
      #expect(others.text.contains("dikunci 21 November 2026"))
      #expect(!others.text.contains(digest))

      let before = try await world.dump()
      let changed = try await world.score(
        1, [("s1", "Tidak"), (ScoringField.note, "terlambat")], version: 1)
      #expect(changed.status == .conflict)
      #expect(changed.text.contains("terlambat"))
      #expect(changed.text.contains("tidak bisa berubah lagi"))
      let twice = try await world.house.post(
        world.commitment, [(ScoringField.version, "113")], as: world.ana)
      #expect(twice.status == .conflict)
      #expect(try await world.dump() == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `sheets open only when everybody has committed, and then to the whole team`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.fill(Cast.ana, rung: 0)
      try await world.seal(Cast.ana)
      let before = try await world.dump()
      let early = try await world.house.post(
        world.opening, [(ScoringField.version, "1"), world.sandi], as: world.ketua)
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("Budi, anggota"))
      #expect(try await world.dump() == before)

      try await world.fill(Cast.budi, rung: 1)
      let committed = try await world.house.post(
        world.commitment, [(ScoringField.version, "113")], as: world.budi)
      #expect(committed.status == .seeOther)
      #expect(
        try await world.posted(to: Cast.ketua) == ["judgement_committed " + world.overview])
      let opened = try await world.house.post(
        world.opening, [(ScoringField.version, "1"), world.sandi], as: world.ketua)

      #expect(opened.status == .seeOther)
      #expect(try await world.judgement.evaluation().stage.name == .consensus)
      #expect(try await world.judgement.journal().contains { $0.hasPrefix("scores_revealed") })
      let page = try await world.house.get(world.overview, as: world.budi)
      #expect(page.text.contains("href=\"\(world.overview)/kesepakatan\""))
      let again = try await world.house.post(
        world.opening, [(ScoringField.version, "1"), world.sandi], as: world.ketua)
      #expect(again.status == .conflict)
    }
  }
}
