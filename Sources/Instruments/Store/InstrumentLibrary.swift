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
