import Foundation
import Testing

@testable import Documents

/// The habits of the programs that people's workbooks come from, in small.
@Suite struct ProducerTests {
  /// A sheet that says the same four things in each program's way of writing.
  struct Producer: Sendable, CustomTestStringConvertible {
    let name: String
    let shared: [String]
    let sheet: String
    var testDescription: String { name }
  }

  static let producers = [
    Producer(
      name: "LibreOffice",
      shared: ["<t xml:space=\"preserve\">Ya/Tidak</t>", "<t xml:space=\"preserve\">Ya</t>"],
      sheet: """
        <sheetPr filterMode="false"><pageSetUpPr fitToPage="true"/></sheetPr><dimension ref="A1:L8"/>\
        <cols><col collapsed="false" customWidth="true" hidden="true" outlineLevel="0" max="1" min="1" \
        style="0" width="6.14"/></cols><sheetData><row r="8" customFormat="true" ht="120" \
        hidden="false" customHeight="true" outlineLevel="0" collapsed="false">\
        <c r="A8" s="48" t="n"><v>7</v></c><c r="B8" s="117"/><c r="J8" s="119" t="s"><v>0</v></c>\
        <c r="K8" s="120" t="s"><v>1</v></c><c r="L8" s="121" t="n">\
        <f aca="false">IF(K8=&quot;Ya&quot;,1,0)</f><v>1</v></c></row></sheetData>
        """),
    Producer(
      name: "openpyxl", shared: [],
      sheet: """
        <sheetPr><outlinePr summaryBelow="1" summaryRight="1"/><pageSetUpPr/></sheetPr>\
        <dimension ref="A1:L8"/><cols><col hidden="1" width="6.1" customWidth="1" min="1" max="1"/>\
        </cols><sheetData><row r="8" ht="120" customHeight="1"><c r="A8" t="n"><v>7</v></c>\
        <c r="B8" s="27" t="n"></c><c r="J8" s="108" t="inlineStr"><is><t>Ya/Tidak</t></is></c>\
        <c r="K8" s="109" t="inlineStr"><is><t>Ya</t></is></c>\
        <c r="L8" s="31"><f>IF(K8="Ya",1,0)</f><v></v></c></row></sheetData>
        """),
    Producer(
      name: "XlsxWriter", shared: ["<t>Ya/Tidak</t>", "<t>Ya</t>"],
      sheet: """
        <dimension ref="A1:L8"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/>\
        </sheetViews><cols><col min="1" max="1" width="6.7109375" hidden="1" customWidth="1"/></cols>\
        <sheetData><row r="8" spans="1:12" ht="120" customHeight="1"><c r="A8"><v>7</v></c>\
        <c r="J8" t="s"><v>0</v></c><c r="K8" s="1" t="s"><v>1</v></c>\
        <c r="L8"><f>IF(K8="Ya",1,0)</f><v>0</v></c></row></sheetData>
        """),
    Producer(
      name: "Excel",
      shared: [
        "<r><t>Ya/</t></r><r><rPr><b/><sz val=\"11\"/></rPr><t>Tidak</t></r>", "<t>Ya</t>",
      ],
      sheet: """
        <dimension ref="A1:L8"/><cols><col min="1" max="1" width="0" hidden="1" customWidth="1"/>\
        </cols><sheetData><row r="8" spans="1:12" s="9" customFormat="1" ht="120" \
        x14ac:dyDescent="0.25" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac">\
        <c r="A8"><v>7</v></c><c r="J8" s="3" t="s"><v>0</v></c><c r="K8" t="s"><v>1</v></c>\
        <c r="L8" s="4"><f t="shared" ref="L8:L9" si="3">IF(K8="Ya",1,0)</f><v>1</v></c></row></sheetData>\
        <extLst><ext uri="{x}" xmlns:x14="urn:x14"><x14:c r="K8"><v>palsu</v></x14:c></ext></extLst>
        """),
    Producer(
      name: "a text editor", shared: [],
      sheet: """
        <cols><col min="1" max="1" hidden="true"/></cols><sheetData><row r="8"><c><v> 7 </v></c>\
        <c r="J8" t="str"><v>Ya/Tidak</v></c>
        <c t="inlineStr"><is><r><t>Y</t></r><r><t>a</t></r></is></c><c><f>IF(K8="Ya",1,0)</f></c>
        </row></sheetData>
        """),
  ]

  private func archive(_ producer: Producer) -> SampleArchive {
    SampleArchive(sheets: [("LKE ZI", "", producer.sheet)], shared: producer.shared)
  }

  @Test(arguments: producers)
  func `the same form is read from every program`(producer: Producer) throws {
    let sheet = try archive(producer).sheet()

    #expect(sheet["A8"]?.value == .number("7"))
    #expect(sheet["J8"]?.value == .text("Ya/Tidak"))
    #expect(sheet["K8"]?.value == .text("Ya"))
    #expect(sheet["L8"]?.formula == "IF(K8=\"Ya\",1,0)")
    #expect(sheet["L8"]?.value == .blank)
    #expect(sheet.cells.count == 4)
    #expect(sheet.hiddenColumns == [1])
    #expect(sheet.hiddenRows.isEmpty)
  }

  @Test(arguments: producers)
  func `an answer is written into the form of every program`(producer: Producer) throws {
    let old = try archive(producer).bytes()
    var patch = WorkbookPatch()
    patch.set(sheet: "LKE ZI", try #require(CellAddress("K8")), .text("Tidak"))

    let new = try patch.apply(to: old)
    let sheet = try Workbook.read(bytes: new).sheets[0]
    let before = try Workbook.read(bytes: old).sheets[0]

    #expect(sheet["K8"]?.value == .text("Tidak"))
    #expect(sheet["K8"]?.styleIndex == before["K8"]?.styleIndex)
    #expect(sheet["L8"]?.cachedValue == nil)
    #expect(sheet["L8"]?.formula == "IF(K8=\"Ya\",1,0)")
    #expect(sheet["A8"] == before["A8"] && sheet["J8"] == before["J8"])
  }
}

/// The official forms, where they lie beside the checkout.
@Suite(.enabled(if: OfficialForms.folder != nil, "../shared is not beside this checkout"))
struct OfficialFormTests {
  private func form(_ name: String) throws -> [UInt8] {
    let folder = try #require(OfficialForms.folder)
    return try Workbook.bytes(ofFile: folder.appending(path: name).path, limit: 1 << 20)
  }

  @Test(arguments: ["lke-annex-90-2021-blank.xlsx", "lke-annex-90-2021-filled.xlsx"])
  func `answers change their cells and nothing else`(name: String) throws {
    let old = try form(name)
    let rows = [8, 9, 22, 155]
    var patch = WorkbookPatch()
    for row in rows {
      patch.set(
        sheet: "LKE ZI", CellAddress(columnNumber: 11, rowNumber: row), .number("\(row).5"))
    }

    let new = try patch.apply(to: old)
    let (before, after) = (try Workbook.read(bytes: old), try Workbook.read(bytes: new))

    for (left, right) in zip(before.sheets, after.sheets) {
      let all = Set(left.cells.map(\.key)).union(right.cells.map(\.key))
      let changed = all.filter { address in
        left[address]?.value != right[address]?.value
          || left[address]?.formula != right[address]?.formula
          || (left[address] != nil && left[address]?.styleIndex != right[address]?.styleIndex)
      }
      #expect(
        changed.map(\.text).sorted()
          == (left.name == "LKE ZI" ? rows.map { "K\($0)" }.sorted() : []))
      #expect(right.cells.allSatisfy { $0.value.cachedValue == nil })
      #expect(left.mergedRanges == right.mergedRanges)
      #expect(left.hiddenColumns == right.hiddenColumns && left.hiddenRows == right.hiddenRows)
    }
    try expectSameParts(old, new)
  }

  private func expectSameParts(_ old: [UInt8], _ new: [UInt8]) throws {
    let (before, after) = (try ZipReader(old), try ZipReader(new))
    #expect(before.entries.map(\.name) == after.entries.map(\.name))
    for entry in before.entries where !entry.name.contains("worksheets/sheet") {
      guard entry.name != "xl/workbook.xml" else { continue }
      let same = try #require(after.entry(entry.name))
      #expect(try before.read(entry) == after.read(same), "\(entry.name)")
      #expect(entry.packedSize == same.packedSize)
    }
  }
}

/// Where the official forms would be.
private enum OfficialForms {
  static let folder: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = checkout.deletingLastPathComponent().appending(path: "shared/workbooks")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()
}
