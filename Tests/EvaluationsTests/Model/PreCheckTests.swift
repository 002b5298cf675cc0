import EvidenceModel
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct PreCheckTests {
  private let board: Board
  private var instrument: Instrument { board.instrument }

  init() throws { board = try Board() }

  @Test func `a best answer without proof is found, with proof of the year it is not`() {
    let sheet = board.filled(by: Cast.ana, rung: 0).answers(in: instrument)
    let findings = instrument.preCheck(sheet, proof: [:], peers: [:])
    let naked = findings.filter { $0.rule == .bestWithoutProof }
    #expect(naked.contains(.bestWithoutProof(question: 0)))
    let linked = Dictionary(
      uniqueKeysWithValues: instrument.questions.indices.map {
        ($0, LinkedProof([nil, .stale]))
      })
    let rest = instrument.preCheck(sheet, proof: linked, peers: [:])
    #expect(rest.allSatisfy { $0.rule == .contradiction || $0.rule == .oneHead }, "\(rest)")
  }

  @Test func `proof of another year or on a web drive alone is named`() {
    let sheet = board.filled(by: Cast.ana, rung: 1).answers(in: instrument)
    let findings = instrument.preCheck(
      sheet,
      proof: [
        0: LinkedProof([.outsideYear, .outsideYear]), 1: LinkedProof([.unverified]),
        2: LinkedProof([.outsideYear, nil]), 3: LinkedProof([.unverified, .stale]),
      ], peers: [:])
    #expect(findings.contains(.proofOutsideYear(question: 0, proofs: 2)))
    #expect(findings.contains(.proofOutOfReach(question: 1, proofs: 1)))
    for question in [2, 3] {
      #expect(!findings.contains { $0.questions(of: instrument) == [question] })
    }
  }

  @Test func `the head counted twice is a rule of its own`() throws {
    var sheet = board.filled(by: Cast.ana, rung: 1).answers(in: instrument)
    let place = try #require(instrument.position(ofSoal: 113))
    sheet.set(.count(2), at: place)
    let findings = instrument.preCheck(sheet, proof: [:], peers: [:])
    #expect(findings.contains { $0.rule == .oneHead })
  }

  @Test func `far from peers needs twenty of them, few as high and half the range between`() {
    let low = [Fraction](repeating: Fraction(1, over: 4), count: 20)
    func far(_ value: Fraction, _ others: some Sequence<Fraction>) -> PeerComparison? {
      PeerComparison(value, among: PeerTally(Array(others)))
    }
    #expect(far(.one, low.dropLast()) == nil)
    let found = far(.one, low)
    #expect(found?.peers == 20)
    #expect(found?.asHigh == 0)
    #expect(found?.median == Fraction(1, over: 4))
    #expect(far(Fraction(3, over: 4), low) != nil, "exactly half the range")
    #expect(far(Fraction(2, over: 3), low) == nil)
    #expect(far(.one, low.dropLast() + [.one]) != nil, "one in twenty")
    #expect(far(.one, low.dropLast(2) + [.one, .one]) == nil)
  }

  @Test func `the median of an even number is the mean of the middle two`() {
    let halves =
      [Fraction](repeating: .zero, count: 10)
      + [Fraction](repeating: Fraction(3, over: 5), count: 10)

    let found = PeerComparison(.one, among: PeerTally(halves))

    // The upper of the middle two is 0.6, from which 1 would not be far.
    #expect(found?.median == Fraction(3, over: 10))
    #expect(PeerTally(halves + [.zero]).median == .zero)
    #expect(PeerTally(halves + [.one]).median == Fraction(3, over: 5))
    #expect(PeerTally().median == nil)
  }

  @Test func `findings come in reading order and are the same every time`() {
    let sheet = board.filled(by: Cast.ana, rung: 0).answers(in: instrument)
    let findings = instrument.preCheck(sheet, proof: [5: LinkedProof([.outsideYear])], peers: [:])
    let places = findings.map { $0.questions(of: instrument).min() ?? 0 }
    #expect(places == places.sorted())
    #expect(
      findings
        == instrument.preCheck(
          sheet, proof: [5: LinkedProof([.outsideYear])], peers: [:]))
  }
}
