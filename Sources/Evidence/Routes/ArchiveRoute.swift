import Cryptography
import EvidenceModel
import House
import Hummingbird
import Kernel
import NIOCore
import Storage
import Web
import WorkUnitsModel

extension EvidenceRoutes {
  /// The name of the query parameter that asks for the public archive.
  static let publicField = "publik"

  /// All proof of a year as one archive, with a manifest that `zona evidence verify` checks.
  func archive(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try unitID(context)
    let number = Int(try context.parameter("tahun"))
    guard let year = number.flatMap(CycleYear.init), let reader = context.principal else {
      throw Problem.notFound
    }
    let isPublic = request.uri.queryParameters[Substring(Self.publicField)] != nil
    let plan = try await services.storage.write { transaction in
      let vault = try Self.open(unit, for: .read, reader, in: transaction)
      let release = try LinkStore.release(of: unit, year: year, in: transaction)
      guard EvidencePolicy.mayAct(reader, .read, on: vault.place, release: release) else {
        throw Problem.notFound
      }
      let links =
        vault.seesAll
        ? try LinkStore.links(of: unit, year: year, in: transaction)
        : try LinkStore.sentLinks(of: unit, year: year, in: transaction)
      let plan = try ArchivePlan(
        of: vault.place, year: year, links: links, isPublic: isPublic, at: context.now,
        in: transaction)
      for entry in plan.entries where entry.file != nil {
        try AccessStore.note(
          .export, of: entry.proof.id, unit: unit, by: reader, at: context.now, in: transaction)
      }
      try EvidenceActs.journal(
        [.exported(unit, year: year, fileCount: plan.files.count, isPublic: isPublic)],
        act(context), in: transaction)
      return plan
    }
    let archive = try await refusing { try await OutgoingArchive(plan, from: blobs) }
    let name = "bukti-\(plan.unitName)-\(year.number)\(isPublic ? "-publik" : "").zip"
    var response = bytesResponse(
      [], type: "application/zip", fileName: FileName(cleaning: name).text)
    response.headers[.contentLength] = String(archive.byteCount)
    response.body = ResponseBody(contentLength: Int(archive.byteCount)) { writer in
      for part in archive.parts {
        var place: Int64 = 0
        while let bytes = try await part.piece(from: place) {
          place += Int64(bytes.count)
          try await writer.write(ByteBuffer(bytes: bytes))
        }
      }
      try await writer.finish(nil)
    }
    return response
  }
}

/// An archive on its way out: everything was proved before the first byte leaves.
struct OutgoingArchive: Sendable {
  /// One part after the other.
  enum Part: Sendable {
    case bytes([UInt8])
    /// A stored file; opened for each piece, so that many files need no open descriptor each.
    case content(path: String, byteCount: Int64)

    /// The bytes from a place on; nil after the last.
    func piece(from place: Int64) async throws -> [UInt8]? {
      switch self {
      case .bytes(let bytes): return place == 0 ? bytes : nil
      case .content(let path, let byteCount):
        guard place < byteCount else { return nil }
        let bytes = try await BlobStore.threads.run {
          try StoredContent(path: path).read(from: place, upTo: EvidenceRoutes.pieceLength)
        }
        guard !bytes.isEmpty else { throw EvidenceRefusal.damaged }
        return bytes
      }
    }
  }

  let byteCount: Int64
  let parts: [Part]

  init(_ plan: ArchivePlan, from blobs: BlobStore) async throws {
    let manifest = Manifest(plan)
    var members: [ArchiveFormat.Member] = []
    var parts: [Part] = []
    for (name, bytes) in [
      (Manifest.name, manifest.bytes), (Manifest.sumName, manifest.sumLine),
    ] {
      var sum = ZipSum()
      sum.append(bytes)
      let member = ArchiveFormat.Member(
        name: name, byteCount: Int64(bytes.count), sum: sum.value)
      members.append(member)
      parts += [.bytes(ArchiveFormat.head(of: member)), .bytes(bytes)]
    }
    for file in plan.files {
      let content = try await blobs.open(file.digest)
      let sum = try await content.zipSum()
      let member = ArchiveFormat.Member(name: file.path, byteCount: file.byteCount, sum: sum)
      members.append(member)
      parts += [
        .bytes(ArchiveFormat.head(of: member)),
        .content(path: content.path, byteCount: content.byteCount),
      ]
    }
    self.parts = parts + [.bytes(ArchiveFormat.directory(of: members))]
    byteCount = ArchiveFormat.length(of: members)
  }
}
