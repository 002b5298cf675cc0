import Instruments
import InstrumentsModel
import Kernel
import Testing

/// Law 3: nothing over nothing is decided, with a reason.
@Suite struct LawThreeTests {
  private let instrument: Instrument

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
  }

  @Test(arguments: [
    ("A.II.1.i.a", 0), ("A.II.1.i.b", 0), ("A.II.4.i.a", 0), ("A.II.5.ii.a", 1),
    ("A.II.5.iii.a.1", 1), ("A.II.5.iii.b.1", 1), ("A.II.6.i.b", 0), ("A.II.3.iii.a", 1),
  ])
  func `nothing over nothing is worth what the instrument says`(code: String, worth: Int) throws {
    let question = try #require(instrument.question(coded: code))
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for soal in instrument.questions[question].soals { sheet.set(.count(0), at: soal) }

    let value = instrument.score(sheet).values[question]

    #expect(value.origin == .zeroRule)
    #expect(value.rounded == Points(worth))
    let term = try #require(instrument.explain(sheet).term(coded: code))
    let hasReason = term.remarks.contains {
      if case .zeroRule(_, let reason) = $0 {
        !reason.indonesian.isEmpty && !reason.english.isEmpty
      } else {
        false
      }
    }
    #expect(hasReason)
  }

  @Test func `something over nothing is contradictory and counts as unanswered`() throws {
    for (index, question) in instrument.questions.enumerated() {
      guard case .ratio(let ratio) = question.kind else { continue }
      var sheet = AnswerSheet(blankFor: instrument.soals.count)
      for soal in question.soals { sheet.set(.count(0), at: soal) }
      sheet.set(.count(1), at: ratio.numerator[0])

      let value = instrument.score(sheet).values[index]

      #expect(value.origin == .contradictory)
      #expect(!value.isAnswered)
      #expect(value.rounded == .zero)
    }
  }

  @Test func `a rise from none earns nothing`() throws {
    let question = try #require(instrument.question(coded: "A.II.3.iii.a"))
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    sheet.set(.count(0), at: 101)
    sheet.set(.count(2), at: 102)
    sheet.set(.count(0), at: 103)

    #expect(instrument.score(sheet).values[question].rounded == .zero)
    #expect(instrument.score(sheet).values[question].origin == .zeroRule)
  }
}
