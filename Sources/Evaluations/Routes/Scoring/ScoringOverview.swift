import Accounts
import Evidence
import EvaluationsModel
import House
import Hummingbird
import InstrumentsModel
import Kernel
import Storage
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

extension EvaluationRoutes {
  /// How far a judgement is, and what the person does next.
  func scoringOverview(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = context.page(after: request, ScoringDone.self)
    let read = try await services.storage.read { transaction in
      let opened = try OpenedEvaluation(
        context.evaluationID, for: .follow, context, in: transaction)
      return try ScoringOverview(opened, at: context.now, in: transaction)
    }
    return htmlResponse(EvaluationPage(read: read, page: page))
  }
}

/// Everything that the overview of a judgement shows to one person; never a score.
struct ScoringOverview: Sendable {
  let opened: OpenedEvaluation
  /// Who has committed, and when, by account id.
  let commitments: [String: Instant]
  /// The person's own sheet; nil for everybody but members.
  let own: OwnSheet?
  /// The person's own time; nil when nothing was measured.
  let time: TimeFigures?
  /// What the pre-check found, by rule; empty for those who may not see the sheet.
  let found: [PreCheckGroup]
  /// The judgement of a later sending; nil when there is none.
  let later: Evaluation?
  /// Who judges the unit, for those with a seat there and for whoever runs the seats.
  let assignment: UnitAssignment?
  /// The seats for which the team waits; empty for a judgement with a later one.
  let vacancies: [TeamDuty]
  /// Where an empty seat is filled, for those who may.
  let fillPath: String?
  let step: EvaluationStep

  init(
    _ opened: OpenedEvaluation, at now: Instant, in transaction: Transaction
  ) throws {
    let evaluation = opened.evaluation
    let worksheet = opened.worksheet
    self.opened = opened
    commitments = try BlindStore.commitments(of: evaluation, in: transaction)
    own = try OwnSheet(opened, in: transaction)
    let seconds =
      own == nil
      ? [:]
      : try TimeStore.seconds(
        of: opened.author.accountID, for: opened.principal, in: opened.loaded,
        transaction: transaction)
    time = TimeFigures(Array(seconds.values))
    found =
      opened.may(.readSheet)
      ? try Self.found(opened, on: now, in: transaction) : []
    later = try EvaluationStore.evaluations(of: worksheet.worksheet, in: transaction).first {
      $0.layer == evaluation.layer && $0.submission > evaluation.submission
    }
    let held = try AssignmentStore.find(
      of: opened.place.unitID, year: evaluation.year.number, layer: evaluation.layer,
      in: transaction)
    let account = opened.author.accountID
    assignment = held.flatMap { held in
      let isOwn = held.seats.contains { $0.personID.text == account }
      let runs = OpenedSeat.runs(opened.principal, held.layer, on: opened.place)
      return isOwn || runs ? held : nil
    }
    vacancies = later == nil ? try JudgedSeats.awaited(of: held, in: transaction) : []
    fillPath = held.flatMap { held in
      OpenedSeat.runs(opened.principal, held.layer, on: opened.place)
        ? SeatLink.handover(held.id).path : nil
    }
    step = evaluation.step(
      for: opened.duty, waiting: own?.progress.waiting.count,
      committed: Set(commitments.keys), account: opened.author.accountID,
      sending: evaluation.sending(in: worksheet.worksheet),
      open: try ConsensusStore.open(in: [evaluation], transaction: transaction)[evaluation.id])
  }

  private static func found(
    _ opened: OpenedEvaluation, on now: Instant, in transaction: Transaction
  ) throws(StorageError) -> [PreCheckGroup] {
    let findings = try PreCheckStore.findings(
      of: opened.worksheet, at: opened.place, board: opened.proofBoard(in: transaction),
      on: CalendarDate(programmeDayOf: now), in: transaction)
    return PreCheckGroup.groups(of: findings, in: opened.worksheet.instrument)
  }

  /// Whether the pages on which everybody's sheets stand are open to the person now: not while the
  /// later sending is scored alone.
  var showsSheets: Bool { opened.may(.readSheets) && later?.stage != .scoring }

  /// Whether the person judges here and may still have to declare a conflict.
  var hasSeat: Bool {
    assignment?.seats.contains { $0.personID.text == opened.author.accountID } ?? false
  }

  /// Where the next step is done; nil where there is nothing to do or no way for this person.
  var target: String? {
    let id = opened.evaluation.id
    switch step {
    case .score:
      return own?.progress.waiting.first.map {
        ScoringLink.question(id, $0, in: opened.loaded.instrument).path
      }
    case .commit: return ScoringLink.commitment(id).path
    case .reveal: return ScoringLink.opening(id).path
    case .agree, .repair: return ScoringLink.consensus(id).path
    case .check: return ScoringLink.sample(id).path
    case .read: return ScoringLink.result(id).path
    case .goToLater: return later.map { ScoringLink.overview($0.id).path }
    case .waitForCommitments, .waitForOpening, .waitForAgreement, .waitForCheck, .waitForUnit:
      return nil
    }
  }
}
