import EvaluationsModel
import Instruments
import InstrumentsModel
import Kernel
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Every unit of an instansi in a year with what its judgement came to, best first.
///
/// It ranks all units and explains only those that are asked for: conclusions and paths cost a
/// thousand times what a total costs (decision 0215). Pure work of the processor: neither inside a
/// transaction nor on the threads that answer requests.
struct OutcomeBoard: Sendable {
  /// What ranks a settled judgement.
  struct Standing: Sendable {
    /// The judgement.
    let evaluationID: ID<Evaluation>
    /// The total of the assessors.
    let total: Points
    /// What it comes to.
    let outcome: Outcome
    /// The place of the answers: in `OutcomeFacts.sheets`, then in the sheets stored there.
    fileprivate let place: (part: Int, sheet: Int)
  }

  /// What is said of a settled judgement.
  struct Result: Sendable {
    /// The judgement.
    let evaluationID: ID<Evaluation>
    /// The total of the assessors.
    let total: Points
    /// The conclusion with its reasons.
    let conclusion: Conclusion
    /// The cheapest path to the next predicate; nil when every one is reached.
    let path: PathSummary?
    /// The instrument of the worksheet.
    let instrument: Instrument
  }

  /// How far a unit without a result is.
  enum Progress: Hashable, Sendable {
    /// The worksheet is with the unit or waits to be judged.
    case worksheet(StageName)
    /// It is being judged.
    case judging(EvaluationStage)
  }

  /// One unit.
  struct Line: Sendable {
    /// The unit.
    let unitID: ID<WorkUnit>
    /// What it is called.
    let name: String
    /// The place among those with a result, from 1; equal totals share one; nil without a result.
    fileprivate(set) var rank: Int?
    /// What ranks it; nil while nothing came out.
    let standing: Standing?
    /// How far it is when nothing came out.
    let progress: Progress
  }

  /// One unit with what is said of it.
  struct Row: Sendable {
    /// The unit.
    let line: Line
    /// nil while nothing came out.
    let result: Result?
  }

  /// Units with a result first, the highest total first; then the others by name.
  let lines: [Line]
  private let facts: OutcomeFacts

  /// Ranks the units.
  init(_ facts: OutcomeFacts) {
    self.facts = facts
    var standings = Self.standings(facts)
    lines = Self.ranked(
      facts.heads.map { head in
        Line(
          unitID: head.unitID, name: facts.names[head.unitID] ?? "", rank: nil,
          standing: standings.removeValue(forKey: head.worksheetID),
          progress: head.evaluation.map { .judging($0.stage) } ?? .worksheet(head.stage))
      })
  }

  /// How many units came to this.
  func count(_ outcome: Outcome) -> Int { lines.count { $0.standing?.outcome == outcome } }

  /// Explains some units.
  ///
  /// - Parameters:
  ///   - range: Positions in `lines`.
  ///   - paths: The paths that were searched before.
  /// - Returns: One row for each, in order.
  func rows(_ range: Range<Int>, paths: PathMemory) -> [Row] {
    lines[range].map { line in
      Row(line: line, result: line.standing.map { result($0, of: line.unitID, paths) })
    }
  }

  private func result(
    _ standing: Standing, of unit: ID<WorkUnit>, _ paths: PathMemory
  ) -> Result {
    let (instrument, stored) = facts.sheets[standing.place.part]
    let sheet = stored.sheet(standing.place.sheet)
    let conclusion = Conclusion(
      of: instrument.score(sheet), in: instrument, readings: facts.readings[unit] ?? [],
      audit: facts.audits[unit])
    let rule = conclusion.next.flatMap { next in
      instrument.predicates.first { $0.key == next.predicate }
    }
    return Result(
      evaluationID: standing.evaluationID, total: standing.total, conclusion: conclusion,
      path: rule.map { paths.summary(from: sheet, to: $0, in: instrument) },
      instrument: instrument)
  }

  /// What ranks each settled judgement, by worksheet.
  private static func standings(_ facts: OutcomeFacts) -> [ID<Worksheet>: Standing] {
    let heads = Dictionary(uniqueKeysWithValues: facts.heads.map { ($0.worksheetID, $0) })
    var standings: [ID<Worksheet>: Standing] = [:]
    for (part, (instrument, stored)) in facts.sheets.enumerated() {
      ScoringPlan(instrument).eachTotal(on: stored.places) { sheet, total, decision in
        guard let head = heads[stored.worksheetIDs[sheet]], let evaluation = head.evaluation,
          evaluation.stage == .settled, evaluation.instrumentID == instrument.id
        else { return }
        standings[head.worksheetID] = Standing(
          evaluationID: evaluation.id, total: Points(units: total),
          outcome: Outcome(
            clearing: decision, in: instrument, readings: facts.readings[head.unitID] ?? [],
            audit: facts.audits[head.unitID]),
          place: (part, sheet))
      }
    }
    return standings
  }

  private static func ranked(_ lines: [Line]) -> [Line] {
    let judged = lines.filter { $0.standing != nil }.sorted { left, right in
      let (one, other) = (left.standing?.total ?? .zero, right.standing?.total ?? .zero)
      return one == other ? (left.name, left.unitID) < (right.name, right.unitID) : one > other
    }
    var ranked: [Line] = []
    for (index, line) in judged.enumerated() {
      var line = line
      let isEqual = index > 0 && judged[index - 1].standing?.total == line.standing?.total
      line.rank = isEqual ? ranked[index - 1].rank : index + 1
      ranked.append(line)
    }
    return ranked
      + lines.filter { $0.standing == nil }
      .sorted { ($0.name, $0.unitID) < ($1.name, $1.unitID) }
  }
}
