import Accounts
import AccountsModel
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

  private let act: Act
  private let instrument: Instrument

  /// Prepares the sample.
  ///
  /// - Throws: When the instrument is not part of the program.
  init(at now: Instant) throws {
    act = Act(by: nil, at: now)
    instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
  }

  /// Stores the worksheets of every unit; leaves alone what is there already.
  func store(in transaction: Transaction) throws {
    let cycles = try CycleStore.nationalCycles(in: transaction)
    let units = DemoCountry.entries.flatMap { entry in entry.units.map { (entry.name, $0.name) } }
    for (index, (institution, name)) in units.enumerated() {
      guard let unit = try find(name, of: institution, in: transaction) else { continue }
      let author = try author(of: name, in: transaction)
      let percent = [95, 100, 45, 80, 0, 100, 20][index % 7]
      if let present = cycles.first, percent > 0 {
        try fill(unit, present, percent, seed: UInt64(index), by: author, in: transaction)
      }
      if index.isMultiple(of: 3), let former = cycles.dropFirst().first {
        try fill(unit, former, 100, seed: UInt64(index) + 100, by: author, in: transaction)
      }
    }
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

  private func fill(
    _ unit: WorkUnit, _ cycle: Cycle, _ percent: Int, seed: UInt64, by author: Author,
    in transaction: Transaction
  ) throws {
    guard try WorksheetStore.find(of: unit.id, cycle: cycle.id, in: transaction) == nil else {
      return
    }
    let worksheet = try WorksheetActs.start(unit: unit, cycle: cycle, act: act, in: transaction)
    guard let blank = try WorksheetActs.load(worksheet.id, in: transaction) else { return }
    var answers = DemoAnswers(instrument, seed: seed, strength: 60 + Int(seed % 5) * 8)
    _ = try WorksheetActs.answer(
      answers.edits(percent: percent), of: blank, by: author, act: act, in: transaction)
    guard percent == 100, let full = try WorksheetActs.load(worksheet.id, in: transaction) else {
      return
    }
    _ = try WorksheetActs.submit(
      full, version: full.worksheet.version, by: author, act: act, in: transaction)
  }
}
