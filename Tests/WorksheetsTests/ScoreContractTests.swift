import Foundation
import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import Worksheets

@Suite struct ScoreContractTests {
  let instrument: Instrument

  init() throws { instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021") }

  private func read(_ json: String, layer: Layer = .unit) throws -> ReadAnswers {
    try AnswerFile.read(Array(json.utf8), for: instrument, layer: layer)
  }

  @Test func `each layer is read from its own field`() throws {
    let json = """
      {"unit_id": "x", "answers": [{"soal_id": 2, "jawaban_unit": "B", "jawaban_tpi": "C",
        "catatan_unit": "catatan", "bukti_dukung_unit": "https://contoh.id", "catatan_tpi": "t"}]}
      """
    let unit = try read(json)
    let tpi = try read(json, layer: .tpi)

    #expect(unit.sheet.answer(at: 1, in: instrument) == .option(1))
    #expect(unit.notes[1] == "catatan")
    #expect(unit.evidence[1] == "https://contoh.id")
    #expect(tpi.sheet.answer(at: 1, in: instrument) == .option(2))
    #expect(tpi.notes[1] == "t")
    #expect(unit.storedTotal == nil)
  }

  @Test func `an unknown or repeated soal refuses the file`() {
    #expect(throws: AnswerFileRefusal.reading(.unknownSoal(id: 128))) {
      try read(#"{"answers": [{"soal_id": 128, "jawaban_unit": "A"}]}"#)
    }
    #expect(throws: AnswerFileRefusal.reading(.repeatedSoal(id: 2))) {
      try read(#"{"answers": [{"soal_id": 2, "jawaban_unit": null}, {"soal_id": 2}]}"#)
    }
  }

  @Test(arguments: ["{", "{}", #"{"answers": 3}"#, #"{"answers": [{"jawaban_unit": "A"}]}"#])
  func `JSON of another shape refuses the file`(json: String) {
    #expect(throws: AnswerFileRefusal.self) { try read(json) }
  }

  @Test func `an answer outside its type counts as unanswered and is named`() throws {
    let reading = try read(
      #"{"answers": [{"soal_id": 1, "jawaban_unit": "A"}, {"soal_id": 2, "jawaban_unit": " a"}]}"#)

    #expect(
      reading.findings == [
        Finding(
          place: "soal 1", soal: 0, problem: .outsideScale(written: "A", scale: "Ya/Tidak")),
        Finding(place: "soal 2", soal: 1, problem: .untidy(written: " a"), taken: "A"),
      ])
  }

  @Test func `a count with marks between its digits is named, never guessed`() throws {
    let reading = try read(
      #"{"answers": [{"soal_id": 88, "jawaban_unit": "1.000"}, {"soal_id": 89, "jawaban_unit": 1e2}]}"#
    )
    let first = try #require(instrument.position(ofSoal: 88))

    #expect(
      reading.findings == [
        Finding(place: "soal 88", soal: first, problem: .groupedCount(written: "1.000"))
      ])
    #expect(reading.sheet.answer(at: first, in: instrument) == nil)
    #expect(reading.sheet.answer(at: first + 1, in: instrument) == .count(100))
  }

  @Test func `the JSON has the keys of the contract in its order`() throws {
    let reading = try read(#"{"answers": [{"soal_id": 125, "jawaban_unit": "3,6"}]}"#)
    let json = ScoreReport(reading, of: instrument).json(file: "a.json")
    let start =
      #"{"file": "a.json", "instrument": "permenpanrb-90-2021", "layer": "unit", "#
      + #""complete": false, "unanswered": [1, 2, 3"#

    #expect(json.hasPrefix(start))
    #expect(json.contains(#""total": "15.75", "workbookTotal": null, "nodes": [{"code": "A", "#))
    #expect(
      json.contains(#"{"code": "B.I.a", "value": "0.9", "score": "15.75", "weight": "17.5", "#))
    #expect(json.contains(#""wbk": {"pass": false, "failed": ["total", "pengungkit", "#))
    #expect(!json.contains("storedTotal"))
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((parsed?["nodes"] as? [Any])?.count == instrument.nodes.count - 1 + 113)
    #expect((parsed?["areas"] as? [Any])?.count == 6)
  }

  @Test func `an incomplete instrument refuses and names its questions`() throws {
    let old = try InstrumentLibrary.instrument("permenpanrb-52-2014")

    #expect(throws: ReadingRefusal.self) { try old.requireComplete() }
  }

  @Test func `a CSV has a row for each file, and no cell starts a formula`() throws {
    let reading = try read(#"{"answers": []}"#)
    let header = ScoreCSV.header(of: instrument)
    let row = ScoreCSV.row(ScoreReport(reading, of: instrument), file: "=x,1.json")

    #expect(row.count == header.count)
    #expect(ScoreCSV.line(row).hasPrefix("\"'=x,1.json\",permenpanrb-90-2021,unit,false,127,0,,"))
    let refused = ScoreCSV.refusedRow(file: "b", code: "no_known_layout", of: instrument)
    #expect(refused.count == header.count)
  }
}
