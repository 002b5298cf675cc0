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
    let peers = try PeerAnswers.tallies(
      beside: worksheet.worksheet, in: place.institutionID, instrument: instrument,
      transaction: transaction)
    return instrument.preCheck(
      worksheet.vector.sheet, proof: proof(on: board, instrument, day), peers: peers)
  }

  /// What the rules find on one question; peers are asked about this one alone.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - worksheet: With the answers of the unit.
  ///   - place: Where the unit stands.
  ///   - board: The proof of the year.
  ///   - day: Today.
  ///   - transaction: The read.
  /// - Returns: The findings that belong to the question, also to others beside it.
  /// - Throws: `corrupted` when answers of peers cannot be read.
  static func findings(
    on question: Int, of worksheet: LoadedWorksheet, at place: WorkUnitPlace, board: ProofBoard,
    on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [PreCheckFinding] {
    let (instrument, sheet) = (worksheet.instrument, worksheet.vector.sheet)
    let value = instrument.value(of: question, on: sheet.places)
    var peers: [Int: PeerTally] = [:]
    if value.isAnswered, PeerComparison.mayBeFar(value.fraction) {
      peers[question] = try PeerAnswers.tally(
        of: question, beside: worksheet.worksheet, in: place.institutionID,
        instrument: instrument, transaction: transaction)
    }
    return instrument.preCheck(sheet, proof: proof(on: board, instrument, day), peers: peers)
      .filter { $0.questions(of: instrument).contains(question) }
  }

  private static func proof(
    on board: ProofBoard, _ instrument: Instrument, _ day: CalendarDate
  ) -> [Int: LinkedProof] {
    var proof: [Int: LinkedProof] = [:]
    for (soal, entries) in board.entries {
      guard let position = instrument.position(ofSoal: soal) else { continue }
      proof[instrument.soals[position].question] = LinkedProof(
        entries.map { ProofDoubt(of: $0.proof, in: board.year, on: day) })
    }
    return proof
  }
}
