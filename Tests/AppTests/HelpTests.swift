import ArgumentParser
import TestKit
import Testing

@testable import zona

/// The help of every command, as one reviewed file.
@Suite struct HelpTests {
  private typealias Command = any ParsableCommand.Type

  @Test func `each command explains itself`() {
    let pages = commands(below: Zona.self, path: ["zona"]).map { path, command in
      let help = Zona.helpMessage(for: command, columns: 80)
      return "$ \(path.joined(separator: " ")) --help\n\n\(help)\n"
    }

    expectSnapshot(pages.joined(separator: "\n"), named: "help.txt")
  }

  @Test func `each command has an abstract`() {
    for (path, command) in commands(below: Zona.self, path: ["zona"]) {
      #expect(!command.configuration.abstract.isEmpty, "\(path.joined(separator: " "))")
    }
  }

  private func commands(below command: Command, path: [String]) -> [([String], Command)] {
    let below = command.configuration.subcommands.flatMap { sub in
      commands(below: sub, path: path + [sub._commandName])
    }
    return [(path, command)] + below
  }
}
