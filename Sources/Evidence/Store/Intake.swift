package import Accounts
import Cryptography
package import EvidenceModel
package import House
import Kernel
import Storage
package import WorkUnitsModel

/// The way of a file from the wire into the store: what is it, is it clean, is it durable.
///
/// Nothing is said about a file, and no row names it, before all of that is done.
package struct Intake: Sendable {
  let services: Services

  /// Into the store of an installation.
  package init(services: Services) {
    self.services = services
  }

  var blobs: BlobStore { BlobStore(services) }

  /// Takes a file that is complete.
  ///
  /// - Parameters:
  ///   - file: Its bytes.
  ///   - name: As its owner called it.
  ///   - unit: Whose vault it goes into; the journal of a quarantine names it.
  ///   - act: Who brings it.
  /// - Returns: The stored file.
  /// - Throws: `EvidenceRefusal`; then nothing is left of it but what the scanner put apart.
  func take(
    _ file: IncomingFile, named name: FileName, unit: ID<WorkUnit>, act: Act
  ) async throws -> StoredFile {
    let count = file.count
    guard count > 0 else { throw EvidenceRefusal.empty }
    guard count <= services.uploads.byteLimit else {
      throw EvidenceRefusal.tooLarge(limitBytes: services.uploads.byteLimit)
    }
    let (digest, head, tail) = try await BlobStore.threads.run { try file.summary() }
    let kind = try FileKind(head: head, tail: tail)
    let stored = StoredFile(
      digest: digest, byteCount: count, kind: kind, name: try kind.name(from: name))
    try await scan(file, stored, unit: unit, act: act)
    try await blobs.keep(file, digest: digest)
    return stored
  }

  /// Brings bytes that are in memory, as the demo and the rigs do.
  ///
  /// - Parameters:
  ///   - bytes: The content.
  ///   - name: As its owner called it.
  ///   - title: nil for the name.
  ///   - description: Period and question.
  ///   - place: The unit.
  ///   - act: Who, when.
  /// - Returns: The proof, durable.
  /// - Throws: `EvidenceRefusal`, or what the disk or the database says.
  package func bring(
    _ bytes: [UInt8], named name: String, title: String? = nil, description: ProofDescription,
    to place: WorkUnitPlace, act: Act
  ) async throws -> Proof {
    let file = try await blobs.newFile()
    try await file.append(bytes)
    let stored = try await take(
      file, named: FileName(cleaning: name), unit: place.unitID, act: act)
    return try await services.storage.write { transaction in
      try EvidenceActs.add(
        .file(stored), title: title, description: description, to: place, act: act,
        in: transaction)
    }
  }

  private func scan(
    _ file: IncomingFile, _ stored: StoredFile, unit: ID<WorkUnit>, act: Act
  ) async throws {
    guard let socket = services.uploads.scannerSocket else { return }
    let path = file.path
    let verdict = try await BlobStore.threads.run { try VirusScanner(socket: socket).scan(path) }
    guard case .found(let finding) = verdict else { return }
    try await blobs.isolate(file, digest: stored.digest)
    let event = EvidenceEvent.quarantined(
      unit, name: stored.name, digest: stored.digest, finding: finding)
    try await services.storage.write { transaction in
      try Journal.append(
        [event.journalEntry], by: act.principal, at: act.now, in: transaction)
    }
    throw EvidenceRefusal.infected(finding: finding)
  }
}
