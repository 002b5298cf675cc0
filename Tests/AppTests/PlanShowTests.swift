import Cryptography
import Foundation
import House
import Storage
import TestKit
import Testing

@testable import zona

/// `zona plan show` as a person calls it: the built program on a folder with the sample country.
@Suite struct PlanShowTests {
  /// What the program printed, and how it ended.
  private struct Answer {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Fills a folder as `zona demo` does and gives the first unit with a plan.
  private static func withFolder(
    _ body: (_ folder: String, _ unit: (id: String, name: String, institution: String, year: Int))
      async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/zona-plan-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let storage = try await Storage.open(
      .sqlite(path: folder + "/zona.sqlite"), migrations: Features.all.flatMap(\.migrations),
      logger: TestStorage.logger)
    try await DemoCommand.fill(
      Services(
        storage: storage, clock: Installation.systemClock, dataFolder: folder,
        logger: TestStorage.logger))
    let found = try await storage.read { transaction in
      try transaction.first(
        """
        SELECT plan.unit_id, plan.year, institution.name AS institution_name,
          (SELECT known.name FROM work_unit_name known WHERE known.unit_id = plan.unit_id
           ORDER BY known.valid_from DESC LIMIT 1) AS unit_name
        FROM plan_year plan JOIN institution ON institution.id = plan.institution_id
        WHERE EXISTS (SELECT 1 FROM plan_item item WHERE item.unit_id = plan.unit_id
          AND item.year = plan.year)
        ORDER BY plan.unit_id, plan.year
        """)
    }
    let row = try #require(found)
    let unit = (
      id: try row.text("unit_id"), name: try row.text("unit_name"),
      institution: try row.text("institution_name"), year: Int(try row.int("year"))
    )
    await storage.close()
    try await body(folder, unit)
  }

  private static func run(_ arguments: [String], language: String = "id") async throws -> Answer {
    let thread = BlockingThreads(name: "plan-show", count: 1, queueLimit: 1)
    defer { thread.stop() }
    let program = try zona()
    return try await thread.run {
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = arguments
      process.environment = ["ZONA_LANGUAGE": language, "PATH": "/usr/bin:/bin"]
      let (output, errors) = (Pipe(), Pipe())
      (process.standardOutput, process.standardError) = (output, errors)
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      let said = errors.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Answer(
        status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
        errors: String(decoding: said, as: UTF8.self))
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
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let built = root.deletingLastPathComponent().appending(path: ".build/debug/zona").path
    try #require(FileManager.default.isExecutableFile(atPath: built), "zona is not built")
    return built
  }

  @Test func `the plan of a unit is shown by id and by name, as words and as JSON`() async throws {
    try await Self.withFolder { folder, unit in
      let year = String(unit.year)

      let words = try await Self.run(["plan", "show", unit.id, year, "--data", folder])

      #expect(words.status == 0, "\(words.errors)")
      let lines = words.output.split(separator: "\n").map(String.init)
      #expect(lines.first?.hasPrefix("Rencana kerja \(year): ") == true)
      #expect(lines.count { $0.contains(" | ") } > 0)
      let english = try await Self.run(
        ["plan", "show", unit.id, year, "--data", folder], language: "en")
      #expect(english.output.hasPrefix("Action plan \(year): "))
      let named = try await Self.run(
        ["plan", "show", unit.name, year, "--institution", unit.institution, "--data", folder])
      #expect(named.output == words.output, "\(named.errors)")
      let json = try await Self.run(
        ["plan", "show", unit.id, year, "--json", "--data", folder])
      let plan = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(plan["unit"] as? String == unit.id)
      #expect((plan["items"] as? [Any])?.count == lines.count { $0.contains(" | ") })
    }
  }

  @Test func `an unknown unit, a year without a programme and a wrong year are refused`()
    async throws
  {
    try await Self.withFolder { folder, unit in
      let unknown = try await Self.run(["plan", "show", "Unit Entah", "2026", "--data", folder])
      #expect(unknown.status == 1)
      #expect(unknown.errors.contains("Tidak ada unit Unit Entah"))

      let far = try await Self.run(["plan", "show", unit.id, "2099", "--data", folder])
      #expect(far.status == 1)
      #expect(far.errors.contains("plan_no_programme"))

      let wrong = try await Self.run(["plan", "show", unit.id, "1999", "--data", folder])
      #expect(wrong.status == 2)
    }
  }
}
