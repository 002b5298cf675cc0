import AccountsModel
package import Kernel

/// What is known before a list of employees is decided.
package struct KnownRoster: Sendable {
  /// The people on record, by number; at least those of the file.
  package var people: [String: EmployeeHistory]
  /// The open units that the file may name, by compared name.
  package var units: [String: (id: ID<WorkUnit>, institution: ID<Institution>)]
  /// The unit of rows that name none; nil when each row must name one.
  package var unit: (id: ID<WorkUnit>, institution: ID<Institution>)?

  /// Describes what is known.
  package init(
    people: [String: EmployeeHistory] = [:],
    units: [String: (id: ID<WorkUnit>, institution: ID<Institution>)],
    unit: (id: ID<WorkUnit>, institution: ID<Institution>)? = nil
  ) {
    self.people = people
    self.units = units
    self.unit = unit
  }
}

extension RosterImport {
  /// The rows of a file with the places of our columns; blank rows are left out.
  ///
  /// - Parameters:
  ///   - rows: The cells with the header first.
  ///   - needsUnit: Whether each row must name its unit.
  /// - Returns: The table, nothing of it decided.
  /// - Throws: A refusal of the whole file.
  package static func arranged(
    _ rows: [[String]], needsUnit: Bool
  ) throws(RosterImportRefusal) -> ImportTable<RosterImportRefusal> {
    try ImportTable(
      rows, limit: mostRows, columns: columns, needed: neededColumns + (needsUnit ? ["unit"] : []))
  }

  /// Decides what a list of employees leads to.
  ///
  /// - Parameters:
  ///   - rows: The cells of the file with the header first.
  ///   - known: What the store holds.
  ///   - instant: The moment, for the ids of new people.
  ///   - generator: Randomness for the ids of new people.
  /// - Throws: A refusal of the whole file: no rows, too many, or a wrong header.
  package init(
    rows: [[String]], known: KnownRoster, at instant: Instant,
    using generator: inout some RandomNumberGenerator
  ) throws(RosterImportRefusal) {
    let table = try Self.arranged(rows, needsUnit: known.unit == nil)
    var plan = RosterImportPlan(known: known)
    for row in table.rows { plan.read(row, width: table.width) }
    plan.decide { ID(at: instant, using: &generator) }
    self.init(lines: plan.lines, changes: plan.changes)
  }
}

/// The work of deciding an import: rows are read in order, people decided by their first days.
struct RosterImportPlan {
  private struct Draft {
    let number: Int
    let cells: [String]
    var outcome: RosterImport.Outcome = .unchanged
    var differences: [RosterImport.Difference] = []
    var facts: (nip: NIP, name: PersonName, stay: Stay)?
  }

  let known: KnownRoster
  private var drafts: [Draft] = []
  private var order: [String] = []
  private var rowsOf: [String: [Int]] = [:]
  private(set) var changes: [RosterImport.Change] = []

  init(known: KnownRoster) {
    self.known = known
  }

  var lines: [RosterImport.Line] {
    drafts.map {
      RosterImport.Line(
        number: $0.number, cells: $0.cells, outcome: $0.outcome, differences: $0.differences)
    }
  }

  mutating func read(_ row: ImportTable<RosterImportRefusal>.Row, width: Int) {
    var draft = Draft(number: row.number, cells: RosterImport.columns.map { row[$0] })
    do throws(RosterImportRefusal) {
      if let found = row.excess { throw .tooManyCells(found: found, needed: width) }
      let facts = try facts(of: draft.cells)
      draft.facts = facts
      if rowsOf[facts.nip.text] == nil { order.append(facts.nip.text) }
      rowsOf[facts.nip.text, default: []].append(drafts.count)
    } catch {
      draft.outcome = .refused(error)
    }
    drafts.append(draft)
  }

  /// Decides each person with the rows about it, the earliest first day first.
  mutating func decide(newID: () -> ID<Employee>) {
    for nip in order {
      let indices = (rowsOf[nip] ?? []).sorted { first, second in
        let days = (drafts[first].facts?.stay.joinedOn, drafts[second].facts?.stay.joinedOn)
        guard let left = days.0, let right = days.1, left != right else { return first < second }
        return left < right
      }
      let before = known.people[nip]
      guard let first = indices.first, let facts = drafts[first].facts else { continue }
      var person =
        before ?? EmployeeHistory(id: newID(), nip: facts.nip, name: facts.name)
      var events: [RosterEvent] = []
      for (position, index) in indices.enumerated() {
        do throws(RosterImportRefusal) {
          try compare(index, with: indices[..<position])
          let was = person
          let (outcome, happened) = try step(&person, index, isNew: before == nil)
          drafts[index].outcome = outcome
          if outcome == .correct || outcome == .join {
            drafts[index].differences = differences(of: index, from: was)
          }
          events += happened
        } catch {
          drafts[index].outcome = .refused(error)
        }
      }
      if !events.isEmpty {
        changes.append(RosterImport.Change(before: before, after: person, events: events))
      }
    }
  }

  /// Refuses a row that contradicts an earlier one about the same person.
  private func compare(
    _ index: Int, with earlier: ArraySlice<Int>
  ) throws(RosterImportRefusal) {
    guard let facts = drafts[index].facts else { return }
    for other in earlier {
      guard let before = drafts[other].facts else { continue }
      let number = drafts[other].number
      let isSameUnit = before.stay.post.unitID == facts.stay.post.unitID
      if before.stay.contains(facts.stay.joinedOn) {
        if isSameUnit { throw .repeated(line: number) }
        throw .inTwoUnits(line: number)
      }
      if before.name != facts.name { throw .nameDiffers(line: number) }
    }
  }

  /// What a row changes of a person who is on record.
  private func differences(
    of index: Int, from person: EmployeeHistory
  ) -> [RosterImport.Difference] {
    guard let facts = drafts[index].facts else { return [] }
    let stay = facts.stay
    let name = RosterImport.Difference("nama", person.name.text, facts.name.text)
    let same = person.stays.last {
      $0.post.unitID == stay.post.unitID && $0.joinedOn == stay.joinedOn
    }
    guard let same else { return [name].compactMap(\.self) }
    return [
      name,
      RosterImport.Difference("jabatan", same.post.position.text, stay.post.position.text),
      RosterImport.Difference("bagian", same.post.section?.text, stay.post.section?.text),
      RosterImport.Difference("keluar", same.leftOn?.description, stay.leftOn?.description),
    ].compactMap(\.self)
  }

  private func step(
    _ person: inout EmployeeHistory, _ index: Int, isNew: Bool
  ) throws(RosterImportRefusal) -> (RosterImport.Outcome, [RosterEvent]) {
    guard let facts = drafts[index].facts else { return (.unchanged, []) }
    let stay = facts.stay
    let same = person.stays.last {
      $0.post.unitID == stay.post.unitID && $0.joinedOn == stay.joinedOn
    }
    do throws(RosterRefusal) {
      if let same {
        if same == stay, person.name == facts.name { return (.unchanged, []) }
        guard person.stays.last == same else {
          if same == stay { return (.unchanged, []) }
          throw RosterRefusal.stale
        }
        return (.correct, try person.correct(name: facts.name, stay: stay))
      }
      var events = try person.join(stay.post, on: stay.joinedOn)
      if let lastDay = stay.leftOn { events += try person.leave(lastDay: lastDay) }
      if let last = person.stays.last {
        events += try person.correct(name: facts.name, stay: last)
      }
      return (isNew ? .create : .join, events)
    } catch {
      if error == .stale { throw .olderStay }
      throw .roster(error)
    }
  }

  private func facts(
    of cells: [String]
  ) throws(RosterImportRefusal) -> (nip: NIP, name: PersonName, stay: Stay) {
    let name: PersonName
    do throws(NameRefusal) { name = try PersonName(cells[1]) } catch { throw .name(error) }
    let nip = try Self.nip(cells[0], of: name)
    let position: JobTitle
    do throws(NameRefusal) { position = try JobTitle(cells[2]) } catch { throw .position(error) }
    var section: PlaceName?
    if !cells[3].allSatisfy(\.isWhitespace) {
      do throws(PlaceNameRefusal) { section = try PlaceName(cells[3]) } catch {
        throw .section(error)
      }
    }
    guard let joined = try Self.day(cells[4], column: "bergabung") else {
      throw .dateUnreadable(column: "bergabung", typed: "")
    }
    let left = try Self.day(cells[5], column: "keluar")
    if let left, left < joined { throw .roster(.leavesTooEarly(joinedOn: joined)) }
    let unit = try unit(cells[6])
    let post = Post(
      institutionID: unit.institution, unitID: unit.id, position: position, section: section)
    return (nip, name, Stay(post: post, joinedOn: joined, leftOn: left))
  }

  private func unit(
    _ typed: String
  ) throws(RosterImportRefusal) -> (id: ID<WorkUnit>, institution: ID<Institution>) {
    let name = typed.folded
    if name.isEmpty, let unit = known.unit { return unit }
    guard let unit = known.units[name] else { throw .unitUnknown(typed) }
    if let only = known.unit, only.id != unit.id { throw .otherUnit(typed) }
    return unit
  }

  private static func nip(
    _ typed: String, of name: PersonName
  ) throws(RosterImportRefusal) -> NIP {
    // 1.98001E+17 is what a spreadsheet leaves of a number with eighteen digits.
    let isRounded = typed.contains { $0 == "E" || $0 == "e" } && typed.contains("+")
    guard !isRounded else { throw .nipRounded }
    do throws(NIPRefusal) { return try NIP(typed, orOf: name) } catch { throw .nip(error) }
  }

  private static func day(
    _ typed: String, column: String
  ) throws(RosterImportRefusal) -> CalendarDate? {
    if typed.allSatisfy(\.isWhitespace) { return nil }
    guard let day = TypedDay.read(typed) else {
      throw .dateUnreadable(column: column, typed: typed)
    }
    return day
  }
}
