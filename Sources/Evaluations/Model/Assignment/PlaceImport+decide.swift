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
    do throws(PlaceRefusal) {
      if row.dropFirst(width).contains(where: { !$0.allSatisfy(\.isWhitespace) }) {
        throw .tooManyCells(found: row.count, needed: width)
      }
      let before = try unit(row)
      if let line = seen[before.id] { throw .repeated(line: line) }
      seen[before.id] = number
      let after = try facts(row, before)
      let differences = differences(before, after)
      let line = PlaceImport.Line(
        number: number, name: before.name, outcome: before == after ? .unchanged : .change,
        differences: differences,
        isAbroad: after.site?.point.map { !$0.isInIndonesia } ?? false)
      return (line, before == after ? nil : PlaceImport.Change(before: before, after: after))
    } catch {
      let name = cell(.unit, row).isEmpty ? cell(.code, row) : cell(.unit, row)
      let line = PlaceImport.Line(
        number: number, name: String(name.prefix(200)), outcome: .refused(error),
        differences: [], isAbroad: false)
      return (line, nil)
    }
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

  private func facts(
    _ row: [String], _ before: UnitFacts
  ) throws(PlaceRefusal) -> UnitFacts {
    var after = before
    if places[.province] != nil || places[.latitude] != nil { after.site = try site(row) }
    if places[.languages] != nil {
      let languages = try languages(cell(.languages, row))
      if !languages.isEmpty { after.languages = languages }
    }
    if places[.minutes] != nil { after.minutes = try minutes(cell(.minutes, row)) }
    return after
  }

  /// Coordinates where they are given, else the province.
  private func site(_ row: [String]) throws(PlaceRefusal) -> Site? {
    let (latitude, longitude) = (cell(.latitude, row), cell(.longitude, row))
    let typed = cell(.province, row)
    let province = ground.province(typed)
    if !typed.isEmpty, province == nil { throw .provinceUnknown(typed) }
    guard !latitude.isEmpty || !longitude.isEmpty else { return province.map { Site(region: $0) } }
    do throws(GeoFault) {
      return Site(point: try GeoPoint.read(latitude: latitude, longitude: longitude))
    } catch {
      throw .geo(error)
    }
  }

  private func languages(_ typed: String) throws(PlaceRefusal) -> [LanguageCode] {
    var languages: [LanguageCode] = []
    for word in typed.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
      guard let code = LanguageCode(String(word)) else { throw .languageUnknown(String(word)) }
      guard !languages.contains(code) else { throw .languageTwice(code.text) }
      languages.append(code)
    }
    guard languages.count <= JudgedUnit.mostLanguages else {
      throw .tooManyLanguages(limit: JudgedUnit.mostLanguages)
    }
    return languages
  }

  private func minutes(_ typed: String) throws(PlaceRefusal) -> Int? {
    guard let minutes = JudgedUnit.minutes(typed) else { throw .minutesWrong(typed) }
    return minutes == JudgedUnit.usualMinutes ? nil : minutes
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
