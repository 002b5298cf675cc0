import EvaluationsModel
import Evidence
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// One question: what everybody said alone, where they stand now, the talk, and the way on.
struct TalkPage: HTML {
  let frame: ConsensusFrame
  let line: ConsensusBoard.Line
  let board: ConsensusBoard
  let sheets: [BlindSheet]
  let unit: QuestionAnswer?
  let proofs: [ProofBoard.Entry]
  let refused: RefusedTalk?

  private var talk: QuestionConsensus { line.talk }
  private var question: Int { line.talk.question }
  private var lacksReason: Bool {
    talk.lacksReason(
      against: unit?.content.values, notes: sheets.settlingNotes(on: question))
  }

  var body: some HTML {
    let numbers = frame.numbers(question)
    let name = frame.instrument.questions[question].text
    Page(
      title: Text(
        "\(name.indonesian) — soal \(numbers)", "\(name.english) — question \(numbers)"),
      context: frame.page
    ) {
      frame.breadcrumb(
        [(frame.page(ConsensusText.consensus), ConsensusLink.list(frame.id, nil).path)],
        here: ConsensusText.soal(numbers))
      ErrorSummary(refused?.errors ?? [], scope: refused?.form.act.rawValue ?? "", page: frame.page)
      overtaken
      p(.class("question-place")) {
        frame.instrument.questions[question].code
        " "
        Tag.talk(talk.state, frame.page)
        if talk.state.isOpen {
          " "
          frame.page(ConsensusText.stake) + ": " + frame.points(line.stake)
        }
      }
      h1(.class("question-text")) { frame.text(question) }
      TwoPanes {
        TalkSettled(frame: frame, talk: talk, sheets: sheets, unit: unit)
        TalkPositions(frame: frame, talk: talk, sheets: sheets)
        TalkHistory(frame: frame, talk: talk)
        TalkForms(frame: frame, talk: talk, refused: refused, lacksReason: lacksReason)
      } second: {
        TalkUnitSide(frame: frame, question: question, unit: unit, proofs: proofs)
        TalkCriteria(frame: frame, talk: talk, unit: unit?.content.values)
      }
      steps
    }
  }

  /// What stands now and what the person typed, when somebody else acted first.
  @HTMLBuilder private var overtaken: some HTML {
    if let refused, refused.isOvertaken {
      let isTaken = TalkForms.takes(refused.form.act, talk, frame)
      Notice(.warning) {
        if let first = refused.overtaking(in: talk) {
          let isOwn = first.by.accountID == frame.account
          p { frame.page(ConsensusText.faster(isOwn ? nil : first.by.name, at: first.at)) }
          p { frame.page(frame.step(first, of: question)) + " " + first.words }
        }
        p { frame.page(isTaken ? ConsensusText.overtaken : ConsensusText.overtakenClosed) }
        if !isTaken {
          blockquote {
            refused.form.act.hasValues
              ? frame.shown(refused.form.values, of: question) + ". " + refused.form.words
              : refused.form.words
          }
        }
      }
    }
  }

  @HTMLBuilder private var steps: some HTML {
    StepLinks(previous: neighbour(-1), next: neighbour(1), page: frame.page)
    p(.class("step-more"), .data(.keys)) {
      if let next = board.nextOpen(after: question) {
        a(.href(frame.path(next)), .data(.key, "n")) { frame.page(ConsensusText.nextOpen) }
        " · "
      }
      a(.href(ConsensusLink.list(frame.id, nil).path)) { frame.page(ConsensusText.allQuestions) }
    }
    KeyHelp(hasOptions: false, page: frame.page)
  }

  /// The question before or after this one in the list by what is at stake.
  private func neighbour(_ step: Int) -> (title: String, path: String)? {
    guard let place = board.lines.firstIndex(where: { $0.talk.question == question }),
      board.lines.indices.contains(place + step)
    else { return nil }
    let other = board.lines[place + step].talk.question
    return (frame.page(ConsensusText.soal(frame.numbers(other))), frame.path(other))
  }
}
