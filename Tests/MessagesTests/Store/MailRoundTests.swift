import AccountsModel
import Foundation
import House
import Kernel
import Logging
import MessagesModel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Messages

@Suite struct MailRoundTests {
  private func round(
    _ house: MessageHouse, _ server: TinySMTPServer, log: HeardLines
  ) throws -> MailRound {
    var services = Services(
      storage: house.storage, clock: { house.now }, dataFolder: "none", logger: log.logger)
    services.mail = MailSettings.sample(server.url)
    return try #require(MailRound(services))
  }

  @Test(arguments: TestStorage.engines)
  func `what is due goes out once, with words and one link only`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let server = try TinySMTPServer(.takes)
      defer { server.stop() }
      let siti = try await house.person("siti@zona.example")
      let bayu = try await house.person("bayu@zona.example")
      try await house.post([
        NewMessage(.returned, to: siti, path: .sample, about: .init("worksheet", "1")),
        NewMessage(.assigned, to: siti), NewMessage(.assigned, to: bayu),
      ])
      let (log, now) = (HeardLines(), house.now)
      let round = try round(house, server, log: log)

      let first = try await round.run(clock: { now })
      let second = try await round.run(clock: { now })

      #expect(first == MailRound.Result(sent: 2, failed: 0, givenUp: 0))
      #expect(second == MailRound.Result())
      #expect(server.received.count == 2)
      #expect(try await house.status().sent == 2)
      for letter in server.received {
        let links = letter.data.split(separator: "\n").filter { $0.contains("://") }
        #expect(links == ["https://zona.instansi.go.id/pesan"])
        #expect(!letter.data.contains("/lke"))
        #expect(!letter.data.contains("Siti Rahma"))
      }
      #expect(log.all == [])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a refusal is counted in the log without an address`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let server = try TinySMTPServer(.refusesRecipient(550))
      defer { server.stop() }
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])
      let (log, now) = (HeardLines(), house.now)

      let result = try await round(house, server, log: log).run(clock: { now })

      #expect(result == MailRound.Result(sent: 0, failed: 1, givenUp: 1))
      #expect(log.all.count == 1)
      #expect(log.all.allSatisfy { $0.contains("recipient_refused") && !$0.contains("siti") })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a server that takes nothing costs one letter an attempt, the others none`(
    engine: Engine
  ) async throws {
    try await MessageHouse.with(engine) { house in
      let server = try TinySMTPServer(.refusesGreeting)
      defer { server.stop() }
      for number in 0..<25 {
        let person = try await house.person("p\(number)@zona.example")
        try await house.post([NewMessage(.returned, to: person)])
      }
      let (log, now) = (HeardLines(), house.now)

      let result = try await round(house, server, log: log).run(clock: { now })

      #expect(result == MailRound.Result(sent: 0, failed: 1, givenUp: 0))
      #expect(server.greeted.isEmpty)
      let attempts = try await house.storage.read { transaction in
        try transaction.query("SELECT attempts FROM mail_letter ORDER BY account_id, id")
          .map { try $0.int("attempts") }
      }
      #expect(attempts.reduce(0, +) == 1)
    }
  }

  @Test func `without a mail server there is no round`() async throws {
    try await MessageHouse.with(.sqlite) { house in
      let services = Services(
        storage: house.storage, clock: { house.now }, dataFolder: "none",
        logger: TestStorage.logger)

      #expect(MailRound(services) == nil)
      try await messages().upkeep?(services)
    }
  }
}

/// What was logged.
final class HeardLines: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  var logger: Logger { Logger(label: "test") { _ in Handler(heard: self) } }

  private struct Handler: LogHandler {
    let heard: HeardLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      heard.lines.withLock { $0.append("\(event.message) \(all)") }
    }
  }
}
