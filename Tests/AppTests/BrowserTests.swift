import Foundation
import Testing

/// Journeys through the real pages in Chromium; `scripts/test browser` turns them on.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ZONA_BROWSER"] == "1"))
struct BrowserTests {
  @Test(.timeLimit(.minutes(15)))
  func `people walk the demo country with and without script`() throws {
    try walk("journey.py")
  }

  @Test(.timeLimit(.minutes(15)))
  func `a unit declares, signs and brings its proof in`() throws {
    try walk("declare.py", Self.builtProgram.path)
  }

  @Test(.timeLimit(.minutes(15)))
  func `a survey runs from its plan to its figures`() throws {
    try walk("survey.py")
  }

  @Test(.timeLimit(.minutes(10)))
  func `the surveys of a year answer their questions of the LKE`() throws {
    try walk("figure.py")
  }

  @Test(.timeLimit(.minutes(15)))
  func `a team judges a unit blind while a conflicted assessor sees nothing`() throws {
    try walk("evaluate.py", Self.builtProgram.path)
  }

  @Test(.timeLimit(.minutes(5)))
  func `the first administrator of an empty installation signs up`() throws {
    try walk("first.py", serving: ["serve"])
  }

  /// Runs a journey on a server of its own, in a fresh folder.
  private func walk(_ script: String, _ words: String..., serving: [String] = ["demo"]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("zona-browser-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = Process()
    server.executableURL = Self.builtProgram
    server.arguments = serving + ["--data", folder.path, "--port", "0"]
    let output = Pipe()
    server.standardOutput = output
    try server.run()
    defer { server.terminate() }
    // A fresh installation says with which link its first administrator signs up.
    let address = try #require(
      Self.address(
        in: output.fileHandleForReading, holding: serving == ["serve"] ? "/mulai/" : ""))

    let journey = Process()
    journey.executableURL = Self.python
    journey.arguments =
      [
        Self.root.appendingPathComponent("Tests/Browser/" + script).path, address,
        Self.root.appendingPathComponent(".build/screens").path,
      ] + words
    try journey.run()
    journey.waitUntilExit()

    #expect(journey.terminationStatus == 0, "The lines above say which page was wrong.")
  }

  /// Reads until the server has named an address with a part in it.
  private static func address(in handle: FileHandle, holding part: String) -> String? {
    var text = ""
    while true {
      let chunk = handle.availableData
      if chunk.isEmpty { return nil }
      text += String(decoding: chunk, as: UTF8.self)
      // What stands after the last line end may be half an address.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      for word in lines.joined(separator: " ").split(separator: " ")
      where word.hasPrefix("http://") && (part.isEmpty || word.contains(part)) {
        return String(word)
      }
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let builtProgram = root.appendingPathComponent(".build/debug/zona")

  private static let python = root.appendingPathComponent(".build/browser/bin/python")
}
