import Foundation
import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct StatesDocumentTests {
  /// The rows of the table of steps in `docs/states.md`: from, step, to.
  private func rows() throws -> Set<String> {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "docs", "states.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let part = text.components(separatedBy: "## Worksheet").last ?? ""
    let rows = part.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    return Set(
      rows.map { row in
        row.components(separatedBy: "|")[1...3].map { $0.trimmingCharacters(in: .whitespaces) }
          .joined(separator: " ")
      })
  }

  @Test func `the table shows every step of every stage, and no other`() throws {
    let instrument = try Instrument.current()
    let edit = AnswerEdit(
      question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 0)
    var steps: Set<String> = ["– start draft"]
    for stage in WorksheetTests.stages {
      let name = stage.name.rawValue
      func take(_ step: String, _ act: (inout Worksheet) throws -> Void) throws {
        var worksheet = try Cast.draft(stage)
        do {
          try act(&worksheet)
          steps.insert("\(name) \(step) \(worksheet.stage.name.rawValue)")
        } catch is WorksheetRefusal {
          #expect(worksheet.stage == stage)
        }
      }
      try take("answer") {
        _ = try $0.answer([edit], on: [:], instrument: instrument, occasion: Cast.occasion())
      }
      try take("submit") {
        _ = try $0.submit(
          WorksheetTests.full(instrument), instrument: instrument, faults: [], seal: .sample,
          version: 1, occasion: Cast.occasion())
      }
      try take("give back") {
        _ = try $0.giveBack(
          as: .tpi, after: [],
          ReturnWish(
            notes: [ReturnNote(question: 0, reason: .proofMissing, words: "x")],
            deadline: .minute(2880), tomorrow: .minute(1440)),
          version: 1, instrument: instrument, occasion: Cast.occasion(Cast.assessor))
      }
      try take("reopen") {
        _ = try $0.reopen(because: "x", version: 1, occasion: Cast.occasion())
      }
    }

    #expect(try rows() == steps)
    #expect(Set(WorksheetTests.stages.map(\.name)) == Set(StageName.allCases))
  }
}
