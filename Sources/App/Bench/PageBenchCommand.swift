import ArgumentParser
import Foundation
import House

/// `zona bench page`: start, pages and answers over HTTP.
struct PageBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "page",
    abstract: "Start from an empty folder, a worksheet page, answers over HTTP, memory.",
    discussion: "References marked as quoted were measured on such a machine, not in this run.")

  func run() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "zona-bench-\(UUID().uuidString)"
    ).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (promise, goal) in [
      ("from an empty folder to the first answer", "≤ 1,000 ms"),
      ("from a start again to the first answer", "≤ 500 ms"),
    ] {
      let server = try BenchServer(arguments: ["serve", "--data", folder, "--port", "0"])
      server.stop()
      let ours = BenchFigure(server.startMilliseconds, .milliseconds)
      Terminal.print(BenchTable.text(BenchLine(promise, ours: ours, goal: goal)))
    }
    for line in try PageBench(folder: folder + "-demo").lines() {
      Terminal.print(BenchTable.text(line))
    }
    try? FileManager.default.removeItem(atPath: folder + "-demo")
  }
}
