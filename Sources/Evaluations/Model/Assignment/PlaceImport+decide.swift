import Kernel
import WorkUnitsModel

extension PlaceImport {
  /// Decides what a table of units leads to.
  ///
  /// The three columns of a place belong together: a row of a file that has one of them says where
  /// its unit is, and blank cells take the place of its own back. A blank cell of minutes means the
  /// usual time, one of languages leaves them. A column that is missing leaves what is on record.
  ///
  /// - Parameters:
  ///   - rows: The cells of the file with the header first.
  ///   - ground: The units of the instansi as they are.
  /// - Throws: A refusal of the whole file: no rows, too many, or a wrong header.
  package init(rows: [[String]], ground: PlaceGround) throws(PlaceRefusal) {
    let table = try ImportTable<PlaceRefusal>(rows, limit: Self.mostRows) { Column(title: $0) }
    try Self.check(table.columns)
    let reader = PlaceReader(ground: ground, table: table)
    var lines: [Line] = []
    var changes: [Change] = []
    var seen: [ID<WorkUnit>: Int] = [:]
    for row in table.rows {
      let (line, change) = reader.line(row, seen: &seen)
      lines.append(line)
      if let change { changes.append(change) }
    }
    self.init(lines: lines, changes: changes)
  }

  /// Which columns a file may leave out depends on the others that it has.
  private static func check(_ columns: Set<Column>) throws(PlaceRefusal) {
    guard !columns.isDisjoint(with: [.code, .unit]) else { throw .unitColumnMissing }
    if columns.contains(.latitude), !columns.contains(.longitude) {
      throw .columnMissing(.longitude)
    }
    if columns.contains(.longitude), !columns.contains(.latitude) {
      throw .columnMissing(.latitude)
    }
  }
}

/// Reads rows of one file.
private struct PlaceReader {
  typealias Row = ImportTable<PlaceRefusal>.Row

  let ground: PlaceGround
  let table: ImportTable<PlaceRefusal>
  private let unitByCode: [String: UnitFacts]
  private let unitsByName: [String: [UnitFacts]]

  init(ground: PlaceGround, table: ImportTable<PlaceRefusal>) {
    self.ground = ground
    self.table = table
    unitByCode = Dictionary(ground.units.map { ($0.id.text, $0) }) { first, _ in first }
    unitsByName = Dictionary(grouping: ground.units) { $0.name.folded }
  }

  /// One row with what it changes.
  func line(
    _ row: Row, seen: inout [ID<WorkUnit>: Int]
  ) -> (PlaceImport.Line, PlaceImport.Change?) {
    var faults: [PlaceRefusal] = []
    if let found = row.excess {
      // The cells of such a row stand in the wrong columns: what they say is not looked at.
      return refused([.tooManyCells(found: found, needed: table.width)], row)
    }
    var unit: UnitFacts?
    do throws(PlaceRefusal) {
      let found = try self.unit(row)
      if let line = seen[found.id] {
        let column: PlaceImport.Column = cell(.code, row).isEmpty ? .unit : .code
        faults.append(.repeated(line: line, column: column))
      }
      seen[found.id] = seen[found.id] ?? row.number
      unit = found
    } catch {
      faults.append(error)
    }
    let read = PlaceRow(columns: table.columns, ground: ground) { cell($0, row) }
    faults += read.faults
    guard faults.isEmpty, let before = unit else { return refused(faults, row) }
    let after = read.applied(to: before)
    var warnings = read.warnings
    if before.site?.point != nil, after.site?.point == nil { warnings.append(.pointRemoved) }
    let line = PlaceImport.Line(
      number: row.number, name: before.name, outcome: before == after ? .unchanged : .change,
      differences: differences(before, after), warnings: warnings)
    return (line, before == after ? nil : PlaceImport.Change(before: before, after: after))
  }

  private func refused(
    _ faults: [PlaceRefusal], _ row: Row
  ) -> (PlaceImport.Line, PlaceImport.Change?) {
    let name = cell(.unit, row).isEmpty ? cell(.code, row) : cell(.unit, row)
    let line = PlaceImport.Line(
      number: row.number, name: String(name.prefix(200)), outcome: .refused(faults),
      differences: [], warnings: [])
    return (line, nil)
  }

  private func cell(_ column: PlaceImport.Column, _ row: Row) -> String {
    row[column].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func unit(_ row: Row) throws(PlaceRefusal) -> UnitFacts {
    let (code, name) = (cell(.code, row), cell(.unit, row))
    if !code.isEmpty {
      guard let unit = unitByCode[code.lowercased()] else { throw .codeUnknown(code) }
      if !name.isEmpty, unit.name.folded != name.folded {
        throw .otherName(unit.name)
      }
      return unit
    }
    guard !name.isEmpty else { throw .unitMissing }
    let found = unitsByName[name.folded] ?? []
    guard let unit = found.first else { throw .unitUnknown(name) }
    guard found.count == 1 else { throw .unitAmbiguous(name) }
    return unit
  }

  private func differences(
    _ before: UnitFacts, _ after: UnitFacts
  ) -> [PlaceImport.Difference] {
    PlaceImport.Column.allCases.compactMap { column in
      PlaceImport.Difference(
        column, ground.cell(column, of: before), ground.cell(column, of: after))
    }
  }
}

extension JudgedUnit {
  /// Reads minutes as people type them.
  ///
  /// - Parameter typed: A whole number; blank for the usual time.
  /// - Returns: The minutes; nil for what is no whole number in the range.
  package static func minutes(_ typed: String) -> Int? {
    let typed = typed.filter { !$0.isWhitespace }
    if typed.isEmpty { return usualMinutes }
    guard typed.count <= 5, typed.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let minutes = Int(typed), minutesRange.contains(minutes)
    else { return nil }
    return minutes
  }
}
