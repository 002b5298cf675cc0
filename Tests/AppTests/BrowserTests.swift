import Foundation
import Testing

/// Journeys through the real pages in Chromium; `scripts/test browser` turns them on.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ZONA_BROWSER"] == "1"))
struct BrowserTests {
  @Test(.timeLimit(.minutes(15)))
  func `people walk the demo country with and without script`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("zona-browser-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let server = Process()
    server.executableURL = Self.builtProgram
    server.arguments = ["demo", "--data", folder.path, "--port", "0"]
    let output = Pipe()
    server.standardOutput = output
    try server.run()
    defer { server.terminate() }
    let address = try #require(Self.address(in: output.fileHandleForReading))

    let journey = Process()
    journey.executableURL = Self.python
    journey.arguments = [
      Self.root.appendingPathComponent("Tests/Browser/journey.py").path, address,
      Self.root.appendingPathComponent(".build/screens").path,
    ]
    try journey.run()
    journey.waitUntilExit()

    #expect(journey.terminationStatus == 0, "The lines above say which page was wrong.")
  }

  /// Reads until the server has said where it answers.
  private static func address(in handle: FileHandle) -> String? {
    var text = ""
    while true {
      let chunk = handle.availableData
      if chunk.isEmpty { return nil }
      text += String(decoding: chunk, as: UTF8.self)
      guard let start = text.range(of: "http://"),
        let end = text[start.lowerBound...].firstIndex(where: { $0.isWhitespace })
      else { continue }
      return String(text[start.lowerBound..<end])
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let builtProgram = root.appendingPathComponent(".build/debug/zona")

  private static let python = root.appendingPathComponent(".build/browser/bin/python")
}
