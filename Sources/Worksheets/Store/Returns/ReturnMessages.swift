import Accounts
import AccountsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Whom a return tells what; no name and no figure can get into the words.
enum ReturnMessages {
  private static let returned = MessageKind(
    "worksheet_given_back",
    title: FixedText("LKE dikembalikan dengan catatan", "A worksheet came back with notes"),
    sentence: FixedText(
      "Baca catatannya, tanggapi setiap catatan, lalu kirim lagi sebelum batas waktunya.",
      "Read the notes, answer each of them, and send it again before the deadline."))

  private static let added = MessageKind(
    "worksheet_notes_added",
    title: FixedText("Catatan baru untuk LKE Anda", "New notes on your worksheet"),
    sentence: FixedText(
      "Soal yang diberi catatan baru kini terbuka; tanggapi sebelum batas waktunya.",
      "The questions with new notes are open now; answer them before the deadline."))

  private static let sentAgain = MessageKind(
    "worksheet_sent_again",
    title: FixedText(
      "LKE yang Anda kembalikan sudah dikirim lagi",
      "The worksheet that you returned was sent again"),
    sentence: FixedText(
      "Baca tanggapan unit atas setiap catatan.", "Read what the unit says to each note."))

  /// Tells head and staff of the unit that notes wait for them.
  static func tellReturned(
    _ worksheet: Worksheet, _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let people = try people(of: worksheet.unitID, on: act.day, in: transaction)
    try post(
      returned, to: people, path: WorksheetLink.list(worksheet.id).path, worksheet, act,
      in: transaction)
  }

  /// Tells head and staff of the unit that notes were added to those that wait for them.
  static func tellAdded(
    _ worksheet: Worksheet, _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let people = try people(of: worksheet.unitID, on: act.day, in: transaction)
    try post(
      added, to: people, path: WorksheetLink.list(worksheet.id).path, worksheet, act,
      in: transaction)
  }

  /// Tells whoever returned it that it was sent again.
  static func tellSentAgain(
    _ worksheet: Worksheet, _ round: ReturnRound, _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try post(
      sentAgain, to: [ID<Account>(round.by.accountID)].compactMap(\.self),
      path: WorksheetLink.round(worksheet.id, round.number).path, worksheet, act,
      in: transaction)
  }

  private static func post(
    _ kind: MessageKind, to people: [ID<Account>], path: String, _ worksheet: Worksheet,
    _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try Outbox.post(
      people.map {
        NewMessage(
          kind, to: $0, path: InAppPath(path),
          about: MessageSubject("work_unit", worksheet.unitID.text))
      }, at: act.now, in: transaction)
  }

  /// Who is head or staff of a unit on a day.
  private static func people(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>] {
    let place = try WorkUnitStore.place(of: unit, in: transaction)
    let rows = try transaction.query(
      """
      SELECT DISTINCT role_grant.account_id
      FROM role_grant
      WHERE role_grant.institution_id = \(place.institutionID)
        AND role_grant.role IN ('unit_head', 'unit_staff')
        AND role_grant.scope_kind = 'work_unit' AND role_grant.scope_id = \(unit)
        AND role_grant.ended_at_ms IS NULL AND role_grant.valid_from <= \(day)
        AND (role_grant.valid_until IS NULL OR role_grant.valid_until >= \(day))
      ORDER BY role_grant.account_id
      """)
    return try rows.map { row throws(StorageError) in
      try row.id("account_id", of: Account.self)
    }
  }
}
