import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// A worked-out plan before anything is stored: who would judge what, why, and the proof.
struct ProposalPage: HTML {
  static let digestField = "sidik"
  static let pageSize = 100
  /// How many units without a team are listed; the rest is counted.
  static let mostStopped = 200

  let opened: OpenedDesk
  let proposal: AssignmentProposal
  let refusal: DeskRefusal?
  let page: PageContext
  private let balance: [TeamBalance]
  private let digest: String
  private let groups: [ProposalGroup]
  private let number: Int
  private let pageCount: Int

  init(
    _ opened: OpenedDesk, _ proposal: AssignmentProposal, number: Int, refusal: DeskRefusal?,
    page: PageContext
  ) throws {
    self.opened = opened
    self.proposal = proposal
    self.refusal = refusal
    self.page = page
    balance = try proposal.balance()
    digest = DeskActs.digest(of: proposal)
    let all = proposal.placements.compactMap { placement in
      opened.desk.unit(placement.unitID).map { ($0, placement.teamID) }
    }.sorted { left, right in
      let one = (opened.words.team(left.1).lowercased(), left.1, left.0.name.lowercased())
      let two = (opened.words.team(right.1).lowercased(), right.1, right.0.name.lowercased())
      return one == two ? left.0.id < right.0.id : one < two
    }
    pageCount = max(1, (all.count + Self.pageSize - 1) / Self.pageSize)
    self.number = min(number, pageCount)
    let shown = all.dropFirst((self.number - 1) * Self.pageSize).prefix(Self.pageSize)
    groups = ProposalGroup.groups(Array(shown), of: proposal)
  }

  var body: some HTML {
    Page(title: TeamText.proposal, context: page) {
      TeamFrame.breadcrumb(
        opened.institution,
        [
          TeamFrame.teams(opened.institution, page),
          TeamFrame.assignments(opened.institution, opened.year, page),
        ], here: TeamText.proposal, page)
      h1 { page(TeamText.proposal) }
      if let refusal {
        let (detail, wayOut) = AssignmentText.sentences(refusal, opened.words)
        Notice(.refusal) {
          p { page(detail) }
          p { page(wayOut) }
        }
      }
      p { page(summary) }
      verdict
      apply
      stopped
      BalanceTable(
        balance, opened.words,
        caption: Text("Keseimbangan bila diterapkan", "Balance if applied"), page: page)
      BalanceNote(page: page)
      for group in groups { ProposalTable(group: group, view: self) }
      Pager(number, of: pageCount, page: page) { [base] in base.path(page: $0) }
    }
  }

  private var base: TeamLink { .proposal(opened.institution.id, opened.year) }

  private var summary: Text {
    let (given, left) = (proposal.placements.count, proposal.plan.stopped.count)
    return Text(
      "\(given) unit akan mendapat tim, \(left) unit tidak bisa ditempatkan. Belum ada yang "
        + "disimpan.",
      "\(given) units would get a team, \(left) cannot be placed. Nothing is stored yet.")
  }

  @HTMLBuilder private var verdict: some HTML {
    if proposal.faults.isEmpty {
      Notice(.success) {
        p {
          strong {
            page(
              Text(
                "Terbukti: tidak ada aturan yang dilanggar, dan tidak ada pembagian lain yang "
                  + "lebih baik.",
                "Proven: no rule is broken, and no other sharing is better."))
          }
        }
        details {
          summaryOfProof
          ul { for sentence in AssignmentText.proof(proposal) { li { page(sentence) } } }
        }
      }
    } else {
      Notice(
        .refusal,
        page(
          Text(
            "Pemeriksaan menemukan \(proposal.faults.count) kesalahan dalam usulan ini, jadi "
              + "tidak bisa diterapkan. Laporkan kepada pengelola.",
            "The check found \(proposal.faults.count) faults in this proposal, so it cannot be "
              + "applied. Report it to the administrator.")))
    }
  }

  private var summaryOfProof: some HTML {
    Web.summary { page(Text("Apa yang dibuktikan", "What is proven")) }
  }

  @HTMLBuilder private var apply: some HTML {
    if proposal.isTakeable {
      Form(action: base.path, context: page) {
        input(.type("hidden"), .name(Self.digestField), .value(digest))
        p(.class("meta")) {
          page(
            Text(
              "Usulan dihitung ulang saat diterapkan; bila ada yang berubah, tidak ada yang "
                + "disimpan. Setiap penilai mendapat pesan tanpa nama unit.",
              "It is worked out again when applied; if anything changed, nothing is stored. Each "
                + "assessor gets a message that names no unit."))
        }
        div(.class("actions")) {
          Button(page(Text("Terapkan", "Apply")))
          ButtonLink(
            page(Text("Kembali", "Back")),
            to: TeamLink.assignments(opened.institution.id, opened.year).path, .quiet)
        }
      }
    }
  }

  @HTMLBuilder private var stopped: some HTML {
    let left = proposal.plan.stopped
    if !left.isEmpty {
      DataTable(
        caption: page(Text("Unit yang tidak bisa ditempatkan", "Units that cannot be placed")),
        columns: [
          Column(page(Text("Unit", "Unit"))),
          Column(page(Text("Aturan yang menghentikan", "Rules that stopped it"))),
          Column(page(Text("Jalan keluar", "Way out"))),
        ]
      ) {
        for unit in left.prefix(Self.mostStopped) {
          tr {
            RowHead {
              a(.href(TeamLink.unit(opened.institution.id, opened.year, unit.unitID).path)) {
                opened.desk.unit(unit.unitID)?.name ?? "?"
              }
            }
            td { page(AssignmentText.stopped(unit)) }
            td { page(AssignmentText.wayOut(unit)) }
          }
        }
      }
      if left.count > Self.mostStopped {
        p {
          page(
            Text(
              "Dan \(left.count - Self.mostStopped) unit lain.",
              "And \(left.count - Self.mostStopped) other units."))
        }
      }
    }
  }
}

/// A team with the units of one page that it would get.
struct ProposalGroup: Sendable {
  let team: AssessorTeam
  /// How many units it would have in all.
  let load: Int
  /// The units, each with what was decided about it.
  let lines: [(unit: DeskUnit, reasons: UnitReasons)]

  /// The groups of a page, in the order of its lines.
  static func groups(
    _ lines: [(DeskUnit, ID<AssessorTeam>)], of proposal: AssignmentProposal
  ) -> [ProposalGroup] {
    var loads: [ID<AssessorTeam>: Int] = proposal.desk.loads
    for placement in proposal.placements { loads[placement.teamID, default: 0] += 1 }
    var order: [ID<AssessorTeam>] = []
    var units: [ID<AssessorTeam>: [DeskUnit]] = [:]
    for (unit, team) in lines {
      if units[team] == nil { order.append(team) }
      units[team, default: []].append(unit)
    }
    return order.compactMap { id in
      guard let team = proposal.task.teams.first(where: { $0.id == id }) else { return nil }
      return ProposalGroup(
        team: team, load: loads[id, default: 0],
        lines: (units[id] ?? []).compactMap { unit in
          proposal.task.reasons(for: unit.id, in: proposal.plan.placements).map { (unit, $0) }
        })
    }
  }
}

/// The units that a team would get, with reasons.
private struct ProposalTable: HTML {
  let group: ProposalGroup
  let view: ProposalPage

  var body: some HTML {
    let page = view.page
    DataTable(
      caption: page(caption),
      columns: [
        Column(page(Text("Unit", "Unit"))), Column(page(Text("Jarak", "Distance"))),
        Column(page(Text("Bahasa", "Language"))),
        Column(page(Text("Mengapa bukan tim lain", "Why no other team"))),
      ]
    ) {
      for line in group.lines {
        ProposalRow(unit: line.unit, reasons: line.reasons, opened: view.opened, page: page)
      }
    }
  }

  private var caption: Text {
    let name = view.opened.words.team(group.team.id)
    let limit = group.team.limit(under: view.proposal.task.rules)
    return Text(
      "\(name): \(group.load) dari \(limit) unit", "\(name): \(group.load) of \(limit) units")
  }
}

/// A unit that a team would get: how far, in which language, and why no other team.
private struct ProposalRow: HTML {
  let unit: DeskUnit
  let reasons: UnitReasons
  let opened: OpenedDesk
  let page: PageContext

  var body: some HTML {
    tr {
      RowHead { unit.name }
      td { page(AssignmentText.distance(journey)) }
      td { page(AssignmentText.language(journey, of: unit.judged)) }
      td {
        page(ReasonDigest(reasons, journey, opened.words).text)
        " "
        a(.href(path)) {
          page(Text("Semua alasan", "All reasons"))
          span(.class("visually-hidden")) { ": " + unit.name }
        }
      }
    }
  }

  private var journey: Journey {
    reasons.journey ?? Journey(kilometres: nil, missedWishes: 0)
  }

  private var path: String {
    TeamLink.proposedUnit(opened.institution.id, opened.year, unit.id).path
  }
}
