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

@Suite struct UploadRouteTests {
  @Test(arguments: TestStorage.engines)
  func `of forty files with six duplicates thirty-four are recorded and six are told`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let files = (0..<40).map { index in
        ("berkas", "bukti \(index).pdf", Sample.pdf("isi \(index < 34 ? index : index - 34)"))
      }

      let answer = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [("dari", "2026-01-01"), ("sampai", "")],
        files: files.map { (field: $0.0, name: $0.1, bytes: $0.2) }, as: house.staff)

      #expect(answer.status == .ok)
      #expect(answer.text.contains("34 dari 40 berkas tersimpan"))
      #expect(answer.text.contains("6 sudah ada sebelumnya"))
      let proofs = try await house.proofs()
      #expect(proofs.count == 34)
      #expect(Set(proofs.compactMap(\.file?.digest)).count == 34)
      #expect(try house.blobs.digests().count == 34)
      #expect(proofs.allSatisfy { $0.period?.from == Sample.day("2026-01-01") })
      #expect(house.files().filter { $0.hasPrefix(".") } == [])
    }
  }

  @Test func `each file of a form is judged by itself`() async throws {
    try await EvidenceHouse.with { house in
      let answer = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [],
        files: [
          ("berkas", "baik.pdf", Sample.pdf("x")), ("berkas", "kosong.pdf", []),
          ("berkas", "foto.pdf", Sample.png), ("berkas", "program.exe", Array("MZ".utf8)),
          ("berkas", "gambar.png", Sample.png),
        ], as: house.staff)

      #expect(answer.status == .ok)
      #expect(answer.text.contains("2 dari 5 berkas tersimpan"))
      #expect(answer.text.contains("kosong (0 bita)"))
      #expect(answer.text.contains("Namanya menjanjikan PDF"))
      #expect(answer.text.contains(FileKind.allWords))
      #expect(try await house.proofs().count == 2)
      #expect(house.files().filter { $0.hasPrefix(".") } == [])
    }
  }

  @Test(arguments: ["../../x", String(repeating: "n", count: 400) + ".pdf", "قرار.pdf"])
  func `a strange name is only a name`(name: String) async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("x"), named: name)

      let shown = try #require(proof.file?.name.text)
      #expect(!shown.contains("/") && shown.hasSuffix(".pdf") && shown.count <= 150)
      #expect(house.files().count == 1)
      let page = try await house.house.get(
        EvidenceLink.proof(house.unit.id, proof.id).path, as: house.staff)
      #expect(page.text.contains(shown))
    }
  }

  @Test func `a file above the limit is refused and the next one is taken`() async throws {
    var settings = UploadSettings()
    settings.byteLimit = 600_000
    try await EvidenceHouse.with(uploads: settings) { house in
      let big = Sample.pdf("x") + [UInt8](repeating: 32, count: 700_000)
      let answer = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [],
        files: [("berkas", "besar.pdf", big), ("berkas", "kecil.pdf", Sample.pdf("y"))],
        as: house.staff)

      #expect(answer.status == .ok)
      #expect(try await house.proofs().map(\.title) == ["kecil"])
      #expect(house.files().count == 1)
    }
  }

  @Test func `without the token before the files nothing is taken`() async throws {
    try await EvidenceHouse.with { house in
      let path = EvidenceLink.vault(house.unit.id).path
      let boundary = "zona"
      var body = "--\(boundary)\r\nContent-Disposition: form-data; name=\"berkas\"; "
      body += "filename=\"a.pdf\"\r\n\r\n" + String(decoding: Sample.pdf("x"), as: UTF8.self)
      body += "\r\n--\(boundary)--\r\n"

      let answer = try await house.house.send(
        .post, path, as: house.staff,
        headers: [.contentType: "multipart/form-data; boundary=\(boundary)"],
        body: Array(body.utf8))

      #expect(answer.status == .forbidden)
      #expect(try await house.proofs().isEmpty)
      #expect(house.files().isEmpty)
    }
  }

  @Test func `who may not change a vault cannot bring anything into it`() async throws {
    try await EvidenceHouse.with { house in
      try await house.release(.submitted)
      let path = EvidenceLink.vault(house.unit.id).path
      for (person, status) in [
        (house.stranger, 404), (house.sisterStaff, 404), (house.coordinator, 403),
        (house.assessor, 403),
      ] {
        let answer = try await house.house.upload(
          path, [], files: [("berkas", "a.pdf", Sample.pdf("x"))], as: person)
        #expect(answer.status.code == status)
      }
      #expect(house.files().isEmpty)
    }
  }

  @Test func `an address on a web drive is marked and never counts`() async throws {
    try await EvidenceHouse.with { house in
      let path = EvidenceLink.webDrive(house.unit.id).path
      let refused = try await house.house.post(
        path, [("judul", "Foto apel"), ("alamat", "javascript:alert(1)")], as: house.staff)
      #expect(refused.status == .unprocessableContent)

      let taken = try await house.house.post(
        path,
        [
          ("judul", "Foto apel"), ("alamat", "https://drive.example/d/1"),
          ("dari", "2026-01-01"), ("soal", "2026-13"),
        ], as: house.staff)

      #expect(taken.status == .seeOther)
      let page = try await house.house.get(try #require(taken.location), as: house.staff)
      #expect(page.text.contains("belum terverifikasi"))
      let proof = try #require(try await house.proofs().first)
      try await house.storage.read { transaction in
        let links = try LinkStore.links(of: proof, in: transaction)
        let board = try ProofBoard(
          of: house.unit.id, year: Sample.year(2026), in: transaction)
        #expect(board.proof(ofSoal: links[0].soal).state == .onlyUnverified)
      }
    }
  }
}
