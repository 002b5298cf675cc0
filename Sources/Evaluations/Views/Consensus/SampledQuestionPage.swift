import EvaluationsModel
import Evidence
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// One question of the sample: what its consensus page shows, and the controller's two choices.
struct SampledQuestionPage: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let sample: [Int]
  let checks: [Int: SampleCheck]
  let sheets: [BlindSheet]
  let unit: QuestionAnswer?
  let proofs: [ProofBoard.Entry]
  let refused: RefusedCheck?

  private var question: Int { talk.question }

  var body: some HTML {
    let numbers = frame.numbers(question)
    let name = frame.instrument.questions[question].text
    Page(
      title: Text(
        "Uji petik: \(name.indonesian) — soal \(numbers)",
        "Sample: \(name.english) — question \(numbers)"), context: frame.page
    ) {
      frame.breadcrumb(
        [(frame.page(SampleText.title), ConsensusLink.sample(frame.id).path)],
        here: ConsensusText.soal(numbers))
      ErrorSummary(errors, page: frame.page)
      p(.class("question-place")) {
        frame.instrument.questions[question].code
        " · "
        frame.page(SampleText.place((sample.firstIndex(of: question) ?? 0) + 1, of: sample.count))
        " "
        Tag.check(checks[question], frame.page)
        if talk.wasDoubted {
          " "
          Tag(frame.page(SampleText.doubtedBefore), .warning)
        }
      }
      h1(.class("question-text")) { frame.text(question) }
      TwoPanes {
        TalkSettled(frame: frame, talk: talk, sheets: sheets, unit: unit)
        TalkPositions(frame: frame, talk: talk, sheets: sheets)
        TalkHistory(frame: frame, talk: talk)
        finding
      } second: {
        TalkUnitSide(frame: frame, question: question, unit: unit, proofs: proofs)
        TalkCriteria(frame: frame, talk: talk, unit: unit?.content.values)
      }
      steps
    }
  }

  private var errors: [FormError] {
    refused.map { [FormError(field: $0.field, message: $0.message)] } ?? []
  }

  @HTMLBuilder private var finding: some HTML {
    if frame.mayCheck {
      section(.class("talk-form"), .id("temuan")) {
        h2 { frame.page(SampleText.finding) }
        form
      }
    } else if let check = checks[question] {
      section(.class("positions"), .id("temuan")) {
        h2 { frame.page(SampleText.found) }
        p {
          Tag.check(check, frame.page)
          " "
          check.words
        }
      }
    }
  }

  /// The first button is what Ctrl+Enter presses: it keeps what is chosen.
  private var form: some HTML {
    let standing = checks[question]
    let chosen =
      refused?.form.finding
      ?? standing.map { $0.isDoubted ? CheckForm.doubted : CheckForm.fits }
    return Form(action: frame.samplePath(question), context: frame.page) {
      RadioGroup(
        frame.page(SampleText.choice), name: ConsensusField.finding,
        options: [
          RadioOption(
            value: CheckForm.fits, title: frame.page(SampleText.agree),
            criterion: frame.page(SampleText.agreeHelp)),
          RadioOption(
            value: CheckForm.doubted, title: frame.page(SampleText.giveBackOne),
            criterion: frame.page(SampleText.giveBackOneHelp)),
        ], chosen: chosen,
        error: errors.message(for: ConsensusField.finding, frame.page))
      TextArea(
        frame.page(SampleText.note), name: ConsensusField.doubt,
        value: refused?.form.words ?? standing?.words ?? "",
        limit: QuestionConsensus.longestText, lines: 3, help: frame.page(SampleText.noteHelp),
        error: errors.message(for: ConsensusField.doubt, frame.page), page: frame.page)
      p(.class("actions"), .data(.keys)) {
        Button(
          frame.page(SampleText.saveAndNext), .primary, .name(ConsensusField.next), .value("1"),
          .data(.key, "s"))
        " "
        Button(
          frame.page(SampleText.agreeAndNext), .quiet, .name(ConsensusField.agree), .value("1"),
          .data(.key, "="))
        " "
        Button(frame.page(SampleText.save), .quiet)
      }
    }
  }

  @HTMLBuilder private var steps: some HTML {
    StepLinks(previous: neighbour(-1), next: neighbour(1), page: frame.page)
    p(.class("step-more"), .data(.keys)) {
      if frame.mayCheck {
        a(.href("#" + FieldID.control(ConsensusField.finding)), .data(.key, "i")) {
          frame.page(SampleText.toFinding)
        }
        " · "
        if let next = Evaluation.nextUnchecked(after: question, of: sample, checks) {
          a(.href(frame.samplePath(next)), .data(.key, "n")) { frame.page(SampleText.nextOne) }
          " · "
        }
      }
      a(.href(ConsensusLink.sample(frame.id).path)) { frame.page(SampleText.all) }
      " · "
      a(.href(frame.path(question))) { frame.page(SampleText.open) }
    }
    KeyHelp(hasOptions: false, further: furtherKeys, page: frame.page)
  }

  private var furtherKeys: [(key: String, words: Text)] {
    guard frame.mayCheck else { return [] }
    return [
      ("=", SampleText.agreeAndNext), ("s", SampleText.saveAndNext), ("i", SampleText.toFinding),
      ("Ctrl+Enter", Text("simpan dan lanjut dari catatan", "save and go on from a note")),
    ]
  }

  /// The question before or after this one in the sample.
  private func neighbour(_ step: Int) -> (title: String, path: String)? {
    guard let place = sample.firstIndex(of: question), sample.indices.contains(place + step)
    else { return nil }
    let other = sample[place + step]
    return (frame.page(ConsensusText.soal(frame.numbers(other))), frame.samplePath(other))
  }
}
