import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// How far the members agreed alone: over all, by area, by pair, with how to read it.
struct MemberAgreementPage: HTML {
  let frame: ConsensusFrame
  let report: AgreementReport
  let rules: AgreementRules

  var body: some HTML {
    Page(title: AgreementWords.title, context: frame.page) {
      frame.breadcrumb(here: AgreementWords.title)
      h1 { frame.page(AgreementWords.title) }
      p { frame.page(AgreementWords.lead) }
      SummaryList([
        SummaryRow(frame.page(AgreementWords.ordinal)) { figure(report.overall.ordinal) },
        SummaryRow(frame.page(AgreementWords.interval)) { figure(report.overall.interval) },
        SummaryRow(frame.page(AgreementWords.reading)) { reading(report.overall.interval) },
        SummaryRow(frame.page(AgreementWords.rows), String(report.overall.rowCount)),
      ])
      section {
        h2 { frame.page(AgreementWords.howTitle) }
        ul {
          for sentence in AgreementWords.how { li { frame.page(sentence) } }
          li { frame.page(lines) }
        }
      }
      areas
      pairs
    }
  }

  private var lines: Text {
    func shown(_ line: Fraction, _ language: Language) -> String {
      Points(rounding: line).formatted(decimals: 3, in: language)
    }
    return Text(
      AgreementWords.lines(
        shown(rules.reliableAlpha, .indonesian), shown(rules.tentativeAlpha, .indonesian)
      ).indonesian,
      AgreementWords.lines(
        shown(rules.reliableAlpha, .english), shown(rules.tentativeAlpha, .english)
      ).english)
  }

  private var areas: some HTML {
    DataTable(
      caption: frame.page(AgreementWords.byArea),
      columns: [
        Column(frame.page(AgreementWords.part)),
        Column(frame.page(AgreementWords.rows), isNumeric: true),
        Column(frame.page(AgreementWords.ordinal), isNumeric: true),
        Column(frame.page(AgreementWords.interval), isNumeric: true),
        Column(frame.page(AgreementWords.reading)),
      ]
    ) {
      line(frame.page(AgreementWords.overall), report.overall)
      zip(frame.instrument.changeAreas, report.areas).map { area, summary in
        line(frame.page(area.name), summary)
      }
    }
  }

  private func line(_ name: String, _ summary: AgreementSummary) -> some HTML {
    tr {
      RowHead { name }
      NumberCell(String(summary.rowCount))
      NumberCell(number(summary.ordinal))
      NumberCell(number(summary.interval))
      td { reading(summary.interval) }
    }
  }

  private var pairs: some HTML {
    DataTable(
      caption: frame.page(AgreementWords.byPair),
      columns: [
        Column(frame.page(AgreementWords.pair)),
        Column(frame.page(AgreementWords.rows), isNumeric: true),
        Column(frame.page(AgreementWords.linear), isNumeric: true),
        Column(frame.page(AgreementWords.quadratic), isNumeric: true),
        Column(frame.page(AgreementWords.whyNone)),
      ]
    ) {
      zip(report.overall.linear.pairs, report.overall.quadratic.pairs).map(pair)
    }
  }

  private func pair(_ linear: PairKappa, _ quadratic: PairKappa) -> some HTML {
    tr {
      RowHead { frame.name(linear.first) + " · " + frame.name(linear.second) }
      NumberCell(String(linear.rowCount))
      NumberCell(number(linear.figure))
      NumberCell(number(quadratic.figure))
      td { why(linear.figure) }
    }
  }

  /// A figure, or why there is none.
  @HTMLBuilder private func figure(_ figure: AgreementFigure) -> some HTML {
    number(figure)
    if let gap = figure.gap { ": " + frame.page(AgreementWords.gap(gap)) }
  }

  private func number(_ figure: AgreementFigure) -> String {
    figure.shown().map { AgreementWords.figure($0, frame.language) }
      ?? frame.page(AgreementWords.none)
  }

  /// How an alpha is read, or why there is none.
  @HTMLBuilder private func reading(_ figure: AgreementFigure) -> some HTML {
    if let reading = rules.reading(of: figure) {
      Tag(frame.page(AgreementWords.reading(reading)), kind(reading))
    } else {
      why(figure)
    }
  }

  private func why(_ figure: AgreementFigure) -> String {
    figure.gap.map { frame.page(AgreementWords.gap($0)) } ?? "–"
  }

  private func kind(_ reading: AgreementRules.Reading) -> Tag.Kind {
    switch reading {
    case .reliable: .good
    case .tentative: .warning
    case .unreliable: .neutral
    }
  }
}
