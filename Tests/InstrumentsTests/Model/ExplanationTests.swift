import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct ExplanationTests {
  private let instrument: Instrument
  private let oracle: Oracle

  init() throws {
    instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    oracle = try Oracle.current.get()
  }

  @Test(arguments: 0..<UInt64(20))
  func `every figure of the tree is the scorecard's, every soal is in it once`(seed: UInt64) {
    var fills = Fills(oracle, seed: seed)
    let sheet = instrument.sheet(fills.next())
    let card = instrument.score(sheet)
    var soals: [Int] = []
    var anchors: Set<String> = []

    walk(instrument.explain(sheet)) { term in
      #expect(anchors.insert(term.anchor).inserted)
      switch term.subject {
      case .node(let index): #expect(term.score == card.nodes[index])
      case .question(let index):
        #expect(term.score == instrument.score(ofQuestion: index, in: card))
      case .soal(let position): soals.append(position)
      }
      if case .soal = term.subject { return }
      #expect(!term.sources.isEmpty && term.sources.allSatisfy { !$0.english.isEmpty })
    }

    #expect(soals.sorted() == Array(instrument.soals.indices))
  }

  @Test func `a mean is said in words and numbers`() throws {
    var answers = [1: "Ya", 2: "A", 3: "Ya", 4: "B", 5: "A"]
    answers[6] = "B"
    answers[7] = "A"
    answers[8] = "C"
    let tree = instrument.explain(instrument.sheet(answers))

    #expect(sentences("A.I.1.i", tree) == ["rata-rata (1 + 1) ÷ 2 × 0,5 = 0,5"])
    #expect(sentences("A.I.1.ii", tree) == ["rata-rata (1 + 0,5 + 1) ÷ 3 × 1 ≈ 0,833333"])
    #expect(
      sentences("A.I.1.iii", tree, .english) == ["mean (0.67 + 1 + 0.33) ÷ 3 × 1 ≈ 0.666667"])
    #expect(sentences("A.I.1.iii.a", tree) == ["B bernilai 0,67", "0,67 × 1 ÷ 3 ≈ 0,223333"])
    #expect(sentences("A.I.1", tree) == ["0,5 + 0,833333 + 0,666667 + 0 = 2"])
    #expect(tree.term(coded: "A.I.1.ii")?.remarks == [.rounded])
    #expect(tree.term(coded: "A.I.1.i")?.remarks == [])
  }

  @Test func `shares, falls and indexes are said in numbers`() throws {
    var answers = [88: "4", 89: "9", 105: "5", 106: "3", 125: "3.6", 127: "3,2"]
    answers[102] = "1250"
    answers[103] = "250"
    answers[104] = "0"
    for (id, count) in [(113, "1"), (114, "1"), (115, "13"), (116, "13")] { answers[id] = count }
    let tree = instrument.explain(instrument.sheet(answers))

    #expect(sentences("A.II.1.i.a", tree) == ["9 ÷ 4 = 1", "1 × 2 ÷ 2 = 1"])
    #expect(tree.term(coded: "A.II.1.i.a")?.remarks == [.capped])
    #expect(sentences("A.II.4.i.a", tree) == ["3 ÷ 5 = 0,6", "0,6 × 2 = 1,2"])
    #expect(
      sentences("A.II.3.iii.a", tree) == ["(1.250 − 250) ÷ 1.250 = 0,8", "0,8 × 2 = 1,6"])
    #expect(
      sentences("A.II.5.iii.a.1", tree)
        == ["13 ÷ (1 + 1 + 13) ≈ 0,866667", "0,866667 × 1 ≈ 0,866667"])
    #expect(sentences("B.I.a", tree) == ["3,6 ÷ 4 = 0,9", "0,9 × 17,5 = 15,75"])
    #expect(sentences("B.II", tree) == ["14 = 14"])
    #expect(sentences("A.II.6.i.b", tree) == ["belum dijawab, bernilai 0", "0 × 2,5 ÷ 2 = 0"])
    #expect(
      tree.term(coded: "A.II.6.i.b")?.remarks == [.blankCountsZero(soals: [122, 123])])
  }

  @Test func `every remark is said in both languages`() {
    let remarks: [Explanation.Remark] = [
      .blankCountsZero(soals: [1, 2]), .contradictory,
      .zeroRule(worth: .one, reason: Text("a", "b")), .capped, .floored, .rounded, .informational,
      .unverified(.assumed), .unverified(.recalled),
    ]
    for remark in remarks {
      let text = ExplanationText.remark(remark)
      #expect(text.indonesian != text.english)
      #expect(!text.indonesian.isEmpty && !text.english.isEmpty)
    }
  }

  private func sentences(
    _ code: String, _ tree: Explanation, _ language: Language = .indonesian
  ) -> [String] {
    guard let term = tree.term(coded: code) else { return [] }
    return term.steps.map { term.sentence(of: $0, in: language) }
  }

  private func walk(_ term: Explanation, _ visit: (Explanation) -> Void) {
    visit(term)
    for part in term.terms { walk(part, visit) }
  }
}
