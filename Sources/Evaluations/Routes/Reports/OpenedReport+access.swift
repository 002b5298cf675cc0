import Accounts
import DeclarationsModel
import EvaluationsModel
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

extension OpenedEvaluation {
  /// The duty of the person where their door is open; nil for everybody else.
  ///
  /// A seat in the team is nothing without the role of the layer for this unit (law 9).
  var judgingDuty: TeamDuty? {
    let holds =
      EvaluationPolicy.role(of: evaluation.layer).map { principal.holds($0, covering: place) }
      ?? false
    return holds ? duty : nil
  }

  /// Whether the person runs judgements of the instansi.
  var runsJudgements: Bool {
    [Role.coordinator, .administrator].contains { principal.holds($0, covering: place) }
  }

  /// Whether somebody who may read the result may read the report too: before everybody has signed
  /// only the team and whoever runs judgements.
  func mayRead(_ report: EvaluationReport) -> Bool {
    report.isComplete || judgingDuty != nil || runsJudgements
  }
}

extension Principal {
  /// Whether a person has a role of an assessor for a unit that gives no sight of it, and no other
  /// role that does (law 9): a door is shut, by a conflict or because no seat was given.
  func isShutOut(of place: WorkUnitPlace) -> Bool {
    let isWithheld = withheld.contains { place.scopes.contains($0.scope) }
    return isWithheld && !Role.allCases.contains { holds($0, covering: place) }
  }
}

/// A report opened by a person who may read it.
struct ReadableReport: Sendable {
  let evaluation: OpenedEvaluation
  let opened: OpenedReport

  /// Opens the report on a judgement.
  ///
  /// The team and the coordinator read from the settling on, everybody else who may know of the
  /// judgement only what was wholly signed.
  ///
  /// - Throws: `Problem.notFound` for everybody else, and while there is no result.
  init(
    _ id: ID<Evaluation>, _ context: ZonaContext, in transaction: Transaction
  ) throws {
    evaluation = try OpenedEvaluation(id, for: .readResult, context, in: transaction)
    guard
      let opened = try OpenedReport.load(evaluation.loaded, at: context.now, in: transaction)
    else { throw Problem.notFound }
    self.opened = opened
    guard evaluation.mayRead(opened.report) else { throw Problem.notFound }
  }

  /// Whether the person may change words and recommendations now.
  var mayWrite: Bool { evaluation.judgingDuty == .lead && opened.report.isDraft }

  /// The duty in which the person signs now; nil when it is not their turn.
  var signingDuty: TeamDuty? {
    guard let duty = evaluation.judgingDuty, opened.report.nextSigner == duty,
      opened.hindrance == nil
    else { return nil }
    return duty
  }

  /// Whether the person may give the report back now.
  var mayGiveBack: Bool {
    evaluation.judgingDuty == .controller && !opened.report.isDraft
      && !opened.report.isComplete
  }
}
