import Yams

/// A YAML document with the file and line of each value, scalars as the text that was written.
///
/// A decimal is never read through a binary float.
struct YAMLTree: Sendable {
  /// What a value is.
  enum Content: Sendable {
    /// The text of a scalar.
    case text(String)
    /// Nothing (`null`, `~` or empty).
    case nothing
    /// A list.
    case list([YAMLTree])
    /// A map in the order of the file.
    case map([(key: String, value: YAMLTree)])
  }

  /// The name of the file.
  let file: String
  /// The line from 1.
  let line: Int
  /// The value.
  let content: Content

  /// The value at a key of a map; nil when it is not a map or has no such key.
  subscript(key: String) -> YAMLTree? {
    guard case .map(let pairs) = content else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// The text of a scalar; nil for anything else.
  var text: String? {
    if case .text(let text) = content { return text }
    return nil
  }

  /// The items of a list; nil for anything else.
  var items: [YAMLTree]? {
    if case .list(let items) = content { return items }
    return nil
  }

  /// The pairs of a map; nil for anything else.
  var pairs: [(key: String, value: YAMLTree)]? {
    if case .map(let pairs) = content { return pairs }
    return nil
  }

  /// Reads a document.
  ///
  /// - Throws: `notYAML` with file, line and problem.
  init(bytes: [UInt8], file: String) throws(InstrumentLoadRefusal) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notYAML(file: file, line: 1, problem: "not UTF-8")
    }
    do {
      // The plain resolver: no regular expressions run over 5,000 scalars that stay text.
      let node = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      guard let node else {
        throw InstrumentLoadRefusal.notYAML(file: file, line: 1, problem: "empty")
      }
      self.init(node, file: file)
    } catch let refusal as InstrumentLoadRefusal {
      throw refusal
    } catch let error as YamlError {
      throw Self.refusal(error, file: file)
    } catch {
      throw .notYAML(file: file, line: 1, problem: "unreadable")
    }
  }

  private init(_ node: Node, file: String) {
    self.file = file
    line = node.mark?.line ?? 1
    switch node {
    case .scalar(let scalar):
      let isNothing =
        (scalar.style == .plain || scalar.style == .any)
        && ["", "~", "null"].contains(scalar.string)
      content = isNothing ? .nothing : .text(scalar.string)
    case .sequence(let sequence):
      content = .list(sequence.map { YAMLTree($0, file: file) })
    case .mapping(let mapping):
      content = .map(mapping.map { ($0.key.scalar?.string ?? "", YAMLTree($0.value, file: file)) })
    case .alias:
      content = .nothing
    }
  }

  private static func refusal(_ error: YamlError, file: String) -> InstrumentLoadRefusal {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .notYAML(file: file, line: mark.line, problem: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      .notYAML(
        file: file, line: context.mark.line,
        problem: "repeated key \(duplicates.joined(separator: ", "))")
    case .reader(let problem, _, _, _): .notYAML(file: file, line: 1, problem: problem)
    default: .notYAML(file: file, line: 1, problem: "unreadable")
    }
  }
}
