import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The result of a judgement beside what the unit gave itself.
struct ConsensusResultPage: HTML {
  let frame: ConsensusFrame
  let result: SettledResult
  let years: [SettledYear]
  let seesDoubts: Bool
  /// The report; nil for whoever may not read it.
  let report: ResultReport?

  private var instrument: Instrument { frame.instrument }

  var body: some HTML {
    let (unit, assessors) = (
      instrument.score(result.unit), instrument.score(result.assessors)
    )
    let comparison = LayerComparison(unit: unit, assessors: assessors, instrument: instrument)
    let title = ResultText.title(
      frame.evaluation.layer, frame.evaluation.year.number, frame.unitName)
    Page(title: title, context: frame.page) {
      frame.breadcrumb(here: ResultText.title)
      h1 { frame.page(title) }
      overview(comparison)
      ResultComparison(frame: frame, comparison: comparison)
      floors(instrument.verdicts(on: assessors))
      ResultQuestions(
        frame: frame, result: result, comparison: comparison, cards: (unit, assessors))
      strengths(unit: unit, assessors: assessors)
      if seesDoubts {
        texts(ResultText.doubts, noted(\.doubt), help: ResultText.doubtsHelp)
      }
      ResultYears(frame: frame, years: years)
      more
    }
  }

  private func overview(_ comparison: LayerComparison) -> some HTML {
    let total = comparison.total
    return SummaryList(
      [
        SummaryRow("\(frame.page(ResultText.total)) \(frame.layerName)") {
          figure(total.assessors, .assessors)
        },
        SummaryRow("\(frame.page(ResultText.total)) \(frame.page(ConsensusText.unit))") {
          figure(total.unit, .unit)
        },
        SummaryRow(frame.page(ResultText.difference), frame.signed(total.printedDifference)),
      ] + settled)
  }

  private func figure(_ points: Points, _ side: SettledSide) -> some HTML {
    a(.href(ConsensusLink.why(frame.id, code: nil, side).path)) {
      frame.points(points)
      " / "
      frame.points(instrument.maximum)
    }
  }

  private var settled: [SummaryRow] {
    guard case .settled(let at, let by) = frame.evaluation.stage else { return [] }
    return [SummaryRow(frame.page(ResultText.settled), "\(frame.moment(at)), \(by.name)")]
  }

  private func floors(_ verdicts: [Verdict]) -> some HTML {
    section(.id("ambang")) {
      h2 { frame.page(ResultText.floors) }
      for verdict in verdicts {
        let name = verdict.predicate.uppercased()
        let missed = verdict.floors.count { !$0.isCleared }
        FloorGauge(
          frame.page(ResultText.floorsMissed(name, missed, of: verdict.floors.count)),
          readings: verdict.floors.map { check in
            FloorReading(
              frame.page(InstrumentText.floor(check, in: instrument)),
              path: ConsensusLink.why(frame.id, code: code(check), .assessors).path,
              score: check.score, maximum: check.maximum, floor: check.floor)
          }, language: frame.language)
      }
      if asksBesideScore { furtherConditions }
    }
  }

  /// Whether a predicate asks for surveys of the assessors or for followed-up audit findings.
  private var asksBesideScore: Bool {
    instrument.auditPrecondition != nil
      || instrument.predicates.contains { !instrument.surveyChecks(of: $0, on: []).isEmpty }
  }

  /// That floors are not all, with what the report makes of everything.
  @HTMLBuilder private var furtherConditions: some HTML {
    p { frame.page(ResultText.furtherConditions) }
    if let report {
      if let conclusion = report.conclusion { p(.lang("id")) { conclusion } }
      p {
        a(.href(ReportLink.report(frame.id).path)) { frame.page(ResultText.openReport) }
      }
    }
  }

  /// Where the score that is held against a floor is explained.
  private func code(_ check: FloorCheck) -> String? {
    switch check.target {
    case .total: nil
    case .node(let node): instrument.nodes[node].code
    case .question(let question): instrument.questions[question].code
    case .eachArea: check.area?.key
    }
  }

  /// What is done well, by the rule of the report, so that praise never contradicts the result.
  private func strengths(unit: Scorecard, assessors: Scorecard) -> some HTML {
    let all = noted(\.strength)
    let praised = all.filter {
      ReportFacts.bearsPraise($0.question, unit: unit, settled: assessors, in: instrument)
    }
    let isLeftOut = praised.count < all.count
    return texts(
      ResultText.strengths, praised, help: isLeftOut ? ResultText.strengthsLeftOut : nil,
      isLeftOut: isLeftOut)
  }

  /// What members noted while they scored alone, by question; without the empty ones.
  private func noted(
    _ kind: KeyPath<Judgement, String>
  ) -> [(question: Int, texts: [String])] {
    instrument.questions.indices.map { question in
      (question: question, texts: result.sheets.settlingTexts(kind, on: question))
    }.filter { !$0.texts.isEmpty }
  }

  @HTMLBuilder private func texts(
    _ title: Text, _ found: [(question: Int, texts: [String])], help: Text? = nil,
    isLeftOut: Bool = false
  ) -> some HTML {
    if !found.isEmpty || isLeftOut {
      section {
        h2 { frame.page(title) }
        if let help { p(.class("help")) { frame.page(help) } }
        if !found.isEmpty {
          ul {
            for (question, texts) in found {
              for text in texts {
                li {
                  a(.href(frame.why(question))) {
                    frame.page(ConsensusText.soal(frame.numbers(question)))
                  }
                  ": "
                  text
                }
              }
            }
          }
        }
      }
    }
  }

  @HTMLBuilder private var more: some HTML {
    p(.class("step-more")) {
      a(.href(WorksheetLink.list(frame.evaluation.worksheetID).path)) {
        "LKE \(frame.evaluation.year.number)"
      }
      if frame.mayReadSheets {
        " · "
        a(.href(ConsensusLink.list(frame.id, .all).path)) { frame.page(ConsensusText.consensus) }
        " · "
        a(.href(ConsensusLink.sample(frame.id).path)) { frame.page(SampleText.title) }
      }
      if report != nil {
        " · "
        a(.href(ReportLink.report(frame.id).path)) { frame.page(ReportText.report) }
      }
      if frame.mayReadAgreement {
        " · "
        a(.href(ConsensusLink.agreement(frame.id).path)) { frame.page(AgreementWords.title) }
      }
    }
  }
}

extension ConsensusFrame {
  /// Where a question of the result is explained.
  func why(_ question: Int) -> String {
    ConsensusLink.why(id, code: instrument.questions[question].code, .assessors).path
  }

  /// A difference with its sign.
  func signed(_ points: Points) -> String {
    if points == .zero { return self.points(points) }
    return points < .zero ? "−" + self.points(-points) : "+" + self.points(points)
  }

  /// The layer as charts know it.
  var plotLayer: AnswerBand.Layer {
    switch evaluation.layer {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }
}
