import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What may still change with the seats of a unit whose judgement has begun.
enum JudgedSeats: Hashable, Sendable {
  /// The judgement runs: single seats change, the team stays.
  case running
  /// The result is approved and its report not wholly signed: lead and controller can change.
  case signing
  /// The result is approved and its report signed.
  case approved

  /// Looks how far a unit is.
  ///
  /// - Parameters:
  ///   - unit: A unit of the desk.
  ///   - held: Who judges it.
  ///   - transaction: A read is enough.
  /// - Returns: nil before the judgement.
  /// - Throws: What the database throws.
  static func of(
    _ unit: DeskUnit, _ held: UnitAssignment?, in transaction: Transaction
  ) throws -> JudgedSeats? {
    guard unit.isJudged else { return nil }
    let worksheet = try WorksheetStore.worksheets(of: unit.id, in: transaction)
      .first { $0.year.number == held?.year }
    guard let held, let worksheet, worksheet.stage.name == .submitted else { return .running }
    let latest = try EvaluationStore.evaluations(of: worksheet, in: transaction)
      .first { $0.layer == held.layer }
    // What was sent again after an approval is judged once more.
    guard let latest, latest.stage.name == .settled,
      latest.submission == worksheet.submissionCount
    else { return .running }
    return try EvaluationStore.unsigned(of: held, in: transaction).isEmpty ? .approved : .signing
  }
}

extension AssignmentText {
  /// What may still change once the judgement has begun, in one sentence.
  static func judged(_ seats: JudgedSeats) -> Text {
    switch seats {
    case .running:
      Text(
        "Penilaian unit ini sudah berjalan: tim tidak bisa diganti, hanya kursinya.",
        "The judgement of this unit has begun: single seats change, the team stays.")
    case .signing:
      Text(
        "Hasil penilaian unit ini sudah disetujui; timnya tetap. Selain kursi anggota, kursi masih "
          + "dapat diserahkan sampai laporannya ditandatangani.",
        "The result of this unit is approved; the team stays. Seats other than those of members "
          + "can change until the report is signed.")
    case .approved:
      Text(
        "Hasil penilaian unit ini sudah disetujui; tim dan kursinya tetap.",
        "The result of this unit is approved; the team and its seats stay.")
    }
  }
}
