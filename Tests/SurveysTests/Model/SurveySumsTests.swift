import Kernel
import SurveysModel
import Testing

@Suite struct SurveySumsTests {
  private func response(_ steps: [UInt8]) -> SurveyResponse {
    SurveyResponse(
      steps: steps, service: nil, profile: RespondentProfile(), channel: .counter, flags: [])
  }

  @Test func `sums count steps, totals and squares`() {
    var sums = SurveySums(itemCounts: [2, 1], steps: [4, 4])
    sums.add(response([1, 4, 2]), itemCounts: [2, 1])
    sums.add(response([3, 4, 2]), itemCounts: [2, 1])
    #expect(sums.count == 2)
    #expect(sums.stepCounts == [[1, 0, 1, 0], [0, 0, 0, 2], [0, 2, 0, 0]])
    #expect(sums.totals == [12, 4])
    #expect(sums.squares == [25 + 49, 4 + 4])
  }

  @Test func `sums of parts are the sums of the whole, packed or not`() {
    var generator = SeededGenerator(seed: 4)
    let itemCounts = [8, 5]
    var parts = [
      SurveySums(itemCounts: itemCounts, steps: [6, 6]),
      SurveySums(itemCounts: itemCounts, steps: [6, 6]),
    ]
    var whole = parts[0]
    for number in 0..<500 {
      let steps = (0..<13).map { _ in UInt8.random(in: 1...6, using: &generator) }
      whole.add(response(steps), itemCounts: itemCounts)
      parts[number % 2].add(response(steps), itemCounts: itemCounts)
    }
    #expect(parts[0] + parts[1] == whole)
    #expect(SurveySums(packed: whole.packed, itemCounts: itemCounts, steps: [6, 6]) == whole)
    #expect(SurveySums(packed: whole.packed, itemCounts: [8], steps: [6]) == nil)
    #expect(
      SurveySums(packed: Array(whole.packed.dropLast()), itemCounts: itemCounts, steps: [6, 6])
        == nil)
  }
}
