import Cryptography
import EvidenceModel
import Foundation
package import House
package import Kernel

/// The files of all proof, each kept once under the SHA-256 of its content.
///
/// A file counts as stored after `fsync` of the file and of its folder; only then is a row written
/// that names it. What is still coming lies in a folder whose name begins with a dot: backups leave
/// it out, and it is thrown away when nobody goes on.
package struct BlobStore: Sendable {
  /// Files that lie ready block the disk, not the pool of the server.
  static let threads = BlockingThreads(name: "evidence", count: 4, queueLimit: 8_192)

  let folder: String

  /// The folder `blobs` in a data folder; it is made when the first file comes.
  package init(dataFolder: String) {
    folder = dataFolder + "/blobs"
  }

  /// The folder `blobs` of the running installation.
  package init(_ services: Services) {
    self.init(dataFolder: services.dataFolder)
  }

  /// Where the content with a digest lies.
  func path(_ digest: String) -> String { folder + "/" + digest.prefix(2) + "/" + digest }

  /// Where unfinished files lie.
  var incoming: String { folder + "/.unggahan" }

  /// Where files lie that the scanner refused.
  var quarantine: String { folder + "/.karantina" }

  /// Where pictures of pages lie.
  var pictures: String { folder + "/.halaman" }

  /// Opens a new file for content that comes.
  ///
  /// - Throws: `EvidenceRefusal.diskFull`, or what the disk says.
  func newFile() async throws -> IncomingFile {
    let random = SecureGenerator()
    let name = Hex.text(random.bytes(16))
    return try await Self.threads.run { [incoming] in
      try FileManager.default.createDirectory(
        atPath: incoming, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      return try IncomingFile(path: incoming + "/" + name, isNew: true)
    }
  }

  /// Makes a file that is complete part of the store.
  ///
  /// Content that is there already is replaced by the same content: nothing grows, a rotten copy is
  /// healed, and two who bring it at the same moment do not see each other.
  ///
  /// - Throws: `EvidenceRefusal.diskFull`, or what the disk says; then nothing was added.
  func keep(_ file: IncomingFile, digest: String) async throws {
    let target = path(digest)
    try await Self.threads.run { [folder] in
      try file.synchronize()
      let home = (target as NSString).deletingLastPathComponent
      if !FileManager.default.fileExists(atPath: home) {
        try FileManager.default.createDirectory(
          atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try synchronizeFolder(folder)
      }
      try file.move(to: target)
      try synchronizeFolder(home)
    }
  }

  /// Puts a file apart that must never be served.
  func isolate(_ file: IncomingFile, digest: String) async throws {
    let target = quarantine + "/" + digest
    try await Self.threads.run { [quarantine] in
      try FileManager.default.createDirectory(
        atPath: quarantine, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try file.synchronize()
      try file.move(to: target)
      try synchronizeFolder(quarantine)
    }
  }

  /// Opens stored content after reading all of it: a flipped bit is noticed before a byte leaves.
  ///
  /// - Throws: `EvidenceRefusal.damaged` when the content is missing or is not what its digest says.
  package func open(_ digest: String) async throws -> StoredContent {
    let path = path(digest)
    return try await Self.threads.run {
      let content = try StoredContent(path: path)
      guard try content.digest() == digest else { throw EvidenceRefusal.damaged }
      return content
    }
  }

  /// Removes unfinished files that were last written before a moment, and says how many.
  @discardableResult
  package func clean(before: Instant) async throws -> Int {
    try await Self.threads.run { [incoming] in
      let manager = FileManager.default
      var count = 0
      for name in (try? manager.contentsOfDirectory(atPath: incoming)) ?? [] {
        let path = incoming + "/" + name
        guard let changed = try? manager.attributesOfItem(atPath: path)[.modificationDate] as? Date,
          changed.timeIntervalSince1970 * 1000 < Double(before.milliseconds)
        else { continue }
        try manager.removeItem(atPath: path)
        count += 1
      }
      return count
    }
  }

  /// The digests of all stored content, sorted.
  func digests() throws -> [String] {
    let manager = FileManager.default
    let homes = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.count == 2 }
    return homes.flatMap { home in
      ((try? manager.contentsOfDirectory(atPath: folder + "/" + home)) ?? []).filter {
        $0.count == 64 && !$0.hasPrefix(".")
      }
    }.sorted()
  }
}

/// Makes the names in a folder durable.
func synchronizeFolder(_ path: String) throws {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY)
  guard descriptor >= 0 else { throw DiskFailure.last(path) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw DiskFailure.last(path) }
}

/// What the disk said.
struct DiskFailure: Error, CustomStringConvertible {
  let path: String
  let number: Int32

  var description: String { "\(path): \(String(cString: strerror(number)))" }

  /// The last failure of a call; a full disk is a refusal that people understand.
  static func last(_ path: String) -> any Error {
    let number = errno
    if number == ENOSPC || number == EDQUOT { return EvidenceRefusal.diskFull }
    return DiskFailure(path: path, number: number)
  }
}

/// Files that come over several requests; each keeps its name until it is complete.
extension BlobStore {
  /// Makes the empty file of an upload.
  func begin(_ name: String) async throws {
    try await Self.threads.run { [incoming] in
      try FileManager.default.createDirectory(
        atPath: incoming, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      let descriptor = Foundation.open(
        incoming + "/" + name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw DiskFailure.last(incoming) }
      Foundation.close(descriptor)
    }
  }

  /// Opens the file of an upload at its end.
  ///
  /// It is missing when the process ended between storing the content and writing the row: the
  /// upload then begins again.
  func resume(_ name: String) async throws -> IncomingFile {
    try await Self.threads.run { [incoming] in
      try IncomingFile(path: incoming + "/" + name, isNew: false)
    }
  }

  /// How much of an upload has come.
  func size(_ name: String) async throws -> Int64 {
    try await Self.threads.run { [incoming] in
      var status = stat()
      guard stat(incoming + "/" + name, &status) == 0 else { return 0 }
      return Int64(status.st_size)
    }
  }

  /// Removes the file of an upload.
  func throwAway(_ name: String) async throws {
    try await Self.threads.run { [incoming] in
      guard unlink(incoming + "/" + name) == 0 || errno == ENOENT else {
        throw DiskFailure.last(incoming)
      }
    }
  }
}
