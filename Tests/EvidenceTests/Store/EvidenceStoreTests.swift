import Accounts
import EvidenceModel
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct EvidenceStoreTests {
  private func add(
    _ house: EvidenceHouse, _ digit: Character, to unit: WorkUnit? = nil,
    description: ProofDescription = ProofDescription(), kind: FileKind = .pdf
  ) async throws -> Proof {
    let unit = unit ?? house.unit
    let file = StoredFile(
      digest: String(repeating: digit, count: 64), byteCount: 10, kind: kind,
      name: FileName(cleaning: "SK \(digit).\(kind.rawValue)"))
    let place = WorkUnitPlace(institutionID: unit.institutionID, unitID: unit.id)
    let act = Act(by: house.staff, at: TestHouse.now)
    return try await house.storage.write { transaction in
      try EvidenceActs.add(
        .file(file), description: description, to: place, act: act, in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `proof comes back as it went in, with its link and its journal`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let period = try Sample.period("2026-01-01", "2026-06-30")
      let proof = try await add(
        house, "a",
        description: ProofDescription(
          period: period, question: (Sample.year(2026), 13, "hlm. 7")))

      try await house.storage.read { transaction in
        #expect(try ProofStore.find(proof.id, of: house.unit.id, in: transaction) == proof)
        let links = try LinkStore.links(of: proof, in: transaction)
        #expect(links.map(\.pages) == ["hlm. 7"])
        let entries = try Journal.entries(
          subjectKind: "proof", subjectID: proof.id.text, in: transaction)
        #expect(entries.map(\.entry.event) == ["proof_added", "proof_linked"])
        let board = try ProofBoard(
          of: house.unit.id, year: Sample.year(2026), in: transaction)
        #expect(board.proof(ofSoal: links[0].soal).state == .proven)
        #expect(board.proof(ofSoal: 9_999).state == .missing)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a question that the year does not have is refused and changes nothing`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      for (year, soal) in [(2026, 9_999), (2020, 1)] {
        await #expect(throws: EvidenceRefusal.unknownQuestion) {
          try await add(
            house, "a", description: ProofDescription(question: (Sample.year(year), soal, "")))
        }
      }
      let proofs = try await house.proofs()
      #expect(proofs.isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an old form is refused, a change is stored once`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      let proof = try await add(house, "a")
      let act = Act(by: house.staff, at: TestHouse.now)
      let period = try Sample.period("2026-01-01")
      func describe(version: Int64) async throws {
        try await house.storage.write { transaction in
          let found = try ProofStore.find(proof.id, of: house.unit.id, in: transaction)
          try EvidenceActs.describe(
            try #require(found), title: "SK Tim", period: period, hasPersonalData: true,
            version: version, act: act, in: transaction)
        }
      }

      try await describe(version: 1)
      await #expect(throws: EvidenceRefusal.stale) { try await describe(version: 1) }

      let stored = try await house.proofs()
      #expect(stored.map(\.title) == ["SK Tim"])
      #expect(stored.map(\.hasPersonalData) == [true])
      #expect(stored.map(\.version) == [2])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the same content in two units and two years is found`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      let first = try await add(
        house, "b", description: ProofDescription(question: (Sample.year(2025), 13, "")),
        kind: .jpeg)
      _ = try await add(house, "b", to: house.sister, kind: .jpeg)
      _ = try await add(house, "c")
      let act = Act(by: house.staff, at: TestHouse.now)
      try await house.storage.write { transaction in
        try EvidenceActs.link(
          first, to: [13], year: Sample.year(2026), pages: "", place: house.place, act: act,
          in: transaction)
      }

      try await house.storage.read { transaction in
        let repeated = try ReuseStore.repeated(in: house.unit.id, transaction: transaction)
        #expect(repeated == [String(repeating: "b", count: 64)])
        let twins = try ReuseStore.twins(of: repeated, in: transaction)
        #expect(Set(twins.map(\.unitID)) == [house.unit.id, house.sister.id])
        #expect(twins.first { $0.proofID == first.id }?.years == [2025, 2026])
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the list is searched by title and name, by year and by what is unlinked`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      _ = try await add(
        house, "a", description: ProofDescription(question: (Sample.year(2026), 13, "")))
      _ = try await add(house, "b")

      try await house.storage.read { transaction throws in
        func found(_ query: VaultQuery) throws -> [String] {
          try VaultList(query, in: transaction).lines.map(\.proof.title).sorted()
        }
        let unit = house.unit.id
        #expect(try found(VaultQuery(unitID: unit)) == ["SK a", "SK b"])
        #expect(try found(VaultQuery(unitID: unit, search: "sk B")) == ["SK b"])
        #expect(try found(VaultQuery(unitID: unit, search: "100%")) == [])
        #expect(try found(VaultQuery(unitID: unit, year: Sample.year(2026))) == ["SK a"])
        #expect(try found(VaultQuery(unitID: unit, isUnlinked: true)) == ["SK b"])
        #expect(try found(VaultQuery(unitID: unit, least: .submitted)) == [])
        #expect(try found(VaultQuery(unitID: house.sister.id)) == [])
      }
      try await house.release(.submitted)
      try await house.release(.returned)
      try await house.storage.read { transaction throws in
        let query = VaultQuery(unitID: house.unit.id, least: .returned)
        #expect(try VaultList(query, in: transaction).total == 1)
        let sent = VaultQuery(unitID: house.unit.id, least: .submitted)
        #expect(try VaultList(sent, in: transaction).total == 0)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an upload belongs to its person and is forgotten once`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      var random = SeededGenerator(seed: 4)
      let upload = Upload(
        id: ID(at: TestHouse.now, using: &random), unitID: house.unit.id, accountID: "staff",
        name: FileName(cleaning: "x.pdf"), byteCount: 10,
        description: ProofDescription(
          period: try Sample.period("2026-01-01"), question: (Sample.year(2026), 1, "hlm. 2")),
        startedAt: TestHouse.now)
      try await house.storage.write { transaction in
        try UploadStore.insert(upload, of: house.ministry.id, in: transaction)
      }

      try await house.storage.write { transaction in
        let unit = house.unit.id
        let found = try UploadStore.find(upload.id, of: unit, by: "staff", in: transaction)
        #expect(found?.description.question?.soal == 1)
        #expect(found?.description.period == upload.description.period)
        #expect(
          try UploadStore.find(upload.id, of: unit, by: "other", in: transaction) == nil)
        #expect(try UploadStore.count(by: "staff", in: transaction) == 1)
        #expect(try UploadStore.delete(upload.id, of: unit, in: transaction))
        #expect(try !UploadStore.delete(upload.id, of: unit, in: transaction))
      }
    }
  }
}
