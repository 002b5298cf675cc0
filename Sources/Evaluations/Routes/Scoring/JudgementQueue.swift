import Accounts
import AccountsModel
import EvaluationsModel
import House
import Instruments
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
struct JudgementQueue: Sendable {
  /// A judgement in which the person has a duty.
  struct Line: Sendable {
    let evaluation: Evaluation
    let unitName: String
    let step: EvaluationStep
  }

  /// The most judgements listed.
  static let most = 30

  /// What waits for the person, most urgent first, then what they wait for.
  private(set) var lines: [Line] = []
  /// Assigned units whose sent worksheet nobody began to judge.
  private(set) var toBegin: [(assignment: UnitAssignment, unitName: String)] = []
  /// What stands still where the person coordinates.
  private(set) var still: [(line: StillStore.Line, unitName: String)] = []

  var isEmpty: Bool { lines.isEmpty && toBegin.isEmpty && still.isEmpty }

  /// Collects it.
  init(of principal: Principal, at now: Instant, in transaction: Transaction) throws {
    let day = CalendarDate(programmeDayOf: now)
    var names: [ID<WorkUnit>: String] = [:]
    func name(_ unit: ID<WorkUnit>) throws(StorageError) -> String {
      if let known = names[unit] { return known }
      let name = try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? ""
      names[unit] = name
      return name
    }
    for evaluation in try EvaluationStore.unsettled(
      with: principal.accountID, in: transaction)
    {
      guard let step = try Self.step(of: evaluation, for: principal, in: transaction) else {
        continue
      }
      lines.append(
        Line(evaluation: evaluation, unitName: try name(evaluation.unitID), step: step))
    }
    lines.sort {
      ($0.step.urgency, $0.evaluation.year, $0.unitName, $0.evaluation.id)
        < ($1.step.urgency, $1.evaluation.year, $1.unitName, $1.evaluation.id)
    }
    lines = Array(lines.prefix(Self.most))
    for assignment in try Self.waiting(for: principal, in: transaction).prefix(Self.most) {
      toBegin.append((assignment, try name(assignment.unitID)))
    }
    let coordinated = principal.grants.compactMap { grant -> ID<Institution>? in
      guard grant.role == .coordinator, case .institution(let id) = grant.scope else {
        return nil
      }
      return ID<Institution>(id)
    }
    for line in try StillStore.lines(
      in: coordinated.sorted(), at: now, transaction: transaction)
    {
      still.append((line, try name(line.unitID)))
    }
  }

  /// What the person does next; nil when they may not know of the judgement, or it is no more.
  private static func step(
    of evaluation: Evaluation, for principal: Principal, in transaction: Transaction
  ) throws -> EvaluationStep? {
    let place = try WorkUnitStore.place(of: evaluation.unitID, in: transaction)
    let duty = evaluation.duty(of: principal.accountID)
    guard
      EvaluationPolicy.mayAct(
        principal, duty: duty, .readSheet, on: place, layer: evaluation.layer,
        stage: evaluation.stage.name),
      let worksheet = try WorksheetStore.find(evaluation.worksheetID, in: transaction)
    else { return nil }
    let sending = evaluation.sending(in: worksheet)
    if sending == .overtaken { return nil }
    var waiting: Int?
    if duty == .member, evaluation.stage == .scoring {
      let instrument = try InstrumentLibrary.instrument(evaluation.instrumentID)
      do throws(StorageError) {
        let sheet = try BlindStore.own(
          of: Author(principal), in: evaluation, instrument: instrument, transaction: transaction)
        waiting = SheetProgress(of: sheet, in: instrument).waiting.count
      } catch {
        // An altered row is told on the page of the judgement; the other tasks stay reachable.
        guard case .corrupted = error else { throw error }
      }
    }
    let committed = try BlindStore.commitments(of: evaluation, in: transaction)
    return evaluation.step(
      for: duty, waiting: waiting, committed: Set(committed.keys),
      account: principal.accountID, sending: sending)
  }

  /// The person's assignments whose unit has sent a worksheet that nobody began to judge.
  private static func waiting(
    for principal: Principal, in transaction: Transaction
  ) throws -> [UnitAssignment] {
    guard let account = ID<Account>(principal.accountID) else { return [] }
    return try AssignmentStore.assignments(with: account, in: transaction).filter { assignment in
      guard let role = EvaluationPolicy.role(of: assignment.layer),
        principal.holds(
          role, covering: try WorkUnitStore.place(of: assignment.unitID, in: transaction)),
        let worksheet = try BeginningRead.sent(of: assignment, in: transaction)
      else { return false }
      return try !EvaluationStore.evaluations(of: worksheet, in: transaction).contains {
        $0.layer == assignment.layer && $0.submission == worksheet.submissionCount
      }
    }
  }
}
