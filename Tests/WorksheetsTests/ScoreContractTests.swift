import Documents
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

  @Test(arguments: [
    ("{", AnswerFileRefusal.json(JSONFault(.cutShort, line: 1, column: 2))),
    ("{\n  \"answers\": [{\"soal_id\": 1,", .json(JSONFault(.cutShort, line: 2, column: 29))),
    ("{\"answers\": [,]}", .json(JSONFault(.unexpected, line: 1, column: 14))),
    ("{}", .reading(.notContract(.missing("answers")))),
    (#"[{"soal_id": 1, "jawaban_unit": "A"}]"#, .reading(.notContract(.notAnObject))),
    (#"{"answers": 3}"#, .reading(.notContract(.wrongType("answers")))),
    (
      #"{"answers": [{"jawaban_unit": "A"}]}"#,
      .reading(.notContract(.missing("answers[0].soal_id")))
    ),
    ("nama,nilai\n", .anotherFile(.text)), ("%PDF-1.7", .anotherFile(.pdf)),
    ("\u{1}\u{2}\u{3}", .anotherFile(.unknown)),
  ])
  func `another kind of file is refused with what it is and where`(
    bytes: String, refusal: AnswerFileRefusal
  ) {
    #expect(throws: refusal) { try read(bytes) }
    let sentence = ImportRefusalText.sentence(refusal)
    for text in [sentence.indonesian, sentence.english] {
      #expect(text.first?.isUppercase == true)
      #expect(text.hasSuffix("."))
    }
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
    let table = ScoreCSV(instrument: instrument, separator: .comma)
    let row = table.row(ScoreReport(reading, of: instrument), file: "=x,1.json")

    #expect(row.count == table.header.count)
    #expect(table.line(row).hasPrefix("\"'=x,1.json\",permenpanrb-90-2021,unit,false,127,0,,"))
    let refused = table.refusedRow(file: "b", code: "no_known_layout")
    #expect(refused.count == table.header.count)
  }

  @Test(arguments: [60, 80, 120])
  func `the table names its rows and fits the terminal`(width: Int) throws {
    let report = ScoreReport(try read(#"{"answers": []}"#), of: instrument)

    let fitted = ScoreTable(report: report, language: .english, width: width).lines(file: nil)
    let whole = ScoreTable(report: report, language: .indonesian).lines(file: nil)

    let rows = fitted.filter { $0.hasSuffix("%") }
    #expect(rows.count > 40)
    #expect(rows.allSatisfy { $0.count <= width && $0.count == rows[0].count })
    #expect(whole.contains { $0.hasPrefix("    A.I.1 Manajemen Perubahan ") })
    #expect(whole.contains { $0.hasPrefix("WBK: belum memenuhi: Nilai total; Pengungkit; ") })
    #expect(!whole.contains { $0.contains("_") || $0.contains("…") })
  }

  @Test func `two files of one name are told apart by their paths`() throws {
    let report = ScoreReport(try read(#"{"answers": []}"#), of: instrument)
    let table = ScoreCSV(instrument: instrument, separator: .comma)

    let rows = ["unit-a/LKE.json", "unit-b/LKE.json"].map { table.row(report, file: $0)[0] }

    #expect(rows == ["unit-a/LKE.json", "unit-b/LKE.json"])
  }

  @Test func `a spreadsheet in Indonesian gets semicolons, decimal commas and the mark`() throws {
    let reading = try read(#"{"answers": [{"soal_id": 125, "jawaban_unit": "3,6"}]}"#)
    let table = ScoreCSV(instrument: instrument, separator: .semicolon)

    let header = table.line(table.header, isFirst: true)
    let row = table.line(table.row(ScoreReport(reading, of: instrument), file: "a.json"))

    #expect(header.hasPrefix("\u{FEFF}file;instrument;layer"))
    #expect(row.hasPrefix("a.json;permenpanrb-90-2021;unit;false;126;\"15,75\";;;"))
    #expect(
      try CSV.parse(Array((header + "\n" + row).utf8)).map(\.count)
        == [table.header.count, table.header.count])
  }
}
