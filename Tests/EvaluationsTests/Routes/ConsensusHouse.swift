import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Steps of a consensus as tests take them, by the pages wherever a page is what is tested.
extension EvaluationHouse {
  var id: ID<Evaluation> { judgement.id }
  var instrument: Instrument { judgement.instrument }
  var list: String { ConsensusLink.list(id, nil).path }
  var sample: String { ConsensusLink.sample(id).path }
  var result: String { ConsensusLink.result(id).path }
  var agreement: String { ConsensusLink.agreement(id).path }

  /// Everybody who may want to see a page, with a name for messages of tests.
  var everybody: [(name: String, person: Principal)] {
    [
      ("ana", ana), ("budi", budi), ("lead", ketua), ("controller", teknis),
      ("outsider", outsider), ("coordinator", coordinator), ("head", head), ("staff", staff),
    ]
  }

  /// Lets both members score every question and opens the sheets.
  ///
  /// - Parameters:
  ///   - ana: The rung that Ana gives everywhere.
  ///   - budi: The rung that Budi gives everywhere.
  ///   - texts: Words beside the first question.
  /// - Throws: What the acts throw.
  func reveal(
    ana: Int, budi: Int, texts: (note: String, strength: String, doubt: String) = ("", "", "")
  ) async throws {
    let board = try Board()
    for (member, rung) in [(Cast.ana, ana), (Cast.budi, budi)] {
      try await judgement.act { loaded, act, transaction in
        for question in loaded.instrument.questions.indices {
          var said = board.judgement(question, rung: rung)
          if question == 0 {
            said = Judgement(
              values: said.values, note: texts.note, strength: texts.strength, doubt: texts.doubt)
          }
          _ = try EvaluationActs.judge(
            said, question: question, baseVersion: 0, of: loaded, by: member, act: act,
            in: transaction)
        }
        _ = try EvaluationActs.commit(loaded, by: member, act: act, in: transaction)
      }
    }
    try await judgement.act(minute: 1) { loaded, act, transaction in
      _ = try EvaluationActs.reveal(
        loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
    }
  }

  /// Every question as it stands.
  func talks() async throws -> [QuestionConsensus] {
    try await judgement.act { loaded, _, transaction in
      try ConsensusStore.questions(
        of: loaded.evaluation, instrument: loaded.instrument, in: transaction)
    }
  }

  /// A question with three rungs or more.
  var ladder: Int? {
    instrument.questions.indices.first { question in
      guard case .choice(let scale) = instrument.questions[question].kind else { return false }
      return instrument.scales[scale].options.count >= 3
    }
  }

  func soal(_ question: Int) -> Int { ConsensusSoal.first(of: question, in: instrument) }

  /// The fields that say a rung, as a form sends them.
  func fields(
    _ question: Int, rung: Int, because reason: String, version: Int
  ) throws -> [(String, String)] {
    let values = try Board().judgement(question, rung: rung).values
    var fields = [("versi", String(version)), ("alasan", reason)]
    for (position, value) in zip(instrument.questions[question].soals, values) {
      guard let value else { continue }
      fields.append(
        ("s\(instrument.soals[position].id)", instrument.text(of: value, at: position)))
    }
    return fields
  }

  /// Moves a member by the page.
  func move(
    _ question: Int, to rung: Int, as person: Principal,
    because reason: String = "Bukti ada di halaman dua.", version: Int = 0
  ) async throws -> TestAnswer {
    try await house.post(
      ConsensusLink.move(id, soal: soal(question)).path,
      fields(question, rung: rung, because: reason, version: version), as: person)
  }

  /// Decides by the page.
  func decide(
    _ question: Int, to rung: Int, as person: Principal, because reason: String = Board.reason,
    version: Int = 0
  ) async throws -> TestAnswer {
    try await house.post(
      ConsensusLink.decision(id, soal: soal(question)).path,
      fields(question, rung: rung, because: reason, version: version), as: person)
  }

  /// Opens a settled question again by the page.
  func reopen(
    _ question: Int, as person: Principal, because reason: String = "Bukti baru ditemukan.",
    version: Int = 0
  ) async throws -> TestAnswer {
    try await house.post(
      ConsensusLink.reopening(id, soal: soal(question)).path,
      [("versi", String(version)), ("alasan", reason)], as: person)
  }

  /// Writes the reason for the unit by the page.
  func explain(
    _ question: Int, _ reason: String = Board.reason, as person: Principal, version: Int = 0
  ) async throws -> TestAnswer {
    try await house.post(
      ConsensusLink.unitReason(id, soal: soal(question)).path,
      [("versi", String(version)), ("alasan", reason)], as: person)
  }

  /// Sends the list of reasons with these words, each on the first version or a given one.
  func explainAll(
    _ reasons: [Int: String], version: Int = 0, as person: Principal? = nil
  ) async throws -> TestAnswer {
    let fields = reasons.sorted { $0.key < $1.key }.flatMap { question, words in
      [
        (ConsensusField.version(soal(question)), String(version)),
        (ConsensusField.reason(soal(question)), words),
      ]
    }
    return try await house.post(
      ConsensusLink.unexplained(id).path, fields, as: person ?? ketua)
  }

  /// The questions on which a rung is not what the unit answered with the rung above it.
  func lowered(_ rung: Int) throws -> [Int] {
    let board = try Board()
    return instrument.questions.indices.filter {
      board.judgement($0, rung: rung).values != board.judgement($0, rung: 0).values
    }
  }

  /// Hands what was agreed to the controller by the page.
  func finish(version: Int64? = nil) async throws -> TestAnswer {
    let standing = try await judgement.evaluation().version
    return try await house.post(
      sample, [("versi", String(version ?? standing))], as: ketua)
  }

  /// The questions of the sample that stands.
  func sampled() async throws -> [Int] {
    guard case .checking(let sample) = try await judgement.evaluation().stage else { return [] }
    return sample
  }

  /// Says what the controller found, by the page.
  func check(
    _ question: Int, doubt: String? = nil, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.post(
      ConsensusLink.check(id, soal: soal(question)).path,
      [("temuan", doubt == nil ? "cocok" : "ragu"), ("keraguan", doubt ?? "")],
      as: person ?? teknis)
  }

  /// Approves or returns by the page.
  func close(_ path: String) async throws -> TestAnswer {
    let version = try await judgement.evaluation().version
    return try await house.post(
      path, [("versi", String(version)), ("sandi", Self.password)], as: teknis)
  }

  /// Goes from open sheets to a result that stands, without a word of doubt.
  func settle() async throws {
    for talk in try await talks() where talk.outcome == .open {
      _ = try await decide(talk.question, to: 1, as: ketua)
    }
    _ = try await finish()
    for question in try await sampled() { _ = try await check(question) }
    let answer = try await close(result)
    try #require(answer.status == .seeOther, "\(answer.text)")
  }
}
