import Accounts
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The check page before a member commits: what is missing, or what the own sheet says.
struct CommitPage: HTML {
  let opened: OpenedEvaluation
  let own: OwnSheet
  let page: PageContext
  /// Whether the sheet changed since the check page was opened.
  var isStale = false

  private var evaluation: Evaluation { opened.evaluation }
  private var instrument: Instrument { opened.loaded.instrument }

  var body: some HTML {
    Page(title: ScoringText.commit, context: page) {
      Breadcrumb(
        [
          (page(ScoringText.tasks), WorksheetLink.tasks.path),
          (
            page(ScoringText.title(evaluation.year.number, opened.unitName)),
            ScoringLink.overview(evaluation.id).path
          ),
        ], here: page(ScoringText.commit), page: page)
      h1 { page(ScoringText.commit) }
      if isStale { Notice(.refusal, page(ScoringText.changedMeanwhile)) }
      if let seal = own.sheet.commitment {
        sealed(seal)
      } else if !own.progress.waiting.isEmpty {
        missing
      } else if evaluation.stage == .scoring {
        scores
        ConfirmForm(
          action: ScoringLink.commitment(evaluation.id).path,
          consequences: ScoringText.commitConsequences.map { page($0) },
          verb: page(ScoringText.commit), isDanger: true,
          cancelPath: ScoringLink.overview(evaluation.id).path,
          hidden: [(ScoringField.version, String(own.version))], page: page)
      }
    }
  }

  @HTMLBuilder private func sealed(_ seal: Commitment) -> some HTML {
    SummaryList([
      SummaryRow(page(ScoringText.sheet)) {
        Tag(page(ScoringText.committed(at: AnswerKit.moment(seal.at))), .good)
      },
      SummaryRow(page(ScoringText.digest)) { code { seal.digest } },
    ])
    p(.class("help")) { page(ScoringText.digestHelp) }
    scores
  }

  private var missing: some HTML {
    Notice(.refusal) {
      p { page(ScoringText.missing(own.progress.waiting.count)) }
      ul {
        for question in own.progress.waiting {
          li {
            a(.href(ScoringLink.question(evaluation.id, question, in: instrument).path)) {
              page(ScoringText.soal(instrument.soalNumbers(of: question)))
            }
            ": " + page(instrument.questions[question].text)
          }
        }
      }
    }
  }

  /// Total and areas of the own sheet; of nobody else's.
  @HTMLBuilder private var scores: some HTML {
    let card = instrument.score(own.sheet.answers(in: instrument))
    let (instrument, page) = (instrument, page)
    p { strong { page(ScoringText.total) + ": " + card.total.formatted(in: page.language) } }
    AreaTables(page(ScoringText.points), of: instrument, page: page) { node in
      card.nodes[node].formatted(in: page.language)
    }
  }
}

/// The check page before the lead opens the sheets: who has committed, and what will happen.
struct RevealPage: HTML {
  let opened: OpenedEvaluation
  /// The seats of members that are empty.
  let vacancies: [TeamDuty]
  let commitments: [String: Instant]
  /// Whether the lead has a second factor, whose code is asked for too.
  let asksForCode: Bool
  /// What was wrong with the fields.
  let errors: [FormError]
  let page: PageContext

  private var evaluation: Evaluation { opened.evaluation }

  var body: some HTML {
    Page(title: ScoringText.opening, context: page) {
      Breadcrumb(
        [
          (page(ScoringText.tasks), WorksheetLink.tasks.path),
          (
            page(ScoringText.title(evaluation.year.number, opened.unitName)),
            ScoringLink.overview(evaluation.id).path
          ),
        ], here: page(ScoringText.opening), page: page)
      h1 { page(ScoringText.opening) }
      ErrorSummary(errors, page: page)
      DataTable(
        caption: page(ScoringText.team),
        columns: [Column(page(ScoringText.person)), Column(page(ScoringText.sheet))]
      ) {
        evaluation.members.map(row)
        vacancies.map(vacancy)
      }
      if evaluation.stage != .scoring {
        Notice(.info, page(ScoringDone.opened.text))
      } else if !missing.isEmpty {
        Notice(.refusal, page(ScoringText.missingPeople(missing)))
      } else {
        ConfirmForm(
          action: ScoringLink.opening(evaluation.id).path,
          consequences: ScoringText.openingConsequences.map { page($0) },
          verb: page(ScoringText.opening), isDanger: true,
          cancelPath: ScoringLink.overview(evaluation.id).path,
          hidden: [(ScoringField.version, String(evaluation.version))], page: page
        ) { ReentryFields(asksForCode: asksForCode, errors: errors, page: page) }
      }
    }
  }

  private func vacancy(_ duty: TeamDuty) -> some HTML {
    tr {
      RowHead { page(SeatText.vacantSeat) }
      td { VacantSeat(fill: nil, page: page) }
    }
  }

  private var missing: [String] {
    evaluation.members.filter { commitments[$0.person.accountID] == nil }.map(\.person.name)
  }

  private func row(_ member: TeamMember) -> some HTML {
    tr {
      RowHead { member.person.name }
      td { sheet(member) }
    }
  }

  private func sheet(_ member: TeamMember) -> Tag {
    commitments[member.person.accountID].map {
      Tag(page(ScoringText.committed(at: AnswerKit.moment($0))), .good)
    } ?? Tag(page(ScoringText.notCommitted), .neutral)
  }
}
