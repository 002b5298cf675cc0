package import Kernel
package import WorkUnitsModel

/// A table with where units are and how long they take, decided row by row before anything of it is
/// stored.
package struct PlaceImport: DecidedImport {
  /// The most rows of one file.
  package static let mostRows = AssignmentRules.mostUnits

  /// A column of the file, in the order in which it is exported.
  package enum Column: String, ImportColumn {
    /// The id of the unit; it may be blank or missing where the name is given.
    case code = "kode"
    /// The name of the unit today.
    case unit
    /// The province by name or code.
    case province = "provinsi"
    /// Degrees north.
    case latitude = "lintang"
    /// Degrees east.
    case longitude = "bujur"
    /// Codes of languages, the dearest first.
    case languages = "bahasa"
    /// Minutes of work for one assessor.
    case minutes = "menit"

    /// The head of the column; both languages are read, whichever a file was written in.
    package var title: Text {
      switch self {
      case .code: Text("Kode", "Code")
      case .unit: Text("Unit", "Unit")
      case .province: Text("Provinsi", "Province")
      case .latitude: Text("Lintang", "Latitude")
      case .longitude: Text("Bujur", "Longitude")
      case .languages: Text("Bahasa", "Languages")
      case .minutes: Text("Menit", "Minutes")
      }
    }
  }

  /// What becomes of a row.
  package enum Outcome: ImportOutcome {
    /// Something of the unit changes.
    case change
    /// All of it is on record.
    case unchanged
    /// The row cannot be taken: everything that is wrong with it.
    case refused([PlaceRefusal])

    /// Whether the row cannot be taken.
    package var isRefused: Bool { if case .refused = self { true } else { false } }
  }

  /// What is taken, but worth a look.
  package enum Warning: Hashable, Sendable {
    /// The coordinates lie outside Indonesia, which is right for few units only.
    case abroad
    /// The coordinates lie far from the seat of the province in the same row, which is not stored.
    case farFromProvince(name: String, kilometres: Int)
    /// The province in the same row is not stored, for the coordinates say more.
    case provinceDropped(name: String)
    /// The unit loses its coordinates.
    case pointRemoved
    /// A code that is in no list of languages here.
    case languageUnlisted(String)
  }

  /// A cell that differs from the record.
  package typealias Difference = ImportDifference<Column>

  /// One row with its outcome.
  package struct Line: ImportLine {
    /// The row of the file; 1 is the header.
    package let number: Int
    /// What the unit is called; for a refused row what was typed.
    package let name: String
    /// What becomes of it.
    package let outcome: PlaceImport.Outcome
    /// What differs from the record.
    package let differences: [Difference]
    /// What is worth a look.
    package let warnings: [Warning]

    /// Whether the coordinates lie outside Indonesia.
    package var isAbroad: Bool { warnings.contains(.abroad) }

    /// Why it cannot be taken; empty when it can.
    package var refusals: [PlaceRefusal] {
      if case .refused(let refusals) = outcome { refusals } else { [] }
    }
  }

  /// A unit that the import changes.
  package struct Change: Hashable, Sendable {
    /// What is on record.
    package let before: UnitFacts
    /// What will be.
    package let after: UnitFacts
  }

  /// Every row in the order of the file.
  package let lines: [Line]
  /// Every unit that is different afterwards.
  package let changes: [Change]

  init(lines: [Line], changes: [Change]) {
    self.lines = lines
    self.changes = changes
  }
}

/// What an assignment knows of a unit, as somebody said it.
package struct UnitFacts: Hashable, Sendable {
  /// The unit.
  package let id: ID<WorkUnit>
  /// What it is called today.
  package let name: String
  /// Where it is, when somebody said so of this very unit.
  package var site: Site?
  /// The languages in which it would like to be judged, the dearest first.
  package var languages: [LanguageCode]
  /// How many minutes its judgement takes one assessor; nil for the usual time.
  package var minutes: Int?

  /// Describes a unit.
  package init(
    id: ID<WorkUnit>, name: String, site: Site? = nil, languages: [LanguageCode],
    minutes: Int? = nil
  ) {
    self.id = id
    self.name = name
    self.site = site
    self.languages = languages
    self.minutes = minutes
  }
}

/// What a table of units is decided against, and what is written into an exported one.
package struct PlaceGround: Sendable {
  /// The units of the instansi, in the order in which they are exported.
  package let units: [UnitFacts]
  /// The codes of languages that have a name here; nil when nobody says.
  private let languages: Set<String>?
  private let nameOfProvince: [String: String]
  private let provinceOfName: [String: String]

  /// Describes the ground.
  ///
  /// - Parameters:
  ///   - units: The units of the instansi.
  ///   - provinces: The provinces with their codes.
  ///   - languages: The codes of languages that have a name here; nil lets every code count.
  package init(
    units: [UnitFacts], provinces: [(code: String, name: String)],
    languages: Set<String>? = nil
  ) {
    self.units = units
    self.languages = languages
    nameOfProvince = Dictionary(provinces.map { ($0.code, $0.name) }) { first, _ in first }
    provinceOfName = Dictionary(
      provinces.map { ($0.name.folded, $0.code) }
    ) { first, _ in first }
  }

  /// The code of a province by its name, or by its code or that of a region in it.
  func province(_ typed: String) -> String? {
    if let code = provinceOfName[typed.folded] { return code }
    let code = String(typed.filter { !$0.isWhitespace }.prefix(2))
    let isCode = typed.allSatisfy { $0.isWhitespace || $0 == "." || $0.isASCII && $0.isNumber }
    return isCode && nameOfProvince[code] != nil ? code : nil
  }

  /// What a province is called.
  func name(ofProvince code: String) -> String { nameOfProvince[code] ?? code }

  /// Whether a code of a language has a name here.
  func lists(_ language: LanguageCode) -> Bool { languages?.contains(language.text) ?? true }

  /// What the cell of a column says of a unit.
  package func cell(_ column: PlaceImport.Column, of unit: UnitFacts) -> String {
    switch column {
    case .code: unit.id.text
    case .unit: unit.name
    case .province: unit.site?.province.map { name(ofProvince: $0) } ?? ""
    case .latitude: unit.site?.point?.latitudeText ?? ""
    case .longitude: unit.site?.point?.longitudeText ?? ""
    case .languages: unit.languages.map(\.text).joined(separator: ", ")
    case .minutes: unit.minutes.map { String($0) } ?? ""
    }
  }

  /// The units as rows of a file, in the columns of the import; without the header.
  package var rows: [[String]] {
    units.map { unit in PlaceImport.Column.allCases.map { cell($0, of: unit) } }
  }
}

/// Why a table of units, or a row of it, was not taken.
package enum PlaceRefusal: ImportRefusal, Hashable {
  /// No file was chosen.
  case noFile
  /// The file has no bytes.
  case emptyFile
  /// The file has no row below its header.
  case noRows
  /// More rows than the limit.
  case tooManyRows(limit: Int)
  /// Neither the code nor the name of a unit is a column.
  case unitColumnMissing
  /// The other one of latitude and longitude is missing.
  case columnMissing(PlaceImport.Column)
  /// A column that is not known.
  case columnUnknown(String)
  /// A column stands twice.
  case columnRepeated(PlaceImport.Column)
  /// The row is wider than the header.
  case tooManyCells(found: Int, needed: Int)
  /// The row names no unit.
  case unitMissing
  /// No unit of the instansi has this code.
  case codeUnknown(String)
  /// No unit of the instansi has this name.
  case unitUnknown(String)
  /// Several units have this name; the code tells them apart.
  case unitAmbiguous(String)
  /// The code is that of a unit with another name.
  case otherName(String)
  /// The unit stands in an earlier row; the column names it.
  case repeated(line: Int, column: PlaceImport.Column)
  /// No province has this name or code.
  case provinceUnknown(String)
  /// The coordinates are no place.
  case geo(GeoFault)
  /// No code of a language.
  case languageUnknown(String)
  /// A language stands twice.
  case languageTwice(String)
  /// More languages than count.
  case tooManyLanguages(limit: Int)
  /// No whole number of minutes in the range.
  case minutesWrong(String)

  /// The column that it is about; nil for the whole row or file.
  package var column: PlaceImport.Column? {
    switch self {
    case .noFile, .emptyFile, .noRows, .tooManyRows, .unitColumnMissing, .columnMissing,
      .columnUnknown,
      .columnRepeated, .tooManyCells:
      nil
    case .codeUnknown: .code
    case .repeated(_, let column): column
    case .unitMissing, .unitUnknown, .unitAmbiguous, .otherName: .unit
    case .provinceUnknown: .province
    case .geo(.missing(let axis)), .geo(.unreadable(let axis, _)), .geo(.offGlobe(let axis, _)):
      axis == .latitude ? .latitude : .longitude
    case .geo(.swapped): .latitude
    case .languageUnknown, .languageTwice, .tooManyLanguages: .languages
    case .minutesWrong: .minutes
    }
  }

  /// A column stands twice; its title says which, however it was typed.
  package static func columnTwice(_ column: PlaceImport.Column, typed: String) -> PlaceRefusal {
    .columnRepeated(column)
  }
}
