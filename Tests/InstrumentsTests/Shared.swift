import Foundation
import Testing
import Yams

/// The material beside the checkout (`../shared`), when it is there.
enum Shared {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "examples").path())
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// A YAML file as dictionaries of texts.
  static func map(_ path: String) throws -> Oracle.Map {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    let loaded = try #require(Yams.load(yaml: text, .basic) as? [String: Any])
    return loaded.mapValues(Oracle.Value.init)
  }

  /// The written answers of an example by soal id.
  static func answers(_ example: Oracle.Map) -> [Int: String] {
    var answers: [Int: String] = [:]
    for (key, value) in Oracle.map(example["answers"]) ?? [:] {
      if let id = Int(key), case .text(let written) = value { answers[id] = written }
    }
    return answers
  }
}
