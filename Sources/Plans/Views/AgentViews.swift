import Evidence
import EvidenceModel
import Kernel
import PlansModel
import Web
import WorkUnitsModel

/// The agents of change with what they promised and whether it was kept.
struct AgentsView: HTML {
  let team: TeamPage

  private var page: PageContext { team.page }
  private var key: PlanKey { team.opened.key }

  var body: some HTML {
    h2(.id("agen")) { page(Text("Agen perubahan", "Agents of change")) }
    if team.agents.isEmpty {
      p(.class("meta")) {
        page(
          Text(
            "Belum ada. Setiap agen menjanjikan satu perubahan dan menunjukkan buktinya.",
            "None yet. Each agent promises a change and shows its proof."))
      }
    }
    if team.people != nil, team.proofs.needsSearch,
      team.agents.contains(where: { $0.state != .kept })
    {
      searching
    }
    ul(.class("plan-items")) {
      for line in team.agents { AgentRow(team: team, line: line) }
    }
    if let people = team.people { promising(people) }
  }

  /// Narrows the proof that the promises below can be kept with.
  private var searching: some HTML {
    SearchForm(action: PlanLink.team(key).path + "#agen") {
      Field(
        page(Text("Cari bukti untuk janji", "Look for the proof of a promise")),
        name: ProofChoice.search, value: team.proofs.words, kind: .search,
        help: page(
          Text(
            "\(team.proofs.total) bukti berlaku pada tahun ini dan cocok; daftar di bawah memuat "
              + "\(team.proofs.proofs.count) yang terbaru.",
            "\(team.proofs.total) pieces of proof count this year and match; the lists below hold "
              + "the latest \(team.proofs.proofs.count).")))
      Button(page(Text("Cari", "Search")), .quiet)
    }
  }

  private func promising(_ people: PeopleChoice) -> some HTML {
    let form = team.form(at: .agent)
    return details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary { page(Text("Catat agen perubahan", "Record an agent of change")) }
      Form(
        action: PlanLink.agents(key).path, context: page, scope: TeamForms.Place.agent.scope
      ) {
        PersonField(
          field: .owner, people: people, chosen: form[.owner],
          error: form.errors.message(for: PlanField.owner.rawValue, page),
          title: Text("Agen perubahan", "Agent of change"), page: page)
        Field(
          page(PlanText.field(.promise)), name: PlanField.promise.rawValue, value: form[.promise],
          error: form.errors.message(for: PlanField.promise.rawValue, page))
        Field(
          page(PlanText.field(.due)), name: PlanField.due.rawValue, value: form[.due],
          kind: .date, error: form.errors.message(for: PlanField.due.rawValue, page))
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
  }
}

/// One agent: the promise, its proof, and the form that tells it is kept.
private struct AgentRow: HTML {
  let team: TeamPage
  let line: AgentStore.Line

  private var page: PageContext { team.page }
  private var key: PlanKey { team.opened.key }

  var body: some HTML {
    li(.class("plan-item")) {
      div(.class("plan-item-main")) {
        strong { line.person.name }
        p { line.agent.content.promise.text }
        p(.class("meta")) {
          page(PlanText.due(line.agent.content.dueOn))
            + (line.person.isHere ? "" : " · " + page(PlanText.ownerGone))
        }
        if let proof = line.proof {
          p(.class("meta")) {
            page(Text("Bukti: ", "Proof: "))
            a(.href(EvidenceLink.proof(key.unitID, proof.id).path)) { proof.title }
          }
        }
      }
      div(.class("plan-item-state")) { Tag.agent(line.state, page) }
      if team.people != nil, line.state != .kept { keeping }
    }
  }

  private var keeping: some HTML {
    let agent = line.agent
    let form = team.form(at: .promise(agent.id))
    return details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary { page(Text("Nyatakan ditepati", "Tell it is kept")) }
      Form(
        action: PlanLink.agent(key, agent.id).path, context: page,
        scope: TeamForms.Place.promise(agent.id).scope
      ) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(agent.version)))
        SelectField(
          page(PlanText.field(.proof)), name: PlanField.proof.rawValue,
          options: [("", page(Text("Pilih bukti", "Choose a proof")))]
            + team.proofs.proofs.map { ($0.id.text, $0.title) },
          chosen: form[.proof],
          help: page(
            Text(
              "Bukti di gudang bukti unit yang berlaku pada tahun ini; unggah dahulu di sana.",
              "Proof in the unit's vault that counts this year; upload it there first.")
          ),
          error: form.errors.message(for: PlanField.proof.rawValue, page))
        div(.class("actions")) {
          Button(page(PlanText.save))
          ButtonLink(
            page(Text("Gudang bukti", "Evidence vault")), to: EvidenceLink.vault(key.unitID).path,
            .quiet)
        }
      }
    }
  }
}
