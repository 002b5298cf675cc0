import Cryptography
import EvidenceModel
import Foundation
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct BlobStoreTests {
  private func withStore(_ body: (BlobStore, String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/zona-blobs-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(BlobStore(dataFolder: folder), folder)
  }

  private func keep(_ bytes: [UInt8], in store: BlobStore) async throws -> String {
    let file = try await store.newFile()
    for start in stride(from: 0, to: bytes.count, by: 1000) {
      try await file.append(Array(bytes[start..<min(start + 1000, bytes.count)]))
    }
    let digest = try file.summary().digest
    try await store.keep(file, digest: digest)
    return digest
  }

  @Test func `content is found under its digest and comes back as it was`() async throws {
    try await withStore { store, _ in
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

      let digest = try await keep(bytes, in: store)

      #expect(digest == SHA256Digest(of: bytes).hex)
      let content = try await store.open(digest)
      #expect(content.byteCount == 300_000)
      #expect(try content.read(from: 0, upTo: 400_000) == bytes)
    }
  }

  @Test func `the same content brought by fifty people at once is kept once`() async throws {
    try await withStore { store, folder in
      let bytes = [UInt8](repeating: 7, count: 50_000)

      let digests = try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<50 { group.addTask { try await keep(bytes, in: store) } }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }

      #expect(digests.count == 1)
      #expect(try store.digests() == Array(digests))
      let left = try FileManager.default.contentsOfDirectory(atPath: store.incoming)
      #expect(left == [])
      _ = try await store.open(try #require(digests.first))
    }
  }

  @Test func `a file that is given up leaves nothing`() async throws {
    try await withStore { store, _ in
      do {
        let file = try await store.newFile()
        try await file.append([1, 2, 3])
      }

      let left = try FileManager.default.contentsOfDirectory(atPath: store.incoming)
      #expect(left == [])
    }
  }

  @Test(arguments: 0..<100)
  func `each flipped bit of a stored file is noticed`(seed: Int) async throws {
    try await withStore { store, _ in
      var random = SeededGenerator(seed: UInt64(seed))
      var bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &random) }
      let digest = try await keep(bytes, in: store)
      let place = Int.random(in: bytes.indices, using: &random)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try Data(bytes).write(to: URL(filePath: store.path(digest)))

      await #expect(throws: EvidenceRefusal.damaged) { try await store.open(digest) }
    }
  }

  @Test func `bringing content again heals a rotten copy`() async throws {
    try await withStore { store, _ in
      let bytes = Array("a decree".utf8)
      let digest = try await keep(bytes, in: store)
      try Data("rotten".utf8).write(to: URL(filePath: store.path(digest)))

      _ = try await keep(bytes, in: store)

      _ = try await store.open(digest)
    }
  }

  @Test func `content that is missing is noticed`() async throws {
    try await withStore { store, _ in
      await #expect(throws: (any Error).self) {
        try await store.open(String(repeating: "0", count: 64))
      }
    }
  }

  @Test func `a full disk in the middle is a refusal and leaves nothing`() async throws {
    // A folder that is a small file system of its own needs the right to mount.
    let folder = FileManager.default.temporaryDirectory.path + "/zona-full-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/blobs/.unggahan", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    guard mount("tmpfs", folder + "/blobs", "tmpfs", 0, "size=256k") == 0 else { return }
    defer { umount(folder + "/blobs") }
    let store = BlobStore(dataFolder: folder)

    await #expect(throws: EvidenceRefusal.diskFull) {
      _ = try await keep([UInt8](repeating: 1, count: 1_000_000), in: store)
    }

    let left = try FileManager.default.contentsOfDirectory(atPath: store.incoming)
    #expect(left == [])
    _ = try await keep([UInt8](repeating: 2, count: 10_000), in: store)
    #expect(try store.digests().count == 1)
  }
}
