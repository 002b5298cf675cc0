import InstrumentsModel
import Kernel
import SurveysModel
import Testing
import WorksheetsModel

@Suite struct CheapestPathTests {
  @Test(arguments: 0..<UInt64(150), ["wbk", "wbbm"])
  func `no smaller set of changes clears the floors`(seed: UInt64, predicate: String) throws {
    var random = SeededGenerator(seed: seed)
    let instrument = SmallInstrument.random(using: &random)
    let sheet = SmallInstrument.randomSheet(of: instrument, using: &random)
    let rule = try #require(instrument.predicates.first { $0.key == predicate })

    let path = instrument.cheapestPath(from: sheet, to: rule)
    let fewest = bruteForce(instrument, sheet, rule)

    switch path {
    case .alreadyCleared: #expect(fewest == 0)
    case .changes(let changes, let result):
      #expect(changes.count == fewest)
      let card = instrument.score(instrument.applying(changes, to: sheet))
      #expect(instrument.verdict(of: rule, on: card).passes)
      #expect(card.total == result)
    case .outOfReach: #expect(fewest == nil)
    case .notNested: Issue.record("The floors of this instrument are nested.")
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func `one indicator scored alone says what the whole form says`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let instrument =
      seed < 30 ? SmallInstrument.random(using: &random) : try Instrument.current()
    let sheet = SmallInstrument.randomSheet(of: instrument, using: &random)
    let card = instrument.score(sheet)

    for (index, node) in instrument.nodes.enumerated() where !node.questions.isEmpty {
      #expect(instrument.score(ofOwnQuestionsAt: index, on: sheet) == card.nodes[index])
    }
    for question in instrument.questions.indices {
      #expect(
        instrument.score(ofQuestion: question, on: sheet)
          == instrument.score(ofQuestion: question, in: card))
    }
    for change in instrument.improvements(on: sheet, card) {
      let changed = instrument.score(instrument.applying([change], to: sheet))
      #expect(change.worth == changed.total - card.total)
    }
  }

  @Test(arguments: 0..<UInt64(150))
  func `an index of a path goes no further than the floors ask`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let instrument = SmallInstrument.random(using: &random)
    let sheet = SmallInstrument.randomSheet(of: instrument, using: &random)
    let rule = instrument.predicates[0]
    guard case .changes(let changes, _) = instrument.cheapestPath(from: sheet, to: rule) else {
      return
    }
    let reached = instrument.applying(changes, to: sheet)
    for answer in changes.flatMap(\.answers) {
      guard case .index(let index) = answer.answer else { continue }
      #expect(index.rounded(toDecimals: 2) == index)
      var lower = reached
      lower.set(.index(index - Points(units: 10_000_000_000)), at: answer.position)
      #expect(!instrument.verdict(of: rule, on: instrument.score(lower)).passes)
    }
  }

  @Test func `IPAK is raised to 3.60 for WBK, not to 4`() throws {
    let instrument = try Instrument.current()
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    let best = instrument.improvements(on: sheet, instrument.score(sheet))
    sheet = instrument.applying(best, to: sheet)
    let ipak = try #require(
      instrument.questions.indices.first { instrument.surveyKind(of: $0) == .spak })
    let place = try #require(instrument.questions[ipak].soals.first)
    sheet.set(.index(Points(3)), at: place)
    let wbk = try #require(instrument.predicates.first { $0.key == "wbk" })

    let path = instrument.cheapestPath(from: sheet, to: wbk)

    guard case .changes(let changes, let result) = path else {
      Issue.record("IPAK at 3 misses its floor.")
      return
    }
    let least = try #require(Points(decimal: "3.6"))
    #expect(changes.map(\.question) == [ipak])
    #expect(changes[0].answers == [SoalAnswer(position: place, answer: .index(least))])
    let before = instrument.score(sheet).total
    #expect(result == before + changes[0].worth)
  }

  @Test(arguments: 0..<UInt64(60))
  func `a path of free changes leaves counts and surveys alone`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let instrument = SmallInstrument.random(using: &random)
    let sheet = SmallInstrument.randomSheet(of: instrument, using: &random)
    let rule = instrument.predicates[0]

    let path = instrument.cheapestPath(from: sheet, to: rule, onlyFreelyChangeable: true)

    guard case .changes(let changes, _) = path else { return }
    #expect(changes.filter { !$0.isFreelyChangeable }.isEmpty)
    let all = instrument.cheapestPath(from: sheet, to: rule)
    guard case .changes(let fewest, _) = all else {
      Issue.record("A free path exists, so some path must.")
      return
    }
    #expect(fewest.count <= changes.count)
  }

  @Test(arguments: 0..<UInt64(40))
  func `each improvement is worth what making it adds`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let instrument = SmallInstrument.random(using: &random)
    let sheet = SmallInstrument.randomSheet(of: instrument, using: &random)
    let card = instrument.score(sheet)

    for improvement in instrument.improvements(on: sheet, card) {
      let after = instrument.applying([improvement], to: sheet)
      #expect(after.isValid(for: instrument))
      #expect(instrument.score(after).values[improvement.question].fraction == .one)
      #expect(instrument.score(after).total - card.total == improvement.worth)
    }
  }

  @Test func `no improvement proposes counts that the check doubts`() throws {
    let instrument = try Instrument.current()
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (soal, count) in [(110, 6), (111, 1), (112, 1)] {
      sheet.set(.count(count), at: try #require(instrument.position(ofSoal: soal)))
    }

    let change = try #require(
      instrument.improvements(on: sheet, instrument.score(sheet)).first {
        $0.question == instrument.question(ofSoal: 110)
      })
    let after = instrument.applying([change], to: sheet)
    let inProcess = try #require(instrument.position(ofSoal: 111))

    #expect(instrument.doubts(on: after).isEmpty)
    #expect(after.answer(at: inProcess, in: instrument) == .count(0))
  }

  @Test func `floors that overlap without nesting are refused`() throws {
    var random = SeededGenerator(seed: 1)
    var instrument = SmallInstrument.random(using: &random)
    let aspect = try #require(instrument.node(coded: "A.I"))
    instrument.predicates[0].thresholds.append(
      Threshold(
        key: "aspect", target: .node(aspect), comparison: .atLeast, floor: Points(1),
        source: Text("x", "x")))
    let blank = AnswerSheet(blankFor: instrument.soals.count)

    #expect(instrument.cheapestPath(from: blank, to: instrument.predicates[0]) == .notNested)
  }

  /// Tries every set of questions, smallest first; nil when even all together do not suffice.
  private func bruteForce(
    _ instrument: Instrument, _ sheet: AnswerSheet, _ rule: PredicateRule
  ) -> Int? {
    let changes = instrument.improvements(on: sheet, instrument.score(sheet))
    var fewest: Int?
    for subset in 0..<(1 << changes.count) {
      let size = subset.nonzeroBitCount
      if let known = fewest, known <= size { continue }
      let chosen = changes.indices.filter { subset >> $0 & 1 == 1 }.map { changes[$0] }
      let card = instrument.score(instrument.applying(chosen, to: sheet))
      if instrument.verdict(of: rule, on: card).passes { fewest = size }
    }
    return fewest
  }
}
