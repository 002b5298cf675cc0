package import Kernel
package import WorkUnitsModel

/// Who runs teams of assessors and what they are given.
package enum TeamPolicy {
  /// Whether somebody makes the teams of an instansi and shares its units out among them.
  ///
  /// Being an assessor gives nothing here: who judges whom is not for them to know (law 9).
  ///
  /// - Parameters:
  ///   - principal: Who asks; nil for a visitor.
  ///   - institution: Whose teams; nil for those of the nation.
  /// - Returns: true for the coordinator of the instansi and for administrators.
  package static func mayManage(
    _ principal: Principal?, teamsOf institution: ID<Institution>?
  ) -> Bool {
    guard let principal else { return false }
    if principal.holds(.administrator, for: .national) { return true }
    return institution.map { principal.holds(.coordinator, for: .institution($0.text)) } ?? false
  }
}
