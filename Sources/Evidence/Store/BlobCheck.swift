import EvidenceModel
import Foundation
import House
import Kernel
import Storage

/// Reads everything that rows name and compares it with its digest.
struct BlobCheck: Sendable {
  /// What was found.
  struct Findings: Sendable {
    var count = 0
    var missing: [String] = []
    var damaged: [String] = []
  }

  let services: Services

  init(_ services: Services) { self.services = services }

  func run() async throws -> Findings {
    let blobs = BlobStore(services)
    let rows = try await services.storage.read { transaction in
      try transaction.query("SELECT digest FROM evidence_blob ORDER BY digest")
        .map { row in try row.text("digest") }
    }
    var findings = Findings()
    for digest in rows {
      findings.count += 1
      if !FileManager.default.fileExists(atPath: blobs.path(digest)) {
        findings.missing.append(digest)
        continue
      }
      do { _ = try await blobs.open(digest) } catch EvidenceRefusal.damaged {
        findings.damaged.append(digest)
      }
    }
    return findings
  }
}

/// Throws away what nothing needs any more.
struct BlobCleaning: Sendable {
  /// How long content stays without being needed.
  ///
  /// - Unit: seconds.
  static let graceSeconds: Int64 = 7 * 24 * 3600

  let services: Services

  init(_ services: Services) { self.services = services }

  /// Removes content that no proof names and that nobody brought again for a week.
  ///
  /// The file is set aside before the row is asked for a last time: whoever brings the same content
  /// meanwhile puts a new file in its place.
  ///
  /// - Returns: How many files went.
  func removeUnneeded() async throws -> Int {
    let blobs = BlobStore(services)
    let before = services.clock().adding(seconds: -Self.graceSeconds)
    var count = 0
    for digest in try blobs.digests() {
      let path = blobs.path(digest)
      guard try isOld(path, before), try await forget(digest) else { continue }
      let aside = blobs.incoming + "/" + digest
      try FileManager.default.createDirectory(
        atPath: blobs.incoming, withIntermediateDirectories: true)
      guard rename(path, aside) == 0 else { throw DiskFailure.last(path) }
      guard try isOld(aside, before) else {
        guard rename(aside, path) == 0 else { throw DiskFailure.last(path) }
        continue
      }
      try FileManager.default.removeItem(atPath: aside)
      try? FileManager.default.removeItem(atPath: blobs.pictures + "/" + digest)
      count += 1
    }
    return count
  }

  /// Removes uploads that nobody went on with for a day.
  ///
  /// - Returns: How many rows went.
  func removeUploads() async throws -> Int {
    let before = services.clock().adding(seconds: -Upload.patienceSeconds)
    try await BlobStore(services).clean(before: before)
    return try await services.storage.write { transaction in
      try UploadStore.deleteOld(before: before, in: transaction)
    }
  }

  /// Deletes the row of content that nothing names; true when no row is left.
  private func forget(_ digest: String) async throws -> Bool {
    try await services.storage.write { transaction in
      try transaction.execute(
        """
        DELETE FROM evidence_blob WHERE digest = \(digest)
          AND NOT EXISTS (SELECT 1 FROM evidence_proof proof WHERE proof.digest = \(digest))
          AND NOT EXISTS (SELECT 1 FROM evidence_proof proof
            WHERE proof.redacted_digest = \(digest))
        """)
      return try transaction.first(
        "SELECT digest FROM evidence_blob WHERE digest = \(digest)") == nil
    }
  }

  private func isOld(_ path: String, _ before: Instant) throws -> Bool {
    let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    guard let changed = changed as? Date else { return false }
    return changed.timeIntervalSince1970 * 1000 < Double(before.milliseconds)
  }
}
