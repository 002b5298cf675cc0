import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What comparable units answered: those of the same instansi, year and instrument.
package enum PeerSheets {
  /// The sent sheets of the other units; a draft is the unit's own business and counts nowhere.
  ///
  /// - Parameters:
  ///   - worksheet: The one that is compared; left out.
  ///   - institution: The instansi.
  ///   - instrument: The instrument of the worksheet.
  ///   - transaction: The read.
  /// - Returns: Sheets of the unit layer, in the order of units.
  /// - Throws: `corrupted` at the first one that is not what was written.
  package static func sheets(
    beside worksheet: Worksheet, in institution: ID<Institution>, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> [AnswerSheet] {
    let rows = try transaction.query(
      """
      SELECT worksheet.id, answer_vector.places, answer_vector.digest AS vector_digest
      FROM worksheet
      JOIN answer_vector ON answer_vector.unit_id = worksheet.unit_id
        AND answer_vector.worksheet_id = worksheet.id AND answer_vector.layer = 'unit'
      WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(worksheet.year.number)
        AND worksheet.stage = 'submitted' AND worksheet.instrument_id = \(instrument.id)
        AND worksheet.unit_id <> \(worksheet.unitID)
      ORDER BY worksheet.unit_id, worksheet.id
      """)
    return try rows.map { (row) throws(StorageError) in
      try AnswerVector.sheet(
        row, of: row.id("id", of: Worksheet.self), layer: .unit, instrument: instrument)
    }
  }
}
