import InstrumentsModel
import Kernel
import Web

/// The public explainer: try any answers, see every floor, ask why.
struct InstrumentPage: HTML {
  let instrument: Instrument
  let wording: OfficialWording?
  let answers: TriedAnswers
  let page: PageContext

  var body: some HTML {
    Page(title: instrument.citation, context: page) {
      InstrumentHead(instrument: instrument, page: page)
      p {
        page(
          Text(
            "Cobalah jawaban apa pun: nilainya dihitung persis seperti formulir, dan setiap angka "
              + "bisa ditanya alasannya. Tidak ada yang disimpan.",
            "Try any answers: they are scored exactly like the form, and every figure can be asked "
              + "why. Nothing is stored."))
      }
      tried
      h2 { page(Text("Aturannya", "The rules")) }
      scales
      instrument.predicates.map { FloorTable(rule: $0, instrument: instrument, page: page) }
      PreconditionTables(instrument: instrument, page: page)
      details {
        summary { page(Text("Struktur dan bobot lengkap", "The whole structure and weights")) }
        InstrumentStructureView(instrument: instrument, page: page)
      }
      if let wording {
        p(.class("help")) {
          page(
            Text(
              "Teks pertanyaan: master soal resmi tahun \(wording.year).",
              "Question texts: the official master of \(wording.year)."))
        }
      }
    }
  }

  private var tried: some HTML {
    let (sheet, problems) = answers.sheet(of: instrument)
    let card = instrument.score(sheet)
    return div(.class("try"), .id("coba")) {
      TryResult(
        instrument: instrument, answers: answers, sheet: sheet, problems: problems, card: card,
        page: page)
      TryForm(
        instrument: instrument, wording: wording, answers: answers, card: card, page: page)
      TryFloors(instrument: instrument, answers: answers, card: card, page: page)
    }
  }

  private var scales: some HTML {
    DataTable(
      caption: page(Text("Nilai setiap jawaban", "What each answer is worth")),
      columns: [
        Column(page(Text("Jenis jawaban", "Answer type"))),
        Column(page(Text("Nilai", "Worth"))),
      ]
    ) {
      instrument.scales.map { scale in
        tr {
          RowHead { scale.label }
          td {
            scale.options.map { "\($0.key) = \(FigureText.exact($0.value, in: page.language))" }
              .joined(separator: " · ")
          }
        }
      }
      tr {
        RowHead { page(Text("Persen", "Percent")) }
        td {
          page(
            Text(
              "hasil bagi jumlah, paling besar 1; 0 dibagi 0 diputuskan per pertanyaan",
              "a share of counts, at most 1; 0 over 0 is decided at each question"))
        }
      }
      tr {
        RowHead { page(Text("Indeks survei", "Survey index")) }
        td { page(Text("indeks ÷ 4", "index ÷ 4")) }
      }
    }
  }
}
