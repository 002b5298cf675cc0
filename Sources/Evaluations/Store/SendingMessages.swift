import Accounts
import AccountsModel
import EvaluationsModel
import House
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What assessors are told when a worksheet goes back to its unit or is sent again; no unit is
/// named.
enum SendingMessages {
  private static let sentAgain = MessageKind(
    "worksheet_sent_again",
    title: FixedText(
      "LKE yang Anda kembalikan sudah dikirim lagi",
      "The worksheet that you returned was sent again"),
    sentence: FixedText(
      "Baca tanggapan unit atas setiap catatan.", "Read what the unit says to each note."))

  private static let returned = MessageKind(
    "worksheet_returned_by_team",
    title: FixedText(
      "LKE dikembalikan kepada unit oleh tim Anda", "Your team gave a worksheet back to its unit"),
    sentence: FixedText(
      "Penilaian menunggu sampai unit mengirimnya lagi; baca catatannya.",
      "The judgement waits until the unit sends it again; read the notes."))

  /// Tells the rest of the team that one of them gave the worksheet back, while their door to the
  /// unit is open.
  ///
  /// - Parameters:
  ///   - act: The return, on the id of the worksheet.
  ///   - transaction: That of the return.
  /// - Throws: What the database throws.
  static func tellTeam(_ act: FollowedAct, in transaction: Transaction) throws {
    guard let id = ID<Worksheet>(act.subject),
      let loaded = try WorksheetActs.load(id, in: transaction),
      let round = try ReturnStore.openRound(of: loaded, in: transaction),
      let assignment = try AssignmentStore.find(
        of: loaded.worksheet.unitID, year: loaded.worksheet.year.number, layer: round.layer,
        in: transaction)
    else { return }
    let team = try assignment.seats.map(\.personID).filter { person in
      guard person.text != round.by.accountID else { return false }
      return try Doors.bars(of: person, before: assignment, at: act.now, in: transaction).isEmpty
    }
    let path = InAppPath(WorksheetLink.round(id, round.number).path)
    try Outbox.post(
      team.map {
        NewMessage(
          returned, to: $0, path: path,
          about: MessageSubject("work_unit", loaded.worksheet.unitID.text))
      }, at: act.now, in: transaction)
  }

  /// Tells whoever gave a worksheet back that it was sent again, while their door to the unit is
  /// open; after a conflict, or when the role is over, nobody is told.
  ///
  /// - Parameters:
  ///   - sent: The sending, on the id of the worksheet.
  ///   - transaction: That of the sending.
  /// - Throws: What the database throws.
  static func tellReturner(_ sent: FollowedAct, in transaction: Transaction) throws {
    guard let id = ID<Worksheet>(sent.subject),
      let loaded = try WorksheetActs.load(id, in: transaction),
      let round = try ReturnStore.rounds(of: loaded, in: transaction).last, !round.isOpen,
      round.submission + 1 == loaded.worksheet.submissionCount,
      let account = ID<Account>(round.by.accountID),
      try mayKnow(account, of: loaded.worksheet, as: round.layer, at: sent.now, transaction)
    else { return }
    try Outbox.post(
      [
        NewMessage(
          sentAgain, to: account, path: InAppPath(WorksheetLink.round(id, round.number).path),
          about: MessageSubject("work_unit", loaded.worksheet.unitID.text))
      ], at: sent.now, in: transaction)
  }

  /// Whether somebody's door to the unit is open; where the nation has given no seats yet, its
  /// assessors may know of the unit by their role (decision 0197).
  private static func mayKnow(
    _ account: ID<Account>, of worksheet: Worksheet, as layer: Layer, at now: Instant,
    _ transaction: Transaction
  ) throws -> Bool {
    let assignment = try AssignmentStore.find(
      of: worksheet.unitID, year: worksheet.year.number, layer: layer, in: transaction)
    if let assignment {
      return try Doors.bars(of: account, before: assignment, at: now, in: transaction).isEmpty
    }
    guard layer == .tpn, let role = EvaluationPolicy.role(of: layer) else { return false }
    let place = try WorkUnitStore.place(of: worksheet.unitID, in: transaction)
    return try SeatPool.holders(
      of: role, for: place, on: CalendarDate(programmeDayOf: now), in: transaction)[account] != nil
  }
}
