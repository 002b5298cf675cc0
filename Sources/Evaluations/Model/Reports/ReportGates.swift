package import InstrumentsModel
package import Kernel
package import SurveysModel
import WorksheetsModel

/// How something that is asked beside the score stands.
package enum GateStanding: String, CaseIterable, Hashable, Sendable {
  /// It is there and enough.
  case met
  /// It is there and not enough.
  case missed
  /// Nobody has measured or stated it; a blank never helps.
  case absent
}

/// What the survey of the assessors themselves found with one questionnaire.
package struct SurveyReading: Hashable, Sendable {
  /// Which questionnaire.
  package let kind: QuestionnaireKind
  /// How many people answered.
  package let count: Int64
  /// The index on 0 to 4.
  package let index: Points
  /// Half the interval of 95 percent, on the same scale.
  package let margin: Points

  /// Describes a reading.
  package init(kind: QuestionnaireKind, count: Int64, index: Points, margin: Points) {
    self.kind = kind
    self.count = count
    self.index = index
    self.margin = margin
  }
}

/// One index of the assessors' own survey held against the floor of a predicate.
///
/// Held against it is the index, as the instrument does with the unit's own survey; whether the
/// floor lies within the margin of error is said beside it and decides nothing.
///
/// - Source: domain dossier c.1 and c.3 (index minimum of IPAK and IPKP), `indexEquivalent` of the
///   instrument; issue 5, "the internal survey is a gate with its margin of error".
package struct SurveyCheck: Hashable, Sendable {
  /// Which questionnaire.
  package let kind: QuestionnaireKind
  /// The lowest index.
  package let floor: Points
  /// What was found; nil when there is no closed round with answers enough.
  package let reading: SurveyReading?
  /// Where the floor stands written.
  package let source: Text

  /// How it stands.
  package var standing: GateStanding {
    guard let reading else { return .absent }
    return reading.index >= floor ? .met : .missed
  }

  /// Whether the floor lies within the margin, so that chance alone could have decided.
  package var isWithinMargin: Bool {
    guard let reading else { return false }
    return reading.index - reading.margin <= floor && floor <= reading.index + reading.margin
  }
}

extension Threshold {
  /// The questionnaire whose index a floor is about; nil for every other floor.
  package var surveyKind: QuestionnaireKind? {
    switch key {
    case "ipak": .spak
    case "ipkp": .spkp
    default: nil
    }
  }
}

extension Instrument {
  /// The surveys of assessors that a predicate asks for: every floor that names an index.
  ///
  /// - Parameters:
  ///   - rule: A predicate of this instrument.
  ///   - readings: What the assessors' survey found.
  /// - Returns: One for each floor with an index, in the order of the rule; empty for an instrument
  ///   without such floors.
  package func surveyChecks(
    of rule: PredicateRule, on readings: [SurveyReading]
  ) -> [SurveyCheck] {
    rule.thresholds.compactMap { threshold in
      guard let floor = threshold.indexEquivalent, let kind = threshold.surveyKind else {
        return nil
      }
      return SurveyCheck(
        kind: kind, floor: floor, reading: readings.first { $0.kind == kind },
        source: threshold.source)
    }
  }

  /// What this instrument asks about audit findings; nil when it asks nothing beside the score.
  package var auditPrecondition: Precondition? {
    preconditions.first { $0.holder == .unit && $0.key == "tlhp" }
  }

  /// What else is asked of a unit before it is proposed for a predicate, which no score tells.
  package func furtherDemands(for predicate: String) -> [(item: Precondition, text: Text)] {
    preconditions.filter {
      $0.holder == .unit && !["tlhp", "lke_minimum"].contains($0.key)
    }.flatMap { item in item.demands(for: predicate).map { (item, $0.text) } }
  }
}
