import ArgumentParser
import Foundation
import House
import Kernel
import Storage

/// `zona bench survey`: how fast survey answers are durable, beside bare inserts of the engines.
struct SurveyBenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Take survey answers in over HTTP on SQLite and PostgreSQL, at 1 and 64 clients.",
    discussion: """
      Each answer comes by a link of its own, is checked, sealed and committed durably before its \
      reply. Clients and server share this machine. The reference is one bare row a commit: \
      Python's sqlite3 with synchronous = FULL, and pgbench. PostgreSQL is measured when \
      --postgres or ZONA_BENCH_POSTGRES names a database; scripts/bench starts one.
      """)

  @OptionGroup var database: BenchDatabase

  @Option(help: "Seconds for each figure.")
  var seconds = 3.0

  @Option(help: "How many people are invited; each answers once.")
  var people = 300_000

  func run() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/a", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: folder + "/b", withIntermediateDirectories: true)
    let bare = BenchPeers.sqliteInserts(in: folder)
    try await measure(
      "SQLite",
      try await SurveyBench(
        .sqlite(path: folder + "/a/zona.sqlite"), folder: folder + "/a", url: nil,
        people: people)
    ) { _ in bare.map { ("Python sqlite3, one bare row a commit", $0) } }
    guard let url = database.url else {
      Terminal.print(
        Text(
          "PostgreSQL tidak diukur: sebutkan dengan --postgres.",
          "PostgreSQL was not measured: name one with --postgres."))
      return
    }
    try await measure(
      "PostgreSQL",
      try await SurveyBench(
        .postgres(url: url), folder: folder + "/b", url: url, people: people)
    ) { clients in
      BenchPeers.postgresInserts(url: url, clients: clients, in: folder).map {
        ("pgbench, one bare row a commit", $0)
      }
    }
  }

  private func measure(
    _ engine: String, _ bench: SurveyBench,
    reference: (_ clients: Int) -> (name: String, figure: BenchFigure)?
  ) async throws {
    var acknowledged = 0
    func line(
      _ promise: String, _ work: SurveyBench.Work, clients: Int, goal: String, readers: Int = 0,
      beside: (name: String, figure: BenchFigure)? = nil
    ) throws {
      let result = try bench.run(work, clients: clients, seconds: seconds, readers: readers)
      acknowledged += result.acknowledged
      let p50 = BenchFigure(result.times.median, .milliseconds).text
      let p99 = BenchFigure(result.times.percentile(0.99), .milliseconds).text
      let cpu = BenchFigure(result.cpuMicroseconds / 1_000, .milliseconds).text
      let client = BenchFigure(result.clientMicroseconds / 1_000, .milliseconds).text
      Terminal.print(
        BenchTable.text(
          BenchLine(
            "\(promise) on \(engine), \(clients) client\(clients == 1 ? "" : "s")",
            ours: BenchFigure(result.perSecond, .perSecond), reference: beside, goal: goal,
            remark: "p50 \(p50), p99 \(p99); processor: server \(cpu), clients \(client) each")))
    }
    acknowledged += try bench.run(.submit, clients: 8, seconds: 0.5).acknowledged
    try line("answer", .submit, clients: 1, goal: "", beside: reference(1))
    try line(
      "answer", .submit, clients: 64, goal: "≥ 12,000/s, p99 ≤ 15 ms", beside: reference(64))
    try line("form shown, answer", .showAndSubmit, clients: 64, goal: "≥ 4,000/s")
    try line("answer while 8 read forms", .submit, clients: 64, goal: "", readers: 8)
    Terminal.print(
      BenchTable.text(
        BenchLine(
          "memory of the server after this load",
          ours: BenchFigure(bench.peakMebibytes, .mebibytes), goal: "≤ 120 MB")))
    let stored = try await bench.finish()
    guard stored.receipts == acknowledged, stored.waiting == acknowledged else {
      throw StorageError.broken(
        """
        Acknowledged \(acknowledged), receipts \(stored.receipts), answers \(stored.waiting).
        """)
    }
    Terminal.print(
      Text(
        "\(engine): \(acknowledged) jawaban diterima, semuanya tersimpan satu kali.",
        "\(engine): \(acknowledged) answers acknowledged, all of them stored once."))
  }
}
