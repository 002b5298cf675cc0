import Foundation
import Testing
import WorksheetsModel

/// docs/states.md against the enums it draws.
@Suite struct StatesTests {
  @Test func `the page draws every stage of a worksheet and no other`() throws {
    let page = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/states.md").standardized, encoding: .utf8)
    let part = page.components(separatedBy: "## Worksheet").last ?? ""
    let rows = part.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    let ends = rows.flatMap { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return [cells[0], cells[2]]
    }

    #expect(Set(ends).subtracting(["–"]) == Set(StageName.allCases.map(\.rawValue)))
    for name in StageName.allCases { #expect(part.contains("│ \(name.rawValue)")) }
  }
}
