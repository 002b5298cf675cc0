import Accounts
import EvidenceModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Evidence

/// Slips that people make with proof, and what keeps them from harm.
@Suite struct SlipTests {
  @Test(arguments: TestStorage.engines)
  func `the original is not taken as the copy without personal data`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let proof = try await house.bring(Sample.png, named: "daftar-hadir.png")
      let path = EvidenceLink.redaction(house.unit.id, proof.id).path

      let same = try await house.house.upload(
        path, [], files: [("berkas", "hitam.png", Sample.png)], as: house.staff)

      #expect(same.status == .unprocessableContent)
      #expect(same.text.contains("sama persis dengan berkas aslinya"))
      let stored = try #require(try await house.proofs().first)
      #expect(stored.redacted == nil && stored.version == 1)
      // The original is still there, though the same bytes were refused.
      #expect(house.files().count == 1)
      let other = try await house.house.upload(
        path, [], files: [("berkas", "hitam.gif", Sample.gif)], as: house.staff)
      #expect(other.status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nothing is linked to a worksheet that is sent, and again once it is given back`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let proof = try await house.bring(Sample.pdf("x"))
      try await house.release(.submitted)
      let path = EvidenceLink.questions(house.unit.id, proof.id).path
      func link(_ year: Int) async throws -> TestAnswer {
        try await house.house.post(path, [("soal", "\(year)-13")], as: house.staff)
      }

      let refused = try await link(2026)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("LKE tahun 2026 sudah dikirim"))
      // Its questions are not offered either, here and at the upload; another year stays open.
      let vault = try await house.house.get(
        EvidenceLink.vault(house.unit.id).path, as: house.staff)
      for page in [refused, vault] {
        #expect(!page.text.contains("value=\"2026-"))
        #expect(page.text.contains("value=\"2025-"))
      }
      let sent = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [("soal", "2026-13")],
        files: [("berkas", "baru.pdf", Sample.pdf("y"))], as: house.staff)
      #expect(sent.status == .unprocessableContent)
      #expect(try await house.proofs().count == 1)
      #expect(try await link(2025).status == .seeOther)
      try await house.release(.returned)
      #expect(try await link(2026).status == .seeOther)
    }
  }

  @Test func `a resumable upload for a sent worksheet is refused before a byte is sent`()
    async throws
  {
    try await EvidenceHouse.with { house in
      try await house.release(.submitted)
      let name = try #require(HTTPField.Name("X-Zona-Simpan"))

      let answer = try await house.house.post(
        EvidenceLink.uploads(house.unit.id).path,
        [("nama", "a.pdf"), ("ukuran", "900"), ("soal", "2026-13")], as: house.staff,
        headers: [name: "1"])

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("sudah dikirim"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a wrong file goes at once, and stays once a question has rested on it`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      func page(_ link: EvidenceLink) async throws -> TestAnswer {
        try await house.house.get(link.path, as: house.staff)
      }
      func delete(_ proof: Proof) async throws -> HTTPResponse.Status {
        try await house.house.post(
          EvidenceLink.deletion(house.unit.id, proof.id).path,
          [("versi", String(proof.version))], as: house.staff
        ).status
      }
      let wrong = try await house.bring(Sample.pdf("salah"), fields: [("dari", "2026-01-01")])
      #expect(try await page(.proof(house.unit.id, wrong.id)).text.contains("Hapus bukti …"))
      #expect(try await delete(wrong) == .seeOther)

      let linked = try await house.bring(Sample.pdf("benar"), fields: [("dari", "2026-01-01")])
      try await house.link(linked, soal: 13)
      let links = try await house.storage.read { try LinkStore.links(of: linked, in: $0) }
      let detached = try await house.house.post(
        EvidenceLink.detachment(house.unit.id, linked.id).path,
        [("soal", "2026-\(links[0].soal)")], as: house.staff)
      #expect(detached.status == .seeOther)

      // The link is gone, what it proved for a while is not.
      let proof = try await page(.proof(house.unit.id, linked.id))
      #expect(!proof.text.contains("Hapus bukti …"))
      #expect(proof.text.contains("boleh dihapus mulai"))
      let confirm = try await page(.deletion(house.unit.id, linked.id))
      #expect(confirm.text.contains("boleh dihapus mulai"))
      #expect(!confirm.text.contains("Tindakan ini tidak dapat dibatalkan"))
      #expect(try await delete(linked) == .unprocessableContent)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what was shown to everybody or used by another record is retained`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let shown = try await house.bring(Sample.png, named: "foto.png")
      for word in ["ya", "tidak"] {
        _ = try await house.house.post(
          EvidenceLink.showing(house.unit.id, shown.id).path, [("tampil", word)],
          as: house.staff)
      }
      let used = try await house.bring(Sample.pdf("janji"))
      let free = try await house.bring(Sample.pdf("bebas"))
      try await house.storage.write { transaction in
        try EvidenceActs.use(
          used, by: "change_agent", act: Act(by: house.staff, at: TestHouse.now),
          in: transaction)
      }

      let refusals = try await house.storage.read { transaction in
        try [shown, used, free].map {
          try EvidenceActs.deletionRefusal(
            of: $0, on: Sample.day("2026-11-21"), in: transaction)
        }
      }

      #expect(refusals.map { $0 == nil } == [false, false, true])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `linking again without pages keeps those that stand`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      let proof = try await house.bring(Sample.png, named: "foto.png")
      for pages in ["hlm. 7", "", "hlm. 9", ""] {
        try await house.link(proof, soal: 13, pages: pages)
      }

      let links = try await house.storage.read { try LinkStore.links(of: proof, in: $0) }
      #expect(links.map(\.pages) == ["hlm. 9"])
      let events = try await house.storage.read {
        try Journal.entries(subjectKind: "proof", subjectID: proof.id.text, in: $0)
          .map(\.entry.event)
      }
      #expect(events == ["proof_added", "proof_linked", "proof_linked"])
    }
  }

  @Test func `a page beyond the last one of a document is refused where its pages are counted`()
    async throws
  {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("tiga", pages: 3))
      let digest = try #require(proof.file?.digest)
      // Without poppler nobody can count them, and every reference is taken.
      let count = try? await PageStore(blobs: house.blobs).pageCount(digest)
      func link(_ pages: String) async throws -> TestAnswer {
        try await house.house.post(
          EvidenceLink.questions(house.unit.id, proof.id).path,
          [("soal", "2026-13"), ("halaman", pages)], as: house.staff)
      }

      let beyond = try await link("hlm. 2–4")
      #expect(beyond.status == (count == 3 ? .unprocessableContent : .seeOther))
      #expect(beyond.text.contains("hanya sampai halaman 3") == (count == 3))
      #expect(try await link("hlm. 2–3, pasal 40").status == .seeOther)
      let sent = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [("soal", "2026-13"), ("halaman", "p. 2")],
        files: [("berkas", "satu.pdf", Sample.pdf("satu"))], as: house.staff)
      #expect(sent.status == (count == 3 ? .unprocessableContent : .seeOther))
    }
  }

  @Test func `a title is stored without signs that turn the direction of writing`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("x"))

      let answer = try await house.house.post(
        EvidenceLink.proof(house.unit.id, proof.id).path,
        [("judul", "SK \u{202E}fdp"), ("versi", "1")], as: house.staff)

      #expect(answer.status == .seeOther)
      #expect(try await house.proofs().map(\.title) == ["SK fdp"])
    }
  }

  @Test func `one question is not called questions`() {
    #expect(EvidenceText.questions(1).english == "1 question")
    #expect(EvidenceText.questions(2).english == "2 questions")
    #expect(EvidenceText.pieces(1).english == "1 piece of evidence")
    #expect(EvidenceText.pieces(0).english == "0 pieces of evidence")
  }
}
