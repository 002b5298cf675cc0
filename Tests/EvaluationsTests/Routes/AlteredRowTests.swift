import Accounts
import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// Decision 0209: a row that does not fit its digest or seal is said so, with 409, wherever it is
/// read, and nothing is changed by whoever met it.
@Suite struct AlteredRowTests {
  private static let sentence = "tidak cocok dengan segelnya"

  @Test(arguments: TestStorage.engines)
  func `an altered score of one's own sheet stops its pages and its commitment only`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.fill(Cast.ana, rung: 0)
      try await world.fill(Cast.budi, rung: 0)
      let before = try await world.statuses(as: world.budi)
      let others = try await world.statuses(as: world.ana)
      try await world.alter(
        "UPDATE blind_answer SET note = note || 'x' WHERE account_id = \(Cast.budi.accountID)")

      let page = try await world.house.get(world.question(1), as: world.budi)
      #expect(page.status == .conflict)
      #expect(page.text.contains(Self.sentence))
      #expect(page.text.contains("Permintaan Anda tidak mengubah apa pun."))
      #expect(page.text.contains("Nomor kejadian"))
      try await world.expectNoFailure(as: world.budi, since: before)
      #expect(try await world.statuses(as: world.ana) == others)
      #expect(try await world.house.get("/tugas", as: world.budi).status == .ok)
      let rows = try await world.dump()
      let sent = try await world.score(1, [], version: 1, as: world.budi)
      let committed = try await world.house.post(world.commitment, as: world.budi)
      #expect([sent.status, committed.status] == [.conflict, .conflict])
      #expect(try await world.dump() == rows)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a sheet that does not fit its seal is not opened`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      for member in [Cast.ana, Cast.budi] {
        try await world.fill(member, rung: 0)
        try await world.seal(member)
      }
      try await world.alter(
        "UPDATE blind_seal SET nonce = \(String(repeating: "0", count: 64))")
      let rows = try await world.dump()

      let version = try await world.judgement.evaluation().version
      let opened = try await world.house.post(
        world.opening, [(ScoringField.version, String(version)), world.sandi], as: world.ketua)

      #expect(opened.status == .conflict)
      #expect(opened.text.contains("Nomor kejadian"))
      #expect(try await world.dump() == rows)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `altered sheets, seals and steps stop every page that reads them, for everybody`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      let ladder = try #require(world.ladder)
      _ = try await world.move(ladder, to: 1, as: world.ana)
      let before = try await world.statuses(as: world.ketua)
      #expect(before[world.list] == 200)

      for (change, back) in Self.changes {
        try await world.alter(change)
        for person in [world.ana, world.budi, world.ketua, world.teknis, world.coordinator] {
          try await world.expectNoFailure(as: person)
        }
        let page = try await world.house.get(world.list, as: world.ketua)
        #expect(page.status == .conflict)
        #expect(page.text.contains(Self.sentence))
        let rows = try await world.dump()
        let moved = try await world.move(ladder, to: 0, as: world.budi)
        let decided = try await world.decide(ladder, to: 0, as: world.ketua)
        let finished = try await world.finish()
        #expect([moved.status, decided.status, finished.status] == Self.conflicts)
        #expect(try await world.dump() == rows)
        try await world.alter(back)
      }

      #expect(try await world.statuses(as: world.ketua) == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a result whose sheets were altered is not shown, nor is it approved`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 1)
      try await world.settle()
      let before = try await world.statuses(as: world.head)
      #expect(before[world.result] == 200)
      try await world.alter("UPDATE blind_answer SET strength = strength || 'x'")

      let page = try await world.house.get(world.result, as: world.head)
      #expect(page.status == .conflict)
      for person in [world.head, world.ketua, world.coordinator] {
        try await world.expectNoFailure(as: person)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a sending that does not fit its seal is neither judged nor approved nor handed out`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.reveal(ana: 0, budi: 0)
      _ = try await world.finish()
      for question in try await world.sampled() { _ = try await world.check(question) }
      try await world.alter(
        "UPDATE worksheet_submission SET answers_digest = \(String(repeating: "0", count: 64))")
      let rows = try await world.dump()

      let approved = try await world.close(world.result)
      #expect(approved.status == .conflict)
      #expect(approved.text.contains(Self.sentence))
      #expect(try await world.dump() == rows)
      let sending = "/lke/\(world.judgement.worksheet.id)/pengiriman/1"
      #expect(try await world.house.get(sending, as: world.head).status == .ok)
      let text = try await world.house.get(sending + "/jawaban.txt", as: world.head)
      #expect(text.status == .conflict)
      let worksheet = world.judgement.worksheet
      let key = "worksheet_submission \(worksheet.id) 1 answers"
      await #expect(throws: StorageError.corrupted(key)) {
        try await world.storage.write { transaction in
          let loaded = try #require(try WorksheetActs.load(worksheet.id, in: transaction))
          try SubmissionStore.requireIntact(1, of: loaded, in: transaction)
        }
      }
    }
  }

  private static let conflicts: [HTTPResponse.Status] = [.conflict, .conflict, .conflict]

  /// What is altered, and what puts it back.
  private static let changes: [(SQL, SQL)] = [
    (
      "UPDATE blind_answer SET note = note || 'x'",
      "UPDATE blind_answer SET note = substr(note, 1, length(note) - 1)"
    ),
    (
      "UPDATE blind_seal SET digest = substr(digest, 2, 63) || substr(digest, 1, 1)",
      "UPDATE blind_seal SET digest = substr(digest, 64, 1) || substr(digest, 1, 63)"
    ),
    (
      "UPDATE consensus_step SET words = words || 'x'",
      "UPDATE consensus_step SET words = substr(words, 1, length(words) - 1)"
    ),
  ]
}

extension EvaluationHouse {
  /// Changes rows as no act does.
  fileprivate func alter(_ statement: SQL) async throws {
    try await storage.write { _ = try $0.execute(statement) }
  }

  /// The status of every page of judging, by address.
  fileprivate func statuses(as person: Principal) async throws -> [String: Int] {
    var statuses: [String: Int] = [:]
    for rule in house.server.rules where rule.method == .get {
      guard rule.path.hasPrefix("/penilaian/:id") else { continue }
      let path = rule.path.replacing(":id", with: id.text).replacing(":soal", with: "1")
      guard !path.contains(":"), !path.hasSuffix(".pdf") else { continue }
      statuses[path] = try await house.get(path, as: person).status.code
    }
    return statuses
  }

  /// Asks for every page of judging: what was shown is shown still, or is a finding.
  fileprivate func expectNoFailure(
    as person: Principal, since before: [String: Int]? = nil
  ) async throws {
    for (path, status) in try await statuses(as: person) {
      #expect(status < 500, "\(person.name) \(path)")
      if let was = before?[path], was != status {
        #expect((was, status) == (200, 409), "\(person.name) \(path)")
      }
    }
  }
}
