import Foundation
import InstrumentsModel
import Kernel
package import WorksheetsModel

/// The JSON of the national contract, read and written.
///
/// - Source: national integration contract 2026, `GET {base}/lke/jawaban-unit/{unit_id}`.
package enum ContractFile {
  /// Whether bytes look like JSON: the first one that is no blank opens an object.
  package static func isJSON(_ bytes: [UInt8]) -> Bool {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let body = bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...]
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    return body.first { !blanks.contains($0) } == UInt8(ascii: "{")
  }

  /// The answers of a file in their order.
  ///
  /// - Throws: `notContract` for broken JSON, or JSON without `answers` or without a `soal_id`.
  package static func answers(in bytes: [UInt8]) throws(ReadingRefusal) -> [ContractAnswer] {
    let file: File
    do {
      file = try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, _) {
      throw .notContract(missing: key.stringValue)
    } catch DecodingError.typeMismatch(_, let context) {
      throw .notContract(missing: context.codingPath.last?.stringValue ?? "answers")
    } catch {
      throw .notContract(missing: "JSON")
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
