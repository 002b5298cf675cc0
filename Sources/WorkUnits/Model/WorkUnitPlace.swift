package import Kernel

/// Where a unit stands: its instansi and the units above it.
///
/// Downstream policies decide about a unit with this value alone.
package struct WorkUnitPlace: Hashable, Sendable {
  /// The instansi.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The units above it, nearest first.
  package let ancestorIDs: [ID<WorkUnit>]

  /// Describes where a unit stands.
  package init(
    institutionID: ID<Institution>, unitID: ID<WorkUnit>, ancestorIDs: [ID<WorkUnit>] = []
  ) {
    self.institutionID = institutionID
    self.unitID = unitID
    self.ancestorIDs = ancestorIDs
  }

  /// Every scope that covers the unit: the nation, the instansi, the unit and those above it.
  package var scopes: [Scope] {
    [.national, .institution(institutionID.text), .workUnit(unitID.text)]
      + ancestorIDs.map { .workUnit($0.text) }
  }
}

extension Principal {
  /// Whether the person holds a role for a unit: directly, from above, or by a door to this unit.
  ///
  /// - Parameters:
  ///   - role: The role in question.
  ///   - place: The unit with everything above it.
  /// - Returns: true when a grant of that role covers the unit, or a door leads to it.
  package func holds(_ role: Role, covering place: WorkUnitPlace) -> Bool {
    place.scopes.contains { holds(role, for: $0) }
      || doors.contains(OpenDoor(role, to: place.unitID.text))
  }
}
