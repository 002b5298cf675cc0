import Accounts
import AccountsModel
import Evidence
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension PlanRoutes {
  /// The teams of a year and the agents of change.
  func team(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let words = request.uri.queryParameters[Substring(ProofChoice.search)].map(String.init)
    return htmlResponse(
      try await teamPage(context, search: words ?? "", page: page(request, context)))
  }

  /// Appoints a team with its leader.
  func appoint(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var form = PlanForm(context.form, TeamForms.appointment)
    let decree = Decree(&form)
    let chosen = form[.owner]
    return try await managing(context, form, .appointment, saying: .appointed) {
      opened, act, transaction in
      let leader = try PeopleChoice.find(
        chosen, .owner, in: opened.year, transaction: transaction)
      guard let decree else { return }
      _ = try TeamActs.appoint(
        decree.content(members: [
          TeamMember(
            employeeID: leader.id, name: leader.name.text, role: .leader, areas: [])
        ]), in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Changes decree and days of a team.
  func changeDecree(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<WorkTeam> = try id("tim", context)
    let version = version(context)
    var form = PlanForm(context.form, TeamForms.appointment)
    let decree = Decree(&form)
    return try await managing(context, form, .decree(id), saying: .teamChanged) {
      opened, act, transaction in
      let team = try Self.find(id, in: opened, transaction)
      guard let decree else { return }
      try TeamActs.change(
        id, to: decree.content(members: team.content.members), version: version,
        in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Puts somebody into a team, or gives a member another role or other working groups.
  func addMember(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<WorkTeam> = try id("tim", context)
    let version = version(context)
    let form = PlanForm(context.form, TeamForms.member)
    return try await managing(context, form, .member(id), saying: .teamChanged) {
      opened, act, transaction in
      let person = try PeopleChoice.find(
        form[.members], .members, in: opened.year, transaction: transaction)
      var content = try Self.find(id, in: opened, transaction).content
      content.take(
        TeamMember(
          employeeID: person.id, name: person.name.text, role: form.role, areas: form.areas))
      try TeamActs.change(
        id, to: content, version: version, in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Takes somebody off a team.
  func removeMember(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<WorkTeam> = try id("tim", context)
    let version = version(context)
    let form = PlanForm(context.form, [.members])
    return try await managing(context, form, .member(id), saying: .teamChanged) {
      opened, act, transaction in
      var content = try Self.find(id, in: opened, transaction).content
      content.members.removeAll { $0.employeeID.text == form[.members] }
      try TeamActs.change(
        id, to: content, version: version, in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Takes the promise of an agent of change.
  func promise(_ request: Request, _ context: ZonaContext) async throws -> Response {
    var form = PlanForm(context.form, TeamForms.agent)
    let (promise, dueOn) = (form.line(.promise), form.day(.due))
    let chosen = form[.owner]
    return try await managing(context, form, .agent, saying: .promised) {
      opened, act, transaction in
      let person = try PeopleChoice.find(
        chosen, .owner, in: opened.year, transaction: transaction)
      guard let promise, let dueOn else { return }
      _ = try TeamActs.promise(
        AgentContent(employeeID: person.id, promise: promise, dueOn: dueOn), in: opened.year,
        act: act, transaction: transaction)
    }
  }

  /// Tells that a promise was kept, with its proof.
  func keepPromise(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id: ID<ChangeAgent> = try id("agen", context)
    let version = version(context)
    let form = PlanForm(context.form, [.proof])
    return try await managing(context, form, .promise(id), saying: .kept) {
      opened, act, transaction in
      guard let proof = ID<Proof>(form[.proof]) else { throw PlanRefusal.unknownProof }
      try TeamActs.keep(
        id, with: proof, version: version, in: opened.year, act: act, transaction: transaction)
    }
  }

  /// Runs a change of the team page; a refusal shows the page again with its sentence.
  private func managing(
    _ context: ZonaContext, _ form: PlanForm, _ place: TeamForms.Place, saying done: PlanMessage,
    _ body: @escaping @Sendable (OpenedPlan, Act, Transaction) throws -> Void
  ) async throws -> Response {
    let key = try key(context)
    let act = act(context)
    var form = form
    let isReadable = form.errors.isEmpty
    do {
      try await services.storage.write { transaction in
        let opened = try Self.open(key, for: .manage, act, in: transaction)
        try opened.year.requireOpen()
        guard isReadable else { return }
        try body(opened, act, transaction)
      }
      if isReadable { return redirect(to: done.on(PlanLink.team(key).path)) }
    } catch let refusal as PlanRefusal {
      if refusal == .stale { throw Problem.stale }
      form.refuse(refusal, at: place.firstField)
    }
    return htmlResponse(
      try await teamPage(context, typed: (form, place), page: context.page()),
      status: .unprocessableContent)
  }

  private static func find(
    _ id: ID<WorkTeam>, in opened: OpenedPlan, _ transaction: Transaction
  ) throws -> WorkTeam {
    let teams = try TeamStore.teams(
      of: opened.key.unitID, year: opened.key.year, on: opened.year.today, in: transaction)
    guard let team = teams.teams.first(where: { $0.id == id }) else { throw Problem.notFound }
    return team
  }

  private func teamPage(
    _ context: ZonaContext, typed: (form: PlanForm, place: TeamForms.Place)? = nil,
    search: String = "", page: PageContext
  ) async throws -> TeamPage {
    let key = try key(context)
    let act = act(context)
    return try await services.storage.read { transaction in
      let opened = try Self.open(key, for: .read, act, in: transaction)
      let stored = try TeamStore.teams(
        of: key.unitID, year: key.year, on: opened.year.today, in: transaction)
      let isEditable = opened.mayManageTeam
      return TeamPage(
        opened: opened, teams: stored.teams, present: stored.present,
        agents: try AgentStore.agents(
          of: key.unitID, year: key.year, on: opened.year.today, in: transaction),
        proofs: isEditable
          ? try ProofChoice(of: key, search: search, in: transaction) : ProofChoice(),
        people: isEditable
          ? try PeopleChoice(of: key.unitID, on: opened.year.today, in: transaction) : nil,
        form: typed?.form ?? PlanForm(), place: typed?.place, page: page)
    }
  }
}

/// The forms of the team page.
enum TeamForms {
  static let appointment: [PlanField] = [.decree, .decreeDate, .from, .until, .owner]
  static let member: [PlanField] = [.members, .area]
  static let agent: [PlanField] = [.owner, .promise, .due]

  /// Which of the forms was sent.
  enum Place: Hashable, Sendable {
    case appointment
    case decree(ID<WorkTeam>)
    case member(ID<WorkTeam>)
    case agent
    case promise(ID<ChangeAgent>)

    /// The word of the form, since several on the page have fields of the same name.
    var scope: String {
      switch self {
      case .appointment: "sk"
      case .decree(let id): "sk-" + id.text
      case .member(let id): "anggota-" + id.text
      case .agent: "agen"
      case .promise(let id): "janji-" + id.text
      }
    }

    /// Where a refusal without a field of its own is shown.
    var firstField: PlanField {
      switch self {
      case .appointment, .decree: .decree
      case .member: .members
      case .agent: .owner
      case .promise: .proof
      }
    }
  }
}

/// Number, date and days of a decree as typed.
struct Decree: Sendable {
  let number: PlanWording
  let date: CalendarDate
  let from: CalendarDate
  let until: CalendarDate

  /// Reads a form; nil when something is wrong, which the form then says.
  init?(_ form: inout PlanForm) {
    let number = form.line(.decree)
    let (date, from, until) = (form.day(.decreeDate), form.day(.from), form.day(.until))
    guard let number, let date, let from, let until else { return nil }
    (self.number, self.date, self.from, self.until) = (number, date, from, until)
  }

  /// The team of the decree with these members.
  func content(members: [TeamMember]) -> TeamContent {
    TeamContent(decree: number, decreedOn: date, from: from, until: until, members: members)
  }
}
