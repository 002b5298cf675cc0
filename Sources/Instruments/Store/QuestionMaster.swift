import Foundation
import InstrumentsModel
import Kernel

/// The national question master as it travels: JSON with a tree of nodes that hold soal.
struct QuestionMaster: Decodable {
  struct Node: Decodable {
    let children: [Node]?
    let soals: [Soal]?
  }

  struct Soal: Decodable {
    let id: Int
    let teks_pertanyaan: String
    let kriteria_nilai: String?
    let jenis_jawaban: String
    let skema_penilaian: [Rung]?
    let excel_sheet: String
    let excel_baris: Int
    let excel_kolom_jawaban_unit: String
    let excel_kolom_jawaban_tpi: String
    let excel_kolom_catatan_unit: String
    let excel_kolom_bukti_dukung_unit: String
    let excel_kolom_catatan_tpi: String
  }

  struct Rung: Decodable {
    let key: String
    let label: String
    let multiplier: Decimal
  }

  let tahun: Int
  let total_soal: Int
  let data: [Node]

  /// The sheet and the columns of the portal layout.
  static let sheet = "Jawaban"
  static let columns = (unitAnswer: "K", unitNote: "L", evidence: "M", tpiAnswer: "N", tpiNote: "Q")

  /// Reads the bytes of a file.
  ///
  /// - Throws: `notAMaster` with the first thing that does not fit.
  init(bytes: [UInt8]) throws(WordingRefusal) {
    do {
      self = try JSONDecoder().decode(QuestionMaster.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw .notAMaster(JSONShapeFault(error))
    } catch {
      throw .notAMaster(.notJSON)
    }
  }

  /// Every soal in reading order.
  var soals: [Soal] {
    func gather(_ node: Node) -> [Soal] {
      (node.soals ?? []) + (node.children ?? []).flatMap(gather)
    }
    return data.flatMap(gather)
  }

  /// Checks the master against an instrument and takes its wording.
  ///
  /// - Throws: The first difference; wording for other questions is never taken.
  func wording(
    for instrument: Instrument, digest: String
  ) throws(WordingRefusal) -> OfficialWording {
    guard instrument.soals.contains(where: { $0.portalRow != nil }) else {
      throw .noPortalLayout(instrument: instrument.regulation)
    }
    let soals = soals
    if soals.count != total_soal { throw .countDiffers(stated: total_soal, found: soals.count) }
    var lines = [OfficialWording.Line?](repeating: nil, count: instrument.soals.count)
    for soal in soals {
      guard let position = instrument.position(ofSoal: soal.id) else {
        throw .unknownSoal(soal.id)
      }
      if lines[position] != nil { throw .repeatedSoal(soal.id) }
      lines[position] = try line(soal, position, instrument)
    }
    let missing = lines.indices.filter { lines[$0] == nil }.map { instrument.soals[$0].id }
    if !missing.isEmpty { throw .missingSoals(missing) }
    return OfficialWording(
      instrumentID: instrument.id, year: tahun, sourceDigest: digest,
      lines: lines.compactMap { $0 })
  }

  private func line(
    _ soal: Soal, _ position: Int, _ instrument: Instrument
  ) throws(WordingRefusal) -> OfficialWording.Line {
    try checkCoordinates(soal, instrument.soals[position])
    let rungs = soal.skema_penilaian ?? []
    let question = Self.trimmed(soal.teks_pertanyaan)
    if question.isEmpty { throw .empty(soal: soal.id) }
    let expected = Self.type(of: instrument.soals[position], in: instrument)
    if soal.jenis_jawaban.lowercased() != expected.lowercased() {
      throw .typeDiffers(soal: soal.id, found: soal.jenis_jawaban, expected: expected)
    }
    var options: [String] = []
    if case .choice(let scale) = instrument.soals[position].kind {
      let ladder = instrument.scales[scale].options
      if rungs.map(\.key) != ladder.map(\.key) {
        throw .typeDiffers(
          soal: soal.id, found: rungs.map(\.key).joined(separator: "/"),
          expected: instrument.scales[scale].label)
      }
      for (rung, option) in zip(rungs, ladder) {
        if Points(decimal: "\(rung.multiplier)") != option.value {
          throw .worthDiffers(
            soal: soal.id, option: option.key, found: "\(rung.multiplier)", expected: option.value)
        }
        options.append(Self.trimmed(rung.label))
      }
    }
    return OfficialWording.Line(
      question: question, criteria: Self.trimmed(soal.kriteria_nilai ?? ""), options: options)
  }

  private func checkCoordinates(
    _ soal: Soal, _ ours: InstrumentsModel.Soal
  ) throws(WordingRefusal) {
    let columns = Self.columns
    let pairs = [
      ("excel_sheet", soal.excel_sheet, Self.sheet),
      ("excel_baris", String(soal.excel_baris), ours.portalRow.map(String.init) ?? ""),
      ("excel_kolom_jawaban_unit", soal.excel_kolom_jawaban_unit, columns.unitAnswer),
      ("excel_kolom_jawaban_tpi", soal.excel_kolom_jawaban_tpi, columns.tpiAnswer),
      ("excel_kolom_catatan_unit", soal.excel_kolom_catatan_unit, columns.unitNote),
      ("excel_kolom_bukti_dukung_unit", soal.excel_kolom_bukti_dukung_unit, columns.evidence),
      ("excel_kolom_catatan_tpi", soal.excel_kolom_catatan_tpi, columns.tpiNote),
    ]
    for (field, found, expected) in pairs where found != expected {
      throw .coordinateDiffers(soal: soal.id, field: field, found: found, expected: expected)
    }
  }

  /// The answer type in the words of the master: `YA_TIDAK`, `ABC`, `jumlah`, `0-4`.
  private static func type(
    of soal: InstrumentsModel.Soal, in instrument: Instrument
  ) -> String {
    switch soal.kind {
    case .choice(let scale):
      let key = instrument.scales[scale].key
      return key.uppercased()
    case .count: return "jumlah"
    case .index(let maximum): return "0-\(maximum)"
    case .unknown: return "?"
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
