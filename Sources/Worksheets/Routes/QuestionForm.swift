import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The form of one question, read into an edit or into errors; keeps what was typed.
struct QuestionForm {
  let fields: QuestionFields
  let content: AnswerContent
  let confirmsExcess: Bool
  let goesOn: Bool
  let errors: [FormError]

  /// Reads the form.
  ///
  /// A field that was not sent is blank: browsers send nothing for a group without a choice.
  init(_ form: FormBody, question: Int, in instrument: Instrument) {
    let soals = instrument.questions[question].soals
    let typed = soals.map { form[QuestionField.soal(instrument.soals[$0].id)] ?? "" }
    let answers = AnswerFields(typed, of: question, in: instrument)
    fields = QuestionFields(
      typed: typed, note: form[QuestionField.note] ?? "",
      evidence: form[QuestionField.evidence] ?? "",
      version: form[QuestionField.version].flatMap { Int64($0) } ?? 0)
    content = AnswerContent(
      values: answers.values, note: fields.note, evidence: fields.evidence)
    confirmsExcess = form[QuestionField.confirms] != nil
    goesOn = form[QuestionField.next] != nil
    errors = soals.compactMap { position in
      let id = instrument.soals[position].id
      return answers.problems[id].map {
        FormError(field: QuestionField.soal(id), message: WorksheetText.problem($0))
      }
    }
  }

  func edit(_ question: Int) -> AnswerEdit {
    AnswerEdit(
      question: question, content: content, baseVersion: fields.version,
      confirmsExcess: confirmsExcess)
  }

  /// Where a refusal of the model belongs in the form; nil when it is not about the form.
  static func errors(
    of refusal: WorksheetRefusal, question: Int, in instrument: Instrument
  ) -> [FormError]? {
    let (detail, wayOut) = WorksheetText.refusal(refusal, in: instrument)
    let message = Text(
      detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
    let first = QuestionField.soal(instrument.firstSoal(of: question))
    switch refusal {
    case .contradictory(_, _, let below):
      return [FormError(field: below.first.map(QuestionField.soal) ?? first, message: message)]
    case .excessNotConfirmed: return [FormError(field: QuestionField.confirms, message: message)]
    case .unfit(let soal): return [FormError(field: QuestionField.soal(soal), message: message)]
    case .noteTooLong: return [FormError(field: QuestionField.note, message: message)]
    case .evidenceTooLong: return [FormError(field: QuestionField.evidence, message: message)]
    default: return nil
    }
  }
}
