import Kernel

/// The questionnaires that come with Zona.
///
/// Their sentences are our own: the regulation names what is judged and leaves the wording to the
/// one who asks. A version that somebody answered is never edited; a better wording is a new one.
package enum Questionnaires {
  /// All of them, older versions included.
  package static let shipped: [Questionnaire] = [.spkp1, .spak1, .skm1]

  /// The questionnaire with that id.
  ///
  /// - Parameter id: Such as `spkp-1`.
  /// - Returns: nil when none has it.
  package static func find(_ id: String) -> Questionnaire? {
    shipped.first { $0.id == id }
  }

  /// The questionnaires of a round, in the order they are asked.
  ///
  /// - Parameter ids: Those that the round has pinned.
  /// - Returns: One for each id.
  /// - Throws: `questionnairesAreWrong` when there is none, an unknown one, or two of one kind.
  package static func list(_ ids: [String]) throws(SurveyRefusal) -> [Questionnaire] {
    let found = ids.compactMap(find)
    let kinds = Set(found.map(\.kind))
    guard !ids.isEmpty, found.count == ids.count, kinds.count == ids.count else {
      throw .questionnairesAreWrong
    }
    return found
  }
}

extension Questionnaire {
  /// What the steps of an agreement are called, for four and for six.
  static let agreement: [Int: [Text]] = [
    4: [
      Text("Sangat tidak setuju", "Strongly disagree"), Text("Tidak setuju", "Disagree"),
      Text("Setuju", "Agree"), Text("Sangat setuju", "Strongly agree"),
    ],
    6: [
      Text("Sangat tidak setuju", "Strongly disagree"), Text("Tidak setuju", "Disagree"),
      Text("Agak tidak setuju", "Slightly disagree"), Text("Agak setuju", "Slightly agree"),
      Text("Setuju", "Agree"), Text("Sangat setuju", "Strongly agree"),
    ],
  ]
}
