import AccountsModel
import ArgumentParser
import Foundation
import House
import Kernel
import MessagesModel
import Storage
import TestKit
import Testing

@testable import Messages

@Suite struct MailCommandTests {
  /// Writes a configuration file, runs a test with it and takes it away.
  private func withSettings(
    _ lines: [String], _ body: (String) async throws -> Void
  ) async throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).conf")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try await body(file.path)
  }

  private func settings(_ server: String) -> [String] {
    [
      "smtp_url = \(server)", "mail_from = zona@instansi.go.id",
      "public_url = https://zona.instansi.go.id",
    ]
  }

  @Test func `a test letter arrives`() async throws {
    let server = try TinySMTPServer(.takes)
    defer { server.stop() }
    try await withSettings(settings(server.url)) { file in
      let command = try MailTestCommand.parse(["siti@zona.example", "--config", file])

      try await command.run()

      #expect(server.received.count == 1)
      #expect(server.received.first?.data.contains("Surat percobaan") == true)
      #expect(server.received.first?.data.contains("Test letter") == true)
    }
  }

  @Test func `what fails is said, as a failure of the world`() async throws {
    let server = try TinySMTPServer(.refusesRecipient(550))
    defer { server.stop() }
    try await withSettings(settings(server.url)) { file in
      let command = try MailTestCommand.parse(["siti@zona.example", "--config", file])

      let failure = await #expect(throws: MailFailure.self) { try await command.run() }

      #expect(failure?.trouble == .recipientRefused(550))
      #expect(failure?.errorDescription?.contains("550") == true)
      #expect(failure?.errorDescription?.contains("siti") == false)
    }
  }

  @Test func `nothing is tried without settings or an address`() async throws {
    try await withSettings([]) { file in
      let unset = try MailTestCommand.parse(["siti@zona.example", "--config", file])
      let refusal = await #expect(throws: CommandRefusal.self) { try await unset.run() }
      #expect(refusal?.code == "mail_not_configured")
    }
    try await withSettings(settings("smtp://localhost:1")) { file in
      for wrong in ["siti", "198001012005011001", "a@b.id, c@d.id"] {
        let command = try MailTestCommand.parse([wrong, "--config", file])
        let refusal = await #expect(throws: CommandRefusal.self) { try await command.run() }
        #expect(refusal?.code == "mail_address")
      }
    }
  }

  @Test func `the status is counts alone`() {
    let status = MailStatus(
      waitingMessages: 3, waitingLetters: 2, troubles: ["unreachable": 1], sent: 40,
      givenUp: ["recipient_refused": 4])

    #expect(
      MailStatusCommand.json(status, isConfigured: true)
        == #"{"configured":true,"waiting_messages":3,"waiting_letters":2,"sent":40,"#
        + #""failing":{"unreachable":1},"given_up":{"recipient_refused":4}}"#)
    let lines = MailStatusText.lines(status, isConfigured: false)
    #expect(lines.count == 5)
    #expect(lines.first?.indonesian.contains("belum diatur") == true)
    #expect(lines.last?.english == "Given up: letters 4 [recipient_refused].")
  }
}
