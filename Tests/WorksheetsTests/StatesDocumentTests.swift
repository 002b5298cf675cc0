import Foundation
import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct StatesDocumentTests {
  /// The arrows of the worksheet's diagram in `docs/states.md`.
  private func arrows() throws -> Set<String> {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "docs", "states.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let part = text.split(separator: "## Worksheet").last ?? ""
    let lines = part.split(separator: "\n").filter { $0.contains("-->") }
    return Set(lines.map { String($0).replacing(" ", with: "") })
  }

  @Test func `the diagram shows every stage and every step, and no other`() throws {
    let instrument = try Instrument.current()
    var drawn: Set<String> = ["[*]-->draft:start"]
    for stage in WorksheetTests.stages {
      var sent = try Cast.draft(stage)
      if (try? sent.submit(
        WorksheetTests.full(instrument), instrument: instrument, version: 1,
        occasion: Cast.occasion())) != nil
      {
        drawn.insert("\(stage.name.rawValue)-->\(sent.stage.name.rawValue):submit")
      }
      var back = try Cast.draft(stage)
      if (try? back.reopen(because: "x", version: 1, occasion: Cast.occasion())) != nil {
        drawn.insert("\(stage.name.rawValue)-->\(back.stage.name.rawValue):reopen")
      }
    }

    #expect(try arrows() == drawn)
    #expect(Set(WorksheetTests.stages.map(\.name)) == Set(StageName.allCases))
  }
}
