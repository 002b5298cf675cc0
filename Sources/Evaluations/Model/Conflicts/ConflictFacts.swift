package import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What is known of an assessor apart from what they declare for the year.
package struct AssessorPast: Hashable, Sendable {
  /// The assessor.
  package let assessorID: ID<Account>
  /// Every stay on a roster.
  package let stays: [Stay]
  /// Every office as head of a unit, acting ones too.
  package let heads: [UnitHead]
  /// Every role that the account has or had; those in units count.
  package let grants: [RoleGrant]
  /// Every verdict on a unit.
  package let verdicts: [EarlierVerdict]
  /// The units of which the assessor said in an earlier year that family works there.
  package let familyDeclared: [FamilyDeclared]

  /// Describes what is known.
  package init(
    assessorID: ID<Account>, stays: [Stay] = [], heads: [UnitHead] = [],
    grants: [RoleGrant] = [], verdicts: [EarlierVerdict] = [],
    familyDeclared: [FamilyDeclared] = []
  ) {
    self.assessorID = assessorID
    self.stays = stays
    self.heads = heads
    self.grants = grants
    self.verdicts = verdicts
    self.familyDeclared = familyDeclared
  }
}

/// A verdict that somebody gave on a unit.
package struct EarlierVerdict: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: Int
  /// For which assessor layer.
  package let layer: Layer

  /// Describes a verdict.
  package init(unitID: ID<WorkUnit>, year: Int, layer: Layer) {
    self.unitID = unitID
    self.year = year
    self.layer = layer
  }
}

/// That somebody said in a year that family works in a unit.
package struct FamilyDeclared: Hashable, Sendable {
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: Int

  /// Describes what was said.
  package init(unitID: ID<WorkUnit>, year: Int) {
    self.unitID = unitID
    self.year = year
  }
}

/// A unit that is judged, with the units around it.
package struct UnitKin: Hashable, Sendable {
  /// Where it stands.
  package let place: WorkUnitPlace
  /// Every unit below it.
  package let belowIDs: Set<ID<WorkUnit>>
  /// Every unit that became a part of it.
  package let mergedIDs: Set<ID<WorkUnit>>

  /// Describes a unit.
  package init(
    place: WorkUnitPlace, belowIDs: Set<ID<WorkUnit>> = [], mergedIDs: Set<ID<WorkUnit>> = []
  ) {
    self.place = place
    self.belowIDs = belowIDs
    self.mergedIDs = mergedIDs
  }

  /// How another unit stands to this one; nil for one that has nothing to do with it.
  package func relation(of other: ID<WorkUnit>, under rules: ConflictRules) -> UnitRelation? {
    if other == place.unitID { return .same }
    if mergedIDs.contains(other) { return .merged }
    guard rules.countsKin else { return nil }
    if place.ancestorIDs.contains(other) { return .above }
    return belowIDs.contains(other) ? .below : nil
  }
}

/// The year and the day on which facts are asked.
package struct ConflictMoment: Hashable, Sendable {
  /// The programme year of the verdict.
  package let year: Int
  /// The assessor layer of the verdict.
  package let layer: Layer
  /// The day.
  package let day: CalendarDate

  /// Describes a moment.
  package init(year: Int, layer: Layer, day: CalendarDate) {
    self.year = year
    self.layer = layer
    self.day = day
  }

  /// The same day some years earlier, from which on things count; 29 February becomes the 28th.
  func start(yearsBack: Int) -> CalendarDate? {
    CalendarDate(year: day.year - yearsBack, month: day.month, day: day.day)
      ?? CalendarDate(year: day.year - yearsBack, month: day.month, day: 28)
  }
}

extension AssessorPast {
  /// What speaks against the assessor judging a unit, whatever they declare.
  ///
  /// - Parameters:
  ///   - unit: The unit with those around it.
  ///   - moment: Year, layer and day.
  ///   - rules: Which facts count.
  /// - Returns: Each fact once, in the order of the cases of `ConflictReason`; empty for none.
  package func facts(
    against unit: UnitKin, at moment: ConflictMoment, rules: ConflictRules
  ) -> [ConflictReason] {
    var facts: [ConflictReason] = []
    func add(_ fact: ConflictReason) {
      if !facts.contains(fact) { facts.append(fact) }
    }
    for said in familyDeclared where said.unitID == unit.place.unitID {
      let years = moment.year - said.year
      if years > 0, years <= rules.yearsBack { add(.familyDeclared(year: said.year)) }
    }
    let start = moment.start(yearsBack: rules.yearsBack)
    for stay in stays {
      guard let relation = unit.relation(of: stay.post.unitID, under: rules) else { continue }
      if let fact = stay.fact(relation, on: moment.day, start) { add(fact) }
    }
    for head in heads {
      guard let relation = unit.relation(of: head.unitID, under: rules) else { continue }
      if let fact = head.fact(relation, on: moment.day, start) { add(fact) }
    }
    for grant in grants {
      if let fact = grant.fact(against: unit, on: moment.day, start, rules) { add(fact) }
    }
    for verdict in verdicts where verdict.unitID == unit.place.unitID {
      if verdict.counts(at: moment, rules) { add(.judged(year: verdict.year, verdict.layer)) }
    }
    if rules.countsInstitution, let fact = institutionFact(unit, moment.day, start) { add(fact) }
    return facts
  }

  private func institutionFact(
    _ unit: UnitKin, _ day: CalendarDate, _ start: CalendarDate?
  ) -> ConflictReason? {
    let inside = stays.filter { $0.post.institutionID == unit.place.institutionID }
    if inside.contains(where: { $0.leftOn.map { $0 >= day } ?? true }) {
      return .sameInstitution(until: nil)
    }
    let ends = inside.compactMap(\.leftOn).filter { end in start.map { end >= $0 } ?? true }
    return ends.max().map { .sameInstitution(until: $0) }
  }
}

extension Stay {
  /// The stay as a fact; nil when it ended before the years that count.
  fileprivate func fact(
    _ relation: UnitRelation, on day: CalendarDate, _ start: CalendarDate?
  ) -> ConflictReason? {
    if joinedOn > day { return .joins(relation, unit: post.unitID, on: joinedOn) }
    guard let leftOn, leftOn < day else {
      return .works(relation, unit: post.unitID, since: joinedOn)
    }
    if let start, leftOn < start { return nil }
    return .worked(relation, unit: post.unitID, until: leftOn)
  }
}

extension UnitHead {
  fileprivate func fact(
    _ relation: UnitRelation, on day: CalendarDate, _ start: CalendarDate?
  ) -> ConflictReason? {
    guard let until, until < day else {
      return .heads(relation, unit: unitID, isActing: isActing)
    }
    if let start, until < start { return nil }
    return .headed(relation, unit: unitID, until: until)
  }
}

extension RoleGrant {
  /// The unit in which the role is one of the unit's own; nil for every other role.
  var ownUnitID: ID<WorkUnit>? {
    guard role == .unitHead || role == .unitStaff, case .workUnit(let text) = scope else {
      return nil
    }
    return ID<WorkUnit>(text)
  }

  /// The role as a fact: a role in a unit above covers the unit whatever the rules say of kin.
  fileprivate func fact(
    against unit: UnitKin, on day: CalendarDate, _ start: CalendarDate?, _ rules: ConflictRules
  ) -> ConflictReason? {
    guard let ownUnitID else { return nil }
    let covers = unit.place.ancestorIDs.contains(ownUnitID)
    guard let relation = unit.relation(of: ownUnitID, under: rules) ?? (covers ? .above : nil)
    else { return nil }
    // The day on which a role was taken back, in western Indonesia.
    let ended = endedAt.map { CalendarDate(of: $0, offsetSeconds: 25_200) }
    let lastDay = [until, ended].compactMap { $0 }.min()
    guard let lastDay, endedAt != nil || lastDay < day else {
      return .holdsRole(role, relation, unit: ownUnitID, until: nil)
    }
    if lastDay < from { return nil }
    if let start, lastDay < start { return nil }
    return .holdsRole(role, relation, unit: ownUnitID, until: lastDay)
  }
}

extension EarlierVerdict {
  /// Whether it counts: another layer of the same year, or any layer of the years that count.
  fileprivate func counts(at moment: ConflictMoment, _ rules: ConflictRules) -> Bool {
    if year == moment.year { return layer != moment.layer }
    return year < moment.year && moment.year - year <= rules.verdictYearsBack
  }
}
