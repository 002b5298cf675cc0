import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// The teams for one unit: those that may take it first, and why others may not.
struct UnitTeamsPage: HTML {
  static let teamField = "tim"
  static let seenField = "dilihat"

  let opened: OpenedDesk
  let unit: DeskUnit
  let verdicts: [TeamVerdict]
  /// What may still change once the judgement has begun; nil before.
  let judged: JudgedSeats?
  let site: SiteForm
  let work: WorkForm
  let errors: [FormError]
  let page: PageContext

  fileprivate var held: UnitAssignment? { opened.desk.assignments[unit.id] }
  fileprivate var mark: String { DeskActs.mark(of: held) }
  fileprivate var institution: ID<Institution> { opened.institution.id }

  var body: some HTML {
    Page(title: Text("Tim untuk \(unit.name)", "Team for \(unit.name)"), context: page) {
      TeamFrame.breadcrumb(
        opened.institution,
        [
          TeamFrame.teams(opened.institution, page),
          TeamFrame.assignments(opened.institution, opened.year, page),
        ], here: Text(unit.name, unit.name), page)
      h1 { page(Text("Tim untuk \(unit.name)", "Team for \(unit.name)")) }
      present
      if let judged { Notice(.info, page(AssignmentText.judged(judged))) }
      teams
      place
    }
  }

  private var present: some HTML {
    section {
      if let held {
        p {
          page(Text("Sekarang dinilai ", "Judged now by "))
          strong { opened.words.team(held.teamID) }
          " "
          SeatStates(unit: unit, held: held, opened: opened, page: page)
        }
        ul {
          for seat in held.seats {
            li {
              opened.words.person(seat.personID) + ", "
                + page(EvaluationText.duty(seat.duty)).lowercased()
            }
          }
          for duty in held.vacancies {
            li {
              page(SeatText.vacantSeat) + ", " + page(EvaluationText.duty(duty)).lowercased() + " "
              if judged?.refusal(changing: duty) == nil {
                a(.href(SeatLink.handover(held.id).path)) { page(SeatText.handover) }
              }
            }
          }
        }
        p {
          a(.href(SeatLink.seat(held.id).path)) {
            page(Text("Lihat kursi penilai", "See the seats"))
          }
        }
        if !unit.isJudged { release }
      } else {
        p { page(Text("Unit ini belum punya tim.", "This unit has no team yet.")) }
      }
    }
  }

  private var release: some HTML {
    details(.class("plan-form")) {
      summary { page(Text("Lepaskan dari tim", "Take it from the team")) }
      ConfirmForm(
        action: TeamLink.release(institution, opened.year, unit.id).path,
        consequences: [
          page(
            Text(
              "Semua orang di tim itu tidak lagi melihat berkas unit ini.",
              "Nobody of the team sees the dossier of this unit any more.")),
          page(
            Text("Unit kembali menunggu tim.", "The unit waits for a team again.")),
        ], verb: page(Text("Lepaskan", "Take it away")), isDanger: true,
        cancelPath: TeamLink.unit(institution, opened.year, unit.id).path,
        hidden: [(Self.seenField, mark)], page: page)
    }
  }

  private var teams: some HTML {
    DataTable(
      caption: page(Text("Tim instansi ini", "Teams of the institution")),
      columns: [
        Column(page(Text("Tim", "Team"))),
        Column(page(Text("Unit", "Units")), isNumeric: true),
        Column(page(Text("Jarak", "Distance"))), Column(page(Text("Bahasa", "Language"))),
        Column(page(Text("Boleh?", "Allowed?"))),
      ]
    ) {
      for verdict in verdicts { VerdictRow(verdict: verdict, view: self) }
    }
  }

  private var place: some HTML {
    details(.class("plan-form"), .custom(name: "open", if: !errors.isEmpty)) {
      summary { page(Text("Letak dan waktu kerja unit", "Place and work of the unit")) }
      p {
        page(
          Text(
            "Dihitung \(TeamText.duration(minutes: unit.judged.workMinutes).indonesian) kerja "
              + "untuk satu penilai.",
            "Counted as \(TeamText.duration(minutes: unit.judged.workMinutes).english) of work for "
              + "one assessor."))
      }
      p {
        page(
          unit.hasOwnSite
            ? Text("Letak ini milik unit ini.", "This place is the unit's own.")
            : Text(
              "Unit ini memakai letak unit di atasnya, bila ada. Isi untuk memberi letak sendiri; "
                + "kosongkan untuk kembali.",
              "It takes the place of the unit above it, if there is one. Fill this in to give it "
                + "its own; empty it to go back."))
      }
      ErrorSummary(errors, page: page)
      Form(action: TeamLink.site(institution, opened.year, unit.id).path, context: page) {
        SiteFields(form: site, errors: errors, page: page)
        Field(
          page(Text("Waktu kerja (menit)", "Work (minutes)")), name: WorkForm.minutes,
          value: work.typed, kind: .count,
          help: page(
            Text(
              "Untuk satu penilai. Kosongkan untuk \(JudgedUnit.usualMinutes) menit.",
              "For one assessor. Leave empty for \(JudgedUnit.usualMinutes) minutes.")),
          error: errors.message(for: WorkForm.minutes, page))
        div(.class("actions")) { Button(page(TeamText.save), .quiet) }
      }
    }
  }
}

/// A team with what it would mean for the unit, and the button that gives it the unit.
private struct VerdictRow: HTML {
  let verdict: TeamVerdict
  let view: UnitTeamsPage

  private var page: PageContext { view.page }
  private var name: String { view.opened.words.team(verdict.teamID) }
  private var load: Int { view.opened.desk.loads[verdict.teamID, default: 0] }

  var body: some HTML {
    tr {
      RowHead { a(.href(TeamLink.team(verdict.teamID).path)) { name } }
      NumberCell(String(load))
      td { page(AssignmentText.distance(verdict.journey)) }
      td { page(AssignmentText.language(verdict.journey, of: view.unit.judged)) }
      td { decision }
    }
  }

  @HTMLBuilder private var decision: some HTML {
    if view.unit.isJudged {
      if view.held?.teamID == verdict.teamID {
        Tag(page(Text("memegang unit ini", "has this unit")), .active)
      } else {
        "–"
      }
    } else if !verdict.bars.isEmpty {
      Tag(page(Text("tidak boleh", "not allowed")), .bad)
      " "
      page(AssignmentText.bars(verdict.bars, view.opened.words))
    } else if view.held?.teamID == verdict.teamID {
      Tag(page(Text("memegang unit ini", "has this unit")), .active)
    } else {
      Form(
        action: TeamLink.unit(view.institution, view.opened.year, view.unit.id).path,
        context: page, classes: "plan-inline"
      ) {
        input(.type("hidden"), .name(UnitTeamsPage.seenField), .value(view.mark))
        input(.type("hidden"), .name(UnitTeamsPage.teamField), .value(verdict.teamID.text))
        button(.class("button button-quiet"), .type("submit")) {
          page(
            view.held == nil ? Text("Beri tim ini", "Give it") : Text("Pindahkan", "Move it"))
          span(.class("visually-hidden")) { ": " + name }
        }
      }
    }
  }
}
