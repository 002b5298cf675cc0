import Accounts
import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What assessors of an instansi gave alone in a year, once it was opened.
struct OpenedYear: Sendable {
  /// The instrument of all sheets; nil when nothing was opened.
  var instrument: Instrument?
  /// The sheets; the team is the account of its lead.
  var sheets: [RevealedSheet] = []
  /// What was agreed for each judgement, nil for questions that are open.
  var consensus: [ID<Evaluation>: [QuestionShare?]] = [:]
  /// What people are called, by account.
  var names: [String: String] = [:]
  /// How many opened judgements use another instrument and are left out.
  var otherInstrumentCount = 0

  /// How many units were judged: each has one judgement in here, also with two worksheets.
  var unitCount: Int { Set(sheets.map(\.evaluationID)).count }
}

/// The opened judgements of a year for statistics: a few at a time, however many units there are.
///
/// The wall is in the first condition of every statement: what members still score alone is not
/// read at all. Who left a team counts for nothing (0197). A unit counts once: with the latest sending
/// that was opened of the worksheet that was started last. A year has two worksheets of a unit when
/// the instansi got a year of its own after the unit had begun the national one; the later one
/// follows the year that holds, and the earlier stands in until a sending of the later is opened.
/// Digests of rows are not checked again here; the opening compared every sheet with its seal, and a
/// page with a decision on it reads through `BlindStore`.
enum OpenedYearStore {
  /// How many judgements are in memory as rows at the same time: about 11,000 answers.
  static let judgementsAtOnce = 32

  /// Loads what was opened.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - year: The programme year.
  ///   - layer: Whose judgements.
  ///   - size: How many judgements are read with one statement, above zero.
  ///   - transaction: The read.
  /// - Returns: Everything of the instrument that most judgements use.
  /// - Throws: `corrupted` when an answer cannot be read.
  static func opened(
    in institution: ID<Institution>, year: CycleYear, layer: Layer,
    atOnce size: Int = judgementsAtOnce, transaction: Transaction
  ) throws -> OpenedYear {
    let heads = try OpenedHead.heads(institution, year, layer, in: transaction)
    let uses = Dictionary(grouping: heads, by: \.instrumentID).mapValues(\.count)
    // The smaller id wins a tie, so that the same rows always make the same page.
    guard let most = uses.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return OpenedYear()
    }
    let instrument = try InstrumentLibrary.instrument(most)
    let kept = heads.filter { $0.instrumentID == most }
    var opened = OpenedYear(instrument: instrument)
    opened.otherInstrumentCount = heads.count - kept.count
    var reader = AnswerReader(instrument)
    for start in stride(from: 0, to: kept.count, by: size) {
      let part = kept[start..<min(start + size, kept.count)]
      let rows = try OpenedRows(of: part, &reader, instrument, in: transaction)
      for head in part { rows.add(head, to: &opened, instrument) }
    }
    return opened
  }

  /// How many judgements were opened, whatever their instrument.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - year: The programme year.
  ///   - layer: Whose judgements.
  ///   - transaction: The read.
  /// - Returns: The number; none of what members still score alone, and a unit once.
  /// - Throws: What the database throws.
  static func count(
    in institution: ID<Institution>, year: CycleYear, layer: Layer, transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(*) AS BIGINT) AS total FROM evaluation
      WHERE \(latest(institution, year, layer))
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// The opened judgements of an instansi, a year and a layer: one of each unit.
  ///
  /// Ids of worksheets are in the order in which they were started.
  fileprivate static func latest(
    _ institution: ID<Institution>, _ year: CycleYear, _ layer: Layer
  ) -> SQL {
    """
    evaluation.stage <> 'scoring' AND evaluation.year = \(year.number)
      AND evaluation.layer = \(layer.rawValue) AND evaluation.unit_id IN (
        SELECT work_unit.id FROM work_unit WHERE work_unit.institution_id = \(institution))
      AND NOT EXISTS (
        SELECT later.id FROM evaluation later
        WHERE later.unit_id = evaluation.unit_id AND later.year = evaluation.year
          AND later.layer = evaluation.layer AND later.stage <> 'scoring'
          AND (later.worksheet_id > evaluation.worksheet_id
            OR (later.worksheet_id = evaluation.worksheet_id
              AND later.submission > evaluation.submission)))
    """
  }
}

/// What is known of an opened judgement besides its sheets.
private struct OpenedHead {
  let id: ID<Evaluation>
  let instrumentID: String
  /// Those who score, with their names, by account.
  var members: [String: String] = [:]
  var lead = ""
  var leadName = ""

  var names: [String: String] { members.merging([lead: leadName]) { name, _ in name } }

  /// The opened judgements with who is in their teams, in the order of their ids.
  static func heads(
    _ institution: ID<Institution>, _ year: CycleYear, _ layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> [OpenedHead] {
    let rows = try transaction.query(
      """
      SELECT evaluation.id, evaluation.instrument_id, member.account_id, member.name, member.duty
      FROM evaluation
      JOIN evaluation_member member ON member.unit_id = evaluation.unit_id
        AND member.evaluation_id = evaluation.id AND member.left_at_ms IS NULL
      WHERE \(OpenedYearStore.latest(institution, year, layer))
      ORDER BY evaluation.id, member.place
      """)
    var heads: [OpenedHead] = []
    for row in rows {
      let id = try row.id("id", of: Evaluation.self)
      let (account, name) = (try row.text("account_id"), try row.text("name"))
      if heads.last?.id != id {
        heads.append(OpenedHead(id: id, instrumentID: try row.text("instrument_id")))
      }
      let place = heads.count - 1
      switch try TeamDuty(rawValue: row.text("duty")) {
      case .member: heads[place].members[account] = name
      case .lead:
        heads[place].lead = account
        heads[place].leadName = name
      case .controller: break
      case nil: throw .broken("A duty of an evaluation cannot be read.")
      }
    }
    return heads
  }
}

/// The sheets, seals and steps of a few judgements.
private struct OpenedRows {
  /// Packed, by judgement and account; of members and of who left.
  private var sheets: [SheetKey: AnswerSheet] = [:]
  private var commitments: [SheetKey: Instant] = [:]
  private var steps: [ID<Evaluation>: [Int: [QuestionConsensus.Step]]] = [:]

  /// Reads them with three statements.
  init(
    of heads: ArraySlice<OpenedHead>, _ reader: inout AnswerReader, _ instrument: Instrument,
    in transaction: Transaction
  ) throws(StorageError) {
    let scope: SQL = """
      evaluation.stage <> 'scoring' AND evaluation.id IN (\(SQL.list(heads.map(\.id))))
      """
    for row in try Self.answerRows(scope, in: transaction) {
      let key = try SheetKey(row)
      let (question, values) = try reader.read(row, "answer_values", of: "blind_answer")
      sheets[key, default: AnswerSheet(blankFor: instrument.soals.count)]
        .set(values, of: question, in: instrument)
    }
    for row in try Self.sealRows(scope, in: transaction) {
      let key = try SheetKey(row)
      commitments[key] = try row.instant("at_ms")
    }
    for row in try Self.stepRows(scope, in: transaction) {
      let id = try row.id("evaluation_id", of: Evaluation.self)
      let (question, step) = try reader.step(row)
      steps[id, default: [:]][question, default: []].append(step)
    }
  }

  /// Adds what members of a judgement gave and what they agreed on.
  func add(_ head: OpenedHead, to year: inout OpenedYear, _ instrument: Instrument) {
    for account in head.members.keys.sorted() {
      let key = SheetKey(evaluation: head.id, account: account)
      guard let sheet = sheets[key], let at = commitments[key] else { continue }
      year.sheets.append(
        RevealedSheet(
          evaluationID: head.id, team: head.lead, assessor: account,
          committedOn: CalendarDate(programmeDayOf: at),
          shares: RevealedSheet.shares(of: instrument.score(sheet))))
    }
    year.names.merge(head.names) { name, _ in name }
    year.consensus[head.id] = consensus(of: head, instrument)
  }

  /// What was agreed in one judgement, as shares.
  private func consensus(of head: OpenedHead, _ instrument: Instrument) -> [QuestionShare?] {
    let blank = AnswerSheet(blankFor: instrument.soals.count)
    let given = head.members.keys.map { account in
      (account, sheets[SheetKey(evaluation: head.id, account: account)] ?? blank)
    }
    var agreed = blank
    for (question, entry) in instrument.questions.enumerated() {
      let blind = given.map { account, sheet in
        (account, entry.soals.map { sheet.answer(at: $0, in: instrument) })
      }
      let outcome = QuestionConsensus(
        question: question, blind: Dictionary(uniqueKeysWithValues: blind),
        steps: steps[head.id]?[question] ?? []
      ).outcome
      if let values = outcome.values { agreed.set(values, of: question, in: instrument) }
    }
    return RevealedSheet.shares(of: instrument.score(agreed))
  }

  private static func answerRows(
    _ scope: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Row] {
    try transaction.query(
      """
      SELECT answer.evaluation_id, answer.account_id, answer.question_code, answer.answer_values
      FROM evaluation
      JOIN blind_answer answer ON answer.unit_id = evaluation.unit_id
        AND answer.evaluation_id = evaluation.id
      WHERE \(scope)
      ORDER BY answer.unit_id, answer.evaluation_id, answer.account_id, answer.question_code
      """)
  }

  private static func sealRows(
    _ scope: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Row] {
    try transaction.query(
      """
      SELECT seal.evaluation_id, seal.account_id, seal.at_ms
      FROM evaluation
      JOIN blind_seal seal ON seal.unit_id = evaluation.unit_id
        AND seal.evaluation_id = evaluation.id
      WHERE \(scope)
      ORDER BY seal.unit_id, seal.evaluation_id, seal.account_id
      """)
  }

  private static func stepRows(
    _ scope: SQL, in transaction: Transaction
  ) throws(StorageError) -> [Row] {
    try transaction.query(
      """
      SELECT step.evaluation_id, step.question_code, step.act, step.from_values, step.to_values,
        step.author_id, step.author_name, step.at_ms
      FROM evaluation
      JOIN consensus_step step ON step.unit_id = evaluation.unit_id
        AND step.evaluation_id = evaluation.id
      WHERE \(scope) AND step.act NOT IN ('remark', 'unit_reason')
      ORDER BY step.unit_id, step.evaluation_id, step.question_code, step.number
      """)
  }
}

/// One sheet of one judgement.
private struct SheetKey: Hashable {
  let evaluation: ID<Evaluation>
  let account: String

  init(evaluation: ID<Evaluation>, account: String) {
    self.evaluation = evaluation
    self.account = account
  }

  init(_ row: Row) throws(StorageError) {
    evaluation = try row.id("evaluation_id", of: Evaluation.self)
    account = try row.text("account_id")
  }
}
