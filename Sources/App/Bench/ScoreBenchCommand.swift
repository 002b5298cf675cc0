import ArgumentParser
import House
import Instruments

/// `zona bench score`: one sheet scored and explained, a nation decided.
struct ScoreBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score and explain one sheet; decide 3,691 packed sheets, beside plain C.")

  func run() throws {
    for line in try InstrumentBench.lines() { Terminal.print(BenchTable.text(line)) }
  }
}
