import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// All sendings and returns of a worksheet; for assessors the form of the next return.
struct ReturnsPage: HTML {
  let frame: WorksheetFrame
  let rounds: [ReturnRound]
  let sendings: [Int]
  /// nil for those who do not give it back now.
  var form: ReturnForm?

  var body: some HTML {
    Page(title: ReturnText.title, context: frame.page) {
      frame.breadcrumb(ReturnText.title)
      if let form { ErrorSummary(form.errors, page: frame.page) }
      h1 { frame.page(ReturnText.title) }
      StageNotice(frame: frame)
      if let form { ReturnFormView(form: form, frame: frame) }
      h2 { frame.page(ReturnText.rounds) }
      if rounds.isEmpty {
        p(.class("meta")) {
          frame.page(
            Text("LKE ini belum pernah dikembalikan.", "This worksheet never came back."))
        }
      } else {
        table
      }
      h2 { frame.page(ReturnText.sendings) }
      if sendings.isEmpty {
        p(.class("meta")) {
          frame.page(
            Text(
              "Belum ada pengiriman yang disegel.", "No sending was sealed yet."))
        }
      } else {
        ul {
          for number in sendings {
            li {
              a(.href(WorksheetLink.sending(frame.id, number).path)) {
                frame.page(ReturnText.sending(number))
              }
            }
          }
        }
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(ReturnText.rounds),
      columns: [
        Column(frame.page(Text("Pengembalian", "Return"))), Column(frame.page(ReturnText.layer)),
        Column(frame.page(ReturnText.at)), Column(frame.page(ReturnText.deadline)),
        Column(frame.page(ReturnText.answered)), Column(frame.page(WorksheetText.state)),
      ]
    ) {
      for round in rounds {
        tr {
          RowHead {
            a(.href(WorksheetLink.round(frame.id, round.number).path)) {
              frame.page(ReturnText.round(round.number))
            }
          }
          td { Tag.layer(round.layer, frame.page) }
          td { frame.clock.words(round.at, in: frame.language) }
          td { frame.clock.words(round.deadline, in: frame.language) }
          td { frame.page(ReturnText.replied(round.repliedCount, of: round.notes.count)) }
          td { Tag.lateness(of: round, at: frame.now, frame.page) }
        }
      }
    }
  }
}

/// What the form of a return shows; already decided.
struct ReturnForm: Sendable {
  /// As which layer the person gives it back.
  let layer: Layer
  /// What the layer has collected, by question.
  let notes: [Int: DraftedNote]
  /// How often the layer gave it back before.
  let used: Int
  /// The question that a note is written on; nil while none is chosen.
  let question: Int?
  /// What somebody looks for; empty for nothing.
  let search: String
  /// What the unit answered to the chosen question.
  var answer: QuestionAnswer?
  /// The note as typed, when it was refused.
  var typed: ReturnNoteForm?
  /// The deadline as typed.
  var deadline = ""
  var errors: [FormError] = []

  /// Whether the layer may give it back once more.
  var isLeft: Bool { used < ReturnRound.mostRounds }

  /// The questions that a search finds: by code, by the number of a soal, by words.
  func found(in instrument: Instrument, _ language: Language) -> [Int] {
    let wanted = search.lowercased().filter { !$0.isNewline }
    guard !wanted.isEmpty else { return [] }
    return instrument.questions.indices.filter { index in
      let question = instrument.questions[index]
      if question.soals.contains(where: { String(instrument.soals[$0].id) == wanted }) {
        return true
      }
      return question.code.lowercased().hasPrefix(wanted)
        || question.text.in(language).lowercased().contains(wanted)
    }
  }
}
