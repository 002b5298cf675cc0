import EvidenceModel
import InstrumentsModel
import Kernel
import PlansModel
import Testing
import WorkUnitsModel

@Suite struct ProgressTests {
  private static let owner = Assignee(
    id: Sample.id(9, of: Employee.self), name: "Pegawai Dua", isHere: true)

  private static func proof(_ standing: ProofStanding) -> QuestionProof {
    var proof = QuestionProof()
    proof.add(standing)
    return proof
  }

  /// Facts in which the questions of soal 1 and 2 are answered with a rung.
  private static func facts(
    _ proof: [Int: QuestionProof], answers: [Int: Int] = [:], hasSheet: Bool = true
  ) -> PlanFacts {
    var sheet = AnswerSheet(blankFor: Sample.instrument.soals.count)
    for (soal, rung) in answers {
      if let position = Sample.instrument.position(ofSoal: soal) {
        sheet.set(.option(rung), at: position)
      }
    }
    return PlanFacts(
      proof: proof, sheet: hasSheet ? sheet : nil, instrument: Sample.instrument)
  }

  @Test func `a question is fulfilled by proof that counts and an answer that earns`() {
    let lowest = Sample.instrument.soals[0].kind.rungs - 1
    let cases: [(QuestionProof?, Int?, isFulfilled: Bool)] = [
      (nil, nil, false), (Self.proof(.counts), nil, false), (nil, 0, false),
      (Self.proof(.counts), 0, true), (Self.proof(.counts), lowest, false),
      (Self.proof(.unverified), 0, false), (Self.proof(.outsideYear), 0, false),
      (Self.proof(.noPeriod), 0, false),
    ]

    for (proof, rung, isFulfilled) in cases {
      let facts = Self.facts(
        proof.map { [1: $0] } ?? [:], answers: rung.map { [1: $0] } ?? [:])
      #expect(facts.question(1).isFulfilled == isFulfilled, "\(proof?.state), \(rung ?? -1)")
    }
  }

  @Test func `without a worksheet nothing is fulfilled but something may be begun`() {
    let facts = Self.facts([1: Self.proof(.counts)], hasSheet: false)

    #expect(!facts.question(1).isFulfilled)
    #expect(facts.question(1).isBegun)
    #expect(!facts.question(2).isBegun)
  }

  @Test func `an item moves from not begun over under way to done`() throws {
    let content = try Sample.content(owner: Self.owner.id, soals: [1, 2])
    let due = Sample.day("2026-12-31")
    func state(_ facts: PlanFacts) -> ItemState {
      ItemProgress(of: content, facts).state(dueOn: due, on: Sample.day("2026-06-01"))
    }

    #expect(state(Self.facts([:])) == .notBegun)
    #expect(state(Self.facts([1: Self.proof(.counts)])) == .underWay)
    #expect(state(Self.facts([:], answers: [2: 0])) == .underWay)
    let both = [1: Self.proof(.counts), 2: Self.proof(.counts)]
    #expect(state(Self.facts(both, answers: [1: 0])) == .underWay)
    #expect(state(Self.facts(both, answers: [1: 0, 2: 0])) == .done)
  }

  @Test func `half of its questions is half of an item, exactly`() throws {
    let content = try Sample.content(owner: Self.owner.id, soals: [1, 2])

    let progress = ItemProgress(
      of: content, Self.facts([1: Self.proof(.counts)], answers: [1: 0]))

    #expect(progress.share == Fraction(1, over: 2))
    #expect(!progress.isDone)
  }

  @Test func `it is at risk from fourteen days before to its due day, and late after it`() {
    let due = Sample.day("2026-06-30")
    let open = ItemProgress(linked: 1, fulfilled: 0, isBegun: true)
    let done = ItemProgress(linked: 1, fulfilled: 1, isBegun: true)
    let cases = [
      ("2026-06-15", ItemState.underWay), ("2026-06-16", .atRisk), ("2026-06-30", .atRisk),
      ("2026-07-01", .late),
    ]

    for (day, state) in cases {
      #expect(open.state(dueOn: due, on: Sample.day(day)) == state)
      #expect(done.state(dueOn: due, on: Sample.day(day)) == .done)
    }
  }

  @Test func `an item without a question cannot be measured and counts nothing`() {
    let none = ItemProgress(linked: 0, fulfilled: 0, isBegun: false)
    let due = Sample.day("2026-12-31")

    #expect(none.state(dueOn: due, on: Sample.day("2026-01-01")) == .notMeasurable)
    #expect(none.state(dueOn: due, on: Sample.day("2027-01-01")) == .late)
    #expect(none.share == .zero)
    #expect(!none.isDone)
  }

  @Test func `a plan is the mean of its items, rounded down only when shown`() throws {
    func line(_ number: Int, _ area: PlanArea, _ fulfilled: Int, of linked: Int) throws -> PlanLine
    {
      var content = try Sample.content(area, owner: Self.owner.id)
      content.soals = Array(1...linked)
      let facts = Self.facts(
        Dictionary(uniqueKeysWithValues: (1...3).map { ($0, Self.proof(.counts)) }),
        answers: Dictionary(uniqueKeysWithValues: (1...max(1, fulfilled)).map { ($0, 0) }))
      let item = PlanItem(
        id: Sample.id(number, of: PlanItem.self), institutionID: Sample.id(1, of: Institution.self),
        unitID: Sample.id(2, of: WorkUnit.self), year: Sample.year(2026), content: content)
      return PlanLine(item, owner: Self.owner, facts: facts, today: Sample.day("2026-06-01"))
    }
    let board = PlanBoard([
      try line(1, .oversight, 1, of: 3), try line(2, .changeManagement, 1, of: 1),
      try line(3, .oversight, 2, of: 3),
    ])

    #expect(board.progress == Fraction(2, over: 3))
    #expect(board.progress.wholePercent == 66)
    #expect(board.progress(of: .oversight) == Fraction(1, over: 2))
    #expect(board.progress(of: .people) == .zero)
    #expect(board.lines.map(\.item.content.area) == [.changeManagement, .oversight, .oversight])
    #expect(PlanBoard([]).progress == .zero)
  }

  @Test func `the sum of shares with every possible number of parts stays exact`() {
    let shares = (1...PlanItem.mostQuestions).map { Fraction(1, over: Int128($0)) }

    let mean = PlanBoard.mean(shares + shares)

    #expect(mean == PlanBoard.mean(shares))
    #expect(mean.denominator <= 232_792_560 * 20)
  }

  @Test func `what is late or without an owner asks for attention, done never does`() throws {
    let gone = Assignee(id: Self.owner.id, name: "Pindah", isHere: false)
    func line(_ number: Int, due: String, _ owner: Assignee, isDone: Bool = false) throws
      -> PlanLine
    {
      let item = PlanItem(
        id: Sample.id(number, of: PlanItem.self), institutionID: Sample.id(1, of: Institution.self),
        unitID: Sample.id(2, of: WorkUnit.self), year: Sample.year(2026),
        content: try Sample.content(owner: owner.id, due: due, soals: [1]))
      let facts = isDone ? Self.facts([1: Self.proof(.counts)], answers: [1: 0]) : Self.facts([:])
      return PlanLine(item, owner: owner, facts: facts, today: Sample.day("2026-06-01"))
    }
    let lines = [
      try line(1, due: "2026-05-31", Self.owner), try line(2, due: "2026-12-01", Self.owner),
      try line(3, due: "2026-11-01", gone), try line(4, due: "2026-01-01", gone, isDone: true),
      try line(5, due: "2026-03-01", Self.owner),
    ]

    let board = PlanBoard(lines)

    #expect(board.attention.map(\.item.id) == [lines[4], lines[0], lines[2]].map(\.item.id))
    #expect(board.nextSteps.map(\.item.id) == [lines[2], lines[1]].map(\.item.id))
    #expect(board.count(.late) == 2)
  }
}

extension Soal.Kind {
  /// How many rungs the first scale of the instrument has for a choice; 1 for other kinds.
  fileprivate var rungs: Int {
    guard case .choice(let scale) = self else { return 1 }
    return Sample.instrument.scales[scale].options.count
  }
}
