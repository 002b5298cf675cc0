/// Reads the cells of one sheet in one walk.
struct SheetReader {
  private let texts: SharedTexts
  private let limits: ReadLimits
  private var sheet: Worksheet
  private var formulas = FormulaGroups()
  private var rowCount = 0
  private var formulaBytes = 0
  private var refusal: DocumentRefusal?

  static func read(
    _ part: String, of package: OfficePackage, texts: SharedTexts, into sheet: inout Worksheet
  ) throws(DocumentRefusal) {
    guard let entry = package.zip.entry(part) else { throw .missingPart(part) }
    var reader = SheetReader(texts: texts, limits: package.limits, sheet: sheet)
    guard entry.size <= package.limits.partBytes else {
      // Not worth unpacking, but the person should hear of too many rows rather than of megabytes.
      // That the XML breaks off where the beginning ends is no news.
      let beginning = try package.zip.readBeginning(entry, count: 8 << 20)
      _ = try? XMLScanner.scan(beginning) { (scanner) throws(XMLFault) in
        try reader.readSheet(&scanner)
      }
      throw reader.refusal ?? .partTooLarge(part, limitBytes: package.limits.partBytes)
    }
    let bytes = try package.part(part)
    // Cells that hold something take a hundred bytes or so; a small guess saves moving them.
    reader.sheet.cells.reserve(min(bytes.count / 128, 4_096))
    try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try reader.readSheet(&scanner)
    }
    if let refusal = reader.refusal { throw refusal }
    if let twice = reader.sheet.cells.sort() {
      throw .brokenCell(sheet: sheet.name, address: twice.text)
    }
    sheet = reader.sheet
    sheet.isLoaded = true
  }

  private init(texts: SharedTexts, limits: ReadLimits, sheet: Worksheet) {
    self.texts = texts
    self.limits = limits
    self.sheet = sheet
  }

  private mutating func readSheet(_ scanner: inout XMLScanner) throws(XMLFault) {
    try scanner.root()
    guard scanner.isElement("worksheet") else { throw scanner.fault(.malformed) }
    while refusal == nil, try scanner.nextChild() {
      if scanner.isElement("sheetData") {
        try readRows(&scanner)
      } else if scanner.isElement("cols") {
        try readColumns(&scanner)
      } else if scanner.isElement("mergeCells") {
        try readMerges(&scanner)
      } else {
        try scanner.skipElement()
      }
    }
    if refusal == nil { try scanner.finish() }
  }

  private mutating func readColumns(_ scanner: inout XMLScanner) throws(XMLFault) {
    var settled = 0
    while try scanner.nextChild() {
      if scanner.isElement("col"), scanner.flag("hidden") == true,
        let first = scanner.number("min"), let last = scanner.number("max"), first > settled,
        first <= last, last <= CellAddress.lastColumnNumber
      {
        // Columns come in order; taking each once bounds the work on a hostile list.
        sheet.hiddenColumns.formUnion(first...last)
        settled = last
      }
      try scanner.skipElement()
    }
  }

  private mutating func readMerges(_ scanner: inout XMLScanner) throws(XMLFault) {
    while try scanner.nextChild() {
      if scanner.isElement("mergeCell"),
        let range = scanner.value("ref").flatMap({ CellRange($0) })
      {
        sheet.mergedRanges.append(range)
      }
      try scanner.skipElement()
      guard sheet.mergedRanges.count <= limits.mergeCount else {
        refusal = .tooManyCells(sheet: sheet.name, limit: limits.mergeCount)
        return
      }
    }
  }

  private mutating func readRows(_ scanner: inout XMLScanner) throws(XMLFault) {
    var previousRow = 0
    while try scanner.nextChild() {
      guard scanner.isElement("row") else {
        try scanner.skipElement()
        continue
      }
      rowCount += 1
      let row = scanner.number("r") ?? previousRow + 1
      guard rowCount <= limits.rowCount, row <= CellAddress.lastRowNumber else {
        refusal = .tooManyRows(sheet: sheet.name, limit: limits.rowCount)
        return
      }
      guard row >= 1 else { throw scanner.fault(.malformed) }
      previousRow = row
      if scanner.flag("hidden") == true { sheet.hiddenRows.insert(row) }
      try readCells(&scanner, row: row)
      if refusal != nil { return }
    }
  }

  private mutating func readCells(_ scanner: inout XMLScanner, row: Int) throws(XMLFault) {
    var previousColumn = 0
    while try scanner.nextChild() {
      guard scanner.isElement("c") else {
        try scanner.skipElement()
        continue
      }
      let address = try CellReading.address(scanner, row: row, previousColumn: previousColumn)
      previousColumn = address.columnNumber
      let reading = try CellReading(&scanner)
      guard sheet.cells.count < limits.cellCount else {
        refusal = .tooManyCells(sheet: sheet.name, limit: limits.cellCount)
        return
      }
      do { try store(reading, at: address) } catch {
        refusal = error
        return
      }
    }
  }

  private mutating func store(_ reading: CellReading, at address: CellAddress)
    throws(DocumentRefusal)
  {
    guard let value = reading.value(try reading.type == .shared ? texts.all() : []) else {
      throw .brokenCell(sheet: sheet.name, address: address.text)
    }
    if case .text(let text) = value, text.utf8.count > limits.textBytes {
      throw .tooMuchText(part: "\(sheet.name)!\(address.text)")
    }
    if let formula = formulas.formula(reading.formula, at: address) {
      // A long formula shared by many cells is a bomb of its own.
      if reading.formula?.kind == .shared { formulaBytes += formula.utf8.count }
      guard formulaBytes <= limits.partBytes, formulas.spilling.count <= FormulaGroups.mostArrays
      else { throw .tooMuchText(part: sheet.name) }
      let cached = value == .blank ? nil : value
      sheet.cells.append(
        Cell(formula: formula, cachedValue: cached, styleIndex: reading.styleIndex), at: address)
    } else if value != .blank {
      sheet.cells.append(Cell(value: value, styleIndex: reading.styleIndex), at: address)
    }
  }
}
