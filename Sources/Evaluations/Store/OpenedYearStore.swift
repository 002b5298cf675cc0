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

  /// How many units were judged.
  var unitCount: Int { Set(sheets.map(\.evaluationID)).count }
}

/// The opened judgements of a year for statistics: a few statements, however many units there are.
///
/// The wall is in the first condition of every statement: what members still score alone is not
/// read at all. Digests of rows are not checked again here; the opening compared every sheet with
/// its seal, and a page with a decision on it reads through `BlindStore`.
enum OpenedYearStore {
  /// Loads what was opened.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - year: The programme year.
  ///   - layer: Whose judgements.
  ///   - transaction: The read.
  /// - Returns: Everything of the instrument that most judgements use.
  /// - Throws: `corrupted` when an answer cannot be read.
  static func opened(
    in institution: ID<Institution>, year: CycleYear, layer: Layer, transaction: Transaction
  ) throws -> OpenedYear {
    let scope = opened(institution, year, layer)
    let heads = try heads(scope, in: transaction)
    let uses = Dictionary(grouping: heads.values, by: \.instrumentID).mapValues(\.count)
    // The smaller id wins a tie, so that the same rows always make the same page.
    guard let most = uses.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return OpenedYear()
    }
    let instrument = try InstrumentLibrary.instrument(most)
    let kept = heads.filter { $0.value.instrumentID == most }

    var reader = AnswerReader(instrument)
    var places: [SheetKey: AnswerSheet] = [:]
    var given: [SheetKey: [Int: [Answer?]]] = [:]
    for row in try answerRows(scope, in: transaction) {
      let key = try SheetKey(row)
      guard kept[key.evaluation]?.members[key.account] != nil else { continue }
      let (question, values) = try reader.read(row, "answer_values", of: "blind_answer")
      given[key, default: [:]][question] = values
      places[key, default: AnswerSheet(blankFor: instrument.soals.count)]
        .set(values, of: question, in: instrument)
    }

    var year = OpenedYear(instrument: instrument)
    year.otherInstrumentCount = heads.count - kept.count
    for row in try sealRows(scope, in: transaction) {
      let key = try SheetKey(row)
      guard let head = kept[key.evaluation], head.members[key.account] != nil,
        let sheet = places[key]
      else { continue }
      year.sheets.append(
        RevealedSheet(
          evaluationID: key.evaluation, team: head.lead, assessor: key.account,
          committedOn: CalendarDate(programmeDayOf: try row.instant("at_ms")),
          shares: RevealedSheet.shares(of: instrument.score(sheet))))
    }
    for head in kept.values { year.names.merge(head.names) { name, _ in name } }
    let steps = try steps(scope, &reader, kept, in: transaction)
    for (id, head) in kept {
      year.consensus[id] = consensus(
        of: id, head, given, steps[id] ?? [:], instrument: instrument)
    }
    return year
  }

  /// How many judgements were opened, whatever their instrument.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - year: The programme year.
  ///   - layer: Whose judgements.
  ///   - transaction: The read.
  /// - Returns: The number; none of what members still score alone.
  /// - Throws: What the database throws.
  static func count(
    in institution: ID<Institution>, year: CycleYear, layer: Layer, transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      """
      SELECT CAST(count(*) AS BIGINT) AS total FROM evaluation
      WHERE \(opened(institution, year, layer))
      """)
    return Int(try row?.int("total") ?? 0)
  }

  /// What was agreed in one judgement, as shares.
  private static func consensus(
    of id: ID<Evaluation>, _ head: Head, _ given: [SheetKey: [Int: [Answer?]]],
    _ steps: [Int: [QuestionConsensus.Step]], instrument: Instrument
  ) -> [QuestionShare?] {
    let sheets = head.members.keys.map { ($0, given[SheetKey(evaluation: id, account: $0)] ?? [:]) }
    var agreed = AnswerSheet(blankFor: instrument.soals.count)
    for (question, entry) in instrument.questions.enumerated() {
      let blind = sheets.map { account, values in
        (account, values[question] ?? entry.soals.map { _ in nil })
      }
      let outcome = QuestionConsensus(
        question: question, blind: Dictionary(uniqueKeysWithValues: blind),
        steps: steps[question] ?? []
      ).outcome
      if let values = outcome.values { agreed.set(values, of: question, in: instrument) }
    }
    return RevealedSheet.shares(of: instrument.score(agreed))
  }

  /// The opened judgements of an instansi, a year and a layer.
  private static func opened(
    _ institution: ID<Institution>, _ year: CycleYear, _ layer: Layer
  ) -> SQL {
    """
    evaluation.stage <> 'scoring' AND evaluation.year = \(year.number)
      AND evaluation.layer = \(layer.rawValue) AND evaluation.unit_id IN (
        SELECT work_unit.id FROM work_unit WHERE work_unit.institution_id = \(institution))
    """
  }

  private static func heads(
    _ scope: SQL, in transaction: Transaction
  ) throws(StorageError) -> [ID<Evaluation>: Head] {
    let rows = try transaction.query(
      """
      SELECT evaluation.id, evaluation.instrument_id, member.account_id, member.name, member.duty
      FROM evaluation
      JOIN evaluation_member member ON member.unit_id = evaluation.unit_id
        AND member.evaluation_id = evaluation.id
      WHERE \(scope)
      ORDER BY evaluation.id, member.place
      """)
    var heads: [ID<Evaluation>: Head] = [:]
    for row in rows {
      let id = try row.id("id", of: Evaluation.self)
      let (account, name) = (try row.text("account_id"), try row.text("name"))
      let instrumentID = try row.text("instrument_id")
      var head = heads[id] ?? Head(instrumentID: instrumentID)
      switch try TeamDuty(rawValue: row.text("duty")) {
      case .member: head.members[account] = name
      case .lead: (head.lead, head.leadName) = (account, name)
      case .controller: break
      case nil: throw .broken("A duty of an evaluation cannot be read.")
      }
      heads[id] = head
    }
    return heads
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

  private static func steps(
    _ scope: SQL, _ reader: inout AnswerReader, _ kept: [ID<Evaluation>: Head],
    in transaction: Transaction
  ) throws(StorageError) -> [ID<Evaluation>: [Int: [QuestionConsensus.Step]]] {
    let rows = try transaction.query(
      """
      SELECT step.evaluation_id, step.question_code, step.act, step.from_values, step.to_values,
        step.author_id, step.author_name, step.at_ms
      FROM evaluation
      JOIN consensus_step step ON step.unit_id = evaluation.unit_id
        AND step.evaluation_id = evaluation.id
      WHERE \(scope) AND step.act NOT IN ('remark', 'unit_reason')
      ORDER BY step.unit_id, step.evaluation_id, step.question_code, step.number
      """)
    var steps: [ID<Evaluation>: [Int: [QuestionConsensus.Step]]] = [:]
    for row in rows {
      let id = try row.id("evaluation_id", of: Evaluation.self)
      guard kept[id] != nil else { continue }
      let (question, step) = try reader.step(row)
      steps[id, default: [:]][question, default: []].append(step)
    }
    return steps
  }
}

/// What is known of an opened judgement besides its sheets.
private struct Head {
  let instrumentID: String
  /// Those who score, with their names, by account.
  var members: [String: String] = [:]
  var lead = ""
  var leadName = ""

  init(instrumentID: String) {
    self.instrumentID = instrumentID
  }

  var names: [String: String] { members.merging([lead: leadName]) { name, _ in name } }
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
