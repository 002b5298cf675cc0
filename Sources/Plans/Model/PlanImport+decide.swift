import InstrumentsModel
import Kernel
import WorkUnitsModel

extension PlanImport {
  /// Decides every row of a file; nothing is stored.
  ///
  /// Items that the file does not name stay as they are: a file takes nothing out of a plan.
  ///
  /// - Parameters:
  ///   - rows: The cells with the header first; a row of blanks keeps its number and is left out.
  ///   - ground: What the rows are decided against.
  /// - Returns: What would become of each row.
  /// - Throws: `noRows`, `tooManyRows` and what is wrong with the header.
  package static func decide(
    _ rows: [[String]], on ground: PlanImportGround
  ) throws(PlanImportRefusal) -> PlanImport {
    let table = try ImportTable<PlanImportRefusal>(
      rows, limit: mostRows, needed: Column.allCases.filter { !$0.isOptional }
    ) { Column(title: $0) }
    var lines: [Line] = []
    var changes: [Change] = []
    var seen: [ID<PlanItem>: Int] = [:]
    for row in table.rows {
      let cells = Column.allCases.map { row[$0] }
      let outcome: Outcome
      var doubt: DueDoubt?
      var before: Before?
      do throws(PlanImportRefusal) {
        if let found = row.excess { throw .tooManyCells(found: found, needed: table.width) }
        let change = try Reading(cells: cells, ground: ground).change()
        if let before = change.before {
          if let line = seen[before.id] { throw .repeated(line: line) }
          seen[before.id] = row.number
        }
        outcome = Self.outcome(of: change)
        doubt = DueDoubt(of: change.content)
        if outcome != .unchanged { changes.append(change) }
        if outcome == .change, let item = change.before {
          before = Before(
            item.content, owner: ground.items[item.id]?.owner.name ?? "", after: change.content)
        }
      } catch {
        outcome = .refused(error)
      }
      lines.append(
        Line(
          number: row.number, cells: cells, outcome: outcome, before: before, doubt: doubt))
    }
    let known = ground.items.count + changes.count { $0.before == nil }
    guard known <= PlanItem.mostItems else {
      throw .rule(.tooManyItems(limit: PlanItem.mostItems))
    }
    return PlanImport(lines: lines, changes: changes)
  }

  private static func outcome(of change: Change) -> Outcome {
    guard let before = change.before else { return .create }
    return before.content == change.content ? .unchanged : .change
  }
}

/// One row as it is read.
private struct Reading {
  let cells: [String]
  let ground: PlanImportGround

  private subscript(column: PlanImport.Column) -> String {
    PlanImport.Column.allCases.firstIndex(of: column).map { cells[$0] } ?? ""
  }

  func change() throws(PlanImportRefusal) -> PlanImport.Change {
    let known = try known()
    let area = try area()
    for needed in Set([area] + (known.map { [$0.item.content.area] } ?? [])).sorted()
    where !ground.areas.contains(needed) {
      throw .areaForbidden(needed)
    }
    var content = PlanItemContent(
      area: area, quarters: try quarters(), action: try line(.action, .action),
      output: try line(.output, .output), target: try target(),
      ownerID: try owner(of: known), dueOn: try due(), soals: try soals())
    if content != known?.item.content {
      if known?.item.removal != nil { throw .rule(.isRemoved) }
      content = try rule { () throws(PlanRefusal) in
        try content.checked(in: ground.year, roster: ground.roster)
      }
    }
    return PlanImport.Change(before: known?.item, content: content)
  }

  private func known() throws(PlanImportRefusal) -> (item: PlanItem, owner: Assignee)? {
    let typed = self[.code].filter { !$0.isWhitespace }
    guard !typed.isEmpty else { return nil }
    guard let id = ID<PlanItem>(typed), let known = ground.items[id] else {
      throw .codeUnknown(typed)
    }
    return known
  }

  private func area() throws(PlanImportRefusal) -> PlanArea {
    let typed = self[.area].folded
    guard !typed.isEmpty else { throw .rule(.areaMissing) }
    guard let area = ground.areaNames[typed] else { throw .areaUnknown(self[.area]) }
    return area
  }

  private func quarters() throws(PlanImportRefusal) -> QuarterSet {
    switch QuarterWords.read(self[.quarters]) {
    case .failure(let word): throw .quarterUnknown(word.text)
    case .success(let quarters):
      guard !quarters.isEmpty else { throw .rule(.quarterMissing) }
      return quarters
    }
  }

  private func owner(
    of known: (item: PlanItem, owner: Assignee)?
  ) throws(PlanImportRefusal) -> ID<Employee> {
    let name = self[.owner].folded
    guard !name.isEmpty else { throw .rule(.empty(.owner)) }
    // Who is meant stays the same while the name does, whoever else has it or however long ago
    // the person left.
    if let known, known.owner.name.folded == name { return known.item.content.ownerID }
    let number = name.filter { !$0.isWhitespace }
    if let person = ground.people.first(where: { $0.nip == number }) { return person.id }
    let named = ground.people.filter { $0.name.folded == name }
    guard let person = named.first else { throw .ownerUnknown(self[.owner]) }
    guard named.count == 1 else { throw .ownerAmbiguous(self[.owner]) }
    return person.id
  }

  private func due() throws(PlanImportRefusal) -> CalendarDate {
    let typed = self[.due]
    guard !typed.allSatisfy(\.isWhitespace) else { throw .rule(.empty(.due)) }
    guard let day = TypedDay.read(typed) else { throw .rule(.notADay(.due)) }
    return day
  }

  private func soals() throws(PlanImportRefusal) -> [Int] {
    let instrument = ground.year.instrument
    var soals: Set<Int> = []
    for word in words(of: .questions) {
      guard let question = instrument.question(coded: word),
        let first = instrument.questions[question].soals.first
      else { throw .questionUnknown(word) }
      soals.insert(instrument.soals[first].id)
    }
    return soals.sorted()
  }

  private func target() throws(PlanImportRefusal) -> PlanTarget {
    try rule { () throws(PlanRefusal) in
      try PlanTarget(amount: self[.target], measure: self[.measure])
    }
  }

  private func line(
    _ column: PlanImport.Column, _ field: PlanField
  ) throws(PlanImportRefusal) -> PlanWording {
    try rule { () throws(PlanRefusal) in try PlanWording(line: self[column], field) }
  }

  private func words(of column: PlanImport.Column) -> [String] {
    self[column].split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
  }

  private func rule<Value>(
    _ body: () throws(PlanRefusal) -> Value
  ) throws(PlanImportRefusal) -> Value {
    do throws(PlanRefusal) { return try body() } catch { throw .rule(error) }
  }
}
