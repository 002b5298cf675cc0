import EvidenceModel
import House
import Kernel
import Storage
import Web
import WorkUnitsModel

extension EvidenceRoutes {
  /// The way from the page of a unit to its vault, for those who may open it.
  static func unitSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    return try await request.services.storage.read { transaction in
      do {
        let vault = try open(id, for: .read, request.principal, in: transaction)
        let list = try VaultList(
          VaultQuery(unitID: id, least: vault.least(request.principal)), in: transaction)
        return HTMLFragment(
          VaultSection(
            unitID: id, count: list.total, mayChange: vault.mayChange, page: request.page))
      } catch is Problem {
        return nil
      }
    }
  }

  /// How photographs and signed minutes of a declaration are added, for those who may add them.
  static func declaringSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    return try await request.services.storage.read { transaction in
      do {
        _ = try open(id, for: .change, request.principal, in: transaction)
        return HTMLFragment(DeclaringSection(unitID: id, page: request.page))
      } catch is Problem {
        return nil
      }
    }
  }
}
