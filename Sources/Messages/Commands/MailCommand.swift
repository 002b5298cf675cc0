import ArgumentParser
import Cryptography
import Foundation
import House
import Kernel
import MessagesModel
import Storage
import Web

/// `zona mail`: whether letters go out.
struct MailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: "Look after the letters that are sent by mail.",
    subcommands: [MailStatusCommand.self, MailTestCommand.self])
}

/// `zona mail status`: what waits, what went out, what was given up.
struct MailStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Count letters that wait, went out or were given up.",
    discussion: """
      Counts only; no address is shown. What ended is counted for the last 30 days. A letter is \
      tried 8 times within three days and then given up; the message stays in the application.
      """)

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var house: HouseOptions

  func run() async throws {
    let (status, isConfigured) = try await withHouse(house) { services in
      let now = services.clock()
      return (
        try await services.storage.read { try MailStatus.of(at: now, in: $0) },
        services.mail != nil
      )
    }
    if json {
      Terminal.print(Self.json(status, isConfigured: isConfigured))
    } else {
      for line in MailStatusText.lines(status, isConfigured: isConfigured) {
        Terminal.print(line)
      }
    }
  }

  /// The counts as one line for programs.
  static func json(_ status: MailStatus, isConfigured: Bool) -> String {
    var writer = JSONWriter()
    writer.object { object in
      object.member("configured", isConfigured)
      object.member("waiting_messages", status.waitingMessages)
      object.member("waiting_letters", status.waitingLetters)
      object.member("sent", status.sent)
      object.objectMember("failing") { members in
        for (code, count) in status.troubles.sorted(by: { $0.key < $1.key }) {
          members.member(code, count)
        }
      }
      object.objectMember("given_up") { members in
        for (code, count) in status.givenUp.sorted(by: { $0.key < $1.key }) {
          members.member(code, count)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// `zona mail test ADDRESS`: one letter, and what became of it.
struct MailTestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Send a test letter and say what went wrong.",
    discussion: """
      Ends with 0 when the mail server took the letter, with 1 when mail is not configured or the \
      address is none, with 3 when the mail server or the way to it failed. Needs no database.
      """)

  @Argument(help: ArgumentHelp("Who gets the letter.", valueName: "address"))
  var address: String

  @OptionGroup var house: HouseOptions

  func run() async throws {
    guard let settings = try house.resolve().mail else { throw MailStatusText.notConfigured }
    guard let recipient = MailAddress(typed: address) else { throw MailStatusText.notAnAddress }
    let words = MailText.letter([MailText.test.wording], at: settings.publicAddress)
    var random = SecureGenerator()
    let now = Installation.current?.clock() ?? Installation.systemClock()
    let letter = MailLetter(
      id: ID(at: now, using: &random), to: recipient, subject: words.subject, body: words.body,
      date: now)
    switch try await Mailer(settings: settings).send([letter]).first {
    case .sent:
      Terminal.print(
        Text("Server surat menerima suratnya.", "The mail server took the letter."))
    case .failed(let trouble): throw MailFailure(trouble: trouble)
    case .notTried, nil: throw MailFailure(trouble: .other(0))
    }
  }
}

/// A letter that did not go out, for the command line: the world failed.
struct MailFailure: LocalizedError {
  let trouble: MailTrouble

  var errorDescription: String? { MailText.trouble(trouble).in(Terminal.language) }
}
