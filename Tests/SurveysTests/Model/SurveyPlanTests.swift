import Kernel
import SurveysModel
import Testing

@Suite struct SurveyPlanTests {
  private let known = [
    Sample.questionnaire(.spkp, items: 8), Sample.questionnaire(.spak, items: 5),
  ]

  private func faults(_ change: (inout SurveyRound.Plan) -> Void) throws -> [SurveyRefusal] {
    var plan = try Sample.round().plan
    change(&plan)
    return plan.faults(known: known)
  }

  @Test func `all faults are told at once, in the order of the form`() throws {
    #expect(try faults { _ in }.isEmpty)
    #expect(
      try faults {
        $0.title = ""
        $0.questionnaireIDs = ["spkp-1", "spkp-1"]
        $0.services = [
          SurveyedService(number: 1, name: "A", population: 0),
          SurveyedService(number: 2, name: "B", population: 1_000_000_000),
          SurveyedService(number: 3, name: "b", population: nil),
          SurveyedService(number: 4, name: "", population: nil),
        ]
        $0.officeNetworks = ["10.0.0.0/8", "10.0.0.1/8"]
      } == [
        .titleIsWrong, .questionnairesAreWrong, .servicesAreWrong(line: 1),
        .servicesAreWrong(line: 3), .servicesAreWrong(line: 4), .networkIsWrong("10.0.0.1/8"),
      ])
  }

  @Test func `both ends of title and services`() throws {
    let longest = String(repeating: "é", count: SurveyRound.longestTitle)
    #expect(try faults { $0.title = longest }.isEmpty)
    #expect(try faults { $0.title = longest + "e" } == [.titleIsWrong])
    let services = (1...41).map { SurveyedService(number: $0, name: "L\($0)", population: nil) }
    #expect(try faults { $0.services = Array(services.prefix(40)) }.isEmpty)
    #expect(try faults { $0.services = services } == [.servicesAreWrong(line: 41)])
    #expect(try faults { $0.services = [] } == [.servicesAreWrong(line: 1)])
    #expect(try faults { $0.questionnaireIDs = [] } == [.questionnairesAreWrong])
    #expect(try faults { $0.questionnaireIDs = ["skm-1"] } == [.questionnairesAreWrong])
  }

  @Test(arguments: [
    ("203.0.113.0/24", "203.0.113.255", true), ("203.0.113.0/24", "203.0.114.0", false),
    ("203.0.113.7", "203.0.113.7", true), ("203.0.113.7", "203.0.113.8", false),
    ("203.0.113.0/24", "::ffff:203.0.113.9", true), ("10.0.0.0/8", "::1", false),
    ("2001:db8::/32", "2001:db8:ffff::1", true), ("2001:db8::/32", "2001:db9::1", false),
    ("2001:db8:0:0:0:0:0:1/128", "2001:db8::1", true),
  ])
  func `a network holds its addresses`(_ network: String, _ address: String, _ holds: Bool) throws {
    #expect(try #require(OfficeNetwork(network)).contains(address) == holds)
  }

  @Test(arguments: [
    "", "kantor", "203.0.113.1/24", "203.0.113.0/33", "0.0.0.0/0", "4.0.0.0/6", "1.2.3",
    "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "::/8", "2001:db8::1::2", "2001:db8", "12345::",
    "1.2.3.4/", "1.2.3.4/a",
    "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8",
  ])
  func `what is no network is refused`(_ typed: String) {
    #expect(OfficeNetwork(typed) == nil)
  }
}
