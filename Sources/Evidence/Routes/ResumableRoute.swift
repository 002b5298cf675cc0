import Accounts
import Cryptography
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import NIOCore
import Storage
import Synchronization
import Web
import WorkUnitsModel

/// Uploads that survive a broken line: begin, send pieces, ask how far it is, go on.
///
/// The shape is that of tus 1.0 (`Upload-Offset`, `Upload-Length`, 409 for a wrong offset), kept to
/// what our script needs.
extension EvidenceRoutes {
  /// Begins an upload.
  func startUpload(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try unitID(context)
    let body = context.form ?? FormBody()
    // Who may not know of the vault learns nothing, not even that the form was incomplete.
    _ = try await services.storage.read { transaction in
      try Self.open(unit, for: .change, context.principal, in: transaction)
    }
    try await cleanUploads(context.now)
    let upload = try await refusing {
      let description = try IncomingForm(body).description()
      guard let size = Int64(body[IncomingField.size] ?? ""), size > 0 else {
        throw EvidenceRefusal.empty
      }
      guard size <= services.uploads.byteLimit else {
        throw EvidenceRefusal.tooLarge(limitBytes: services.uploads.byteLimit)
      }
      let name = FileName(cleaning: body[IncomingField.name] ?? "")
      return try await services.storage.write { transaction in
        try begin(
          name, size: size, description: description, unit: unit, context, in: transaction)
      }
    }
    try await blobs.begin(upload.id.text)
    let path = EvidenceLink.upload(unit, upload.id.text).path
    return Response(
      status: .created,
      headers: [
        .location: path, .uploadOffset: "0", .cacheControl: "no-store", .contentLength: "0",
      ])
  }

  private func begin(
    _ name: FileName, size: Int64, description: ProofDescription, unit: ID<WorkUnit>,
    _ context: ZonaContext, in transaction: Transaction
  ) throws -> Upload {
    let vault = try Self.open(unit, for: .change, context.principal, in: transaction)
    guard let principal = context.principal else { throw Problem.notFound }
    // Said before the first byte travels, not after the last.
    if let question = description.question {
      try EvidenceActs.requireOpen(
        question.soal, question.year, at: vault.place, in: transaction)
    }
    guard try UploadStore.count(by: principal.accountID, in: transaction) < Upload.most else {
      throw EvidenceRefusal.tooManyUploads(limit: Upload.most)
    }
    var random = SecureGenerator()
    let upload = Upload(
      id: ID(at: context.now, using: &random), unitID: unit, accountID: principal.accountID,
      name: name, byteCount: size, description: description, startedAt: context.now)
    try UploadStore.insert(upload, of: vault.place.institutionID, in: transaction)
    return upload
  }

  /// How far an upload is.
  func uploadState(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (upload, _) = try await openUpload(context)
    return Self.progress(try await blobs.size(upload.id.text), of: upload)
  }

  /// Takes the next piece; the last one makes the proof.
  func uploadPiece(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (upload, place) = try await openUpload(context)
    guard UploadsAtWork.begin(upload.id.text) else { throw Problem.busy }
    defer { UploadsAtWork.end(upload.id.text) }
    return try await refusing {
      let file = try await blobs.resume(upload.id.text)
      guard let offset = Int64(request.headers[.uploadOffset] ?? ""), offset == file.count else {
        throw EvidenceRefusal.wrongOffset(expected: file.count)
      }
      try await append(request.body, to: file, of: upload)
      guard file.count == upload.byteCount else { return Self.progress(file.count, of: upload) }
      do {
        let brought = try await finish(upload, file, place, act(context))
        return Self.end(of: upload, brought, context)
      } catch let refusal as EvidenceRefusal {
        // Content that is refused will be refused again: it is not kept for another try.
        try await forget(upload)
        throw refusal
      }
    }
  }

  /// A line that breaks ends this early: what came is kept for the next piece.
  private func append(_ body: RequestBody, to file: IncomingFile, of upload: Upload) async throws {
    var gathered: [UInt8] = []
    let start = file.count
    var left = upload.byteCount - start
    do {
      for try await buffer in body {
        left -= Int64(buffer.readableBytes)
        guard left >= 0 else {
          throw EvidenceRefusal.tooLarge(limitBytes: Int(upload.byteCount))
        }
        gathered += buffer.readableBytesView
        if gathered.count >= Self.pieceLength {
          try await file.append(gathered)
          gathered.removeAll(keepingCapacity: true)
        }
      }
    } catch {
      if left < 0 {
        try await BlobStore.threads.run { try file.cut(to: start) }
      } else if !gathered.isEmpty {
        try await file.append(gathered)
      }
      throw error
    }
    if !gathered.isEmpty { try await file.append(gathered) }
  }

  private func finish(
    _ upload: Upload, _ file: IncomingFile, _ place: WorkUnitPlace, _ act: Act
  ) async throws -> BroughtFile {
    try await BlobStore.threads.run { try file.rehash() }
    let stored = try await Intake(services: services).take(
      file, named: upload.name, unit: upload.unitID, act: act)
    try await requirePages(upload.description.question?.pages ?? "", in: stored)
    return try await services.storage.write { transaction in
      guard try UploadStore.delete(upload.id, of: upload.unitID, in: transaction) else {
        throw Problem.notFound
      }
      return try EvidenceActs.bring(
        stored, description: upload.description, to: place, act: act, in: transaction)
    }
  }

  private func forget(_ upload: Upload) async throws {
    try await services.storage.write { transaction in
      _ = try UploadStore.delete(upload.id, of: upload.unitID, in: transaction)
    }
    try await blobs.throwAway(upload.id.text)
  }

  private func openUpload(
    _ context: ZonaContext
  ) async throws -> (Upload, WorkUnitPlace) {
    let unit = try unitID(context)
    guard let id = ID<Upload>(try context.parameter("upload")),
      let principal = context.principal
    else { throw Problem.notFound }
    return try await services.storage.read { transaction in
      let vault = try Self.open(unit, for: .change, principal, in: transaction)
      let upload = try UploadStore.find(
        id, of: unit, by: principal.accountID, in: transaction)
      guard let upload else { throw Problem.notFound }
      return (upload, vault.place)
    }
  }

  /// Throws away what was never gone on with; asked for at each beginning.
  private func cleanUploads(_ now: Instant) async throws {
    let before = now.adding(seconds: -Upload.patienceSeconds)
    try await services.storage.write { transaction in
      _ = try UploadStore.deleteOld(before: before, in: transaction)
    }
    try await blobs.clean(before: before)
  }

  /// Where the proof is; with words when the vault had it already.
  private static func end(
    of upload: Upload, _ brought: BroughtFile, _ context: ZonaContext
  ) -> Response {
    var response: Response
    let path: String
    switch brought {
    case .added(let proof):
      path = EvidenceLink.proof(upload.unitID, proof.id).path
      response = progress(upload.byteCount, of: upload)
    case .known(let proof):
      path = EvidenceLink.proof(upload.unitID, proof.id).path
      var json = JSONWriter()
      json.object { answer in
        answer.member("message", EvidenceText.known.in(context.language))
        answer.member("title", proof.title)
        answer.member("path", path)
      }
      response = bytesResponse(json.bytes, type: "application/json")
      response.headers[.uploadOffset] = String(upload.byteCount)
      response.headers[.uploadLength] = String(upload.byteCount)
    }
    response.headers[.location] = path
    return response
  }

  private static func progress(_ offset: Int64, of upload: Upload) -> Response {
    Response(
      status: .noContent,
      headers: [
        .uploadOffset: String(offset), .uploadLength: String(upload.byteCount),
        .cacheControl: "no-store",
      ])
  }
}

/// Which uploads are being written right now, so that two pieces never mix.
enum UploadsAtWork {
  private static let names = Mutex<Set<String>>([])

  /// Claims an upload; false while another request writes to it.
  static func begin(_ name: String) -> Bool { names.withLock { $0.insert(name).inserted } }

  static func end(_ name: String) { names.withLock { _ = $0.remove(name) } }
}

extension HTTPField.Name {
  /// How many bytes of an upload have come.
  static let uploadOffset = evidenceField("Upload-Offset")
  /// How many bytes an upload will have.
  static let uploadLength = evidenceField("Upload-Length")
}

private func evidenceField(_ name: String) -> HTTPField.Name {
  guard let name = HTTPField.Name(name) else {
    preconditionFailure("A header name in our own source has a character that none may have.")
  }
  return name
}
