import Foundation
import Instruments
package import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// The JSON of the national contract, read and written.
///
/// - Source: national integration contract 2026, `GET {base}/lke/jawaban-unit/{unit_id}`.
package enum ContractFile {
  /// Whether bytes look like JSON: the first one that is no blank opens an object or a list.
  package static func isJSON(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let first = body.first { !blanks.contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The answers of a file in their order.
  ///
  /// - Throws: `notContract` for JSON without `answers` or without a `soal_id`.
  package static func answers(in bytes: [UInt8]) throws(ReadingRefusal) -> [ContractAnswer] {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .notContract(JSONShapeFault(error))
    } catch {
      throw .notContract(.notJSON)
    }
    return file.answers.map {
      ContractAnswer(
        soalID: $0.soal_id, unit: $0.jawaban_unit?.text, tpi: $0.jawaban_tpi?.text,
        unitNote: $0.catatan_unit?.text, evidence: $0.bukti_dukung_unit?.text,
        tpiNote: $0.catatan_tpi?.text)
    }
  }

  private struct File: Decodable {
    let answers: [Row]
  }

  /// Named as in the contract.
  private struct Row: Decodable {
    let soal_id: Int
    let jawaban_unit: Loose?
    let jawaban_tpi: Loose?
    let catatan_unit: Loose?
    let bukti_dukung_unit: Loose?
    let catatan_tpi: Loose?
  }

  /// A text; numbers are taken too, since senders forget the quotes.
  private struct Loose: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let isTrue = try? container.decode(Bool.self) {
        text = String(isTrue)
      } else {
        text = "\(try container.decode(Decimal.self))"
      }
    }
  }
}

extension ContractFile {
  /// The answers of a unit in the shape of the national contract.
  ///
  /// - Parameters:
  ///   - unitID: The id of the unit.
  ///   - title: The name of the unit and the year.
  ///   - layers: The layers to be shown; the others are null.
  ///   - instrument: The instrument of the answers.
  /// - Returns: JSON with a row for every soal, answered or not.
  package static func write(
    unitID: String, title: WorkbookTitle, layers: [Layer: FormAnswers], of instrument: Instrument
  ) -> [UInt8] {
    let rows = instrument.soals.indices.map { soal -> String in
      var row = JSONObject()
      row.raw("soal_id", String(instrument.soals[soal].id))
      row.text("jawaban_unit", text(layers[.unit], soal, instrument))
      row.text("jawaban_tpi", text(layers[.tpi], soal, instrument))
      row.text("catatan_unit", filled(layers[.unit]?.notes[soal]))
      row.text("bukti_dukung_unit", filled(layers[.unit]?.evidence[soal]))
      row.text("catatan_tpi", filled(layers[.tpi]?.notes[soal]))
      return row.line
    }
    var object = JSONObject()
    object.text("unit_id", unitID)
    object.text("nama_unit", title.unitName)
    object.raw("tahun", String(title.year))
    object.raw("answers", "[\n" + rows.joined(separator: ",\n") + "\n]")
    return Array((object.line + "\n").utf8)
  }

  /// One row for each soal, with headings, for spreadsheets and scripts.
  ///
  /// - Parameters:
  ///   - layers: The layers to be shown.
  ///   - instrument: The instrument of the answers.
  ///   - language: The language of the wording.
  /// - Returns: The records.
  package static func table(
    _ layers: [Layer: FormAnswers], of instrument: Instrument, in language: Language
  ) -> [[String]] {
    let heading = [
      "soal_id", "kode", "butir", "jawaban_unit", "catatan_unit", "bukti_dukung_unit",
      "jawaban_tpi", "catatan_tpi",
    ]
    return [heading]
      + instrument.soals.enumerated().map { soal, described in
        let question = instrument.questions[described.question]
        let words = question.soals.count > 1 ? described.text : question.text
        return [
          String(described.id), question.code, words.in(language),
          text(layers[.unit], soal, instrument) ?? "", layers[.unit]?.notes[soal] ?? "",
          layers[.unit]?.evidence[soal] ?? "", text(layers[.tpi], soal, instrument) ?? "",
          layers[.tpi]?.notes[soal] ?? "",
        ]
      }
  }

  private static func text(
    _ answers: FormAnswers?, _ soal: Int, _ instrument: Instrument
  ) -> String? {
    answers?.sheet.answer(at: soal, in: instrument).map { instrument.text(of: $0, at: soal) }
  }

  private static func filled(_ text: String?) -> String? {
    text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
