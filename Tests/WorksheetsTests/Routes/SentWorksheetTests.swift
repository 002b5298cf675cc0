import Accounts
import Evidence
import EvidenceModel
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

/// Decision 0214: while the unit repairs its worksheet, assessors see what it sent.
@Suite struct SentWorksheetTests {
  private static let secret = "perbaikan yang belum dikirim"

  @Test(arguments: TestStorage.engines)
  func `assessors see nothing of a repair before it is sent, and all of it afterwards`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let sent = try await Self.api(world)
      try await world.takeBack()
      try await world.repair(13, note: Self.secret)
      let proof = try await world.bring(Self.secret, for: 13)

      for path in Self.pages(world, proof) {
        let answer = try await world.house.get(path, as: world.assessor)
        #expect(answer.status == .ok, "\(path)")
        #expect(!answer.text.contains(Self.secret), "\(path)")
      }
      let hidden = try await world.house.get(Self.proofPage(world, proof), as: world.assessor)
      #expect(hidden.status == .notFound)
      let returned = try await Self.api(world)
      #expect(returned != sent && returned == sent.replacing("submitted", with: "returned"))
      let question = WorksheetLink.question(world.id, soal: 13).path
      let notice = try await world.house.get(question, as: world.assessor).text
      #expect(notice.contains(ReturnText.showsSending.indonesian))
      // The unit and those who run the programme see what it writes.
      for person in [world.staff, world.coordinator] {
        let own = try await world.house.get(question, as: person).text
        #expect(own.contains(Self.secret))
        #expect(!own.contains(ReturnText.showsSending.indonesian))
      }

      #expect(try await world.send(version: 3).status == .seeOther)
      for path in [question, Self.proofPage(world, proof)] {
        let answer = try await world.house.get(path, as: world.assessor)
        #expect(answer.text.contains(Self.secret), "\(path)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a sending keeps its answers and its proof, with the titles of then`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let before = try await world.loaded()
      let first = try await world.sent(1)
      #expect(first.answers == (try await world.answers()))
      try await world.takeBack()
      try await world.repair(13, note: Self.secret)
      let proof = try await world.bring("Judul\tlama \\ n", for: 13)
      #expect(try await world.send(version: 3).status == .seeOther)
      try await world.takeBack(version: 4)
      try await world.retitle(proof, "Judul baru")
      try await world.repair(13, note: "lagi")

      let (one, two) = (try await world.sent(1), try await world.sent(2))
      #expect(one.answers == first.answers)
      #expect(one.proof == first.proof)
      #expect(two.answers[before.instrument.question(ofSoal: 13)]?.content.note == Self.secret)
      #expect(two.proof.contains { $0.hasSuffix("Judul\tlama \\ n") })
      #expect(!two.proof.contains { $0.contains("Judul baru") })
      #expect(two.proof.count == one.proof.count + 1)
    }
  }

  @Test func `a reply is shown to those who see no drafts once the round was sent again`() {
    let reply = ReturnNote.Reply(words: "Sudah.", by: Cast.staff, at: .minute(2), newProofs: 1)
    func round(sentAgainAt: Instant?) -> ReturnRound {
      ReturnRound(
        layer: .tpi, number: 1, submission: 1, by: Cast.head, at: .sample,
        deadline: .minute(60),
        notes: [ReturnNote(question: 3, reason: .proofMissing, words: "SK?", reply: reply)],
        sentAgainAt: sentAgainAt)
    }
    let open = round(sentAgainAt: nil).withoutDraftReplies
    #expect(open.note(on: 3)?.reply == nil)
    #expect(open.note(on: 3)?.words == "SK?")
    let closed = round(sentAgainAt: .minute(9))
    #expect(closed.withoutDraftReplies == closed)
  }

  /// Every page and file on which answers, proof or score of the worksheet stand.
  private static func pages(_ world: WorksheetHouse, _ proof: Proof) -> [String] {
    let (id, unit) = (world.id, world.sample.unit.id)
    return [
      WorksheetLink.list(id).path, WorksheetLink.table(id).path,
      WorksheetLink.filtered(id, .unproven).path,
      WorksheetLink.question(id, soal: 13).path,
      WorksheetLink.question(id, soal: 13).path + "?bukti=\(proof.id)",
      WorksheetLink.history(id, soal: 13).path, WorksheetLink.score(id, code: nil).path,
      WorksheetLink.simulation(id).path, WorksheetLink.api(id).path,
      WorksheetLink.submission(id).path, WorksheetLink.sending(id, 1).path,
      WorksheetLink.sentAnswers(id, 1).path, WorksheetLink.sentProof(id, 1).path,
      WorksheetLink.returns(id).path, "/lke/\(id)/ekspor/jawaban.json",
      WorksheetLink.unit(unit).path, EvidenceLink.vault(unit).path,
      EvidenceLink.vault(unit).path + "?tahun=2026",
      EvidenceLink.report(unit, world.sample.worksheet.year).path,
    ]
  }

  private static func proofPage(_ world: WorksheetHouse, _ proof: Proof) -> String {
    EvidenceLink.proof(world.sample.unit.id, proof.id).path
  }

  private static func api(_ world: WorksheetHouse) async throws -> String {
    try await world.house.get(WorksheetLink.api(world.id).path, as: world.assessor).text
  }

  /// A house whose worksheet was sent once.
  private func with(
    _ engine: Engine, _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0) { world in
        try await world.fill()
        let answer = try await world.send()
        try #require(answer.status == .seeOther, "\(answer.text)")
        try await body(world)
      }
    }
  }
}

/// A sending as tests compare it.
private struct SentOnce: Sendable {
  let answers: [Int: QuestionAnswer]
  /// Soal, pages and title of each link.
  let proof: [String]
}

extension WorksheetHouse {
  /// The head takes the worksheet back, which opens everything.
  fileprivate func takeBack(version: Int = 2) async throws {
    let answer = try await house.post(
      WorksheetLink.reopening(id).path,
      [("versi", String(version)), ("alasan", "Kami perbaiki dulu.")], as: head)
    try #require(answer.status == .seeOther, "\(answer.text)")
  }

  fileprivate func loaded() async throws -> LoadedWorksheet {
    try await storage.read { try #require(try WorksheetActs.load(id, in: $0)) }
  }

  fileprivate func answers() async throws -> [Int: QuestionAnswer] {
    let loaded = try await loaded()
    return try await storage.read {
      try AnswerStore.answers(
        of: loaded.worksheet, layer: .unit, instrument: loaded.instrument, in: $0)
    }
  }

  /// Writes another note, and another answer where the question has one.
  fileprivate func repair(_ soal: Int, note: String) async throws {
    let instrument = try Instrument.current()
    let question = instrument.question(ofSoal: soal)
    let standing = try #require(try await answers()[question])
    var random = SeededGenerator(seed: UInt64(note.utf8.count))
    var content = instrument.content(of: question, using: &random)
    content.note = note
    try await storage.answer(
      [
        AnswerEdit(
          question: question, content: content, baseVersion: standing.version,
          confirmsExcess: true)
      ], of: id, minute: 5)
  }

  /// Links new proof to a question.
  fileprivate func bring(_ title: String, for soal: Int) async throws -> Proof {
    let unit = sample.unit
    let place = WorkUnitPlace(institutionID: unit.institutionID, unitID: unit.id)
    let act = Act(by: staff, at: TestHouse.now)
    let description = ProofDescription(question: (sample.worksheet.year, soal, "hlm. 2"))
    return try await storage.write {
      try EvidenceActs.add(
        .webDrive(WebAddress("https://drive.example/baru")), title: title,
        description: description, to: place, act: act, in: $0)
    }
  }

  fileprivate func retitle(_ proof: Proof, _ title: String) async throws {
    let act = Act(by: staff, at: TestHouse.now)
    try await storage.write {
      try EvidenceActs.describe(
        proof, title: title, period: nil, hasPersonalData: false, version: proof.version,
        act: act, in: $0)
    }
  }

  fileprivate func sent(_ number: Int) async throws -> SentOnce {
    let loaded = try await loaded()
    return try await storage.read { transaction in
      let board = try SentWorksheet.proof(
        of: number, of: loaded.worksheet, instrument: loaded.instrument, in: transaction)
      let lines = board.entries.sorted { $0.key < $1.key }.flatMap { soal, entries in
        entries.map { "\(soal) \($0.link.pages) \($0.proof.title)" }
      }
      return SentOnce(
        answers: try SentWorksheet.answers(
          of: number, of: loaded.worksheet, instrument: loaded.instrument, in: transaction),
        proof: lines)
    }
  }
}
