import InstrumentsModel
import Kernel
import Web

/// The tree with its weights, and the questions of each place.
struct InstrumentStructureView: HTML {
  let instrument: Instrument
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(Text("Struktur dan bobot", "Structure and weights")),
      columns: [
        Column(page(Text("Kode", "Code"))), Column(page(Text("Bagian", "Part"))),
        Column(page(Text("Bobot", "Weight")), isNumeric: true),
        Column(page(Text("Pertanyaan", "Questions")), isNumeric: true),
      ]
    ) {
      instrument.nodes.map(row)
    }
  }

  private func row(_ node: Node) -> some HTML {
    tr(.class("level-" + node.kind.rawValue)) {
      RowHead { node.kind == .total ? "" : node.code }
      td { page(node.name) }
      NumberCell(FigureText.score(node.weight, in: page.language))
      NumberCell(node.questions.isEmpty ? "" : String(node.questions.count))
    }
  }
}

/// An edition that does not score: structure, floors, and what is open.
struct InstrumentStructurePage: HTML {
  let instrument: Instrument
  let page: PageContext

  var body: some HTML {
    Page(title: instrument.citation, context: page) {
      InstrumentHead(instrument: instrument, page: page)
      Notice(.warning) {
        p {
          page(
            Text(
              "Edisi ini belum lengkap, jadi tidak menghitung nilai: "
                + "\(instrument.uncertainQuestions.count) pertanyaan belum pasti tipe jawabannya.",
              "This edition is incomplete and does not score: "
                + "\(instrument.uncertainQuestions.count) questions have no established answer type."
            ))
        }
        details {
          summary { page(Text("Pertanyaan yang belum pasti", "The open questions")) }
          ul { instrument.uncertainQuestions.map(open) }
        }
      }
      instrument.predicates.map { FloorTable(rule: $0, instrument: instrument, page: page) }
      PreconditionTables(instrument: instrument, page: page)
      InstrumentStructureView(instrument: instrument, page: page)
    }
  }

  private func open(_ question: Question) -> some HTML {
    li {
      code { question.code }
      " " + page(question.text) + " "
      if question.kind == .unknown {
        Tag(page(Text("tipe tidak diketahui", "type unknown")), .bad)
      } else {
        Tag(
          page(InstrumentText.confidenceWord(question.confidence)) + ": "
            + page(InstrumentText.type(of: question, in: instrument)), .warning)
      }
    }
  }
}
