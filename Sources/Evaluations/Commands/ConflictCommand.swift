import Accounts
import AccountsModel
package import ArgumentParser
import EvaluationsModel
import House
import Kernel
import Storage

/// `zona conflict`: what assessors declared, for the person who runs the machine.
package struct ConflictCommand: AsyncParsableCommand {
  /// Its name and subcommands.
  package static let configuration = CommandConfiguration(
    commandName: "conflict", abstract: "Open the sealed words of a declared conflict.",
    subcommands: [ConflictWordsCommand.self])

  /// Takes nothing.
  package init() {}
}

/// `zona conflict words ID --reason WHY`: the only way to read what somebody wrote.
struct ConflictWordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words", abstract: "Open the words of one declaration.",
    discussion: """
      The words are sealed with keys/conflict-words.key and no page shows them. Each opening is \
      written to the journal with its reason. The id of a declaration stands in the journal.
      """)

  @Argument(help: "The id of the declaration.")
  var id: String

  @Option(help: "Why; it goes into the journal.")
  var reason: String

  @OptionGroup var house: HouseOptions

  func run() async throws {
    guard let declaration = ID<ConflictDeclaration>(id) else { throw Self.unknown(id) }
    let reason: Reason
    do {
      reason = try Reason(self.reason)
    } catch {
      throw CommandRefusal(code: "reason", SeatText.readingReason)
    }
    try await withHouse(house) { services in
      let seal = try ConflictSeal.of(services)
      try await seal.sealEarlierWords(in: services.storage)
      let act = Act(by: nil, at: services.clock())
      let lines = try await services.storage.write { transaction in
        guard
          let words = try ConflictStore.read(
            declaration, with: seal, because: reason, act: act, in: transaction)
        else { throw Self.unknown(id) }
        return words
      }
      for line in lines { Terminal.print(line) }
      if lines.isEmpty { Terminal.print(SeatText.noWords) }
    }
  }

  private static func unknown(_ id: String) -> CommandRefusal {
    CommandRefusal(code: "declaration_unknown", SeatText.declarationUnknown(id))
  }
}
