import Accounts
import AccountsModel
import Evidence
import EvidenceModel
import House
import Instruments
import InstrumentsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// Invented worksheets for the sample country: some sent, most on their way, some not begun.
struct DemoWorksheets {
  /// Who answers where the cast has nobody.
  private static let nobody = Author(accountID: "demo", name: "Data contoh")

  /// The unit whose worksheet comes from a workbook, when there is one.
  static let importingUnit = "Direktorat Perundingan Multilateral"

  private let act: Act
  private let instrument: Instrument
  private let workbook: [AnswerContent]?

  /// Prepares the sample.
  ///
  /// - Parameters:
  ///   - now: When everything is done.
  ///   - workbook: The bytes of a filled official workbook; nil for none.
  /// - Throws: When the instrument is not part of the program; `AnswerFileRefusal`.
  init(at now: Instant, workbook: [UInt8]? = nil) throws {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    act = Act(by: nil, at: now)
    self.instrument = instrument
    self.workbook = try workbook.map {
      try AnswerFile.read($0, for: instrument, layer: .unit).contents(for: instrument)
    }
  }

  /// Stores the worksheets of every unit; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    let cycles = try CycleStore.nationalCycles(in: transaction)
    let all = DemoCountry.entries.flatMap { entry in entry.units.map { (entry.name, $0.name) } }
    // Last, so that what is invented for the others does not depend on them.
    let units =
      all.filter { !DemoCountry.judged.contains($0.1) }
      + all.filter { DemoCountry.judged.contains($0.1) }
    for (index, (institution, name)) in units.enumerated() {
      guard let unit = try find(name, of: institution, in: transaction) else { continue }
      let author = try author(of: name, in: transaction)
      let percent = [95, 100, 45, 80, 0, 100, 20][index % 7]
      if let present = cycles.first {
        var edits = invented(percent, seed: UInt64(index))
        if name == DemoCountry.settled { edits = invented(100, seed: UInt64(index)) }
        if name == Self.importingUnit, let workbook { edits = imported(workbook) }
        try fill(unit, present, edits, by: author, in: transaction)
      }
      if index.isMultiple(of: 3), let former = cycles.dropFirst().first {
        let edits = invented(100, seed: UInt64(index) + 100)
        try fill(unit, former, edits, by: author, in: transaction)
      }
    }
    if let former = cycles.dropFirst().first { try close(former, in: transaction) }
  }

  /// Ends a former year with its calendar year, so that nobody is asked to start it.
  private func close(_ cycle: Cycle, in transaction: Transaction) throws {
    let end = CalendarDate(year: cycle.year.number + 1, month: 1, day: 1)?
      .start(offsetSeconds: 7 * 3600)
    guard let end, end <= act.now else { return }
    let window = try FillWindow(from: nil, until: end)
    try WorkUnitActs.move(
      cycle, to: window, version: cycle.version, act: act, in: transaction)
  }

  private func find(
    _ name: String, of institution: String, in transaction: Transaction
  ) throws -> WorkUnit? {
    let found = try WorkUnitPlaces.find(
      institution: institution, unit: name, on: act.day, in: transaction)
    guard case .workUnit(let text, _) = found?.place, let id = ID<WorkUnit>(text) else {
      return nil
    }
    return try WorkUnitStore.find(id, in: transaction)
  }

  private func author(of unit: String, in transaction: Transaction) throws -> Author {
    let person =
      DemoCast.people.first { $0.unit == unit && $0.role == .unitStaff }
      ?? DemoCast.people.first { $0.unit == unit }
    guard let person,
      let account = try AccountStore.find(login: Login(person.login), in: transaction)
    else { return Self.nobody }
    return Author(accountID: account.id.text, name: person.name)
  }

  func invented(_ percent: Int, seed: UInt64) -> [AnswerEdit] {
    var answers = DemoAnswers(instrument, seed: seed, strength: 60 + Int(seed % 5) * 8)
    return answers.edits(percent: percent)
  }

  private func imported(_ contents: [AnswerContent]) -> [AnswerEdit] {
    contents.enumerated().map { question, content in
      AnswerEdit(
        question: question, content: content, baseVersion: 0, origin: .imported,
        confirmsExcess: true)
    }
  }

  /// The report of a survey that ran elsewhere, without which its indexes are not sent.
  private func report(
    of unit: WorkUnit, _ year: CycleYear, in transaction: Transaction
  ) throws {
    let soals = instrument.indexQuestions.compactMap { question in
      instrument.questions[question].soals.first.map { instrument.soals[$0].id }
    }
    guard let first = soals.first,
      let from = CalendarDate(year: year.number, month: 1, day: 1),
      let until = CalendarDate(year: year.number, month: 12, day: 31)
    else { return }
    let place = try WorkUnitStore.place(of: unit.id, in: transaction)
    let proof = try EvidenceActs.add(
      .webDrive(try WebAddress("https://drive.example/contoh/laporan-survei-\(year.number)")),
      title: "Laporan survei persepsi \(year.number) (contoh)",
      description: ProofDescription(
        period: try EffectivePeriod(from: from, until: until), question: (year, first, "")),
      to: place, act: act, in: transaction)
    try EvidenceActs.link(
      proof, to: Array(soals.dropFirst()), year: year, pages: "", place: place, act: act,
      in: transaction)
  }

  /// Starts a worksheet, answers, and sends it when nothing is missing; does nothing without edits.
  func fill(
    _ unit: WorkUnit, _ cycle: Cycle, _ edits: [AnswerEdit], by author: Author,
    in transaction: Transaction
  ) throws {
    let standing = try WorksheetStore.find(of: unit.id, cycle: cycle.id, in: transaction)
    guard standing == nil, !edits.isEmpty else { return }
    let worksheet = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
    guard let blank = try WorksheetActs.load(worksheet.id, in: transaction) else { return }
    _ = try WorksheetActs.answer(edits, of: blank, by: author, act: act, in: transaction)
    guard let full = try WorksheetActs.load(worksheet.id, in: transaction),
      instrument.missingQuestions(on: full.vector.sheet).isEmpty
    else { return }
    try report(of: unit, cycle.year, in: transaction)
    _ = try WorksheetActs.submit(
      full, version: full.worksheet.version, by: author, act: act, in: transaction)
  }
}
