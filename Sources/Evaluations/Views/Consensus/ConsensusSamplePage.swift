import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The controller's sample: how each question stands, how they were drawn, and the decision.
struct ConsensusSamplePage: HTML {
  let frame: ConsensusFrame
  let draw: SampleDraw
  let checks: [Int: SampleCheck]
  /// Questions that the controller doubted in an earlier round.
  let doubtedBefore: Set<Int>

  var body: some HTML {
    Page(title: SampleText.title, context: frame.page) {
      frame.breadcrumb(
        frame.mayReadSheets
          ? [(frame.page(ConsensusText.consensus), ConsensusLink.list(frame.id, nil).path)] : [],
        here: SampleText.title)
      h1 { frame.page(SampleText.title) }
      if let sample = draw.questions {
        list(sample)
        decision(sample)
        drawing
      } else {
        EmptyState(
          frame.page(SampleText.notYet), advice: frame.page(SampleText.notYetAdvice))
        if frame.evaluation.returnCount > 0 {
          p { frame.page(SampleText.returns(frame.evaluation.returnCount)) }
        }
      }
    }
  }

  @HTMLBuilder private func list(_ sample: [Int]) -> some HTML {
    let done = sample.count { checks[$0] != nil }
    ProgressLine(
      frame.page(SampleText.title), done: done, total: sample.count,
      words: frame.page(SampleText.progress(done, of: sample.count)))
    if frame.evaluation.returnCount > 0 {
      p(.class("meta")) { frame.page(SampleText.returns(frame.evaluation.returnCount)) }
    }
    if frame.mayCheck, let next = sample.first(where: { checks[$0] == nil }) {
      p(.data(.keys)) {
        ButtonLink(
          frame.page(SampleText.begin(done)), to: frame.samplePath(next), .primary,
          .data(.key, "n"))
      }
    }
    TaskList(
      sample.map { question in
        let words = [
          doubtedBefore.contains(question) ? frame.page(SampleText.doubtedBefore) : "",
          checks[question]?.words ?? "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        return TaskItem(
          frame.page(ConsensusText.soal(frame.numbers(question))) + ". " + frame.text(question),
          path: frame.samplePath(question), hint: words.isEmpty ? nil : words,
          tag: Tag.check(checks[question], frame.page))
      })
  }

  /// Approve or return; only what the findings allow is offered.
  @HTMLBuilder private func decision(_ sample: [Int]) -> some HTML {
    if frame.mayCheck {
      let isChecked = sample.allSatisfy { checks[$0] != nil }
      let isDoubted = sample.contains { checks[$0]?.isDoubted ?? false }
      section(.class("sample-decision"), .id("keputusan")) {
        h2 { frame.page(SampleText.end) }
        if !isChecked {
          p { frame.page(SampleText.waiting) }
        } else if !isDoubted {
          p { ButtonLink(frame.page(SampleText.approve), to: frame.approvalPath, .primary) }
        } else if frame.evaluation.returnCount >= Evaluation.mostReturns {
          Notice(.warning, frame.page(SampleText.noReturns))
        } else {
          p { frame.page(SampleText.giveBackHelp) }
          giveBack
        }
      }
    }
  }

  private var giveBack: some HTML {
    Form(action: ConsensusLink.returned(frame.id).path, context: frame.page) {
      input(
        .type("hidden"), .name(ConsensusField.version), .value(String(frame.evaluation.version)))
      Button(frame.page(SampleText.giveBack))
    }
  }

  private var drawing: some HTML {
    details(.class("sample-drawing")) {
      summary { frame.page(SampleText.drawnTitle) }
      p { frame.page(SampleText.repeatable) }
      p { frame.page(SampleText.size(draw.drawn.count, of: draw.questionCount)) }
      if !draw.again.isEmpty {
        p {
          frame.page(
            SampleText.again(draw.again.map(frame.numbers).joined(separator: ", ")))
        }
      }
      p(.class("help")) { frame.page(SampleText.seedTextHelp) }
      pre(.class("seed-text")) { draw.seedText }
      SummaryList([
        SummaryRow(frame.page(SampleText.digestHelp)) { code { draw.digest } },
        SummaryRow(frame.page(SampleText.seedHelp)) { code { draw.seed } },
      ])
      ol {
        for step in SampleText.steps(draw.questionCount, draw.drawn.count) {
          li { frame.page(step) }
        }
      }
    }
  }
}

extension ConsensusFrame {
  /// The check page before the result is approved.
  var approvalPath: String { ConsensusLink.approval(id).path }

  /// The page of a question of the sample.
  func samplePath(_ question: Int) -> String {
    ConsensusLink.check(id, soal: soal(question)).path
  }
}

extension Tag {
  /// What the controller found on a question.
  static func check(_ check: SampleCheck?, _ page: PageContext) -> Tag {
    switch check {
    case nil: Tag(page(SampleText.unchecked))
    case .agreed: Tag(page(SampleText.agreed), .good)
    case .doubted: Tag(page(SampleText.givenBack), .warning)
    }
  }
}
