import CZip
import Glibc

/// The files of a zip archive that lies in memory; used inside one call, never shared.
///
/// Names are checked on opening: nothing points outside, nothing occurs twice, files do not overlap,
/// and their stated sizes stay within the limits. Reading a file stops at its stated size.
package final class ZipReader {
  /// One file of the archive.
  package struct Entry: Hashable, Sendable {
    /// The path inside the archive, with `/` between folders.
    package let name: String
    /// Unpacked size in bytes, as the archive states it.
    package let size: Int
    /// Packed size in bytes.
    package let packedSize: Int
    let index: UInt64
    let isEncrypted: Bool
  }

  /// The files in the order of the archive's directory, folders left out.
  package private(set) var entries: [Entry] = []
  private var indexByName: [String: Int] = [:]
  private let archive: OpaquePointer

  /// Opens an archive and checks its directory.
  ///
  /// - Parameters:
  ///   - bytes: The whole archive; copied.
  ///   - limits: What is too much.
  /// - Throws: `empty`, `fileTooLarge`, `brokenArchive`, `tooManyEntries`, `zipBomb` or
  ///   `unsafeEntryName`.
  package init(_ bytes: [UInt8], limits: ReadLimits = .standard) throws(DocumentRefusal) {
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.count <= limits.fileBytes else {
      throw .fileTooLarge(limitBytes: limits.fileBytes)
    }
    guard let source = ZipSource.make(copying: bytes) else { throw .brokenArchive }
    guard let opened = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      throw .brokenArchive
    }
    archive = opened
    try list(packedLimit: bytes.count, limits: limits)
  }

  deinit { zip_discard(archive) }

  private func list(packedLimit: Int, limits: ReadLimits) throws(DocumentRefusal) {
    let count = Int(zip_get_num_entries(archive, 0))
    guard count <= limits.entryCount else { throw .tooManyEntries(limit: limits.entryCount) }
    var unpacked = 0
    var packed = 0
    for index in 0..<max(0, count) {
      let entry = try entry(UInt64(index))
      unpacked = unpacked.addingReportingOverflow(entry.size).partialValue
      packed = packed.addingReportingOverflow(entry.packedSize).partialValue
      let isBomb =
        entry.size > limits.bombBytes && entry.size / max(1, entry.packedSize) > limits.ratio
      // Overlapping files are the other way to build a bomb: together they exceed the archive.
      guard entry.size >= 0, entry.packedSize >= 0, !isBomb, unpacked <= limits.unpackedBytes,
        unpacked >= 0, packed <= packedLimit, packed >= 0
      else { throw .zipBomb }
      guard Self.isSafe(entry.name) else { throw .unsafeEntryName(entry.name) }
      if entry.name.hasSuffix("/") { continue }
      let key = entry.name.lowercased()
      guard indexByName.updateValue(entries.count, forKey: key) == nil else {
        throw .unsafeEntryName(entry.name)
      }
      entries.append(entry)
    }
  }

  private func entry(_ index: UInt64) throws(DocumentRefusal) -> Entry {
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name,
      let text = String(validatingCString: name)
    else { throw .brokenArchive }
    return Entry(
      name: text, size: Int(clamping: status.size), packedSize: Int(clamping: status.comp_size),
      index: index, isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE))
  }

  private static func isSafe(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.isEmpty && !name.hasPrefix("/") && !name.contains("\\") && !name.contains(":")
      && !parts.contains("..") && name.unicodeScalars.allSatisfy { $0.value >= 0x20 }
  }

  /// The file of a name; case does not matter, as in the packaging standard.
  package func entry(_ name: String) -> Entry? {
    indexByName[name.lowercased()].map { entries[$0] }
  }

  /// Unpacks one file.
  ///
  /// - Parameters:
  ///   - entry: A file of this archive.
  ///   - limit: The largest unpacked size to accept, in bytes.
  /// - Throws: `partTooLarge`, `encrypted`, or `brokenArchive` when the packed bytes are damaged.
  /// - Returns: All bytes of the file.
  package func read(_ entry: Entry, limit: Int = .max) throws(DocumentRefusal) -> [UInt8] {
    guard entry.size <= limit else { throw .partTooLarge(entry.name, limitBytes: limit) }
    let bytes = try read(entry, upTo: entry.size, thenEnd: true)
    guard bytes.count == entry.size else { throw .brokenArchive }
    return bytes
  }

  /// Unpacks only the beginning of a file, at most `count` bytes of it.
  func readBeginning(_ entry: Entry, count: Int) throws(DocumentRefusal) -> [UInt8] {
    try read(entry, upTo: min(count, entry.size), thenEnd: false)
  }

  private func read(_ entry: Entry, upTo size: Int, thenEnd: Bool) throws(DocumentRefusal)
    -> [UInt8]
  {
    guard !entry.isEncrypted else { throw .encrypted }
    guard let file = zip_fopen_index(archive, entry.index, 0) else { throw .brokenArchive }
    defer { zip_fclose(file) }
    var isWhole = true
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = zip_fread(file, buffer.baseAddress?.advanced(by: count), UInt64(size - count))
        guard got > 0 else { break }
        count += Int(got)
      }
      isWhole = count == size
    }
    // Reading on to the end makes libzip compare the checksum; more bytes than stated are a lie.
    var extra: UInt8 = 0
    guard isWhole, !thenEnd || zip_fread(file, &extra, 1) == 0 else { throw .brokenArchive }
    return bytes
  }
}

/// Makes libzip's view of bytes in memory.
enum ZipSource {
  /// Copies the bytes; libzip frees its copy together with the source.
  static func make(copying bytes: [UInt8]) -> OpaquePointer? {
    guard let copy = malloc(max(1, bytes.count)) else { return nil }
    bytes.withUnsafeBytes { buffer in
      if let base = buffer.baseAddress { memcpy(copy, base, buffer.count) }
    }
    let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, nil)
    if source == nil { free(copy) }
    return source
  }
}
