import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// What every page of one worksheet shows and may offer; already decided.
struct WorksheetFrame: Sendable {
  let worksheet: Worksheet
  let instrument: Instrument
  let window: FillWindow
  let unitName: String
  let institutionName: String
  let mayAnswer: Bool
  let maySubmit: Bool
  let mayReopen: Bool
  /// How far assessors are where that alone keeps the person from taking it back or reopening it.
  var judged: JudgedState?
  /// Whether giving back is the unit's own taking back.
  var takesBack = false
  /// Whether the person may give it back with notes now, as an assessor.
  var mayGiveBack = false
  /// Why an assessor cannot give back what was sent; nil where they can, and for everybody else.
  var returnHindrance: WorksheetRefusal?
  /// Whether the person may add notes to the return that the unit works on.
  var mayAddNotes = false
  /// Which questions the unit may change.
  var open = OpenQuestions.all
  /// The return that the unit works on; nil for none.
  var round: ReturnRound?
  /// Whether the person is shown the last sending and not what the unit writes now.
  var showsSending = false
  /// The zone of the unit, for deadlines.
  var zone = UnitZone.wib
  let page: PageContext
  let now: Instant

  var id: ID<Worksheet> { worksheet.id }
  var language: Language { page.language }

  /// Whether answers can be changed right now.
  var isOpen: Bool { mayAnswer && window.contains(now) }

  /// Whether the answer, note and proof of a question can be changed right now.
  func isOpen(_ question: Int) -> Bool { isOpen && open.contains(question) }

  /// Whether a question stands as it was sent although the worksheet is back.
  func isFrozen(_ question: Int) -> Bool {
    worksheet.stage.name == .returned && !open.contains(question)
  }

  var title: Text {
    let year = worksheet.year.number
    return Text("LKE \(year) — \(unitName)", "LKE \(year) — \(unitName)")
  }

  /// The way down to a page of this worksheet.
  func breadcrumb(_ here: Text?) -> Breadcrumb {
    var steps = [
      (page(WorksheetText.menuTasks), WorksheetLink.tasks.path),
      (unitName, WorksheetLink.unit(worksheet.unitID).path),
    ]
    let title = page(WorksheetText.title(worksheet.year.number))
    guard let here else { return Breadcrumb(steps, here: title, page: page) }
    steps.append((title, WorksheetLink.list(id).path))
    return Breadcrumb(steps, here: page(here), page: page)
  }

  /// What giving back is called here.
  var reopening: Text { takesBack ? WorksheetText.takeBack : WorksheetText.giveBack }

  func path(_ question: Int) -> String {
    WorksheetLink.question(id, question, in: instrument).path
  }

  func text(_ question: Int) -> String { page(instrument.questions[question].text) }

  /// The answer of one layer as people read it: `A`, `3,6`, or counts with their soal and what
  /// they make, `soal 88: 4, soal 89: 2 (50,00%)`.
  func shown(_ content: AnswerContent?, of question: Int) -> String {
    guard let content, content.values.contains(where: { $0 != nil }) else { return "–" }
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, value) in zip(instrument.questions[question].soals, content.values) {
      sheet.set(value, at: position)
    }
    return shown(sheet, of: question)
  }

  /// A soal by its number, inside a sentence: `soal 88`.
  func calledSoal(_ position: Int) -> String {
    page(Text("soal", "question")) + " \(instrument.soals[position].id)"
  }

  /// The answer to one question of a sheet as people read it.
  func shown(_ sheet: AnswerSheet, of question: Int) -> String {
    let soals = instrument.questions[question].soals
    let texts = soals.map { position in
      sheet.answer(at: position, in: instrument).map { shown($0, at: position) } ?? "–"
    }
    guard soals.count > 1 else { return texts.first ?? "–" }
    let named = zip(soals, texts).map { "\(calledSoal($0)): \($1)" }.joined(separator: ", ")
    return named + (share(sheet, of: question).map { " (\($0))" } ?? "")
  }

  /// The percentage that counts make; nil when they make none.
  private func share(_ sheet: AnswerSheet, of question: Int) -> String? {
    let value = instrument.score(sheet).values[question]
    guard value.isAnswered else { return nil }
    return Points(rounding: value.fraction * Fraction(100, over: 1)).formatted(in: language) + "%"
  }

  func shown(_ answer: Answer, at position: Int) -> String {
    let text = instrument.text(of: answer, at: position)
    guard case .index = answer, language == .indonesian else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  func points(_ points: Points) -> String { points.formatted(in: language) }

  /// The stage as a word with a shape.
  var stageTag: Tag {
    let name = worksheet.stage.name
    let kind: Tag.Kind =
      switch name {
      case .draft: .active
      case .submitted: .good
      case .returned: .warning
      }
    return Tag(page(WorksheetText.stage(name)), kind)
  }

  /// The clock of the unit.
  var clock: UnitClock { UnitClock(zone: zone) }

  /// Until when it is open; nil without an end.
  var deadline: Text? {
    guard let until = window.until else { return nil }
    let (indonesian, english) = (
      MomentText.full(until, in: .indonesian), MomentText.full(until, in: .english)
    )
    return now < until
      ? Text("Dapat diisi sampai \(indonesian)", "Open until \(english)")
      : Text("Ditutup sejak \(indonesian)", "Closed since \(english)")
  }
}

extension Tag {
  /// How full an answer is.
  static func fill(_ fill: Fill, _ page: PageContext) -> Tag {
    let kind: Kind =
      switch fill {
      case .empty: .neutral
      case .partial: .active
      case .contradictory: .bad
      case .full: .good
      }
    return Tag(page(WorksheetText.fill(fill)), kind)
  }
}
