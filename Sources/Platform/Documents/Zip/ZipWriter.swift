import CZip
import Glibc

/// Builds a zip archive in memory: workbooks, dossiers; used inside one call, never shared.
///
/// The same files give the same bytes on every machine: entries carry the archive format's earliest
/// date instead of the clock's.
package final class ZipWriter {
  private let archive: OpaquePointer
  private let source: OpaquePointer

  /// Starts an empty archive.
  ///
  /// - Throws: `notProduced` when there is no memory.
  package convenience init() throws(DocumentRefusal) {
    try self.init(startingFrom: [])
  }

  /// Opens an archive in order to change some of its files; the others keep their packed bytes.
  init(startingFrom bytes: [UInt8]) throws(DocumentRefusal) {
    guard let source = ZipSource.make(copying: bytes) else { throw .notProduced }
    // Kept beyond closing the archive, because the result is read from it.
    zip_source_keep(source)
    guard let archive = zip_open_from_source(source, bytes.isEmpty ? ZIP_TRUNCATE : 0, nil) else {
      zip_source_free(source)
      zip_source_free(source)
      throw .notProduced
    }
    self.source = source
    self.archive = archive
  }

  deinit {
    if !isClosed { zip_discard(archive) }
    zip_source_free(source)
  }

  private var isClosed = false

  /// Adds a file under a path with `/` between folders.
  ///
  /// - Parameters:
  ///   - name: The path, not used before in this archive.
  ///   - bytes: The content.
  /// - Throws: `unsafeEntryName` when the name is taken or empty, `notProduced` without memory.
  package func add(_ name: String, _ bytes: [UInt8]) throws(DocumentRefusal) {
    guard !name.isEmpty, zip_name_locate(archive, name, 0) < 0 else {
      throw .unsafeEntryName(name)
    }
    guard let content = ZipSource.make(copying: bytes) else { throw .notProduced }
    let index = zip_file_add(archive, name, content, ZIP_FL_ENC_UTF_8)
    guard index >= 0 else {
      zip_source_free(content)
      throw .notProduced
    }
    // Preparing to pack takes longer than what it saves on the few lines of a small part.
    setLevel(UInt64(index), method: bytes.count < 1_024 ? ZIP_CM_STORE : ZIP_CM_DEFLATE)
    let earliestDate: UInt16 = 1 << 5 | 1
    zip_file_set_dostime(archive, UInt64(index), 0, earliestDate, 0)
  }

  /// Exchanges the content of a file of the archive that this writer started from.
  func replace(_ name: String, _ bytes: [UInt8]) throws(DocumentRefusal) {
    let index = try locate(name)
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0,
      let content = ZipSource.make(copying: bytes)
    else { throw .notProduced }
    guard zip_file_replace(archive, index, content, 0) == 0 else {
      zip_source_free(content)
      throw .notProduced
    }
    // Naming the method it already has would reset the level.
    setLevel(index, method: ZIP_CM_DEFAULT)
    zip_file_set_mtime(archive, index, status.mtime, 0)
  }

  /// Packs quickly: libzip's own choice is the slowest level, which costs six times the time of this
  /// one for a tenth of the size; the levels between give less than they cost.
  private func setLevel(_ index: UInt64, method: Int32) {
    zip_set_file_compression(archive, index, method, 2)
  }

  /// Takes a file out of the archive that this writer started from.
  func remove(_ name: String) throws(DocumentRefusal) {
    guard zip_delete(archive, try locate(name)) == 0 else { throw .notProduced }
  }

  private func locate(_ name: String) throws(DocumentRefusal) -> UInt64 {
    let index = zip_name_locate(archive, name, 0)
    guard index >= 0 else { throw .missingPart(name) }
    return UInt64(index)
  }

  /// Packs the files and ends the archive; nothing can be added afterwards.
  ///
  /// - Throws: `notProduced` when there is no memory.
  /// - Returns: The bytes of the archive.
  package func finish() throws(DocumentRefusal) -> [UInt8] {
    precondition(!isClosed, "An archive is finished once.")
    guard zip_close(archive) == 0 else { throw .notProduced }
    isClosed = true
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_source_open(source) == 0 else { throw .notProduced }
    defer { zip_source_close(source) }
    guard zip_source_stat(source, &status) == 0 else { throw .notProduced }
    let size = Int(clamping: status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = zip_source_read(
          source, buffer.baseAddress?.advanced(by: count), UInt64(size - count))
        guard got > 0 else { break }
        count += Int(got)
      }
    }
    guard bytes.count == size else { throw .notProduced }
    return bytes
  }
}
