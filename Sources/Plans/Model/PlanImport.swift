package import Kernel
package import WorkUnitsModel

/// A plan that was read from a file and decided row by row, before anything is stored.
package struct PlanImport: DecidedImport {
  /// The most rows of one file.
  package static let mostRows = PlanItem.mostItems

  /// A column of the file.
  package enum Column: String, ImportColumn {
    /// The id of an item of this plan; blank for a new one.
    case code = "kode"
    /// The area by name.
    case area
    /// What is done.
    case action = "kegiatan"
    /// What comes out of it.
    case output = "keluaran"
    /// How much of it.
    case target
    /// What is counted.
    case measure = "satuan"
    /// The quarters in any of the usual ways; written as `B03, B12`.
    case quarters = "triwulan"
    /// The name of who answers for it, or the number (NIP).
    case owner = "pemilik"
    /// The last day in time as `TypedDay` reads it; written as `2026-12-31`.
    case due = "tenggat"
    /// The codes of the linked questions.
    case questions = "pertanyaan"

    /// The head of the column in a file; both languages are read, whichever a file was written in.
    package var title: Text {
      switch self {
      case .code: Text("Kode", "Code")
      case .area: Text("Area", "Area")
      case .action: Text("Kegiatan", "Action")
      case .output: Text("Keluaran", "Output")
      case .target: Text("Target", "Target")
      case .measure: Text("Satuan", "Measure")
      case .quarters: Text("Triwulan", "Quarters")
      case .owner: Text("Pemilik", "Owner")
      case .due: Text("Tenggat", "Due")
      case .questions: Text("Pertanyaan LKE", "LKE questions")
      }
    }

    /// Whether a file can go without it.
    var isOptional: Bool { self == .code || self == .questions }
  }

  /// What becomes of a row.
  package enum Outcome: ImportOutcome {
    /// A new item.
    case create
    /// An item of the plan is changed.
    case change
    /// The plan has it like this already.
    case unchanged
    /// The row cannot be taken.
    case refused(PlanImportRefusal)

    /// Whether the row cannot be taken.
    package var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  /// One row with its outcome.
  package struct Line: ImportLine {
    /// The row of the file; 1 is the header.
    package let number: Int
    /// The cells in the order of `Column.allCases`, as they were read.
    package let cells: [String]
    /// What becomes of it.
    package let outcome: PlanImport.Outcome
    /// What the plan has now where the row changes it; nil for every other row.
    package let before: Before?
    /// What is doubtful about its due date; nil when nothing is, and for a refused row.
    package let doubt: DueDoubt?
  }

  /// An item of the plan that a row changes.
  package struct Before: Hashable, Sendable {
    /// What is planned now.
    package let content: PlanItemContent
    /// The name of who answers for it now.
    package let owner: String
    /// The columns whose cells differ, in their order.
    package let columns: [Column]

    init(_ content: PlanItemContent, owner: String, after: PlanItemContent) {
      self.content = content
      self.owner = owner
      columns = Column.allCases.filter { column in
        switch column {
        case .code: false
        case .area: content.area != after.area
        case .action: content.action != after.action
        case .output: content.output != after.output
        case .target: content.target.amount != after.target.amount
        case .measure: content.target.measure != after.target.measure
        case .quarters: content.quarters != after.quarters
        case .owner: content.ownerID != after.ownerID
        case .due: content.dueOn != after.dueOn
        case .questions: content.soals != after.soals
        }
      }
    }
  }

  /// An item as the import leaves it.
  package struct Change: Hashable, Sendable {
    /// The item of the plan; nil for a new one.
    package let before: PlanItem?
    /// What is planned.
    package let content: PlanItemContent
  }

  /// Every row in the order of the file.
  package let lines: [Line]
  /// Every item that is new or different.
  package let changes: [Change]

  init(lines: [Line], changes: [Change]) {
    self.lines = lines
    self.changes = changes
  }
}

/// What a row of a file is decided against.
package struct PlanImportGround: Sendable {
  /// Somebody on the roster of the unit today.
  package struct Person: Hashable, Sendable {
    /// The identity.
    package let id: ID<Employee>
    /// The number (NIP).
    package let nip: String
    /// The name with titles.
    package let name: String

    /// Describes somebody.
    package init(id: ID<Employee>, nip: String, name: String) {
      self.id = id
      self.nip = nip
      self.name = name
    }
  }

  /// The year of the unit.
  let year: PlanYear
  /// The items of the plan with the names of their owners.
  let items: [ID<PlanItem>: (item: PlanItem, owner: Assignee)]
  /// Who is on the roster today.
  let people: [Person]
  /// The names of the areas in each language.
  let areaNames: [String: PlanArea]
  /// The areas whose items the person plans.
  let areas: Set<PlanArea>

  /// Describes the ground.
  ///
  /// - Parameters:
  ///   - year: The year of the unit.
  ///   - items: The items of the plan, removed ones included.
  ///   - people: Who is on the roster today.
  ///   - areaNames: What the areas are called in files.
  ///   - areas: The areas whose items the person plans.
  package init(
    year: PlanYear, items: [(item: PlanItem, owner: Assignee)], people: [Person],
    areaNames: [PlanArea: Text], areas: Set<PlanArea>
  ) {
    self.year = year
    self.items = Dictionary(items.map { ($0.item.id, $0) }, uniquingKeysWith: { $1 })
    self.people = people
    self.areas = areas
    var names: [String: PlanArea] = [:]
    for area in PlanArea.allCases {
      names[area.rawValue] = area
      guard let name = areaNames[area] else { continue }
      names[name.indonesian.folded] = area
      names[name.english.folded] = area
    }
    self.areaNames = names
  }

  var roster: Set<ID<Employee>> { Set(people.map(\.id)) }
}

/// Why a file with a plan, or a row of it, was not taken.
package enum PlanImportRefusal: ImportRefusal, Hashable {
  /// No file was chosen.
  case noFile
  /// The file has no row below its header.
  case noRows
  /// More rows than the limit.
  case tooManyRows(limit: Int)
  /// A needed column is missing.
  case columnMissing(PlanImport.Column)
  /// A column that is not known.
  case columnUnknown(String)
  /// A column stands twice.
  case columnRepeated(String)
  /// The row is wider than the header.
  case tooManyCells(found: Int, needed: Int)
  /// The code is that of no item of this plan.
  case codeUnknown(String)
  /// The item stands in an earlier row.
  case repeated(line: Int)
  /// No area has this name.
  case areaUnknown(String)
  /// The person does not plan items of this area.
  case areaForbidden(PlanArea)
  /// A quarter that is none.
  case quarterUnknown(String)
  /// Nobody on the roster today has this name or number.
  case ownerUnknown(String)
  /// Several people on the roster have this name.
  case ownerAmbiguous(String)
  /// The instrument of the year has no question with this code.
  case questionUnknown(String)
  /// The rules of plans refuse it.
  case rule(PlanRefusal)

  /// A column stands twice; it is named by its second head.
  package static func columnTwice(
    _ column: PlanImport.Column, typed: String
  ) -> PlanImportRefusal {
    .columnRepeated(typed)
  }
}
