import Accounts
import AccountsModel
import EvaluationsModel
import House
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// What judgements ask a person to do: their own steps first, then what stands still.
  static func scoringTasks(
    _ request: SectionRequest, _ principal: Principal
  ) async throws -> HTMLFragment? {
    let queue = try await request.services.storage.read { transaction in
      try JudgementQueue(of: principal, at: request.now, in: transaction)
    }
    guard !queue.isEmpty else { return nil }
    return HTMLFragment(JudgementTasks(queue: queue, page: request.page, now: request.now))
  }
}

/// The judgements that one person should look at; only of units whose door is open to them.
///
/// The number of statements does not grow with the number of assignments or judgements.
struct JudgementQueue: Sendable {
  /// A judgement in which the person has a duty.
  struct Line: Sendable {
    let evaluation: Evaluation
    let unitName: String
    let step: EvaluationStep
  }

  /// A report that the person writes or signs.
  struct Report: Sendable {
    let line: ReportTaskStore.Line
    let unitName: String
    /// When judging is to be done; nil where the calendar of the year names no end.
    let until: Instant?
  }

  /// The most judgements listed.
  static let most = 30

  /// What waits for the person, most urgent first, then what they wait for.
  private(set) var lines: [Line] = []
  /// Reports that wait for the person, the longest settled first.
  private(set) var reports: [Report] = []
  /// Assigned units whose sent worksheet nobody began to judge, once every seat has somebody who
  /// has declared.
  private(set) var toBegin: [(assignment: UnitAssignment, unitName: String)] = []
  /// What stands still where the person coordinates.
  private(set) var still: [(line: StillStore.Line, unitName: String)] = []

  var isEmpty: Bool { lines.isEmpty && reports.isEmpty && toBegin.isEmpty && still.isEmpty }

  /// Collects it.
  init(of principal: Principal, at now: Instant, in transaction: Transaction) throws {
    let account = ID<Account>(principal.accountID)
    let evaluations = try EvaluationStore.unsettled(
      with: principal.accountID, in: transaction)
    let assignments =
      try account.map { try AssignmentStore.assignments(with: $0, in: transaction) } ?? []
    let written = try ReportTaskStore.lines(of: principal.accountID, in: transaction)
    let stopped = try StillStore.lines(
      in: principal.coordinated, at: now, transaction: transaction)
    let judged = Set(
      evaluations.map(\.unitID) + assignments.map(\.unitID) + written.map(\.unitID)
    ).sorted()
    let places = try PastStore.places(of: judged, in: transaction)
    let queue = try QueueStore(of: judged, in: transaction)

    let steps = try Self.steps(
      of: evaluations.filter { evaluation in
        Self.mayKnow(evaluation, principal, places[evaluation.unitID])
      }, for: principal, queue, in: transaction)
    let sent = assignments.filter { assignment in
      Self.judges(principal, assignment.layer, places[assignment.unitID])
        && queue.canBegin(assignment) && assignment.faults(under: .usual).isEmpty
    }
    let silent = try AssignmentStore.silent(among: sent, in: transaction)
    let waiting = sent.filter { !silent.contains($0.id) }.prefix(Self.most)
    let own = written.filter { Self.judges(principal, $0.layer, places[$0.unitID]) }
      .prefix(Self.most)

    let units = Set(
      steps.map(\.0.unitID) + waiting.map(\.unitID) + own.map(\.unitID) + stopped.map(\.unitID))
    let names = try WorkUnitStore.names(
      of: units.sorted(), on: CalendarDate(programmeDayOf: now), in: transaction)
    let ends = try JudgingEnds(
      in: Set(own.compactMap { places[$0.unitID]?.institutionID }), years: Set(own.map(\.year)),
      transaction: transaction)
    lines = Self.ordered(
      steps.map { Line(evaluation: $0, unitName: names[$0.unitID] ?? "", step: $1) })
    toBegin = waiting.map { ($0, names[$0.unitID] ?? "") }
    still = stopped.map { ($0, names[$0.unitID] ?? "") }
    reports = own.map { line in
      Report(
        line: line, unitName: names[line.unitID] ?? "",
        until: places[line.unitID].flatMap {
          ends.end(of: line.layer, in: $0.institutionID, year: line.year)
        })
    }
  }

  /// Whether somebody judges a unit at the moment.
  private static func judges(
    _ principal: Principal, _ layer: Layer, _ place: WorkUnitPlace?
  ) -> Bool {
    guard let role = EvaluationPolicy.role(of: layer), let place else { return false }
    return principal.holds(role, covering: place)
  }

  private static func mayKnow(
    _ evaluation: Evaluation, _ principal: Principal, _ place: WorkUnitPlace?
  ) -> Bool {
    guard let place else { return false }
    return EvaluationPolicy.mayAct(
      principal, duty: evaluation.duty(of: principal.accountID), .readSheet, on: place,
      layer: evaluation.layer, stage: evaluation.stage.name)
  }

  /// What the person does next on each judgement; those that were overtaken are left out.
  private static func steps(
    of evaluations: [Evaluation], for principal: Principal, _ queue: QueueStore,
    in transaction: Transaction
  ) throws -> [(Evaluation, EvaluationStep)] {
    let author = Author(principal)
    let scoring = evaluations.filter { evaluation in
      evaluation.stage == .scoring && evaluation.duty(of: author.accountID) == .member
        && queue.sending(of: evaluation) == .current
    }
    let waiting = try BlindStore.waiting(of: author, in: scoring, transaction: transaction)
    let committed = try BlindStore.committed(in: evaluations, transaction: transaction)
    let open = try ConsensusStore.open(in: evaluations, transaction: transaction)
    return evaluations.compactMap { evaluation in
      guard let sending = queue.sending(of: evaluation), sending != .overtaken else {
        return nil
      }
      let step = evaluation.step(
        for: evaluation.duty(of: author.accountID), waiting: waiting[evaluation.id],
        committed: committed[evaluation.id] ?? [], account: author.accountID, sending: sending,
        open: open[evaluation.id])
      return (evaluation, step)
    }
  }

  private static func ordered(_ lines: [Line]) -> [Line] {
    let sorted = lines.sorted {
      ($0.step.urgency, $0.evaluation.year, $0.unitName, $0.evaluation.id)
        < ($1.step.urgency, $1.evaluation.year, $1.unitName, $1.evaluation.id)
    }
    return Array(sorted.prefix(most))
  }
}

extension Principal {
  /// The instansi that the person coordinates, in the order of their ids.
  var coordinated: [ID<Institution>] {
    grants.compactMap { grant -> ID<Institution>? in
      guard grant.role == .coordinator, case .institution(let id) = grant.scope else {
        return nil
      }
      return ID<Institution>(id)
    }.sorted()
  }
}
