import InstrumentsModel
import Kernel
import Web

/// What tried answers earn: the total, and what was odd.
struct TryResult: HTML {
  let instrument: Instrument
  let answers: TriedAnswers
  let sheet: AnswerSheet
  let problems: [(soal: Int, problem: AnswerReading.Problem)]
  let card: Scorecard
  let page: PageContext

  var body: some HTML {
    let verdicts = instrument.verdicts(on: card)
    p(.class("try-total"), .id("nilai-coba"), .data(.live), .aria(.live, "polite")) {
      span {
        page(Text("Nilai ", "Score "))
        a(
          .class("try-figure"),
          .href(InstrumentLink.why(instrument.id, "total", answers).path)
        ) { FigureText.score(card.total, in: page.language) }
        " " + page(ExplanationText.of) + " "
          + FigureText.score(instrument.maximum, in: page.language)
      }
      verdicts.map(short)
    }
    section(.class("try-said"), .id("dibaca"), .data(.live)) {
      p(.class("help")) { unanswered(sheet) }
      if !problems.isEmpty {
        Notice(.warning) {
          ul {
            problems.map { entry in
              li {
                a(.href("#" + FieldID.control("s\(entry.soal)"))) {
                  page(Text("Soal \(entry.soal)", "Question \(entry.soal)"))
                }
                ": " + page(AnswerText.problem(entry.problem))
              }
            }
          }
        }
      }
    }
  }

  private func unanswered(_ sheet: AnswerSheet) -> String {
    let count = sheet.unansweredPositions.count
    if count == 0 { return page(Text("Semua soal dijawab.", "Every question is answered.")) }
    return page(
      Text(
        "\(count) dari \(instrument.soals.count) soal belum dijawab dan bernilai 0.",
        "\(count) of \(instrument.soals.count) numbered questions are unanswered and count 0."))
  }

  /// A predicate in a word, beside the total.
  private func short(_ verdict: Verdict) -> Tag {
    let name = verdict.predicate.uppercased()
    let missed = verdict.failed.count
    return missed == 0
      ? Tag(page(Text("\(name) tercapai", "\(name) cleared")), .award)
      : Tag(page(Text("\(name) kurang \(missed) ambang", "\(name) misses \(missed)")), .neutral)
  }
}

/// The floors of each predicate with what tried answers earn.
struct TryFloors: HTML {
  let instrument: Instrument
  let answers: TriedAnswers
  let card: Scorecard
  let page: PageContext

  var body: some HTML {
    section(.class("try-result"), .id("hasil"), .data(.live)) {
      instrument.verdicts(on: card).map(gauge)
    }
  }

  private func gauge(_ verdict: Verdict) -> FloorGauge {
    let name = verdict.predicate.uppercased()
    let missed = verdict.failed.count
    let heading =
      missed == 0
      ? Text(
        "\(name): semua \(verdict.floors.count) ambang tercapai",
        "\(name): all \(verdict.floors.count) floors cleared")
      : Text(
        "\(name): \(missed) dari \(verdict.floors.count) ambang belum tercapai",
        "\(name): \(missed) of \(verdict.floors.count) floors not cleared")
    return FloorGauge(
      page(heading), readings: verdict.floors.map(reading), language: page.language)
  }

  private func reading(_ check: FloorCheck) -> FloorReading {
    let place =
      switch check.target {
      case .total: "total"
      case .node(let index): instrument.nodes[index].code
      case .question(let index): instrument.questions[index].code
      case .eachArea: check.area?.key ?? "total"
      }
    return FloorReading(
      page(InstrumentText.floor(check, in: instrument)),
      path: InstrumentLink.why(instrument.id, place, answers).path, score: check.score,
      maximum: check.maximum, floor: check.floor)
  }
}
