import Cryptography
import Foundation

/// Writes files one after the other into an archive, and at the end the list of their digests.
///
/// The list has the form of `sha256sum`, so that `tar -xf` and `sha256sum --check SHA256SUMS` prove a
/// backup without us.
struct ArchiveWriter {
  static let listName = "SHA256SUMS"
  private static let chunkSize = 1 << 20

  private let handle: FileHandle
  private let partial: URL
  private let target: URL
  private var list = ""

  /// Starts an archive beside its final place, so that an unfinished one is never mistaken for whole.
  ///
  /// - Throws: `fileExists`; whatever the disk says.
  init(to path: String) throws {
    target = URL(filePath: path)
    partial = target.appendingPathExtension("partial")
    guard !FileManager.default.fileExists(atPath: target.path()) else {
      throw BackupRefusal.fileExists(path)
    }
    // A backup holds the same secrets as the folder.
    let isMade = FileManager.default.createFile(
      atPath: partial.path(), contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else {
      throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path])
    }
    handle = try FileHandle(forWritingTo: partial)
  }

  /// Adds a file under a name.
  ///
  /// - Throws: When the file cannot be read, or grew or shrank while it was copied.
  mutating func add(_ file: URL, as name: String) throws {
    let source = try FileHandle(forReadingFrom: file)
    defer { try? source.close() }
    let size = Int(try source.seekToEnd())
    try source.seek(toOffset: 0)
    try handle.write(contentsOf: TarHeader(name: name, size: size).bytes())
    var hash = SHA256Digest.Builder()
    var left = size
    while left > 0 {
      guard let data = try source.read(upToCount: min(left, Self.chunkSize)), !data.isEmpty else {
        throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: file.path()])
      }
      hash.append(Array(data))
      try handle.write(contentsOf: data)
      left -= data.count
    }
    try pad(after: size)
    list += "\(hash.finish().hex)  \(name)\n"
  }

  /// Writes the list, waits until all is on the disk, and gives the archive its name.
  mutating func finish() throws {
    let bytes = Data(list.utf8)
    try handle.write(contentsOf: TarHeader(name: Self.listName, size: bytes.count).bytes())
    try handle.write(contentsOf: bytes)
    try pad(after: bytes.count)
    try handle.write(contentsOf: Data(count: 2 * TarHeader.blockSize))
    try handle.synchronize()
    try handle.close()
    try FileManager.default.moveItem(at: partial, to: target)
    try synchronizeFolder(target.deletingLastPathComponent())
  }

  /// Takes an unfinished archive away.
  func abandon() {
    try? handle.close()
    try? FileManager.default.removeItem(at: partial)
  }

  private func pad(after size: Int) throws {
    try handle.write(contentsOf: Data(count: TarHeader.padding(after: size)))
  }
}

/// Makes the names in a folder durable; a new file counts as stored only after this.
func synchronizeFolder(_ folder: URL) throws {
  let descriptor = open(folder.path(), O_RDONLY)
  guard descriptor >= 0 else { throw CocoaError(.fileReadUnknown) }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
}
