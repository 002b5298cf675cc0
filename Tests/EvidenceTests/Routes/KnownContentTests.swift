import EvidenceModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Evidence

@Suite struct KnownContentTests {
  private static func upload(
    _ house: EvidenceHouse, _ name: String, fields: [(String, String)] = [], pages: Int = 1
  ) async throws -> TestAnswer {
    try await house.house.upload(
      EvidenceLink.vault(house.unit.id).path, fields,
      files: [("berkas", name, Sample.pdf("sama", pages: pages))], as: house.staff)
  }

  @Test(arguments: TestStorage.engines)
  func `content that the vault has is told, and leads to the proof that is there`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let first = try await house.bring(Sample.pdf("sama"), named: "sk tim.pdf")

      let answer = try await Self.upload(house, "salinan.pdf", fields: [("soal", "2026-13")])

      #expect(answer.status == .ok)
      #expect(answer.text.contains("salinan.pdf"))
      #expect(answer.text.contains("sudah ada di berkas unit ini sebagai"))
      let path = EvidenceLink.proof(house.unit.id, first.id).path
      #expect(answer.text.contains("<a href=\"\(path)\">sk tim</a>"))
      #expect(try await house.proofs().map(\.id) == [first.id])
      // The question that was chosen with it rests on the proof that is there.
      let links = try await house.storage.read { try LinkStore.links(of: first, in: $0) }
      #expect(links.count == 1)
    }
  }

  @Test func `a form without pages does not empty those that stand`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("sama", pages: 9))
      try await house.link(proof, soal: 13, pages: "hlm. 7")

      _ = try await Self.upload(house, "lagi.pdf", fields: [("soal", "2026-13")], pages: 9)
      var links = try await house.storage.read { try LinkStore.links(of: proof, in: $0) }
      #expect(links.map(\.pages) == ["hlm. 7"])
      _ = try await Self.upload(
        house, "lagi.pdf", fields: [("soal", "2026-13"), ("halaman", "hlm. 9")], pages: 9)
      try await house.link(proof, soal: 13)

      links = try await house.storage.read { try LinkStore.links(of: proof, in: $0) }
      #expect(links.map(\.pages) == ["hlm. 9"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who says so records the same content as a proof of its own`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      let first = try await house.bring(Sample.pdf("sama"), named: "satu.pdf")

      let second = try await house.bring(
        Sample.pdf("sama"), named: "dua.pdf", fields: [("terpisah", "ya")])

      #expect(try await house.proofs().count == 2)
      let page = try await house.house.get(
        EvidenceLink.proof(house.unit.id, second.id).path, as: house.staff)
      #expect(page.text.contains("Isi yang sama di berkas unit ini juga"))
      #expect(!page.text.contains("Isi yang sama di tempat lain"))
      // A third time leads to the oldest.
      let third = try await Self.upload(house, "tiga.pdf")
      #expect(third.text.contains(EvidenceLink.proof(house.unit.id, first.id).path))
      #expect(try await house.proofs().count == 2)
    }
  }

  @Test func `the same content in another unit is recorded, and elsewhere for both`() async throws {
    try await EvidenceHouse.with { house in
      let own = try await house.bring(Sample.pdf("sama"))

      try await house.bring(Sample.pdf("sama"), to: house.sister, as: house.sisterStaff)

      let page = try await house.house.get(
        EvidenceLink.proof(house.unit.id, own.id).path, as: house.coordinator)
      #expect(page.text.contains("Isi yang sama di tempat lain"))
      #expect(!page.text.contains("Isi yang sama di berkas unit ini juga"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the same address a second time leads to the proof that is there`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let path = EvidenceLink.webDrive(house.unit.id).path
      let fields = [("judul", "Galeri"), ("alamat", "https://drive.example/x")]
      #expect(try await house.house.post(path, fields, as: house.staff).status == .seeOther)
      let first = try #require(try await house.proofs().first)

      let again = try await house.house.post(
        path, [("judul", "Album"), ("alamat", "https://drive.example/x")], as: house.staff)

      #expect(again.status == .ok)
      #expect(again.text.contains("sudah ada di berkas unit ini sebagai"))
      #expect(again.text.contains(EvidenceLink.proof(house.unit.id, first.id).path))
      #expect(try await house.proofs().map(\.title) == ["Galeri"])
      let other = try await house.house.post(
        path, [("judul", "Album"), ("alamat", "https://drive.example/y")], as: house.staff)
      #expect(other.status == .seeOther)
      #expect(try await house.proofs().count == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two people who bring the same at once make one proof`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for index in 0..<8 {
          group.addTask { try await Self.upload(house, "\(index).pdf").status.code }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }

      #expect(statuses.allSatisfy { $0 == 303 || $0 == 200 }, "\(statuses)")
      #expect(statuses.count { $0 == 303 } == 1)
      #expect(try await house.proofs().count == 1)
    }
  }

  @Test func `proof of this year that is over is not called so, for it counts`() async throws {
    try await EvidenceHouse.with { house in
      try await house.bring(
        Sample.pdf("satu hari"), named: "apel.pdf",
        fields: [("dari", "2026-03-02"), ("sampai", "2026-03-02")])
      let path = EvidenceLink.vault(house.unit.id).path

      let now = try await house.house.get(path, as: house.staff)
      #expect(!now.text.contains("sudah berakhir"))
      #expect(!now.text.contains("tidak berlaku di"))
      try await house.bring(
        Sample.pdf("lama"), named: "lama.pdf",
        fields: [("dari", "2025-03-02"), ("sampai", "2025-12-31")])
      let old = try await house.house.get(path, as: house.staff)

      #expect(old.text.contains("tidak berlaku di 2026"))
    }
  }

  @Test func `the questions to choose from stand under their areas`() async throws {
    try await EvidenceHouse.with { house in
      for language in ["id", "en"] {
        let page = try await house.house.get(
          EvidenceLink.vault(house.unit.id).path, as: house.staff,
          headers: [.cookie: "zona_bahasa=" + language])

        let groups = page.text.split(separator: "<optgroup label=\"").dropFirst()
        #expect(groups.count > 20)
        #expect(
          groups.contains {
            $0.hasPrefix(
              "2026 · A.I.1.i · "
                + (language == "id" ? "Manajemen Perubahan" : "Change management"))
          }, "\(groups.first.map { $0.prefix(90) } ?? "")")
      }
    }
  }

  @Test func `an error above the form says which field it means`() async throws {
    try await EvidenceHouse.with { house in
      let answer = try await house.house.post(
        EvidenceLink.webDrive(house.unit.id).path, [("judul", "Foto"), ("alamat", "ftp://x")],
        as: house.staff)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Alamat: </b>Tempelkan alamat lengkap"))
      #expect(!answer.text.contains("Alamat: Tempelkan"))
    }
  }
}
