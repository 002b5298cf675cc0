import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Why a unit of a plan is with its team, team by team.
struct ProposedUnitPage: HTML {
  let opened: OpenedDesk
  let unit: DeskUnit
  let reasons: UnitReasons
  let page: PageContext

  private var title: Text { Text("Alasan untuk \(unit.name)", "Reasons for \(unit.name)") }

  var body: some HTML {
    Page(title: title, context: page) {
      TeamFrame.breadcrumb(
        opened.institution,
        [
          TeamFrame.assignments(opened.institution, opened.year, page),
          (page(TeamText.proposal), TeamLink.proposal(opened.institution.id, opened.year).path),
        ], here: Text(unit.name, unit.name), page)
      h1 { page(title) }
      p { page(proposed) }
      DataTable(
        caption: page(
          Text("Tim lain dan bedanya", "The other teams and what they differ in")),
        columns: [
          Column(page(Text("Tim", "Team"))), Column(page(Text("Jarak", "Distance"))),
          Column(page(Text("Bahasa", "Language"))), Column(page(Text("Alasan", "Reason"))),
        ]
      ) {
        for verdict in others {
          OtherTeamRow(
            verdict: verdict, unit: unit, own: reasons.journey, words: opened.words, page: page)
        }
      }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Pilih tim sendiri", "Choose by hand")),
          to: TeamLink.unit(opened.institution.id, opened.year, unit.id).path, .quiet)
      }
    }
  }

  private var proposed: Text {
    guard let team = reasons.teamID, let journey = reasons.journey else {
      return Text(
        "Tidak ada tim yang boleh mengambil unit ini.", "No team may take this unit.")
    }
    let name = opened.words.team(team)
    let distance = AssignmentText.distance(journey)
    let language = AssignmentText.language(journey, of: unit.judged)
    return Text(
      "Diusulkan: \(name), \(distance.indonesian), \(language.indonesian).",
      "Proposed: \(name), \(distance.english), \(language.english).")
  }

  /// Those that may first, the one that comes closest on top.
  private var others: [TeamVerdict] {
    reasons.others.sorted { left, right in
      if left.bars.isEmpty != right.bars.isEmpty { return left.bars.isEmpty }
      return left.difference == right.difference
        ? left.teamID < right.teamID : left.difference < right.difference
    }
  }
}

/// Another team with the rule that keeps it away, or the first figure that would be worse.
private struct OtherTeamRow: HTML {
  let verdict: TeamVerdict
  let unit: DeskUnit
  let own: Journey?
  let words: DeskWords
  let page: PageContext

  var body: some HTML {
    tr {
      RowHead { words.team(verdict.teamID) }
      td { page(AssignmentText.distance(verdict.journey)) }
      td { page(AssignmentText.language(verdict.journey, of: unit.judged)) }
      td {
        if verdict.bars.isEmpty {
          page(
            AssignmentText.comparison(
              verdict, own: own ?? Journey(kilometres: nil, missedWishes: 0)))
        } else {
          Tag(page(Text("tidak boleh", "not allowed")), .bad)
          " "
          page(AssignmentText.bars(verdict.bars, words))
        }
      }
    }
  }
}
