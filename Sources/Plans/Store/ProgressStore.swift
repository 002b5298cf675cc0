import Accounts
import EvidenceModel
import Instruments
import InstrumentsModel
import Kernel
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The progress of many units at once: five statements and one for each instrument of the year,
/// however many units there are.
struct ProgressStore {
  let year: CycleYear
  let instant: Instant
  /// The instansi that is looked at; nil for all of them.
  let institutionID: ID<Institution>?
  let transaction: Transaction

  /// One unit as it is read.
  private struct Unit {
    let id: ID<WorkUnit>
    let institutionID: ID<Institution>
    let name: String
    let today: CalendarDate
  }

  /// One item as it is read.
  private struct Item {
    let dueOn: CalendarDate
    var soals: [Int] = []
  }

  /// Every open unit, with what its plan, its proof and its answers say.
  func units() throws -> [UnitProgress] {
    let instruments = try instruments()
    let items = try items()
    let proof = try proof()
    var sheets: [String: [ID<WorkUnit>: AnswerSheet]] = [:]
    for instrument in Set(instruments.values) {
      sheets[instrument.id] = try self.sheets(of: instrument)
    }
    return try rows().map { unit in
      let sum: ProgressSum
      if let instrument = instruments[unit.institutionID.text] ?? instruments[""] {
        sum = self.sum(
          items[unit.id] ?? [], today: unit.today, proof: proof[unit.id] ?? [:],
          sheet: sheets[instrument.id]?[unit.id], instrument: instrument)
      } else {
        // No programme in this year: nothing could be planned or answered.
        sum = ProgressSum(items: [], answered: 0, of: 0)
      }
      return UnitProgress(
        unitID: unit.id, institutionID: unit.institutionID, name: unit.name, sum: sum)
    }
  }

  private func sum(
    _ items: [Item], today: CalendarDate, proof: [Int: QuestionProof], sheet: AnswerSheet?,
    instrument: Instrument
  ) -> ProgressSum {
    let facts = PlanFacts(proof: proof, sheet: sheet, instrument: instrument)
    let judged = items.map { item -> (progress: ItemProgress, state: ItemState) in
      let questions = item.soals.map { facts.question($0) }
      let progress = ItemProgress(
        linked: questions.count, fulfilled: questions.count(where: \.isFulfilled),
        isBegun: questions.contains(where: \.isBegun))
      return (progress, progress.state(dueOn: item.dueOn, on: today))
    }
    let answered = sheet.map { instrument.score($0).values.count(where: \.isAnswered) } ?? 0
    return ProgressSum(items: judged, answered: answered, of: instrument.questions.count)
  }

  /// The instrument of each instansi with a year of its own, and under "" that of the nation.
  private func instruments() throws -> [String: Instrument] {
    let rows = try transaction.query(
      """
      SELECT institution_id, instrument_id FROM programme_cycle
      WHERE year = \(year.number)
      ORDER BY id
      """)
    var instruments: [String: Instrument] = [:]
    for row in rows {
      let place = try row.optionalText("institution_id") ?? ""
      instruments[place] = try InstrumentLibrary.instrument(try row.text("instrument_id"))
    }
    return instruments
  }

  private func rows() throws -> [Unit] {
    let day = CalendarDate(programmeDayOf: instant)
    let rows = try transaction.query(
      """
      SELECT unit.institution_id, unit.id, unit.zone,
        (SELECT known.name FROM work_unit_name known
         WHERE known.institution_id = unit.institution_id AND known.unit_id = unit.id
           AND known.valid_from <= \(day)
         ORDER BY known.valid_from DESC LIMIT 1) AS present_name
      FROM work_unit unit
      WHERE unit.is_active = 1 \(ofInstitution("unit.institution_id"))
      ORDER BY unit.institution_id, unit.id
      """)
    var days: [String: CalendarDate] = [:]
    return try rows.map { row in
      let zone = try row.text("zone")
      let today = days[zone] ?? Self.day(of: instant, in: zone)
      days[zone] = today
      return Unit(
        id: try row.id("id", of: WorkUnit.self),
        institutionID: try row.id("institution_id", of: Institution.self),
        name: try row.optionalText("present_name") ?? "", today: today)
    }
  }

  private func items() throws -> [ID<WorkUnit>: [Item]] {
    let rows = try transaction.query(
      """
      SELECT item.unit_id, item.id, item.due_on
      FROM plan_year plan
      JOIN plan_item item ON item.unit_id = plan.unit_id AND item.year = plan.year
      WHERE plan.year = \(year.number) AND item.removed_at_ms IS NULL
        \(ofInstitution("plan.institution_id"))
      ORDER BY item.unit_id, item.id
      """)
    let links = try transaction.query(
      """
      SELECT question.item_id, question.soal
      FROM plan_year plan
      JOIN plan_item_question question ON question.unit_id = plan.unit_id
        AND question.year = plan.year
      WHERE plan.year = \(year.number) \(ofInstitution("plan.institution_id"))
      ORDER BY question.unit_id, question.item_id, question.soal
      """)
    var soals: [String: [Int]] = [:]
    for link in links {
      soals[try link.text("item_id"), default: []].append(Int(try link.int("soal")))
    }
    var items: [ID<WorkUnit>: [Item]] = [:]
    for row in rows {
      items[try row.id("unit_id", of: WorkUnit.self), default: []].append(
        Item(dueOn: try row.date("due_on"), soals: soals[try row.text("id")] ?? []))
    }
    return items
  }

  /// Which questions have proof that counts, and which have any; the same rule as `ProofStanding`,
  /// said once more in SQL so that the rows need not be read (a test holds them together).
  private func proof() throws -> [ID<WorkUnit>: [Int: QuestionProof]] {
    let (first, last) = ("\(year.number)-01-01", "\(year.number)-12-31")
    let rows = try transaction.query(
      """
      SELECT link.unit_id, link.soal,
        max(CASE WHEN proof.digest IS NOT NULL AND proof.valid_from <= \(last)
          AND (proof.valid_until IS NULL OR proof.valid_until >= \(first))
          THEN 1 ELSE 0 END) AS is_proven
      FROM evidence_proof proof
      JOIN evidence_link link ON link.unit_id = proof.unit_id AND link.proof_id = proof.id
      WHERE link.year = \(year.number) \(ofInstitution("proof.institution_id"))
      GROUP BY link.unit_id, link.soal
      ORDER BY link.unit_id, link.soal
      """)
    var proof: [ID<WorkUnit>: [Int: QuestionProof]] = [:]
    for row in rows {
      var question = QuestionProof()
      question.add(try row.bool("is_proven") ? .counts : .unverified)
      proof[try row.id("unit_id", of: WorkUnit.self), default: [:]][
        Int(try row.int("soal"))] = question
    }
    return proof
  }

  private func sheets(of instrument: Instrument) throws -> [ID<WorkUnit>: AnswerSheet] {
    let stored = try AnswerVector.all(
      year: year, layer: .unit, instrument: instrument, in: transaction)
    var sheets: [ID<WorkUnit>: AnswerSheet] = [:]
    for (index, unit) in stored.unitIDs.enumerated() { sheets[unit] = stored.sheet(index) }
    return sheets
  }

  private func ofInstitution(_ column: SQL) -> SQL {
    guard let institutionID else { return "" }
    return "AND " + column + " = \(institutionID)"
  }

  private static func day(of instant: Instant, in zone: String) -> CalendarDate {
    UnitZone(zone).flatMap { ZoneClock($0) }?.local(instant).day
      ?? CalendarDate(programmeDayOf: instant)
  }
}
