import Accounts
import ArgumentParser
import Evidence
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// Brings proof and says each one that was acknowledged, until somebody kills it.
///
/// Hidden: the crash tests run it as a program of its own, because only a process can be killed.
struct EvidenceRigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence-rig",
    abstract: "Store proof and print each acknowledged digest (for the crash tests).",
    shouldDisplay: false)

  @OptionGroup var options: HouseOptions

  @Option(help: "How many people bring proof at the same time.")
  var writers = 8

  func run() async throws {
    try await withHouse(options, mayBegin: true) { services in
      let place = try await services.storage.write { try Self.unit(in: $0) }
      try await withThrowingTaskGroup { group in
        for writer in 0..<writers {
          group.addTask { try await Self.bring(writer, to: place, services) }
        }
        try await group.waitForAll()
      }
    }
  }

  /// The one unit of the rig; made the first time.
  private static func unit(in transaction: Transaction) throws -> WorkUnitPlace {
    let act = Act(by: nil, at: Installation.systemClock())
    let name = try PlaceName("Instansi uji")
    let known = try InstitutionStore.all(in: transaction).first
    let institution =
      try known
      ?? WorkUnitActs.createInstitution(kind: .agency, name: name, act: act, in: transaction)
    let query = WorkUnitQuery(
      reach: WorkUnitReach(isNational: true), institutionID: institution.id)
    if let line = try WorkUnitStore.list(query, on: act.day, in: transaction).lines.first {
      return WorkUnitPlace(institutionID: institution.id, unitID: line.id)
    }
    let unit = try WorkUnitActs.createUnit(
      name: PlaceName("Unit uji"), in: institution.id, below: nil, from: act.day, act: act,
      transaction: transaction)
    return WorkUnitPlace(institutionID: institution.id, unitID: unit.id)
  }

  /// Every third content is the same for all writers, so that they meet.
  private static func bring(
    _ writer: Int, to place: WorkUnitPlace, _ services: Services
  ) async throws {
    var random = SystemRandomNumberGenerator()
    var round = 0
    while true {
      round += 1
      var bytes = Array("%PDF-1.4 rig ".utf8)
      if round.isMultiple(of: 3) {
        bytes += Array("shared \(round)".utf8)
      } else {
        let length = Int.random(in: 1...300_000, using: &random)
        bytes += (0..<length / 8).flatMap { _ in
          withUnsafeBytes(of: UInt64.random(in: .min ... .max, using: &random), Array.init)
        }
      }
      let proof = try await Intake(services: services).bring(
        bytes, named: "\(writer)-\(round).pdf", description: ProofDescription(), to: place,
        act: Act(by: nil, at: services.clock()))
      // One call to the system for each line, so that a line is there whole or not at all.
      let line = "\(proof.id) \(proof.file?.digest ?? "")\n"
      try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
    }
  }
}
