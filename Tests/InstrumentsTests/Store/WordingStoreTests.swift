import Foundation
import Instruments
import InstrumentsModel
import Kernel
import Testing

@Suite struct WordingStoreTests {
  private let instrument: Instrument
  private let folder = NSTemporaryDirectory() + "zona-wording-\(UUID().uuidString)"

  init() throws {
    instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  @Test func `a master is taken, stored and found again`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let wording = try WordingStore.read(master: master(), for: instrument)

    try WordingStore.save(wording, in: folder)

    #expect(try WordingStore.find(for: instrument, in: folder) == wording)
    #expect(wording.question(at: 0) == "Bunyi 1")
    #expect(wording.criterion(at: 0, rung: 1) == "1 Tidak")
    #expect(wording.criterion(at: 87, rung: 0) == nil)
    #expect(wording.sourceDigest.count == 64)
  }

  @Test func `an installation without a master has no official wording`() throws {
    #expect(try WordingStore.find(for: instrument, in: folder) == nil)
  }

  @Test func `a file that was changed behind our back is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = try WordingStore.save(
      WordingStore.read(master: master(), for: instrument), in: folder)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text = text.replacingOccurrences(of: "Bunyi 7\"", with: "Bunyi tujuh\"")
    try text.write(toFile: path, atomically: true, encoding: .utf8)

    #expect(throws: WordingRefusal.damaged(file: path)) {
      try WordingStore.find(for: instrument, in: folder)
    }
  }

  @Test func `a later master replaces the earlier one`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try WordingStore.save(WordingStore.read(master: master(), for: instrument), in: folder)
    #expect(try WordingStore.find(for: instrument, in: folder)?.year == 2026)

    let later = master { $0["tahun"] = 2027 }
    try WordingStore.save(WordingStore.read(master: later, for: instrument), in: folder)

    #expect(try WordingStore.find(for: instrument, in: folder)?.year == 2027)
  }

  @Test func `what does not fit the instrument is refused with a sentence`() throws {
    expectRefusal(.unknownSoal(200), soal(3) { $0["id"] = 200 })
    expectRefusal(.repeatedSoal(1), soal(3) { $0["id"] = 1 })
    expectRefusal(.countDiffers(stated: 126, found: 127), master { $0["total_soal"] = 126 })
    expectRefusal(
      .typeDiffers(soal: 3, found: "ABC", expected: "YA_TIDAK"),
      soal(3) { $0["jenis_jawaban"] = "ABC" })
    expectRefusal(
      .coordinateDiffers(soal: 3, field: "excel_baris", found: "8", expected: "9"),
      soal(3) { $0["excel_baris"] = 8 })
    expectRefusal(
      .coordinateDiffers(soal: 3, field: "excel_kolom_jawaban_tpi", found: "O", expected: "N"),
      soal(3) { $0["excel_kolom_jawaban_tpi"] = "O" })
    expectRefusal(.empty(soal: 3), soal(3) { $0["teks_pertanyaan"] = "  " })
    expectRefusal(
      .worthDiffers(
        soal: 6, option: "B", found: "0.66", expected: Points(decimal: "0.67") ?? .zero),
      soal(6) { soal in
        var rungs = soal["skema_penilaian"] as? [[String: Any]] ?? []
        rungs[1]["multiplier"] = 0.66
        soal["skema_penilaian"] = rungs
      })
    expectRefusal(
      .missingSoals([127]),
      master { object in
        object["total_soal"] = 126
        var data = object["data"] as? [[String: Any]] ?? []
        var soals = data[0]["soals"] as? [[String: Any]] ?? []
        soals.removeLast()
        data[0]["soals"] = soals
        object["data"] = data
      })
    expectRefusal(.notAMaster(.notJSON), Array("%PDF-1.7".utf8))
    expectRefusal(.notAMaster(.missing("tahun")), Array("{}".utf8))
    let older = try InstrumentLibrary.instrument("permenpanrb-52-2014")
    #expect(throws: WordingRefusal.noPortalLayout(instrument: older.regulation)) {
      try WordingStore.read(master: master(), for: older)
    }
  }

  @Test(.enabled(if: Shared.isThere, "../shared is not beside this checkout"))
  func `the national master of 2026 fits, row by row and column by column`() throws {
    let bytes = try Shared.bytes("portal/master-soal-lke-zi-2026.json")

    let wording = try WordingStore.read(master: bytes, for: instrument)

    #expect(wording.year == 2026)
    #expect(wording.lines.count == 127)
    #expect(wording.lines.allSatisfy { !$0.question.isEmpty })
  }

  private func expectRefusal(
    _ refusal: WordingRefusal, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: refusal, sourceLocation: sourceLocation) {
      try WordingStore.read(master: bytes, for: instrument)
    }
    let text = WordingText.refusal(refusal)
    #expect(!text.indonesian.isEmpty && !text.english.isEmpty, sourceLocation: sourceLocation)
    #expect(!WordingText.code(refusal).isEmpty, sourceLocation: sourceLocation)
  }

  private func soal(_ id: Int, _ change: (inout [String: Any]) -> Void) -> [UInt8] {
    master { object in
      var data = object["data"] as? [[String: Any]] ?? []
      var soals = data[0]["soals"] as? [[String: Any]] ?? []
      change(&soals[id - 1])
      data[0]["soals"] = soals
      object["data"] = data
    }
  }

  /// A master in our own wording that fits the instrument.
  private func master(_ change: (inout [String: Any]) -> Void = { _ in }) -> [UInt8] {
    let soals: [[String: Any]] = instrument.soals.map { soal in
      var type = "jumlah"
      var rungs: [[String: Any]] = []
      switch soal.kind {
      case .choice(let scale):
        type = instrument.scales[scale].key.uppercased()
        rungs = instrument.scales[scale].options.map {
          [
            "key": $0.key, "label": "\(soal.id) \($0.key)",
            "multiplier": NSDecimalNumber(string: $0.value.description),
          ]
        }
      case .index: type = "0-4"
      case .count, .unknown: break
      }
      return [
        "id": soal.id, "teks_pertanyaan": "Bunyi \(soal.id)", "kriteria_nilai": "K",
        "jenis_jawaban": type, "skema_penilaian": rungs, "excel_sheet": "Jawaban",
        "excel_baris": soal.portalRow ?? 0, "excel_kolom_jawaban_unit": "K",
        "excel_kolom_jawaban_tpi": "N", "excel_kolom_catatan_unit": "L",
        "excel_kolom_bukti_dukung_unit": "M", "excel_kolom_catatan_tpi": "Q",
      ]
    }
    var object: [String: Any] = [
      "tahun": 2026, "total_soal": soals.count,
      "data": [["id": 1, "nama": "A", "soals": soals]],
    ]
    change(&object)
    let data = try? JSONSerialization.data(withJSONObject: object)
    return Array(data ?? Data())
  }
}
