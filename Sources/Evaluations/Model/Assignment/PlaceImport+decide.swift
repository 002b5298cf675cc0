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
    guard let header = rows.first, rows.count > 1 else { throw .noRows }
    guard rows.count - 1 <= Self.mostRows else { throw .tooManyRows(limit: Self.mostRows) }
    let reader = PlaceReader(ground: ground, places: try Self.places(header))
    var lines: [Line] = []
    var changes: [Change] = []
    var seen: [ID<WorkUnit>: Int] = [:]
    for (index, row) in rows.enumerated().dropFirst() {
      if row.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      let (line, change) = reader.line(index + 1, row, width: header.count, seen: &seen)
      lines.append(line)
      if let change { changes.append(change) }
    }
    guard !lines.isEmpty else { throw .noRows }
    self.init(lines: lines, changes: changes)
  }

  /// Where each column stands in a file.
  private static func places(_ header: [String]) throws(PlaceRefusal) -> [Column: Int] {
    var places: [Column: Int] = [:]
    for (index, cell) in header.enumerated() where !cell.allSatisfy(\.isWhitespace) {
      guard let column = Column(title: cell) else { throw .columnUnknown(cell) }
      guard places[column] == nil else { throw .columnRepeated(column) }
      places[column] = index
    }
    guard places[.code] != nil || places[.unit] != nil else { throw .unitColumnMissing }
    if places[.latitude] != nil, places[.longitude] == nil { throw .columnMissing(.longitude) }
    if places[.longitude] != nil, places[.latitude] == nil { throw .columnMissing(.latitude) }
    return places
  }
}

/// Reads rows of one file.
private struct PlaceReader {
  let ground: PlaceGround
  let places: [PlaceImport.Column: Int]
  private let unitByCode: [String: UnitFacts]
  private let unitsByName: [String: [UnitFacts]]

  init(ground: PlaceGround, places: [PlaceImport.Column: Int]) {
    self.ground = ground
    self.places = places
    unitByCode = Dictionary(ground.units.map { ($0.id.text, $0) }) { first, _ in first }
    unitsByName = Dictionary(grouping: ground.units) { PlaceImport.folded($0.name) }
  }

  /// One row with what it changes.
  func line(
    _ number: Int, _ row: [String], width: Int, seen: inout [ID<WorkUnit>: Int]
  ) -> (PlaceImport.Line, PlaceImport.Change?) {
    var faults: [PlaceRefusal] = []
    if row.dropFirst(width).contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
      // The cells of such a row stand in the wrong columns: what they say is not looked at.
      return refused([.tooManyCells(found: row.count, needed: width)], number, row)
    }
    var unit: UnitFacts?
    do throws(PlaceRefusal) {
      let found = try self.unit(row)
      if let line = seen[found.id] {
        let column: PlaceImport.Column = cell(.code, row).isEmpty ? .unit : .code
        faults.append(.repeated(line: line, column: column))
      }
      seen[found.id] = seen[found.id] ?? number
      unit = found
    } catch {
      faults.append(error)
    }
    let read = PlaceRow(columns: Set(places.keys), ground: ground) { cell($0, row) }
    faults += read.faults
    guard faults.isEmpty, let before = unit else { return refused(faults, number, row) }
    let after = read.applied(to: before)
    var warnings = read.warnings
    if before.site?.point != nil, after.site?.point == nil { warnings.append(.pointRemoved) }
    let line = PlaceImport.Line(
      number: number, name: before.name, outcome: before == after ? .unchanged : .change,
      differences: differences(before, after), warnings: warnings)
    return (line, before == after ? nil : PlaceImport.Change(before: before, after: after))
  }

  private func refused(
    _ faults: [PlaceRefusal], _ number: Int, _ row: [String]
  ) -> (PlaceImport.Line, PlaceImport.Change?) {
    let name = cell(.unit, row).isEmpty ? cell(.code, row) : cell(.unit, row)
    let line = PlaceImport.Line(
      number: number, name: String(name.prefix(200)), outcome: .refused(faults),
      differences: [], warnings: [])
    return (line, nil)
  }

  private func cell(_ column: PlaceImport.Column, _ row: [String]) -> String {
    guard let place = places[column], row.indices.contains(place) else { return "" }
    return row[place].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func unit(_ row: [String]) throws(PlaceRefusal) -> UnitFacts {
    let (code, name) = (cell(.code, row), cell(.unit, row))
    if !code.isEmpty {
      guard let unit = unitByCode[code.lowercased()] else { throw .codeUnknown(code) }
      if !name.isEmpty, PlaceImport.folded(unit.name) != PlaceImport.folded(name) {
        throw .otherName(unit.name)
      }
      return unit
    }
    guard !name.isEmpty else { throw .unitMissing }
    let found = unitsByName[PlaceImport.folded(name)] ?? []
    guard let unit = found.first else { throw .unitUnknown(name) }
    guard found.count == 1 else { throw .unitAmbiguous(name) }
    return unit
  }

  private func differences(
    _ before: UnitFacts, _ after: UnitFacts
  ) -> [PlaceImport.Difference] {
    PlaceImport.Column.allCases.compactMap { column in
      let (old, new) = (ground.cell(column, of: before), ground.cell(column, of: after))
      return old == new ? nil : PlaceImport.Difference(column: column, before: old, after: new)
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
