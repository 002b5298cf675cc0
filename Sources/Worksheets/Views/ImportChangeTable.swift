import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// What an import will change, answer by answer; what stays the same is not listed.
struct ImportChangeTable: HTML {
  let frame: WorksheetFrame
  let changes: [ImportChange]

  var body: some HTML {
    if changes.isEmpty {
      Notice(
        .info,
        frame.page(
          Text(
            "Tidak ada yang akan berubah: isi berkas sama dengan jawaban di Zona.",
            "Nothing will change: the file says what stands in Zona.")))
    } else {
      section(.aria(.label, frame.page(title))) {
        DataTable(
          caption: frame.page(title),
          columns: [
            Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
            Column(frame.page(Text("Sekarang", "Now"))),
            Column(frame.page(Text("Setelah impor", "After the import"))),
          ]
        ) {
          changes.map(row)
        }
      }
    }
  }

  private var title: Text { Text("Yang akan berubah", "What will change") }

  private func row(_ change: ImportChange) -> some HTML {
    tr {
      td(.class("soal")) { frame.instrument.soalNumbers(of: change.question) }
      RowHead {
        frame.text(change.question)
        if change.replaces {
          " "
          Tag(frame.page(Text("diganti", "replaced")), .warning)
        }
      }
      td { ChangedContent(change.before, unlike: change.after, change.question, frame) }
      td { ChangedContent(change.after, unlike: change.before, change.question, frame) }
    }
  }
}

/// The answer, with note and proof where they become others.
struct ChangedContent: HTML {
  let shown: AnswerContent
  let other: AnswerContent
  let question: Int
  let frame: WorksheetFrame

  init(
    _ shown: AnswerContent, unlike other: AnswerContent, _ question: Int, _ frame: WorksheetFrame
  ) {
    self.shown = shown
    self.other = other
    self.question = question
    self.frame = frame
  }

  @HTMLBuilder var body: some HTML {
    p { frame.shown(shown, of: question) }
    if shown.note != other.note { line(WorksheetText.note, shown.note) }
    if shown.evidence != other.evidence { line(WorksheetText.evidence, shown.evidence) }
  }

  private func line(_ name: Text, _ text: String) -> some HTML {
    p(.class("version-note")) { frame.page(name) + ": " + (text.isEmpty ? "–" : text) }
  }
}
