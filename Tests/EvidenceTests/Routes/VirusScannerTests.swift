import HTTPTypes
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

/// A clamd that knows one virus, on a Unix socket.
final class SmallScanner: Sendable {
  let path: String
  private let listener: Int32
  private let received = Mutex(0)

  var byteCount: Int { received.withLock { $0 } }

  init() throws {
    path = "/tmp/zona-clamd-\(UInt32.random(in: 0...UInt32.max)).sock"
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(path.utf8)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    try #require(isBound && listen(listener, 8) == 0)
    let thread = Thread { [self] in serve() }
    thread.start()
  }

  func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    unlink(path)
  }

  private func serve() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      answer(client)
      close(client)
    }
  }

  private func answer(_ client: Int32) {
    guard String(decoding: read(client, 10), as: UTF8.self) == "zINSTREAM\0" else { return }
    var content: [UInt8] = []
    while true {
      let head = read(client, 4)
      let length = head.reduce(0) { $0 << 8 | Int($1) }
      if length == 0 { break }
      content += read(client, length)
    }
    received.withLock { $0 += content.count }
    let isBad = String(decoding: content, as: UTF8.self).contains("EICAR")
    let reply = Array((isBad ? "stream: Eicar-Signature FOUND\0" : "stream: OK\0").utf8)
    _ = send(client, reply, reply.count, 0)
  }

  private func read(_ client: Int32, _ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: max(count, 1))
    while bytes.count < count {
      let read = recv(client, &buffer, count - bytes.count, 0)
      guard read > 0 else { break }
      bytes += buffer[..<read]
    }
    return bytes
  }
}

@Suite struct VirusScannerTests {
  @Test func `a virus is put apart with a clear message, clean files pass`() async throws {
    let scanner = try SmallScanner()
    defer { scanner.stop() }
    var settings = UploadSettings()
    settings.scannerSocket = scanner.path
    try await EvidenceHouse.with(uploads: settings) { house in
      let clean = Sample.pdf("bersih") + [UInt8](repeating: 32, count: 300_000)
      let answer = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [],
        files: [("berkas", "bersih.pdf", clean), ("berkas", "sakit.pdf", Sample.pdf("EICAR"))],
        as: house.staff)

      #expect(answer.text.contains("menemukan virus (Eicar-Signature)"))
      #expect(try await house.proofs().map(\.title) == ["bersih"])
      #expect(scanner.byteCount == clean.count + Sample.pdf("EICAR").count)
      #expect(house.files().filter { $0.hasPrefix(".karantina/") }.count == 1)
      #expect(try house.blobs.digests().count == 1)
      let entries = try await house.storage.read { transaction in
        try Journal.entries(
          subjectKind: "vault", subjectID: house.unit.id.text, in: transaction)
      }
      #expect(entries.map(\.entry.event) == ["proof_quarantined"])
    }
  }

  @Test func `a scanner that is not there means that nothing is taken`() async throws {
    var settings = UploadSettings()
    settings.scannerSocket = "/tmp/zona-no-such.sock"
    try await EvidenceHouse.with(uploads: settings) { house in
      let answer = try await house.house.upload(
        EvidenceLink.vault(house.unit.id).path, [],
        files: [("berkas", "a.pdf", Sample.pdf("x"))], as: house.staff)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Pemindai virus tidak menjawab"))
      #expect(house.files().isEmpty)
    }
  }

  @Test(arguments: ["", "stream: INSTREAM size limit exceeded. ERROR", "UNKNOWN COMMAND", "OK"])
  func `what is neither clean nor a finding is not taken for clean`(reply: String) {
    #expect(throws: EvidenceRefusal.scannerSilent) { try VirusScanner.verdict(reply) }
  }
}
