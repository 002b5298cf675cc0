package import Kernel
package import WorkUnitsModel

/// What can be done with a worksheet.
package enum WorksheetAction: String, CaseIterable, Sendable {
  /// See answers, score and history.
  case read
  /// Start one for a unit and a cycle.
  case start
  /// Answer questions of the unit layer, take versions back, import.
  case answer
  /// Send it.
  case submit
  /// Give it back to the unit with words only: take it back as its head, or reopen it as PIC.
  case reopen
  /// Give it back with notes on questions, as an assessor, and collect them before.
  case giveBack = "give_back"
}

/// What the rules say about a person's wish.
package enum Permission: String, Hashable, Sendable {
  /// It may be done.
  case allowed
  /// The person may do it, but not in this stage.
  case notNow
  /// The person may know of the worksheet but not do this.
  case forbidden
  /// The person may not know that there is one: the same answer as for none (law 9).
  case hidden
}

/// Who may do what with a worksheet.
package enum WorksheetPolicy {
  /// Decides about an act on the worksheet of a unit.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - stage: How far the worksheet is; nil while there is none.
  /// - Returns: What the rules say.
  package static func permission(
    _ principal: Principal?, _ action: WorksheetAction, on place: WorkUnitPlace, stage: StageName?
  ) -> Permission {
    guard let principal else { return .hidden }
    let roles = Role.allCases.filter { principal.holds($0, covering: place) }
    guard roles.contains(where: { reads($0, stage) }) else { return .hidden }
    if action == .read { return .allowed }
    guard roles.contains(where: { holds($0, action) }) else { return .forbidden }
    return fits(action, stage) ? .allowed : .notNow
  }

  /// Whether an act is allowed.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - stage: How far the worksheet is; nil while there is none.
  /// - Returns: true for `allowed` only.
  package static func mayAct(
    _ principal: Principal?, _ action: WorksheetAction, on place: WorkUnitPlace, stage: StageName?
  ) -> Bool {
    permission(principal, action, on: place, stage: stage) == .allowed
  }

  /// Whether a person sees what the unit writes before it sends it.
  ///
  /// Whoever does not is shown the last sending while the worksheet is back with the unit.
  ///
  /// - Source: decision 0214.
  package static func seesDrafts(_ principal: Principal?, on place: WorkUnitPlace) -> Bool {
    mayAct(principal, .read, on: place, stage: .draft)
  }

  /// Whether a person who reopens a worksheet takes the unit's own work back, as its head.
  package static func takesBack(_ principal: Principal, on place: WorkUnitPlace) -> Bool {
    principal.holds(.unitHead, covering: place)
      && !principal.holds(.coordinator, covering: place)
  }

  /// The layer as which a person gives a worksheet back; nil for those who never do.
  ///
  /// An assessor holds their role for a unit only where their door is open (law 9).
  package static func returningLayer(
    of principal: Principal?, on place: WorkUnitPlace
  ) -> Layer? {
    guard let principal else { return nil }
    if principal.holds(.internalAssessor, covering: place) { return .tpi }
    return principal.holds(.nationalAssessor, covering: place) ? .tpn : nil
  }

  /// Whether a person sees what came back most in an instansi.
  package static func seesReturns(
    _ principal: Principal?, of institution: ID<Institution>
  ) -> Bool {
    guard let grants = principal?.grants else { return false }
    return grants.contains { grant in
      guard grant.role == .coordinator || grant.role == .administrator else { return false }
      return grant.scope == .national || grant.scope == .institution(institution.text)
    }
  }

  /// Whether a person sets how often and for how long worksheets of an instansi go back.
  package static func rulesReturns(
    _ principal: Principal?, of institution: ID<Institution>
  ) -> Bool {
    guard let principal else { return false }
    return principal.holds(.coordinator, for: .institution(institution.text))
      || principal.holds(.coordinator, for: .national)
  }

  /// The scopes in which a person works on worksheets of a unit's own.
  package static func ownScopes(of principal: Principal) -> [Scope] {
    principal.grants.filter { $0.role == .unitHead || $0.role == .unitStaff }.map(\.scope)
  }

  /// Assessors see nothing before it is sent: a draft is the unit's own business.
  private static func reads(_ role: Role, _ stage: StageName?) -> Bool {
    switch (role, stage) {
    case (.administrator, _), (.coordinator, _), (.unitHead, _), (.unitStaff, _): true
    case (.internalAssessor, .submitted), (.internalAssessor, .returned): true
    case (.nationalAssessor, .submitted): true
    case (.internalAssessor, _), (.nationalAssessor, _): false
    }
  }

  private static func holds(_ role: Role, _ action: WorksheetAction) -> Bool {
    switch (role, action) {
    case (_, .read): true
    case (.unitHead, .start), (.unitStaff, .start), (.coordinator, .start): true
    case (.unitHead, .answer), (.unitStaff, .answer): true
    case (.unitHead, .submit): true
    case (.unitHead, .reopen), (.coordinator, .reopen): true
    case (.internalAssessor, .giveBack), (.nationalAssessor, .giveBack): true
    default: false
    }
  }

  private static func fits(_ action: WorksheetAction, _ stage: StageName?) -> Bool {
    switch (action, stage) {
    case (.read, _): true
    case (.start, let stage): stage == nil
    case (.answer, .draft), (.answer, .returned), (.submit, .draft), (.submit, .returned): true
    case (.reopen, .submitted), (.giveBack, .submitted): true
    case (.answer, _), (.submit, _), (.reopen, _), (.giveBack, _): false
    }
  }
}
