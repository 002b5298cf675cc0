import Cryptography
import Foundation
package import InstrumentsModel
import Synchronization

/// The official wording that an installation took over, in its data folder.
///
/// One file for each instrument, `instruments/ID.wording.json`, with the digest of its own content:
/// a changed file is noticed and not shown. It never enters the repository.
package enum WordingStore {
  private struct File: Codable {
    var instrument: String
    var year: Int
    var source_digest: String
    var lines: [Line]
    var digest: String
  }

  private struct Line: Codable {
    var question: String
    var criteria: String
    var options: [String]
  }

  private struct Stamp: Equatable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  private static let cache = Mutex<[String: (stamp: Stamp, wording: OfficialWording)]>([:])

  /// Checks a question master against an instrument and takes its wording, without storing it.
  ///
  /// - Parameters:
  ///   - bytes: The JSON file.
  ///   - instrument: The instrument it must fit.
  /// - Returns: The wording.
  /// - Throws: The first difference.
  package static func read(
    master bytes: [UInt8], for instrument: Instrument
  ) throws(WordingRefusal) -> OfficialWording {
    let digest = SHA256Digest(of: bytes).hex
    return try QuestionMaster(bytes: bytes).wording(for: instrument, digest: digest)
  }

  /// Stores the wording, in one step: a reader sees the old file or the new one.
  ///
  /// - Parameters:
  ///   - wording: What was read from a master.
  ///   - dataFolder: The folder of the installation.
  /// - Returns: The path of the file.
  /// - Throws: What the file system says.
  @discardableResult
  package static func save(_ wording: OfficialWording, in dataFolder: String) throws -> String {
    var file = File(
      instrument: wording.instrumentID, year: wording.year, source_digest: wording.sourceDigest,
      lines: wording.lines.map {
        Line(question: $0.question, criteria: $0.criteria, options: $0.options)
      }, digest: "")
    file.digest = try digest(of: file)
    let path = path(wording.instrumentID, dataFolder)
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try encoded(file).write(to: URL(filePath: path), options: .atomic)
    return path
  }

  /// The stored wording of an instrument; nil when the installation has none.
  ///
  /// - Parameters:
  ///   - instrument: Whose wording.
  ///   - dataFolder: The folder of the installation.
  /// - Returns: The wording, read again only when the file changed.
  /// - Throws: `damaged` when the file does not match its digest or the instrument.
  package static func find(
    for instrument: Instrument, in dataFolder: String
  ) throws(WordingRefusal) -> OfficialWording? {
    let path = path(instrument.id, dataFolder)
    guard let stamp = stamp(path) else { return nil }
    if let known = cache.withLock({ $0[path] }), known.stamp == stamp { return known.wording }
    guard let data = FileManager.default.contents(atPath: path),
      let file = try? JSONDecoder().decode(File.self, from: data),
      (try? digest(of: file)) == file.digest, file.instrument == instrument.id,
      file.lines.count == instrument.soals.count
    else { throw .damaged(file: path) }
    let wording = OfficialWording(
      instrumentID: file.instrument, year: file.year, sourceDigest: file.source_digest,
      lines: file.lines.map {
        OfficialWording.Line(question: $0.question, criteria: $0.criteria, options: $0.options)
      })
    cache.withLock { $0[path] = (stamp, wording) }
    return wording
  }

  private static func path(_ id: String, _ dataFolder: String) -> String {
    dataFolder + "/instruments/\(id).wording.json"
  }

  // Asked for every page: Foundation would look up the names of the file's owner and group too.
  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }

  /// The digest over everything but itself.
  private static func digest(of file: File) throws -> String {
    var blank = file
    blank.digest = ""
    return SHA256Digest(of: Array(try encoded(blank))).hex
  }

  private static func encoded(_ file: File) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(file)
  }
}
