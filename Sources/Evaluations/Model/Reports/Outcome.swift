package import InstrumentsModel
import Kernel
import SurveysModel

/// What a judgement comes to for a unit.
package enum Outcome: Hashable, Sendable {
  /// Everything that is asked for this predicate and seen here is there; `wbk` or `wbbm`.
  case ready(predicate: String)
  /// No predicate is within reach yet: the unit is coached (pembinaan).
  case coaching

  /// The name in files, such as `ready_wbk`.
  package var name: String {
    switch self {
    case .ready(let predicate): "ready_" + predicate
    case .coaching: "coaching"
    }
  }
}

extension Outcome {
  /// What a decided sheet comes to, without the reasons.
  ///
  /// For ranking many units; says the same as `Conclusion`.
  ///
  /// - Parameters:
  ///   - decision: Of `ScoringPlan`: bit *i* is set when the score clears predicate *i*.
  ///   - instrument: The instrument of the worksheet.
  ///   - readings: What the assessors' own survey of the year found.
  ///   - audit: The statement on audit findings that stands; nil when there is none.
  package init(
    clearing decision: UInt8, in instrument: Instrument, readings: [SurveyReading],
    audit: AuditStatement?
  ) {
    self.init(in: instrument) { place in
      guard decision & (1 << UInt8(place)) != 0 else { return false }
      let surveys = instrument.surveyChecks(of: instrument.predicates[place], on: readings)
      return OutcomeObstacle.besideScore(surveys, audit, in: instrument).isEmpty
    }
  }

  /// The last predicate with nothing in its way whose base, if it rests on one, is reached too.
  fileprivate init(in instrument: Instrument, isClear: (Int) -> Bool) {
    var reached: [String] = []
    for (place, rule) in instrument.predicates.enumerated() where isClear(place) {
      if rule.requiredPredicate.map({ reached.contains($0) }) ?? true { reached.append(rule.key) }
    }
    self = reached.last.map { .ready(predicate: $0) } ?? .coaching
  }
}

/// What stands between a unit and a predicate.
package enum OutcomeObstacle: Hashable, Sendable {
  /// A floor of the score is missed.
  case floor(FloorCheck)
  /// An index of the assessors' survey is below its floor, or was not measured.
  case survey(SurveyCheck)
  /// Audit findings are not all followed up; how many are left.
  case audit(open: Int)
  /// Nobody has stated how far the follow-up of audit findings is.
  case auditUnstated

  /// What is in the way beside the score: surveys first, then audit findings.
  fileprivate static func besideScore(
    _ surveys: [SurveyCheck], _ audit: AuditStatement?, in instrument: Instrument
  ) -> [OutcomeObstacle] {
    var obstacles = surveys.filter { $0.standing != .met }.map(OutcomeObstacle.survey)
    if instrument.auditPrecondition != nil {
      if let audit {
        if audit.openCount > 0 { obstacles.append(.audit(open: audit.openCount)) }
      } else {
        obstacles.append(.auditUnstated)
      }
    }
    return obstacles
  }
}

/// What is held against the rules for one predicate.
package struct PredicateFinding: Hashable, Sendable {
  /// `wbk` or `wbbm`.
  package let predicate: String
  /// Every floor of the score.
  package let floors: [FloorCheck]
  /// The indexes of the assessors' survey.
  package let surveys: [SurveyCheck]
  /// What is in the way, floors first; empty when nothing is.
  package let obstacles: [OutcomeObstacle]
}

/// The outcome of a judgement with its reasons: floors of the score, survey and audit findings.
///
/// A unit is ready for a predicate when nothing of the three is in the way, and for the next one
/// only when it is also ready for the one that it rests on. What nobody measured or stated is in the
/// way like what is missed. Which years a predicate has been held is asked when the unit is
/// proposed, not here.
///
/// - Source: PermenPANRB 90/2021 as in the instrument (floors, index minima); domain dossier c.3
///   (LKE minima, TLHP 100 percent settled, surveys at the minimum) and d.1 (`ready`, or
///   `not_proposed` with coaching); decision 0202.
package struct Conclusion: Hashable, Sendable {
  /// What it comes to.
  package let outcome: Outcome
  /// Every predicate of the instrument, in its order.
  package let findings: [PredicateFinding]

  /// Draws the conclusion.
  ///
  /// - Parameters:
  ///   - card: The settled scores of the assessors.
  ///   - instrument: The instrument of the worksheet.
  ///   - readings: What the assessors' own survey of the year found.
  ///   - audit: The statement on audit findings that stands; nil when there is none.
  package init(
    of card: Scorecard, in instrument: Instrument, readings: [SurveyReading],
    audit: AuditStatement?
  ) {
    let findings = instrument.predicates.map { rule in
      let verdict = instrument.verdict(of: rule, on: card)
      let surveys = instrument.surveyChecks(of: rule, on: readings)
      return PredicateFinding(
        predicate: rule.key, floors: verdict.floors, surveys: surveys,
        obstacles: verdict.floors.filter { !$0.isCleared }.map(OutcomeObstacle.floor)
          + OutcomeObstacle.besideScore(surveys, audit, in: instrument))
    }
    self.findings = findings
    outcome = Outcome(in: instrument) { findings[$0].obstacles.isEmpty }
  }

  /// The first predicate that is not reached yet; nil when all are.
  package var next: PredicateFinding? {
    guard case .ready(let reached) = outcome,
      let place = findings.firstIndex(where: { $0.predicate == reached })
    else { return findings.first }
    return findings.dropFirst(place + 1).first
  }
}
