import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The settled questions that differ from the unit's answer, those without a reason for it first, in
/// one form in which the lead writes and changes what the unit reads.
struct UnitReasonsPage: HTML {
  let frame: ConsensusFrame
  let lines: [UnitReasonLine]
  let refused: RefusedReasons?

  private var missing: [UnitReasonLine] { lines.filter(\.lacksReason) }
  private var explained: [UnitReasonLine] { lines.filter { !$0.lacksReason } }

  var body: some HTML {
    Page(title: ConsensusText.explain, context: frame.page) {
      frame.breadcrumb(
        [(frame.page(ConsensusText.consensus), ConsensusLink.list(frame.id, nil).path)],
        here: ConsensusText.explain)
      ErrorSummary(errors, page: frame.page)
      stray
      h1 { frame.page(ConsensusText.explain) }
      if !frame.mayDecide, frame.evaluation.stage.name != .consensus {
        Notice(.info, frame.page(ConsensusText.reasonsLocked))
      }
      if frame.evaluation.stage.name != .settled { standing }
      if frame.mayDecide, !lines.isEmpty {
        Form(action: ConsensusLink.unexplained(frame.id).path, context: frame.page) {
          parts
          p(.class("actions")) { Button(frame.page(ConsensusText.sendReasons)) }
        }
      } else {
        parts
      }
      p(.class("step-more")) {
        a(.href(ConsensusLink.list(frame.id, nil).path)) { frame.page(ConsensusText.consensus) }
        if frame.mayReadResult {
          " · "
          a(.href(ConsensusLink.result(frame.id).path)) { frame.page(ResultText.title) }
        }
      }
    }
  }

  @HTMLBuilder private var standing: some HTML {
    if lines.isEmpty {
      EmptyState(
        frame.page(ConsensusText.noDifference),
        advice: frame.page(ConsensusText.allExplainedAdvice))
    } else {
      p {
        frame.page(
          missing.isEmpty
            ? ConsensusText.allExplained : ConsensusText.unexplainedCount(missing.count))
      }
      p(.class("help")) { frame.page(ConsensusText.explainHelp) }
    }
  }

  @HTMLBuilder private var parts: some HTML {
    if !missing.isEmpty {
      h2 { frame.page(ConsensusText.withoutReason) + " (\(missing.count))" }
      missing.map(item)
    }
    if !explained.isEmpty {
      h2 { frame.page(ConsensusText.withReason) + " (\(explained.count))" }
      explained.map(item)
    }
  }

  private func item(_ line: UnitReasonLine) -> some HTML {
    let question = line.question
    let note = line.settled.note
    let term = line.lacksReason ? ConsensusText.wordsSoFar : ConsensusText.reasonStanding
    return section(.class("reason-question"), .id("soal-\(frame.soal(question))")) {
      h3 {
        a(.href(frame.path(question))) {
          frame.page(ConsensusText.soal(frame.numbers(question))) + ". " + frame.text(question)
        }
      }
      SummaryList(
        [
          SummaryRow(frame.page(ConsensusText.unit), frame.shown(line.unit, of: question)),
          SummaryRow(frame.layerName, frame.shown(line.settled.values, of: question)),
        ] + (note.isEmpty ? [] : [SummaryRow(frame.page(term), note)]))
      if frame.mayDecide {
        if line.lacksReason {
          fields(line)
        } else {
          details(.custom(name: "open", if: refused?.refusals[question] != nil)) {
            summary { frame.page(ConsensusText.changeReason) }
            fields(line)
          }
        }
      }
    }
  }

  @HTMLBuilder private func fields(_ line: UnitReasonLine) -> some HTML {
    let soal = frame.soal(line.question)
    let name = ConsensusField.reason(soal)
    let title = Text(
      "\(ConsensusText.explain.indonesian), soal \(frame.numbers(line.question))",
      "\(ConsensusText.explain.english), question \(frame.numbers(line.question))")
    // What was typed on an older state may be sent again on this one, which the person has read.
    input(
      .type("hidden"), .name(ConsensusField.version(soal)), .value(String(line.talk.version)))
    TextArea(
      frame.page(title), name: name,
      value: refused?.form.typed[line.question]?.words ?? line.offered,
      limit: QuestionConsensus.longestText, lines: 2,
      error: errors.message(for: name, frame.page), page: frame.page)
  }

  /// What is wrong, in the order of the page.
  private var errors: [FormError] {
    guard let refused else { return [] }
    return (missing + explained).compactMap { line in
      refused.refusals[line.question].map {
        FormError(
          field: ConsensusField.reason(frame.soal(line.question)), message: Self.words($0))
      }
    }
  }

  /// What was typed for questions that are no longer listed.
  @HTMLBuilder private var stray: some HTML {
    let listed = Set(lines.map(\.question))
    let lost = (refused?.refusals.keys.filter { !listed.contains($0) } ?? []).sorted()
    if let refused, !lost.isEmpty {
      Notice(.warning) {
        p { frame.page(ConsensusText.reasonStray) }
        for question in lost {
          p {
            a(.href(frame.path(question))) {
              frame.page(ConsensusText.soal(frame.numbers(question)))
            }
          }
          blockquote { refused.form.typed[question]?.words ?? "" }
        }
      }
    }
  }

  private static func words(_ refusal: EvaluationRefusal) -> Text {
    if case .overtaken = refusal { return ConsensusText.reasonOvertaken }
    let (detail, wayOut) = EvaluationText.refusal(refusal)
    return Text(
      detail.indonesian + " " + wayOut.indonesian, detail.english + " " + wayOut.english)
  }
}
