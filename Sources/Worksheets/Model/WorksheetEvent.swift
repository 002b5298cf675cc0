import WorkUnitsModel
import InstrumentsModel
package import Kernel
package import SurveysModel

/// What happened to a worksheet.
package enum WorksheetEvent: Hashable, Sendable {
  /// It was started.
  case started(Worksheet)
  /// One answer has a new version; the code of the question and its values as the form writes them.
  case answered(ID<Worksheet>, Layer, code: String, values: String, QuestionAnswer)
  /// It was sent, with this total and the digests of what was sent.
  case submitted(Worksheet, total: Points, seal: SubmissionSeal)
  /// It was given back, with words only.
  case returned(Worksheet, reason: String)
  /// What a judgement agreed on stands as the answers of a layer, with this total.
  case settled(Worksheet, Layer, evaluation: String, changed: Int, total: Points)
  /// It was given back with notes; the code of each question with its reason.
  case givenBack(ID<Worksheet>, ReturnRound, codes: [String])
  /// Notes were added to the return that the unit works on; their questions with reasons.
  case notesAdded(ID<Worksheet>, ReturnRound, codes: [String])
  /// The unit answered a note; the code of the question.
  case replied(ID<Worksheet>, ReturnRound, code: String, version: Int64)
  /// The unit sent again what had come back.
  case sentAgain(ID<Worksheet>, ReturnRound)
  /// An assessor collected a note, or took it away again.
  case noteDrafted(ID<Worksheet>, Layer, isKept: Bool)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .started(let worksheet):
      entry(
        worksheet.id, "worksheet_started",
        JournalFacts().text("unit", worksheet.unitID.text).number("year", worksheet.year.number)
          .text("instrument", worksheet.instrumentID))
    case .answered(let id, let layer, let code, let values, let answer):
      entry(
        id, "answer_saved",
        answer.origin.note(
          in: JournalFacts().text("layer", layer.rawValue).text("question", code)
            .number("version", Int(answer.version)).text("values", values)
            .text("origin", answer.origin.name)))
    case .submitted(let worksheet, let total, let seal):
      entry(
        worksheet.id, "worksheet_submitted",
        JournalFacts().number("round", worksheet.submissionCount).text("total", total.description)
          .text("answers_digest", seal.answers).text("proof_digest", seal.proof)
          .number("proofs", seal.proofCount).number("bytes", Int(seal.byteCount)))
    case .returned(let worksheet, let reason):
      entry(
        worksheet.id, "worksheet_returned",
        JournalFacts().number("round", worksheet.submissionCount).text("reason", reason))
    case .settled(let worksheet, let layer, let evaluation, let changed, let total):
      entry(
        worksheet.id, "layer_settled",
        JournalFacts().text("layer", layer.rawValue).text("evaluation", evaluation)
          .number("changed", changed).text("total", total.description))
    case .givenBack(let id, let round, let codes): givenBack(id, round, codes)
    case .notesAdded(let id, let round, let codes): notesAdded(id, round, codes)
    case .replied(let id, let round, let code, let version): replied(id, round, code, version)
    case .sentAgain(let id, let round): sentAgain(id, round)
    case .noteDrafted(let id, let layer, let isKept): noteDrafted(id, layer, isKept: isKept)
    }
  }

  func entry(
    _ id: ID<Worksheet>, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(subjectKind: "worksheet", subjectID: id.text, event: event, facts: facts.json)
  }
}

extension QuestionAnswer.Origin {
  /// The name in the database and the journal.
  package var name: String {
    switch self {
    case .typed: "typed"
    case .restored: "restored"
    case .carriedOver: "carried_over"
    case .imported: "imported"
    case .survey: "survey"
    }
  }

  /// The version or the year that belongs to the name; nil where there is none.
  package var detail: Int64? {
    switch self {
    case .typed, .imported, .survey: nil
    case .restored(let version): version
    case .carriedOver(let year): Int64(year)
    }
  }

  /// The survey rounds that it was taken from, the one closed last first; empty for everything else.
  package var rounds: [ID<SurveyRound>] {
    if case .survey(let latest, let earlier) = self { [latest] + earlier } else { [] }
  }

  /// Reads the name, its detail and the survey rounds, the one closed last first.
  package init?(name: String, detail: Int64?, rounds: [ID<SurveyRound>]) {
    switch (name, detail, rounds.first) {
    case ("typed", nil, nil): self = .typed
    case ("imported", nil, nil): self = .imported
    case ("restored", let version?, nil): self = .restored(version: version)
    case ("carried_over", let year?, nil): self = .carriedOver(year: Int(year))
    case ("survey", nil, let latest?): self = .survey(latest, earlier: Array(rounds.dropFirst()))
    default: return nil
    }
  }

  /// Names the survey rounds in the facts of a journal entry, where there are any.
  fileprivate func note(in facts: JournalFacts) -> JournalFacts {
    rounds.isEmpty
      ? facts : facts.text("surveys", rounds.map(\.text).joined(separator: " "))
  }
}
