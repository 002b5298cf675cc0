import InstrumentsModel
import Kernel

/// Reading single values; each failure is noted with its place and answered with a harmless value.
extension InstrumentReader {
  /// The value of a top-level key, from the file or from the one it extends.
  func inherited(_ key: String) -> YAMLTree? { document[key] ?? base?[key] }

  mutating func note(_ place: Place, _ rule: InstrumentFault.Rule, near tree: YAMLTree? = nil) {
    let where_ = tree ?? places[place] ?? document
    faults.append(
      LocatedFault(file: where_.file, line: where_.line, fault: InstrumentFault(place, rule)))
  }

  /// Puts a fault of the model where it stands in the file.
  func located(_ fault: InstrumentFault) -> LocatedFault {
    let place = places[fault.place] ?? document
    return LocatedFault(file: place.file, line: place.line, fault: fault)
  }

  /// The value at a key that must be there; `nil` for `tree` means the top of the file.
  mutating func required(_ key: String, in tree: YAMLTree?, at place: Place) -> YAMLTree? {
    if let value = tree.map({ $0[key] }) ?? inherited(key) { return value }
    note(place, .missing(key: key), near: tree)
    return nil
  }

  mutating func text(_ key: String, in tree: YAMLTree, at place: Place) -> String {
    guard let value = required(key, in: tree, at: place) else { return "" }
    guard let text = value.text, !text.isEmpty else {
      note(place, .wrongShape(key: key), near: value)
      return ""
    }
    return text
  }

  mutating func list(_ key: String, in tree: YAMLTree?, at place: Place) -> [YAMLTree] {
    guard let value = required(key, in: tree, at: place) else { return [] }
    guard let items = value.items else {
      note(place, .wrongShape(key: key), near: value)
      return []
    }
    return items
  }

  /// An exact decimal, from the text of the scalar.
  mutating func points(_ tree: YAMLTree, key: String, at place: Place) -> Points {
    guard let written = tree.text else {
      note(place, .wrongShape(key: key), near: tree)
      return .zero
    }
    guard let points = Points(decimal: written) else {
      note(place, .notADecimal(key: key, written: written), near: tree)
      return .zero
    }
    return points
  }

  mutating func points(_ key: String, in tree: YAMLTree, at place: Place) -> Points {
    required(key, in: tree, at: place).map { points($0, key: key, at: place) } ?? .zero
  }

  /// A whole number; nil (and no fault) for nothing.
  mutating func whole(_ tree: YAMLTree, key: String, at place: Place) -> Int? {
    if case .nothing = tree.content { return nil }
    guard let written = tree.text, let number = Int(written) else {
      note(place, .notAWholeNumber(key: key, written: tree.text ?? ""), near: tree)
      return nil
    }
    return number
  }

  mutating func whole(_ key: String, in tree: YAMLTree, at place: Place) -> Int? {
    tree[key].flatMap { whole($0, key: key, at: place) }
  }

  mutating func confidence(_ key: String, in tree: YAMLTree, at place: Place) -> Confidence {
    guard let value = tree[key], let written = value.text else { return .verified }
    // "not established" goes with the type `unknown` and is as open as an assumption.
    if written == "not_established" { return .assumed }
    guard let confidence = Confidence(rawValue: written) else {
      note(place, .unknownWord(key: key, written: written), near: value)
      return .assumed
    }
    return confidence
  }

  /// A wording in both languages.
  mutating func wording(
    _ indonesian: String, _ english: String, in tree: YAMLTree, at place: Place
  ) -> Text {
    Text(text(indonesian, in: tree, at: place), text(english, in: tree, at: place))
  }

  /// A list of texts in both languages, item by item.
  mutating func wordings(
    _ indonesian: String, _ english: String, in tree: YAMLTree, at place: Place
  ) -> [Text] {
    guard let first = tree[indonesian]?.items else { return [] }
    let second = list(english, in: tree, at: place)
    if second.count != first.count {
      note(place, .countDiffers(key: english, stated: first.count, found: second.count), near: tree)
      return []
    }
    return zip(first, second).map { Text($0.text ?? "", $1.text ?? "") }
  }
}
