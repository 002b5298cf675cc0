import Cryptography
import Kernel
import SurveysModel
import Testing

@Suite struct SampleTests {
  @Test func `a sample is spread by size, the largest remainders first`() {
    #expect(SampleQuota.cells(of: 10, populations: [50, 30, 20]) == [5, 3, 2])
    #expect(SampleQuota.cells(of: 10, populations: [9, 9, 9]) == [4, 3, 3])
    #expect(SampleQuota.cells(of: 217, populations: [400, 100]) == [174, 43])
    #expect(SampleQuota.cells(of: 9, populations: [3, 0, 2]) == [3, 0, 2])
    #expect(SampleQuota.cells(of: 9, populations: []).isEmpty)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `cells add up and never exceed their people`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let populations = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        Int.random(in: 0...1_000, using: &generator)
      }
      let everybody = populations.reduce(0, +)
      let total = everybody == 0 ? 0 : Int.random(in: 0...everybody, using: &generator)
      let cells = SampleQuota.cells(of: total, populations: populations)
      #expect(cells.reduce(0, +) == total)
      #expect(zip(cells, populations).allSatisfy { $0 <= $1 })
    }
  }

  @Test func `the draw is the order of the lots, as sha256sum tells`() {
    let frame = (1...12).map {
      FrameLine(number: $0, service: $0.isMultiple(of: 2) ? 2 : 1, fingerprint: "\($0)")
    }
    let drawn = SurveyDraw.draw(
      frame.reversed(), sizes: [1: 2, 2: 3], seed: "pengundian-2026-11-22"
    ) { SHA256Digest(of: $0).bytes }
    let (first, second) = (drawn.filter { $0.line.service == 1 }, drawn.suffix(6))

    // printf '%s%d' pengundian-2026-11-22 NUMBER | sha256sum, sorted.
    #expect(first.map(\.line.number) == [9, 11, 5, 7, 3, 1])
    #expect(second.map(\.line.number) == [12, 10, 2, 6, 8, 4])
    #expect(first.map(\.isReplacement) == [false, false, true, true, true, true])
    #expect(second.map(\.rank) == [1, 2, 3, 4, 5, 6])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `a draw from lines that pass by is the draw from the whole list`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<30 {
      let services: [Int?] = round.isMultiple(of: 3) ? [nil] : [1, 2, 40]
      let frame = (1...Int.random(in: 1...300, using: &generator)).map { number in
        FrameLine(
          number: number, service: services.randomElement(using: &generator) ?? nil,
          fingerprint: "")
      }
      let count = Int.random(in: 0...frame.count, using: &generator)
      let sizes = DrawSelection.sizes(
        of: count, populations: Dictionary(grouping: frame, by: \.service).mapValues(\.count))
      var selection = DrawSelection(sizes: sizes, seed: "benih \(round)")
      for line in frame.shuffled(using: &generator) {
        selection.offer(line.number, service: line.service) { SHA256Digest(of: $0).bytes }
      }

      let whole = SurveyDraw.draw(frame, sizes: sizes, seed: "benih \(round)") {
        SHA256Digest(of: $0).bytes
      }.filter { !$0.isReplacement }.map(\.line).sorted { $0.number < $1.number }

      #expect(selection.seats.count == count)
      #expect(selection.seats.map(\.number) == whole.map(\.number))
      #expect(selection.seats.map(\.service) == whole.map(\.service))
    }
  }

  @Test func `a short digest keeps its bytes and their order`() {
    let (small, large) = (SHA256Digest(of: [1]).bytes, SHA256Digest(of: [2]).bytes)

    #expect(ShortDigest(small).bytes == small)
    #expect(
      (ShortDigest(small) < ShortDigest(large)) == small.lexicographicallyPrecedes(large))
  }
}
