import Cryptography
import Foundation

/// Writes all rows of a database as lines of text, table after table.
///
/// ```
/// {"format":"zona-backup","migrations":[["Storage",1,"…"]],"version":1}
/// {"columns":["id","label"],"table":"shelf"}
/// ["s-1","Rak"]
/// {"rows":1,"sha256":"…","table":"shelf"}
/// {"end":"zona-backup","sha256":"…"}
/// ```
///
/// The last line holds the digest of all bytes before it.
struct BackupWriter {
  static let format = "zona-backup"
  static let version: Int64 = 1

  private let sink: ([UInt8]) throws(StorageError) -> Void
  private var whole = SHA256Digest.Builder()
  private var buffer: [UInt8] = []

  init(to sink: @escaping ([UInt8]) throws(StorageError) -> Void) { self.sink = sink }

  /// Writes everything that the transaction sees.
  mutating func write(_ transaction: Transaction) throws(StorageError) -> BackupContents {
    try add(try header(transaction))
    var tables: [BackupContents.Table] = []
    for shape in try TableShape.all(in: transaction) {
      let columns = shape.columns.map { BackupLine.text($0) }
      try add(.object(["table": .text(shape.name), "columns": .list(columns)]))
      let table = try write(shape, transaction)
      try add(
        .object([
          "table": .text(table.name), "rows": .integer(Int64(table.rowCount)),
          "sha256": .text(table.digest),
        ]))
      tables.append(table)
    }
    let digest = whole.finish().hex
    try add(.object(["end": .text(Self.format), "sha256": .text(digest)]))
    try flush()
    return BackupContents(tables: tables)
  }

  private mutating func write(
    _ shape: TableShape, _ transaction: Transaction
  ) throws(StorageError) -> BackupContents.Table {
    var digest = SHA256Digest.Builder()
    var count = 0
    try transaction.stream(shape.everything) { (row) throws(StorageError) in
      let line = BackupLine.list(row.values.map { BackupLine($0) }).bytes
      digest.append(line + [UInt8(ascii: "\n")])
      count += 1
      try add(line)
    }
    return BackupContents.Table(name: shape.name, rowCount: count, digest: digest.finish().hex)
  }

  private func header(_ transaction: Transaction) throws(StorageError) -> BackupLine {
    var migrations: [BackupLine] = []
    let rows = try transaction.query(
      "SELECT feature, number, checksum FROM schema_migration ORDER BY feature, number")
    for row in rows {
      migrations.append(
        .list([
          .text(try row.text("feature")), .integer(try row.int("number")),
          .text(try row.text("checksum")),
        ]))
    }
    return .object([
      "format": .text(Self.format), "version": .integer(Self.version),
      "migrations": .list(migrations),
    ])
  }

  private mutating func add(_ line: BackupLine) throws(StorageError) { try add(line.bytes) }

  private mutating func add(_ line: [UInt8]) throws(StorageError) {
    let ended = line + [UInt8(ascii: "\n")]
    whole.append(ended)
    buffer += ended
    if buffer.count >= 1 << 20 { try flush() }
  }

  private mutating func flush() throws(StorageError) {
    try sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
