import Accounts
import EvaluationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Every route of Evaluations with who may use it; each part registers its own.
struct EvaluationRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    registerDoors(in: table)
    registerTeams(in: table)
    registerScoring(in: table)
    registerConsensus(in: table)
    registerCalibration(in: table)
    registerReports(in: table)
  }

  /// What every request passes: an assessor is one only where a door is open.
  static let middleware:
    @Sendable (Services) -> [any MiddlewareProtocol<Request, Response, ZonaContext>] = {
      [DoorMiddleware(services: $0)]
    }

  /// What judgements show on the page of a unit.
  static var workUnitSections: [WorkUnitSection] {
    [seatSection, unitResultSection, followUpSection]
  }

  /// What judgements show on the page of a worksheet.
  static var worksheetSections: [WorksheetSection] { [worksheetResultSection] }

  /// What judgements show on the page of an instansi.
  static var institutionSections: [InstitutionSection] {
    [
      outcomeSection, InstitutionSection("calibration", render: trainingSection),
      InstitutionSection("teams", render: teamsSection),
    ]
  }

  /// What judgements ask people to do; what nothing else can go on without comes first.
  static var taskSections: [TaskSection] {
    [
      TaskSection("calibration", render: trainingTasks),
      TaskSection("seats", render: seatTasks),
      TaskSection("judging", render: scoringTasks),
      TaskSection("units_without_team", render: unassignedTasks),
      TaskSection("seat_gaps", render: seatGapTasks),
      TaskSection("follow_up", render: followUpTasks),
      TaskSection("decisions", render: decisionTasks),
      TaskSection("declared_seats", render: declaredTasks),
    ]
  }

  /// Who acts, and when.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// Asks once more who it is, for a step that nobody can take back: the password, and the code of an
  /// account with a second factor.
  ///
  /// - Throws: `ReentryRefusal`.
  func reenter(_ context: ZonaContext) async throws {
    guard let principal = context.principal else { throw Problem.notFound }
    try await Reentry.verify(context.form, principal: principal, services: services)
  }

  /// Whether the fields for that have one for a code.
  func asksForCode(_ context: ZonaContext) async throws -> Bool {
    guard let principal = context.principal else { return false }
    return try await Reentry.asksForCode(principal, services: services)
  }

  /// Turns what the rules refuse into a page that says so.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as EvaluationRefusal {
      throw EvaluationText.problem(refusal)
    }
  }
}

/// A judgement opened by a person who may at least know of it.
struct OpenedEvaluation: Sendable {
  /// The judgement with its instrument.
  let loaded: LoadedEvaluation
  /// What is judged, with its window and the answers that the unit sent for this judgement.
  let worksheet: LoadedWorksheet
  /// Where the unit stands.
  let place: WorkUnitPlace
  /// What the unit is called today.
  let unitName: String
  /// The duty of the person in the team; nil for everybody else.
  let duty: TeamDuty?
  /// Who asks.
  let principal: Principal

  var evaluation: Evaluation { loaded.evaluation }

  /// The person as an author.
  var author: Author { Author(principal) }

  /// Loads a judgement and asks the policy.
  ///
  /// - Parameters:
  ///   - id: The judgement.
  ///   - action: What for; another stage than it needs is left to the model to refuse.
  ///   - context: Who asks, and when.
  ///   - transaction: Of the act itself, when there is one.
  /// - Throws: `Problem.notFound` for those who may not know of it, `Problem.forbidden` for those
  ///   who may not do this.
  init(
    _ id: ID<Evaluation>, for action: EvaluationAction, _ context: ZonaContext,
    in transaction: Transaction
  ) throws {
    guard let principal = context.principal,
      let loaded = try EvaluationActs.load(id, in: transaction),
      let worksheet = try WorksheetActs.load(loaded.evaluation.worksheetID, in: transaction)
    else { throw Problem.notFound }
    let evaluation = loaded.evaluation
    let place = try WorkUnitStore.place(of: evaluation.unitID, in: transaction)
    let duty = evaluation.duty(of: principal.accountID)
    switch EvaluationPolicy.permission(
      principal, duty: duty, action, on: place, layer: evaluation.layer,
      stage: evaluation.stage.name)
    {
    case .allowed: break
    case .notNow:
      // What is shown only later does not exist yet for the one who asks too early.
      if action == .readSheets || action == .readResult { throw Problem.notFound }
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
    if action.changesScores, !evaluation.judges(worksheet.worksheet) {
      throw EvaluationText.problem(.notSubmitted)
    }
    self.loaded = loaded
    // What the unit writes after it was sent is not what is judged.
    self.worksheet = try worksheet.asSent(evaluation.submission, in: transaction)
    self.place = place
    self.duty = duty
    self.principal = principal
    let day = CalendarDate(programmeDayOf: context.now)
    unitName = try WorkUnitStore.name(of: place.unitID, on: day, in: transaction) ?? ""
  }

  /// Whether the person may do something now.
  func may(_ action: EvaluationAction) -> Bool {
    EvaluationPolicy.mayAct(
      principal, duty: duty, action, on: place, layer: evaluation.layer,
      stage: evaluation.stage.name)
  }
}

extension ZonaContext {
  /// The judgement that the path names.
  ///
  /// - Throws: `Problem.notFound` for anything that is no id.
  var evaluationID: ID<Evaluation> {
    get throws { try id(of: Evaluation.self) }
  }
}
