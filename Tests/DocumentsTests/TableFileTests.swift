import Kernel
import Testing

@testable import Documents

@Suite struct TableFileTests {
  private let table = TableFile(sheet: Text("Rencana", "Plan"), dayTitles: ["tenggat"])

  private func book(_ sheets: [(name: String, rows: [[SheetDraft.Content]])]) throws -> [UInt8] {
    var writer = WorkbookWriter()
    writer.sheets = sheets.map { name, rows in
      var sheet = SheetDraft(name: name)
      for (index, row) in rows.enumerated() { sheet.setRow(index + 1, row) }
      return sheet
    }
    return try writer.bytes()
  }

  @Test func `what is written is read back, quotes and formulas of text included`() throws {
    let rows = [["Kegiatan", "Tenggat"], ["Antrean \"daring\"", "2026-12-31"], ["=1+1", ""]]

    let bytes = try table.workbook(
      rows, widths: [20, 12], title: "Contoh", in: .english, at: Instant(milliseconds: 0))

    #expect(try table.rows(of: bytes) == rows)
    #expect(try Workbook.read(bytes: bytes).sheets.map(\.name) == ["Plan"])
    #expect(try table.rows(of: CSV.write(rows, style: .excel)) == rows)
  }

  @Test func `the sheet that is named so goes before the first one`() throws {
    let bytes = try book([
      ("Petunjuk", [[.text("Isi lembar kedua")]]),
      ("rencana", [[.text("Kegiatan")], [.text("Antrean")]]),
    ])

    #expect(try table.rows(of: bytes) == [["Kegiatan"], ["Antrean"]])
  }

  @Test func `a day kept as a number is a day in its column alone`() throws {
    let bytes = try book([
      ("Rencana", [[.text("Target"), .text("Tenggat")], [.number("46027"), .number("46027")]])
    ])

    #expect(try table.rows(of: bytes)[1] == ["46027", "2026-01-05"])
  }

  @Test func `a number that lost digits says so`() throws {
    let bytes = try book([("Rencana", [[.text("NIP")], [.number("198001012005011000")]])])

    #expect(try table.rows(of: bytes)[1] == ["198001012005011000E+0"])
  }

  @Test(arguments: [
    ([UInt8](), TableRefusal.empty),
    (Array("%PDF-1.7\n".utf8), .anotherKind(DocumentRefusal.FileKind.pdf.name)),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .anotherKind(DocumentRefusal.FileKind.image.name)),
  ])
  func `another file is called what it is`(bytes: [UInt8], refusal: TableRefusal) {
    #expect(throws: refusal) { try table.rows(of: bytes) }
    #expect(refusal.text.indonesian.contains("CSV UTF-8"))
  }

  @Test func `a formula is refused with its cell, and a sheet without rows`() throws {
    let row: [SheetDraft.Content] = [.text("A"), .formula("A2", result: nil)]
    let formula = try book([("Rencana", [[.text("Kegiatan"), .text("Target")], row])])
    let blank = try book([("Rencana", [])])

    #expect(throws: TableRefusal.formula(cell: "B2")) { try table.rows(of: formula) }
    #expect(throws: TableRefusal.noRows) { try table.rows(of: blank) }
    #expect(throws: TableRefusal.noRows) { try table.rows(of: Array(" ;\r\n;\r\n".utf8)) }
  }
}
