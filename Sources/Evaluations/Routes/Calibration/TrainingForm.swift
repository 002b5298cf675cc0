import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import Web
import WorksheetsModel

/// One question of a case as its page shows it: nothing of the reference is in it.
struct TrainingEntry: Sendable {
  /// The position in `Instrument.questions`.
  let question: Int
  /// What the unit answered.
  let claimed: [Answer?]
  let said: Text
  let proof: Text
  /// What stands in the form, one text for each soal.
  var typed: [String]
  /// The version of the draft; 0 without one.
  var version: Int64
  /// Whether the draft is a full answer.
  var isAnswered: Bool
}

/// The form of a case: every question with the drafts, or with what was typed.
struct TrainingForm: Sendable {
  var entries: [TrainingEntry]
  var errors: [FormError] = []
  /// The questions whose drafts changed since the form was opened, with what stands now.
  private(set) var overtaken: [(question: Int, stands: String)] = []

  /// Shows the drafts.
  init(
    _ item: TrainingCase, drafts: [Int: TrainingStore.Draft], instrument: Instrument
  ) {
    entries = item.places(in: instrument).map { question, entry in
      let draft = drafts[question]
      let soals = instrument.questions[question].soals
      return TrainingEntry(
        question: question,
        claimed: instrument.trainingValues(entry.claimed, of: question) ?? soals.map { _ in nil },
        said: entry.said, proof: entry.proof,
        typed: soals.indices.map { index in
          draft?.values[index].map { TrainingText.written($0, at: soals[index], in: instrument) }
            ?? ""
        }, version: draft?.version ?? 0,
        isAnswered: draft.flatMap {
          instrument.trainingShare(of: $0.values, question: question)
        } != nil)
    }
  }

  /// Reads what was sent over what stands, keeping what was typed.
  ///
  /// - Parameters:
  ///   - body: The form.
  ///   - instrument: The instrument of the case.
  /// - Returns: The edits; what does not fit is in `errors`.
  mutating func read(_ body: FormBody, _ instrument: Instrument) -> [TrainingActs.Edit] {
    var edits: [TrainingActs.Edit] = []
    for index in entries.indices {
      let question = entries[index].question
      let ids = instrument.questions[question].soals.map { instrument.soals[$0].id }
      // Browsers send nothing for a group without a choice: it is blank.
      let typed = ids.map { body[CalibrationField.soal($0)] ?? "" }
      let fields = AnswerFields(typed, of: question, in: instrument)
      let first = ids.first ?? 0
      let version = body[CalibrationField.version(ofSoal: first)].flatMap { Int64($0) } ?? 0
      entries[index].typed = typed
      entries[index].version = version
      errors += ids.compactMap { id in
        fields.problems[id].map {
          FormError(field: CalibrationField.soal(id), message: TrainingText.problem($0))
        }
      }
      edits.append(
        TrainingActs.Edit(question: question, values: fields.values, baseVersion: version))
    }
    return edits
  }

  /// This form, whose drafts are read anew, with what was typed on older ones.
  ///
  /// What was typed stays and replaces the drafts when it is sent once more; where they differ, the
  /// page says what stands.
  ///
  /// - Parameter typed: The form as it was sent.
  /// - Returns: The typed values on the versions of now.
  func keeping(_ typed: TrainingForm) -> TrainingForm {
    var form = self
    for (index, sent) in zip(entries.indices, typed.entries) {
      let stands = entries[index]
      form.entries[index].typed = sent.typed
      if stands.version != sent.version, stands.typed != sent.typed {
        form.overtaken.append((stands.question, stands.typed.joined(separator: "; ")))
      }
    }
    return form
  }

  /// How many questions have a full answer.
  var answeredCount: Int { entries.count { $0.isAnswered } }

  /// Questions without a full answer.
  var missing: [TrainingEntry] { entries.filter { !$0.isAnswered } }
}
