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
  static func map(_ path: String) throws -> [String: Any] {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    return try #require(Yams.load(yaml: text, .basic) as? [String: Any])
  }

  /// The written answers of an example by soal id.
  static func answers(_ example: [String: Any]) -> [Int: String] {
    var answers: [Int: String] = [:]
    for (key, value) in example["answers"] as? [String: Any] ?? [:] {
      if let id = Int(key), let written = value as? String { answers[id] = written }
    }
    return answers
  }
}
