import Kernel

/// Writes the parts of a fresh workbook that hold no cells.
struct WorkbookParts {
  private let book: WorkbookWriter
  private let shown: Int

  init(_ book: WorkbookWriter, shown: Int) {
    self.book = book
    self.shown = shown
  }

  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packaging = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let spreadsheet =
    "application/vnd.openxmlformats-officedocument.spreadsheetml"

  var contentTypes: [UInt8] {
    var markup = Markup()
    markup.append("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
    markup.append("<Default Extension=\"rels\" ContentType=\"application/")
    markup.append("vnd.openxmlformats-package.relationships+xml\"/>")
    markup.append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
    override("xl/workbook.xml", Self.spreadsheet + ".sheet.main+xml", &markup)
    for index in book.sheets.indices {
      let part = "xl/worksheets/sheet\(index + 1).xml"
      override(part, Self.spreadsheet + ".worksheet+xml", &markup)
    }
    override("xl/styles.xml", Self.spreadsheet + ".styles+xml", &markup)
    override("xl/sharedStrings.xml", Self.spreadsheet + ".sharedStrings+xml", &markup)
    override(
      "docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", &markup)
    markup.append("</Types>")
    return markup.bytes
  }

  private func override(_ part: String, _ type: String, _ markup: inout Markup) {
    markup.append(raw: "<Override PartName=\"/\(part)\" ContentType=\"\(type)\"/>")
  }

  var packageLinks: [UInt8] {
    links([
      (Self.office + "/officeDocument", "xl/workbook.xml"),
      (
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "docProps/core.xml"
      ),
    ])
  }

  var workbookLinks: [UInt8] {
    links(
      book.sheets.indices.map {
        (Self.office + "/worksheet", "worksheets/sheet\($0 + 1).xml")
      } + [
        (Self.office + "/styles", "styles.xml"),
        (Self.office + "/sharedStrings", "sharedStrings.xml"),
      ])
  }

  private func links(_ targets: [(type: String, target: String)]) -> [UInt8] {
    var markup = Markup()
    markup.append(raw: "<Relationships xmlns=\"\(Self.packaging)\">")
    for (index, link) in targets.enumerated() {
      markup.append(
        raw: "<Relationship Id=\"rId\(index + 1)\" Type=\"\(link.type)\""
          + " Target=\"\(link.target)\"/>")
    }
    markup.append("</Relationships>")
    return markup.bytes
  }

  var properties: [UInt8] {
    var markup = Markup()
    markup.append("<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006")
    markup.append("/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
    markup.append(" xmlns:dcterms=\"http://purl.org/dc/terms/\"")
    markup.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">")
    if !book.title.isEmpty {
      markup.append("<dc:title>")
      markup.append(text: book.title)
      markup.append("</dc:title>")
    }
    if let created = book.createdAt {
      markup.append("<dcterms:created xsi:type=\"dcterms:W3CDTF\">")
      markup.append(raw: Self.text(of: created))
      markup.append("</dcterms:created>")
    }
    markup.append("</cp:coreProperties>")
    return markup.bytes
  }

  /// The moment as `2026-11-21T18:00:00Z`.
  private static func text(of instant: Instant) -> String {
    let seconds = (instant.milliseconds / 1_000) % 86_400
    let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { part in
      (part < 10 ? "0" : "") + String(part)
    }
    return CalendarDate(of: instant, offsetSeconds: 0).description + "T"
      + clock.joined(separator: ":") + "Z"
  }

  var workbook: [UInt8] {
    var markup = Markup()
    markup.append("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"")
    markup.append(raw: " xmlns:r=\"\(Self.office)\"><bookViews>")
    markup.append(
      raw: "<workbookView activeTab=\"\(shown)\" firstSheet=\"\(shown)\"/></bookViews><sheets>")
    for (index, sheet) in book.sheets.enumerated() {
      markup.append("<sheet name=\"")
      markup.append(text: sheet.name)
      markup.append(raw: "\" sheetId=\"\(index + 1)\"")
      if sheet.isHidden { markup.append(" state=\"hidden\"") }
      markup.append(raw: " r:id=\"rId\(index + 1)\"/>")
    }
    markup.append("</sheets>")
    writeNames(&markup)
    markup.append("<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>")
    return markup.bytes
  }

  private func writeNames(_ markup: inout Markup) {
    let titles = book.sheets.enumerated().compactMap { index, sheet in
      sheet.printing.repeatedRows.map { (index, sheet.name, $0) }
    }
    guard !titles.isEmpty || !book.definedNames.isEmpty else { return }
    markup.append("<definedNames>")
    for (index, name, rows) in titles {
      let quoted = "'" + name.replacing("'", with: "''") + "'"
      markup.append(
        raw: "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">")
      markup.append(text: "\(quoted)!$\(rows.lowerBound):$\(rows.upperBound)")
      markup.append("</definedName>")
    }
    for name in book.definedNames {
      markup.append(raw: "<definedName name=\"\(name.name)\">")
      markup.append(text: name.formula)
      markup.append("</definedName>")
    }
    markup.append("</definedNames>")
  }
}
