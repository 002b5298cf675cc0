import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The controller's sample: which questions, how they were drawn, what was found, and the decision.
struct ConsensusSamplePage: HTML {
  let frame: ConsensusFrame
  let draw: SampleDraw
  let talks: [QuestionConsensus]
  /// The notes of the members, in the order of the questions.
  let notes: [[String: String]]
  let unit: [Int: QuestionAnswer]
  let checks: [Int: SampleCheck]
  let refused: RefusedCheck?

  var body: some HTML {
    Page(title: SampleText.title, context: frame.page) {
      frame.breadcrumb(
        frame.mayReadSheets
          ? [(frame.page(ConsensusText.consensus), ConsensusLink.list(frame.id, nil).path)] : [],
        here: SampleText.title)
      ErrorSummary(errors, scope: refused.map { scope($0.question) } ?? "", page: frame.page)
      h1 { frame.page(SampleText.title) }
      if let sample = draw.questions {
        p(.class("meta")) {
          frame.page(SampleText.progress(sample.count { checks[$0] != nil }, of: sample.count))
          if frame.evaluation.returnCount > 0 {
            " · "
            frame.page(SampleText.returns(frame.evaluation.returnCount))
          }
        }
        sample.map(item)
        decision(sample)
        drawing(sample)
      } else {
        EmptyState(
          frame.page(SampleText.notYet), advice: frame.page(SampleText.notYetAdvice))
        if frame.evaluation.returnCount > 0 {
          p { frame.page(SampleText.returns(frame.evaluation.returnCount)) }
        }
      }
    }
  }

  private var errors: [FormError] {
    guard let refused else { return [] }
    return [FormError(field: field(refused), message: refused.message)]
  }

  private func field(_ refused: RefusedCheck) -> String {
    refused.form.check == nil ? ConsensusField.finding : ConsensusField.doubt
  }

  private func scope(_ question: Int) -> String { "u\(frame.soal(question))" }

  private func item(_ question: Int) -> some HTML {
    let talk = talks[question]
    let settled = talk.settled(notes: notes[question])
    return section(.class("sample-question"), .id("soal-\(frame.soal(question))")) {
      h2 {
        a(.href(frame.path(question))) {
          frame.page(ConsensusText.soal(frame.numbers(question))) + ". " + frame.text(question)
        }
        " "
        tag(checks[question])
      }
      SummaryList(
        [
          SummaryRow(
            frame.page(SampleText.agreed), frame.shown(settled?.values, of: question)),
          SummaryRow(
            frame.page(ConsensusText.unit),
            frame.shown(unit[question]?.content.values, of: question)),
        ]
          + (settled.map {
            $0.note.isEmpty ? [] : [SummaryRow(frame.page(SampleText.reasons), $0.note)]
          }
            ?? [])
          + doubt(question))
      if frame.mayCheck { form(question) }
    }
  }

  private func doubt(_ question: Int) -> [SummaryRow] {
    guard case .doubted(let reason)? = checks[question] else { return [] }
    return [SummaryRow(frame.page(SampleText.doubt), reason)]
  }

  private func tag(_ check: SampleCheck?) -> Tag {
    switch check {
    case nil: Tag(frame.page(SampleText.unchecked))
    case .fits: Tag(frame.page(SampleText.fits), .good)
    case .doubted: Tag(frame.page(SampleText.doubted), .warning)
    }
  }

  private func form(_ question: Int) -> some HTML {
    let mine = refused?.question == question ? refused : nil
    let errors = mine == nil ? [] : self.errors
    var chosen = mine?.form.finding
    var words = mine?.form.doubt ?? ""
    if mine == nil, let check = checks[question] {
      switch check {
      case .fits: chosen = CheckForm.fits
      case .doubted(let reason): (chosen, words) = (CheckForm.doubted, reason)
      }
    }
    return Form(
      action: ConsensusLink.check(frame.id, soal: frame.soal(question)).path, context: frame.page,
      scope: scope(question)
    ) {
      RadioGroup(
        frame.page(SampleText.finding), name: ConsensusField.finding,
        options: [
          RadioOption(
            value: CheckForm.fits, title: frame.page(SampleText.fits),
            criterion: frame.page(SampleText.fitsHelp)),
          RadioOption(
            value: CheckForm.doubted, title: frame.page(SampleText.doubted),
            criterion: frame.page(SampleText.doubtedHelp)),
        ], chosen: chosen,
        error: errors.message(for: ConsensusField.finding, frame.page))
      TextArea(
        frame.page(SampleText.doubt), name: ConsensusField.doubt, value: words,
        limit: QuestionConsensus.longestText, lines: 2, help: frame.page(SampleText.doubtHelp),
        error: errors.message(for: ConsensusField.doubt, frame.page), page: frame.page)
      Button(frame.page(SampleText.save), .quiet)
    }
  }

  /// Approve or return; only what the findings allow is offered.
  @HTMLBuilder private func decision(_ sample: [Int]) -> some HTML {
    if frame.mayCheck {
      let isChecked = sample.allSatisfy { checks[$0] != nil }
      let isDoubted = sample.contains { checks[$0] != nil && checks[$0] != .fits }
      section(.class("sample-decision"), .id("keputusan")) {
        h2 { frame.page(SampleText.end) }
        if !isChecked {
          p { frame.page(SampleText.waiting) }
        } else if !isDoubted {
          p { frame.page(SampleText.approveHelp) }
          act(ConsensusLink.result(frame.id), SampleText.approve, .primary)
        } else if frame.evaluation.returnCount >= Evaluation.mostReturns {
          Notice(.warning, frame.page(SampleText.noReturns))
        } else {
          p { frame.page(SampleText.giveBackHelp) }
          act(ConsensusLink.returned(frame.id), SampleText.giveBack, .primary)
        }
      }
    }
  }

  private func act(_ link: ConsensusLink, _ verb: Text, _ kind: Button.Kind) -> some HTML {
    Form(action: link.path, context: frame.page) {
      input(
        .type("hidden"), .name(ConsensusField.version), .value(String(frame.evaluation.version)))
      Button(frame.page(verb), kind)
    }
  }

  private func drawing(_ sample: [Int]) -> some HTML {
    details(.class("sample-drawing")) {
      summary { frame.page(SampleText.drawnTitle) }
      p { frame.page(SampleText.repeatable) }
      p { frame.page(SampleText.size(sample.count, of: draw.questionCount)) }
      p(.class("help")) { frame.page(SampleText.seedTextHelp) }
      pre(.class("seed-text")) { draw.seedText }
      SummaryList([
        SummaryRow(frame.page(SampleText.digestHelp)) { code { draw.digest } },
        SummaryRow(frame.page(SampleText.seedHelp)) { code { draw.seed } },
      ])
      ol {
        for step in SampleText.steps(draw.questionCount, sample.count) { li { frame.page(step) } }
      }
    }
  }
}
