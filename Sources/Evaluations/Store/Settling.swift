import Accounts
package import EvaluationsModel
package import InstrumentsModel
import Kernel
package import Storage
import Worksheets
package import WorksheetsModel

/// The result of a judgement: written once into the worksheet, read from the talk for ever after.
package enum Settling {
  /// Writes the agreed answers as the layer of the assessors, in the transaction of the approval.
  ///
  /// - Throws: `notSubmitted` when the worksheet is back with the unit or was sent again since;
  ///   `notAgreed` when a question is open; what the database throws.
  static func write(
    _ loaded: LoadedEvaluation, by person: Author, act: Act, in transaction: Transaction
  ) throws {
    let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
    guard let worksheet = try WorksheetActs.load(evaluation.worksheetID, in: transaction),
      case .submitted = worksheet.worksheet.stage,
      worksheet.worksheet.submissionCount == evaluation.submission
    else { throw EvaluationRefusal.notSubmitted }
    let talks = try ConsensusStore.questions(
      of: evaluation, instrument: instrument, in: transaction)
    let sheets = try BlindStore.opened(
      of: evaluation, instrument: instrument, in: transaction)
    var agreed: [Int: AnswerContent] = [:]
    for talk in talks {
      agreed[talk.question] = talk.settled(notes: sheets.settlingNotes(on: talk.question))
    }
    let open = instrument.questions.indices.filter { agreed[$0] == nil }
    guard open.isEmpty else { throw EvaluationRefusal.notAgreed(questions: open) }
    _ = try WorksheetActs.settle(
      agreed, layer: evaluation.layer, of: worksheet, by: person, from: evaluation.id.text,
      act: act, in: transaction)
  }

  /// The settled questions that differ from the unit's answer without a reason that it could read.
  ///
  /// - Parameters:
  ///   - talks: Every question as it stands.
  ///   - sheets: The opened sheets, for the notes beside the blind answers.
  ///   - loaded: The judgement; what its sending said is compared.
  ///   - transaction: Of the act itself, when there is one.
  /// - Returns: Positions in reading order.
  /// - Throws: `corrupted` when a row is not what was written.
  package static func unexplained(
    _ talks: [QuestionConsensus], sheets: [BlindSheet], of loaded: LoadedEvaluation,
    in transaction: Transaction
  ) throws(StorageError) -> [Int] {
    guard
      let worksheet = try WorksheetStore.find(loaded.evaluation.worksheetID, in: transaction)
    else { throw .notFound }
    let unit = try SentWorksheet.answers(
      of: loaded.evaluation.submission, of: worksheet, instrument: loaded.instrument,
      in: transaction)
    return talks.filter { talk in
      talk.lacksReason(
        against: unit[talk.question]?.content.values,
        notes: sheets.settlingNotes(on: talk.question))
    }.map(\.question).sorted()
  }

  /// What stood when the result was settled, from the talk and the history of the unit's answers.
  ///
  /// - Parameters:
  ///   - loaded: A settled judgement.
  ///   - worksheet: What was judged.
  ///   - transaction: A read.
  /// - Returns: nil while the result does not stand.
  /// - Throws: `corrupted` when a row is not what was written.
  package static func result(
    of loaded: LoadedEvaluation, worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> SettledResult? {
    let (evaluation, instrument) = (loaded.evaluation, loaded.instrument)
    guard case .settled(let at, _) = evaluation.stage else { return nil }
    let sheets = try BlindStore.opened(
      of: evaluation, instrument: instrument, in: transaction)
    let talks = try ConsensusStore.questions(
      of: evaluation, instrument: instrument, in: transaction)
    let unit = try AnswerStore.answers(
      at: at, of: worksheet, layer: .unit, instrument: instrument, in: transaction)
    var agreed: [Int: AnswerContent] = [:]
    for talk in talks {
      agreed[talk.question] = talk.settled(notes: sheets.settlingNotes(on: talk.question))
    }
    return SettledResult(
      agreed: agreed, assessors: talks.settledSheet(in: instrument), unitAnswers: unit,
      unit: AnswerSheet(of: unit.values, in: instrument), sheets: sheets)
  }
}

/// What a judgement came to, beside what the unit had sent.
package struct SettledResult: Sendable {
  /// The agreed values with their notes, by question.
  package let agreed: [Int: AnswerContent]
  /// The agreed values, for the score.
  package let assessors: AnswerSheet
  /// What the unit had answered, by question.
  package let unitAnswers: [Int: QuestionAnswer]
  /// What the unit had answered, for the score.
  package let unit: AnswerSheet
  /// What each member wrote alone: strengths and doubts come from here.
  package let sheets: [BlindSheet]
}

extension Array where Element == BlindSheet {
  /// The notes beside one question, by account id.
  func settlingNotes(on question: Int) -> [String: String] {
    var notes: [String: String] = [:]
    for sheet in self { notes[sheet.member.accountID] = sheet.judgements[question]?.note }
    return notes
  }

  /// One kind of text of a question, each once, in the order of the team.
  func settlingTexts(_ kind: KeyPath<Judgement, String>, on question: Int) -> [String] {
    var found: [String] = []
    for sheet in self {
      guard let text = sheet.judgements[question]?[keyPath: kind], !text.isEmpty,
        !found.contains(text)
      else { continue }
      found.append(text)
    }
    return found
  }
}
