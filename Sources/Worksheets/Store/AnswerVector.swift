import Cryptography
package import InstrumentsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// The answers of one layer as one packed value, so that a nation is read and scored at once.
///
/// It is changed in the transaction that changes a row and says the same as the rows. Its digest
/// covers whose it is, so that neither a flipped bit nor a swapped row is ever scored.
package struct AnswerVector: Hashable, Sendable {
  /// Whose answers.
  package let layer: Layer
  /// Counts the changes; 0 before the first answer.
  package let version: Int64
  /// The answers.
  package let sheet: AnswerSheet

  /// A layer without answers.
  static func blank(_ layer: Layer, for instrument: Instrument) -> AnswerVector {
    AnswerVector(
      layer: layer, version: 0, sheet: AnswerSheet(blankFor: instrument.soals.count))
  }

  /// Reads the vector of one layer.
  ///
  /// - Returns: A blank one before the first answer.
  /// - Throws: `corrupted` when its bytes are not those that were written.
  package static func find(
    of worksheet: Worksheet, layer: Layer, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> AnswerVector {
    let row = try transaction.first(
      """
      SELECT worksheet_id, version AS vector_version, places, digest AS vector_digest
      FROM answer_vector
      WHERE unit_id = \(worksheet.unitID) AND worksheet_id = \(worksheet.id)
        AND layer = \(layer.rawValue)
      """)
    guard let row else { return .blank(layer, for: instrument) }
    let sheet = try sheet(row, of: worksheet.id, layer: layer, instrument: instrument)
    return AnswerVector(layer: layer, version: try row.int("vector_version"), sheet: sheet)
  }

  /// Reads `places` and `vector_digest` of a row.
  ///
  /// - Throws: `corrupted` when they do not belong together or do not fit the instrument.
  static func sheet(
    _ row: Row, of worksheet: ID<Worksheet>, layer: Layer, instrument: Instrument
  ) throws(StorageError) -> AnswerSheet {
    let bytes = try row.blob("places")
    guard digest(bytes, of: worksheet, layer: layer).bytes == (try row.blob("vector_digest")),
      let sheet = AnswerSheet(bytes: bytes), sheet.isValid(for: instrument)
    else { throw .corrupted("answer_vector \(worksheet) \(layer.rawValue)") }
    return sheet
  }

  /// Writes other answers in the place of these.
  ///
  /// - Throws: `busy` when another transaction changed the vector meanwhile.
  func store(
    _ sheet: AnswerSheet, of worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> AnswerVector {
    let bytes = sheet.bytes
    let digest = Self.digest(bytes, of: worksheet.id, layer: layer)
    try transaction.require(
      1,
      changedBy: """
        INSERT INTO answer_vector (unit_id, worksheet_id, layer, version, places, digest)
        VALUES (\(worksheet.unitID), \(worksheet.id), \(layer.rawValue), \(version + 1), \(bytes),
          \(digest.bytes))
        ON CONFLICT (unit_id, worksheet_id, layer) DO UPDATE SET
          version = excluded.version, places = excluded.places, digest = excluded.digest
        WHERE answer_vector.version = \(version)
        """, otherwise: .busy)
    return AnswerVector(layer: layer, version: version + 1, sheet: sheet)
  }

  fileprivate static func digest(
    _ bytes: [UInt8], of worksheet: ID<Worksheet>, layer: Layer
  ) -> SHA256Digest {
    var hash = SHA256Digest.Builder()
    hash.append(text: worksheet.text)
    hash.append(field: layer.rawValue)
    hash.append(bytes)
    return hash.finish()
  }
}

/// The sheets of a year, packed one after another, with whose they are.
package struct StoredSheets: Hashable, Sendable {
  /// The unit of each sheet.
  package private(set) var unitIDs: [ID<WorkUnit>] = []
  /// The worksheet of each sheet.
  package private(set) var worksheetIDs: [ID<Worksheet>] = []
  /// The places of all sheets, ready for `ScoringPlan`.
  package private(set) var places: [Int32] = []

  /// How many sheets there are.
  package var count: Int { worksheetIDs.count }

  /// The sheet with a number.
  package func sheet(_ index: Int) -> AnswerSheet {
    let length = places.count / count
    return AnswerSheet(places: Array(places[index * length..<(index + 1) * length]))
  }

  fileprivate init(
    _ rows: [Row], layer: Layer, limits: PlaceLimits
  ) throws(StorageError) {
    unitIDs.reserveCapacity(rows.count)
    worksheetIDs.reserveCapacity(rows.count)
    places.reserveCapacity(rows.count * limits.largest.count)
    for row in rows {
      let worksheet = try row.id("id", of: Worksheet.self)
      let bytes = try row.blob("places")
      let digest = AnswerVector.digest(bytes, of: worksheet, layer: layer)
      guard digest.bytes == (try row.blob("vector_digest")), limits.read(bytes, into: &places)
      else { throw .corrupted("answer_vector \(worksheet) \(layer.rawValue)") }
      unitIDs.append(try row.id("unit_id", of: WorkUnit.self))
      worksheetIDs.append(worksheet)
    }
  }
}

extension AnswerVector {
  /// Every sheet of one layer, year and instrument, in the order of units.
  ///
  /// - Throws: `corrupted` at the first one that is not what was written.
  package static func all(
    year: CycleYear, layer: Layer, instrument: Instrument, in transaction: Transaction
  ) throws(StorageError) -> StoredSheets {
    let rows = try transaction.query(allStatement(year, layer, instrument))
    return try StoredSheets(rows, layer: layer, limits: PlaceLimits(instrument))
  }

  static func allStatement(_ year: CycleYear, _ layer: Layer, _ instrument: Instrument) -> SQL {
    """
    SELECT worksheet.unit_id, worksheet.id, answer_vector.places,
      answer_vector.digest AS vector_digest
    FROM worksheet
    JOIN answer_vector ON answer_vector.unit_id = worksheet.unit_id
      AND answer_vector.worksheet_id = worksheet.id AND answer_vector.layer = \(layer.rawValue)
    WHERE worksheet.year = \(year.number) AND worksheet.instrument_id = \(instrument.id)
    ORDER BY worksheet.unit_id, worksheet.id
    """
  }

  /// Every sheet of one layer, instansi, year and instrument, with one statement.
  ///
  /// - Parameters:
  ///   - institution: Whose units.
  ///   - year: The programme year.
  ///   - layer: Whose answers.
  ///   - instrument: The instrument of the worksheets.
  ///   - transaction: A read.
  /// - Returns: Sheets in the order of units; units without an answer in this layer are not there.
  /// - Throws: `corrupted` at the first one that is not what was written.
  package static func all(
    of institution: ID<Institution>, year: CycleYear, layer: Layer, instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) -> StoredSheets {
    let rows = try transaction.query(
      """
      SELECT worksheet.unit_id, worksheet.id, answer_vector.places,
        answer_vector.digest AS vector_digest
      FROM worksheet
      JOIN answer_vector ON answer_vector.unit_id = worksheet.unit_id
        AND answer_vector.worksheet_id = worksheet.id AND answer_vector.layer = \(layer.rawValue)
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(year.number)
        AND worksheet.instrument_id = \(instrument.id)
      ORDER BY worksheet.unit_id, worksheet.id
      """)
    return try StoredSheets(rows, layer: layer, limits: PlaceLimits(instrument))
  }
}
