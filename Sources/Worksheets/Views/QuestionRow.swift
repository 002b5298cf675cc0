import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// One question of the list: its answer, where it stands, what it earns.
struct QuestionRow: HTML {
  let frame: WorksheetFrame
  let standing: QuestionStanding
  let page: WorksheetPage

  var body: some HTML {
    let index = standing.question
    let proof = page.proof(of: index)
    tr {
      td(.class("soal")) { frame.instrument.soalNumbers(of: index) }
      RowHead {
        a(.href(frame.path(index))) { frame.text(index) }
        if standing.hasNote || standing.hasEvidence {
          span(.class("meta")) { extras }
        }
      }
      td(.class("given")) { frame.shown(page.answers[index]?.content, of: index) }
      td {
        // Until it is answered, how full it is says more than that it is not.
        let status = page.status(of: standing)
        if status == .blank {
          Tag.fill(standing.fill, frame.page)
        } else {
          Tag.status(status, frame.page)
        }
        if let mark = WorksheetText.mark(standing.mark) {
          " "
          Tag(frame.page(mark), .warning)
        }
        if let source = SurveyFigureText.source(
          page.answers[index], of: index, in: frame.instrument)
        {
          " "
          Tag(frame.page(source), .neutral)
        }
        if page.indexFaults.contains(where: { $0.question == index }) {
          " "
          Tag(frame.page(SurveyFigureText.unsettled), .warning)
        }
        if proof.total > 0 || page.filter == .unproven {
          " "
          Tag.proof(proof, frame.page)
        }
      }
      NumberCell("\(frame.points(standing.score)) / \(frame.points(standing.weight))")
    }
  }

  private var extras: String {
    var words: [String] = []
    if standing.hasNote { words.append(frame.page(Text("catatan", "note"))) }
    if standing.hasEvidence { words.append(frame.page(Text("bukti", "proof"))) }
    return " " + words.joined(separator: ", ")
  }
}
