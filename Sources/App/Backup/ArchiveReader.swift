import Cryptography
import Foundation

/// Takes an archive apart into a folder and proves each file against the list of digests.
struct ArchiveReader {
  private static let chunkSize = 1 << 20
  /// The list of digests is the only file that is held in memory.
  private static let listLimit = 256 << 20

  private let handle: FileHandle
  private let folder: URL
  private var digests: [String: String] = [:]

  /// Opens an archive.
  ///
  /// - Throws: `noSuchFile`.
  init(_ path: String, into folder: URL) throws {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw BackupRefusal.noSuchFile(path)
    }
    self.handle = handle
    self.folder = folder
  }

  /// Writes every file into the folder.
  ///
  /// - Returns: The names of the files.
  /// - Throws: A `BackupRefusal` when anything is not as the list says; what was written so far is
  ///   the caller's to remove.
  mutating func extract() throws -> [String] {
    defer { try? handle.close() }
    try requireArchive()
    var list: [String: String]?
    while let header = try TarHeader(block: try exactly(TarHeader.blockSize)) {
      // The list is the last; digests after it would prove nothing.
      guard list == nil else { throw BackupRefusal.incomplete }
      if header.name == ArchiveWriter.listName {
        list = try readList(header)
      } else {
        guard Self.isExpected(header.name), digests[header.name] == nil else {
          throw BackupRefusal.strangeFile(header.name)
        }
        digests[header.name] = try readFile(header)
      }
    }
    guard let list, Set(list.keys) == Set(digests.keys) else { throw BackupRefusal.incomplete }
    for (name, digest) in list where digests[name] != digest { throw BackupRefusal.damaged(name) }
    return digests.keys.sorted()
  }

  /// Tells a backup that was cut off from a file that never was one, however short it is.
  private func requireArchive() throws {
    let start = Array(try handle.read(upToCount: TarHeader.blockSize) ?? Data())
    try handle.seek(toOffset: 0)
    let name = Array(Archive.rowsName.utf8)
    guard start.count < TarHeader.blockSize else { return }
    guard !start.isEmpty, start.starts(with: name) || name.starts(with: start) else {
      throw BackupRefusal.notAnArchive
    }
  }

  /// Whether a backup of ours may hold a file of that name: no way out of the folder.
  static func isExpected(_ name: String) -> Bool {
    name == Archive.rowsName || Archive.isCopied(name)
  }

  private func readFile(_ header: TarHeader) throws -> String {
    let target = folder.appending(path: header.name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let isMade = FileManager.default.createFile(
      atPath: target.path(), contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade else { throw CocoaError(.fileWriteUnknown) }
    let output = try FileHandle(forWritingTo: target)
    defer { try? output.close() }
    var hash = SHA256Digest.Builder()
    var left = header.size
    while left > 0 {
      let data = try exactly(min(left, Self.chunkSize))
      hash.append(data)
      try output.write(contentsOf: data)
      left -= data.count
    }
    try output.synchronize()
    _ = try exactly(TarHeader.padding(after: header.size))
    return hash.finish().hex
  }

  private func readList(_ header: TarHeader) throws -> [String: String] {
    guard header.size <= Self.listLimit else { throw BackupRefusal.notAnArchive }
    let bytes = try exactly(header.size)
    _ = try exactly(TarHeader.padding(after: header.size))
    var list: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard line.count > 66 else { throw BackupRefusal.incomplete }
      list[String(line.dropFirst(66))] = String(line.prefix(64))
    }
    return list
  }

  private func exactly(_ count: Int) throws -> [UInt8] {
    guard count > 0 else { return [] }
    var bytes: [UInt8] = []
    while bytes.count < count {
      guard let data = try handle.read(upToCount: count - bytes.count), !data.isEmpty else {
        throw BackupRefusal.cutShort
      }
      bytes.append(contentsOf: data)
    }
    return bytes
  }
}
