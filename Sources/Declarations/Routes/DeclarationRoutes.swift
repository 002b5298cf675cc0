import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// The routes of Declarations with what they need.
struct DeclarationRoutes: Sendable {
  let services: Services
  let acts: PledgeActs
  let gate = SigningGate()

  init(services: Services) {
    self.services = services
    acts = PledgeActs(keys: SigningKeys(dataFolder: services.dataFolder))
  }

  func register(in table: RouteTable) {
    registerRounds(in: table)
    registerSigning(in: table)
    registerProofs(in: table)
    registerDeclarations(in: table)
    registerAgreements(in: table)
    registerChanges(in: table)
    registerOutsiders(in: table)
  }

  private func registerRounds(in table: RouteTable) {
    table.get("/unit/:id/penandatanganan/baru", .policy("declaration.manage")) {
      try await newRound($0, $1)
    }
    table.post("/unit/:id/penandatanganan", .policy("declaration.manage"), limit: Self.smallForm) {
      try await openRound($0, $1)
    }
    table.get("/penandatanganan/:id", .policy("declaration.read")) { try await round($0, $1) }
    table.get("/penandatanganan/:id/daftar.csv", .policy("declaration.read")) {
      try await roundCSV($0, $1)
    }
    table.get("/penandatanganan/:id/jendela", .policy("declaration.manage")) {
      try await window($0, $1)
    }
    table.post(
      "/penandatanganan/:id/jendela", .policy("declaration.manage"), limit: Self.smallForm
    ) { try await moveWindow($0, $1) }
    table.get("/penandatanganan/:id/berkas", .policy("declaration.read")) {
      try await roundFile($0, $1)
    }
    table.get("/instansi/:id/naskah-pakta", .policy("declaration.word")) {
      try await wording($0, $1)
    }
    table.post("/instansi/:id/naskah-pakta", .policy("declaration.word"), limit: Self.wordsForm) {
      try await saveWording($0, $1)
    }
  }

  private func registerSigning(in table: RouteTable) {
    table.get("/penandatanganan/:id/tanda-tangan", .policy("declaration.sign")) {
      try await signingPage($0, $1)
    }
    table.post(
      "/penandatanganan/:id/tanda-tangan", .policy("declaration.sign"), limit: Self.smallForm
    ) { try await sign($0, $1) }
    table.post("/penandatanganan/:id/kode", .policy("declaration.manage"), limit: Self.smallForm) {
      try await makeCodes($0, $1)
    }
    table.get("/penandatanganan/:id/kios", .policy("declaration.manage")) {
      try await kioskOpening($0, $1)
    }
    table.post("/penandatanganan/:id/kios", .policy("declaration.manage"), limit: Self.smallForm) {
      try await openKiosk($0, $1)
    }
    table.post(
      "/penandatanganan/:id/kios/tutup", .policy("declaration.manage"), limit: Self.smallForm
    ) { try await closeKiosks($0, $1) }
    table.get("/kios/pihak-luar", .everyone) { try await outsideKiosk($0, $1) }
    table.post("/kios/pihak-luar", .everyone, limit: Self.smallForm) {
      try await signFromOutside($0, $1)
    }
    table.get("/kios", .everyone) { try await kiosk($0, $1) }
    table.post("/kios", .everyone, limit: Self.smallForm) { try await signAtKiosk($0, $1) }
    table.post("/kios/tutup", .everyone, limit: Self.smallForm) { try await endKiosk($0, $1) }
  }

  private func registerProofs(in table: RouteTable) {
    table.get("/naskah/:id", .policy("declaration.read")) { try await record($0, $1) }
    table.get("/naskah/:id/berkas", .policy("declaration.read")) { try await recordFile($0, $1) }
    table.get("/naskah/:id/pdf", .policy("declaration.read")) { try await recordPDF($0, $1) }
    table.get("/verifikasi/:digest", .everyone) { try await proof($0, $1) }
    table.get("/instansi/:id/kunci", .everyone) { try await keys($0, $1) }
  }

  /// The largest form of this feature but for texts.
  ///
  /// - Unit: bytes.
  static let smallForm = 64 * 1024
  /// The largest form with a text in two languages.
  ///
  /// - Unit: bytes.
  static let wordsForm = 256 * 1024

  /// Who does something now.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The frame of a page, with the message that the redirect before it carried.
  func page(_ request: Request, _ context: ZonaContext) -> PageContext {
    let word = request.uri.queryParameters[DeclarationMessage.field[...]].map(String.init)
    return context.page(notice: word.flatMap(DeclarationMessage.init(rawValue:))?.text)
  }

  /// An id in the path; a text of another shape is a page that does not exist.
  func id<T>(_ name: String, of subject: T.Type, _ context: ZonaContext) throws -> ID<T> {
    guard let id = ID<T>(try context.parameter(name)) else { throw Problem.notFound }
    return id
  }

  /// Refuses somebody who may not act in a unit: whoever may not read it is told nothing.
  static func check(
    _ act: Act, _ action: DeclarationAction, in unit: ID<WorkUnit>, transaction: Transaction
  ) throws {
    let place: WorkUnitPlace
    do {
      place = try WorkUnitStore.place(of: unit, in: transaction)
    } catch StorageError.notFound {
      throw Problem.notFound
    }
    guard DeclarationPolicy.mayAct(act.principal, .read, on: place) else { throw Problem.notFound }
    guard DeclarationPolicy.mayAct(act.principal, action, on: place) else {
      throw Problem.forbidden
    }
  }

  /// A round for an act that the person may do.
  static func load(
    _ id: ID<PledgeRound>, for action: DeclarationAction, act: Act, in transaction: Transaction
  ) throws -> PledgeRound {
    guard let round = try RoundStore.find(id, in: transaction) else { throw Problem.notFound }
    try check(act, action, in: round.unitID, transaction: transaction)
    return round
  }

  /// What stands around a round on every page.
  static func frame(
    of round: PledgeRound, act: Act, page: PageContext, in transaction: Transaction
  ) throws -> RoundFrame {
    let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
    return RoundFrame(
      round: round, zone: zone,
      unitName: try WorkUnitStore.name(
        of: round.unitID, on: zone.day(of: act.now), in: transaction) ?? "",
      stage: try StageWindowStore.window(
        .declaration, unit: round.unitID, year: round.year, in: transaction)?.window,
      now: act.now, page: page)
  }

  /// Turns what the rules refuse into a page that says so.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as DeclarationRefusal {
      throw DeclarationText.problem(refusal)
    }
  }
}
