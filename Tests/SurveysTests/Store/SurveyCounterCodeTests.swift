import Kernel
import TestKit
import Testing

@testable import Surveys

@Suite struct SurveyCounterCodeTests {
  private let key = [UInt8](repeating: 9, count: 32)

  @Test func `a code is taken in its slot and in the next, and never before or after`() {
    let start = Instant(milliseconds: SurveyCounterCode.slotSeconds * 1000 * 5000)
    let code = SurveyCounterCode.code(of: "c", at: start, key: key)
    #expect(code.utf8.count == SurveyCounterCode.length)
    func accepts(after seconds: Int64, of counter: String = "c") -> Bool {
      SurveyCounterCode.accepts(
        code.lowercased(), of: counter, at: start.adding(seconds: seconds), key: key)
    }
    #expect(accepts(after: 0))
    #expect(accepts(after: 1199))
    #expect(!accepts(after: 1200))
    #expect(!accepts(after: -1))
    #expect(!accepts(after: 0, of: "d"))
    #expect(!SurveyCounterCode.accepts("", of: "c", at: start, key: key))
  }
}
