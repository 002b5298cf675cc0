import HTTPTypes
import EvidenceModel
import Foundation
import House
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct ArchiveTests {
  /// An archive of two files and an address, as the route gives it.
  private func archive(_ house: EvidenceHouse, isPublic: Bool = false) async throws -> [UInt8] {
    let path = EvidenceLink.archive(house.unit.id, Sample.year(2026)).path
    let answer = try await house.house.get(path + (isPublic ? "?publik=ya" : ""), as: house.staff)
    #expect(answer.status == .ok)
    return answer.bytes
  }

  private func verify(_ bytes: [UInt8]) throws -> Manifest {
    let path = FileManager.default.temporaryDirectory.path + "/zona-" + UUID().uuidString
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var proof = try ArchiveProof(path: path)
    return try proof.check()
  }

  /// The names behind the numbers; proofs of one moment come in the order of chance.
  private func names(_ manifest: Manifest) -> [String] {
    manifest.files.map { String($0.path.dropFirst("bukti/001 ".count)) }.sorted()
  }

  private func fill(_ house: EvidenceHouse) async throws {
    let first = try await house.bring(
      Sample.pdf("satu", pages: 7), named: "SK Tim %22A%22.pdf", fields: [("dari", "2026-01-01")])
    let second = try await house.bring(Sample.png, named: "foto.png")
    try await house.link(first, soal: 13, pages: "hlm. 7")
    try await house.link(second, soal: 13)
    try await house.link(second, soal: 14)
  }

  @Test func `an archive is whole, and unzip agrees`() async throws {
    try await EvidenceHouse.with { house in
      try await fill(house)

      let bytes = try await archive(house)

      let manifest = try verify(bytes)
      #expect(names(manifest) == ["SK Tim A.pdf", "foto.png"])
      let path = house.folder + "/arsip.zip"
      try Data(bytes).write(to: URL(filePath: path))
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-m", "zipfile", "-t", path]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
  }

  @Test func `each single flipped bit of an archive is found`() async throws {
    try await EvidenceHouse.with { house in
      try await fill(house)
      let bytes = try await archive(house)
      _ = try verify(bytes)
      let path = house.folder + "/arsip.zip"
      try Data(bytes).write(to: URL(filePath: path))
      let handle = try FileHandle(forUpdating: URL(filePath: path))

      for place in bytes.indices {
        for bit in UInt8(0)..<8 {
          try handle.seek(toOffset: UInt64(place))
          try handle.write(contentsOf: [bytes[place] ^ (1 << bit)])
          #expect(throws: ArchiveFault.self, "bit \(bit) of byte \(place)") {
            var proof = try ArchiveProof(path: path)
            _ = try proof.check()
          }
        }
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place]])
      }
      _ = try verify(bytes)
    }
  }

  @Test func `a cut and a longer archive are found`() async throws {
    try await EvidenceHouse.with { house in
      try await fill(house)
      let bytes = try await archive(house)

      for count in [0, 1, 29, bytes.count / 2, bytes.count - 1] {
        #expect(throws: ArchiveFault.self) { try verify(Array(bytes.prefix(count))) }
      }
      #expect(throws: ArchiveFault.wrongLength) { try verify(bytes + [0]) }
    }
  }

  @Test(arguments: [
    ("%PDF-1.7", ArchiveFault.notAnArchive), ("", .notAnArchive), ("PKZIP", .notAnArchive),
    ("PK\u{3}\u{4}", .wrongLength), ("P", .wrongLength),
  ])
  func `a file that is no archive is told from one that was cut`(
    text: String, fault: ArchiveFault
  ) {
    #expect(throws: fault) { try verify(Array(text.utf8)) }
  }

  @Test func `the public archive holds no personal data`() async throws {
    try await EvidenceHouse.with { house in
      let open = try await house.bring(Sample.pdf("umum"), named: "umum.pdf")
      let named = try await house.bring(Sample.pdf("NIK 3201"), named: "nama.pdf")
      let hidden = try await house.bring(Sample.pdf("alamat"), named: "alamat.pdf")
      for proof in [open, named, hidden] { try await house.link(proof, soal: 13) }
      _ = try await house.house.upload(
        EvidenceLink.redaction(house.unit.id, named.id).path, [],
        files: [("berkas", "nama-hitam.pdf", Sample.pdf("xxx"))], as: house.staff)
      _ = try await house.house.post(
        EvidenceLink.proof(house.unit.id, hidden.id).path,
        [("judul", "alamat"), ("dari", ""), ("sampai", ""), ("pribadi", "ya"), ("versi", "1")],
        as: house.staff)

      let whole = try await archive(house)
      let published = try await archive(house, isPublic: true)

      #expect(try verify(whole).files.count == 3)
      let manifest = try verify(published)
      #expect(names(manifest) == ["nama-hitam.pdf", "umum.pdf"])
      let text = String(decoding: published, as: UTF8.self)
      #expect(!text.contains("NIK 3201") && text.contains("\"withheld\":true"))
    }
  }

  @Test func `an archive far beyond four gibibytes has a directory that says so`() {
    let members = (0..<3).map {
      ArchiveFormat.Member(name: "bukti/\($0).pdf", byteCount: 3_000_000_000, sum: 1)
    }

    let directory = ArchiveFormat.directory(of: members)

    #expect(ArchiveFormat.length(of: members) == 9_000_000_123 + Int64(directory.count))
    let mark: [UInt8] = [0x50, 0x4B, 6, 6]
    #expect(directory.indices.dropLast(4).contains { directory[$0..<($0 + 4)] == mark[...] })
  }
}
