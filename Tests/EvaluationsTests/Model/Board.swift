import InstrumentsModel
import Kernel
import WorksheetsModel

@testable import EvaluationsModel

/// One judgement with its instrument, and steps as tests take them.
struct Board {
  /// A sentence that the unit can read.
  static let reason = "Bukti tidak memenuhi kriteria."

  let instrument: Instrument
  var evaluation: Evaluation

  init() throws {
    instrument = try Cast.instrument()
    evaluation = try Cast.begun()
  }

  /// A full answer: this rung, or the lowest there is; counts of one; an index of three.
  func judgement(_ question: Int, rung: Int) -> Judgement {
    Judgement(
      values: instrument.questions[question].soals.map { position -> Answer? in
        switch instrument.soals[position].kind {
        case .choice(let scale): .option(min(rung, instrument.scales[scale].options.count - 1))
        case .count: .count(1)
        case .index: .index(Points(units: 3_000_000_000_000))
        case .unknown: nil
        }
      })
  }

  func filled(by member: Author, rung: Int) -> BlindSheet {
    let judgements = instrument.questions.indices.map { ($0, judgement($0, rung: rung)) }
    return BlindSheet(
      member: member, judgements: Dictionary(uniqueKeysWithValues: judgements),
      versions: Dictionary(uniqueKeysWithValues: instrument.questions.indices.map { ($0, 1) }))
  }

  func seal(_ sheet: BlindSheet) -> Commitment {
    let nonce = "00ff" + sheet.member.accountID
    let text = Commitment.canonical(
      of: sheet, in: evaluation, nonce: nonce, instrument: instrument)
    return Commitment(digest: Cast.digest(text), nonce: nonce, at: .sample)
  }

  func committed(by member: Author, rung: Int) throws -> BlindSheet {
    var sheet = filled(by: member, rung: rung)
    _ = try sheet.commit(seal(sheet), in: evaluation, instrument: instrument)
    return sheet
  }

  mutating func reveal(_ sheets: [BlindSheet], by person: Author = Cast.ketua) throws {
    _ = try evaluation.reveal(
      sheets, digest: Cast.digest, by: person, version: 1, at: .minute(1),
      instrument: instrument)
  }

  func consensus(of sheets: [BlindSheet]) -> [QuestionConsensus] {
    instrument.questions.indices.map { question in
      let blind = sheets.map {
        ($0.member.accountID, $0.judgements[question]?.values ?? [])
      }
      return QuestionConsensus(
        question: question, blind: Dictionary(uniqueKeysWithValues: blind))
    }
  }

  func decide(_ consensus: inout QuestionConsensus, rung: Int) throws {
    _ = try consensus.decide(
      judgement(consensus.question, rung: rung).values, because: "bukti halaman 3",
      by: Cast.ketua, at: .minute(2), baseVersion: consensus.version, in: evaluation,
      instrument: instrument)
  }

  mutating func finish(_ agreed: [QuestionConsensus], unexplained: [Int] = []) throws {
    _ = try evaluation.finish(
      agreed, unexplained: unexplained, seed: 2026, by: Cast.ketua, version: 1)
  }

  mutating func approve(_ checks: [Int: SampleCheck]) throws {
    _ = try evaluation.approve(checks, by: Cast.teknis, version: 1, at: .minute(9))
  }

  /// Returns because of the first question of the sample; gives that question.
  mutating func returnFirst(of agreed: inout [QuestionConsensus]) throws -> Int {
    guard case .checking(let sample) = evaluation.stage else { return -1 }
    var checks = Dictionary(uniqueKeysWithValues: sample.map { ($0, SampleCheck.fits) })
    checks[sample[0]] = .doubted(reason: "catatan tidak cocok")
    _ = try evaluation.returnToTeam(
      checks, agreed: &agreed, by: Cast.teknis, version: 1, at: .minute(5))
    return sample[0]
  }
}

extension Board {
  /// What events are called in the journal.
  func happened(_ events: [EvaluationEvent]) -> [String] {
    events.map { $0.journalEntry(in: instrument).event }
  }
}
