import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@Suite struct AnswerFieldsTests {
  @Test(arguments: [
    ("-1", FieldProblem.negative), ("−3", .negative), ("2,5", .fraction), ("1.5", .fraction),
    ("dua", .notACount(largest: 999_999_999)), ("1000000000", .notACount(largest: 999_999_999)),
    ("1.000.000", .grouped(plain: "1000000")), ("12.000", .grouped(plain: "12000")),
    ("1,500", .grouped(plain: "1500")), ("0.000", .grouped(plain: "0")),
    ("1e2", .notACount(largest: 999_999_999)),
  ])
  func `a count that is none says what is wrong`(typed: String, problem: FieldProblem) throws {
    let instrument = try Instrument.current()

    let fields = AnswerFields(
      [typed, "4"], of: instrument.question(ofSoal: 88), in: instrument)

    #expect(fields.problems == [88: problem])
    #expect(fields.values == [nil, .count(4)])
  }

  @Test(arguments: [
    ("87,65", FieldProblem.outOfRange(maximum: "4")), ("4.01", .outOfRange(maximum: "4")),
    ("-3", .negative), ("3,1234567", .tooManyDecimals), ("tiga", .notANumber),
  ])
  func `an index outside its range says what is wrong`(
    typed: String, problem: FieldProblem
  ) throws {
    let instrument = try Instrument.current()

    let fields = AnswerFields([typed], of: instrument.question(ofSoal: 125), in: instrument)

    #expect(fields.problems == [125: problem])
  }

  @Test(arguments: ["3,6", "3.6", " 3,60 ", "3,600000"])
  func `comma and point are both fine`(typed: String) throws {
    let instrument = try Instrument.current()

    let fields = AnswerFields([typed], of: instrument.question(ofSoal: 125), in: instrument)

    #expect(fields.values == [Points(decimal: "3.6").map(Answer.index)])
    #expect(fields.problems.isEmpty)
  }

  @Test(arguments: ["12", "12.0", "12.00", "12.0000"])
  func `a whole count may carry zeros that part no thousands`(typed: String) throws {
    let instrument = try Instrument.current()

    let fields = AnswerFields(
      [typed, "4"], of: instrument.question(ofSoal: 88), in: instrument)

    #expect(fields.values == [.count(12), .count(4)])
    #expect(fields.problems.isEmpty)
  }

  @Test func `an exponent is a slip of a person but usual in a workbook`() throws {
    let instrument = try Instrument.current()
    let (count, index) = (
      try #require(instrument.position(ofSoal: 88)), try #require(instrument.position(ofSoal: 125))
    )

    #expect(instrument.read("1E+2", at: count, by: .program).answer == .count(100))
    #expect(instrument.read("12.000", at: count, by: .program).answer == .count(12))
    #expect(instrument.read("36e-1", at: index, by: .program).problem == nil)
    #expect(instrument.read("36e-1", at: index).answer == nil)
  }

  @Test func `a blank field clears, a letter outside the scale does not pass`() throws {
    let instrument = try Instrument.current()

    #expect(AnswerFields([" "], of: 0, in: instrument).values == [nil])
    #expect(AnswerFields([" "], of: 0, in: instrument).problems.isEmpty)
    #expect(!AnswerFields(["Z"], of: 0, in: instrument).problems.isEmpty)
  }
}
