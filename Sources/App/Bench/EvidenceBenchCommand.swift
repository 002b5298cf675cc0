import ArgumentParser
import Foundation
import House
import Storage

/// `zona bench evidence`: files over HTTP until they are durable; a long list searched.
struct EvidenceBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: "Upload files over HTTP beside sha256sum and cp; list and search 10,000.",
    discussion: """
      The reference reads and copies the same bytes on the same disk, without hashing them on the \
      way and without waiting for the disk. The server is this program in a child process, so that \
      its memory can be measured. PostgreSQL is measured for the list when --postgres or \
      ZONA_BENCH_POSTGRES names an empty database.
      """)

  @OptionGroup var database: BenchDatabase

  @Option(help: "How many files of 1 MiB.")
  var files = 300

  @Option(help: "The size of the one big file in MiB; the server takes up to 100.")
  var big = 100

  func validate() throws {
    guard files > 0, (1...100).contains(big) else {
      throw ValidationError("--files must be above 0, --big from 1 to 100.")
    }
  }

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for line in try UploadBench(folder: folder).lines(fileCount: files, bigMebibytes: big) {
      Terminal.print(BenchTable.text(line))
    }
    var engines: [(String, StorageConfiguration)] = [
      ("SQLite", .sqlite(path: folder + "/list.sqlite"))
    ]
    if let url = database.url {
      engines.append(("PostgreSQL", .postgres(url: url)))
    }
    for (name, configuration) in engines {
      for line in try await VaultBench(name, configuration).lines(count: 10_000) {
        Terminal.print(BenchTable.text(line))
      }
    }
  }
}
