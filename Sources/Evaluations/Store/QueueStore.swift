import EvaluationsModel
import Kernel
import Storage
import WorkUnitsModel
import WorksheetsModel

/// Where the worksheets of many units stand, for lists of judgements: two statements for all.
struct QueueStore: Sendable {
  /// A worksheet as far as a list needs it.
  private struct Sheet: Sendable {
    let id: String
    let year: Int
    let isSent: Bool
    let submission: Int
  }

  private var sheets: [ID<WorkUnit>: [Sheet]] = [:]
  /// Worksheet, layer and sending of every judgement.
  private var judged: Set<[String]> = []

  /// Reads it.
  init(of units: [ID<WorkUnit>], in transaction: Transaction) throws(StorageError) {
    guard !units.isEmpty else { return }
    let worksheets = try transaction.query(
      """
      SELECT unit_id, id, year, stage, submission_count FROM worksheet
      WHERE unit_id IN (\(SQL.list(units)))
      ORDER BY unit_id, year, id
      """)
    for row in worksheets {
      sheets[try row.id("unit_id", of: WorkUnit.self), default: []].append(
        Sheet(
          id: try row.text("id"), year: Int(try row.int("year")),
          isSent: try row.text("stage") == StageName.submitted.rawValue,
          submission: Int(try row.int("submission_count"))))
    }
    let evaluations = try transaction.query(
      """
      SELECT worksheet_id, layer, submission FROM evaluation
      WHERE unit_id IN (\(SQL.list(units)))
      ORDER BY worksheet_id, layer, submission
      """)
    for row in evaluations {
      judged.insert([
        try row.text("worksheet_id"), try row.text("layer"), String(try row.int("submission")),
      ])
    }
  }

  /// How the judged sending stands to the worksheet as it is now; nil without the worksheet.
  func sending(of evaluation: Evaluation) -> SendingState? {
    guard
      let sheet = sheets[evaluation.unitID]?.first(where: { $0.id == evaluation.worksheetID.text })
    else { return nil }
    if sheet.submission != evaluation.submission { return .overtaken }
    return sheet.isSent ? .current : .withUnit
  }

  /// Whether the unit of an assignment has sent a worksheet that nobody began to judge.
  func canBegin(_ assignment: UnitAssignment) -> Bool {
    let sent = sheets[assignment.unitID]?.first { $0.year == assignment.year && $0.isSent }
    guard let sent else { return false }
    return !judged.contains([sent.id, assignment.layer.rawValue, String(sent.submission)])
  }
}
