import Accounts
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import NIOCore
import Programs
import Storage
import Web
import WorkUnitsModel

/// The content of proof, for one reader who may see it, within minutes, written down.
extension EvidenceRoutes {
  /// A page of a PDF, or a picture, to be shown inside our page.
  func page(_ request: Request, _ context: ZonaContext) async throws -> Response {
    guard let number = Int(try context.parameter("halaman")),
      (1...PageStore.lastPage).contains(number)
    else { throw Problem.notFound }
    let unit = try unitID(context)
    let id = try proofID(context)
    let path = EvidenceLink.page(unit, id, number).path
    guard let opened = try await admitted(path, request, context) else {
      return redirect(to: EvidenceLink.proof(unit, id).path)
    }
    guard let file = opened.proof.file else { throw Problem.notFound }
    if file.kind.isPicture {
      guard number == 1 else { throw Problem.notFound }
      try await note(.picture, of: opened, context)
      return try await answer(file, disposition: nil)
    }
    guard file.kind == .pdf else { throw Problem.notFound }
    do {
      let count = try await PageStore(blobs: blobs).pageCount(file.digest)
      guard let count, number <= count else { throw Problem.notFound }
      try await note(.page, page: number, of: opened, context)
      let bytes = try await PageStore(blobs: blobs).picture(file.digest, page: number)
      var response = bytesResponse(bytes, type: "image/png")
      response.headers[.cacheControl] = Self.shortCache
      return response
    } catch let failure as ProgramFailure {
      throw EvidenceText.problem(failure)
    } catch let refusal as EvidenceRefusal {
      throw EvidenceText.problem(refusal)
    }
  }

  /// The file as it came; always as an attachment.
  func original(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let path = EvidenceLink.original(unit, id).path
    guard let opened = try await admitted(path, request, context) else {
      return redirect(to: EvidenceLink.proof(unit, id).path)
    }
    guard let file = opened.proof.file else { throw Problem.notFound }
    try await note(.original, of: opened, context)
    return try await refusing { try await answer(file, disposition: file.name) }
  }

  /// The copy without personal data; always as an attachment.
  func redactedCopy(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let path = EvidenceLink.copy(unit, id).path
    guard let opened = try await admitted(path, request, context) else {
      return redirect(to: EvidenceLink.proof(unit, id).path)
    }
    guard let file = opened.proof.publicCopy else { throw Problem.notFound }
    try await note(.redacted, of: opened, context)
    return try await refusing { try await answer(file, disposition: file.name) }
  }

  /// The proof, when the person may read it and the link is theirs and fresh.
  ///
  /// - Returns: nil for an old or foreign link of somebody who may read: they get a new one.
  /// - Throws: `Problem.notFound` for everybody else, whatever the link says.
  private func admitted(
    _ path: String, _ request: Request, _ context: ZonaContext
  ) async throws -> OpenedProof? {
    let (unit, id) = (try unitID(context), try proofID(context))
    let opened = try await services.storage.read { transaction in
      try Self.open(id, of: unit, for: .read, context.principal, in: transaction)
    }
    guard let reader = context.principal else { throw Problem.notFound }
    let signature = request.uri.queryParameters[Substring(ReadingKey.field)].map(String.init)
    let key = try readingKey()
    return key.accepts(signature, path, by: reader, at: context.now) ? opened : nil
  }

  private func note(
    _ reading: AccessStore.Reading, page: Int = 0, of opened: OpenedProof, _ context: ZonaContext
  ) async throws {
    guard let reader = context.principal else { throw Problem.notFound }
    try await services.storage.write { transaction in
      try AccessStore.note(
        reading, page: page, of: opened.proof.id, unit: opened.proof.unitID, by: reader,
        at: context.now, in: transaction)
    }
  }

  /// How long the reader's own browser may keep a picture; shorter than the link works.
  private static let shortCache = "private, max-age=300"

  /// Stored content as an answer, read in pieces after all of it was proved.
  func answer(_ file: StoredFile, disposition name: FileName?) async throws -> Response {
    let content = try await blobs.open(file.digest)
    var response = bytesResponse([], type: file.kind.mediaType, fileName: name?.text)
    response.headers[.contentLength] = String(content.byteCount)
    if name == nil { response.headers[.cacheControl] = Self.shortCache }
    response.body = ResponseBody(contentLength: Int(content.byteCount)) { writer in
      var place: Int64 = 0
      while place < content.byteCount {
        let bytes = try await content.piece(from: place, upTo: Self.pieceLength)
        guard !bytes.isEmpty else { throw EvidenceRefusal.damaged }
        place += Int64(bytes.count)
        try await writer.write(ByteBuffer(bytes: bytes))
      }
      try await writer.finish(nil)
    }
    return response
  }
}
