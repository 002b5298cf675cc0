import Accounts
import House
import Hummingbird
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// Every route of Plans with who may use it.
struct PlanRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    let read = RouteAccess.policy("plan.read")
    table.get("/unit/:id/rencana", read) { try await present($0, $1) }
    table.get("/unit/:id/rencana/:tahun", read) { try await plan($0, $1) }
    registerItems(in: table)
    registerTeams(in: table)
    registerMonitoring(in: table)
    registerTools(in: table)
  }

  private func registerItems(in table: RouteTable) {
    let edit = RouteAccess.policy("plan.edit")
    table.get("/unit/:id/rencana/:tahun/butir/baru", edit) { try await newItem($0, $1) }
    table.post("/unit/:id/rencana/:tahun/butir", edit, limit: Self.smallForm) {
      try await planItem($0, $1)
    }
    table.get("/unit/:id/rencana/:tahun/butir/:butir", .policy("plan.read")) {
      try await item($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/butir/:butir", edit, limit: Self.smallForm) {
      try await changeItem($0, $1)
    }
    table.get("/unit/:id/rencana/:tahun/butir/:butir/hapus", edit) {
      try await confirmRemoval($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/butir/:butir/hapus", edit, limit: Self.smallForm) {
      try await removeItem($0, $1)
    }
  }

  private func registerTeams(in table: RouteTable) {
    let manage = RouteAccess.policy("plan.manage")
    table.get("/unit/:id/rencana/:tahun/tim", .policy("plan.read")) { try await team($0, $1) }
    table.post("/unit/:id/rencana/:tahun/tim", manage, limit: Self.smallForm) {
      try await appoint($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/tim/:tim", manage, limit: Self.smallForm) {
      try await changeDecree($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/tim/:tim/anggota", manage, limit: Self.smallForm) {
      try await addMember($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/tim/:tim/anggota/lepas", manage, limit: Self.smallForm) {
      try await removeMember($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/agen", manage, limit: Self.smallForm) {
      try await promise($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/agen/:agen", manage, limit: Self.smallForm) {
      try await keepPromise($0, $1)
    }
  }

  private func registerMonitoring(in table: RouteTable) {
    let (read, manage) = (RouteAccess.policy("plan.read"), RouteAccess.policy("plan.manage"))
    table.get("/unit/:id/rencana/:tahun/monev", read) { try await quarters($0, $1) }
    table.post("/unit/:id/rencana/:tahun/monev", manage, limit: Self.smallForm) {
      try await openQuarter($0, $1)
    }
    table.get("/unit/:id/rencana/:tahun/monev/:bulan", read) { try await monitoring($0, $1) }
    table.get("/unit/:id/rencana/:tahun/monev/:bulan/buka", manage) {
      try await confirmOpening($0, $1)
    }
    table.post("/unit/:id/rencana/:tahun/monev/:bulan/notula", manage, limit: Self.smallForm) {
      try await writeMinutes($0, $1)
    }
    table.post(
      "/unit/:id/rencana/:tahun/monev/:bulan/tindak-lanjut", manage, limit: Self.smallForm
    ) { try await askFollowUp($0, $1) }
    table.post(
      "/unit/:id/rencana/:tahun/monev/:bulan/tindak-lanjut/:tindak", .policy("plan.close"),
      limit: Self.smallForm
    ) { try await closeFollowUp($0, $1) }
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
      ?? context.page(after: request, PlanMessage.self)
  }

  /// The plan in the path.
  func key(_ context: ZonaContext) throws -> PlanKey {
    let unit: ID<WorkUnit> = try id("id", context)
    guard let year = Int(try context.parameter("tahun")).flatMap({ CycleYear($0) }) else {
      throw Problem.notFound
    }
    return PlanKey(unit, year)
  }

  /// An id in the path; a text of another shape is a page that does not exist.
  func id<Subject>(_ name: String, _ context: ZonaContext) throws -> ID<Subject> {
    guard let id = ID<Subject>(try context.parameter(name)) else { throw Problem.notFound }
    return id
  }

  /// The quarter in the path.
  func quarter(_ context: ZonaContext) throws -> Quarter {
    guard let quarter = Quarter(code: try context.parameter("bulan")) else {
      throw Problem.notFound
    }
    return quarter
  }

  /// The version that a form was made on; 0 when it says none.
  func version(_ context: ZonaContext) -> Int64 {
    Int64(context.form?[PlanForm.version] ?? "") ?? 0
  }

  /// A plan for somebody who may do this with it.
  ///
  /// - Throws: `Problem.notFound` for those who may not know of it, `Problem.forbidden` for those
  ///   who may not do this, a problem of its own for a year without a programme.
  static func open(
    _ key: PlanKey, for action: PlanAction, _ act: Act, in transaction: Transaction
  ) throws -> OpenedPlan {
    let place = try place(of: key.unitID, in: transaction)
    let today = try PlanYearStore.today(key.unitID, at: act.now, in: transaction)
    let (tie, employee) = try TeamStore.tie(
      ofAccount: act.principal?.accountID, to: key.unitID, on: today, in: transaction)
    switch PlanPolicy.permission(act.principal, .read, on: place, tie: tie) {
    case .allowed: break
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
    let year: PlanYear
    do {
      year = try PlanYearStore.find(key.unitID, year: key.year, at: act.now, in: transaction)
    } catch let refusal as PlanRefusal {
      throw PlanText.problem(refusal)
    }
    let opened = OpenedPlan(
      key: key, place: place, year: year, tie: tie, employeeID: employee,
      unitName: try WorkUnitStore.name(of: key.unitID, on: today, in: transaction) ?? "",
      zone: try WorkUnitStore.zone(of: key.unitID, in: transaction),
      principal: act.principal)
    try opened.require(action)
    return opened
  }

  /// Where a unit stands; one that does not exist is a page that does not exist.
  static func place(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws -> WorkUnitPlace {
    do {
      return try WorkUnitStore.place(of: unit, in: transaction)
    } catch StorageError.notFound {
      throw Problem.notFound
    }
  }
}

/// A plan as one person may see it.
struct OpenedPlan: Sendable {
  let key: PlanKey
  let place: WorkUnitPlace
  let year: PlanYear
  let tie: UnitTie
  /// Who the person is on the roster of the unit; nil for people from elsewhere.
  let employeeID: ID<Employee>?
  let unitName: String
  let zone: UnitZone
  let principal: Principal?

  /// The plan as the person may see it.
  func board(in transaction: Transaction) throws(StorageError) -> PlanBoard {
    try PlanActs.board(of: year, shownTo: principal, tie: tie, in: transaction)
  }

  /// Whether the person may do it, and the year is open for it.
  func may(_ action: PlanAction) -> Bool {
    PlanPolicy.mayAct(principal, action, on: place, tie: tie)
  }

  /// The areas whose items the person may plan now.
  var editableAreas: [PlanArea] {
    year.isOpen ? PlanPolicy.areas(principal, on: place, tie: tie) : []
  }

  /// Whether the person may change teams and agents now.
  var mayManageTeam: Bool { year.isOpen && may(.manage) }
  /// Whether the person may open quarters, write minutes and ask for follow-ups now.
  var mayMonitor: Bool { year.isUnitActive && may(.manage) }

  /// A moment on the clock of the unit: `21 November 2026, 14.32 WIB`.
  func moment(_ instant: Instant, in language: Language) -> String {
    let local =
      ZoneClock(zone)?.local(instant) ?? LocalTime(of: instant, offsetSeconds: 25_200)
    let clock = local.time.prefix(5)
    return local.day.formatted(in: language) + ", "
      + (language == .indonesian ? String(clock.map { $0 == ":" ? "." : $0 }) : String(clock))
      + " " + zone.label
  }

  /// The day of a moment on the clock of the unit.
  func day(of instant: Instant) -> CalendarDate {
    ZoneClock(zone)?.local(instant).day ?? CalendarDate(programmeDayOf: instant)
  }

  /// Lets only those through who may do it.
  func require(_ action: PlanAction) throws {
    guard may(action) else { throw Problem.forbidden }
  }
}
