import Foundation

/// One text file of the repository.
struct TreeFile: Sendable {
  /// The path from the root of the repository.
  let path: String
  /// The whole text.
  let text: String
  /// The parts of the text; empty unless it is a Swift file.
  let source: SourceText

  /// Takes a Swift file apart once, for all checks.
  init(path: String, text: String) {
    self.path = path
    self.text = text
    source = SourceText(path.hasSuffix(".swift") ? text : "")
  }

  /// The lines without their ends.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  /// The folders above the file and its name.
  var parts: [Substring] { path.split(separator: "/") }
  /// Whether the file belongs to the product and not to its tests.
  var isSource: Bool { path.hasPrefix("Sources/") }
}

/// What a check found, printed as `path:line: message` so that editors can jump there.
struct Finding: Equatable, CustomStringConvertible {
  /// The path from the root.
  let path: String
  /// The line, from 1.
  let line: Int
  /// What is wrong and what to write instead.
  let message: String

  var description: String { "\(path):\(line): \(message)" }
}

/// The files of this checkout.
enum Tree {
  /// The root of the repository, from the place of this very file.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let skipped: Set = [".build", ".git", ".demo", "__pycache__", ".swiftpm"]

  /// Every text file, sorted by path; read once.
  static let files: [TreeFile] = read()

  /// The Swift files.
  static let swift = files.filter { $0.path.hasSuffix(".swift") }

  private static func read() -> [TreeFile] {
    let walker = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: [.isRegularFileKey])
    var found: [TreeFile] = []
    while let url = walker?.nextObject() as? URL {
      if skipped.contains(url.lastPathComponent) {
        walker?.skipDescendants()
        continue
      }
      let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile
      guard isFile == true, let data = try? Data(contentsOf: url),
        let text = String(data: data, encoding: .utf8)
      else { continue }
      let path = String(url.path().dropFirst(root.path().count))
      found.append(TreeFile(path: path.removingPercentEncoding ?? path, text: text))
    }
    return found.sorted { $0.path < $1.path }
  }
}
