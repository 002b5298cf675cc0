import ArgumentParser
import Foundation
import House
import Kernel
import Testing

@Suite struct CommandTests {
  @Test(
    arguments: [
      ([:], Language.indonesian), (["LANG": "C.UTF-8"], .indonesian),
      (["LANG": "en_US.UTF-8"], .english),
      (["LANG": "en_US.UTF-8", "ZONA_LANGUAGE": "id"], .indonesian),
      (["LC_ALL": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"], .english),
    ])
  func `the command line speaks the language of the person`(
    environment: [String: String], language: Language
  ) {
    #expect(Terminal.language(in: environment) == language)
  }

  @Test(arguments: [
    ("A.I Pemenuhan", 20, "A.I Pemenuhan       "), ("A.I Pemenuhan", 13, "A.I Pemenuhan"),
    ("A.I Pemenuhan", 8, "A.I Pem…"), ("A", 0, "…"),
  ])
  func `a name takes exactly its column`(text: String, width: Int, shown: String) {
    #expect(Terminal.fitted(text, to: width) == shown)
  }

  @Test func `a command that reads refuses a folder without a database and makes none`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path()
    let options = try HouseOptions.parse(["--data", folder])

    let refusal = await #expect(throws: CommandRefusal.self) {
      try await withHouse(options) { _ in }
    }

    #expect(refusal?.code == "no_installation")
    #expect(refusal?.text.indonesian.contains("zona serve --data \(folder)") == true)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test(
    arguments: [
      (0, 4, "Nilai ························ 0% (0/4)"),
      (1, 4, "Nilai ██████·················· 25% (1/4)"),
      (9, 4, "Nilai ████████████████████████ 100% (4/4)"),
      (0, 0, "Nilai ████████████████████████ 100% (0/0)"),
    ])
  func `a bar shows its share`(done: Int, total: Int, line: String) {
    #expect(ProgressBar.line("Nilai", done: done, total: total) == line)
  }
}
