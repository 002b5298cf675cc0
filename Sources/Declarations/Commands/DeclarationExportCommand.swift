import Accounts
import AccountsModel
import ArgumentParser
import Cryptography
import DeclarationsModel
import Foundation
import House
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// `zona declaration export --unit NAME --year 2026`: what a unit signed, as a file.
struct DeclarationExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write signed records to a file that proves itself.",
    discussion: """
      Either everything that a unit declared and signed (--unit, and --year for one year: pledges \
      of employees and of people from outside, declarations with their supporters, agreements), \
      or one record, one round, one declaration or one agreement by its id. “zona declaration \
      verify” proves the file.
      """)

  @Argument(
    help: "The id of a record, a round, a declaration or an agreement, as in its address.")
  var id: String?

  @Option(help: "The unit: its id, or its name together with --institution.")
  var unit: String?

  @Option(help: "The instansi of the unit that is given by name.")
  var institution: String?

  @Option(help: "Only this programme year.")
  var year: Int?

  @Option(help: "The file to write; must not be there yet.")
  var output: String

  @OptionGroup var house: HouseOptions

  func validate() throws {
    guard (id == nil) != (unit == nil) else {
      throw ValidationError("Give either an id or --unit.")
    }
    if let id, ID<SignedRecord>(id) == nil {
      throw ValidationError("\(id) is no id: 36 characters like a UUID are expected.")
    }
    if let unit, ID<WorkUnit>(unit) == nil, institution == nil {
      throw ValidationError("A unit that is given by name needs --institution.")
    }
    if unit == nil, year != nil || institution != nil {
      throw ValidationError("--year and --institution go with --unit.")
    }
    if let year, CycleYear(year) == nil {
      throw ValidationError("\(year) is no programme year.")
    }
  }

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: output) else {
      throw CommandRefusal(
        code: "file_exists",
        Text("Berkas \(output) sudah ada.", "The file \(output) is there already."))
    }
    let (id, unit, institution) = (id, unit, institution)
    let year = year.flatMap { CycleYear($0) }
    let (bytes, count) = try await withHouse(house) { services in
      let keys = SigningKeys(dataFolder: services.dataFolder)
      let now = services.clock()
      return try await services.storage.write { transaction -> ([UInt8], Int) in
        let records: [SignedRecord]
        if let unit {
          let found = try Self.unit(unit, institution, at: now, in: transaction)
          records = try SubjectRecords.records(of: found, year: year, in: transaction)
        } else {
          records = try SubjectRecords.records(ofID: id ?? "", in: transaction)
        }
        guard let first = records.first else { throw Self.nothing }
        return (
          try RecordProof.file(
            records, of: first.institutionID, keys: keys, at: now, in: transaction),
          records.count
        )
      }
    }
    try Data(bytes).write(to: URL(filePath: output), options: .atomic)
    Terminal.print(
      Text("Ditulis: \(count) naskah ke \(output)", "Written: \(count) records to \(output)"))
  }

  private static func unit(
    _ word: String, _ institution: String?, at now: Instant, in transaction: Transaction
  ) throws -> ID<WorkUnit> {
    if let id = ID<WorkUnit>(word), try WorkUnitStore.find(id, in: transaction) != nil {
      return id
    }
    let day = Act(by: nil, at: now).day
    let place = try institution.flatMap {
      try WorkUnitPlaces.find(institution: $0, unit: word, on: day, in: transaction)
    }
    guard case .workUnit(let text)? = place?.place.scope, let id = ID<WorkUnit>(text) else {
      throw CommandRefusal(
        code: "place_unknown",
        Text(
          "Unit itu tidak ada. Tulis id-nya, atau namanya persis seperti di Zona.",
          "There is no such unit. Write its id, or its name as Zona has it."))
    }
    return id
  }

  private static let nothing = CommandRefusal(
    code: "nothing_signed",
    Text("Tidak ada naskah bertanda tangan di sana.", "There is no signed record there."))
}
