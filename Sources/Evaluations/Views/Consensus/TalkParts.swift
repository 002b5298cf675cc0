import EvaluationsModel
import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The value that stands, who made it stand, and what the unit will read beside it.
struct TalkSettled: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let sheets: [BlindSheet]
  let unit: QuestionAnswer?

  @HTMLBuilder var body: some HTML {
    let notes = sheets.settlingNotes(on: talk.question)
    if let settled = talk.settled(notes: notes) {
      section(.class("positions"), .id("berlaku")) {
        h2 { frame.page(ConsensusText.standing) }
        AnswerBands([
          AnswerBand(
            frame.plotLayer, title: frame.layerName,
            answer: frame.shown(settled.values, of: talk.question),
            worth: frame.points(frame.worth(settled.values, of: talk.question)),
            note: settled.note.isEmpty ? frame.page(ResultText.noNote) : settled.note,
            meta: frame.page(who))
        ])
        if frame.evaluation.stage.name == .consensus,
          talk.lacksReason(against: unit?.content.values, notes: notes)
        {
          Notice(.warning, frame.page(ConsensusText.lacksReason))
        }
      }
    }
  }

  private var who: Text {
    guard case .decided = talk.outcome,
      let decision = talk.steps.last(where: { step in
        if case .decision = step.act { true } else { false }
      })
    else { return ConsensusText.state(.agreed) }
    return ConsensusText.decidedBy(decision.by.name, frame.moment(decision.at))
  }
}

/// What everybody said alone and where they stand now.
struct TalkPositions: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let sheets: [BlindSheet]

  var body: some HTML {
    section(.class("positions")) {
      h2 { frame.page(ConsensusText.positions) }
      sheets.map(position)
    }
  }

  private func position(_ sheet: BlindSheet) -> some HTML {
    let judgement = sheet.judgements[talk.question]
    let now = talk.positions[sheet.member.accountID] ?? []
    let alone = talk.blind[sheet.member.accountID] ?? []
    return section(.class("position")) {
      h3 { sheet.member.name }
      SummaryList(
        [
          SummaryRow(
            frame.page(ConsensusText.aloneAnswer), frame.shown(alone, of: talk.question))
        ]
          + (now == alone
            ? []
            : [
              SummaryRow(
                frame.page(ConsensusText.nowAnswer), frame.shown(now, of: talk.question))
            ])
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
}

/// Everything that was said, moved, decided, opened again and doubted, oldest first.
struct TalkHistory: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus

  var body: some HTML {
    section(.id("pembicaraan")) {
      h2 { frame.page(ConsensusText.talk) }
      if talk.steps.isEmpty {
        p(.class("help")) { frame.page(ConsensusText.noTalk) }
      } else {
        Timeline(
          talk.steps.enumerated().map { place, entry in
            TimelineEntry(
              time: frame.moment(entry.at), title: frame.page(frame.step(entry, of: talk.question)),
              detail: entry.words, isCurrent: place == talk.steps.count - 1)
          })
      }
    }
  }
}

/// What the unit says and shows: its answer with the note, and its proof with page references.
struct TalkUnitSide: HTML {
  let frame: ConsensusFrame
  let question: Int
  let unit: QuestionAnswer?
  let proofs: [ProofBoard.Entry]

  @HTMLBuilder var body: some HTML {
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
            if !entry.link.pages.isEmpty { ", " + frame.page(PagesText.pages(of: entry.link)) }
          }
        }
      }
    }
  }
}

extension ConsensusFrame {
  /// What a step of the talk was.
  func step(_ step: QuestionConsensus.Step, of question: Int) -> Text {
    ConsensusText.step(step.act, by: step.by.name) { shown($0, of: question) }
  }
}
