import CPostgres

/// The values of a statement in the binary form of the protocol.
struct PostgresParameters {
  private enum TypeID {
    static let unknown: Oid = 0
    static let bytea: Oid = 17
    static let bigint: Oid = 20
    static let text: Oid = 25
  }

  /// The type of each value; 0 lets the server take the type of the place.
  private(set) var types: [Oid] = []
  /// One character for each type; two uses of a text with other types are two statements.
  private(set) var signature = ""
  // One byte more than needed, so that there is always an address to point to.
  private var bytes: [UInt8] = []
  private var ranges: [Range<Int>?] = []

  init(_ values: [SQLValue]) throws(StorageError) {
    for value in values {
      switch value {
      case .null: append(nil, TypeID.unknown, "n")
      case .integer(let number):
        append(withUnsafeBytes(of: number.bigEndian) { Array($0) }, TypeID.bigint, "i")
      case .text(let text):
        let utf8 = Array(text.utf8)
        if utf8.contains(0) { throw .broken("Text with a zero byte cannot be stored.") }
        append(utf8, TypeID.text, "t")
      case .blob(let blob): append(blob, TypeID.bytea, "b")
      }
    }
    signature += ":"
    bytes.append(0)
  }

  private mutating func append(_ value: [UInt8]?, _ type: Oid, _ letter: Character) {
    types.append(type)
    signature.append(letter)
    ranges.append(value.map { bytes.count..<(bytes.count + $0.count) })
    bytes += value ?? []
  }

  /// Lends the addresses, lengths and formats that libpq wants.
  func withPointers<Result>(
    _ body: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { buffer in
      let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let values = ranges.map { range in
        range.flatMap { range in base.map { $0 + range.lowerBound } }
      }
      let lengths = ranges.map { Int32($0?.count ?? 0) }
      return body(values, lengths, [Int32](repeating: 1, count: ranges.count))
    }
  }
}
