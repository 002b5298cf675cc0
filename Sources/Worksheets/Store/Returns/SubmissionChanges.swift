import InstrumentsModel
import Kernel
import WorksheetsModel

/// What two sendings of a worksheet say differently, question by question.
struct SubmissionChanges: Sendable {
  /// A question that is not what it was.
  struct Line: Hashable, Sendable {
    /// The position in `Instrument.questions`.
    let question: Int
    /// Whether its values are others.
    var answer = false
    /// Whether its note or its reference to proof is another.
    var note = false
    /// Whether its links of proof are others.
    var proof = false
    /// Whether assessors had written a note on it.
    var isNoted = false
  }

  /// In reading order.
  let lines: [Line]
  /// Questions that had a note and are what they were, in reading order.
  let notedUnchanged: [Int]
  /// Which sending it is held against.
  let former: Int
  /// The returns in between; empty when it was taken back without notes.
  let rounds: [ReturnRound]

  /// Holds a sending against the one before.
  ///
  /// Contents are compared, not versions: an answer that was changed and changed back is the same.
  ///
  /// - Parameters:
  ///   - former: The sending before, with its answers as they are kept.
  ///   - record: The sending, with its answers as they are kept.
  ///   - rounds: The returns of the worksheet.
  ///   - instrument: Its instrument.
  init(
    from former: (record: SubmissionRecord, kept: KeptAnswers),
    to record: (record: SubmissionRecord, kept: KeptAnswers), rounds: [ReturnRound],
    in instrument: Instrument
  ) {
    let between = rounds.filter {
      $0.submission >= former.record.number && $0.submission < record.record.number
    }
    let noted = Set(between.flatMap(\.notes).map(\.question))
    let (old, new) = (Self.proof(of: former.record), Self.proof(of: record.record))
    lines = instrument.questions.indices.compactMap { question in
      var line = Line(question: question, isNoted: noted.contains(question))
      if let before = former.kept.answers[question]?.content,
        let after = record.kept.answers[question]?.content
      {
        line.answer = before.values != after.values
        line.note = before.note != after.note || before.evidence != after.evidence
      } else {
        // A damaged answer cannot be compared; its version still says whether it was touched.
        line.answer = former.record.versions[question] != record.record.versions[question]
      }
      let soal = instrument.firstSoal(of: question)
      line.proof = old[soal] != new[soal]
      return line.answer || line.note || line.proof ? line : nil
    }
    notedUnchanged = noted.subtracting(lines.map(\.question)).sorted()
    self.former = former.record.number
    self.rounds = between
  }

  private static func proof(of record: SubmissionRecord) -> [Int: [String]] {
    Dictionary(grouping: SubmissionText.lines(of: record.proofText), by: \.soal)
      .mapValues { $0.map(\.line) }
  }
}
