import ArgumentParser
import House
import Kernel
import SurveysModel
import Web

/// `zona survey simulate`: what the honesty rules find in invented rounds.
struct SurveySimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Invent honest and dishonest rounds; print what the honesty rules find in them.",
    discussion: """
      The invented answers pass the same rules, sums and figures as real ones. The same seed gives \
      the same table. Detection: of the dishonest answers, how many were marked. False alarm: of \
      the honest ones. A round has a signal when its page would ask about it.
      """)

  @Option(help: "Where the invention begins; any whole number.")
  var seed: UInt64 = 2026

  @Option(help: "How many rounds of each kind.")
  var rounds = 20

  @Option(name: .customLong("rules"), help: "The version of the honesty rules.")
  var rulesVersion = HonestyRules.current.version

  @Flag(help: "Print one JSON object.")
  var json = false

  func validate() throws {
    guard (1...10_000).contains(rounds) else {
      throw ValidationError("--rounds lies between 1 and 10000.")
    }
    guard HonestyRules.find(rulesVersion) != nil else {
      throw ValidationError(
        "--rules is one of " + HonestyRules.all.map { String($0.version) }.joined(separator: ", ")
          + ".")
    }
  }

  func run() throws {
    let rules = HonestyRules.find(rulesVersion) ?? .current
    let report = try SimulationReport(seed: seed, rounds: rounds, rules: rules)
    if json {
      Terminal.print(SimulationTable(report: report).json)
    } else {
      for line in SimulationTable(report: report).lines(in: Terminal.language) {
        Terminal.print(line)
      }
    }
  }
}
