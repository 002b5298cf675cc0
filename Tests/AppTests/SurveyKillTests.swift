import Cryptography
import Foundation
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing

@testable import Surveys
@testable import zona

@Suite struct SurveyKillTests {
  /// How often the rig is killed; ZONA_SURVEY_KILLS says more for a long run.
  private static let kills =
    ProcessInfo.processInfo.environment["ZONA_SURVEY_KILLS"].flatMap { Int($0) } ?? 4

  @Test(arguments: TestStorage.engines)
  func `after kill -9 under load every acknowledged answer is counted once and no other is`(
    engine: Engine
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await TestStorage.withDatabase(engine) { configuration in
      var acknowledged: Set<Int> = []
      for kill in 0..<Self.kills {
        let said = try await Respondents.acknowledged(
          database: Self.place(configuration), folder: folder, from: kill * 100_000,
          for: .random(in: 1...400))
        #expect(!said.isEmpty)
        acknowledged.formUnion(said)
        let stored = try await numbers(configuration, folder)

        #expect(Set(stored).count == stored.count, "counted twice")
        #expect(acknowledged.subtracting(stored) == [])
        // What was committed and not said any more: at most one for each who answers, each time.
        #expect(Set(stored).subtracting(acknowledged).count <= 16 * (kill + 1))
      }
    }
  }

  /// The numbers of the answers that are stored, one for each receipt.
  private func numbers(
    _ configuration: StorageConfiguration, _ folder: String
  ) async throws -> [Int] {
    try await withStorage(
      configuration, migrations: Features.all.flatMap(\.migrations)
    ) { storage in
      let keys = try SurveyKeys(dataFolder: folder)
      return try await storage.read { transaction in
        let round = try #require(try SurveyRigCommand.round(in: transaction))
        let rows = try PoolStore.rows(of: round.id, in: transaction)
        #expect(try ResponseStore.acceptedCount(of: round.id, in: transaction) == rows.count)
        return try rows.map { row in
          // The key was on the disk before anything was sealed with it: no kill took one.
          let epoch = try #require(try keys.epoch(row.epoch))
          let block = try #require(epoch.open(row.sealed, as: row.id, of: round.id))
          let answer = try #require(WaitingAnswer(block: block))
          return answer.form.steps.reversed().reduce(0) { $0 * 4 + Int($1) - 1 }
        }
      }
    }
  }

  private static func place(_ configuration: StorageConfiguration) -> String {
    switch configuration.location {
    case .sqlite(let path): path
    case .sqliteInMemory: ":memory:"
    case .postgres(let url): url
    }
  }
}

/// The rig as a child process that is killed while people answer.
private enum Respondents {
  static func acknowledged(
    database: String, folder: String, from: Int, for milliseconds: Int
  ) async throws -> Set<Int> {
    let program = try zona()
    let thread = BlockingThreads(name: "respondents", count: 1, queueLimit: 1)
    defer { thread.stop() }
    return try await thread.run {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = ["survey-rig", database, folder, "--from", String(from)]
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      var text = Data()
      var isStruck = false
      while true {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
        if isStruck { continue }
        isStruck = true
        let pid = process.processIdentifier
        Thread {
          usleep(UInt32(milliseconds) * 1000)
          kill(pid, SIGKILL)
        }.start()
      }
      process.waitUntilExit()
      // A line that was cut off was not acknowledged.
      let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      let whole = text.last == UInt8(ascii: "\n") ? lines[...] : lines.dropLast()
      return Set(whole.compactMap { Int($0) })
    }
  }

  /// The built program, beside the tests.
  private static func zona() throws -> String {
    var folder = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for _ in 0..<5 {
      folder.deleteLastPathComponent()
      let program = folder.appending(path: "zona").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
    }
    let project = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let built = project.appending(path: ".build/debug/zona").path
    try #require(FileManager.default.isExecutableFile(atPath: built), "zona is not built")
    return built
  }
}
