import InstrumentsModel
import Kernel
import Testing
import WorkUnitsModel
import WorksheetsModel

@Suite struct WorksheetTests {
  static let stages: [Worksheet.Stage] = [
    .draft, .submitted(at: .minute(-9), by: Cast.head),
    .returned(
      at: .minute(-5), by: Cast.assessor, reason: "Bukti kurang", submittedAt: .minute(-9)),
  ]

  static func full(_ instrument: Instrument) -> AnswerSheet {
    var random = SeededGenerator(seed: 1)
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for question in instrument.questions.indices {
      sheet.set(
        QuestionAnswer(
          question: question, content: instrument.content(of: question, using: &random),
          version: 1, origin: .typed, author: Cast.staff, at: .sample), in: instrument)
    }
    return sheet
  }

  @Test(arguments: stages)
  func `a worksheet is sent from every stage in which the unit may answer`(
    stage: Worksheet.Stage
  ) throws {
    let instrument = try Instrument.current()
    var worksheet = try Cast.draft(stage)
    let before = worksheet

    let result = Result {
      try worksheet.submit(
        Self.full(instrument), instrument: instrument, faults: [], seal: .sample,
        version: 1, occasion: Cast.occasion(Cast.head))
    }

    if case .submitted(let at, _) = stage {
      #expect(throws: WorksheetRefusal.alreadySubmitted(at: at)) { try result.get() }
      #expect(worksheet == before)
    } else {
      #expect(try result.get().count == 1)
      #expect(worksheet.stage == .submitted(at: .sample, by: Cast.head))
      #expect(worksheet.submissionCount == before.submissionCount + 1)
    }
  }

  @Test(arguments: stages)
  func `only a sent worksheet is given back`(stage: Worksheet.Stage) throws {
    var worksheet = try Cast.draft(stage)
    let before = worksheet

    let result = Result {
      try worksheet.reopen(
        because: " Bukti soal 13\r\nkurang ", version: 1, occasion: Cast.occasion(Cast.assessor))
    }

    if case .submitted(let at, _) = stage {
      #expect(try result.get().count == 1)
      #expect(
        worksheet.stage
          == .returned(
            at: .sample, by: Cast.assessor, reason: "Bukti soal 13\nkurang", submittedAt: at))
    } else {
      #expect(throws: WorksheetRefusal.notSubmitted) { try result.get() }
      #expect(worksheet == before)
    }
  }

  @Test(arguments: stages)
  func `answers stand while the worksheet is sent`(stage: Worksheet.Stage) throws {
    let instrument = try Instrument.current()
    let worksheet = try Cast.draft(stage)
    let edit = AnswerEdit(
      question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 0)

    let result = Result {
      try worksheet.answer([edit], on: [:], instrument: instrument, occasion: Cast.occasion())
    }

    if case .submitted(let at, _) = stage {
      #expect(throws: WorksheetRefusal.alreadySubmitted(at: at)) { try result.get() }
    } else {
      #expect(try result.get().map(\.version) == [1])
    }
  }

  @Test func `an incomplete worksheet is not sent, and what is missing is named`() throws {
    let instrument = try Instrument.current()
    var worksheet = try Cast.draft()
    var sheet = Self.full(instrument)
    let counted = instrument.question(ofSoal: 111)
    sheet.set(nil, at: 0)
    if let position = instrument.position(ofSoal: 111) { sheet.set(nil, at: position) }

    #expect(throws: WorksheetRefusal.incomplete(questions: [0, counted])) {
      try worksheet.submit(
        sheet, instrument: instrument, faults: [.unproven(question: counted)], seal: .sample,
        version: 1, occasion: Cast.occasion(Cast.head))
    }
  }

  @Test func `outside the window nothing moves, on the closing moment neither`() throws {
    let instrument = try Instrument.current()
    let window = try FillWindow(from: .minute(0), until: .minute(60))
    var worksheet = try Cast.draft()
    let edit = AnswerEdit(
      question: 0, content: AnswerContent(values: [.option(0)]), baseVersion: 0)

    for (minute, refusal) in [
      (Int64(-1), WorksheetRefusal.windowNotOpen(from: .minute(0))),
      (60, .windowOver(since: .minute(60))),
    ] {
      let occasion = Cast.occasion(Cast.head, minute: minute, window: window)
      #expect(throws: refusal) {
        try worksheet.answer([edit], on: [:], instrument: instrument, occasion: occasion)
      }
      #expect(throws: refusal) {
        try worksheet.submit(
          Self.full(instrument), instrument: instrument, faults: [], seal: .sample,
          version: 1, occasion: occasion)
      }
    }
    let inside = Cast.occasion(minute: 59, window: window)
    #expect(
      try worksheet.answer([edit], on: [:], instrument: instrument, occasion: inside).count == 1)
  }

  @Test func `a form made on an older step is refused`() throws {
    let instrument = try Instrument.current()
    var worksheet = try Cast.draft()

    #expect(throws: WorksheetRefusal.stale) {
      try worksheet.submit(
        Self.full(instrument), instrument: instrument, faults: [], seal: .sample,
        version: 0, occasion: Cast.occasion())
    }
  }

  @Test(arguments: [("", WorksheetRefusal.reasonMissing), (" \n", .reasonMissing)])
  func `a return needs a reason`(reason: String, refusal: WorksheetRefusal) throws {
    var worksheet = try Cast.draft(.submitted(at: .minute(-1), by: Cast.head))

    #expect(throws: refusal) {
      try worksheet.reopen(because: reason, version: 1, occasion: Cast.occasion())
    }
    #expect(throws: WorksheetRefusal.reasonTooLong(limit: Worksheet.longestReason)) {
      try worksheet.reopen(
        because: String(repeating: "a", count: Worksheet.longestReason + 1), version: 1,
        occasion: Cast.occasion())
    }
  }

  @Test func `an instrument that cannot be scored starts no worksheet`() throws {
    guard let year = CycleYear(2019) else { return }
    var instrument = try Instrument.current()
    instrument.questions[3].confidence = .assumed
    let cycle = Cycle(
      id: Cast.cycle, institutionID: nil, year: year, instrumentID: instrument.id, window: .open)
    let unit = WorkUnit(
      id: Cast.unit, institutionID: Cast.ministry, parentID: nil,
      names: [
        DatedName(
          name: try PlaceName("Balai"), from: CalendarDate(of: .sample, offsetSeconds: 0))
      ])

    #expect(throws: WorksheetRefusal.instrumentIncomplete(questionCount: 1)) {
      try Worksheet.start(
        id: Cast.worksheet, unit: unit, cycle: cycle, instrument: instrument, at: .sample)
    }
  }
}
