import Foundation
import GRDB
import Kernel
import TestKit
import Testing

@testable import Storage

/// A power cut that leaves only what was flushed: see `scripts/rigs/powercut.c`.
@Suite struct PowerCutTests {
  /// Compiles a rig from `scripts/rigs`.
  private func compile(_ source: String, _ flags: [String], to output: URL) async throws {
    let file = Victim.project.appending(path: "scripts/rigs/\(source)").path
    _ = try await Victim.run(["clang", "-O1", "-o", output.path, file] + flags)
  }

  /// Runs a writer on the disk that forgets.
  ///
  /// - Returns: The numbers it acknowledged, and the database as the power cut left it.
  private func cutPower(
    in folder: URL, round: Int, for milliseconds: Int, writer: (String) throws -> [String]
  ) async throws -> (acknowledged: Set<Int>, database: String) {
    let disk = folder.appending(path: "disk-\(round)")
    let shadow = folder.appending(path: "shadow-\(round)")
    for place in [disk, shadow] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    let acknowledged = try await Victim.acknowledged(
      by: try writer(disk.appending(path: "zona.sqlite").path),
      variables: [
        "LD_PRELOAD": folder.appending(path: "powercut.so").path,
        "POWERCUT_FOLDER": disk.path, "POWERCUT_SHADOW": shadow.path,
      ], for: milliseconds)
    return (acknowledged, shadow.appending(path: "zona.sqlite").path)
  }

  private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "zona_power_\(UInt64.random(in: 0...UInt64.max))"
    ).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await compile(
      "powercut.c", ["-shared", "-fPIC", "-ldl"], to: folder.appending(path: "powercut.so"))
    try await body(folder)
    try FileManager.default.removeItem(at: folder)
  }

  @Test func `after a power cut everything acknowledged is there`() async throws {
    let zona = try Victim.zona()
    try await withFolder { folder in
      var count = 0
      var round = 0
      while count <= 500 || round < 5 {
        try #require(round < 60, "the rig acknowledges too little")
        let (acknowledged, database) = try await cutPower(
          in: folder, round: round, for: .random(in: 100...900)
        ) { [zona, "durability-rig", $0] }

        #expect(try await missing(of: acknowledged, in: .sqlite(path: database)) == [])
        count += acknowledged.count
        round += 1
      }
    }
  }

  @Test func `the rig finds losses: NORMAL loses acknowledged writes, FULL does not`()
    async throws
  {
    try await withFolder { folder in
      let writer = folder.appending(path: "weak-writer")
      try await compile("weak-writer.c", ["-lsqlite3"], to: writer)
      var lost: [String: Int] = [:]
      var round = 0
      for level in ["NORMAL", "FULL"] {
        var count = 0
        // Enough is a number of writes; and NORMAL loses nothing when the cut meets a checkpoint.
        while count <= 50 || (level == "NORMAL" && lost[level, default: 0] <= 10) {
          try #require(round < 40, "\(level) lost \(lost[level] ?? 0) of \(count)")
          let (acknowledged, database) = try await cutPower(in: folder, round: round, for: 500) {
            [writer.path, $0, level]
          }
          let stored = try await DatabaseQueue(path: database).read { database in
            Set(try Int.fetchAll(database, sql: "SELECT id FROM rig_row"))
          }
          count += acknowledged.count
          lost[level, default: 0] += acknowledged.subtracting(stored).count
          round += 1
        }
      }
      #expect(lost["FULL"] == 0)
      #expect(lost["NORMAL", default: 0] > 10)
    }
  }
}
