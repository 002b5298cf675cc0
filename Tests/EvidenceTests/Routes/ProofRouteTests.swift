import HTTPTypes
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct ProofRouteTests {
  @Test func `title, period and personal data are changed on the version that was seen`()
    async throws
  {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.png, named: "foto.png")
      let path = EvidenceLink.proof(house.unit.id, proof.id).path
      let fields = [
        ("judul", "Apel pagi"), ("dari", "2026-01-05"), ("sampai", "2026-01-05"),
        ("pribadi", "ya"), ("versi", "1"),
      ]

      #expect(try await house.house.post(path, fields, as: house.staff).status == .seeOther)
      #expect(try await house.house.post(path, fields, as: house.staff).status == .conflict)
      let wrong = fields.map { $0.0 == "sampai" ? ("sampai", "2026-01-04") : $0 }
      #expect(
        try await house.house.post(path, wrong, as: house.staff).status == .unprocessableContent)

      let stored = try #require(try await house.proofs().first)
      #expect(stored.title == "Apel pagi" && stored.hasPersonalData && stored.version == 2)
      #expect(stored.period?.until == Sample.day("2026-01-05"))
    }
  }

  @Test func `proof outside the assessed year cannot count, and the page says so`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(
        Sample.pdf("lama"), fields: [("dari", "2023-01-01"), ("sampai", "2023-12-31")])
      try await house.link(proof, soal: 13)

      let page = try await house.house.get(
        EvidenceLink.proof(house.unit.id, proof.id).path, as: house.staff)
      #expect(page.text.contains("Di luar tahun penilaian"))
      let report = try await house.house.get(
        EvidenceLink.report(house.unit.id, Sample.year(2026)).path, as: house.staff)
      #expect(report.text.contains("tidak menyentuh tahun 2026"))
    }
  }

  @Test func `what a sent worksheet rests on stays`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(
        Sample.pdf("x"), fields: [("dari", "2020-01-01"), ("sampai", "2020-02-01")])
      try await house.link(proof, soal: 13)
      try await house.release(.submitted)
      let links = try await house.storage.read { transaction in
        try LinkStore.links(of: proof, in: transaction)
      }

      let detached = try await house.house.post(
        EvidenceLink.detachment(house.unit.id, proof.id).path,
        [("soal", "2026-\(links[0].soal)")], as: house.staff)
      let deleted = try await house.house.post(
        EvidenceLink.deletion(house.unit.id, proof.id).path, [("versi", "1")], as: house.staff)

      #expect(detached.status == .unprocessableContent)
      #expect(deleted.status == .unprocessableContent)
      #expect(try await house.proofs().count == 1)
    }
  }

  @Test func `a hold forbids deletion and only those above lift it`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(
        Sample.pdf("x"), fields: [("dari", "2020-01-01"), ("sampai", "2020-02-01")])
      let retention = EvidenceLink.retention(house.unit.id, proof.id).path
      let deletion = EvidenceLink.deletion(house.unit.id, proof.id).path
      func retain(_ hold: String, _ version: Int, _ person: Principal) async throws -> Int {
        try await house.house.post(
          retention, [("retensi", "programme"), ("tahan", hold), ("versi", "\(version)")],
          as: person
        ).status.code
      }

      #expect(try await retain("Perkara 12", 1, house.head) == 403)
      #expect(try await retain("Perkara 12", 1, house.coordinator) == 303)
      let refused = try await house.house.post(deletion, [("versi", "2")], as: house.staff)
      #expect(refused.status == .unprocessableContent && refused.text.contains("Perkara 12"))
      #expect(try await retain("", 2, house.coordinator) == 303)
      #expect(
        try await house.house.post(deletion, [("versi", "3")], as: house.staff).status
          == .seeOther)
      #expect(try await house.proofs().isEmpty)
      let old = try await house.bring(
        Sample.pdf("y"), fields: [("dari", "2026-01-01"), ("soal", "2026-13")])
      let early = try await house.house.post(
        EvidenceLink.deletion(house.unit.id, old.id).path, [("versi", "1")], as: house.staff)
      #expect(early.status == .unprocessableContent)
    }
  }

  @Test func `a copy without personal data is attached and downloaded`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("nama lengkap"))
      let answer = try await house.house.upload(
        EvidenceLink.redaction(house.unit.id, proof.id).path, [],
        files: [("berkas", "hitam.pdf", Sample.pdf("xxxx"))], as: house.staff)
      #expect(answer.status == .seeOther)

      let stored = try #require(try await house.proofs().first)
      #expect(stored.hasPersonalData && stored.redacted?.name.text == "hitam.pdf")
      let page = try await house.house.get(
        EvidenceLink.proof(house.unit.id, proof.id).path, as: house.staff)
      #expect(page.text.contains("Unduh salinan publik"))
    }
  }
}
