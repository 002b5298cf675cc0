import ArgumentParser
import Foundation
import House

/// The root of the command line.
@main
struct Zona: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zona",
    abstract: "The open platform for Zona Integritas.",
    discussion: """
      Ends with 0 when done, 1 when the rules or the input say no, 2 on wrong usage, 3 when the \
      world failed (disk, network, database).
      """,
    version: "0.1.0",
    subcommands: [
      ServeCommand.self, MigrateCommand.self, DemoCommand.self, BackupCommand.self,
      RestoreCommand.self, BenchCommand.self, DurabilityRigCommand.self,
      EvidenceRigCommand.self,
      PledgeRigCommand.self, SurveyRigCommand.self,
    ]
      + Features.all.flatMap(\.commands))

  static func main() async {
    Foundation.exit(await Ending.run(Array(CommandLine.arguments.dropFirst())).rawValue)
  }
}
