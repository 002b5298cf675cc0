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
      if let hindrance = frame.returnHindrance {
        Notice(.info, frame.page(WorksheetText.sentence(hindrance, in: frame.instrument)))
      }
      h2 { frame.page(ReturnText.rounds) }
      if rounds.isEmpty {
        p(.class("meta")) {
          frame.page(
            Text("LKE ini belum pernah dikembalikan.", "This worksheet never came back."))
        }
      } else {
        ol(.class("versions")) {
          for round in rounds.reversed() {
            li(.class("version")) { RoundEntry(round: round, frame: frame) }
          }
        }
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
}

/// One return in the list: when, until when, how far the unit is.
private struct RoundEntry: HTML {
  let round: ReturnRound
  let frame: WorksheetFrame

  var body: some HTML {
    p(.class("version-title")) {
      a(.href(WorksheetLink.round(frame.id, round.number).path)) {
        strong { frame.page(ReturnText.round(round.number)) }
      }
      " "
      Tag.layer(round.layer, frame.page)
      " "
      Tag.lateness(of: round, at: frame.now, frame.page)
    }
    p(.class("meta")) { words }
  }

  private var words: String {
    let clock = frame.clock
    let (at, deadline) = (clock.words(round.at), clock.words(round.deadline))
    let replied =
      frame.showsSending && round.isOpen
      ? ReturnText.replyAfterSending
      : ReturnText.replied(round.repliedCount, of: round.notes.count)
    return frame.page(
      Text(
        "Dikembalikan \(at.indonesian), batas waktu \(deadline.indonesian); "
          + "\(replied.indonesian).",
        "Returned \(at.english), deadline \(deadline.english); \(replied.english)."))
  }
}

/// What the form of a return shows; already decided.
struct ReturnForm: Sendable {
  /// What the person has collected, by question; nobody else sees it.
  let notes: [Int: DraftedNote]
  /// Whether somebody else of the layer collects notes too.
  let othersCollect: Bool
  /// How often and for how long the layer gives it back.
  let rules: ReturnRules
  /// How often the layer gave it back before.
  let used: Int
  /// The return that notes are added to; nil while the worksheet is sent.
  let round: ReturnRound?
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
  var opensAll = false
  var errors: [FormError] = []

  /// Whether notes may be written: on a return that is open, or on a further one.
  var isLeft: Bool { round != nil || rules.allowsRound(after: used) }

  /// The notes that would be sent now: those on questions that did not come back already.
  var ready: [Int: DraftedNote] { notes.filter { round?.note(on: $0.key) == nil } }

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
