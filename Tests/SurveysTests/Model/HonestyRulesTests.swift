import Kernel
import SurveysModel
import Testing

@Suite struct HonestyRulesTests {
  private let rules = HonestyRules.version1

  /// An answer to SPKP and SPAK; the varied one is no straight line and no figure of steps.
  private func answer(
    _ steps: [Int]? = nil, at second: Int64, channel: SurveyChannel = .counter, filling: Int? = 60,
    network: UInt64? = nil, device: UInt64? = nil, isFromOffice: Bool = false
  ) throws -> WaitingAnswer {
    WaitingAnswer(
      form: try CompletedForm(
        steps: steps ?? [4, 3, 4, 4, 3, 3, 4, 2, 4, 4, 4, 3, 4], service: nil,
        profile: RespondentProfile(), comment: nil,
        of: try Questionnaires.list(["spkp-1", "spak-1"]), scale: .four, services: []),
      channel: channel, acceptedAt: Instant(milliseconds: second * 1000), fillingSeconds: filling,
      network: network ?? UInt64(second) * 7 + 1_000_000,
      device: device ?? UInt64(second) * 11 + 9_000_000, isFromOffice: isFromOffice)
  }

  /// A varied answer that nobody else gives.
  private func own(_ number: Int) -> [Int] {
    var (steps, rest): ([Int], Int) = ([1, 4], number)
    while steps.count < 13 {
      steps.append(3 + rest % 2)
      rest /= 2
    }
    return steps
  }

  private func flags(_ batch: [WaitingAnswer]) -> [HonestyFlags] {
    rules.flags(of: batch, tops: Array(repeating: 4, count: 13))
  }

  /// People through a day, one every ten minutes.
  private func day(from second: Int64 = 0) throws -> [WaitingAnswer] {
    try (0..<40).map { try answer(own($0 + 1), at: second + Int64($0) * 600) }
  }

  @Test func `an ordinary day has no mark`() throws {
    #expect(try flags(day()).allSatisfy { $0.isEmpty })
    #expect(flags([]).isEmpty)
  }

  @Test func `a second for each item is the least`() throws {
    #expect(try flags([answer(at: 0, filling: 13)]) == [[]])
    #expect(try flags([answer(at: 0, filling: 12)]) == [.tooFast])
    #expect(try flags([answer(at: 0, filling: nil)]) == [[]])
  }

  @Test func `a link opened in the office is marked, a counter's form is not`() throws {
    #expect(
      try flags([answer(at: 0, channel: .invitation, isFromOffice: true)]) == [.officeNetwork])
    #expect(try flags([answer(at: 0, isFromOffice: true)]) == [[]])
  }

  @Test func `a crowd from one device is marked from six answers in a quarter of an hour on`()
    throws
  {
    func crowd(_ count: Int) throws -> [HonestyFlags] {
      let crowd = try (0..<count).map {
        try answer(own(100 + $0), at: 30_000 + Int64($0) * 60, device: 5)
      }
      return flags(try day() + crowd)
    }
    #expect(try crowd(5).allSatisfy { $0.isEmpty })
    #expect(try crowd(6).suffix(6).allSatisfy { $0 == .sameDevice })
    #expect(try crowd(6).prefix(40).allSatisfy { $0.isEmpty })
  }

  @Test func `an address that everybody shares is no crowd`() throws {
    let batch = try (0..<60).map {
      try answer(own($0 + 1), at: Int64($0) * 300, network: $0 % 5 == 0 ? nil : 8, device: nil)
    }
    #expect(flags(batch).allSatisfy { !$0.contains(.sameNetwork) })
  }

  @Test func `a network that is always faster than the others is marked by version 2 only`() throws
  {
    func marked(_ count: Int, seconds: Int, by rules: HonestyRules) throws -> Int {
      let others = try (0..<20).map { try answer(own($0 + 1), at: Int64($0) * 900) }
      let fast = try (0..<count).map {
        try answer(
          own(60 + $0), at: Int64($0) * 1_300 + 17, filling: seconds, network: 5)
      }
      return rules.flags(of: others + fast, tops: Array(repeating: 4, count: 13))
        .count { $0.contains(.sameNetwork) }
    }
    #expect(try marked(10, seconds: 30, by: .version2) == 10)
    #expect(try marked(9, seconds: 30, by: .version2) == 0)
    #expect(try marked(10, seconds: 30, by: .version1) == 0)
    // As fast as the others, or slower.
    #expect(try marked(10, seconds: 60, by: .version2) == 0)
    #expect(try marked(10, seconds: 90, by: .version2) == 0)
  }

  @Test func `a network of people as fast as anybody is not marked`() throws {
    let times = [25, 95, 40, 70, 55, 130, 33, 61, 48, 80]
    let batch = try (0..<40).map {
      try answer(
        own($0 + 1), at: Int64($0) * 700, filling: times[$0 % 10],
        network: $0 / 10 % 2 == 0 ? 5 : nil)
    }
    let flags = HonestyRules.version2.flags(of: batch, tops: Array(repeating: 4, count: 13))
    #expect(flags.allSatisfy { !$0.contains(.sameNetwork) })
  }

  @Test func `a round keeps the version it was published with`() {
    #expect(HonestyRules.all.map(\.version) == [1, 2])
    #expect(HonestyRules.find(1)?.fastNetwork == nil)
    #expect(HonestyRules.find(2)?.fastNetwork != nil)
    #expect(HonestyRules.find(3) == nil)
  }

  @Test func `a counter that runs hot is marked`() throws {
    func burst(_ count: Int) throws -> [HonestyFlags] {
      let crowd = try (0..<count).map { try answer(own(200 + $0), at: 40_000 + Int64($0) * 30) }
      return flags(try day() + crowd)
    }
    #expect(try burst(9).allSatisfy { $0.isEmpty })
    #expect(try burst(12).suffix(12).allSatisfy { $0.contains(.burst) })
  }

  @Test func `five presses in a row at a kiosk are a run, four are not`() throws {
    func run(_ count: Int, apart seconds: Int64) throws -> Int {
      let batch = try (0..<count).map {
        try answer(own($0 + 1), at: Int64($0) * seconds, channel: .kiosk, device: 9)
      }
      return flags(batch).count { $0.contains(.burst) }
    }
    #expect(try run(4, apart: 20) == 0)
    #expect(try run(5, apart: 20) == 5)
    #expect(try run(5, apart: 33) == 0)
  }

  @Test func `straight lines are marked in a crowd only`() throws {
    let straight = Array(repeating: 4, count: 13)
    let spread = try (0..<20).map { try answer(straight, at: Int64($0) * 1_800) }
    let crowd = try (0..<8).map { try answer(straight, at: 50_000 + Int64($0) * 120) }

    #expect(flags(spread).allSatisfy { $0.isEmpty })
    #expect(try flags(day() + crowd).suffix(8).allSatisfy { $0.contains(.straightLine) })
    #expect(try flags(day() + crowd.prefix(7)).allSatisfy { !$0.contains(.straightLine) })
  }

  @Test func `a figure of steps and copies are patterns`() throws {
    let stairs = [1, 2, 3, 4, 3, 2, 1, 2, 3, 4, 3, 2, 1]
    let copy = [4, 1, 3, 3, 4, 2, 4, 4, 3, 4, 4, 3, 4]
    let nearly = [4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 3, 4]

    func copies(_ count: Int64, of steps: [Int]) throws -> [HonestyFlags] {
      flags(try (0..<count).map { try answer(steps, at: $0 * 900) })
    }
    #expect(try copies(1, of: stairs) == [.pattern])
    #expect(try copies(4, of: copy).allSatisfy { $0.isEmpty })
    #expect(try copies(5, of: copy).allSatisfy { $0 == .pattern })
    #expect(try copies(5, of: nearly).allSatisfy { $0.isEmpty })
  }

  @Test func `marks follow the answers, not their order`() throws {
    let batch =
      try day() + (0..<8).map { try answer(own(300 + $0), at: 30_000 + Int64($0), device: 5) }
    var generator = SeededGenerator(seed: 3)
    let order = batch.indices.shuffled(using: &generator)
    let (plain, shuffled) = (flags(batch), flags(order.map { batch[$0] }))

    #expect(order.enumerated().allSatisfy { shuffled[$0.offset] == plain[$0.element] })
  }

  @Test func `a jump is told when intervals are apart`() throws {
    let low = try Answers.figures(rows(3, 380, 4, 20), "spak-1", population: nil)
    let near = try Answers.figures(rows(3, 320, 4, 80), "spak-1", population: nil)
    let high = try Answers.figures(rows(3, 100, 4, 300), "spak-1", population: nil)
    let now = try #require(Points(decimal: "3.75"))
    let before = try #require(Points(decimal: "3.05"))

    #expect(rules.signals(of: near, straightLines: 0, lastYear: low, others: []).isEmpty)
    #expect(
      rules.signals(of: high, straightLines: 0, lastYear: low, others: [(.national, low)]) == [
        .jumpFromLastYear(
          .spak, now: now, before: before),
        .apartFrom(
          .national, .spak, here: now, there: before),
      ])
    #expect(rules.jump == Points(decimal: "0.2"))
    #expect(
      rules.signals(of: high, straightLines: 0, lastYear: low, others: [(.national, low)])
        .map(\.rule) == [.lastYear, .otherPurpose])
    #expect(rules.signals(of: near, straightLines: 299, lastYear: nil, others: []).isEmpty)
    #expect(
      rules.signals(of: near, straightLines: 300, lastYear: nil, others: [])
        == [.manyStraightLines(count: 300, of: 400)])
  }

  private func rows(_ first: Int, _ count: Int, _ second: Int, _ more: Int) -> [[Int]] {
    Array(repeating: Array(repeating: first, count: 5), count: count)
      + Array(repeating: Array(repeating: second, count: 5), count: more)
  }
}
