package import Kernel

/// An instansi pemerintah: a ministry, an agency or a regional government.
package struct Institution: Hashable, Sendable {
  /// The identity; leads the keys of everything that belongs to the instansi.
  package let id: ID<Institution>
  /// What it is.
  package let kind: InstitutionKind
  /// The official name.
  package private(set) var name: PlaceName
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes an instansi.
  package init(id: ID<Institution>, kind: InstitutionKind, name: PlaceName, version: Int64 = 1) {
    self.id = id
    self.kind = kind
    self.name = name
    self.version = version
  }

  /// Gives the instansi another name.
  ///
  /// - Returns: What happened; empty when the name is the same.
  package mutating func rename(to newName: PlaceName) -> [WorkUnitEvent] {
    guard newName != name else { return [] }
    name = newName
    return [.institutionRenamed(self)]
  }
}

/// The kinds of instansi.
package enum InstitutionKind: String, CaseIterable, Sendable {
  /// A ministry.
  case ministry = "kementerian"
  /// An agency.
  case agency = "lembaga"
  /// A province.
  case province = "provinsi"
  /// A regency.
  case regency = "kabupaten"
  /// A city.
  case city = "kota"
}

/// The name of an instansi or a unit kerja.
package struct PlaceName: Hashable, Sendable, CustomStringConvertible {
  /// The longest name that is taken, in characters.
  package static let longest = 300

  /// One line without spaces at its ends.
  package let text: String

  /// Takes a name; runs of spaces become one.
  ///
  /// - Throws: Which part of the rule the text breaks.
  package init(_ typed: String) throws(PlaceNameRefusal) {
    let words = typed.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { throw .empty }
    let line = words.joined(separator: " ")
    guard line.count <= Self.longest, line.utf8.count <= 4 * Self.longest else {
      throw .tooLong(limit: Self.longest)
    }
    let isPrintable = line.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    guard isPrintable else { throw .unprintable }
    text = line
  }

  package var description: String { text }

  /// The form in which two names are compared: case does not count.
  package var folded: String { text.lowercased() }
}

/// Why the name of a place was not taken.
package enum PlaceNameRefusal: Error, Hashable, Sendable {
  /// Nothing was typed.
  case empty
  /// Longer than the limit.
  case tooLong(limit: Int)
  /// Holds control characters.
  case unprintable
}
