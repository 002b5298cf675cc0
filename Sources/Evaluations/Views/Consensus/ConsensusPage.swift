import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The questions of a judgement by what is at stake; what is settled is folded away.
struct ConsensusPage: HTML {
  let frame: ConsensusFrame
  let board: ConsensusBoard
  let unit: [Int: QuestionAnswer]
  /// Settled questions that differ from the unit's answer without a reason for it.
  let unexplained: [Int]
  /// Which questions are asked for; nil shows what waits, and the rest folded.
  let filter: ConsensusFilter?
  /// Why it was not handed over just now.
  let refusal: UnfinishedConsensus?

  var body: some HTML {
    let title = ConsensusText.title(
      frame.evaluation.layer, frame.evaluation.year.number, frame.unitName)
    Page(title: title, context: frame.page) {
      frame.breadcrumb(here: ConsensusText.consensus)
      h1 { frame.page(title) }
      refused
      p(.class("meta")) {
        Tag(
          frame.page(EvaluationText.stage(frame.evaluation.stage.name)),
          frame.evaluation.stage.name == .settled ? .good : .active)
        " "
        frame.page(ConsensusText.openCount(board.open.count, of: board.lines.count))
      }
      if frame.evaluation.stage.name != .consensus {
        Notice(.info, frame.page(ConsensusText.locked))
      }
      p { frame.page(ConsensusText.lead) }
      finishing
      filters
      questions
      more
    }
  }

  /// The questions that stood in the way of handing over, each as a link.
  @HTMLBuilder private var refused: some HTML {
    if let refusal {
      Notice(.refusal) {
        p { frame.page(refusal.sentence) }
        ul {
          for question in refusal.questions {
            li {
              a(.href(frame.path(question))) {
                frame.page(ConsensusText.soal(frame.numbers(question)))
              }
              ": " + frame.text(question)
            }
          }
        }
      }
    }
  }

  /// What the lead does when nothing is open.
  @HTMLBuilder private var finishing: some HTML {
    if frame.evaluation.stage.name == .consensus, board.open.isEmpty {
      section(.class("consensus-finish"), .id("serah")) {
        h2 { frame.page(ConsensusText.allAgreed) }
        if !unexplained.isEmpty {
          p { frame.page(ConsensusText.unexplainedCount(unexplained.count)) }
          p {
            ButtonLink(
              frame.page(ConsensusText.explain), to: ConsensusLink.unexplained(frame.id).path)
          }
        } else if frame.mayFinish {
          p {
            frame.page(ConsensusText.reasonsFirst) + " "
            a(.href(ConsensusLink.unexplained(frame.id).path)) { frame.page(ConsensusText.explain) }
          }
          p { frame.page(ConsensusText.finishHelp) }
          Form(action: ConsensusLink.sample(frame.id).path, context: frame.page) {
            input(
              .type("hidden"), .name(ConsensusField.version),
              .value(String(frame.evaluation.version)))
            Button(frame.page(ConsensusText.finish))
          }
        } else {
          p { frame.page(ConsensusText.leadFinishes) }
        }
      }
    }
  }

  private var filters: some HTML {
    nav(.class("filters"), .aria(.label, frame.page(ConsensusText.question))) {
      for entry in ConsensusFilter.allCases {
        a(
          .href(ConsensusLink.list(frame.id, entry).path),
          .aria(.current, "true").when(entry == (filter ?? .open))
        ) {
          frame.page(ConsensusText.filter(entry)) + " (\(lines(entry).count))"
        }
        " "
      }
    }
  }

  private func lines(_ filter: ConsensusFilter) -> [ConsensusBoard.Line] {
    board.lines.filter { filter.shows($0.talk.state) }
  }

  @HTMLBuilder private var questions: some HTML {
    let shown = lines(filter ?? .open)
    if shown.isEmpty {
      if filter != nil {
        EmptyState(
          frame.page(ConsensusText.nothingHere), advice: frame.page(ConsensusText.otherFilter))
      }
    } else {
      ConsensusTable(
        frame: frame, lines: shown, unit: unit,
        title: frame.page(ConsensusText.filter(filter ?? .open)))
    }
    if filter == nil {
      let settled = board.lines.filter { !$0.talk.state.isOpen }
      if !settled.isEmpty {
        details(.class("consensus-settled")) {
          summary { frame.page(ConsensusText.foldTitle(settled.count)) }
          ConsensusTable(
            frame: frame, lines: settled, unit: unit,
            title: frame.page(ConsensusText.foldTitle(settled.count)))
        }
      }
    }
  }

  private var more: some HTML {
    p(.class("step-more"), .data(.keys)) {
      if let next = board.open.first?.talk.question {
        a(.href(frame.path(next)), .data(.key, "n")) { frame.page(ConsensusText.nextOpen) }
        " · "
      }
      if frame.mayReadAgreement {
        a(.href(ConsensusLink.agreement(frame.id).path)) { frame.page(AgreementWords.title) }
        " · "
      }
      if frame.evaluation.stage.name != .settled {
        a(.href(ConsensusLink.unexplained(frame.id).path)) { frame.page(ConsensusText.explain) }
        " · "
      }
      a(.href(ConsensusLink.sample(frame.id).path)) { frame.page(SampleText.title) }
      if frame.mayReadResult {
        " · "
        a(.href(ConsensusLink.result(frame.id).path)) { frame.page(ResultText.title) }
      }
    }
  }
}

/// Questions with everybody's value, the unit's, what is at stake and where they stand.
struct ConsensusTable: HTML {
  let frame: ConsensusFrame
  let lines: [ConsensusBoard.Line]
  let unit: [Int: QuestionAnswer]
  let title: String

  var body: some HTML {
    div(.class("consensus-questions")) { questions }
  }

  private var questions: some HTML {
    DataTable(
      caption: title,
      columns: [
        Column(frame.page(ConsensusText.number)), Column(frame.page(ConsensusText.question)),
      ] + frame.evaluation.members.map { Column($0.person.name) } + [
        Column(frame.page(ConsensusText.unit)),
        Column(frame.page(ConsensusText.stake), isNumeric: true),
        Column(frame.page(ConsensusText.state)),
      ]
    ) {
      lines.map(row)
    }
  }

  private func row(_ line: ConsensusBoard.Line) -> some HTML {
    let question = line.talk.question
    return tr {
      td(.class("soal")) { frame.numbers(question) }
      RowHead { a(.href(frame.path(question))) { frame.text(question) } }
      for member in frame.evaluation.members {
        td(.class("given")) {
          PositionWords(frame: frame, talk: line.talk, account: member.person.accountID)
        }
      }
      td(.class("given")) { frame.shown(unit[question]?.content.values, of: question) }
      NumberCell(stake(line))
      td {
        Tag.talk(line.talk.state, frame.page)
        if case .decided(let values) = line.talk.outcome {
          " "
          frame.shown(values, of: question)
        }
      }
    }
  }

  private func stake(_ line: ConsensusBoard.Line) -> String {
    frame.points(line.talk.state.isOpen ? line.stake : .zero)
  }
}

/// What a member says now, with what they said alone where it differs.
struct PositionWords: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let account: String

  @HTMLBuilder var body: some HTML {
    let (alone, now) = (talk.blind[account], talk.positions[account])
    frame.shown(now ?? nil, of: talk.question)
    if alone != now {
      span(.class("meta")) {
        " (" + frame.page(ConsensusText.alone) + ": "
          + frame.shown(alone ?? nil, of: talk.question) + ")"
      }
    }
  }
}
