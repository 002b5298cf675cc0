import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// One return: what was wanted, what the unit said, whether it was in time.
struct RoundPage: HTML {
  let frame: WorksheetFrame
  let round: ReturnRound

  var body: some HTML {
    Page(title: ReturnText.round(round.number), context: frame.page) {
      frame.breadcrumb(ReturnText.round(round.number))
      h1 { frame.page(ReturnText.round(round.number)) }
      SummaryList([
        SummaryRow(frame.page(ReturnText.layer)) { Tag.layer(round.layer, frame.page) },
        SummaryRow(frame.page(ReturnText.by), round.by.name),
        SummaryRow(
          frame.page(ReturnText.at), frame.clock.words(round.at, in: frame.language)),
        SummaryRow(
          frame.page(ReturnText.deadline), frame.clock.words(round.deadline, in: frame.language)),
        SummaryRow(
          frame.page(ReturnText.opens),
          frame.page(round.opensAll ? ReturnText.opened : ReturnText.openedNoted)),
        SummaryRow(frame.page(ReturnText.sentAgain)) {
          if let sent = round.sentAgainAt { frame.clock.words(sent, in: frame.language) + " " }
          Tag.lateness(of: round, at: frame.now, frame.page)
        },
        SummaryRow(
          frame.page(ReturnText.answered),
          frame.page(
            frame.showsSending && round.isOpen
              ? ReturnText.replyAfterSending
              : ReturnText.replied(round.repliedCount, of: round.notes.count))),
      ])
      ol(.class("versions")) {
        for note in round.notes {
          li(.class("version")) {
            p(.class("version-title")) {
              a(.href(frame.path(note.question))) {
                frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: note.question)))
              }
              ": "
              frame.text(note.question)
            }
            NoteWords(note: note, frame: frame)
            ReplyWords(reply: note.reply, frame: frame)
          }
        }
      }
      p { a(.href(WorksheetLink.returns(frame.id).path)) { frame.page(ReturnText.title) } }
    }
  }
}
