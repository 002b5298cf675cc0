import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What changed since the sending before, for those who judge it again.
struct ChangesView: HTML {
  let changes: SubmissionChanges
  let frame: WorksheetFrame

  var body: some HTML {
    section(.id("berubah")) {
      if changes.lines.isEmpty {
        h2 { frame.page(ReturnText.changedSince) }
        p { frame.page(ReturnText.nothingChanged) }
      } else {
        table
      }
      if !changes.notedUnchanged.isEmpty {
        p {
          frame.page(ReturnText.notedUnchanged) + ": "
          for (index, question) in changes.notedUnchanged.enumerated() {
            if index > 0 { ", " }
            SoalLink(question: question, frame: frame)
          }
        }
      }
      p {
        a(.href(WorksheetLink.sending(frame.id, changes.former).path)) {
          frame.page(ReturnText.sending(changes.former))
        }
        for round in changes.rounds {
          " · "
          a(.href(WorksheetLink.round(frame.id, round.number).path)) {
            frame.page(ReturnText.round(round.number))
          }
        }
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: frame.page(ReturnText.changedSince) + " (\(changes.lines.count))",
      columns: [
        Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
        Column(frame.page(ReturnText.whatChanged)),
      ] + (changes.rounds.isEmpty ? [] : [Column(frame.page(ReturnText.comparison))])
    ) {
      for line in changes.lines {
        tr {
          td(.class("soal")) { frame.instrument.soalNumbers(of: line.question) }
          RowHead { a(.href(frame.path(line.question))) { frame.text(line.question) } }
          td { words(line) }
          if !changes.rounds.isEmpty {
            td {
              Tag(
                frame.page(line.isNoted ? ReturnText.wasNoted : ReturnText.wasNotNoted),
                line.isNoted ? .neutral : .warning)
            }
          }
        }
      }
    }
  }

  private func words(_ line: SubmissionChanges.Line) -> String {
    var words: [Text] = []
    if line.answer { words.append(WorksheetText.answer) }
    if line.note { words.append(WorksheetText.note) }
    if line.proof { words.append(WorksheetText.proof) }
    return words.map { frame.page($0) }.joined(separator: ", ")
  }
}
