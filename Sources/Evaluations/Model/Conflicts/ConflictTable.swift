import AccountsModel
import Kernel
import WorkUnitsModel

extension AssessorPast {
  /// What speaks against each of many assessors and units, as an assignment takes it.
  ///
  /// The same as asking `facts(against:at:rules:)` for every pair and adding what was declared;
  /// only pairs that have something to do with each other are asked.
  ///
  /// - Parameters:
  ///   - people: The assessors.
  ///   - units: The units with those around them.
  ///   - declarations: What was declared for the year and later ones, in any layer: a door shows the
  ///     unit as a whole.
  ///   - moment: Year, layer and day.
  ///   - rules: Which facts count.
  /// - Returns: Who must stay away from which unit; pairs without a reason are not in it.
  package static func conflicts(
    of people: [AssessorPast], with units: [UnitKin], declarations: [ConflictDeclaration],
    at moment: ConflictMoment, rules: ConflictRules
  ) -> UnitConflicts {
    let around = places(units)
    let inside = Dictionary(grouping: units.indices) { units[$0].place.institutionID }
    var conflicts: UnitConflicts = [:]
    for declaration in declarations where declaration.year >= moment.year {
      guard let (kind, since) = declaration.standing.conflict,
        // Said of several years or layers, it is one conflict still.
        conflicts[declaration.unitID]?[declaration.assessorID] == nil
      else { continue }
      conflicts[declaration.unitID, default: [:]][declaration.assessorID] = [
        .declared(kind, since: since)
      ]
    }
    for person in people {
      var asked: Set<Int> = []
      for unitID in person.unitIDs { asked.formUnion(around[unitID] ?? []) }
      if rules.countsInstitution {
        for stay in person.stays { asked.formUnion(inside[stay.post.institutionID] ?? []) }
      }
      for place in asked.sorted() {
        let facts = person.facts(against: units[place], at: moment, rules: rules)
        guard !facts.isEmpty else { continue }
        conflicts[units[place].place.unitID, default: [:]][person.assessorID, default: []] += facts
      }
    }
    return conflicts
  }

  /// Every unit that the past of the assessor names.
  private var unitIDs: Set<ID<WorkUnit>> {
    Set(stays.map(\.post.unitID)).union(heads.map(\.unitID)).union(verdicts.map(\.unitID))
      .union(familyDeclared.map(\.unitID)).union(grants.compactMap(\.ownUnitID))
  }

  /// The judged units that each unit has something to do with.
  private static func places(_ units: [UnitKin]) -> [ID<WorkUnit>: Set<Int>] {
    var places: [ID<WorkUnit>: Set<Int>] = [:]
    for (place, unit) in units.enumerated() {
      places[unit.place.unitID, default: []].insert(place)
      for other in unit.place.ancestorIDs { places[other, default: []].insert(place) }
      for other in unit.belowIDs { places[other, default: []].insert(place) }
      for other in unit.mergedIDs { places[other, default: []].insert(place) }
    }
    return places
  }
}
