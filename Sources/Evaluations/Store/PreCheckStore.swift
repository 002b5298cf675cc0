import Evidence
import EvidenceModel
import EvaluationsModel
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The pre-check of a worksheet, worked out again from what is stored each time it is shown.
enum PreCheckStore {
  /// Everything the rules find.
  ///
  /// - Parameters:
  ///   - worksheet: With the answers of the unit.
  ///   - place: Where the unit stands.
  ///   - board: The proof of the year.
  ///   - day: Today.
  ///   - transaction: The read.
  /// - Returns: The findings in reading order.
  /// - Throws: `corrupted` when a sheet is not what was written.
  static func findings(
    of worksheet: LoadedWorksheet, at place: WorkUnitPlace, board: ProofBoard,
    on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [PreCheckFinding] {
    let instrument = worksheet.instrument
    var proof: [Int: LinkedProof] = [:]
    for (soal, entries) in board.entries {
      guard let position = instrument.position(ofSoal: soal) else { continue }
      proof[instrument.soals[position].question] = LinkedProof(
        entries.map { ProofDoubt(of: $0.proof, in: board.year, on: day) })
    }
    let peers = try PeerSheets.sheets(
      beside: worksheet.worksheet, in: place.institutionID, instrument: instrument,
      transaction: transaction)
    return instrument.preCheck(
      worksheet.vector.sheet, proof: proof, peers: values(of: peers, instrument))
  }

  private static func values(
    of sheets: [AnswerSheet], _ instrument: Instrument
  ) -> [Int: [Fraction]] {
    guard sheets.count >= PeerComparison.fewestPeers else { return [:] }
    var values: [Int: [Fraction]] = [:]
    for sheet in sheets {
      for (question, value) in instrument.score(sheet).values.enumerated() where value.isAnswered {
        values[question, default: []].append(value.fraction)
      }
    }
    return values
  }
}
