import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import Worksheets

/// The names of the fields of scoring.
enum ScoringField {
  static let note = "catatan"
  static let strength = "kekuatan"
  static let doubt = "lapangan"
  static let version = "versi"
  static let next = "lanjut"
  static let take = "samakan"
  static let seconds = "detik"
  static let visit = "kunjungan"

  /// The query parameters that open a proof beside the question.
  static let proof = "bukti"
  static let proofPage = "halaman"
}

/// Whose values a form without script asks for instead of typed ones.
enum TakenFrom: String, Sendable {
  /// The unit's own answer.
  case unit
  /// The member's own judgement of the sending before.
  case former = "lama"
}

/// The form of one judgement, read into a judgement or into errors; keeps what was typed.
struct JudgementForm: Sendable {
  /// The text of the answer fields; nil when the values were taken over, not typed.
  let typed: [String]?
  let judgement: Judgement
  let version: Int64
  let goesOn: Bool
  let visit: QuestionVisit?
  let errors: [FormError]

  /// Reads the form.
  ///
  /// - Parameters:
  ///   - form: The fields.
  ///   - question: The position in `Instrument.questions`.
  ///   - instrument: The instrument of the worksheet.
  ///   - taken: What stands in place of the typed answer; nil for what was typed.
  ///   - now: The present moment.
  init(
    _ form: FormBody, question: Int, in instrument: Instrument, taken: Judgement?, at now: Instant
  ) {
    let answer = TypedAnswer(form, question: question, in: instrument)
    let typedTexts = [
      form[ScoringField.note] ?? "", form[ScoringField.strength] ?? "",
      form[ScoringField.doubt] ?? "",
    ]
    let offered = [taken?.note ?? "", taken?.strength ?? "", taken?.doubt ?? ""]
    // What was taken over replaces the answer; texts that somebody typed stay theirs.
    let texts = zip(typedTexts, offered).map { $0.isEmpty ? $1 : $0 }
    typed = taken == nil ? answer.typed : nil
    judgement = Judgement(
      values: taken?.values ?? answer.values, note: texts[0], strength: texts[1], doubt: texts[2])
    version = form[ScoringField.version].flatMap { Int64($0) } ?? 0
    goesOn = form[ScoringField.next] != nil
    visit = QuestionVisit(
      openedAt: form[ScoringField.visit], seconds: form[ScoringField.seconds], now: now)
    let long = zip(
      [ScoringField.note, ScoringField.strength, ScoringField.doubt],
      [judgement.note, judgement.strength, judgement.doubt]
    ).filter { $1.count > Judgement.longestText }.map { field, _ in
      FormError(
        field: field,
        message: EvaluationText.refusal(.textTooLong(limit: Judgement.longestText)).detail)
    }
    errors = (taken == nil ? answer.errors : []) + long
  }

  /// Whose values the form asks for; nil for what was typed.
  static func source(_ form: FormBody) -> TakenFrom? {
    form[ScoringField.take].flatMap(TakenFrom.init(rawValue:))
  }
}
