import Accounts
import AccountsModel
import ArgumentParser
import Declarations
import DeclarationsModel
import Foundation
import House
import Kernel
import Logging
import Storage
import WorkUnits
import WorkUnitsModel

/// Signs pledges and says each one that was acknowledged, until somebody kills it.
///
/// Hidden: the crash tests run it as a program of its own, because only a process can be killed.
struct PledgeRigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pledge-rig",
    abstract: "Sign pledges and print each acknowledged number (for the crash tests).",
    shouldDisplay: false)

  /// The people who sign.
  static let peopleCount = 200

  @Argument(help: "A file for SQLite or a postgres:// address.")
  var database: String

  @Argument(help: "The data folder, for the keys.")
  var dataFolder: String

  @Option(help: "How many sign at the same time.")
  var writers = 8

  func run() async throws {
    let configuration: StorageConfiguration =
      database.hasPrefix("postgres") ? .postgres(url: database) : .sqlite(path: database)
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations),
      logger: Logger(label: "pledge-rig"))
    let acts = PledgeActs(keys: SigningKeys(dataFolder: dataFolder))
    let round = try await storage.write { try Self.round(acts, in: $0) }
    let waiting = try await storage.read { transaction in
      try PledgeActs.coverage(of: round, at: Self.now, in: transaction).missing.map(\.employee)
    }
    try await withThrowingTaskGroup { group in
      for writer in 0..<writers {
        let part = waiting.enumerated().filter { $0.offset % writers == writer }.map(\.element)
        group.addTask { try await Self.sign(part, round, acts, storage) }
      }
      try await group.waitForAll()
    }
    // Stays alive, so that the test always kills it.
    try await Task.sleep(for: .seconds(60))
  }

  /// The moment of every signature of the rig.
  static let now = Instant(milliseconds: 1_795_246_320_000)

  private static func sign(
    _ people: [Employee], _ round: PledgeRound, _ acts: PledgeActs, _ storage: Storage
  ) async throws {
    for employee in people {
      _ = try await storage.write { transaction in
        try acts.sign(
          round, by: employee, before: nil, method: .password, act: Act(by: nil, at: now),
          in: transaction)
      }
      // One call to the system for each line, so that a line is there whole or not at all.
      try FileHandle.standardOutput.write(
        contentsOf: Data((employee.nip.text.suffix(3) + "\n").utf8))
    }
  }

  /// The round with its unit and roster, made in one transaction the first time.
  private static func round(
    _ acts: PledgeActs, in transaction: Transaction
  ) throws -> PledgeRound {
    let act = Act(by: nil, at: now)
    if let institution = try InstitutionStore.all(in: transaction).first {
      let query = WorkUnitQuery(
        reach: WorkUnitReach(isNational: true), institutionID: institution.id)
      for line in try WorkUnitStore.list(query, on: act.day, in: transaction).lines {
        if let round = try RoundStore.rounds(of: line.id, in: transaction).first { return round }
      }
    }
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: try PlaceName("Kementerian Uji"), act: act, in: transaction)
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai Uji"), in: institution.id, below: nil, from: act.day, act: act,
      transaction: transaction)
    for number in 1...peopleCount {
      let serial = String(repeating: "0", count: 3 - String(number).count) + String(number)
      try RosterActs.join(
        nip: try NIP("198001012005011" + serial), name: try PersonName("Pegawai \(serial)"),
        post: Post(
          institutionID: institution.id, unitID: unit.id, position: try JobTitle("Analis"),
          section: nil), on: act.day, act: act, in: transaction)
    }
    guard let year = CycleYear(act.day.year) else { throw StorageError.notFound }
    let window = try SigningWindow(
      opensAt: now.adding(seconds: -86_400), closesAt: now.adding(seconds: 86_400))
    return try acts.open(year, for: unit, window: window, act: act, in: transaction)
  }
}
