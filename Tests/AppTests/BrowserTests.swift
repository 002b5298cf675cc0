import Foundation
import Testing

/// Journeys through the real program in a real browser; `scripts/test browser` runs them.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["ZONA_BROWSER"] == "1"))
struct BrowserTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test(.timeLimit(.minutes(10)))
  func `every journey ends well`() async throws {
    try await withFolder { folder in
      let server = Process()
      server.executableURL = Self.root.appending(path: ".build/debug/zona")
      server.arguments = ["demo", "--data", folder.appending(path: "demo").path(), "--port", "0"]
      let output = Pipe()
      server.standardOutput = output
      try server.run()
      defer {
        server.terminate()
        server.waitUntilExit()
      }
      let address = try #require(printedAddress(in: output.fileHandleForReading))

      let journeys = Process()
      journeys.executableURL = Self.root.appending(path: ".build/browser/bin/python")
      journeys.arguments = [
        Self.root.appending(path: "Tests/Browser/journeys.py").path(), address,
        Self.root.appending(path: ".build/browser/screenshots").path(),
      ]
      try journeys.run()
      journeys.waitUntilExit()

      #expect(journeys.terminationStatus == 0)
    }
  }

  /// The address that the demo prints once it answers; nil when it ends without one.
  private func printedAddress(in output: FileHandle) -> String? {
    var text = ""
    while true {
      let data = output.availableData
      guard !data.isEmpty else { return nil }
      text += String(decoding: data, as: UTF8.self)
      if let start = text.range(of: "http://"),
        let end = text[start.lowerBound...].firstIndex(of: " ")
      {
        return String(text[start.lowerBound..<end])
      }
    }
  }
}
