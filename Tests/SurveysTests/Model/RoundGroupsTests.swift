import Kernel
import SurveysModel
import Testing

@Suite struct RoundGroupsTests {
  /// So many people who tell the same and take one step for every item.
  private struct People {
    let count: Int
    let profile: RespondentProfile
    var step: UInt8 = 4
  }

  private func sums(_ people: [People], _ ids: [String]) throws -> [RespondentGroup: IndexSums] {
    let itemCounts = try Questionnaires.list(ids).map(\.items.count)
    var sums: [RespondentGroup: IndexSums] = [:]
    for some in people {
      let response = SurveyResponse(
        steps: Array(repeating: some.step, count: itemCounts.reduce(0, +)), service: nil,
        profile: some.profile, channel: .counter, flags: [])
      for _ in 0..<some.count {
        for group in some.profile.groups {
          sums[group, default: IndexSums(questionnaires: ids.count)]
            .add(response, itemCounts: itemCounts)
        }
      }
    }
    return sums
  }

  private func groups(
    _ people: [People], _ ids: [String] = ["spkp-1", "spak-1"], isClosed: Bool = true
  ) throws -> RoundGroups? {
    RoundGroups(
      try sums(people, ids), of: try Questionnaires.list(ids), scale: .four, isClosed: isClosed)
  }

  private func sexes(women: Int, men: Int, blank: Int) throws -> [Int64?] {
    let groups = try #require(
      try groups([
        People(count: women, profile: RespondentProfile(sex: .woman)),
        People(count: men, profile: RespondentProfile(sex: .man)),
        People(count: blank, profile: RespondentProfile()),
      ]))
    let figures = try #require(groups.characteristics.first { $0.characteristic == .sex })
    for group in figures.groups { #expect((group.count == nil) == group.parts.isEmpty) }
    for group in figures.groups { #expect((group.count == nil) == (group.share == nil)) }
    return figures.groups.map(\.count)
  }

  @Test func `a group below five hides, and another with it when the difference would tell`()
    throws
  {
    #expect(try sexes(women: 20, men: 8, blank: 5) == [20, 8, 5])
    #expect(try sexes(women: 20, men: 8, blank: 4) == [20, nil, nil])
    #expect(try sexes(women: 20, men: 4, blank: 7) == [20, nil, nil])
    #expect(try sexes(women: 20, men: 4, blank: 1) == [20, nil, nil])
    #expect(try sexes(women: 20, men: 4, blank: 0) == [nil, nil, nil])
    #expect(try sexes(women: 20, men: 0, blank: 9) == [20, nil, 9])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `what is hidden of a characteristic is nobody or five and more`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let people = (0..<Int.random(in: 5...40, using: &generator)).map { _ in
        People(
          count: 1,
          profile: RespondentProfile(
            age: RespondentProfile.Age.allCases.randomElement(using: &generator),
            sex: Bool.random(using: &generator) ? .woman : nil,
            education: Bool.random(using: &generator) ? .diploma : .primary,
            hasDisability: [true, false, false, nil].randomElement(using: &generator) ?? nil),
          step: UInt8.random(in: 1...4, using: &generator))
      }
      let groups = try #require(try groups(people))
      for figures in groups.characteristics {
        let hidden = people.count - Int(figures.groups.reduce(0) { $0 + ($1.count ?? 0) })
        #expect(hidden == 0 || hidden >= 5)
        #expect(figures.groups.allSatisfy { $0.count == nil || ($0.count ?? 0) >= 5 })
      }
    }
  }

  @Test func `five people with a disability have their index beside the others`() throws {
    let all = try #require(
      try groups([
        People(count: 5, profile: RespondentProfile(hasDisability: true), step: 2),
        People(count: 30, profile: RespondentProfile(hasDisability: false), step: 4),
        People(count: 5, profile: RespondentProfile(), step: 3),
      ]))
    let figures = try #require(all.characteristics.first { $0.characteristic == .disability })

    #expect(
      figures.groups.map(\.group) == [.disability(true), .disability(false), .disability(nil)])
    #expect(figures.groups.map(\.count) == [5, 30, 5])
    #expect(figures.groups.map(\.share) == ["12.5", "75", "12.5"].map { Points(decimal: $0) })
    for (group, index) in zip(figures.groups, [2, 4, 3]) {
      #expect(group.parts.map(\.kind) == [.spkp, .spak])
      #expect(group.parts.map(\.figure.index) == [Points(index), Points(index)])
    }
  }

  @Test func `the index of a group is that of its answers alone`() throws {
    let rows: [[Int]] =
      Array(repeating: [4, 4, 4, 4, 4], count: 6)
      + [[3, 4, 4, 3, 4], [4, 3, 3, 4, 4], [2, 3, 4, 4, 3], [4, 4, 4, 3, 4]]
    var sums: [RespondentGroup: IndexSums] = [:]
    for (place, row) in (rows + rows).enumerated() {
      let profile = RespondentProfile(sex: place < rows.count ? .woman : .man)
      let response = SurveyResponse(
        steps: row.map { UInt8(place < rows.count ? $0 : 1) }, service: nil, profile: profile,
        channel: .counter, flags: [])
      for group in profile.groups {
        sums[group, default: IndexSums(questionnaires: 1)].add(response, itemCounts: [5])
      }
    }
    let groups = try #require(
      RoundGroups(
        sums, of: try Questionnaires.list(["spak-1"]), scale: .four, isClosed: true))
    let alone = try #require(
      try Answers.figures(rows, "spak-1", population: nil).all.part(.spak)?.overall)
    let women = groups.characteristics.flatMap(\.groups).first { $0.group == .sex(.woman) }

    #expect(alone.index == Points(decimal: "3.82"))
    #expect(women?.parts.map(\.figure) == [alone])
  }

  @Test func `the IKM of a group stands beside its index`() throws {
    let groups = try #require(
      try groups(
        [
          People(count: 6, profile: RespondentProfile(age: .older), step: 3),
          People(count: 6, profile: RespondentProfile(age: .under26), step: 4),
        ], ["skm-1"]))
    let older = groups.characteristics[0].groups.first { $0.group == .age(.older) }

    #expect(older?.parts.map(\.ikm) == [Points(75)])
  }

  @Test func `an open round shows who answered and no index`() throws {
    let groups = try #require(
      try groups(
        [People(count: 9, profile: RespondentProfile(sex: .man))], isClosed: false))
    let figures = groups.characteristics.flatMap(\.groups)

    #expect(!groups.isClosed)
    #expect(figures.first { $0.group == .sex(.man) }?.count == 9)
    #expect(figures.allSatisfy { $0.parts.isEmpty })
  }

  @Test func `what nobody told is one group, and four answers are none`() throws {
    let silent = try #require(
      try groups([People(count: 5, profile: RespondentProfile(sex: .woman))]))

    #expect(silent.characteristics.map(\.isTold) == [false, true, false, false])
    #expect(silent.characteristics[0].groups.map(\.group) == [.age(nil)])
    #expect(silent.characteristics[0].groups.map(\.count) == [5])
    #expect(try groups([People(count: 4, profile: RespondentProfile(sex: .woman))]) == nil)
    #expect(try groups([]) == nil)
  }

  @Test func `groups and their sums come back as they were stored`() {
    var sums = IndexSums(questionnaires: 2)
    for steps in [[1, 4, 2], [3, 4, 2]] as [[UInt8]] {
      sums.add(
        SurveyResponse(
          steps: steps, service: nil, profile: RespondentProfile(), channel: .counter, flags: []),
        itemCounts: [2, 1])
    }

    #expect(sums.count == 2)
    #expect(sums.totals == [12, 4])
    #expect(sums.squares == [25 + 49, 8])
    #expect(IndexSums(packed: sums.packed, questionnaires: 2) == sums)
    #expect(IndexSums(packed: sums.packed, questionnaires: 1) == nil)
    #expect((sums + sums).totals == [24, 8])
    #expect(RespondentGroup.all.count == 19)
    #expect(Set(RespondentGroup.all.map { "\($0.characteristic) \($0.answer)" }).count == 19)
    for group in RespondentGroup.all {
      let stored = RespondentGroup(
        characteristic: group.characteristic.rawValue, answer: group.answer)
      #expect(stored == group)
    }
    #expect(RespondentGroup(characteristic: "sex", answer: "s1") == nil)
    #expect(RespondentGroup(characteristic: "name", answer: "blank") == nil)
  }
}
