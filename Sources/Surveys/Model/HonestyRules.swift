/// Published rules that mark answers which look as if nobody had judged the service.
///
/// A rule marks, it never takes away. Most honest answers here are threes and fours, many are
/// straight lines, and a city shares a few addresses of its telephone company: so a rule compares
/// a window of time with the rest of the same answers, and never counts alone.
package struct HonestyRules: Hashable, Sendable {
  /// More answers of one kind within some minutes than the others lead one to expect.
  package struct Crowd: Hashable, Sendable {
    /// The length of the window.
    ///
    /// - Unit: seconds.
    package let seconds: Int64
    /// The fewest answers that can be a crowd.
    package let fewest: Int
    /// How far above the expected number it has to be, in its standard deviations.
    package let deviations: Int
  }

  /// Answers from one network that are faster than other people's.
  package struct FastNetwork: Hashable, Sendable {
    /// The fewest answers from the network, and the fewest others to compare them with.
    package let fewest: Int
    /// How far above one half the faster ones have to be, in standard deviations of a fair coin.
    package let deviations: Int
  }

  /// The version; a round keeps the one it was published with.
  package let version: Int
  /// Whoever needs less for an item cannot have read it.
  ///
  /// - Unit: tenths of a second.
  package let fastestItem: Int
  /// Answers from one device: network and browser alike.
  package let device: Crowd
  /// Answers from one network.
  package let network: Crowd
  /// Answers from one network, against the time that others of the channel took; nil for rules
  /// without it.
  package let fastNetwork: FastNetwork?
  /// The same step for everything.
  package let straightLine: Crowd
  /// Answers at counters, against the usual number for such a while.
  package let burst: Crowd
  /// A burst has at least so many times the usual number.
  package let burstFactor: Int
  /// A kiosk: so many answers in a row, each too soon after the one before.
  package let kioskRun: Int
  /// What is too soon at a kiosk: nobody steps up, reads and answers in that time.
  ///
  /// - Unit: tenths of a second for each item.
  package let kioskItem: Int
  /// So many copies of one answer that is no straight line.
  package let copies: Int
  /// Only an answer with so many steps beside its commonest one can be a copy: one or two
  /// exceptions are frequent among honest people.
  package let copyExceptions: Int
  /// The fewest items in which a repeated figure of steps is seen.
  package let patternItems: Int
  /// The share of marked answers from which the whole round is worth a look.
  ///
  /// - Unit: percent.
  package let markedPercent: Int
  /// The share of straight lines from which the whole round is worth a look.
  ///
  /// - Unit: percent.
  package let straightPercent: Int
  /// How far an index on 0 to 4 has to be from last year's, or from that of another purpose, while
  /// their intervals are apart.
  ///
  /// - Unit: hundredths.
  package let jumpHundredths: Int
  /// Whether a round is compared only with those that reached the sample they had set themselves: a
  /// handful of answers says nothing about the many of another round.
  package let comparesOnlyFullSamples: Bool

  /// The first rules.
  package static let version1 = rules(1, fastNetwork: nil)

  /// As the first ones; one network that is faster than the others is marked too, and rounds are
  /// compared only with full samples.
  package static let version2 = rules(2, fastNetwork: FastNetwork(fewest: 10, deviations: 3))

  /// What new rounds are published with.
  package static let current = version2

  /// All versions, the oldest first.
  package static let all = [version1, version2]

  private static func rules(_ version: Int, fastNetwork: FastNetwork?) -> HonestyRules {
    HonestyRules(
      version: version, fastestItem: 10,
      device: Crowd(seconds: 15 * 60, fewest: 6, deviations: 4),
      network: Crowd(seconds: 60 * 60, fewest: 12, deviations: 5), fastNetwork: fastNetwork,
      straightLine: Crowd(seconds: 30 * 60, fewest: 8, deviations: 4),
      burst: Crowd(seconds: 10 * 60, fewest: 10, deviations: 4), burstFactor: 4,
      kioskRun: 5, kioskItem: 25, copies: 5, copyExceptions: 3, patternItems: 8,
      markedPercent: 10, straightPercent: 75, jumpHundredths: 20,
      comparesOnlyFullSamples: version > 1)
  }

  /// The rules of a version.
  ///
  /// - Returns: nil when there is none.
  package static func find(_ version: Int) -> HonestyRules? {
    all.first { $0.version == version }
  }

  /// Marks the answers of one shuffle by the rules that a round was published with.
  ///
  /// - Parameters:
  ///   - batch: The answers, in any order.
  ///   - round: The round.
  ///   - questionnaires: Those of the round, in order.
  /// - Returns: The marks of each answer, in the order of the batch; empty for most.
  package static func flags(
    of batch: [WaitingAnswer], in round: SurveyRound, questionnaires: [Questionnaire]
  ) -> [HonestyFlags] {
    let rules = find(round.plan.rulesVersion) ?? version1
    return rules.flags(
      of: batch,
      tops: questionnaires.flatMap { questionnaire in
        questionnaire.items.map { _ in questionnaire.scale(round.plan.scale).steps }
      })
  }

  /// Marks answers.
  ///
  /// - Parameters:
  ///   - batch: The answers, in any order.
  ///   - tops: The highest step of each item.
  /// - Returns: The marks of each answer, in the order of the batch.
  package func flags(of batch: [WaitingAnswer], tops: [Int]) -> [HonestyFlags] {
    var flags = batch.map { ownFlags(of: $0, tops: tops) }
    for place in crowded(batch, by: device, \.device, [.invitation, .counter]) {
      flags[place].insert(.sameDevice)
    }
    for place in crowded(batch, by: network, \.network, [.invitation, .counter]) {
      flags[place].insert(.sameNetwork)
    }
    if let fastNetwork {
      for place in fast(batch, by: fastNetwork, [.invitation, .counter]) {
        flags[place].insert(.sameNetwork)
      }
    }
    for place in crowded(
      batch, by: straightLine, { self.straightLine(of: $0, tops: tops).map { UInt64($0) } },
      [.invitation, .counter, .kiosk])
    {
      flags[place].insert(.straightLine)
    }
    for place in bursts(batch) + kioskRuns(batch, items: tops.count) {
      flags[place].insert(.burst)
    }
    for place in copied(batch) { flags[place].insert(.pattern) }
    return flags
  }

  /// What one answer tells of itself.
  private func ownFlags(of answer: WaitingAnswer, tops: [Int]) -> HonestyFlags {
    var flags: HonestyFlags = []
    if let seconds = answer.fillingSeconds, seconds * 10 < fastestItem * tops.count {
      flags.insert(.tooFast)
    }
    // A counter's QR is scanned inside the office, so only links that were sent out tell anything.
    if answer.channel == .invitation, answer.isFromOffice { flags.insert(.officeNetwork) }
    if repeats(answer.form.steps) { flags.insert(.pattern) }
    return flags
  }

  /// The highest or lowest step everywhere, or one step of equal scales; nil for anything else.
  ///
  /// - Returns: A number that two equal straight lines share.
  package func straightLine(of answer: WaitingAnswer, tops: [Int]) -> Int? {
    Self.straightLine(of: answer.form.steps, tops: tops)
  }

  /// Whether an answer has the same step for everything.
  ///
  /// - Parameters:
  ///   - steps: The answer.
  ///   - tops: The highest step of each item.
  /// - Returns: The share of the scale that it takes everywhere, in twelfths; nil when it is no
  ///   straight line.
  package static func straightLine(of steps: [UInt8], tops: [Int]) -> Int? {
    guard let first = steps.first, let top = tops.first else { return nil }
    let isStraight = zip(steps, tops).allSatisfy { Int($0) * top == Int(first) * $1 }
    return isStraight ? Int(first) * 12 / top : nil
  }

  /// Whether the steps are one figure of two to six steps over and over: three times, or twice
  /// when it has three different steps (1 2 3 4 3 2), which chance makes more seldom.
  private func repeats(_ steps: [UInt8]) -> Bool {
    let different = Set(steps).count
    guard steps.count >= patternItems, different > 1 else { return false }
    return (2...6).contains { period in
      period * (different > 2 ? 2 : 3) <= steps.count
        && steps.indices.dropFirst(period).allSatisfy { steps[$0] == steps[$0 - period] }
    }
  }
}
