import EvaluationsModel
import Evidence
import EvidenceModel
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

  var body: some HTML {
    let numbers = frame.numbers(question)
    let name = frame.instrument.questions[question].text
    Page(
      title: Text(
        "\(name.indonesian) — soal \(numbers)", "\(name.english) — soal \(numbers)"),
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
        positions
        history
        TalkForms(frame: frame, talk: talk, refused: refused)
      } second: {
        unitSide
        TalkCriteria(frame: frame, talk: talk, unit: unit?.content.values)
      }
      steps
    }
  }

  /// What stands now and what the person typed, when somebody else acted first.
  @HTMLBuilder private var overtaken: some HTML {
    if let refused, refused.isOvertaken {
      Notice(.warning) {
        p {
          frame.page(
            TalkForms.takes(refused.form.act, talk, frame)
              ? ConsensusText.overtaken : ConsensusText.overtakenClosed)
        }
        if let last = talk.steps.last {
          p {
            frame.page(step(last)) + " " + last.words
          }
        }
        if !TalkForms.takes(refused.form.act, talk, frame) {
          blockquote {
            frame.shown(refused.form.values, of: question) + ". " + refused.form.words
          }
        }
      }
    }
  }

  private func step(_ step: QuestionConsensus.Step) -> Text {
    ConsensusText.step(step.act, by: step.by.name) { frame.shown($0, of: question) }
  }

  private var positions: some HTML {
    section(.class("positions")) {
      h2 { frame.page(ConsensusText.positions) }
      sheets.map(position)
    }
  }

  private func position(_ sheet: BlindSheet) -> some HTML {
    let judgement = sheet.judgements[question]
    let now = talk.positions[sheet.member.accountID] ?? []
    let alone = talk.blind[sheet.member.accountID] ?? []
    return section(.class("position")) {
      h3 { sheet.member.name }
      SummaryList(
        [SummaryRow(frame.page(ConsensusText.aloneAnswer), frame.shown(alone, of: question))]
          + (now == alone
            ? []
            : [SummaryRow(frame.page(ConsensusText.nowAnswer), frame.shown(now, of: question))])
          + texts(judgement))
    }
  }

  private func texts(_ judgement: Judgement?) -> [SummaryRow] {
    guard let judgement else { return [] }
    return [
      (ConsensusText.note, judgement.note), (ConsensusText.strength, judgement.strength),
      (ConsensusText.doubt, judgement.doubt),
    ]
    .filter { !$0.1.isEmpty }.map { SummaryRow(frame.page($0.0), $0.1) }
  }

  private var history: some HTML {
    section(.id("pembicaraan")) {
      h2 { frame.page(ConsensusText.talk) }
      if talk.steps.isEmpty {
        p(.class("help")) { frame.page(ConsensusText.noTalk) }
      } else {
        Timeline(
          talk.steps.enumerated().map { place, entry in
            TimelineEntry(
              time: frame.moment(entry.at), title: frame.page(step(entry)), detail: entry.words,
              isCurrent: place == talk.steps.count - 1)
          })
      }
    }
  }

  @HTMLBuilder private var unitSide: some HTML {
    h2(.class("aside-title")) { frame.page(ConsensusText.unitAnswer) }
    AnswerBands([
      AnswerBand(
        .unit, title: frame.page(ConsensusText.unit),
        answer: frame.shown(unit?.content.values, of: question),
        worth: unit.map { frame.points(frame.worth($0.content.values, of: question)) },
        note: unit.map {
          [$0.content.note, $0.content.evidence].filter { !$0.isEmpty }.joined(separator: "\n")
        })
    ])
    h2(.class("aside-title")) { frame.page(ConsensusText.proof) }
    if proofs.isEmpty {
      p(.class("help")) { frame.page(ConsensusText.noProof) }
    } else {
      ul(.class("proof-list")) {
        for entry in proofs {
          li {
            a(.href(EvidenceLink.proof(entry.proof.unitID, entry.proof.id).path)) {
              entry.proof.title
            }
            if !entry.link.pages.isEmpty { ", " + entry.link.pages }
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
