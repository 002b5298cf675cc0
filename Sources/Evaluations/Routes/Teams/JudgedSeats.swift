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
    guard let held else { return .running }
    return try of(held, in: transaction) ?? .running
  }

  /// Looks how far the judgement of an assigned unit is.
  ///
  /// - Returns: nil before the judgement.
  /// - Throws: What the database throws.
  static func of(
    _ held: UnitAssignment, in transaction: Transaction
  ) throws -> JudgedSeats? {
    let worksheet = try WorksheetStore.worksheets(of: held.unitID, in: transaction)
      .first { $0.year.number == held.year }
    guard let worksheet else { return nil }
    let latest = try EvaluationStore.evaluations(of: worksheet, in: transaction)
      .first { $0.layer == held.layer }
    guard let latest else { return nil }
    // What was sent again after an approval is judged once more.
    guard worksheet.stage.name == .submitted, latest.stage.name == .settled,
      latest.submission == worksheet.submissionCount
    else { return .running }
    return try EvaluationStore.unsigned(of: held, in: transaction).isEmpty ? .approved : .signing
  }

  /// Whether anybody waits for somebody new in an empty seat.
  ///
  /// Nobody does once the report is signed, nor for a member when the result is approved, or when
  /// the controller checks what was agreed without them.
  ///
  /// - Throws: What the database throws.
  static func waits(
    for duty: TeamDuty, of held: UnitAssignment, in transaction: Transaction
  ) throws -> Bool {
    let judged = try of(held, in: transaction)
    guard judged?.refusal(changing: duty) == nil else { return false }
    guard judged == .running, duty == .member else { return true }
    return try EvaluationStore.open(of: held, in: transaction).first?.stage.name != .checking
  }

  /// The empty seats for which somebody waits, each as often as it is empty.
  ///
  /// - Throws: What the database throws.
  static func awaited(
    of held: UnitAssignment?, in transaction: Transaction
  ) throws -> [TeamDuty] {
    guard let held else { return [] }
    return try held.vacancies.filter { try waits(for: $0, of: held, in: transaction) }
  }

  /// Why a seat is neither emptied nor filled any more by whoever runs the seats.
  ///
  /// - Returns: nil while it is.
  func refusal(changing duty: TeamDuty) -> SeatRefusal? {
    switch (self, duty) {
    case (.approved, _): .reportSigned
    case (.signing, .member): .resultStands
    case (.signing, .lead), (.signing, .controller), (.running, _): nil
    }
  }

  /// Why a seat is not emptied.
  ///
  /// - Parameters:
  ///   - duty: Which seat.
  ///   - isGap: Whether somebody else can take it over in one go, because its holder will not judge.
  /// - Returns: nil when it may be.
  func refusal(emptying duty: TeamDuty, isGap: Bool) -> SeatRefusal? {
    if let refusal = refusal(changing: duty) { return refusal }
    return self == .signing && isGap ? .waitsForSignature(duty) : nil
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
