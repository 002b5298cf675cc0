import ArgumentParser
import Foundation
import House
import Kernel
import Storage

/// `zona bench answer`: how fast an answer is durable, beside bare inserts of the same engines.
struct AnswerBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer",
    abstract: "Save answers with their journal on SQLite and PostgreSQL, at 1 and 64 clients.",
    discussion: """
      Each save loads the worksheet, decides, writes the row, its version, the packed vector and \
      the journal, commits durably, and scores the sheet anew. The reference is one bare row a \
      commit: Python's sqlite3 with synchronous = FULL, and pgbench. PostgreSQL is measured when \
      --postgres or ZONA_BENCH_POSTGRES names a database; scripts/bench starts one.
      """)

  @OptionGroup var database: BenchDatabase

  @Option(help: "Seconds for each figure.")
  var seconds = 3.0

  @Option(help: "Connections to PostgreSQL that write.")
  var connections = 8

  @Option(help: "Saves that share one commit on a connection at most.")
  var group = 8

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bare = BenchPeers.sqliteInserts(in: folder)
    for clients in [1, 64] {
      let configuration = StorageConfiguration.sqlite(path: folder + "/\(clients).sqlite")
      try await measure(
        "SQLite", configuration, clients,
        reference: bare.map { ("Python sqlite3, one bare row a commit", $0) })
    }
    guard let url = database.url else {
      Terminal.print(
        Text(
          "PostgreSQL tidak diukur: sebutkan dengan --postgres.",
          "PostgreSQL was not measured: name one with --postgres."))
      return
    }
    for clients in [1, 64] {
      let reference = BenchPeers.postgresInserts(url: url, clients: clients, in: folder)
      var configuration = StorageConfiguration.postgres(url: url)
      configuration.connectionCount = connections
      configuration.connectionGroupLimit = group
      try await measure(
        "PostgreSQL", configuration, clients,
        reference: reference.map { ("pgbench, one bare row a commit", $0) })
    }
  }

  private func measure(
    _ engine: String, _ configuration: StorageConfiguration, _ clients: Int,
    reference: (name: String, figure: BenchFigure)?
  ) async throws {
    let bench = try await AnswerBench(configuration, clients: clients)
    _ = try await bench.run(seconds: 0.3)
    let result = try await bench.run(seconds: seconds)
    let journal = clients > 1 ? try await journalLines(bench, engine) : []
    await bench.storage.close()
    let p50 = BenchFigure(result.times.median, .milliseconds).text
    let p99 = BenchFigure(result.times.percentile(0.99), .milliseconds).text
    let line = BenchLine(
      "save an answer on \(engine), \(clients) client\(clients == 1 ? "" : "s")",
      ours: BenchFigure(result.perSecond, .perSecond), reference: reference,
      goal: clients == 1 ? "p50 ≤ 2 ms" : "≥ 2,100/s",
      remark: "p50 \(p50), p99 \(p99); acknowledged \(result.acknowledged), stored \(result.stored)"
    )
    Terminal.print(BenchTable.text(line))
    for line in journal { Terminal.print(BenchTable.text(line)) }
    guard result.isWhole else {
      throw StorageError.broken("What was acknowledged is not what is stored.")
    }
  }

  /// What the journal costs a save, and how fast it is checked.
  private func journalLines(_ bench: AnswerBench, _ engine: String) async throws -> [BenchLine] {
    let cost = try await bench.journalCost(turns: 5, seconds: max(0.2, seconds / 6))
    return [
      BenchLine(
        "the same saves with and without their journal entry",
        ours: BenchFigure(cost.with, .perSecond),
        reference: ("without it", BenchFigure(cost.without, .perSecond)), goal: "≥ 0.9×",
        remark: "in turns, medians of 5"),
      BenchLine(
        "journal on \(engine) checked from the start",
        ours: BenchFigure(try await bench.journalChecked(), .perSecond),
        reference: ("a chain in Python (quoted)", BenchFigure(770_000, .perSecond)),
        goal: "≥ 1,000,000/s"),
    ]
  }
}
