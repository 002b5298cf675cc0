import Documents
import Instruments
import InstrumentsModel
import Testing

/// The rows of the annex layout against the blank official form, when it lies beside the checkout.
@Suite(.enabled(if: Shared.isThere, "../shared is not beside this checkout"))
struct CoordinateTests {
  @Test func `every soal stands on its row of the annex form`() throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    let workbook = try Workbook.read(bytes: Shared.bytes("workbooks/lke-annex-90-2021-blank.xlsx"))
    let sheet = try #require(workbook.sheets.first { $0.name == "LKE ZI" })

    for soal in instrument.soals {
      let row = try #require(soal.annexRow)
      guard case .text(let type)? = sheet["J\(row)"]?.value else {
        Issue.record("J\(row) holds no answer type")
        continue
      }
      switch soal.kind {
      case .choice(let scale): #expect(type == instrument.scales[scale].label, "J\(row)")
      case .count: #expect(type == "Jumlah", "J\(row)")
      case .index: #expect(type.hasPrefix("Nilai"), "J\(row)")
      case .unknown: Issue.record("J\(row): unknown type")
      }
      #expect(sheet["K\(row)"]?.formula == nil, "K\(row) is typed by people")
    }
  }

  @Test func `every answer cell of the annex form belongs to a soal`() throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    let workbook = try Workbook.read(bytes: Shared.bytes("workbooks/lke-annex-90-2021-blank.xlsx"))
    let sheet = try #require(workbook.sheets.first { $0.name == "LKE ZI" })
    let ours = Set(instrument.soals.compactMap(\.annexRow))
    // Rows 178 and 185 are sums of the three rows below them.
    let sums: Set = [178, 185]
    let types = Set(instrument.scales.map(\.label) + ["Jumlah"])

    for row in 5...208 where !ours.contains(row) && !sums.contains(row) {
      if case .text(let type)? = sheet["J\(row)"]?.value {
        #expect(!types.contains(type) && !type.hasPrefix("Nilai"), "J\(row)")
      }
    }
  }
}
