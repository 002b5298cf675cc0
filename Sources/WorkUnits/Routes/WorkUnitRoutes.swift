import Accounts
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

/// The routes of WorkUnits with what they need.
struct WorkUnitRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    table.get("/instansi", .policy("place.read")) { try await institutions($0, $1) }
    table.get("/instansi/baru", .policy("place.create")) { try await newInstitution($0, $1) }
    table.post("/instansi", .policy("place.create"), limit: Self.smallForm) {
      try await createInstitution($0, $1)
    }
    table.get("/instansi/:id", .policy("place.read")) { try await institution($0, $1) }
    table.get("/instansi/:id/nama", .policy("place.change")) {
      try await institutionName($0, $1)
    }
    table.post("/instansi/:id/nama", .policy("place.change"), limit: Self.smallForm) {
      try await renameInstitution($0, $1)
    }
    registerUnits(in: table)
    registerCycles(in: table)
    registerRoster(in: table)
    registerRosterImport(in: table)
    registerHeads(in: table)
    registerYears(in: table)
    registerTree(in: table)
  }

  private func registerUnits(in table: RouteTable) {
    table.get("/instansi/:id/unit/baru", .policy("place.create")) { try await newUnit($0, $1) }
    table.post("/instansi/:id/unit", .policy("place.create"), limit: Self.smallForm) {
      try await createUnit($0, $1)
    }
    table.get("/instansi/:id/unit.csv", .policy("place.read")) { try await unitsCSV($0, $1) }
    table.get("/unit/:id", .policy("place.read")) { try await unit($0, $1) }
    table.get("/unit/:id/nama", .policy("place.change")) { try await unitName($0, $1) }
    table.post("/unit/:id/nama", .policy("place.change"), limit: Self.smallForm) {
      try await renameUnit($0, $1)
    }
    table.get("/unit/:id/tutup", .policy("place.change")) { try await confirmClosing($0, $1) }
    table.post("/unit/:id/tutup", .policy("place.change"), limit: Self.smallForm) {
      try await closeUnit($0, $1)
    }
    table.post("/unit/:id/buka", .policy("place.change"), limit: Self.smallForm) {
      try await reopenUnit($0, $1)
    }
  }

  private func registerCycles(in table: RouteTable) {
    table.get("/instansi/:id/siklus/baru", .policy("place.manageCycle")) {
      try await newCycle($0, $1)
    }
    table.post("/instansi/:id/siklus", .policy("place.manageCycle"), limit: Self.smallForm) {
      try await createCycle($0, $1)
    }
    table.get("/siklus", .policy("place.read")) { try await nationalCycles($0, $1) }
    table.get("/siklus/baru", .policy("place.manageCycle")) { try await newCycle($0, $1) }
    table.post("/siklus", .policy("place.manageCycle"), limit: Self.smallForm) {
      try await createCycle($0, $1)
    }
    table.get("/siklus/:id/jendela", .policy("place.manageCycle")) {
      try await cycleWindow($0, $1)
    }
    table.post("/siklus/:id/jendela", .policy("place.manageCycle"), limit: Self.smallForm) {
      try await moveCycle($0, $1)
    }
    table.post("/siklus/:id/penghapusan", .policy("place.manageCycle"), limit: Self.smallForm) {
      try await removeCycle($0, $1)
    }
  }

  /// The largest form of this feature.
  ///
  /// - Unit: bytes.
  static let smallForm = 64 * 1024

  /// Who does something now.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The frame of a page, with the message that the redirect before it carried.
  func page(_ request: Request, _ context: ZonaContext) -> PageContext {
    ImportDone(request).map { context.page(notice: $0.text) }
      ?? context.page(after: request, WorkUnitMessage.self)
  }

  /// The page and the words of a list that is searched.
  func search(_ request: Request) -> (words: String, page: Int) {
    let parameters = request.uri.queryParameters
    return (
      String((parameters["cari"].map(String.init) ?? "").prefix(100)),
      parameters["halaman"].flatMap { Int($0) } ?? 1
    )
  }

  /// Refuses somebody who may not act at a place.
  ///
  /// - Throws: `Problem.notFound` when the person may not know the place, `Problem.forbidden` when
  ///   they may know but not do this.
  static func check(_ act: Act, _ action: WorkUnitAction, on place: Place) throws {
    guard WorkUnitPolicy.mayAct(act.principal, .read, on: place) else { throw Problem.notFound }
    guard WorkUnitPolicy.mayAct(act.principal, action, on: place) else {
      throw Problem.forbidden
    }
  }

  /// An instansi for an act that the person may do.
  static func load(
    _ id: ID<Institution>, for action: WorkUnitAction, act: Act, in transaction: Transaction
  ) throws -> Institution {
    let institution = try InstitutionStore.find(id, in: transaction)
    guard let institution else { throw Problem.notFound }
    try check(act, action, on: .institution(id))
    return institution
  }

  /// A unit for an act that the person may do.
  static func load(
    _ id: ID<WorkUnit>, for action: WorkUnitAction, act: Act, in transaction: Transaction
  ) throws -> (unit: WorkUnit, place: WorkUnitPlace) {
    guard let unit = try WorkUnitStore.find(id, in: transaction) else { throw Problem.notFound }
    let place = try WorkUnitStore.place(of: id, in: transaction)
    try check(act, action, on: .unit(place))
    return (unit, place)
  }

  /// Turns what the rules refuse into a page that says so.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as WorkUnitRefusal {
      throw WorkUnitText.problem(refusal)
    }
  }
}
