import Accounts
import Kernel
import Storage
import WorkUnitsModel

@testable import WorkUnits

/// Two ministries with three units, made through the front door.
struct SampleCountry: Sendable {
  let ministry: Institution
  let otherMinistry: Institution
  let agency: WorkUnit
  let station: WorkUnit
  let otherUnit: WorkUnit
}

extension Storage {
  func makeCountry() async throws -> SampleCountry {
    try await write { transaction in
      let act = Act(by: nil, at: .sample)
      func institution(_ name: String) throws -> Institution {
        try WorkUnitActs.createInstitution(
          kind: .ministry, name: try PlaceName(name), act: act, in: transaction)
      }
      func unit(
        _ name: String, in institution: Institution, below parent: WorkUnit? = nil
      ) throws -> WorkUnit {
        try WorkUnitActs.createUnit(
          name: try PlaceName(name), in: institution.id, below: parent?.id, from: act.day,
          act: act, transaction: transaction)
      }
      let ministry = try institution("Kementerian Kelautan")
      let other = try institution("Kementerian Perdagangan")
      let agency = try unit("BKIPM", in: ministry)
      return SampleCountry(
        ministry: ministry, otherMinistry: other, agency: agency,
        station: try unit("Stasiun Asahan", in: ministry, below: agency),
        otherUnit: try unit("Balai Sertifikasi", in: other))
    }
  }
}
