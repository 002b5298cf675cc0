/// One thing that respondents may tell about themselves.
package enum RespondentCharacteristic: String, CaseIterable, Hashable, Sendable {
  case age
  case sex
  case education
  case disability

  /// Its groups in the order of the form; the last one told nothing.
  package var groups: [RespondentGroup] {
    switch self {
    case .age: RespondentProfile.Age.allCases.map { .age($0) } + [.age(nil)]
    case .sex: RespondentProfile.Sex.allCases.map { .sex($0) } + [.sex(nil)]
    case .education:
      RespondentProfile.Education.allCases.map { .education($0) } + [.education(nil)]
    case .disability: [.disability(true), .disability(false), .disability(nil)]
    }
  }
}

/// Everybody who gave the same answer about one characteristic, or none: nil stands for them.
///
/// Characteristics are never crossed: each respondent is in one group of each.
package enum RespondentGroup: Hashable, Sendable {
  case age(RespondentProfile.Age?)
  case sex(RespondentProfile.Sex?)
  case education(RespondentProfile.Education?)
  case disability(Bool?)

  /// The groups of one characteristic after the other.
  package static let all = RespondentCharacteristic.allCases.flatMap(\.groups)

  /// Of what it is a group.
  package var characteristic: RespondentCharacteristic {
    switch self {
    case .age: .age
    case .sex: .sex
    case .education: .education
    case .disability: .disability
    }
  }

  /// Whether it is the group of those who told nothing.
  package var isBlank: Bool { answer == Self.blank }

  /// The answer as it is stored; lasting within its characteristic.
  package var answer: String {
    switch self {
    case .age(let age): age?.rawValue ?? Self.blank
    case .sex(let sex): sex?.rawValue ?? Self.blank
    case .education(let education): education?.rawValue ?? Self.blank
    case .disability(let hasDisability): hasDisability.map { $0 ? "yes" : "no" } ?? Self.blank
    }
  }

  private static let blank = "blank"

  /// The group of a stored answer.
  ///
  /// - Returns: nil for what is none.
  package init?(characteristic: String, answer: String) {
    guard
      let group = RespondentCharacteristic(rawValue: characteristic)?.groups
        .first(where: { $0.answer == answer })
    else { return nil }
    self = group
  }
}

extension RespondentProfile {
  /// The groups that the respondent belongs to, one for each characteristic.
  package var groups: [RespondentGroup] {
    [.age(age), .sex(sex), .education(education), .disability(hasDisability)]
  }
}
