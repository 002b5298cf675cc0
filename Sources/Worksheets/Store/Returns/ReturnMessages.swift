import Accounts
import AccountsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What a return tells the people of the unit; no name and no figure can get into the words.
///
/// Assessors are told by Evaluations, which knows whose door is open (decision 0212).
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
