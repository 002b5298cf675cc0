package import Foundation
package import Testing

/// Compares a text with a reviewed file in `__Snapshots__/` beside the test.
///
/// With `SNAPSHOTS=record` in the environment the file is written anew and the test fails once, so
/// that a recording cannot pass unseen (`scripts/snapshots`).
///
/// - Parameters:
///   - text: What the code made; formatted, without ids or dates that move.
///   - name: The file name with its extension, such as `button.html`.
///   - test: The path of the test file.
///   - sourceLocation: Where to report.
package func expectSnapshot(
  _ text: String, named name: String, test: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = URL(filePath: test).deletingLastPathComponent()
    .appending(components: "__Snapshots__", name)
  expectFile(text, at: file, sourceLocation: sourceLocation)
}

/// Compares a text with a file of the repository that the text writes, recorded like a snapshot.
///
/// - Parameters:
///   - text: What the code made.
///   - file: Where it stands, outside of `__Snapshots__` when people read it.
///   - sourceLocation: Where to report.
package func expectFile(
  _ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation
) {
  let name = file.lastPathComponent
  let ended = text.hasSuffix("\n") ? text : text + "\n"
  let expected = try? String(contentsOf: file, encoding: .utf8)
  if expected == ended { return }

  if ProcessInfo.processInfo.environment["SNAPSHOTS"] == "record" {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(ended.utf8).write(to: file)
      Issue.record("Recorded \(name). Look at it, then run again.", sourceLocation: sourceLocation)
    } catch {
      Issue.record("Could not record \(name): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let expected else {
    Issue.record("No snapshot \(name) yet: scripts/snapshots", sourceLocation: sourceLocation)
    return
  }
  Issue.record(
    "\(name) differs: \(firstDifference(expected, ended))", sourceLocation: sourceLocation)
}

/// The first line where two texts part, for the message.
private func firstDifference(_ expected: String, _ actual: String) -> String {
  let left = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let right = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let index = zip(left, right).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  let line = index ?? min(left.count, right.count)
  let before = line < left.count ? left[line] : "(end)"
  let after = line < right.count ? right[line] : "(end)"
  return "line \(line + 1)\n  was: \(before)\n  now: \(after)\nscripts/snapshots writes it anew."
}
