import AccountsModel
import Kernel
import Testing

@Suite struct SecondFactorRuleTests {
  @Test func `heads, assessors and administrators must have one, others may`() {
    let required = Role.allCases.filter { SecondFactorRule.isRequired(for: [$0]) }

    #expect(
      Set(required) == [.administrator, .unitHead, .internalAssessor, .nationalAssessor])
    #expect(SecondFactorRule.isRequired(for: [.unitStaff, .unitHead]))
    #expect(!SecondFactorRule.isRequired(for: []))
  }

  @Test func `one step on each side is good, and none that is spent`() {
    let now = Instant(milliseconds: 3_000_000)
    #expect(SecondFactorRule.step(at: now) == 100)
    #expect(SecondFactorRule.step(at: now.adding(seconds: 29)) == 100)
    #expect(SecondFactorRule.step(at: now.adding(seconds: 30)) == 101)

    #expect(SecondFactorRule.acceptedSteps(at: now, after: 0) == [100, 99, 101])
    #expect(SecondFactorRule.acceptedSteps(at: now, after: 99) == [100, 101])
    #expect(SecondFactorRule.acceptedSteps(at: now, after: 101).isEmpty)
  }

  @Test(
    arguments: [
      ("123456", TypedCode.oneTime("123456")), (" 123 456 ", .oneTime("123456")),
      ("abcd-efgh-ijkl-mnop", .recovery("ABCDEFGHIJKLMNOP")),
      ("ABCD EFGH 0188 2345", .recovery("ABCDEFGHOIBB2345")),
    ])
  func `codes are read with spaces, hyphens and look-alikes`(typed: String, code: TypedCode) {
    #expect(TypedCode(typed) == code)
  }

  @Test(
    arguments: [
      "", "12345", "1234567", "١٢٣٤٥٦", "abcd-efgh-ijkl-mno", "abcd-efgh-ijkl-mnop-q",
      "abcd-efgh-ijkl-mn9p", String(repeating: "1", count: 5000),
    ])
  func `what is no code is not read as one`(typed: String) {
    #expect(TypedCode(typed) == nil)
  }

  @Test func `a reason has five to two hundred printable characters`() throws {
    #expect(try Reason("  hilang  ponsel ").text == "hilang ponsel")
    #expect(throws: ReasonRefusal.tooShort(needed: 5)) { try Reason("ada ") }
    #expect(try Reason(String(repeating: "a", count: 200)).text.count == 200)
    #expect(throws: ReasonRefusal.tooLong(limit: 200)) {
      try Reason(String(repeating: "a", count: 201))
    }
    #expect(throws: ReasonRefusal.unprintable) { try Reason("ponsel\u{202E}hilang") }
  }
}
