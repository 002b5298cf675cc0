import Accounts
import EvidenceModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// Every route of Evidence with who may use it.
struct EvidenceRoutes: Sendable {
  let services: Services

  func register(in table: RouteTable) {
    let read = RouteAccess.policy("evidence.read")
    let change = RouteAccess.policy("evidence.change")
    table.get("/unit/:id/bukti", read) { try await vault($0, $1) }
    table.upload("/unit/:id/bukti", change) { try await upload($0, $1) }
    table.post("/unit/:id/bukti/tautan", change, limit: Self.smallForm) {
      try await addWebDrive($0, $1)
    }
    table.post("/unit/:id/bukti/unggahan", change, limit: Self.smallForm) {
      try await startUpload($0, $1)
    }
    table.get("/unit/:id/bukti/unggahan/:upload", change) { try await uploadState($0, $1) }
    table.patch("/unit/:id/bukti/unggahan/:upload", change) { try await uploadPiece($0, $1) }
    table.get("/unit/:id/bukti/laporan", read) { try await report($0, $1) }
    table.get("/unit/:id/bukti/arsip/:tahun", read) { try await archive($0, $1) }
    registerProof(in: table)
  }

  private func registerProof(in table: RouteTable) {
    let read = RouteAccess.policy("evidence.read")
    let change = RouteAccess.policy("evidence.change")
    table.get("/unit/:id/bukti/:bukti", read) { try await proof($0, $1) }
    table.post("/unit/:id/bukti/:bukti", change, limit: Self.smallForm) {
      try await describe($0, $1)
    }
    table.post("/unit/:id/bukti/:bukti/soal", change, limit: Self.smallForm) {
      try await link($0, $1)
    }
    table.post("/unit/:id/bukti/:bukti/soal/lepas", change, limit: Self.smallForm) {
      try await unlink($0, $1)
    }
    table.upload("/unit/:id/bukti/:bukti/salinan", change) { try await redact($0, $1) }
    table.post("/unit/:id/bukti/:bukti/publik", change, limit: Self.smallForm) {
      try await show($0, $1)
    }
    table.get("/publik/unit/:id/dokumentasi/:bukti", .everyone) { try await shown($0, $1) }
    table.post("/unit/:id/bukti/:bukti/retensi", .policy("evidence.retain")) {
      try await retain($0, $1)
    }
    table.get("/unit/:id/bukti/:bukti/hapus", change) { try await confirmDeletion($0, $1) }
    table.post("/unit/:id/bukti/:bukti/hapus", change, limit: Self.smallForm) {
      try await delete($0, $1)
    }
    table.get("/unit/:id/bukti/:bukti/halaman/:halaman", read) { try await page($0, $1) }
    table.get("/unit/:id/bukti/:bukti/berkas", read) { try await original($0, $1) }
    table.get("/unit/:id/bukti/:bukti/berkas-salinan", read) { try await redactedCopy($0, $1) }
  }

  /// The largest form without files.
  ///
  /// - Unit: bytes.
  static let smallForm = 64 * 1024

  var blobs: BlobStore { BlobStore(services) }

  /// Who does something now.
  func act(_ context: ZonaContext) -> Act { Act(by: context.principal, at: context.now) }

  /// The key that signs links to content.
  func readingKey() throws -> ReadingKey {
    try ReadingKey.of(services)
  }

  /// The unit in the path.
  func unitID(_ context: ZonaContext) throws -> ID<WorkUnit> {
    guard let id = ID<WorkUnit>(try context.parameter("id")) else { throw Problem.notFound }
    return id
  }

  /// The proof in the path.
  func proofID(_ context: ZonaContext) throws -> ID<Proof> {
    guard let id = ID<Proof>(try context.parameter("bukti")) else { throw Problem.notFound }
    return id
  }

  /// Where the unit stands, for somebody who may do this with its vault.
  ///
  /// - Throws: `Problem.notFound` for those who may not know of it, `Problem.forbidden` for those
  ///   who may not do this.
  static func open(
    _ unit: ID<WorkUnit>, for action: EvidenceAction, _ principal: Principal?,
    in transaction: Transaction
  ) throws -> OpenedVault {
    let place: WorkUnitPlace
    do { place = try WorkUnitStore.place(of: unit, in: transaction) } catch StorageError.notFound {
      throw Problem.notFound
    }
    let release = try LinkStore.release(of: unit, in: transaction)
    try require(EvidencePolicy.permission(principal, action, on: place, release: release))
    return OpenedVault(
      place: place, seesAll: EvidencePolicy.seesAll(principal, of: place),
      mayChange: EvidencePolicy.mayAct(principal, .change, on: place, release: release),
      mayRetain: EvidencePolicy.mayAct(principal, .retain, on: place, release: release))
  }

  /// A proof for somebody who may do this with it.
  ///
  /// - Throws: As `open`; a proof that does not exist is like one that the person may not know.
  static func open(
    _ proof: ID<Proof>, of unit: ID<WorkUnit>, for action: EvidenceAction,
    _ principal: Principal?, in transaction: Transaction
  ) throws -> OpenedProof {
    guard let found = try ProofStore.find(proof, of: unit, in: transaction) else {
      throw Problem.notFound
    }
    let place = try WorkUnitStore.place(of: unit, in: transaction)
    let release = try LinkStore.release(of: proof, unit: unit, in: transaction)
    try require(EvidencePolicy.permission(principal, action, on: place, release: release))
    return OpenedProof(
      proof: found, place: place, release: release,
      mayChange: EvidencePolicy.mayAct(principal, .change, on: place, release: release),
      mayRetain: EvidencePolicy.mayAct(principal, .retain, on: place, release: release))
  }

  private static func require(_ permission: EvidencePermission) throws {
    switch permission {
    case .allowed: break
    case .forbidden: throw Problem.forbidden
    case .hidden: throw Problem.notFound
    }
  }

  /// Runs what may be refused by the rules; a refusal becomes the answer.
  func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let refusal as EvidenceRefusal {
      throw EvidenceText.problem(refusal)
    }
  }

  /// The frame of a page, with the message that the redirect before it carried.
  func frame(_ request: Request, _ context: ZonaContext) -> PageContext {
    let word = request.uri.queryParameters[Substring(EvidenceMessage.field)].map(String.init)
    return context.page(
      notice: word.flatMap(EvidenceMessage.init(rawValue:)).map(EvidenceText.message))
  }
}

/// A vault as one person may see it.
struct OpenedVault: Sendable {
  let place: WorkUnitPlace
  /// Whether the person sees more than what was released to assessors.
  let seesAll: Bool
  let mayChange: Bool
  let mayRetain: Bool

  /// What lists are narrowed to for this person; nil for everything.
  func least(_ principal: Principal?) -> Release? {
    guard !seesAll else { return nil }
    return Release.allCases.sorted().first {
      EvidencePolicy.mayAct(principal, .read, on: place, release: $0)
    } ?? .submitted
  }
}

/// A proof as one person may see it.
struct OpenedProof: Sendable {
  let proof: Proof
  let place: WorkUnitPlace
  let release: Release
  let mayChange: Bool
  let mayRetain: Bool
}
