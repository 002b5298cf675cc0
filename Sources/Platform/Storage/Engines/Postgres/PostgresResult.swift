import CPostgres

/// The answer to one statement; freed with the last use.
final class PostgresResult {
  private enum TypeID {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let name: Oid = 19
    static let bigint: Oid = 20
    static let smallint: Oid = 21
    static let integer: Oid = 23
    static let text: Oid = 25
    static let unknown: Oid = 705
    static let character: Oid = 1042
    static let varchar: Oid = 1043
  }

  private let handle: OpaquePointer?

  init(_ handle: OpaquePointer?) { self.handle = handle }

  deinit { PQclear(handle) }

  var isSuccess: Bool {
    let status = PQresultStatus(handle)
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
  }

  /// The statement as the server names it when it is done: `COMMIT`, `INSERT 0 1`.
  var command: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

  var changedRowCount: Int {
    PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0
  }

  var rowCount: Int32 { PQntuples(handle) }

  func rows() throws(StorageError) -> [Row] {
    let columnCount = PQnfields(handle)
    let columns = ColumnNames(
      (0..<columnCount).map { PQfname(handle, $0).map { String(cString: $0) } ?? "" })
    var rows: [Row] = []
    rows.reserveCapacity(Int(PQntuples(handle)))
    for row in 0..<PQntuples(handle) {
      var values: [SQLValue] = []
      values.reserveCapacity(Int(columnCount))
      for column in 0..<columnCount { values.append(try value(row, column)) }
      rows.append(Row(columns: columns, values: values))
    }
    return rows
  }

  /// The bytes of a value as they came, or nil for NULL; good as long as the result.
  func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
    if PQgetisnull(handle, row, column) == 1 { return nil }
    let length = Int(PQgetlength(handle, row, column))
    return UnsafeRawBufferPointer(start: PQgetvalue(handle, row, column), count: length)
  }

  /// Whether a column holds whole numbers.
  func isNumeric(_ column: Int32) -> Bool {
    switch PQftype(handle, column) {
    case TypeID.bigint, TypeID.integer, TypeID.smallint, TypeID.bool: true
    default: false
    }
  }

  /// A whole number as it travels: big-endian, two's complement, of one to eight bytes; yes/no is
  /// one byte, 0 or 1.
  static func integer(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
    return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int64($1) }
  }

  private func value(_ row: Int32, _ column: Int32) throws(StorageError) -> SQLValue {
    guard let bytes = bytes(row, column) else { return .null }
    switch PQftype(handle, column) {
    case TypeID.bigint, TypeID.integer, TypeID.smallint, TypeID.bool:
      return .integer(Self.integer(bytes))
    case TypeID.text, TypeID.varchar, TypeID.character, TypeID.name, TypeID.unknown:
      return .text(String(decoding: bytes, as: UTF8.self))
    case TypeID.bytea: return .blob(Array(bytes))
    case let type:
      let name = PQfname(handle, column).map { String(cString: $0) } ?? ""
      throw .broken("Column \(name) has PostgreSQL's type \(type); CAST it to BIGINT or TEXT.")
    }
  }

  /// What the server says about a statement that failed.
  func failure(in statement: String) -> PostgresFailure {
    PostgresFailure(
      state: field("C"), message: field("M"), detail: field("D"), schema: field("s"),
      table: field("t"), column: field("c"), constraint: field("n"), statement: statement)
  }

  /// A field of the error report by its letter in the protocol.
  private func field(_ letter: Unicode.Scalar) -> String {
    PQresultErrorField(handle, Int32(letter.value)).map { String(cString: $0) } ?? ""
  }
}
