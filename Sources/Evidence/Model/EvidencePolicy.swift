package import Kernel
package import WorkUnitsModel

/// What can be done with the proof of a unit.
package enum EvidenceAction: String, CaseIterable, Sendable {
  /// See it, its pages and its file.
  case read
  /// Bring proof in, describe it, link it, delete it.
  case change
  /// Decide how long it is kept and forbid its deletion.
  case retain
}

/// How far assessors may look into the proof of a unit: the state of the worksheet it is linked to;
/// what a recommendation was answered with is as if sent.
package enum Release: String, CaseIterable, Comparable, Sendable {
  /// Neither in a worksheet that was ever sent nor an answer: the unit's own business.
  case none
  /// The worksheet was sent and given back: the internal assessors still see it.
  case returned
  /// The worksheet is sent, or a recommendation was answered with the proof.
  case submitted

  package static func < (left: Release, right: Release) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .returned: 1
    case .submitted: 2
    }
  }
}

/// What the rules say about a person's wish.
package enum EvidencePermission: String, Hashable, Sendable {
  /// It may be done.
  case allowed
  /// The person may know of the proof but not do this.
  case forbidden
  /// The person may not know that there is one: the same answer as for none (law 9).
  case hidden
}

/// Who may do what with the proof of a unit.
package enum EvidencePolicy {
  /// Decides about an act.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - release: How far the proof is released to assessors.
  /// - Returns: What the rules say.
  package static func permission(
    _ principal: Principal?, _ action: EvidenceAction, on place: WorkUnitPlace, release: Release
  ) -> EvidencePermission {
    guard let principal else { return .hidden }
    let roles = Role.allCases.filter { principal.holds($0, covering: place) }
    guard roles.contains(where: { reads($0, release) }) else { return .hidden }
    return roles.contains(where: { holds($0, action) }) ? .allowed : .forbidden
  }

  /// Whether an act is allowed.
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - action: What for.
  ///   - place: The unit with everything above it.
  ///   - release: How far the proof is released to assessors.
  /// - Returns: true for `allowed` only.
  package static func mayAct(
    _ principal: Principal?, _ action: EvidenceAction, on place: WorkUnitPlace, release: Release
  ) -> Bool {
    permission(principal, action, on: place, release: release) == .allowed
  }

  /// Whether the person sees the whole vault, or only what is released.
  package static func seesAll(_ principal: Principal?, of place: WorkUnitPlace) -> Bool {
    mayAct(principal, .read, on: place, release: .none)
  }

  private static func reads(_ role: Role, _ release: Release) -> Bool {
    switch (role, release) {
    case (.administrator, _), (.coordinator, _), (.unitHead, _), (.unitStaff, _): true
    case (.internalAssessor, .submitted), (.internalAssessor, .returned): true
    case (.nationalAssessor, .submitted): true
    case (.internalAssessor, .none), (.nationalAssessor, _): false
    }
  }

  private static func holds(_ role: Role, _ action: EvidenceAction) -> Bool {
    switch (role, action) {
    case (_, .read): true
    case (.unitHead, .change), (.unitStaff, .change): true
    case (.administrator, .retain), (.coordinator, .retain): true
    case (.administrator, .change), (.coordinator, .change), (.internalAssessor, _),
      (.nationalAssessor, _), (.unitHead, .retain), (.unitStaff, .retain):
      false
    }
  }
}
