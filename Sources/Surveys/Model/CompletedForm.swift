/// How an answer came in.
package enum SurveyChannel: String, CaseIterable, Hashable, Sendable {
  /// A one-time link that somebody was sent.
  case invitation
  /// The QR at a counter.
  case counter
  /// A shared tablet.
  case kiosk
  /// A paper form that a named enumerator typed in.
  case paper
}

/// What somebody may tell about themselves; nothing of it is ever required.
package struct RespondentProfile: Hashable, Sendable {
  /// A band of ages.
  package enum Age: String, CaseIterable, Hashable, Sendable {
    case under26 = "17-25"
    case under36 = "26-35"
    case under46 = "36-45"
    case under56 = "46-55"
    case older = "56+"
  }

  /// A sex.
  package enum Sex: String, CaseIterable, Hashable, Sendable {
    case woman = "p"
    case man = "l"
  }

  /// The highest schooling.
  package enum Education: String, CaseIterable, Hashable, Sendable {
    case primary = "sd"
    case juniorSecondary = "smp"
    case seniorSecondary = "sma"
    case diploma
    case bachelor = "s1"
    case postgraduate = "s2"
  }

  /// The band of ages, if told.
  package var age: Age?
  /// The sex, if told.
  package var sex: Sex?
  /// The schooling, if told.
  package var education: Education?
  /// Whether the person lives with a disability, if told.
  package var hasDisability: Bool?

  /// Somebody who tells nothing.
  package init(
    age: Age? = nil, sex: Sex? = nil, education: Education? = nil, hasDisability: Bool? = nil
  ) {
    self.age = age
    self.sex = sex
    self.education = education
    self.hasDisability = hasDisability
  }
}

/// A filled-in form in which every item is answered within its scale.
package struct CompletedForm: Hashable, Sendable {
  /// The longest free text.
  ///
  /// - Unit: bytes of UTF-8.
  package static let longestComment = 2000

  /// One step for each item of each questionnaire of the round, in order.
  ///
  /// - Range: `1...steps` of the questionnaire in that round.
  package let steps: [UInt8]
  /// The number of the service; nil when the round has none or nobody said.
  package let service: Int?
  /// What the person told.
  package let profile: RespondentProfile
  /// What the person wrote; nil for nothing.
  package let comment: String?

  /// Checks what was sent.
  ///
  /// - Parameters:
  ///   - steps: One for each item.
  ///   - service: The number of a service of the round.
  ///   - profile: What the person told.
  ///   - comment: Free text.
  ///   - questionnaires: Those of the round, in order.
  ///   - scale: The scale of the round.
  ///   - services: The numbers of the services of the round.
  /// - Throws: `itemsMissing` with the places (from 0) that are empty, `outOfScale`, `extraItems`,
  ///   `unknownService`, `commentTooLong`.
  package init(
    steps: [Int?], service: Int?, profile: RespondentProfile, comment: String?,
    of questionnaires: [Questionnaire], scale: AnswerScale, services: [Int]
  ) throws(SurveyRefusal) {
    let limits = questionnaires.flatMap { questionnaire in
      questionnaire.items.map { _ in questionnaire.scale(scale).steps }
    }
    guard steps.count <= limits.count else { throw .extraItems }
    let padded = steps + Array(repeating: nil, count: limits.count - steps.count)
    let missing = padded.indices.filter { padded[$0] == nil }
    guard missing.isEmpty else { throw .itemsMissing(missing) }
    var taken: [UInt8] = []
    for (place, (step, limit)) in zip(padded, limits).enumerated() {
      guard let step, (1...limit).contains(step) else { throw .outOfScale(place: place) }
      taken.append(UInt8(step))
    }
    if let service, !services.contains(service) { throw .unknownService }
    if let comment, comment.utf8.count > Self.longestComment { throw .commentTooLong }
    self.steps = taken
    self.service = service
    self.profile = profile
    self.comment = comment
  }

  /// A form that was checked before it was stored.
  init(stored steps: [UInt8], service: Int?, profile: RespondentProfile, comment: String?) {
    self.steps = steps
    self.service = service
    self.profile = profile
    self.comment = comment
  }
}
