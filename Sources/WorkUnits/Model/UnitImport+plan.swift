import Kernel

/// What the store knows before an import.
package struct KnownTree: Hashable, Sendable {
  /// A unit of the store.
  package struct KnownUnit: Hashable, Sendable {
    /// The compared name of the unit above; nil directly below the instansi.
    package let parent: String?
    /// Whether it still exists.
    package let isActive: Bool

    /// Describes a known unit.
    package init(parent: String?, isActive: Bool) {
      self.parent = parent
      self.isActive = isActive
    }
  }

  /// The kinds of the instansi, by compared name.
  package var institutions: [String: InstitutionKind]
  /// The units of each instansi, by compared names.
  package var units: [String: [String: KnownUnit]]
  /// The time zones of the world by their names; empty when they are not asked.
  package var zones: Set<String> = []

  /// Describes what is known.
  package init(
    institutions: [String: InstitutionKind] = [:], units: [String: [String: KnownUnit]] = [:]
  ) {
    self.institutions = institutions
    self.units = units
  }
}

extension UnitImport {
  /// Decides what a list of units leads to.
  ///
  /// - Parameters:
  ///   - rows: The cells of the file with the header first.
  ///   - known: What the store holds.
  /// - Throws: A refusal of the whole file: no rows, too many, or a wrong header.
  package init(rows: [[String]], known: KnownTree) throws(UnitImportRefusal) {
    let table = try ImportTable<UnitImportRefusal>(
      rows, limit: Self.mostRows, columns: Self.columns, needed: Self.neededColumns)
    var plan = UnitImportPlan(known: known)
    for row in table.rows { plan.read(row, width: table.width) }
    plan.findParents()
    self.init(lines: plan.lines, institutions: plan.newInstitutions, units: plan.newUnits)
  }
}

/// The work of deciding an import, row by row.
struct UnitImportPlan {
  struct Draft {
    let number: Int
    let institution: String
    let unit: String
    var refusal: UnitImportRefusal?
    var isNew = false
    var key: (institution: String, unit: String)?
    var parent: String?
    var name: PlaceName?
    var from: CalendarDate?
    var setting = UnitSetting.usual
  }

  let known: KnownTree
  private(set) var drafts: [Draft] = []
  private(set) var newInstitutions: [UnitImport.NewInstitution] = []
  private(set) var newUnits: [UnitImport.NewUnit] = []
  private var kinds: [String: InstitutionKind]
  /// The draft of each unit of the file, by instansi and unit.
  private var places: [String: [String: Int]] = [:]

  init(known: KnownTree) {
    self.known = known
    kinds = known.institutions
  }

  var lines: [UnitImport.Line] {
    drafts.map { draft in
      let outcome: UnitImport.Outcome =
        if let refusal = draft.refusal { .refused(refusal) } else {
          draft.isNew ? .create : .unchanged
        }
      return UnitImport.Line(
        number: draft.number, institution: draft.institution, unit: draft.unit, outcome: outcome)
    }
  }

  mutating func read(_ row: ImportTable<UnitImportRefusal>.Row, width: Int) {
    var draft = Draft(number: row.number, institution: row["instansi"], unit: row["unit"])
    do throws(UnitImportRefusal) {
      guard row.cells.count == width else {
        throw UnitImportRefusal.cellCount(found: row.cells.count, needed: width)
      }
      try read(into: &draft) { row[$0] }
    } catch {
      draft.refusal = error
    }
    drafts.append(draft)
  }

  private mutating func read(
    into draft: inout Draft, cell: (String) -> String
  ) throws(UnitImportRefusal) {
    let institution: PlaceName
    do { institution = try PlaceName(draft.institution) } catch { throw .institutionName(error) }
    try readKind(cell("jenis"), of: institution, into: &draft)
    guard draft.unit.contains(where: { !$0.isWhitespace }) else { return }
    let name: PlaceName
    do { name = try PlaceName(draft.unit) } catch { throw .unitName(error) }
    let date = cell("berlaku_sejak").filter { !$0.isWhitespace }
    if !date.isEmpty {
      guard let day = CalendarDate(date) else { throw .dateUnreadable(date) }
      draft.from = day
    }
    draft.setting = try setting(zone: cell("zona"), languages: cell("bahasa"))
    let parent = cell("induk")
    if parent.contains(where: { !$0.isWhitespace }) {
      do { draft.parent = try PlaceName(parent).folded } catch { throw .parentUnknown(parent) }
    }
    if let earlier = places[institution.folded]?[name.folded] {
      throw .repeated(line: drafts[earlier].number)
    }
    draft.key = (institution.folded, name.folded)
    draft.name = name
    places[institution.folded, default: [:]][name.folded] = drafts.count
  }

  /// Reads zone and languages; what is left out is as in most units.
  private func setting(
    zone typedZone: String, languages typedLanguages: String
  ) throws(UnitImportRefusal) -> UnitSetting {
    let name = typedZone.filter { !$0.isWhitespace }
    guard let zone = name.isEmpty ? UnitZone.wib : UnitZone(name),
      known.zones.isEmpty || known.zones.contains(zone.identifier)
    else { throw .zoneUnknown(typedZone) }
    let words = typedLanguages.split { $0 == "," || $0.isWhitespace }
    let codes =
      words.isEmpty ? [LanguageCode.indonesian] : words.compactMap { LanguageCode(String($0)) }
    guard words.isEmpty || codes.count == words.count,
      let setting = UnitSetting(zone: zone, languages: codes)
    else { throw .languagesUnreadable(typedLanguages) }
    return setting
  }

  private mutating func readKind(
    _ typed: String, of institution: PlaceName, into draft: inout Draft
  ) throws(UnitImportRefusal) {
    let word = typed.filter { !$0.isWhitespace }.lowercased()
    guard let kind = InstitutionKind(rawValue: word) else { throw .kindUnknown(typed) }
    if let earlier = kinds[institution.folded] {
      guard earlier == kind else { throw .kindDiffers(earlier) }
    } else {
      kinds[institution.folded] = kind
      newInstitutions.append(UnitImport.NewInstitution(kind: kind, name: institution))
      draft.isNew = true
    }
  }

  /// Finds each unit's place in the tree; parents may stand below their children in the file.
  mutating func findParents() {
    var depths: [Int: Int] = [:]
    for index in drafts.indices { _ = settle(index, path: [], depths: &depths) }
  }

  /// Settles one unit after everything above it, and returns its depth.
  private mutating func settle(_ index: Int, path: Set<Int>, depths: inout [Int: Int]) -> Int {
    if let depth = depths[index] { return depth }
    let draft = drafts[index]
    guard draft.refusal == nil, let key = draft.key, let name = draft.name else { return 0 }
    if let stored = known.units[key.institution]?[key.unit] {
      depths[index] = storedDepth(of: key.unit, in: key.institution)
      if !stored.isActive {
        drafts[index].refusal = .unitIsClosed
      } else if stored.parent != draft.parent {
        drafts[index].refusal = .parentDiffers
      }
      return depths[index] ?? 1
    }
    var depth = 1
    if let parent = draft.parent {
      if let above = places[key.institution]?[parent] {
        guard above != index, !path.contains(above) else {
          drafts[index].refusal = .circle
          return 0
        }
        guard path.count < UnitImport.deepest else {
          drafts[index].refusal = .tooDeep(limit: UnitImport.deepest)
          return 0
        }
        depth = settle(above, path: path.union([index]), depths: &depths) + 1
        if drafts[above].refusal != nil {
          drafts[index].refusal = .parentRefused(line: drafts[above].number)
        }
      } else if let stored = known.units[key.institution]?[parent], stored.isActive {
        depth = storedDepth(of: parent, in: key.institution) + 1
      } else {
        drafts[index].refusal = .parentUnknown(parent)
      }
    }
    if depth > UnitImport.deepest, drafts[index].refusal == nil {
      drafts[index].refusal = .tooDeep(limit: UnitImport.deepest)
    }
    depths[index] = depth
    guard drafts[index].refusal == nil else { return depth }
    drafts[index].isNew = true
    newUnits.append(
      UnitImport.NewUnit(
        institution: key.institution, name: name, parent: draft.parent, from: draft.from,
        setting: draft.setting))
    return depth
  }

  private func storedDepth(of unit: String, in institution: String) -> Int {
    var depth = 1
    var current = unit
    while depth <= UnitImport.deepest, let parent = known.units[institution]?[current]?.parent {
      depth += 1
      current = parent
    }
    return depth
  }
}
