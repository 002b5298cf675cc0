import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel

@testable import WorksheetsModel

@Suite struct SettleTests {
  private let instrument: Instrument
  private let sent: Worksheet

  init() throws {
    instrument = try Instrument.current()
    sent = try Cast.draft(.submitted(at: .sample, by: Cast.head))
  }

  private func settle(
    _ agreed: [Int: AnswerContent], on current: [Int: QuestionAnswer] = [:],
    of worksheet: Worksheet? = nil
  ) throws -> [QuestionAnswer] {
    try (worksheet ?? sent).settle(
      agreed, layer: .tpi, on: current, instrument: instrument, by: Cast.assessor,
      at: .minute(5))
  }

  @Test func `a worksheet that is with the unit takes no result`() throws {
    var random = SeededGenerator(seed: 3)
    let content = instrument.content(of: 0, using: &random)
    #expect(throws: WorksheetRefusal.notSubmitted) {
      try settle([0: content], of: Cast.draft(.draft))
    }
    #expect(try settle([0: content]).map(\.version) == [1])
  }

  @Test func `only what changes gets a new version`() throws {
    var random = SeededGenerator(seed: 4)
    var agreed: [Int: AnswerContent] = [:]
    for question in instrument.questions.indices {
      agreed[question] = instrument.content(of: question, using: &random)
    }
    let first = try settle(agreed)
    #expect(first.map(\.question) == Array(instrument.questions.indices))
    #expect(first.allSatisfy { $0.author == Cast.assessor && $0.origin == .typed })
    let current = Dictionary(uniqueKeysWithValues: first.map { ($0.question, $0) })
    #expect(try settle(agreed, on: current).isEmpty)
    agreed[7]?.note = "alasan baru"
    let second = try settle(agreed, on: current)
    #expect(second.map(\.question) == [7])
    #expect(second.map(\.version) == [2])
  }

  @Test func `a value that is no answer is refused and nothing is settled`() throws {
    #expect(throws: WorksheetRefusal.self) {
      try settle([0: AnswerContent(values: [.option(99)])])
    }
  }
}
