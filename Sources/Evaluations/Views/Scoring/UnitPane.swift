import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import Worksheets
import WorksheetsModel

/// What the unit says: its answer among the criteria, notes, findings of rules, earlier years.
struct UnitPane: HTML {
  let page: JudgementPage

  private var read: ScoredQuestion { page.read }
  private var frame: PageContext { page.page }

  var body: some HTML {
    AnswerBands([
      AnswerBand(
        .unit, title: frame(ScoringText.unitAnswer),
        answer: page.kit.shown(read.unitValues, of: page.question), note: note, meta: meta)
    ])
    findings
    page.kit.criteria(of: page.question, chosen: read.unitValues.first ?? nil)
    former
  }

  private var note: String? {
    guard let content = read.unitAnswer?.content else { return nil }
    let evidence =
      content.evidence.isEmpty
      ? [] : [frame(ScoringText.unitEvidence) + ": " + content.evidence]
    let parts = (content.note.isEmpty ? [] : [content.note]) + evidence
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private var meta: String? {
    read.unitAnswer.map { frame(ScoringText.by($0.author.name, AnswerKit.moment($0.at))) }
  }

  @HTMLBuilder private var findings: some HTML {
    if !read.findings.isEmpty {
      Notice(.warning) {
        p { frame(ScoringText.findingsHelp) }
        ul {
          read.findings.map(item)
        }
      }
    }
  }

  private func item(_ finding: PreCheckFinding) -> some HTML {
    li {
      strong { frame(ScoringText.rule(finding.rule)) }
      ": " + frame(ScoringText.finding(finding, doubt: page.kit.words))
      others(finding)
    }
  }

  /// The other questions of a finding, as links.
  @HTMLBuilder private func others(_ finding: PreCheckFinding) -> some HTML {
    for question in finding.questions(of: page.instrument).filter({ $0 != page.question }) {
      " "
      a(.href(page.path(of: question))) {
        frame(ScoringText.soal(page.instrument.soalNumbers(of: question)))
      }
    }
  }

  @HTMLBuilder private var former: some HTML {
    if let year = read.former.first?.year {
      h2(.class("aside-title")) { frame(ScoringText.former) + " (\(year))" }
      AnswerBands(
        read.former.map { answer in
          AnswerBand(
            answer.layer.band,
            title: answer.layer == .unit
              ? frame(ScoringText.unitAnswer) : answer.layer.rawValue.uppercased(),
            answer: answer.shown, note: answer.note.isEmpty ? nil : answer.note)
        })
    }
  }
}

extension Layer {
  /// The band that shows answers of the layer.
  var band: AnswerBand.Layer {
    switch self {
    case .unit: .unit
    case .tpi: .tpi
    case .tpn: .tpn
    }
  }
}
