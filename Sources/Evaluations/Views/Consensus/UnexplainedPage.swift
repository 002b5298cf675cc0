import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The settled questions that differ from the unit's answer and say nothing to it, each with the
/// form in which the lead writes the reason.
struct UnexplainedPage: HTML {
  /// One question.
  struct Line: Sendable {
    let talk: QuestionConsensus
    /// What stands, with the words that are there so far.
    let settled: AnswerContent?
    let unit: AnswerContent?
  }

  let frame: ConsensusFrame
  let lines: [Line]

  var body: some HTML {
    Page(title: ConsensusText.unexplained, context: frame.page) {
      frame.breadcrumb(
        [(frame.page(ConsensusText.consensus), ConsensusLink.list(frame.id, nil).path)],
        here: ConsensusText.unexplained)
      h1 { frame.page(ConsensusText.unexplained) }
      if lines.isEmpty {
        EmptyState(
          frame.page(ConsensusText.allExplained),
          advice: frame.page(ConsensusText.allExplainedAdvice))
      } else {
        p { frame.page(ConsensusText.unexplainedCount(lines.count)) }
        p(.class("help")) { frame.page(ConsensusText.explainHelp) }
        lines.map(item)
      }
      p(.class("step-more")) {
        a(.href(ConsensusLink.list(frame.id, nil).path)) { frame.page(ConsensusText.consensus) }
      }
    }
  }

  private func item(_ line: Line) -> some HTML {
    let question = line.talk.question
    return section(.class("reason-question"), .id("soal-\(frame.soal(question))")) {
      h2 {
        a(.href(frame.path(question))) {
          frame.page(ConsensusText.soal(frame.numbers(question))) + ". " + frame.text(question)
        }
      }
      SummaryList(
        [
          SummaryRow(
            frame.page(ConsensusText.unit), frame.shown(line.unit?.values, of: question)),
          SummaryRow(frame.layerName, frame.shown(line.settled?.values, of: question)),
        ]
          + (line.settled.map {
            $0.note.isEmpty ? [] : [SummaryRow(frame.page(ConsensusText.wordsSoFar), $0.note)]
          } ?? []))
      if frame.mayDecide { form(line.talk) }
    }
  }

  private func form(_ talk: QuestionConsensus) -> some HTML {
    Form(
      action: ConsensusLink.unitReason(frame.id, soal: frame.soal(talk.question)).path,
      context: frame.page, scope: "a\(frame.soal(talk.question))"
    ) {
      input(.type("hidden"), .name(ConsensusField.version), .value(String(talk.version)))
      input(.type("hidden"), .name(ConsensusField.fromList), .value("1"))
      TextArea(
        frame.page(ConsensusText.explain), name: ConsensusField.reason,
        limit: QuestionConsensus.longestText, lines: 2, page: frame.page)
      Button(frame.page(ConsensusText.sendExplain), .quiet)
    }
  }
}
