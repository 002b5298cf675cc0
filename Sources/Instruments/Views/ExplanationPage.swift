import InstrumentsModel
import Kernel
import Web

/// Why one figure of tried answers is what it is.
struct ExplanationPage: HTML {
  let instrument: Instrument
  let place: String
  let explained: [Explanation]
  let answers: TriedAnswers
  let isWhole: Bool
  let wording: OfficialWording?
  let page: PageContext

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (page(InstrumentText.menu), InstrumentLink.index.path),
          (instrument.regulation, InstrumentLink.tried(instrument.id, answers).path),
        ], here: page(Text("Penjelasan nilai", "Why this score")), page: page)
      h1 { page(title) }
      if explained.count > 1 { p(.class("lead")) { sum } }
      p {
        page(
          Text(
            "Setiap angka bisa dibuka sampai ke jawabannya. Yang kosong bernilai 0.",
            "Each figure opens down to its answer. A blank counts 0."))
        " "
        if isWhole {
          a(.href(InstrumentLink.why(instrument.id, place, answers).path)) {
            page(Text("Tutup rinciannya", "Close the details"))
          }
        } else {
          a(.href(InstrumentLink.wholly(instrument.id, place, answers).path)) {
            page(Text("Buka semuanya untuk dibaca atau dicetak", "Open all to read or print"))
          }
        }
      }
      explained.map { term in
        ExplanationView(
          term, language: page.language, openDepth: isWhole ? Int.max : 2, wording: wording)
      }
    }
  }

  private var title: Text {
    let name =
      instrument.changeAreas.first { $0.key == place }?.name ?? explained.first?.name
      ?? Text("nilai", "score")
    return Text("Penjelasan nilai: \(name.indonesian)", "Why this score: \(name.english)")
  }

  /// Both aspects of a change area together.
  private var sum: String {
    let scores = explained.compactMap(\.score)
    var (total, weight) = (Points.zero, Points.zero)
    for term in explained {
      total += term.score ?? .zero
      weight += term.weight ?? .zero
    }
    let figures = scores.map { FigureText.inside($0, in: page.language) }
    return figures.joined(separator: " + ") + " " + FigureText.result(total, in: page.language)
      + " " + page(ExplanationText.of) + " " + FigureText.exact(weight, in: page.language)
  }
}
