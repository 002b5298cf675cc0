package import InstrumentsModel
import InstrumentFiles
import Synchronization

/// The instruments that the program carries inside itself.
///
/// Each is parsed at most once, when it is first asked for.
package struct InstrumentLibrary: Sendable {
  /// The ids of the shipped instruments, newest first; nothing is parsed for it.
  package static let ids = ["permenpanrb-90-2021", "permenpanrb-10-2019", "permenpanrb-52-2014"]

  /// The id of the instrument in force.
  package static let current = ids[0]

  private static let cache = Mutex<[String: Instrument]>([:])

  /// A shipped instrument.
  ///
  /// - Parameter id: Such as `permenpanrb-90-2021`.
  /// - Returns: The checked instrument.
  /// - Throws: `unknown` for an id that is not shipped; `faulty` when a shipped file was broken.
  package static func instrument(_ id: String) throws(InstrumentLoadRefusal) -> Instrument {
    if let known = cache.withLock({ $0[id] }) { return known }
    let instrument = try read(document(id))
    cache.withLock { $0[id] = instrument }
    return instrument
  }

  /// A shipped instrument by whatever people call it.
  ///
  /// - Parameter name: Its id, or its regulation with number and year (`90/2021`, `90-2021`,
  ///   `PermenPANRB 90/2021`), or only the number or the year where that is enough.
  /// - Returns: The checked instrument.
  /// - Throws: `unknown`, `ambiguous`; `faulty` when a shipped file was broken.
  package static func instrument(named name: String) throws(InstrumentLoadRefusal) -> Instrument {
    let matching = ids(named: name, among: ids)
    guard let id = matching.first else {
      throw .unknown(id: name, known: ids.map(regulation))
    }
    guard matching.count == 1 else {
      throw .ambiguous(name: name, matching: matching.map(regulation))
    }
    return try instrument(id)
  }

  /// The ids that go by a name; an id itself is never ambiguous.
  static func ids(named name: String, among ids: [String]) -> [String] {
    let tidy = name.lowercased().replacing("/", with: "-").replacing(" ", with: "-")
    if ids.contains(tidy) { return [tidy] }
    let prefix = "permenpanrb-"
    let words = tidy.hasPrefix(prefix) ? tidy.dropFirst(prefix.count) : tidy[...]
    return ids.filter { id in
      let own = id.dropFirst(prefix.count)
      return own == words || own.split(separator: "-").contains { $0 == words }
    }
  }

  /// What people call a shipped instrument: `90/2021`.
  private static func regulation(_ id: String) -> String {
    id.split(separator: "-").dropFirst().joined(separator: "/")
  }

  /// Every shipped instrument, newest first.
  ///
  /// - Throws: `faulty` when a shipped file was broken.
  package static func all() throws(InstrumentLoadRefusal) -> [Instrument] {
    var all: [Instrument] = []
    for id in ids { all.append(try instrument(id)) }
    return all
  }

  /// Reads and checks an instrument from the bytes of a YAML file.
  ///
  /// - Parameters:
  ///   - bytes: The file. What it extends must be shipped.
  ///   - file: Its name, for messages.
  /// - Returns: The checked instrument.
  /// - Throws: `notYAML` or `faulty` with file and line of everything that is wrong.
  package static func read(
    bytes: [UInt8], file: String
  ) throws(InstrumentLoadRefusal) -> Instrument {
    try read(YAMLTree(bytes: bytes, file: file))
  }

  /// The bytes of a shipped file.
  ///
  /// - Throws: `unknown` for an id that is not shipped.
  package static func bytes(of id: String) throws(InstrumentLoadRefusal) -> [UInt8] {
    var length = 0
    let start: UnsafePointer<UInt8>? =
      switch id {
      case "permenpanrb-90-2021": instrument_90_2021(&length)
      case "permenpanrb-10-2019": instrument_10_2019(&length)
      case "permenpanrb-52-2014": instrument_52_2014(&length)
      default: nil
      }
    guard let start else { throw .unknown(id: id, known: ids) }
    return Array(UnsafeBufferPointer(start: start, count: length))
  }

  private static func document(_ id: String) throws(InstrumentLoadRefusal) -> YAMLTree {
    try YAMLTree(bytes: bytes(of: id), file: "\(id).yaml")
  }

  private static func read(_ tree: YAMLTree) throws(InstrumentLoadRefusal) -> Instrument {
    guard let extended = tree["extends"]?.text else {
      return try InstrumentReader.read(tree, base: nil)
    }
    return try InstrumentReader.read(tree, base: document(extended))
  }
}
