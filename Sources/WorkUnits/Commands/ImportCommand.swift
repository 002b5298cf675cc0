import Accounts
package import ArgumentParser
import Documents
import House
import Kernel
import Storage
import Web
import WorkUnitsModel

/// `zona import`: lists from files.
package struct ImportCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take lists over from files.",
    subcommands: [ImportUnitsCommand.self, ImportRosterCommand.self])

  /// Takes nothing.
  package init() {}
}

/// `zona import units FILE.csv`: instansi and units from a list.
struct ImportUnitsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units", abstract: "Take instansi and units over from a CSV file.",
    discussion: """
      Columns: instansi, jenis (kementerian, lembaga, provinsi, kabupaten, kota), unit, and if \
      wanted induk (the unit above), berlaku_sejak (first day of the name, such as 2026-01-01), \
      zona (WIB, WITA, WIT, or a name such as Europe/Rome) and bahasa (codes such as id,it). \
      Reports every row. All or nothing: with one faulty row nothing is stored. What is there \
      already stays as it is, so the same file can be imported again.
      """)

  @Argument(help: "The CSV file, in UTF-8, separated by commas or semicolons.")
  var file: String

  @OptionGroup var options: ImportOptions

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let rows = try Self.rows(of: file)
    let isDryRun = options.dryRun
    try await withHouse(house, mayBegin: !isDryRun) { services in
      let act = Act(by: nil, at: services.clock())
      let plan: UnitImport
      do {
        plan = try await services.storage.write { transaction in
          let known = try ImportStore.known(on: act.day, in: transaction)
          let plan = try UnitImport(rows: rows, known: known)
          if plan.isAccepted, !isDryRun {
            try ImportStore.store(plan, act: act, in: transaction)
          }
          return plan
        }
      } catch let refusal as UnitImportRefusal {
        throw CommandRefusal(
          code: WorkUnitText.code(of: refusal), WorkUnitText.refusal(refusal))
      }
      try report(plan)
    }
  }

  /// The rows of a file, its header first.
  static func rows(of path: String) throws -> [[String]] {
    let bytes = try ImportOptions.bytes(of: path)
    do throws(CSVRefusal) {
      // A name that begins with = was protected when it was exported.
      return try CSV.parse(bytes).map { $0.map(CSV.unprotected) }
    } catch {
      throw ImportOptions.refusal("csv", path, error.text)
    }
  }

  private func report(_ plan: UnitImport) throws {
    for line in plan.lines {
      Terminal.print(
        options.json ? ImportReport.json(line) : ImportReport.text(line, Terminal.language))
    }
    try ImportOptions.check(plan)
    if !options.json {
      Terminal.print(ImportReport.summary(plan, isDryRun: options.dryRun))
    }
  }
}
