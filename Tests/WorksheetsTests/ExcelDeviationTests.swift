import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@Suite struct ExcelDeviationTests {
  let instrument: Instrument
  let answers: AnswerSheet
  let clean: AnswerWorksheet

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    answers = SampleSheets.answers(of: instrument, seed: 7)
    clean = try SampleSheets.annex(answers, of: instrument)
  }

  @Test func `a form that nobody touched has no findings`() throws {
    let reading = try instrument.read(workbook: [clean], layer: .unit)

    #expect(reading.layout == .annex)
    #expect(reading.findings.isEmpty)
    #expect(reading.sheet == answers)
  }

  /// One change of one cell, and what it must be called.
  struct Change: Sendable, CustomStringConvertible {
    let description: String
    let column: FormColumn
    let row: Int
    let cell: SheetCell
    let problem: Finding.Problem
    let taken: String?
    var leavesAnswers = true
  }

  static let changes = [
    Change(
      description: "answer type", column: .j, row: 9, cell: SheetCell(.text("A")),
      problem: .answerTypeOverwritten(found: "A"), taken: "A/B/C"),
    Change(
      description: "letter", column: .k, row: 9, cell: SheetCell(.text("D")),
      problem: .outsideScale(written: "D", scale: "A/B/C"), taken: nil, leavesAnswers: false),
    Change(
      description: "words for a count", column: .k, row: 129, cell: SheetCell(.text("tujuh")),
      problem: .textForNumber(written: "tujuh"), taken: nil, leavesAnswers: false),
    Change(
      description: "fraction", column: .k, row: 129, cell: SheetCell(.number("7.5")),
      problem: .notAWholeCount(written: "7.5"), taken: nil, leavesAnswers: false),
    Change(
      description: "negative count", column: .k, row: 129, cell: SheetCell(.number("-1")),
      problem: .notAWholeCount(written: "-1"), taken: nil, leavesAnswers: false),
    Change(
      description: "index beyond the scale", column: .k, row: 202,
      cell: SheetCell(.number("87.65")),
      problem: .indexOutOfRange(written: "87.65", maximum: Points(4)), taken: nil,
      leavesAnswers: false),
    Change(
      description: "index too fine", column: .k, row: 205, cell: SheetCell(.number("3.66666667")),
      problem: .indexTooFine(written: "3.66666667"), taken: nil, leavesAnswers: false),
    Change(
      description: "error", column: .k, row: 8, cell: SheetCell(.other("#REF!")),
      problem: .notAnAnswer(written: "#REF!"), taken: nil, leavesAnswers: false),
    Change(
      description: "formula for an answer", column: .k, row: 12,
      cell: SheetCell(.blank, formula: "K9", cachedNumber: "1"),
      problem: .formulaInAnswer(formula: "K9"), taken: nil, leavesAnswers: false),
    Change(
      description: "another formula", column: .l, row: 7,
      cell: SheetCell(.blank, formula: "AVERAGE(L8:L10)*H7"),
      problem: .formulaChanged(formula: "AVERAGE(L8:L10)*H7"), taken: "?"),
    Change(
      description: "no formula", column: .l, row: 8, cell: .blank, problem: .formulaMissing,
      taken: "?"),
    Change(
      description: "typed total", column: .l, row: 208, cell: SheetCell(.number("99")),
      problem: .formulaReplaced(written: "99"), taken: "?"),
    Change(
      description: "typed percent", column: .m, row: 4, cell: SheetCell(.number("1")),
      problem: .formulaReplaced(written: "1"), taken: nil),
    Change(
      description: "weight", column: .h, row: 7, cell: SheetCell(.number("5")),
      problem: .weightOverwritten(found: "5"), taken: "0.5"),
    Change(
      description: "stray value", column: .k, row: 90, cell: SheetCell(.text("A")),
      problem: .strayValue(written: "A"), taken: nil),
  ]

  @Test(arguments: changes)
  func `every change of the form is found at its address`(change: Change) throws {
    var sheet = clean
    sheet.cells[SheetPlace(change.column, change.row)] = change.cell

    let reading = try instrument.read(workbook: [sheet], layer: .unit)

    let finding = try #require(reading.findings.first)
    #expect(reading.findings.count == 1)
    #expect(finding.place == "LKE ZI!" + SheetPlace(change.column, change.row).text)
    #expect(finding.problem == change.problem)
    if change.taken == "?" {
      #expect(finding.taken != nil)
    } else {
      #expect(finding.taken == change.taken)
    }
    if change.leavesAnswers {
      #expect(reading.sheet == answers)
    } else {
      #expect(reading.sheet.unansweredPositions.count == 1)
    }
  }

  @Test func `a typed total must agree with its parts`() throws {
    var sheet = clean
    let parts = [186, 187, 188].compactMap { Int(sheet.cell(.k, $0).content.written) }
    let sum = parts.reduce(0, +)

    sheet.cells[SheetPlace(.k, 185)] = SheetCell(.number(String(sum)))
    #expect(try instrument.read(workbook: [sheet], layer: .unit).findings.isEmpty)

    sheet.cells[SheetPlace(.k, 185)] = SheetCell(.number(String(sum + 1)))
    let typed = try instrument.read(workbook: [sheet], layer: .unit)
    #expect(
      typed.findings == [
        Finding(
          place: "LKE ZI!K185", problem: .totalContradictsParts(written: String(sum + 1)),
          taken: String(sum))
      ])
    #expect(typed.sheet == answers)

    sheet.cells[SheetPlace(.k, 186)] = .blank
    let partless = try instrument.read(workbook: [sheet], layer: .unit)
    #expect(partless.findings.map(\.problem) == [.totalWithoutParts(written: String(sum + 1))])
  }

  @Test func `untidy answers are taken as meant`() throws {
    var sheet = clean
    sheet.cells[SheetPlace(.k, 9)] = SheetCell(.text("a "))
    sheet.cells[SheetPlace(.k, 202)] = SheetCell(.text("3,6"))

    let reading = try instrument.read(workbook: [sheet], layer: .unit)

    #expect(
      reading.findings.map(\.problem) == [
        .untidy(written: "a "), .numberAsText(written: "3,6"),
      ])
    #expect(reading.findings.map(\.taken) == ["A", "3.6"])
    #expect(reading.sheet.answer(at: 1, in: instrument) == .option(0))
  }

  @Test func `more than the whole is cut, some out of none is unanswered`() throws {
    var sheet = clean
    sheet.cells[SheetPlace(.k, 130)] = SheetCell(.number("40"))
    sheet.cells[SheetPlace(.k, 161)] = SheetCell(.number("0"))

    let reading = try instrument.read(workbook: [sheet], layer: .unit)
    let card = instrument.score(reading.sheet)

    #expect(reading.findings.map(\.place) == ["LKE ZI!K130", "LKE ZI!K162"])
    #expect(reading.findings.last?.problem == .someOutOfNone(part: 1))
    #expect(instrument.unansweredSoals(on: reading.sheet, card) == [105, 106])
  }

  @Test func `hidden and merged places are found and read all the same`() throws {
    var sheet = clean
    sheet.hiddenRows = [12, 3]
    sheet.hiddenColumns.insert(FormColumn.k.rawValue)
    sheet.merged.append(SheetRange(SheetPlace(.k, 15), SheetPlace(.k, 16)))
    sheet.isHidden = true

    let reading = try instrument.read(workbook: [sheet], layer: .unit)

    #expect(
      reading.findings.map(\.place) == [
        "LKE ZI", "LKE ZI!K1", "LKE ZI!K12", "LKE ZI!K15",
      ])
    #expect(reading.sheet == answers)
  }

  @Test func `a sheet that is only named like the portal's is another form`() throws {
    var bare = AnswerWorksheet(name: PortalForm.sheetName)
    bare.cells[SheetPlace(.a, 1)] = SheetCell(.text("x"))
    let blank = FormAnswers(blankFor: instrument)

    #expect(throws: ReadingRefusal.anotherForm(sheet: "Jawaban")) {
      try instrument.read(workbook: [bare], layer: .unit)
    }
    #expect(throws: ReadingRefusal.anotherForm(sheet: "Jawaban")) {
      try instrument.edits(blank, of: .unit, on: [bare])
    }
  }

  @Test func `a stored total that the answers do not make is found`() throws {
    var sheet = clean
    let place = SheetPlace(.l, try #require(AnnexForm(of: instrument)).rows.grandTotal)
    let formula = sheet.cells[place]?.formula
    let ours = instrument.score(answers).total

    sheet.cells[place] = SheetCell(.blank, formula: formula, cachedNumber: ours.description)
    #expect(try instrument.read(workbook: [sheet], layer: .unit).findings.isEmpty)
    sheet.cells[place] = SheetCell(.blank, formula: formula, cachedNumber: "12.5")

    #expect(
      try instrument.read(workbook: [sheet], layer: .unit).findings == [
        Finding(
          place: "LKE ZI!" + place.text,
          problem: .storedTotalDiffers(stored: "12.5", answers: ours))
      ])
  }

  @Test func `the form of another regulation is refused as a whole`() throws {
    var sheet = clean
    for type in try #require(AnnexForm(of: instrument)).answerTypes {
      sheet.cells[SheetPlace(.j, type.row)] = SheetCell(.text("Ya/Tidak/Mungkin"))
    }
    #expect(throws: ReadingRefusal.anotherForm(sheet: "LKE ZI")) {
      try instrument.read(workbook: [sheet], layer: .unit)
    }
    #expect(throws: ReadingRefusal.noKnownLayout(sheets: ["Sheet1"])) {
      try instrument.read(workbook: [AnswerWorksheet(name: "Sheet1")], layer: .unit)
    }
  }

  @Test(arguments: [Layer.unit, .tpi])
  func `the portal layout holds both layers`(layer: Layer) throws {
    let sheet = try SampleSheets.portal(answers, layer, of: instrument)

    let reading = try instrument.read(workbook: [sheet], layer: layer)

    #expect(reading.layout == .portal)
    #expect(reading.findings.isEmpty)
    #expect(reading.sheet == answers)
    let other = try instrument.read(workbook: [sheet], layer: layer == .unit ? .tpi : .unit)
    #expect(other.sheet.unansweredPositions.count == instrument.soals.count)
  }
}
