package import Kernel

extension QuestionnaireKind {
  /// What the LKE gives for the highest index: 17.5 points for IPAK and for IPKP; nil for SKM.
  ///
  /// - Source: PermenPANRB 90/2021, result B; domain dossier b.1 and e.1.
  package var lkeWeight: Fraction? {
    switch self {
    case .spkp, .spak: Fraction(35, over: 2)
    case .skm: nil
    }
  }

  /// The lowest index on 0 to 4 with which a unit can still become WBK and WBBM; nil for SKM.
  ///
  /// - Source: PermenPANRB 90/2021 as in the domain dossier c.1: IPAK 15.75 points of 17.5 for
  ///   both, IPKP 14.00 for WBK and 15.75 for WBBM.
  package var floors: SurveyFloors? {
    switch self {
    case .spkp: SurveyFloors(wbk: SurveyFloors.threeTwo, wbbm: SurveyFloors.threeSix)
    case .spak: SurveyFloors(wbk: SurveyFloors.threeSix, wbbm: SurveyFloors.threeSix)
    case .skm: nil
    }
  }
}

/// The lowest indexes of both predicates.
package struct SurveyFloors: Hashable, Sendable {
  /// For WBK.
  package let wbk: Points
  /// For WBBM.
  package let wbbm: Points

  static let threeTwo = Points(units: Points.unitsPerPoint / 10 * 32)
  static let threeSix = Points(units: Points.unitsPerPoint / 10 * 36)
}

/// The grade of an IKM.
///
/// The regulation's table leaves gaps (88.30 to 88.31): only the lower bounds count, so that a
/// value in a gap has the grade below it.
///
/// - Source: PermenPANRB 14/2017, annex; domain dossier e.2.
package enum SatisfactionGrade: String, CaseIterable, Hashable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"

  /// The IKM of somebody who takes the best step everywhere.
  static let top = Fraction(100, over: 1)

  /// The lowest IKM of the grade.
  package var lowest: Points {
    let hundredths: Int64 =
      switch self {
      case .a: 88_31
      case .b: 76_61
      case .c: 65_00
      case .d: 25_00
      }
    return Points(units: Points.unitsPerPoint / 100 * hundredths)
  }

  /// The grade of a value on 25 to 100.
  package init(ikm: Points) {
    self = Self.allCases.first { ikm >= $0.lowest } ?? .d
  }
}
