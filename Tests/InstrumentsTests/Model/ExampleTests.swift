import Foundation
import Instruments
import InstrumentsModel
import Kernel
import Testing

/// The worked examples that lie beside the checkout, when they do.
@Suite(.enabled(if: Shared.isThere, "../shared is not beside this checkout"))
struct ExampleTests {
  private typealias Map = Oracle.Map
  private let instrument: Instrument

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
  }

  @Test func `the real unit earns what the repaired form shows`() throws {
    let example = try Shared.map("examples/puskesmas-tangsel-90-2021.yaml")
    let card = instrument.score(instrument.sheet(Shared.answers(example)))
    let expected = try #require(Oracle.map(example["expected"]))

    expectFigures(try #require(Oracle.map(expected["corrected"])), card)
    for (code, figure) in try #require(Oracle.map(example["indicators_corrected"])) {
      let node = try #require(instrument.node(coded: code))
      expectNear(card.nodes[node], figure, code)
    }
    expectPredicates(try #require(Oracle.map(example["predicates_corrected"])), card)
    #expect(card.total.rounded(toDecimals: 12).description == "95.632600732601")
  }

  @Test func `the synthetic boundary cases earn and clear what the oracle says`() throws {
    let file = try Shared.map("examples/synthetic-boundaries-90-2021.yaml")
    let cases = Oracle.maps(file["cases"])
    #expect(cases.count == 4)
    for example in cases {
      let card = instrument.score(instrument.sheet(Shared.answers(example)))
      expectFigures(try #require(Oracle.map(example["expected"])), card)
      expectPredicates(try #require(Oracle.map(example["predicates"])), card)
    }
  }

  private func expectFigures(_ expected: Map, _ card: Scorecard) {
    let codes = [
      "pemenuhan": "A.I", "reform": "A.II", "pengungkit": "A", "birokrasi_bersih": "B.I",
      "ipkp_value": "B.II", "hasil": "B", "total": "total",
    ]
    for (key, code) in codes {
      guard let node = instrument.node(coded: code), let figure = expected[key] else {
        Issue.record("\(key) is missing")
        continue
      }
      expectNear(card.nodes[node], figure, key)
    }
    for (key, code) in ["ipak_value": "B.I.a", "capaian_kinerja_value": "B.I.b"] {
      guard let question = instrument.question(coded: code), let figure = expected[key] else {
        Issue.record("\(key) is missing")
        continue
      }
      expectNear(instrument.score(ofQuestion: question, in: card), figure, key)
    }
    let areas = Oracle.map(expected["areas"]) ?? [:]
    #expect(areas.count == 6)
    for area in instrument.changeAreas {
      for (node, figure) in zip(area.nodes, Oracle.list(areas[area.key])) {
        expectNear(card.nodes[node], figure, area.key)
      }
    }
  }

  private func expectPredicates(_ expected: Map, _ card: Scorecard) {
    for verdict in instrument.verdicts(on: card) {
      let wanted = Oracle.map(expected[verdict.predicate])
      #expect(Oracle.text(wanted?["pass"]) == (verdict.passes ? "true" : "false"))
      #expect(Oracle.texts(wanted?["failed"]) == verdict.failed)
    }
  }

  private func expectNear(_ score: Points, _ figure: Oracle.Value, _ name: String) {
    guard case .text(let written) = figure, let wanted = Points(decimal: written) else {
      Issue.record("\(name): not a figure")
      return
    }
    #expect(abs(score.units - wanted.units) <= 1_000_000, "\(name): \(score), not \(wanted)")
  }
}
