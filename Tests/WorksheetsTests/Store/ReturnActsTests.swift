import Accounts
import AccountsModel
import Cryptography
import Evidence
import EvidenceModel
import Instruments
import InstrumentsModel
import Kernel
import MessagesModel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Messages
@testable import Worksheets

@Suite struct ReturnActsTests {
  @Test(arguments: TestStorage.engines)
  func `a sending is sealed in the journal and can be checked again`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      _ = try await storage.submit(id, version: 1, minute: 1)

      let (record, check, entry) = try await storage.checked(id)

      #expect(check.isIntact)
      #expect(check.stands)
      #expect(record.versions.count == (try Instrument.current().questions.count))
      #expect(record.seal.proofCount == 2)
      #expect(record.seal.answers == SHA256Digest(of: Array(record.answersText.utf8)).hex)
      #expect(record.seal.proof == SHA256Digest(of: Array(record.proofText.utf8)).hex)
      #expect(record.proofText.contains("\ttautan\thttps://drive.example/laporan\t"))
      #expect(entry.contains("\"answers_digest\":\"\(record.seal.answers)\""))
      #expect(entry.contains("\"proof_digest\":\"\(record.seal.proof)\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what changed since a sending is named, and a damaged answer is found`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      _ = try await storage.submit(id, version: 1, minute: 1)
      _ = try await storage.reopen(id, version: 2, minute: 2)
      try await storage.answer(
        [
          AnswerEdit(
            question: 0, content: AnswerContent(values: [.option(0)], note: "baru"),
            baseVersion: 1)
        ], of: id, minute: 3)
      try await storage.report(house, soals: [127])

      let changed = try await storage.checked(id).check
      _ = try await storage.write { transaction in
        try transaction.execute(
          """
          UPDATE worksheet_answer_version SET note = 'diam-diam'
          WHERE worksheet_id = \(id) AND question_code = 'A.I.1.i.b'
          """)
      }
      let damaged = try await storage.checked(id).check

      let instrument = try Instrument.current()
      #expect(changed.isIntact)
      #expect(changed.changedAnswers == [0])
      #expect(changed.changedProof == [instrument.question(ofSoal: 127)])
      #expect(!damaged.isIntact)
      #expect(damaged.damaged.map { instrument.questions[$0].code } == ["A.I.1.i.b"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `while it is sent, links and titles of its proof stand; other years stay open`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      _ = try await storage.submit(house.worksheet.id, version: 1, minute: 1)
      let (unit, year) = (house.unit.id, house.worksheet.year)
      let place = WorkUnitPlace(institutionID: house.institution.id, unitID: unit)
      let act = Act(by: nil, at: .minute(2))
      let proof = try #require(
        try await storage.read { transaction in
          try ProofBoard(of: unit, year: year, in: transaction).entries[125]?.first?.proof
        })
      let before = try await storage.dump()
      let refused: [(EvidenceRefusal, @Sendable (Transaction) throws -> Void)] = [
        (
          .worksheetSent(year: 2026),
          {
            try EvidenceActs.link(
              proof, to: [1], year: year, pages: "", place: place, act: act, in: $0)
          }
        ),
        (
          .inSentWorksheet,
          { try EvidenceActs.unlink(proof, from: 125, year: year, act: act, in: $0) }
        ),
        (
          .describedInSent(year: 2026),
          {
            try EvidenceActs.describe(
              proof, title: "Judul lain", period: proof.period, hasPersonalData: false,
              version: proof.version, act: act, in: $0)
          }
        ),
        (
          .inSentWorksheet,
          { try EvidenceActs.delete(proof, version: proof.version, act: act, in: $0) }
        ),
      ]
      for (refusal, attempt) in refused {
        await #expect(throws: refusal) { try await storage.write { try attempt($0) } }
        #expect(try await storage.dump() == before)
      }

      let former = house.lastYear.year
      try await storage.write { transaction in
        try EvidenceActs.link(
          proof, to: [1], year: former, pages: "", place: place, act: act, in: transaction)
        try EvidenceActs.describe(
          proof, title: proof.title, period: proof.period, hasPersonalData: true,
          version: proof.version, act: act, in: transaction)
      }
      #expect(try await storage.checked(house.worksheet.id).check.stands)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a return goes from collected notes through replies to the next sending`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      let people = try await storage.people(of: house)
      _ = try await storage.submit(id, version: 1, minute: 1)
      try await storage.note(3, "Lampirkan SK.", on: id, minute: 2)
      try await storage.note(7, "Angkanya salah.", on: id, minute: 2)
      try await storage.note(3, "Lampirkan SK tim.", seen: 1, on: id, minute: 3)
      let mark = "3.2-7.1"

      let round = try await storage.giveBack(id, mark: mark, minute: 4)
      let open = try await storage.rounds(id)
      await #expect(throws: WorksheetRefusal.returning(.repliesMissing(questions: [3, 7]))) {
        try await storage.submit(id, version: 3, minute: 5)
      }
      try await storage.reply(3, "SK dikaitkan.", on: id, minute: 5)
      try await storage.reply(7, "Sudah benar.", on: id, minute: 6)
      try await storage.reply(7, "Sudah benar, lihat halaman 2.", seen: 1, on: id, minute: 7)
      let again = try await storage.submit(id, version: 3, minute: 3000)
      let closed = try await storage.rounds(id)

      #expect(round?.notes.map(\.words) == ["Lampirkan SK tim.", "Angkanya salah."])
      #expect(open == [round].compactMap { $0 })
      #expect(again.submissionCount == 2)
      #expect(closed.first?.sentAgainAt == .minute(3000))
      #expect(closed.first?.isLate(at: .minute(3001)) == true)
      #expect(closed.first?.note(on: 7)?.reply?.words == "Sudah benar, lihat halaman 2.")
      #expect(closed.first?.note(on: 7)?.reply?.version == 2)
      let drafts = try await storage.loaded(id) {
        try ReturnDraftStore.notes(of: Cast.tpi, on: $0, layer: .tpi, in: $1)
      }
      #expect(drafts.isEmpty)
      let kinds = try await storage.messages(people)
      #expect(kinds == [["worksheet_given_back"], ["worksheet_given_back"], []])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `new proof is counted from what was linked since it came back`(
    engine: Engine
  ) async throws {
    try await withHouse(engine) { storage, house in
      let id = house.worksheet.id
      let question = try Instrument.current().question(ofSoal: 127)
      _ = try await storage.submit(id, version: 1, minute: 1)
      try await storage.note(question, "Bukti?", on: id, minute: 2)
      _ = try await storage.giveBack(id, mark: "\(question).1", minute: 3)
      try await storage.report(house, soals: [127], minute: 4)

      try await storage.reply(question, "Ada.", on: id, minute: 5)

      let reply = try await storage.rounds(id).first?.note(on: question)?.reply
      #expect(reply?.newProofs == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refused step of a return changes nothing`(engine: Engine) async throws {
    try await withHouse(engine, until: 4320) { storage, house in
      let id = house.worksheet.id
      _ = try await storage.submit(id, version: 1, minute: 1)
      try await storage.note(3, "Lampirkan SK.", on: id, minute: 2)
      func refuses(
        _ refusal: WorksheetRefusal, _ attempt: () async throws -> Void
      ) async throws {
        let before = try await storage.dump()
        await #expect(throws: refusal) { try await attempt() }
        #expect(try await storage.dump() == before)
      }

      try await refuses(.returning(.notesOvertaken)) {
        try await storage.note(3, "Lain.", on: id, minute: 3)
      }
      try await refuses(.returning(.notesOvertaken)) {
        _ = try await storage.giveBack(id, mark: "3.2", minute: 3)
      }
      try await refuses(.returning(.wordsMissing(question: 4))) {
        try await storage.note(4, " \n", on: id, minute: 3)
      }
      try await refuses(.returning(.deadlineMissing)) {
        _ = try await storage.giveBack(id, mark: "3.1", until: nil, minute: 3)
      }
      try await refuses(.returning(.deadlineAfterWindow(until: .minute(4320)))) {
        _ = try await storage.giveBack(id, mark: "3.1", until: 4321, minute: 3)
      }
      try await refuses(.returning(.deadlineToday)) {
        _ = try await storage.giveBack(id, mark: "3.1", until: 839, minute: 3)
      }
      try await refuses(.windowOver(since: .minute(4320))) {
        _ = try await storage.giveBack(id, mark: "3.1", until: 4321, minute: 4320)
      }
      try await refuses(.stale) {
        _ = try await storage.giveBack(id, mark: "3.1", version: 1, minute: 3)
      }
      try await refuses(.alreadySubmitted(at: .minute(1))) {
        try await storage.reply(3, "ya", on: id, minute: 3)
      }
      _ = try await storage.giveBack(id, mark: "3.1", minute: 3)
      try await refuses(.notSubmitted) { _ = try await storage.giveBack(id, mark: "", minute: 4) }
      try await refuses(.returning(.noteUnknown(question: 9))) {
        try await storage.reply(9, "ya", on: id, minute: 4)
      }
      try await refuses(.returning(.replyMissing(question: 3))) {
        try await storage.reply(3, " ", on: id, minute: 4)
      }
      try await refuses(.windowOver(since: .minute(4320))) {
        try await storage.reply(3, "ya", on: id, minute: 4320)
      }
    }
  }

  private func withHouse(
    _ engine: Engine, until minute: Int64? = nil,
    _ body: (Storage, SampleHouse) async throws -> Void
  ) async throws {
    let window = try FillWindow(from: nil, until: minute.map { .minute($0) })
    try await withStorage(engine, migrations: WorksheetHouse.migrations) { storage in
      let house = try await storage.makeHouse(window: window)
      try await storage.report(house)
      try await storage.answer(
        Storage.fullEdits(try Instrument.current()), of: house.worksheet.id, minute: -10)
      try await body(storage, house)
    }
  }
}

extension Storage {
  private static var assessor: Principal {
    Principal(accountID: Cast.tpi.accountID, name: Cast.tpi.name, grants: [])
  }

  private static var staff: Principal {
    Principal(accountID: "staff", name: "Anggota Pokja", grants: [])
  }

  fileprivate func loaded<Value: Sendable>(
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

  fileprivate func checked(
    _ id: ID<Worksheet>
  ) async throws -> (record: SealedSending, check: SubmissionCheck, entry: String) {
    try await loaded(id) { loaded, transaction in
      guard let record = try SubmissionStore.find(1, of: loaded, in: transaction) else {
        throw StorageError.notFound
      }
      let kept = try KeptAnswers(record, of: loaded, in: transaction)
      let text = SubmissionText.answers(
        kept.answers, of: loaded.worksheet, number: 1, in: loaded.instrument)
      let entries = try Journal.entries(
        subjectKind: "worksheet", subjectID: id.text, in: transaction)
      let entry = entries.first { $0.entry.event == "worksheet_submitted" }
      return (
        SealedSending(
          seal: record.seal, versions: record.versions, answersText: text,
          proofText: record.proofText),
        try SubmissionCheck(record, kept, of: loaded, in: transaction),
        entry?.entry.facts ?? ""
      )
    }
  }

  fileprivate func rounds(_ id: ID<Worksheet>) async throws -> [ReturnRound] {
    try await loaded(id) { try ReturnStore.rounds(of: $0, in: $1) }
  }

  fileprivate func note(
    _ question: Int, _ words: String, seen: Int64 = 0, on id: ID<Worksheet>, minute: Int64
  ) async throws {
    try await loaded(id) {
      try ReturnActs.collect(
        ReturnNote(question: question, reason: .proofMissing, words: words), seen: seen,
        as: .tpi, of: $0, act: Act(by: Self.assessor, at: .minute(minute)), in: $1)
    }
  }

  fileprivate func giveBack(
    _ id: ID<Worksheet>, mark: String, until: Int64? = 2880, version: Int64 = 2, minute: Int64
  ) async throws -> ReturnRound? {
    try await loaded(id) {
      try ReturnActs.giveBack(
        $0, as: .tpi, GiveBackWish(until: until.map { .minute($0) }),
        seen: SeenDraft(worksheet: version, notes: mark),
        act: Act(by: Self.assessor, at: .minute(minute)), in: $1)
    }
  }

  fileprivate func reply(
    _ question: Int, _ words: String, seen: Int64 = 0, on id: ID<Worksheet>, minute: Int64
  ) async throws {
    try await loaded(id) {
      try ReturnActs.reply(
        words, to: question, seen: seen, of: $0,
        act: Act(by: Self.staff, at: .minute(minute)), in: $1)
    }
  }

  /// A head and a member of the unit, and a head of the unit whose role is over.
  fileprivate func people(of house: SampleHouse) async throws -> [ID<Account>] {
    try await write { transaction in
      let act = Act(by: nil, at: .sample)
      func person(
        _ login: String, _ role: Role, until: CalendarDate? = nil
      ) throws -> ID<Account> {
        let account = try AccountActs.create(
          login: try Login(login), name: try PersonName("Siti Rahma"), institutionID: nil,
          act: act, in: transaction
        ).id
        _ = try AccountActs.grant(
          role,
          at: .workUnit(house.unit.id.text, institution: house.institution.id.text),
          from: CalendarDate("2026-01-01") ?? act.day, until: until, to: account, act: act,
          in: transaction)
        return account
      }
      return [
        try person("kepala@instansi.go.id", .unitHead),
        try person("pokja@instansi.go.id", .unitStaff),
        try person("lama@instansi.go.id", .unitHead, until: CalendarDate("2026-06-30")),
      ]
    }
  }

  /// The kinds of message that each person has.
  fileprivate func messages(_ people: [ID<Account>]) async throws -> [[String]] {
    try await read { transaction in
      try people.map { account in
        try MessageStore.list(of: account, before: nil, limit: 10, in: transaction)
          .map(\.wording.kind)
      }
    }
  }
}

/// A sending with the text of its answers, as kept.
struct SealedSending: Sendable {
  let seal: SubmissionSeal
  let versions: [Int: Int64]
  let answersText: String
  let proofText: String
}
