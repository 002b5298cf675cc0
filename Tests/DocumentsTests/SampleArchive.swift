import Documents

/// A workbook made by hand, part by part.
struct SampleArchive {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packaging = "http://schemas.openxmlformats.org/package/2006/relationships"

  var parts: [(name: String, content: [UInt8])] = []

  subscript(name: String) -> String? {
    get {
      parts.first { $0.name == name }.map { String(decoding: $0.content, as: UTF8.self) }
    }
    set {
      parts.removeAll { $0.name == name }
      if let newValue { parts.append((name, Array(newValue.utf8))) }
    }
  }

  /// A workbook whose sheets have these contents (the children of `worksheet`).
  init(sheets: [(name: String, attributes: String, content: String)], shared: [String] = []) {
    self["[Content_Types].xml"] = """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
      \(sheets.indices.map { "<Override PartName=\"/xl/worksheets/sheet\($0 + 1).xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>" }.joined())\
      </Types>
      """
    self["_rels/.rels"] = """
      <Relationships xmlns="\(Self.packaging)"><Relationship Id="rId1" \
      Type="\(Self.office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """
    let listed = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(sheet.attributes) r:id=\"rId\(index + 1)\"/>"
    }
    self["xl/workbook.xml"] = """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets>\(listed.joined())</sheets>\
      </workbook>
      """
    var links = sheets.indices.map { index in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
    }
    if !shared.isEmpty {
      links.append(
        "<Relationship Id=\"rId99\" Type=\"\(Self.office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      )
      self["xl/sharedStrings.xml"] =
        "<sst xmlns=\"\(Self.main)\">\(shared.map { "<si>\($0)</si>" }.joined())</sst>"
    }
    self["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns=\"\(Self.packaging)\">\(links.joined())</Relationships>"
    for (index, sheet) in sheets.enumerated() {
      self["xl/worksheets/sheet\(index + 1).xml"] =
        "<worksheet xmlns=\"\(Self.main)\">\(sheet.content)</worksheet>"
    }
  }

  /// A workbook with one visible sheet `Data`.
  init(rows: String, after: String = "", shared: [String] = []) {
    self.init(
      sheets: [("Data", "", "<sheetData>\(rows)</sheetData>\(after)")], shared: shared)
  }

  /// Packs the parts.
  func bytes() throws -> [UInt8] {
    let writer = try ZipWriter()
    for part in parts { try writer.add(part.name, part.content) }
    return try writer.finish()
  }

  /// Packs the parts and reads them as a workbook.
  func read(limits: ReadLimits = .standard) throws -> Workbook {
    try Workbook.read(bytes: bytes(), limits: limits)
  }

  /// The sheet of a workbook with one visible sheet.
  func sheet() throws -> Worksheet { try read().sheets[0] }
}

extension ZipReader {
  /// All files by name.
  func all() throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for entry in entries { found[entry.name] = try read(entry) }
    return found
  }
}
