/// Who asks; rounds of different purposes never share answers.
package enum SurveyPurpose: String, CaseIterable, Hashable, Sendable {
  /// The unit's own survey.
  case unit
  /// The internal check of the instansi's assessors.
  case internalCheck = "tpi"
  /// The survey of the national assessors.
  case national = "tpn"
}
