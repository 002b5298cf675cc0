import Accounts
import EvaluationsModel
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// What tests of scoring do again and again.
extension EvaluationHouse {
  var overview: String { ScoringLink.overview(judgement.id).path }
  var commitment: String { ScoringLink.commitment(judgement.id).path }
  var opening: String { ScoringLink.opening(judgement.id).path }

  func question(_ soal: Int) -> String {
    ScoringLink.question(judgement.id, soal: soal).path
  }

  /// What our script sends with a form that saves itself.
  static let script: HTTPFields = {
    var headers: HTTPFields = [.accept: "application/json"]
    if let name = HTTPField.Name("X-Zona-Simpan") { headers[name] = "1" }
    return headers
  }()

  /// Saves a judgement as the page does.
  func score(
    _ soal: Int, _ fields: [(String, String)], version: Int64 = 0, as person: Principal? = nil,
    headers: HTTPFields = [:]
  ) async throws -> TestAnswer {
    try await house.post(
      question(soal), fields + [(ScoringField.version, String(version))], as: person ?? ana,
      headers: headers)
  }

  /// Scores everything with one rung behind the pages, without committing.
  func fill(_ member: Author, rung: Int) async throws {
    let board = try Board()
    try await judgement.act { loaded, act, transaction in
      for question in loaded.instrument.questions.indices {
        _ = try EvaluationActs.judge(
          board.judgement(question, rung: rung), question: question, baseVersion: 0, of: loaded,
          by: member, act: act, in: transaction)
      }
    }
  }

  /// What every note begins with that `fill(_:seed:)` writes for a member.
  static func mark(of member: Author) -> String { "catatan \(member.accountID.suffix(2)) " }

  /// Scores everything anew by chance: every answer full, with notes.
  func fill(_ member: Author, seed: UInt64) async throws {
    try await judgement.act { loaded, act, transaction in
      var generator = SeededGenerator(seed: seed)
      let instrument = loaded.instrument
      let sheet = try BlindStore.own(
        of: member, in: loaded.evaluation, instrument: instrument, transaction: transaction)
      for (position, question) in instrument.questions.enumerated() {
        let values = question.soals.map { soal -> Answer? in
          switch instrument.soals[soal].kind {
          case .choice(let scale):
            .option(
              Int.random(in: 0..<instrument.scales[scale].options.count, using: &generator))
          case .count: .count(Int.random(in: 1...9, using: &generator))
          case .index:
            .index(
              Points(units: 1_000_000_000_000 * Int64.random(in: 1...4, using: &generator)))
          case .unknown: nil
          }
        }
        let words = UInt64.random(in: 0...UInt64.max, using: &generator)
        let note = Self.mark(of: member) + String(words)
        _ = try EvaluationActs.judge(
          Judgement(values: values, note: note, strength: note, doubt: note), question: position,
          baseVersion: sheet.versions[position] ?? 0, of: loaded, by: member, act: act,
          in: transaction)
      }
    }
  }

  /// Collects notes for a return by chance, one at least: other questions and words each time.
  func collectNotes(_ member: Author, seed: UInt64) async throws {
    let principal = Principal(accountID: member.accountID, name: member.name, grants: [])
    let id = judgement.worksheet.id
    try await storage.write { transaction in
      let act = Act(by: principal, at: .minute(5))
      guard let loaded = try WorksheetActs.load(id, in: transaction) else {
        throw StorageError.notFound
      }
      var generator = SeededGenerator(seed: seed)
      let standing = try ReturnDraftStore.notes(
        of: member, on: loaded, layer: .tpi, in: transaction)
      for (question, drafted) in standing.sorted(by: { $0.key < $1.key }) {
        try ReturnActs.drop(
          question, seen: drafted.version, as: .tpi, of: loaded, act: act, in: transaction)
      }
      let questions = loaded.instrument.questions.indices.shuffled(using: &generator)
      for question in questions.prefix(Int.random(in: 1...9, using: &generator)) {
        try ReturnActs.collect(
          ReturnNote(
            question: question,
            reason: ReturnReason.allCases.randomElement(using: &generator) ?? .noteUnclear,
            words: "konsep rahasia \(UInt64.random(in: 0...UInt64.max, using: &generator))"),
          seen: 0, as: .tpi, of: loaded, act: act, in: transaction)
      }
    }
  }

  /// Commits a sheet at a fixed moment, behind the pages.
  func seal(_ member: Author) async throws {
    try await judgement.act(minute: 5) { loaded, act, transaction in
      _ = try EvaluationActs.commit(loaded, by: member, act: act, in: transaction)
    }
  }

  /// Breaks a seal as no route can, so that one house serves two states of a sheet.
  func breakSeal(_ member: Author) async throws {
    try await storage.write {
      _ = try $0.execute("DELETE FROM blind_seal WHERE account_id = \(member.accountID)")
    }
  }

  /// Everything that a judgement rests on, row by row.
  func dump() async throws -> [String] {
    let tables = [
      "evaluation", "evaluation_member", "blind_answer", "blind_seal", "scoring_time",
      "consensus_step", "worksheet", "worksheet_answer", "journal_entry", "message",
    ]
    return try await storage.read { transaction in
      var lines: [String] = []
      for table in tables {
        let rows = try transaction.query(SQL(stringLiteral: "SELECT * FROM \(table)"))
        lines += try rows.map { row in
          try table + " " + row.columnNames.map { "\(try row.value($0))" }.joined(separator: "|")
        }.sorted()
      }
      return lines
    }
  }

  /// The titles of a person's messages.
  func posted(to person: Author) async throws -> [String] {
    try await storage.read { transaction in
      try transaction.query(
        """
        SELECT wording.kind, message.path FROM message
        JOIN message_wording wording ON wording.digest = message.wording
        WHERE message.account_id = \(person.accountID) ORDER BY message.id
        """
      ).map { try $0.text("kind") + " " + ($0.optionalText("path") ?? "") }
    }
  }
}
