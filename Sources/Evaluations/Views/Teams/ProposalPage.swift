import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// A worked-out plan before anything is stored: who would judge what, why, and the proof.
struct ProposalPage: HTML {
  static let digestField = "sidik"
  /// How many units are shown with their reasons, and how many without a team.
  ///
  /// A unit takes up to a kilobyte, its line of the balance half of one: with 1,000 units and 80
  /// teams the page stays below 200 kB.
  static let pageSize = 50

  let opened: OpenedDesk
  let proposal: AssignmentProposal
  let refusal: DeskRefusal?
  let page: PageContext
  private let balance: DeskBalance
  private let digest: String
  private let groups: [ProposalGroup]
  private let pages: (given: ListPage, stopped: ListPage)

  init(
    _ opened: OpenedDesk, _ proposal: AssignmentProposal, pages: (given: Int, stopped: Int),
    refusal: DeskRefusal?, page: PageContext
  ) throws {
    self.opened = opened
    self.proposal = proposal
    self.refusal = refusal
    self.page = page
    balance = try proposal.desk.balance(with: proposal.placements)
    digest = DeskActs.digest(of: proposal)
    let all = proposal.placements.compactMap { placement in
      opened.desk.unit(placement.unitID).map { ($0, placement.teamID) }
    }.sorted { left, right in
      let one = (opened.words.team(left.1).lowercased(), left.1, left.0.name.lowercased())
      let two = (opened.words.team(right.1).lowercased(), right.1, right.0.name.lowercased())
      return one == two ? left.0.id < right.0.id : one < two
    }
    self.pages = (
      ListPage(pages.given, of: all.count, size: Self.pageSize),
      ListPage(pages.stopped, of: proposal.plan.stopped.count, size: Self.pageSize)
    )
    groups = ProposalGroup.groups(Array(all[self.pages.given.range]), of: proposal)
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
        let (detail, wayOut) = AssignmentText.sentences(
          refusal, opened.words, canApply: proposal.isTakeable)
        Notice(.refusal) {
          p { page(detail) }
          p {
            page(wayOut)
            " "
            a(.href(assignments)) {
              page(Text("Lihat penugasan sekarang", "See the assignments now"))
            }
          }
        }
      }
      p { page(summary) }
      if opened.desk.waiting.isEmpty { nothing } else { verdict }
      apply
      StoppedUnits(opened: opened, proposal: proposal, shown: pages.stopped, page: page) {
        [base, pages] in base.path(given: pages.given.number, stopped: $0)
      }
      BalanceTable(
        balance, opened.words, teams: opened.desk.teams,
        caption: Text("Keseimbangan bila diterapkan", "Balance if applied"), page: page)
      for group in groups { ProposalTable(group: group, view: self) }
      Pager(pages.given.number, of: pages.given.count, page: page) { [base, pages] in
        base.path(given: $0, stopped: pages.stopped.number)
      }
    }
  }

  private var base: TeamLink { .proposal(opened.institution.id, opened.year) }

  private var assignments: String {
    TeamLink.assignments(opened.institution.id, opened.year).path
  }

  private var nothing: some HTML {
    EmptyState(
      page(Text("Tidak ada unit yang menunggu tim", "No unit waits for a team")),
      advice: page(
        Text(
          "Semua unit tahun ini sudah punya tim. Lihat daftarnya di Penugasan.",
          "Every unit of the year has a team. See them in Assignments.")))
  }

  private var summary: Text {
    let (given, left) = (proposal.placements.count, proposal.plan.stopped.count)
    return Text(
      "\(given) unit akan mendapat tim, \(left) unit tidak bisa ditempatkan. Belum ada yang "
        + "disimpan.",
      (given == 1 ? "1 unit" : "\(given) units")
        + " would get a team, \(left) cannot be placed. Nothing is stored yet.")
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
          p { page(AssignmentText.measuresHead) }
          ol { for measure in AssignmentText.measures(proposal) { li { page(measure) } } }
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
          ButtonLink(page(Text("Kembali", "Back")), to: assignments, .quiet)
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
