import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import Worksheets

@Suite struct ScoreExamplesTests {
  let instrument = try? InstrumentLibrary.instrument("permenpanrb-90-2021")

  @Test(.enabled(if: OfficialFiles.areHere), arguments: OfficialFiles.examples)
  func `every worked example has its expected figures`(example: OfficialFiles.Example) throws {
    let instrument = try #require(instrument)
    let rows = example.answers.sorted { $0.key < $1.key }
      .map { "{\"soal_id\": \($0.key), \"jawaban_unit\": \"\($0.value)\"}" }
    let json = "{\"answers\": [\(rows.joined(separator: ","))]}"
    #expect(example.answers.count == 127)

    let reading = try AnswerFile.read(Array(json.utf8), for: instrument, layer: .unit)
    let report = ScoreReport(reading, of: instrument)

    #expect(reading.findings.isEmpty)
    #expect(report.isComplete)
    #expect(rounded(report.card.total) == expected(example, "total"))
    let codes = [
      "A": "pengungkit", "A.I": "pemenuhan", "A.II": "reform", "B": "hasil",
      "B.I": "birokrasi_bersih", "B.I.a": "ipak_value", "B.I.b": "capaian_kinerja_value",
      "B.II": "ipkp_value",
    ]
    for line in report.lines {
      guard let name = codes[line.code] else { continue }
      #expect(rounded(line.score) == expected(example, name), "\(line.code)")
    }
    for area in instrument.changeAreas {
      let parts = try #require(example.areas[area.key])
      for (node, part) in zip(area.nodes, parts) {
        #expect(rounded(report.card.nodes[node]) == Points(decimal: part), "\(area.key)")
      }
    }
    for verdict in report.verdicts where example.failed[verdict.predicate] != nil {
      #expect(verdict.failed == example.failed[verdict.predicate])
    }
  }

  private func rounded(_ points: Points) -> Points { points.rounded(toDecimals: 6) }

  private func expected(_ example: OfficialFiles.Example, _ key: String) -> Points? {
    example.expected[key].flatMap { Points(decimal: $0) }
  }
}
