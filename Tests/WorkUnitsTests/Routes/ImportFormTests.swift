import Testing
import Web

@testable import WorkUnits

/// The form that carries a file between its check and its approval.
@Suite struct ImportFormTests {
  private static let columns = ["nama", "berat"]
  /// The file has its columns the other way round than the import.
  private static let text = "berat,nama\r\n3,Salak\r\n4,Duku\r\n"

  private func rows(_ fields: (String, String)...) throws -> [[String]] {
    let fields = [(ImportForm.textField, Self.text)] + fields
    let form = FormBody(fields.map { (name: $0.0, value: $0.1) })
    return try ImportForm(form) { head, column in
      Self.columns.indices.contains(column) && head == Self.columns[column]
    }.rows
  }

  @Test func `without corrections the file comes back as it was`() throws {
    #expect(try rows() == [["berat", "nama"], ["3", "Salak"], ["4", "Duku"]])
    #expect(ImportForm(try rows()).text == Self.text)
  }

  @Test func `a correction goes to the column of the import wherever the file has it`() throws {
    #expect(try rows((ImportForm.cellField(3, 0), "Manggis"))[2] == ["4", "Manggis"])
    #expect(try rows((ImportForm.cellField(2, 1), "5"))[1] == ["5", "Salak"])
    let long = String(repeating: "x", count: 1301)
    #expect(try rows((ImportForm.cellField(2, 0), long))[1][1].count == 1300)
  }

  @Test func `a row that is left out is blank and keeps its number`() throws {
    let skipped = (ImportForm.skipField(2), "ya")

    #expect(try rows(skipped) == [["berat", "nama"], ["", ""], ["4", "Duku"]])
    #expect(try rows(skipped, (ImportForm.cellField(2, 0), "Manggis"))[1] == ["", ""])
    #expect(ImportForm(try rows(skipped)).text == "berat,nama\r\n \r\n4,Duku\r\n")
  }

  @Test(
    arguments: [
      "sel-1-0", "lewati-1", "lewati-0", "lewati-9", "sel-9-0", "sel-2-7", "sel-2",
      "sel-x-0", "lewati-", "lain-2-0",
    ])
  func `a field that names no cell below the header changes nothing`(name: String) throws {
    #expect(try rows((name, "Manggis")) == rows())
  }

  @Test func `a form without a file has no rows`() throws {
    #expect(try ImportForm(FormBody()) { _, _ in true }.rows.isEmpty)
  }
}
