import ArgumentParser
import Cryptography
import Evidence
import EvidenceModel
import Foundation
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import zona

/// `zona evidence-rig`, killed in the middle of its work.
@Suite struct EvidenceKillTests {
  @Test(arguments: TestStorage.engines)
  func `after kill -9 at any moment all acknowledged proof is there and whole`(
    engine: Engine
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/zona-kill-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await TestStorage.withDatabase(engine) { configuration in
      var flags = ["--data", folder]
      if case .postgres(let url) = configuration.location { flags += ["--database", url] }
      var acknowledged: [String: String] = [:]
      var rounds = 0
      while acknowledged.count < 200 || rounds < 3 {
        rounds += 1
        let lines = try await Self.killed(
          ["evidence-rig"] + flags, after: .random(in: 100...1_200))
        for line in lines {
          let parts = line.split(separator: " ").map(String.init)
          guard parts.count == 2 else { continue }
          acknowledged[parts[0]] = parts[1]
        }
        try await Self.check(acknowledged, flags, rounds: rounds)
        try #require(rounds < 60, "the rig acknowledges nothing")
      }
    }
  }

  /// Everything acknowledged is stored; what is stored beyond was under way when the kill came.
  private static func check(
    _ acknowledged: [String: String], _ flags: [String], rounds: Int
  ) async throws {
    let options = try HouseOptions.parse(flags)
    let features = Installation(features: Features.all)
    try await Installation.$current.withValue(features) {
      let services = try await Installation.open(try options.resolve(environment: [:]))
      let stored = try await services.storage.read { transaction in
        _ = try Journal.verify(in: transaction)
        let rows = try transaction.query("SELECT id, digest FROM evidence_proof ORDER BY id")
        return try rows.map { (try $0.text("id"), try $0.text("digest")) }
      }
      let known = Dictionary(stored) { first, _ in first }
      for (id, digest) in acknowledged { #expect(known[id] == digest) }
      #expect(stored.count - acknowledged.count <= 8 * rounds)
      for digest in Set(stored.map(\.1)) {
        _ = try await BlobStore(services).open(digest)
      }
      // No half file bears the name of a content, and what was coming is thrown away.
      let blobs = services.dataFolder + "/blobs"
      for home in try FileManager.default.contentsOfDirectory(atPath: blobs)
      where !home.hasPrefix(".") {
        for digest in try FileManager.default.contentsOfDirectory(atPath: blobs + "/" + home) {
          _ = try await BlobStore(services).open(digest)
        }
      }
      let later = Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000) + 1_000)
      try await BlobStore(services).clean(before: later)
      let coming = try FileManager.default.contentsOfDirectory(atPath: blobs + "/.unggahan")
      #expect(coming.isEmpty)
      await services.storage.close()
    }
  }

  /// Starts the program, kills it some time after its first line, and gives its whole lines.
  private static func killed(_ arguments: [String], after milliseconds: Int) async throws
    -> [String]
  {
    let thread = BlockingThreads(name: "victim", count: 1, queueLimit: 1)
    defer { thread.stop() }
    let zona = try program()
    return try await thread.run {
      let process = Process()
      process.executableURL = URL(filePath: zona)
      process.arguments = arguments
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      var text = Data()
      var isStruck = false
      while true {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
        if !isStruck {
          isStruck = true
          let pid = process.processIdentifier
          let timer = Thread {
            usleep(UInt32(milliseconds) * 1000)
            kill(pid, SIGKILL)
          }
          timer.start()
        }
      }
      process.waitUntilExit()
      let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
      // A line that was cut off was not acknowledged.
      return text.last == UInt8(ascii: "\n") ? lines : lines.dropLast()
    }
  }

  /// The built program, beside the tests.
  private static func program() throws -> String {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appending(path: "zona").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
      folder.deleteLastPathComponent()
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let built = root.deletingLastPathComponent().appending(path: ".build/debug/zona").path
    try #require(FileManager.default.isExecutableFile(atPath: built), "zona is not built")
    return built
  }
}
