import Cryptography
import Foundation
package import Logging

extension Storage {
  /// Writes everything into one file while the program goes on; both engines write the same bytes.
  ///
  /// The file holds one state of the database: all transactions that were acknowledged before the
  /// call and none half. It appears under its name only when it is complete and on the disk.
  ///
  /// - Parameter path: The new file; an old one of the name is replaced.
  /// - Returns: What was written.
  /// - Throws: `broken` if the file cannot be written.
  package func backup(to path: String) async throws -> BackupContents {
    try await read { transaction in
      let file = try DurableFile(path: path)
      var writer = BackupWriter { (bytes) throws(StorageError) in try file.write(bytes) }
      let contents = try writer.write(transaction)
      try file.finish()
      return contents
    }
  }

  /// Counts and digests of all tables as they are now, to be compared with a backup's.
  package func contents() async throws -> BackupContents {
    try await read { transaction in
      var writer = BackupWriter { (_) throws(StorageError) in }
      return try writer.write(transaction)
    }
  }

  /// Fills an empty database from a backup, on either engine, all or nothing.
  ///
  /// The schema is first brought to where it was when the backup was made, then the rows are put
  /// in, counted, digested and compared with the file, then later migrations run.
  ///
  /// - Parameters:
  ///   - path: The backup.
  ///   - configuration: An empty database.
  ///   - migrations: Every feature's steps, as for `open`.
  ///   - logger: Hears how far it is.
  /// - Returns: What was restored.
  /// - Throws: `corrupted` if the file was altered or cut off, `broken` if the database is not
  ///   empty or the backup belongs to a newer program.
  package static func restore(
    from path: String, into configuration: StorageConfiguration, migrations: [Migration],
    logger: Logger
  ) async throws -> BackupContents {
    let thread = BlockingThreads(name: "restore", count: 1, queueLimit: 1)
    defer { thread.stop() }
    // The whole file is checked before anything is touched.
    let expected = try await thread.run {
      var reader = try BackupReader(path: path)
      return try reader.readAll { (_) throws(StorageError) in
      } pieces: { (_) throws(StorageError) in
      }
    }
    logger.info("The backup is whole: \(expected.tables.count) tables, \(expected.rowCount) rows.")
    let storage = try await openUnmigrated(configuration)
    do {
      let steps = Journal.migrations + migrations
      try await storage.write { transaction in
        try Restoration(path: path, steps: steps, expected: expected).run(in: transaction)
      }
    } catch {
      await storage.close()
      throw error
    }
    await storage.close()
    return expected
  }
}

/// A file that appears under its name only when it is complete and safely on the disk.
private final class DurableFile {
  private let path: String
  private let partial: String
  private let descriptor: Int32
  private var isFinished = false

  init(path: String) throws(StorageError) {
    self.path = path
    partial = path + ".partial"
    // Only the owner may read it: it holds everything.
    descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    if descriptor < 0 { throw Self.failure("made", partial) }
  }

  deinit {
    close(descriptor)
    if !isFinished { unlink(partial) }
  }

  func write(_ bytes: [UInt8]) throws(StorageError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(
          descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("written", partial) }
      written += count
    }
  }

  /// Waits for the disk, gives the file its name and waits for the folder.
  func finish() throws(StorageError) {
    guard fsync(descriptor) == 0 else { throw Self.failure("written", partial) }
    guard rename(partial, path) == 0 else { throw Self.failure("named", path) }
    isFinished = true
    let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY)
    guard folder >= 0 else { throw Self.failure("found", "the folder of \(path)") }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw Self.failure("written", "the folder of \(path)") }
  }

  private static func failure(_ verb: String, _ path: String) -> StorageError {
    .broken("\(path) cannot be \(verb): \(String(cString: strerror(errno)))")
  }
}
