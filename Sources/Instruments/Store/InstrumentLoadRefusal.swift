package import InstrumentsModel

/// A fault of an instrument with the place in its file.
package struct LocatedFault: Hashable, Sendable {
  /// The name of the file.
  package let file: String
  /// The line from 1.
  package let line: Int
  /// What is wrong.
  package let fault: InstrumentFault
}

/// Why an instrument is not taken.
package enum InstrumentLoadRefusal: Error, Equatable, Sendable {
  /// No such instrument is shipped; the regulations of those that are.
  case unknown(id: String, known: [String])
  /// Several shipped instruments go by that name; their regulations.
  case ambiguous(name: String, matching: [String])
  /// The file cannot be read.
  case unreadable(file: String)
  /// The file is not YAML.
  case notYAML(file: String, line: Int, problem: String)
  /// The instrument does not fit together; every fault, in the order of the file.
  case faulty([LocatedFault])
}
