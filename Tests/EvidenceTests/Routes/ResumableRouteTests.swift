import EvidenceModel
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import WorkUnitsModel
import Web

@testable import Evidence

@Suite struct ResumableRouteTests {
  private let bytes = Sample.pdf("panjang") + [UInt8](repeating: 32, count: 900_000)

  private func begin(
    _ house: EvidenceHouse, size: Int, name: String = "panjang.pdf", as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.house.post(
      EvidenceLink.uploads(house.unit.id).path,
      [("nama", name), ("ukuran", String(size)), ("dari", "2026-01-01"), ("soal", "2026-13")],
      as: person ?? house.staff, headers: Self.scripted)
  }

  private static let scripted: HTTPFields = [field("X-Zona-Simpan"): "1"]

  private static func field(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else { preconditionFailure("a header name") }
    return name
  }

  private func piece(
    _ house: EvidenceHouse, _ path: String, _ bytes: ArraySlice<UInt8>, at offset: Int,
    as person: Principal? = nil, token: Bool = true
  ) async throws -> TestAnswer {
    let person = person ?? house.staff
    var headers = Self.scripted
    headers[.uploadOffset] = String(offset)
    if token { headers[Self.field("X-Zona-Token")] = house.house.formToken(of: person) }
    return try await house.house.send(
      .patch, path, as: person, headers: headers, body: Array(bytes))
  }

  @Test func `an upload that was cut at ninety per cent goes on and is whole`() async throws {
    try await EvidenceHouse.with { house in
      let started = try await begin(house, size: bytes.count)
      #expect(started.status == .created)
      let path = try #require(started.location)
      let cut = bytes.count * 9 / 10

      #expect(try await piece(house, path, bytes[..<cut], at: 0).status == .noContent)
      #expect(try await house.proofs().isEmpty)
      let state = try await house.house.send(.head, path, as: house.staff, body: nil)
      #expect(state.headers[.uploadOffset] == String(cut))
      #expect(state.headers[.uploadLength] == String(bytes.count))
      let last = try await piece(house, path, bytes[cut...], at: cut)

      #expect(last.status == .noContent)
      let proof = try #require(try await house.proofs().first)
      #expect(last.headers[.location] == EvidenceLink.proof(house.unit.id, proof.id).path)
      let content = try await house.blobs.open(try #require(proof.file?.digest))
      #expect(try content.read(from: 0, upTo: bytes.count + 1) == bytes)
      #expect(house.files().count == 1)
      #expect(try await piece(house, path, [], at: bytes.count).status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a resumed upload of what is there already says so, unless it is to be separate`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let first = try await house.bring(bytes, named: "panjang.pdf")
      let path = try #require(try await begin(house, size: bytes.count).location)

      let answer = try await piece(house, path, bytes[...], at: 0)

      #expect(answer.status == .ok)
      #expect(answer.text.contains("sudah ada di berkas unit ini sebagai"))
      let proof = EvidenceLink.proof(house.unit.id, first.id).path
      #expect(answer.headers[.location] == proof)
      #expect(answer.text.contains("\"title\":\"panjang\""))
      #expect(try await house.proofs().count == 1)
      let separate = try await house.house.post(
        EvidenceLink.uploads(house.unit.id).path,
        [("nama", "dua.pdf"), ("ukuran", String(bytes.count)), ("terpisah", "ya")],
        as: house.staff, headers: Self.scripted)
      let again = try await piece(house, try #require(separate.location), bytes[...], at: 0)
      #expect(again.status == .noContent)
      #expect(try await house.proofs().count == 2)
    }
  }

  @Test func `a piece that does not fit is refused with the place where to go on`() async throws {
    try await EvidenceHouse.with { house in
      let path = try #require(try await begin(house, size: bytes.count).location)
      _ = try await piece(house, path, bytes[..<1000], at: 0)

      for offset in [0, 999, 1001] {
        let answer = try await piece(house, path, bytes[1000..<2000], at: offset)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("1000"))
      }
      let tooMuch = try await piece(house, path, bytes[1000...] + [1], at: 1000)
      #expect(tooMuch.status == .contentTooLarge)
      #expect(try await piece(house, path, bytes[1000..<2000], at: 1000).status == .noContent)
    }
  }

  @Test func `an upload is its person's own, and wants its token`() async throws {
    try await EvidenceHouse.with { house in
      let path = try #require(try await begin(house, size: bytes.count).location)

      #expect(try await piece(house, path, bytes[..<9], at: 0, as: house.head).status == .notFound)
      #expect(
        try await piece(house, path, bytes[..<9], at: 0, as: house.stranger).status == .notFound)
      #expect(
        try await piece(house, path, bytes[..<9], at: 0, token: false).status == .forbidden)
    }
  }

  @Test func `what is too large or empty is refused before a byte is sent`() async throws {
    try await EvidenceHouse.with { house in
      let limit = UploadSettings().byteLimit
      let tooLarge = try await begin(house, size: limit + 1)
      let empty = try await begin(house, size: 0)
      let largest = try await begin(house, size: limit)

      #expect(tooLarge.status == .contentTooLarge)
      #expect(empty.status == .unprocessableContent)
      #expect(largest.status == .created)
    }
  }

  @Test func `content that is refused at the end is not kept for another try`() async throws {
    try await EvidenceHouse.with { house in
      let path = try #require(try await begin(house, size: 8).location)

      let answer = try await piece(house, path, Array("MZ stuff".utf8)[...], at: 0)

      #expect(answer.status == .unprocessableContent)
      #expect(house.files().isEmpty)
      #expect(try await piece(house, path, [], at: 8).status == .notFound)
    }
  }

  @Test func `an upload that nobody goes on with is thrown away after a day`() async throws {
    let time = Mutex(TestHouse.now)
    try await EvidenceHouse.with(clock: { time.withLock { $0 } }) { house in
      let path = try #require(try await begin(house, size: bytes.count).location)
      _ = try await piece(house, path, bytes[..<1000], at: 0)
      #expect(house.files().count == 1)
      // The file's own time is the machine's; the house's clock moves past it.
      let tomorrow = Int64(Date().timeIntervalSince1970 * 1000) + 25 * 3_600_000
      time.withLock { $0 = Instant(milliseconds: max(tomorrow, $0.milliseconds + 90_000_000)) }

      _ = try await begin(house, size: 10)

      #expect(house.files().count == 1)
      #expect(try await piece(house, path, bytes[1000..<2000], at: 1000).status == .notFound)
    }
  }
}
