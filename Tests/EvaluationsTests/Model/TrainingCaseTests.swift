import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import EvaluationsModel

/// The cases that the program carries fit their instruments and tell who scores alike.
@Suite struct TrainingCaseTests {
  @Test(arguments: TrainingLibrary.all)
  func `every question of a case stands in its instrument, once and in reading order`(
    item: TrainingCase
  ) throws {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    let places = item.places(in: instrument)

    #expect(places.map(\.entry) == item.questions)
    #expect(places.map(\.question) == Array(Set(places.map(\.question))).sorted())
    #expect((20...24).contains(item.questions.count))
  }

  @Test(arguments: TrainingLibrary.all)
  func `a case covers all six areas in both aspects together, and the results`(
    item: TrainingCase
  ) throws {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    let sections = Set(
      item.places(in: instrument).map { instrument.section(ofQuestion: $0.question) })

    for area in instrument.changeAreas {
      #expect(area.nodes.contains { sections.contains($0) }, "\(area.key)")
    }
    #expect(sections.contains { instrument.nodes[$0].kind == .result })
  }

  @Test(arguments: TrainingLibrary.all)
  func `every answer of a case can be given, and every word is there in both languages`(
    item: TrainingCase
  ) throws {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    for (question, entry) in item.places(in: instrument) {
      for answer in [entry.claimed, entry.reference] {
        let values = try #require(
          instrument.trainingValues(answer, of: question), "\(entry.code) \(answer)")
        #expect(instrument.trainingShare(of: values, question: question) != nil, "\(entry.code)")
      }
      for text in [entry.said, entry.proof, entry.reason, item.title, item.introduction] {
        #expect(!text.indonesian.isEmpty && !text.english.isEmpty)
        #expect(text.indonesian != text.english)
      }
    }
  }

  @Test(arguments: TrainingLibrary.all)
  func `whoever knows the reference passes, whoever repeats the unit does not`(
    item: TrainingCase
  ) throws {
    let instrument = try InstrumentLibrary.instrument(item.instrumentID)
    let reference = try item.calibration(in: instrument)

    let right = try reference.compare(shares(item, in: instrument, \.reference))
    let repeated = try reference.compare(shares(item, in: instrument, \.claimed))
    let best = try reference.compare(
      reference.references.reduce(into: blank(instrument)) { given, entry in
        given[entry.question] = .whole
      })

    #expect(right.passes)
    #expect(!repeated.passes)
    #expect(repeated.failures.count == 3)
    #expect(!best.passes)
    #expect(Set(reference.references.map(\.share)).count > 4)
  }

  @Test func `a case is found by its identity, and no identity is used twice`() throws {
    let ids = TrainingLibrary.all.map(\.id)

    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { TrainingLibrary.find($0) != nil })
    #expect(TrainingLibrary.find(try #require(ID(Cast.evaluation.text))) == nil)
    #expect(TrainingLibrary.cases(for: InstrumentLibrary.current).count >= 2)
    #expect(TrainingLibrary.cases(for: "permenpanrb-52-2014").isEmpty)
  }

  @Test func `the two cases ask other questions and share no sentence`() throws {
    let cases = TrainingLibrary.cases(for: InstrumentLibrary.current)
    let (one, two) = (try #require(cases.first), try #require(cases.last))
    func sentences(_ item: TrainingCase) -> Set<String> {
      Set(
        item.questions.flatMap { [$0.said, $0.proof, $0.reason] }
          .flatMap { [$0.indonesian, $0.english] })
    }

    #expect(Set(one.questions.map(\.code)).isDisjoint(with: two.questions.map(\.code)))
    #expect(sentences(one).isDisjoint(with: sentences(two)))
    #expect(two.questions.contains { $0.claimed == $0.reference })
  }

  @Test func `a case with a question that the instrument does not have is refused`() throws {
    let instrument = try Cast.instrument()
    let item = try #require(TrainingLibrary.all.first)
    let wrong = TrainingQuestion(
      "X.9", claimed: "A", said: Text("a", "b"), proof: Text("a", "b"), reference: "A",
      reason: Text("a", "b"))
    let broken = TrainingCase(
      id: item.id, title: item.title, introduction: item.introduction,
      instrumentID: item.instrumentID, rulesVersion: 1, questions: item.questions + [wrong])

    #expect(throws: CalibrationRefusal.questionIsWrong(item.questions.count)) {
      try broken.calibration(in: instrument)
    }
  }

  private func blank(_ instrument: Instrument) -> [QuestionShare?] {
    Array(repeating: nil, count: instrument.questions.count)
  }

  private func shares(
    _ item: TrainingCase, in instrument: Instrument, _ answer: (TrainingQuestion) -> [String]
  ) -> [QuestionShare?] {
    item.places(in: instrument).reduce(into: blank(instrument)) { given, place in
      given[place.question] = instrument.trainingValues(answer(place.entry), of: place.question)
        .flatMap { instrument.trainingShare(of: $0, question: place.question) }
    }
  }
}

@Suite struct CalibrationDemandTests {
  private let fresh = CalibrationDemand(
    institutionID: Cast.institution, layer: .tpi, instrumentID: InstrumentLibrary.current)

  @Test func `a demand is made, counted and taken back`() throws {
    var demand = fresh

    let made = try demand.demand(rulesVersion: 1, baseVersion: 0, by: Cast.ketua, at: .sample)
    #expect(made?.event == "calibration_demanded")
    #expect(made?.subjectID == Cast.institution.text)
    #expect(demand.rulesVersion == 1)
    #expect(demand.version == 1)

    let released = try demand.release(baseVersion: 1, by: Cast.ana, at: .minute(1))
    #expect(released?.event == "calibration_released")
    #expect(demand.rulesVersion == nil)
    #expect(demand.state == .released(since: .minute(1), by: Cast.ana))
    #expect(demand.version == 2)
  }

  @Test func `what stands already changes nothing, whatever version was seen`() throws {
    var demand = fresh

    #expect(try demand.release(baseVersion: 7, by: Cast.ana, at: .sample) == nil)
    _ = try demand.demand(rulesVersion: 1, baseVersion: 0, by: Cast.ana, at: .sample)
    #expect(try demand.demand(rulesVersion: 1, baseVersion: 7, by: Cast.ana, at: .sample) == nil)
    #expect(demand.version == 1)
  }

  @Test func `an old form and unknown rules are refused`() throws {
    var demand = fresh

    #expect(throws: CalibrationRefusal.unknownRules(version: 2)) {
      try demand.demand(rulesVersion: 2, baseVersion: 0, by: Cast.ana, at: .sample)
    }
    #expect(throws: CalibrationRefusal.overtaken) {
      try demand.demand(rulesVersion: 1, baseVersion: 1, by: Cast.ana, at: .sample)
    }
    _ = try demand.demand(rulesVersion: 1, baseVersion: 0, by: Cast.ana, at: .sample)
    #expect(throws: CalibrationRefusal.overtaken) {
      try demand.release(baseVersion: 0, by: Cast.ana, at: .sample)
    }
    #expect(demand.rulesVersion == 1)
  }
}

@Suite struct CalibrationPolicyTests {
  @Test func `the table of who may train, oversee and read stands as reviewed`() {
    var lines: [String] = []
    for (name, principal) in Self.people {
      let allowed = CalibrationAction.allCases.map { action in
        "\(action.rawValue)=\(CalibrationPolicy.mayAct(principal, action, in: Cast.institution))"
      }
      lines.append(name + " | " + allowed.joined(separator: " "))
    }
    #expect(
      lines == [
        "visitor | train=false oversee=false read_agreement=false",
        "head | train=false oversee=false read_agreement=false",
        "staff | train=false oversee=false read_agreement=false",
        "assessor | train=true oversee=false read_agreement=false",
        "assessor before any door | train=true oversee=false read_agreement=false",
        "national assessor | train=true oversee=false read_agreement=false",
        "coordinator | train=false oversee=true read_agreement=true",
        "coordinator elsewhere | train=false oversee=false read_agreement=false",
        "administrator | train=false oversee=true read_agreement=true",
      ])
  }

  @Test func `nobody oversees without a place`() {
    for (_, principal) in Self.people {
      #expect(!CalibrationPolicy.mayAct(principal, .oversee))
      #expect(!CalibrationPolicy.mayAct(principal, .readAgreement))
    }
  }

  private static var people: [(String, Principal?)] {
    let institution = Scope.institution(Cast.institution.text)
    func person(_ role: Role, _ scope: Scope) -> Principal {
      Principal(accountID: role.rawValue, name: "", grants: [Grant(role, for: scope)])
    }
    return [
      ("visitor", nil), ("head", person(.unitHead, .workUnit(Cast.unit.text))),
      ("staff", person(.unitStaff, .workUnit(Cast.unit.text))),
      ("assessor", person(.internalAssessor, institution)),
      (
        "assessor before any door",
        person(.internalAssessor, institution).narrowed(to: [])
      ),
      ("national assessor", person(.nationalAssessor, .national)),
      ("coordinator", person(.coordinator, institution)),
      ("coordinator elsewhere", person(.coordinator, .institution("x"))),
      ("administrator", person(.administrator, .national)),
    ]
  }
}

@Suite struct SeverityIntervalTests {
  private func severity(questions: Int) throws -> Severity {
    let sheets = [
      Given.sheet(1, "ana", Array(repeating: 50, count: questions)),
      Given.sheet(1, "budi", Array(repeating: 100, count: questions)),
    ]
    return try #require(Severity.measureAgainstOthers(sheets).first)
  }

  @Test func `thirty questions know the mean to a third of a rung, as the rules say`() throws {
    let half = try severity(questions: 30).halfWidth(by: .version1)

    // 1.96 × 0.3 ÷ √30 = 0.10735…
    #expect(half > Points(decimal: "0.107353621") ?? .zero)
    #expect(half < Points(decimal: "0.107353623") ?? .zero)
  }

  @Test func `a square gives the exact root, and more questions a narrower interval`() throws {
    #expect(try severity(questions: 1).halfWidth(by: .version1) == Points(decimal: "0.588"))
    #expect(try severity(questions: 4).halfWidth(by: .version1) == Points(decimal: "0.294"))
    #expect(try severity(questions: 100).halfWidth(by: .version1) == Points(decimal: "0.0588"))
  }

  @Test(arguments: [0, 1, 2, 3, 4, 8, 9, 10, 15, 16, 17, 999_999, 1_000_000, 1_000_001])
  func `the root is the smallest whole number that is not too small`(square: Int) {
    let root = Severity.rootRoundedUp(of: Int128(square))

    #expect(root * root >= Int128(square))
    #expect(root == 0 || (root - 1) * (root - 1) < Int128(square))
  }
}
