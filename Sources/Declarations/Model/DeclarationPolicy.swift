package import Kernel
package import WorkUnitsModel

/// What can be done with the declarations of a unit.
package enum DeclarationAction: String, CaseIterable, Sendable {
  /// See who signed and who did not, and every record.
  case read
  /// Open rounds, make codes, open the kiosk.
  case manage
  /// Sign for oneself.
  case sign
}

/// Who may do what with declarations.
package enum DeclarationPolicy {
  /// Decides about an act in a unit.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - isMember: Whether the person is on the roster of the unit today.
  /// - Returns: Whether it is allowed; whoever may do nothing at all is told that it does not exist.
  package static func mayAct(
    _ principal: Principal?, _ action: DeclarationAction, on place: WorkUnitPlace,
    isMember: Bool = false
  ) -> Bool {
    guard let principal else { return false }
    if action == .sign { return isMember }
    return Role.allCases.contains { role in
      allows(role, action) && principal.holds(role, covering: place)
    }
  }

  /// Whether somebody may set the wording of an instansi.
  package static func mayWord(_ principal: Principal?, of institution: ID<Institution>) -> Bool {
    guard let principal else { return false }
    return [Role.coordinator, .administrator].contains { role in
      principal.holds(role, for: .national)
        || principal.holds(role, for: .institution(institution.text))
    }
  }

  private static func allows(_ role: Role, _ action: DeclarationAction) -> Bool {
    switch (role, action) {
    case (.unitHead, .read), (.unitStaff, .read), (.coordinator, .read), (.administrator, .read):
      true
    case (.unitHead, .manage), (.unitStaff, .manage), (.administrator, .manage): true
    case (.coordinator, .manage), (_, .sign): false
    case (.internalAssessor, _), (.nationalAssessor, _): false
    }
  }
}
