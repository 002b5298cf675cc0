import EvidenceModel
import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Plans

@Suite struct AgentProofTests {
  private static func promise(_ house: PlanHouse) async throws {
    let answer = try await house.house.post(
      PlanLink.agents(PlanKey(house.unit.id, PlanHouse.year)).path,
      [
        ("pemilik", house.people[1].id.text), ("janji", "Antrean daring"),
        ("tenggat", "2026-12-01"),
      ], as: house.head)
    #expect(answer.status == .seeOther)
  }

  @Test(arguments: TestStorage.engines)
  func `proof behind the first page of the vault can be chosen`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      try await Self.promise(house)
      let oldest = try await house.prove(nil)
      for _ in 0..<60 { try await house.prove(nil) }

      let page = try await house.house.get(
        PlanLink.team(PlanKey(house.unit.id, PlanHouse.year)).path, as: house.head)

      #expect(page.text.contains("value=\"\(oldest.id)\""))
      #expect(!page.text.contains("Cari bukti untuk janji"))
    }
  }

  @Test func `where a list would be too long a search finds the rest`() async throws {
    try await PlanHouse.with { house in
      try await Self.promise(house)
      let oldest = try await house.prove(nil)
      try await house.storage.write { transaction in
        _ = try transaction.execute(
          """
          UPDATE evidence_proof SET title = \("Aplikasi antrean"), uploaded_at_ms = 1
          WHERE id = \(oldest.id)
          """)
      }
      for _ in 0..<ProofChoice.longestList { try await house.prove(nil) }
      let path = PlanLink.team(PlanKey(house.unit.id, PlanHouse.year)).path

      let all = try await house.house.get(path, as: house.head)
      #expect(all.text.contains("Cari bukti untuk janji"))
      #expect(all.text.contains("201 bukti berlaku pada tahun ini"))
      #expect(!all.text.contains("value=\"\(oldest.id)\""))
      let found = try await house.house.get(path + "?cari_bukti=antrean", as: house.head)

      #expect(found.text.contains("value=\"\(oldest.id)\""))
      let reader = try await house.house.get(path, as: house.coordinator)
      #expect(!reader.text.contains("Cari bukti untuk janji"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what can be chosen is what counts`(engine: Engine) async throws {
    try await PlanHouse.with(engine) { house in
      var proofs: [Proof] = []
      for (from, until) in [
        ("2026-01-01", nil), ("2026-12-31", nil), ("2027-01-01", nil),
        ("2025-01-01", "2025-12-31"), ("2025-01-01", "2026-01-01"), ("2020-01-01", nil),
      ] as [(String, String?)] {
        proofs.append(try await house.prove(nil, from: from, until: until))
      }

      let choice = try await house.storage.read { transaction in
        try ProofChoice(
          of: PlanKey(house.unit.id, PlanHouse.year), search: "", in: transaction)
      }

      let counting = proofs.filter { ProofStanding(of: $0, in: PlanHouse.year) == .counts }
      #expect(counting.count == 4)
      #expect(Set(choice.proofs.map(\.id)) == Set(counting.map(\.id)))
    }
  }
}
