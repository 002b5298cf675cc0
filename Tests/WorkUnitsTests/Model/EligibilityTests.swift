import Kernel
import Testing
import WorkUnitsModel

@Suite struct EligibilityTests {
  /// The lines of 2024 as the migration stores them; a store test compares.
  static func edition() throws -> PreconditionEdition {
    func rule(
      _ predicate: ProposedPredicate, _ isRegional: Bool?, _ measure: StandingMeasure,
      _ comparison: InstitutionPrecondition.Comparison, _ line: Int
    ) -> InstitutionPrecondition {
      InstitutionPrecondition(
        predicate: predicate, isRegional: isRegional, measure: measure, comparison: comparison,
        line: Points(line), source: "Surat KemenPANRB Juli 2024; PortalRB, siklus 2024")
    }
    return PreconditionEdition(
      name: "2024", firstYear: try #require(CycleYear(2024)), lagYears: 1,
      rules: [
        rule(.wbk, nil, .auditOpinion, .atLeast, 4), rule(.wbk, nil, .accountability, .above, 60),
        rule(.wbk, true, .reformIndex, .above, 50), rule(.wbk, false, .reformIndex, .above, 60),
        rule(.wbk, nil, .controlMaturity, .atLeast, 3),
        rule(.wbbm, nil, .auditOpinion, .atLeast, 4),
        rule(.wbbm, nil, .accountability, .above, 70),
        rule(.wbbm, true, .reformIndex, .above, 60), rule(.wbbm, false, .reformIndex, .above, 70),
        rule(.wbbm, nil, .controlMaturity, .atLeast, 3),
      ])
  }

  /// A standing in decimals; an empty text leaves the measure out.
  static func standing(
    opinion: AuditOpinion? = .unqualified, sakip: String = "80", index: String = "80",
    spip: String = "3"
  ) throws -> InstitutionStanding {
    let day = try #require(CalendarDate("2025-06-30"))
    var facts: [StandingFact] = []
    for (measure, text) in [
      (StandingMeasure.accountability, sakip), (.reformIndex, index), (.controlMaturity, spip),
    ] where !text.isEmpty {
      let value = try #require(Points(decimal: text))
      facts.append(
        try #require(
          StandingFact(measure: measure, value: value, source: "Surat", dated: day)))
    }
    if let opinion {
      facts.append(
        try #require(
          StandingFact(
            measure: .auditOpinion, value: opinion.points, source: "LHP", dated: day)))
    }
    return InstitutionStanding(facts)
  }

  private func decide(
    _ kind: InstitutionKind, _ standing: InstitutionStanding, designatesWBK: Bool = false
  ) throws -> Eligibility {
    EligibilityFinding(
      kind: kind, standing: standing, edition: try Self.edition(), designatesWBK: designatesWBK
    ).eligibility
  }

  @Test(
    arguments: [
      ("60", "80", "3", .none), ("60.000000000001", "80", "3", .wbkOnly),
      ("70", "80", "3", .wbkOnly), ("70.01", "80", "3", .wbkAndWBBM),
      ("80", "60", "3", .none), ("80", "60.01", "3", .wbkOnly),
      ("80", "70", "3", .wbkOnly), ("80", "70.01", "3", .wbkAndWBBM),
      ("80", "80", "2.99", .none), ("80", "80", "3", .wbkAndWBBM),
    ] as [(String, String, String, Eligibility)])
  func `a ministry is on one side of each line`(
    sakip: String, index: String, spip: String, eligibility: Eligibility
  ) throws {
    #expect(
      try decide(.ministry, try Self.standing(sakip: sakip, index: index, spip: spip))
        == eligibility)
  }

  @Test(
    arguments: [
      ("80", "50", .affirmation), ("80", "50.01", .wbkOnly), ("80", "60", .wbkOnly),
      ("80", "60.01", .wbkAndWBBM), ("60", "80", .affirmation), ("60.01", "80", .wbkOnly),
    ] as [(String, String, Eligibility)])
  func `a regional government has lower lines for the index, and affirmation when it fails`(
    sakip: String, index: String, eligibility: Eligibility
  ) throws {
    for kind in [InstitutionKind.province, .regency, .city] {
      #expect(
        try decide(kind, try Self.standing(sakip: sakip, index: index)) == eligibility)
    }
  }

  @Test(arguments: [AuditOpinion.disclaimer, .adverse, .qualified])
  func `only the unqualified opinion passes`(opinion: AuditOpinion) throws {
    #expect(try decide(.ministry, try Self.standing(opinion: opinion)) == .none)
    #expect(try decide(.ministry, try Self.standing()) == .wbkAndWBBM)
  }

  @Test func `what is not on record does not pass`() throws {
    #expect(try decide(.agency, try Self.standing(index: "")) == .none)
    #expect(try decide(.regency, try Self.standing(index: "")) == .affirmation)
    #expect(try decide(.agency, try Self.standing(opinion: nil)) == .none)
    #expect(try decide(.agency, try Self.standing(sakip: "")) == .none)
    #expect(try decide(.agency, try Self.standing(spip: "")) == .none)
  }

  @Test func `an instansi with the mandate that misses WBBM designates WBK alone`() throws {
    let standing = try Self.standing(sakip: "70")

    #expect(try decide(.ministry, standing, designatesWBK: true) == .ownWBKOnly)
    #expect(try decide(.ministry, try Self.standing(), designatesWBK: true) == .wbkAndWBBM)
    #expect(
      try decide(.ministry, try Self.standing(sakip: "60"), designatesWBK: true) == .none)
  }

  @Test func `every rule that applies is named with what is on record`() throws {
    let finding = EligibilityFinding(
      kind: .city, standing: try Self.standing(sakip: ""), edition: try Self.edition(),
      designatesWBK: false)

    #expect(finding.checks.count == 8)
    #expect(
      finding.checks.filter { !$0.isMet }.map(\.rule.measure) == [
        .accountability, .accountability,
      ])
  }

  @Test(
    arguments: [
      (StandingMeasure.auditOpinion, "0", false), (.auditOpinion, "1", true),
      (.auditOpinion, "3.5", false), (.auditOpinion, "5", false), (.accountability, "100", true),
      (.accountability, "100.01", false), (.reformIndex, "110", true),
      (.controlMaturity, "5", true), (.controlMaturity, "5.01", false),
    ])
  func `a value outside its measure is none`(
    measure: StandingMeasure, text: String, isTaken: Bool
  ) throws {
    let value = try #require(Points(decimal: text))
    let day = try #require(CalendarDate("2025-06-30"))

    #expect(
      (StandingFact(measure: measure, value: value, source: "Surat", dated: day) != nil)
        == isTaken)
    #expect(StandingFact(measure: measure, value: value, source: " ", dated: day) == nil)
  }
}
