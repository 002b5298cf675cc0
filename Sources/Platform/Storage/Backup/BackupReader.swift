import Cryptography
import Foundation

/// Reads a backup line by line; memory stays small however large the file is.
struct BackupReader {
  /// What the first line says.
  struct Header {
    /// The steps that the database had had, with their checksums.
    let migrations: [(feature: String, number: Int, checksum: String)]
  }

  /// What is found on the way.
  enum Piece {
    case table(name: String, columns: [String])
    case row([SQLValue])
    case endOfTable(BackupContents.Table)
  }

  /// The longest line that is read; unit: bytes.
  private static let longestLine = 64 << 20

  private let file: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var digest = SHA256Digest.Builder()

  init(path: String) throws(StorageError) {
    do {
      file = try FileHandle(forReadingFrom: URL(filePath: path))
    } catch {
      throw .broken("The backup \(path) cannot be read: \(error.localizedDescription)")
    }
  }

  /// Reads the whole file.
  ///
  /// - Returns: What it holds.
  /// - Throws: `corrupted` if it was cut off or altered, `broken` if it is no backup.
  mutating func readAll(
    header receiveHeader: (Header) throws(StorageError) -> Void,
    pieces receive: (Piece) throws(StorageError) -> Void
  ) throws(StorageError) -> BackupContents {
    try receiveHeader(try header())
    var tables: [BackupContents.Table] = []
    while true {
      let soFar = digest.finish().hex
      let line = try nextLine()
      if case .object(let fields) = line, fields["end"] == .text(BackupWriter.format) {
        guard fields["sha256"] == .text(soFar) else { throw .corrupted("the backup as a whole") }
        return BackupContents(tables: tables)
      }
      tables.append(try table(from: line, receive))
    }
  }

  private mutating func header() throws(StorageError) -> Header {
    guard case .object(let fields) = try nextLine(),
      fields["format"] == .text(BackupWriter.format)
    else { throw .broken("The file is not a backup of zona.") }
    guard fields["version"] == .integer(BackupWriter.version),
      case .list(let items) = fields["migrations"]
    else { throw .broken("The backup was made by a newer program.") }
    var header: [(feature: String, number: Int, checksum: String)] = []
    for item in items {
      guard case .list(let parts) = item, parts.count == 3, case .text(let feature) = parts[0],
        case .integer(let number) = parts[1], case .text(let checksum) = parts[2]
      else { throw .corrupted("the first line of the backup") }
      header.append((feature, Int(number), checksum))
    }
    return Header(migrations: header)
  }

  private mutating func table(
    from line: BackupLine, _ receive: (Piece) throws(StorageError) -> Void
  ) throws(StorageError) -> BackupContents.Table {
    guard case .object(let fields) = line, case .text(let name) = fields["table"],
      case .list(let items) = fields["columns"]
    else { throw .corrupted("a line between the tables of the backup") }
    let columns = items.compactMap { item in
      if case .text(let name) = item { name } else { nil }
    }
    try receive(.table(name: name, columns: columns))
    var rows = SHA256Digest.Builder()
    var count = 0
    while true {
      let next = try nextLine()
      guard case .list(let values) = next else {
        let table = BackupContents.Table(
          name: name, rowCount: count, digest: rows.finish().hex)
        try check(next, ends: table)
        try receive(.endOfTable(table))
        return table
      }
      rows.append(next.bytes + [UInt8(ascii: "\n")])
      count += 1
      let row = values.compactMap(\.value)
      guard row.count == columns.count else { throw .corrupted("row \(count) of \(name)") }
      try receive(.row(row))
    }
  }

  private func check(
    _ line: BackupLine, ends table: BackupContents.Table
  ) throws(StorageError) {
    let expected = BackupLine.object([
      "table": .text(table.name), "rows": .integer(Int64(table.rowCount)),
      "sha256": .text(table.digest),
    ])
    guard line == expected else { throw .corrupted("table \(table.name) in the backup") }
  }

  private mutating func nextLine() throws(StorageError) -> BackupLine {
    let bytes = try nextBytes()
    digest.append(bytes + [UInt8(ascii: "\n")])
    guard let line = BackupLine(bytes) else {
      throw .corrupted("a line of the backup that is not of its form")
    }
    return line
  }

  private mutating func nextBytes() throws(StorageError) -> [UInt8] {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      guard buffer.count - start < Self.longestLine else {
        throw .corrupted("a line of the backup without an end")
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      let more: Data?
      do {
        more = try file.read(upToCount: 1 << 20)
      } catch {
        throw .broken("The backup cannot be read: \(error.localizedDescription)")
      }
      guard let more, !more.isEmpty else { throw .corrupted("the end of the backup is missing") }
      buffer += more
    }
  }
}
