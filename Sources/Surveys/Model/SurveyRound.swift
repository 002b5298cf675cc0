package import Kernel
package import WorkUnitsModel

/// One survey of one unit: what is asked, of whom, when, and by which rules it is judged.
package struct SurveyRound: Hashable, Sendable {
  /// The most services of a round.
  package static let mostServices = 40
  /// The longest title, in characters.
  package static let longestTitle = 160
  /// How often a window may be extended.
  package static let mostExtensions = 3
  /// The longest reason, in characters.
  package static let longestReason = 600

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
  /// When it was withdrawn, before its window began.
  package private(set) var withdrawnAt: Instant?
  /// How often its window was extended.
  package private(set) var extensionCount: Int
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored round.
  package init(
    id: ID<SurveyRound>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    plan: Plan, publishedAt: Instant? = nil, closedAt: Instant? = nil,
    withdrawnAt: Instant? = nil, extensionCount: Int = 0, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.plan = plan
    self.publishedAt = publishedAt
    self.closedAt = closedAt
    self.withdrawnAt = withdrawnAt
    self.extensionCount = extensionCount
    self.version = version
  }

  /// Where a round stands at a moment.
  package enum Stage: String, CaseIterable, Hashable, Sendable {
    /// Being prepared; only its organisers know of it.
    case draft
    /// Published, and its window has not begun.
    case announced
    /// Withdrawn before its window began; it never took an answer.
    case withdrawn
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
    if withdrawnAt != nil { return .withdrawn }
    if closedAt != nil { return .closed }
    if now < plan.window.opensAt { return .announced }
    return now < plan.window.closesAt ? .open : .ended
  }

  /// Whether an answer is taken at a moment.
  ///
  /// - Throws: `notYetOpen`, `isOver`, `isWithdrawn`; a draft is `unknownRound`.
  package func checkTakesAnswers(at now: Instant) throws(SurveyRefusal) {
    switch stage(at: now) {
    case .draft: throw .unknownRound
    case .announced: throw .notYetOpen(plan.window.opensAt)
    case .withdrawn: throw .isWithdrawn
    case .open: return
    case .ended, .closed: throw .isOver(plan.window.closesAt)
    }
  }

  /// Whether nobody can have answered yet, so that what decides who is asked may still be made.
  ///
  /// - Throws: `hasOpened` from the first moment of the window on, `isWithdrawn`.
  package func checkHasNotOpened(at now: Instant) throws(SurveyRefusal) {
    switch stage(at: now) {
    case .draft, .announced: return
    case .withdrawn: throw .isWithdrawn
    case .open, .ended, .closed: throw .hasOpened(plan.window.opensAt)
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

  /// What is noted when a draft is thrown away.
  ///
  /// - Throws: `isPublished`: what everybody could read is withdrawn, not thrown away.
  package func discard() throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt == nil else { throw .isPublished }
    return [.roundDiscarded(self)]
  }

  /// Publishes it before its window begins: from now on only its window can be extended.
  ///
  /// - Throws: `isPublished`; `startIsPast`, `endIsPast`, `windowIsTooLong` for its window.
  package mutating func publish(at now: Instant) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt == nil else { throw .isPublished }
    if let fault = plan.window.faults(at: now).first { throw fault }
    publishedAt = now
    return [.roundPublished(self)]
  }

  /// Takes a published round back before its window begins.
  ///
  /// - Parameters:
  ///   - reason: Why, for everybody to read; 1 to 600 characters.
  ///   - now: The present moment.
  /// - Returns: What happened.
  /// - Throws: `hasOpened`, `isWithdrawn`, `reasonMissing`; a draft is `unknownRound`.
  package mutating func withdraw(
    reason: String, at now: Instant
  ) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt != nil else { throw .unknownRound }
    try checkHasNotOpened(at: now)
    try Self.check(reason)
    withdrawnAt = now
    return [.roundWithdrawn(self, reason: reason)]
  }

  /// Lets it take answers for longer; nothing lets it take them for shorter.
  ///
  /// - Parameters:
  ///   - closesAt: The first moment that is too late, later than before.
  ///   - reason: Why, for everybody to read; 1 to 600 characters.
  ///   - now: The present moment.
  /// - Returns: What happened.
  /// - Throws: `isOver` once its window has ended, `isWithdrawn`; `noMoreExtensions`, `isShorter`,
  ///   `windowIsTooLong`, `reasonMissing`.
  package mutating func extend(
    until closesAt: Instant, reason: String, at now: Instant
  ) throws(SurveyRefusal) -> [SurveyEvent] {
    guard publishedAt != nil else { throw .unknownRound }
    let before = plan.window
    guard withdrawnAt == nil else { throw .isWithdrawn }
    guard closedAt == nil, now < before.closesAt else { throw .isOver(before.closesAt) }
    guard extensionCount < Self.mostExtensions else { throw .noMoreExtensions }
    guard closesAt > before.closesAt else { throw .isShorter(before.closesAt) }
    guard closesAt <= before.latestEnd else { throw .windowIsTooLong(latest: before.latestEnd) }
    try Self.check(reason)
    plan.window = try SurveyWindow(opensAt: before.opensAt, closesAt: closesAt)
    extensionCount += 1
    return [.roundExtended(self, from: before.closesAt, reason: reason)]
  }

  /// Closes it for good.
  ///
  /// - Parameter now: After the end of its window.
  /// - Throws: `notYetOver`, `isClosed`, `isWithdrawn`; a draft is `unknownRound`.
  package mutating func close(at now: Instant) throws(SurveyRefusal) {
    switch stage(at: now) {
    case .draft: throw .unknownRound
    case .announced, .open: throw .notYetOver(plan.window.closesAt)
    case .withdrawn: throw .isWithdrawn
    case .closed: throw .isClosed
    case .ended: closedAt = now
    }
  }

  private static func check(_ reason: String) throws(SurveyRefusal) {
    guard (1...longestReason).contains(reason.count) else { throw .reasonMissing }
  }
}
