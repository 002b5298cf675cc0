import Instruments
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// Why the score of a worksheet is what it is, from the total or from one place of the form.
struct ScorePage: HTML {
  let frame: WorksheetFrame
  let explanation: Explanation
  let standing: Standing
  let workbookTotal: Points?
  let isWhole: Bool
  /// Where the indexes of surveys in this part came from.
  var sources: [IndexSource] = []

  var body: some HTML {
    Page(title: WorksheetText.score, context: frame.page) {
      frame.breadcrumb(WorksheetText.score)
      h1 { frame.page(WorksheetText.score) }
      p {
        a(.href(WorksheetLink.list(frame.id).path)) { frame.page(frame.title) }
        " "
        frame.stageTag
      }
      if isWhole {
        SummaryList([
          SummaryRow(frame.page(WorksheetText.total), frame.points(standing.card.total)),
          SummaryRow(
            frame.page(Text("Angka di formulir Excel", "Figure of the Excel form")),
            workbookTotal.map(frame.points)
              ?? frame.page(Text("formulir menampilkan galat", "the form shows an error"))),
        ])
        p(.class("help")) {
          frame.page(
            Text(
              "Formulir Excel melewati pertanyaan kosong; di sini yang kosong bernilai 0.",
              "The Excel form skips blank questions; here a blank is worth 0."))
        }
        VerdictList(verdicts: standing.verdicts, frame: frame)
      } else {
        p {
          a(.href(WorksheetLink.score(frame.id, code: nil).path)) {
            frame.page(Text("Lihat dari nilai total", "See from the total"))
          }
        }
      }
      ExplanationView(explanation, language: frame.language, openDepth: isWhole ? 1 : 2)
      IndexSourceList(sources: sources, frame: frame)
    }
  }
}
