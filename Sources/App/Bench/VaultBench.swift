import Accounts
import Cryptography
import Evidence
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// A vault with very many proofs, listed and searched.
struct VaultBench {
  private let name: String
  private let configuration: StorageConfiguration

  init(_ name: String, _ configuration: StorageConfiguration) {
    self.name = name
    self.configuration = configuration
  }

  /// Fills a vault and measures it.
  func lines(count: Int) async throws -> [BenchLine] {
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations),
      logger: Installation.quietLogger)
    let place = try await fill(storage, count)
    var lines: [BenchLine] = []
    for (promise, query) in [
      ("first page of", VaultQuery(unitID: place.unitID)),
      ("last page of", VaultQuery(unitID: place.unitID, page: count / VaultQuery.pageSize)),
      ("two words sought in", VaultQuery(unitID: place.unitID, search: "notulen 777")),
    ] {
      var times = BenchTimes()
      let clock = ContinuousClock()
      for _ in 0..<50 {
        let start = clock.now
        let total = try await storage.read { try VaultList(query, in: $0).total }
        times.add(clock.now - start)
        guard total > 0 else { throw BenchTrouble(reason: "nothing was found") }
      }
      lines.append(
        BenchLine(
          "\(promise) \(count) proofs on \(name), p50",
          ours: BenchFigure(times.median, .milliseconds), goal: "≤ 50 ms",
          remark: "p99 \(BenchFigure(times.percentile(0.99), .milliseconds).text)"))
    }
    await storage.close()
    return lines
  }

  private func fill(_ storage: Storage, _ count: Int) async throws -> WorkUnitPlace {
    let act = Act(by: nil, at: Installation.systemClock())
    let place = try await storage.write { transaction in
      let institution = try WorkUnitActs.createInstitution(
        kind: .agency, name: try PlaceName("Instansi uji"), act: act, in: transaction)
      let unit = try WorkUnitActs.createUnit(
        name: try PlaceName("Unit uji"), in: institution.id, below: nil, from: act.day, act: act,
        transaction: transaction)
      return WorkUnitPlace(institutionID: institution.id, unitID: unit.id)
    }
    for start in stride(from: 0, to: count, by: 500) {
      try await storage.write { transaction in
        for index in start..<min(start + 500, count) {
          let digest = SHA256Digest(of: Array("proof \(index)".utf8)).hex
          let file = StoredFile(
            digest: digest, byteCount: 1_000, kind: .pdf,
            name: FileName(cleaning: "notulen rapat \(index).pdf"))
          _ = try EvidenceActs.add(
            .file(file), description: ProofDescription(), to: place, act: act, in: transaction)
        }
      }
    }
    return place
  }
}
