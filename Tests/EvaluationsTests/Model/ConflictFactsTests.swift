import AccountsModel
import EvaluationsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct ConflictFactsTests {
  private static let unit: ID<WorkUnit> = Sample.id(101)
  private static let above: ID<WorkUnit> = Sample.id(102)
  private static let below: ID<WorkUnit> = Sample.id(103)
  private static let merged: ID<WorkUnit> = Sample.id(104)
  private static let kin = UnitKin(
    place: WorkUnitPlace(
      institutionID: Sample.ministry, unitID: unit, ancestorIDs: [above]),
    belowIDs: [below], mergedIDs: [merged])

  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func stay(
    _ unit: ID<WorkUnit>, _ from: String, _ until: String? = nil,
    of institution: ID<Institution> = Sample.ministry
  ) throws -> Stay {
    Stay(
      post: try Post(
        institutionID: institution, unitID: unit, position: JobTitle("Auditor"), section: nil),
      joinedOn: try day(from), leftOn: try until.map(day))
  }

  private func facts(
    _ past: AssessorPast, on text: String = "2026-11-21", rules: ConflictRules = ConflictRules()
  ) throws -> [ConflictReason] {
    past.facts(
      against: Self.kin, at: ConflictMoment(year: 2026, layer: .tpi, day: try day(text)),
      rules: rules)
  }

  private func past(
    stays: [Stay] = [], heads: [UnitHead] = [], grants: [RoleGrant] = [],
    verdicts: [EarlierVerdict] = [], family: [FamilyDeclared] = []
  ) -> AssessorPast {
    AssessorPast(
      assessorID: Sample.id(10), stays: stays, heads: heads, grants: grants, verdicts: verdicts,
      familyDeclared: family)
  }

  private func grant(
    _ role: Role, in unit: ID<WorkUnit>, until: String? = nil, endedAt: Instant? = nil
  ) throws -> RoleGrant {
    try RoleGrant(
      id: Sample.id(700), accountID: Sample.id(10), role: role,
      at: .workUnit(unit.text, institution: Sample.ministry.text), from: day("2022-01-01"),
      until: until.map(day), endedAt: endedAt)
  }

  @Test func `somebody of the unit or its kin must stay away`() throws {
    let since = try day("2025-01-02")
    for (unit, relation) in [
      (Self.unit, UnitRelation.same), (Self.above, .above), (Self.below, .below),
      (Self.merged, .merged),
    ] {
      let past = past(stays: [try stay(unit, "2025-01-02")])
      #expect(try facts(past) == [.works(relation, unit: unit, since: since)])
    }
    #expect(try facts(past(stays: [stay(Sample.id(109), "2025-01-02")])) == [])
  }

  @Test func `kin counts only where the rules say so, the unit and its parts always`() throws {
    let rules = ConflictRules(countsKin: false)

    #expect(try facts(past(stays: [stay(Self.above, "2025-01-02")]), rules: rules) == [])
    #expect(try facts(past(stays: [stay(Self.below, "2025-01-02")]), rules: rules) == [])
    #expect(try facts(past(stays: [stay(Self.merged, "2025-01-02")]), rules: rules).count == 1)
  }

  @Test func `a stay counts for three years after its last day`() throws {
    let on = past(stays: [try stay(Self.unit, "2020-01-01", "2023-11-21")])
    let before = past(stays: [try stay(Self.unit, "2020-01-01", "2023-11-20")])

    #expect(
      try facts(on) == [.worked(.same, unit: Self.unit, until: day("2023-11-21"))])
    #expect(try facts(before) == [])
    #expect(try facts(before, rules: ConflictRules(yearsBack: 4)).count == 1)
  }

  @Test func `the last day in the unit is still one there, and a coming stay counts`() throws {
    let last = past(stays: [try stay(Self.unit, "2020-01-01", "2026-11-21")])
    let coming = past(stays: [try stay(Self.unit, "2026-12-01")])

    #expect(
      try facts(last) == [.works(.same, unit: Self.unit, since: day("2020-01-01"))])
    #expect(try facts(coming) == [.joins(.same, unit: Self.unit, on: day("2026-12-01"))])
  }

  @Test func `three years before a leap day is the 28th`() throws {
    let on = past(stays: [try stay(Self.unit, "2020-01-01", "2025-02-28")])
    let before = past(stays: [try stay(Self.unit, "2020-01-01", "2025-02-27")])

    #expect(try facts(on, on: "2028-02-29").count == 1)
    #expect(try facts(before, on: "2028-02-29") == [])
  }

  @Test func `an acting head from elsewhere is head of the unit`() throws {
    let now = UnitHead(
      unitID: Self.unit, employeeID: Sample.id(900), isActing: true, from: try day("2026-06-01"))
    var over = now
    over.until = try day("2026-07-01")

    #expect(try facts(past(heads: [now])) == [.heads(.same, unit: Self.unit, isActing: true)])
    #expect(
      try facts(past(heads: [over]))
        == [.headed(.same, unit: Self.unit, until: day("2026-07-01"))])
    #expect(try facts(past(heads: [over]), on: "2029-07-02") == [])
  }

  @Test func `who answers for the unit does not judge it, on the roster or not`() throws {
    let head = past(grants: [try grant(.unitHead, in: Self.unit)])
    let above = past(grants: [try grant(.unitStaff, in: Self.above)])
    let assessor = past(grants: [try grant(.internalAssessor, in: Self.unit)])
    let noKin = ConflictRules(countsKin: false)

    #expect(
      try facts(head) == [.holdsRole(.unitHead, .same, unit: Self.unit, until: nil)])
    #expect(
      try facts(above, rules: noKin)
        == [.holdsRole(.unitStaff, .above, unit: Self.above, until: nil)])
    #expect(try facts(assessor) == [])
  }

  @Test func `a role that is over counts for three years`() throws {
    let on = past(grants: [try grant(.unitStaff, in: Self.unit, until: "2023-11-21")])
    let before = past(grants: [try grant(.unitStaff, in: Self.unit, until: "2023-11-20")])
    let taken = past(grants: [try grant(.unitStaff, in: Self.unit, endedAt: .sample)])

    #expect(
      try facts(on)
        == [.holdsRole(.unitStaff, .same, unit: Self.unit, until: day("2023-11-21"))])
    #expect(try facts(before) == [])
    #expect(
      try facts(taken)
        == [.holdsRole(.unitStaff, .same, unit: Self.unit, until: day("2026-11-21"))])
  }

  @Test(arguments: [
    (2026, Layer.tpi, false), (2026, .tpn, true), (2025, .tpi, true), (2025, .tpn, true),
    (2024, .tpi, false), (2027, .tpn, false),
  ])
  func `a verdict counts in other layers of the year and in the year before`(
    year: Int, layer: Layer, counts: Bool
  ) throws {
    let past = past(verdicts: [EarlierVerdict(unitID: Self.unit, year: year, layer: layer)])

    #expect(try facts(past) == (counts ? [.judged(year: year, layer)] : []))
  }

  @Test func `family that was declared in an earlier year counts`() throws {
    func family(_ year: Int) -> AssessorPast {
      past(family: [FamilyDeclared(unitID: Self.unit, year: year)])
    }

    #expect(try facts(family(2023)) == [.familyDeclared(year: 2023)])
    #expect(try facts(family(2022)) == [])
    #expect(try facts(family(2026)) == [])
  }

  @Test func `national assessors stay away from their own instansi`() throws {
    let rules = ConflictRules.usual(for: .tpn)
    let now = past(stays: [try stay(Sample.id(109), "2025-01-02")])
    let over = past(stays: [try stay(Sample.id(109), "2020-01-02", "2024-01-01")])
    let long = past(stays: [try stay(Sample.id(109), "2019-01-02", "2020-01-01")])
    let other = past(stays: [try stay(Sample.id(109), "2025-01-02", of: Sample.agency)])

    #expect(try facts(now, rules: rules) == [.sameInstitution(until: nil)])
    #expect(try facts(over, rules: rules) == [.sameInstitution(until: day("2024-01-01"))])
    #expect(try facts(long, rules: rules) == [])
    #expect(try facts(other, rules: rules) == [])
    #expect(try facts(now, rules: .usual(for: .tpi)) == [])
  }

  @Test(arguments: 0..<20)
  func `the table says what asking each pair says`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    func unit() -> ID<WorkUnit> { Sample.id(100 + below(12)) }
    let rules = ConflictRules(countsKin: below(2) == 0, countsInstitution: below(2) == 0)
    let moment = ConflictMoment(year: 2026, layer: .tpi, day: try day("2026-11-21"))
    let units = (0..<8).map { number in
      UnitKin(
        place: WorkUnitPlace(
          institutionID: below(2) == 0 ? Sample.ministry : Sample.agency,
          unitID: Sample.id(100 + number), ancestorIDs: [unit()]),
        belowIDs: [unit(), unit()], mergedIDs: [unit()])
    }
    let people = try (0..<6).map { number in
      AssessorPast(
        assessorID: Sample.id(10 + number),
        stays: [
          try stay(unit(), "2019-01-01", "202\(2 + below(5))-05-05"),
          try stay(unit(), "2026-10-10", of: Sample.agency),
        ],
        grants: [try grant(.unitStaff, in: unit())],
        verdicts: [EarlierVerdict(unitID: unit(), year: 2024 + below(3), layer: .tpn)],
        familyDeclared: [FamilyDeclared(unitID: unit(), year: 2021 + below(5))])
    }
    var declaration = ConflictDeclaration(
      id: Sample.id(600), assessorID: Sample.id(10), unitID: Sample.id(101), year: 2026,
      layer: .tpi)
    _ = try declaration.declare(DeclaredConflict(.family), at: .sample)

    let table = AssessorPast.conflicts(
      of: people, with: units, declarations: [declaration], at: moment, rules: rules)

    for person in people {
      for unit in units {
        var expected = person.facts(against: unit, at: moment, rules: rules)
        if person.assessorID == declaration.assessorID, unit.place.unitID == declaration.unitID {
          expected.insert(.declared(.family, since: .sample), at: 0)
        }
        #expect(table[unit.place.unitID]?[person.assessorID] ?? [] == expected)
      }
    }
  }
}
