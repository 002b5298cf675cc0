import Accounts
import AccountsModel
import ArgumentParser
import Documents
import House
import Kernel
import Storage
import Web
import WorkUnitsModel

/// `zona import roster FILE --institution NAME`: employees from a list.
struct ImportRosterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Take employees over from a CSV or XLSX file.",
    discussion: """
      Columns: nip, nama, jabatan, bergabung (first day, such as 2026-01-05), and if wanted bagian \
      (section), keluar (last day) and unit (needed without --unit). Reports every row. All or \
      nothing: with one faulty row nothing is stored. What is there already stays as it is, so the \
      same file can be imported again.
      """)

  @Argument(help: "The file: .xlsx, or CSV in UTF-8.")
  var file: String

  @Option(help: "The instansi whose employees they are.")
  var institution: String

  @Option(help: "The unit of all rows; without it each row names its own.")
  var unit: String?

  @OptionGroup var options: ImportOptions

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let rows = try rows()
    let (isDryRun, institution, unit) = (options.dryRun, institution, unit)
    try await withHouse(house) { services in
      let act = Act(by: nil, at: services.clock())
      let plan: RosterImport
      do {
        plan = try await services.storage.write { transaction in
          let (place, only) = try Self.place(institution, unit, act, in: transaction)
          let plan = try RosterImportStore.decide(
            rows, for: only, in: place, at: act.now, on: act.day, transaction: transaction)
          if plan.isAccepted, !isDryRun {
            try RosterImportStore.store(plan, by: nil, at: act.now, in: transaction)
          }
          return plan
        }
      } catch let refusal as RosterImportRefusal {
        throw CommandRefusal(code: "roster_file", RosterImportText.refusal(refusal))
      }
      try report(plan)
    }
  }

  private func rows() throws -> [[String]] {
    let bytes = try ImportOptions.bytes(of: file)
    do {
      return try RosterFile.rows(of: bytes)
    } catch {
      guard let text = RosterImportText.sentence(error) else { throw error }
      throw ImportOptions.refusal("roster_file", file, text)
    }
  }

  private static func place(
    _ institution: String, _ unit: String?, _ act: Act, in transaction: Transaction
  ) throws -> (ID<Institution>, WorkUnit?) {
    let option = try WorkUnitPlaces.find(
      institution: institution, unit: unit, on: act.day, in: transaction)
    guard let option, let id = option.place.institutionID.flatMap({ ID<Institution>($0) }) else {
      throw CommandRefusal(
        code: "place_unknown",
        Text(
          "Instansi atau unit itu tidak ada. Tulis namanya persis seperti di Zona.",
          "There is no such institution or unit. Write its name as Zona has it."))
    }
    guard case .workUnit(let text) = option.place.scope, let found = ID<WorkUnit>(text) else {
      return (id, nil)
    }
    return (id, try WorkUnitStore.find(found, in: transaction))
  }

  private func report(_ plan: RosterImport) throws {
    for line in plan.lines where options.json || line.isRefused || options.dryRun {
      Terminal.print(options.json ? Self.json(line) : Self.text(line))
    }
    try ImportOptions.check(plan)
    guard !options.json else { return }
    let (new, joined) = (plan.count(of: .create), plan.count(of: .join))
    let (changed, same) = (plan.count(of: .correct), plan.count(of: .unchanged))
    Terminal.print(
      Text(
        "\(new) pegawai baru, \(joined) masuk lagi, \(changed) diubah, \(same) sudah sama."
          + (options.dryRun ? " Tidak ada yang disimpan." : ""),
        "\(new) new employees, \(joined) join again, \(changed) changed, \(same) the same already."
          + (options.dryRun ? " Nothing was stored." : "")))
  }

  /// One row for people: number, number of the person, outcome.
  static func text(_ line: RosterImport.Line) -> String {
    let language = Terminal.language
    return Text("baris", "row").in(language) + " \(line.number): \(line.cells[0]): "
      + RosterImportText.outcome(line.outcome).in(language)
  }

  /// One row for programs.
  static func json(_ line: RosterImport.Line) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("line", line.number)
      object.member("nip", line.cells[0])
      object.member("outcome", RosterImportText.code(of: line.outcome))
      if line.isRefused {
        object.member("reason", RosterImportText.outcome(line.outcome).english)
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
