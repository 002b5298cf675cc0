import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// What steps of reports tell people; no unit and no figure is in it.
enum ReportMessages {
  static let signedKind = MessageKind(
    "report_signed",
    title: FixedText(
      "Laporan hasil evaluasi ditandatangani lengkap", "An evaluation report is wholly signed"),
    sentence: FixedText(
      "Laporan itu dapat dibaca, dan rekomendasinya menunggu tindak lanjut.",
      "You can read the report; its recommendations wait for you."))
  static let waitsKind = MessageKind(
    "report_waits",
    title: FixedText("Laporan menunggu tanda tangan Anda", "A report waits for your signature"),
    sentence: FixedText(
      "Ketua tim sudah menandatanganinya. Periksa, lalu tanda tangani atau kembalikan.",
      "The lead has signed it. Check it, then sign it or give it back."))
  static let givenBackKind = MessageKind(
    "report_given_back",
    title: FixedText("Laporan dikembalikan", "A report was given back"),
    sentence: FixedText(
      "Pengendali teknis meminta perbaikan. Alasannya ada di halaman laporan.",
      "The controller asks for changes. The reason stands on the page of the report."))
  static let answeredKind = MessageKind(
    "recommendation_answered",
    title: FixedText("Sebuah rekomendasi sudah dijawab", "A recommendation was answered"),
    sentence: FixedText(
      "Periksa buktinya, lalu terima atau kembalikan.",
      "Look at its proof, then accept it or send it back."))
  static let sentBackKind = MessageKind(
    "recommendation_sent_back",
    title: FixedText("Jawaban rekomendasi dikembalikan", "An answer was sent back"),
    sentence: FixedText(
      "Alasannya ada di halaman rekomendasi.", "The reason stands on the page."))

  /// Head and staff of the unit: the report stands.
  static func signed(
    _ report: EvaluationReport, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try post(
      signedKind, to: try people(of: report.unitID, on: act.day, in: transaction),
      path: ReportLink.report(report.evaluationID).path, about: report.evaluationID.text, act,
      in: transaction)
  }

  /// The controller: the lead has signed.
  static func waits(
    _ report: EvaluationReport, in evaluation: Evaluation, act: Act, transaction: Transaction
  ) throws {
    try post(
      waitsKind, to: try holders(of: .controller, in: evaluation, at: act.now, transaction),
      path: ReportLink.report(evaluation.id).path, about: evaluation.id.text, act,
      in: transaction)
  }

  /// The lead: the report came back.
  static func givenBack(
    _ report: EvaluationReport, in evaluation: Evaluation, act: Act, transaction: Transaction
  ) throws {
    try post(
      givenBackKind, to: try holders(of: .lead, in: evaluation, at: act.now, transaction),
      path: ReportLink.report(evaluation.id).path, about: evaluation.id.text, act,
      in: transaction)
  }

  /// The lead: the unit answered a recommendation.
  static func answered(
    _ item: Recommendation, in evaluation: Evaluation, act: Act, transaction: Transaction
  ) throws {
    try post(
      answeredKind, to: try holders(of: .lead, in: evaluation, at: act.now, transaction),
      path: ReportLink.recommendations(item.unitID).path, about: evaluation.id.text, act,
      in: transaction)
  }

  /// Who answered, while they may answer for the unit, else its head and staff: it came back.
  static func sentBack(
    _ item: Recommendation, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let author = item.steps.last { $0.act == .answer }?.by.accountID
    let place = try WorkUnitStore.place(of: item.unitID, in: transaction)
    var answering: Set<ID<Account>> = []
    for role in [Role.unitHead, .unitStaff] {
      answering.formUnion(
        try SeatPool.holders(of: role, for: place, on: act.day, in: transaction).keys)
    }
    let still = author.flatMap { ID<Account>($0) }.map { answering.contains($0) ? [$0] : [] } ?? []
    let told = still.isEmpty ? try people(of: item.unitID, on: act.day, in: transaction) : still
    try post(
      sentBackKind, to: told,
      path: ReportLink.recommendations(item.unitID).path, about: item.evaluationID.text, act,
      in: transaction)
  }

  /// Who has a duty and may know of the unit.
  private static func holders(
    of duty: TeamDuty, in evaluation: Evaluation, at now: Instant, _ transaction: Transaction
  ) throws -> [ID<Account>] {
    try evaluation.openTeam(at: now, in: transaction).filter { $0.duty == duty }.compactMap {
      ID<Account>($0.person.accountID)
    }
  }

  /// Everybody who is head or staff of a unit on a day, by roles given at the unit itself.
  private static func people(
    of unit: ID<WorkUnit>, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> [ID<Account>] {
    try transaction.query(
      """
      SELECT DISTINCT account_id FROM role_grant
      WHERE role IN ('unit_head', 'unit_staff') AND scope_kind = 'work_unit'
        AND scope_id = \(unit) AND ended_at_ms IS NULL AND valid_from <= \(day)
        AND (valid_until IS NULL OR valid_until >= \(day))
      ORDER BY account_id
      """
    ).map { row throws(StorageError) in try row.id("account_id", of: Account.self) }
  }

  private static func post(
    _ kind: MessageKind, to people: [ID<Account>], path: String, about evaluation: String,
    _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    try Outbox.post(
      people.map {
        NewMessage(
          kind, to: $0, path: InAppPath(path),
          about: MessageSubject("evaluation", evaluation))
      }, at: act.now, in: transaction)
  }
}
