/// What must be known of a sheet before its first cell is changed.
struct SheetSurvey {
  struct SharedGroup {
    let origin: CellAddress
    let text: String
  }

  private(set) var groups: [Int: SharedGroup] = [:]
  /// Rectangles of several cells that one formula fills.
  private(set) var arrays: [CellRange] = []
  private(set) var merges: [CellRange] = []
  private(set) var formulaCells: Set<CellAddress> = []
  /// The first cell or row that stands before one it should follow; such sheets are not changed.
  private(set) var misplaced: CellAddress?

  init(_ scanner: inout XMLScanner) throws(XMLFault) {
    try scanner.root()
    guard scanner.isElement("worksheet") else { throw scanner.fault(.malformed) }
    while try scanner.nextChild() {
      if scanner.isElement("sheetData") {
        try readRows(&scanner)
      } else if scanner.isElement("mergeCells") {
        while try scanner.nextChild() {
          if let range = scanner.value("ref").flatMap({ CellRange($0) }) { merges.append(range) }
          try scanner.skipElement()
        }
      } else {
        try scanner.skipElement()
      }
    }
    try scanner.finish()
  }

  private mutating func readRows(_ scanner: inout XMLScanner) throws(XMLFault) {
    var row = 0
    while try scanner.nextChild() {
      guard scanner.isElement("row") else {
        try scanner.skipElement()
        continue
      }
      let previousRow = row
      row = scanner.number("r") ?? row + 1
      guard (1...CellAddress.lastRowNumber).contains(row) else { throw scanner.fault(.malformed) }
      if row <= previousRow { misplaced = CellAddress(columnNumber: 1, rowNumber: row) }
      var column = 0
      while try scanner.nextChild() {
        guard scanner.isElement("c") else {
          try scanner.skipElement()
          continue
        }
        let address = try CellReading.address(scanner, row: row, previousColumn: column)
        if address.columnNumber <= column { misplaced = address }
        column = address.columnNumber
        if let formula = try CellReading(&scanner).formula { note(formula, at: address) }
        guard arrays.count <= FormulaGroups.mostArrays else { throw scanner.fault(.tooComplex) }
      }
    }
  }

  private mutating func note(_ formula: CellReading.Formula, at address: CellAddress) {
    formulaCells.insert(address)
    switch formula.kind {
    case .plain: break
    case .shared:
      if let group = formula.group, !formula.text.isEmpty {
        groups[group] = SharedGroup(origin: address, text: formula.text)
      }
    case .array, .dataTable:
      if let range = formula.range, range.first != range.last { arrays.append(range) }
    }
  }

  /// Whether a cell shows a computed result, its own or one that an array formula put there.
  func isComputed(_ address: CellAddress) -> Bool {
    formulaCells.contains(address) || arrays.contains { $0.contains(address) }
  }
}
