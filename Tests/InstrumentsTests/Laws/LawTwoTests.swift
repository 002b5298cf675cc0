import Instruments
import InstrumentsModel
import Kernel
import Testing

/// Law 2: a blank never helps, a better answer never lowers, a worse count never raises.
@Suite struct LawTwoTests {
  private let instrument: Instrument
  private let oracle: Oracle

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    oracle = try Oracle.current.get()
  }

  @Test(arguments: 0..<UInt64(60))
  func `clearing an answer never raises any node`(seed: UInt64) {
    var fills = Fills(oracle, seed: seed)
    let sheet = instrument.sheet(fills.next())
    let before = instrument.score(sheet)

    for position in sheet.places.indices where sheet.places[position] >= 0 {
      var cleared = sheet
      cleared.set(nil, at: position)
      expectNoHigher(instrument.score(cleared), than: before, soal: position)
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func `a better answer never lowers any node`(seed: UInt64) {
    var fills = Fills(oracle, seed: seed)
    let sheet = instrument.sheet(fills.next())
    let before = instrument.score(sheet)

    for position in sheet.places.indices where sheet.places[position] >= 0 {
      guard let better = better(sheet, at: position) else { continue }
      expectNoHigher(before, than: instrument.score(better), soal: position)
    }
  }

  @Test(arguments: 0..<UInt64(60))
  func `a worse count never raises any node`(seed: UInt64) {
    var fills = Fills(oracle, seed: seed)
    let sheet = instrument.sheet(fills.next())
    let before = instrument.score(sheet)

    for position in sheet.places.indices where sheet.places[position] >= 0 {
      guard let worse = worse(sheet, at: position) else { continue }
      expectNoHigher(instrument.score(worse), than: before, soal: position)
    }
  }

  @Test func `an informational count changes nothing but must be there`() throws {
    let position = try #require(instrument.position(ofSoal: 104))
    var fills = Fills(oracle, seed: 3)
    var answers = fills.next()
    answers[102] = "4"
    answers[103] = "1"
    answers[104] = "0"
    let some = instrument.score(instrument.sheet(answers))
    answers[104] = "9"
    let more = instrument.score(instrument.sheet(answers))
    answers[104] = nil
    let none = instrument.score(instrument.sheet(answers))

    #expect(instrument.isInformational(position))
    #expect(some == more)
    #expect(none.values[instrument.soals[position].question].origin == .unanswered)
  }

  private func expectNoHigher(
    _ card: Scorecard, than limit: Scorecard, soal position: Int,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (node, (score, most)) in zip(card.nodes, limit.nodes).enumerated() where score > most {
      Issue.record(
        "soal \(instrument.soals[position].id) at node \(instrument.nodes[node].code)",
        sourceLocation: sourceLocation)
    }
  }

  /// The sheet with one step better at a place; nil where better is not defined.
  private func better(_ sheet: AnswerSheet, at position: Int) -> AnswerSheet? {
    var changed = sheet
    switch sheet.answer(at: position, in: instrument) {
    case .option(let rung) where rung > 0: changed.set(.option(rung - 1), at: position)
    case .index(let index) where index < Points(4):
      changed.set(.index(Points(units: index.units + 1_000_000)), at: position)
    case .count(let count):
      guard case .ratio(let ratio) = question(at: position).kind,
        ratio.numerator.contains(position), count < AnswerSheet.largestCount,
        ratio.denominator.contains(where: { sheet.places[$0] > 0 })
      else { return nil }
      changed.set(.count(count + 1), at: position)
    default: return nil
    }
    return changed
  }

  /// The sheet with one count more where more is worse; soal 102 (last year's violations) is not.
  private func worse(_ sheet: AnswerSheet, at position: Int) -> AnswerSheet? {
    guard case .count(let count) = sheet.answer(at: position, in: instrument),
      count < AnswerSheet.largestCount
    else { return nil }
    var changed = sheet
    changed.set(.count(count + 1), at: position)
    switch question(at: position).kind {
    case .ratio(let ratio) where ratio.denominator.contains(position):
      // Something over nothing is contradictory, not valid: more below mends it.
      let above = ratio.numerator.reduce(0) { $0 + sheet.places[$1] }
      let below = ratio.denominator.reduce(0) { $0 + Int(sheet.places[$1]) }
      return below == 0 && above > 0 ? nil : changed
    case .reduction(let reduction) where reduction.current == position: return changed
    default: return nil
    }
  }

  private func question(at position: Int) -> Question {
    instrument.questions[instrument.soals[position].question]
  }
}
