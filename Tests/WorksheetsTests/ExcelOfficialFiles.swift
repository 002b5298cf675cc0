import Foundation

/// The official files beside the checkout, which stay out of it; nil where they are missing.
enum OfficialFiles {
  /// The folder `../shared`, if there is one.
  static let folder: URL? = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = checkout.deletingLastPathComponent().appending(component: "shared")
    let blank = folder.appending(path: "workbooks/lke-annex-90-2021-blank.xlsx")
    return FileManager.default.fileExists(atPath: blank.path) ? folder : nil
  }()

  /// Whether the tests that need them can run.
  static var areHere: Bool { folder != nil }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// A worked example: answers by soal id and the expected figures, as texts.
  struct Example: Sendable, CustomStringConvertible {
    let name: String
    var answers: [Int: String] = [:]
    var expected: [String: String] = [:]
    var areas: [String: [String]] = [:]
    var failed: [String: [String]] = [:]

    var description: String { name }
  }

  /// The examples of both files; empty where they are missing.
  static let examples: [Example] =
    read("examples/puskesmas-tangsel-90-2021.yaml")
    + read("examples/synthetic-boundaries-90-2021.yaml")

  /// Reads the few shapes of line that the example files use.
  private static func read(_ path: String) -> [Example] {
    guard let bytes = try? bytes(path) else { return [] }
    var examples: [Example] = []
    var section = ""
    for raw in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let line = raw.split(separator: " #", maxSplits: 1).first.map(String.init) ?? ""
      let words = line.trimmingCharacters(in: CharacterSet(charactersIn: " -"))
      guard let colon = words.firstIndex(of: ":"), !words.hasPrefix("#") else { continue }
      let key = String(words[..<colon])
      let value = words[words.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if key == "case" { examples.append(Example(name: value)) }
      if value.isEmpty { section = key }
      guard !value.isEmpty, let last = examples.indices.last else { continue }
      let isExpected = ["expected", "corrected", "areas"].contains(section)
      if let id = Int(key), section == "answers" { examples[last].answers[id] = value }
      if key == "wbk" || key == "wbbm" { examples[last].failed[key] = names(in: value) }
      guard isExpected else { continue }
      if value.hasPrefix("[") {
        examples[last].areas[key] = value.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
          .components(separatedBy: ", ")
      } else {
        examples[last].expected[key] = value
      }
    }
    return examples
  }

  private static func names(in value: String) -> [String] {
    value.components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
  }
}
