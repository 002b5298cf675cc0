package import Kernel
package import WorkUnitsModel

/// Who asks; rounds of different purposes never share answers.
package enum SurveyPurpose: String, CaseIterable, Hashable, Sendable {
  /// The unit's own survey.
  case unit
  /// The internal check of the instansi's assessors.
  case internalCheck = "tpi"
  /// The survey of the national assessors.
  case national = "tpn"
}

/// One service that people come for, with how many came.
package struct SurveyedService: Hashable, Sendable {
  /// The longest name, in characters.
  package static let longestName = 120

  /// From 1, lasting within the round.
  package let number: Int
  /// What people call it.
  package let name: String
  /// How many people were served in the period; nil when nobody counted.
  ///
  /// - Range: `1...1_000_000_000`.
  package let population: Int?

  /// Describes a service.
  package init(number: Int, name: String, population: Int?) {
    self.number = number
    self.name = name
    self.population = population
  }
}

/// One survey of one unit: what is asked, of whom, when, and by which rules it is judged.
package struct SurveyRound: Hashable, Sendable {
  /// The most services of a round.
  package static let mostServices = 40
  /// The longest title, in characters.
  package static let longestTitle = 160

  /// What was decided before it was published; pinned from then on.
  package struct Plan: Hashable, Sendable {
    /// What the round is called on pages of the unit.
    package var title: String
    /// Who asks.
    package var purpose: SurveyPurpose
    /// The ids of its questionnaires, in the order they are asked.
    package var questionnaireIDs: [String]
    /// The scale of SPKP and SPAK.
    package var scale: AnswerScale
    /// What people came for.
    package var services: [SurveyedService]
    /// When answers are taken.
    package var window: SurveyWindow
    /// Network addresses of the office, such as `203.0.113.0/24`; answers from there are flagged.
    package var officeNetworks: [String]
    /// The version of the honesty rules.
    package var rulesVersion: Int

    /// Describes what was decided.
    package init(
      title: String, purpose: SurveyPurpose, questionnaireIDs: [String], scale: AnswerScale,
      services: [SurveyedService], window: SurveyWindow, officeNetworks: [String] = [],
      rulesVersion: Int
    ) {
      self.title = title
      self.purpose = purpose
      self.questionnaireIDs = questionnaireIDs
      self.scale = scale
      self.services = services
      self.window = window
      self.officeNetworks = officeNetworks
      self.rulesVersion = rulesVersion
    }

    /// How many people were served; nil as soon as one service has not been counted, and for none.
    ///
    /// - Unit: people.
    package var population: Int? {
      guard !services.isEmpty else { return nil }
      return services.reduce(into: Int?(0)) { sum, service in
        guard let known = sum, let count = service.population else { return sum = nil }
        sum = known + count
      }
    }
  }

  /// The identity; also the public address of the round.
  package let id: ID<SurveyRound>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// What was decided.
  package private(set) var plan: Plan
  /// When it was published; nil for a draft.
  package private(set) var publishedAt: Instant?
  /// When it was closed for good.
  package private(set) var closedAt: Instant?
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored round.
  package init(
    id: ID<SurveyRound>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    plan: Plan, publishedAt: Instant? = nil, closedAt: Instant? = nil, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.plan = plan
    self.publishedAt = publishedAt
    self.closedAt = closedAt
    self.version = version
  }

  /// Where a round stands at a moment.
  package enum Stage: String, CaseIterable, Hashable, Sendable {
    /// Being prepared; only its organisers know of it.
    case draft
    /// Published, and its window has not begun.
    case announced
    /// Takes answers.
    case open
    /// Its window is over; the closing act has not been done.
    case ended
    /// Closed for good; its figures stand.
    case closed
  }

  /// Where it stands at a moment.
  package func stage(at now: Instant) -> Stage {
    guard publishedAt != nil else { return .draft }
    if closedAt != nil { return .closed }
    if now < plan.window.opensAt { return .announced }
    return now < plan.window.closesAt ? .open : .ended
  }

  /// Whether an answer is taken at a moment.
  ///
  /// - Throws: `notYetOpen`, `isOver`; a draft is `unknownRound`.
  package func checkTakesAnswers(at now: Instant) throws(SurveyRefusal) {
    switch stage(at: now) {
    case .draft: throw .unknownRound
    case .announced: throw .notYetOpen(plan.window.opensAt)
    case .open: return
    case .ended, .closed: throw .isOver(plan.window.closesAt)
    }
  }

  /// Plans it otherwise, as long as it is a draft.
  ///
  /// - Returns: What happened; empty when nothing changes.
  /// - Throws: `isPublished`.
  package mutating func change(to newPlan: Plan) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt == nil else { throw .isPublished }
    guard newPlan != plan else { return [] }
    plan = newPlan
    return [.roundChanged(self)]
  }

  /// Publishes it: from now on only its window can be extended.
  ///
  /// - Throws: `isPublished`; `windowIsWrong` when its window is over already.
  package mutating func publish(at now: Instant) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt == nil else { throw .isPublished }
    guard now < plan.window.closesAt else { throw .windowIsWrong }
    publishedAt = now
    return [.roundPublished(self)]
  }

  /// Lets it take answers for longer.
  ///
  /// - Parameters:
  ///   - closesAt: The first moment that is too late, later than before.
  ///   - reason: Why, for everybody to read; 1 to 600 characters.
  ///   - now: The present moment.
  /// - Returns: What happened.
  /// - Throws: `isOver` once its window has ended; `windowIsWrong`, `reasonMissing`.
  package mutating func extend(
    until closesAt: Instant, reason: String, at now: Instant
  ) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt != nil else { throw .unknownRound }
    guard closedAt == nil, now < plan.window.closesAt else { throw .isOver(plan.window.closesAt) }
    guard closesAt > plan.window.closesAt else { throw .windowIsWrong }
    guard (1...600).contains(reason.count) else { throw .reasonMissing }
    plan.window = try SurveyWindow(opensAt: plan.window.opensAt, closesAt: closesAt)
    return [.roundExtended(self, reason: reason)]
  }

  /// Closes it for good.
  ///
  /// - Parameter now: After the end of its window.
  /// - Throws: `notYetOver`, `isClosed`; a draft is `unknownRound`.
  package mutating func close(at now: Instant) throws(SurveyRefusal) {
    switch stage(at: now) {
    case .draft: throw .unknownRound
    case .announced, .open: throw .notYetOver(plan.window.closesAt)
    case .closed: throw .isClosed
    case .ended: closedAt = now
    }
  }
}

/// From the first moment in which answers are taken to the first in which they are not any more.
package struct SurveyWindow: Hashable, Sendable {
  /// The first moment.
  package let opensAt: Instant
  /// The first moment that is too late.
  package let closesAt: Instant

  /// Makes a window.
  ///
  /// - Throws: `windowIsWrong` when it would end before it begins.
  package init(opensAt: Instant, closesAt: Instant) throws(SurveyRefusal) {
    guard opensAt < closesAt else { throw .windowIsWrong }
    self.opensAt = opensAt
    self.closesAt = closesAt
  }
}
