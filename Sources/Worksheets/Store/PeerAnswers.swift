import Instruments
package import InstrumentsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What comparable units answered: those of the same instansi, year and instrument.
///
/// Only sent worksheets count; a draft is the unit's own business. Nobody is scored: each different
/// answer is valued once (decision 0215).
package enum PeerAnswers {
  /// How often the other units give one question each value.
  ///
  /// The database groups equal answers, so that few rows come back however many units there are. It
  /// is a hint: the places have to be allowed, the digest of the other sheets is not checked.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - worksheet: The one that is compared; left out.
  ///   - institution: The instansi.
  ///   - instrument: The instrument of the worksheet.
  ///   - transaction: The read.
  /// - Returns: The units that answered it.
  /// - Throws: `corrupted` at places that the instrument does not allow.
  package static func tally(
    of question: Int, beside worksheet: Worksheet, in institution: ID<Institution>,
    instrument: Instrument, transaction: Transaction
  ) throws(StorageError) -> PeerTally {
    let soals = instrument.questions[question].soals
    guard let first = soals.first else { return PeerTally() }
    // Four bytes a place; the places of a question stand together.
    let (start, length) = (first * 4 + 1, soals.count * 4)
    let rows = try transaction.query(
      """
      SELECT part.places, count(*) AS units
      FROM (
        SELECT substr(answer_vector.places, CAST(\(start) AS INTEGER), CAST(\(length) AS INTEGER))
          AS places
        FROM \(others(worksheet, institution, instrument))
      ) part
      GROUP BY part.places
      ORDER BY part.places
      """)
    let limits = PlaceLimits(instrument)
    let blank = AnswerSheet(blankFor: instrument.soals.count).places
    var tally = PeerTally()
    for row in rows {
      var places = blank
      guard let part = AnswerSheet(bytes: try row.blob("places"))?.places,
        part.count == soals.count
      else { throw .corrupted("answer_vector \(institution) unit") }
      places.replaceSubrange(first..<first + part.count, with: part)
      guard limits.allow(places) else { throw .corrupted("answer_vector \(institution) unit") }
      let value = instrument.value(of: question, on: places)
      if value.isAnswered { tally.add(value.fraction, units: Int(try row.int("units"))) }
    }
    return tally
  }

  /// How often the other units give every question each value, with one statement.
  ///
  /// - Parameters:
  ///   - worksheet: The one that is compared; left out.
  ///   - institution: The instansi.
  ///   - instrument: The instrument of the worksheet.
  ///   - transaction: The read.
  /// - Returns: Tallies by position in `Instrument.questions`; empty ones are left out.
  /// - Throws: `corrupted` at the first sheet that is not what was written.
  package static func tallies(
    beside worksheet: Worksheet, in institution: ID<Institution>, instrument: Instrument,
    transaction: Transaction
  ) throws(StorageError) -> [Int: PeerTally] {
    let rows = try transaction.query(
      """
      SELECT worksheet.id, answer_vector.places, answer_vector.digest AS vector_digest
      FROM \(others(worksheet, institution, instrument))
      ORDER BY worksheet.unit_id, worksheet.id
      """)
    // Slices of the sheets are the keys: nothing is copied for each unit and question.
    var counts = [[ArraySlice<Int32>: Int]](repeating: [:], count: instrument.questions.count)
    for row in rows {
      let sheet = try AnswerVector.sheet(
        row, of: row.id("id", of: Worksheet.self), layer: .unit, instrument: instrument)
      for (question, entry) in instrument.questions.enumerated() {
        guard let first = entry.soals.first else { continue }
        counts[question][sheet.places[first..<first + entry.soals.count], default: 0] += 1
      }
    }
    var places = AnswerSheet(blankFor: instrument.soals.count).places
    var tallies: [Int: PeerTally] = [:]
    for (question, entry) in instrument.questions.enumerated() {
      for (part, units) in counts[question] {
        for (soal, place) in zip(entry.soals, part) { places[soal] = place }
        let value = instrument.value(of: question, on: places)
        if value.isAnswered {
          tallies[question, default: PeerTally()].add(value.fraction, units: units)
        }
      }
    }
    return tallies
  }

  /// The sent worksheets of the other units with their packed answers, from `FROM` on.
  private static func others(
    _ worksheet: Worksheet, _ institution: ID<Institution>, _ instrument: Instrument
  ) -> SQL {
    """
    worksheet
    JOIN answer_vector ON answer_vector.unit_id = worksheet.unit_id
      AND answer_vector.worksheet_id = worksheet.id AND answer_vector.layer = 'unit'
    WHERE worksheet.institution_id = \(institution) AND worksheet.year = \(worksheet.year.number)
      AND worksheet.stage = 'submitted' AND worksheet.instrument_id = \(instrument.id)
      AND worksheet.unit_id <> \(worksheet.unitID)
    """
  }
}
