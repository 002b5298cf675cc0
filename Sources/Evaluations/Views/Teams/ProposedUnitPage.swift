import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Why a unit of a plan is with its team, team by team.
struct ProposedUnitPage: HTML {
  let opened: OpenedDesk
  let unit: DeskUnit
  let reasons: UnitReasons
  /// How full its team would be; nil without one.
  let load: ProposedLoad?
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
      if others.isEmpty {
        p { page(alone) }
      } else {
        comparison
      }
      div(.class("actions")) {
        ButtonLink(
          page(Text("Pilih tim sendiri", "Choose by hand")),
          to: TeamLink.unit(opened.institution.id, opened.year, unit.id).path, .quiet)
      }
    }
  }

  private var comparison: some HTML {
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
  }

  /// Said where no other team is there to compare with.
  private var alone: Text {
    guard reasons.teamID != nil, let load else {
      return Text(
        "Instansi ini belum punya tim. Buat tim dahulu.",
        "The institution has no team yet. Make one first.")
    }
    return Text(
      "Hanya ada satu tim yang dapat dipilih, jadi tidak ada yang dibandingkan. Tim ini boleh "
        + "menilai unit ini: timnya lengkap dan milik instansi ini, tidak ada konflik kepentingan "
        + "yang diketahui pada orang-orangnya, dan dengan usulan ini bebannya \(load.units) dari "
        + "paling banyak \(load.limit) unit.",
      "There was only one team to choose from, so there is nothing to compare. It may judge the "
        + "unit: it is whole and of this institution, no conflict of interest of its people is "
        + "known, and by this proposal it has \(load.units) of at most \(load.limit) units.")
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

/// How many units a team would have by a proposal, and how many it takes.
struct ProposedLoad: Hashable, Sendable {
  let units: Int
  let limit: Int

  /// Counts for one team; nil for a team that the proposal does not know.
  init?(of id: ID<AssessorTeam>, in proposal: AssignmentProposal) {
    guard let team = proposal.task.teams.first(where: { $0.id == id }) else { return nil }
    units =
      proposal.desk.loads[id, default: 0] + proposal.placements.count { $0.teamID == id }
    limit = team.limit(under: proposal.task.rules)
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
