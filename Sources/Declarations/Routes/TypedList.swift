import DeclarationsModel
import Kernel
import Web

/// A list typed one entry on each line, its two parts set apart by a semicolon.
///
/// Everything that is wrong is found in one reading, with the line as the person counts it.
struct TypedList<Entry: Sendable>: Sendable {
  private(set) var entries: [Entry] = []
  private(set) var faults: [LineFault] = []

  /// Reads the lines; blank ones are left out but counted.
  ///
  /// - Parameters:
  ///   - typed: As typed.
  ///   - isSet: Whether no two lines may begin with the same words.
  ///   - make: An entry of the two parts; nil when the rules do not take it.
  init(_ typed: String, isSet: Bool, make: (_ first: String, _ second: String) -> Entry?) {
    var lineOf: [String: Int] = [:]
    let lines = typed.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isWhitespace) {
      let parts = line.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0.trimmed) }
      let (first, second) = (parts[0], parts.count > 1 ? parts[1] : "")
      let key = first.lowercased()
      let entry = make(first, second)
      let kind: LineFault.Kind? =
        if first.isEmpty {
          .firstMissing
        } else if second.isEmpty {
          .secondMissing
        } else if entry == nil {
          .notTaken
        } else if isSet, let earlier = lineOf[key] {
          .twice(line: earlier)
        } else {
          nil
        }
      if let kind {
        faults.append(LineFault(line: index + 1, typed: line, kind: kind))
      } else if let entry {
        entries.append(entry)
      }
      if !first.isEmpty, lineOf[key] == nil { lineOf[key] = index + 1 }
    }
  }

  /// What to say at the field; empty when every line was taken.
  func errors(_ field: String, _ words: DeclarationText.ListWords, most: Int) -> [FormError] {
    var messages = faults.prefix(Self.mostFaults).map { DeclarationText.line($0, words) }
    if faults.count > Self.mostFaults {
      messages.append(DeclarationText.moreLines(faults.count - Self.mostFaults))
    }
    if entries.count + faults.count > most {
      messages.append(DeclarationText.tooManyLines(entries.count + faults.count, most: most))
    }
    return messages.map { FormError(field: field, message: $0) }
  }

  /// The most lines that are named one by one.
  private static var mostFaults: Int { 5 }
}

/// What is wrong in one line of a typed list.
struct LineFault: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case firstMissing
    case secondMissing
    case notTaken
    case twice(line: Int)
  }

  /// From 1, blank lines included.
  let line: Int
  /// How the line begins, so that it can be found.
  let start: String
  let kind: Kind

  init(line: Int, typed: Substring, kind: Kind) {
    self.line = line
    let typed = typed.trimmed
    start = typed.count > 30 ? typed.prefix(29) + "…" : String(typed)
    self.kind = kind
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}

extension Array where Element == FormError {
  /// Reads somebody from two fields; what is wrong is added for each of them.
  ///
  /// - Returns: nil when the rules do not take name or office.
  mutating func person(
    name: (field: String, typed: String), office: (field: String, typed: String)
  ) -> Witness? {
    for refusal in Witness.refusals(name: name.typed, office: office.typed) {
      let field = refusal == .nameIsWrong(field: "jabatan") ? office.field : name.field
      append(FormError(field: field, message: DeclarationText.refusal(refusal)))
    }
    return try? Witness(name: name.typed, office: office.typed)
  }

  /// Reads people typed one on each line; what is wrong is added line by line.
  mutating func people(_ field: String, _ typed: String, isSet: Bool) -> [Witness] {
    let list = TypedList(typed, isSet: isSet) { try? Witness(name: $0, office: $1) }
    self += list.errors(field, .people, most: UnitDeclaration.mostPeople)
    return list.entries
  }

  /// The same in the order of the page.
  func ordered(by fields: [String]) -> [FormError] {
    fields.flatMap { field in filter { $0.field == field } }
  }

  /// Whether a field is among them.
  func concerns(_ field: String) -> Bool { contains { $0.field == field } }
}
