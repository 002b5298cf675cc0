import Accounts
import Declarations
import Evidence
import EvaluationsModel
import House
import Instruments
import Kernel
import Messages
import Storage
import Surveys
import TestKit
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations

/// The whole house around one judgement, with everybody who may want something from it.
struct EvaluationHouse: Sendable {
  let house: TestHouse
  let storage: Storage
  let judgement: JudgementHouse
  let place: WorkUnitPlace

  static var features: [Feature] {
    [
      accounts(places: WorkUnitPlaces.self), messages(), instruments, workUnits(), declarations(),
      evidence(), surveys(), worksheets(), evaluations(),
    ]
  }

  var ana: Principal { assessor(Cast.ana) }
  var budi: Principal { assessor(Cast.budi) }
  var ketua: Principal { assessor(Cast.ketua) }
  var teknis: Principal { assessor(Cast.teknis) }
  /// An internal assessor of the same instansi without a seat.
  var outsider: Principal { assessor(Cast.stranger) }
  var coordinator: Principal {
    person("01900000-0000-7000-8000-0000000000b1", .coordinator, institution)
  }
  var head: Principal { person("01900000-0000-7000-8000-0000000000b2", .unitHead, unit) }
  var staff: Principal { person("01900000-0000-7000-8000-0000000000b3", .unitStaff, unit) }

  private var institution: Scope { .institution(place.institutionID.text) }
  private var unit: Scope { .workUnit(place.unitID.text) }

  /// Runs a test in a fresh house whose worksheet was sent and whose judgement has begun.
  static func with(
    _ engine: Engine, _ body: (EvaluationHouse) async throws -> Void
  ) async throws {
    try await withStorage(engine, migrations: features.flatMap(\.migrations)) { storage in
      let judgement = try await JudgementHouse(storage)
      let place = try await storage.read {
        try WorkUnitStore.place(of: judgement.worksheet.unitID, in: $0)
      }
      try await body(
        EvaluationHouse(
          house: TestHouse(features, storage: storage), storage: storage, judgement: judgement,
          place: place))
    }
  }

  private func assessor(_ author: Author) -> Principal {
    Principal(
      accountID: author.accountID, name: author.name,
      grants: [Grant(.internalAssessor, for: institution)])
  }

  private func person(_ id: String, _ role: Role, _ scope: Scope) -> Principal {
    Principal(accountID: id, name: role.rawValue, grants: [Grant(role, for: scope)])
  }
}
