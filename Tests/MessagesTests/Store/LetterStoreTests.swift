import AccountsModel
import Kernel
import MessagesModel
import Storage
import TestKit
import Testing

@testable import Messages

@Suite struct LetterStoreTests {
  @Test(arguments: TestStorage.engines)
  func `several messages of one person become one letter`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti), NewMessage(.assigned, to: siti)])

      let letters = try await house.claim(at: house.now)

      let letter = try #require(letters.first)
      #expect(letters.count == 1)
      #expect(letter.recipient.text == "siti@zona.example")
      #expect(Set(letter.wordings.map(\.kind)) == ["returned", "assigned"])
      #expect(letter.attempts == 1)
      #expect(try await house.claim(at: house.now).isEmpty)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two servers never take the same letter`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      var people: [ID<Account>] = []
      for number in 0..<30 { people.append(try await house.person("p\(number)@zona.example")) }
      try await house.post(people.map { NewMessage(.returned, to: $0) })

      let taken = try await withThrowingTaskGroup(of: [ClaimedLetter].self) { group in
        for _ in 0..<4 {
          group.addTask {
            var mine: [ClaimedLetter] = []
            for _ in 0..<8 { mine += try await house.claim(at: house.now, limit: 5) }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }

      #expect(taken.count == 30)
      #expect(Set(taken.map(\.id)).count == 30)
      #expect(Set(taken.map(\.account)) == Set(people))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a letter of a server that stopped midway goes to another one, with its name kept`(
    engine: Engine
  ) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])
      let first = try #require(try await house.claim(at: house.now).first)

      let early = try await house.claim(at: house.now.adding(seconds: 899))
      let second = try #require(try await house.claim(at: house.now.adding(seconds: 900)).first)

      #expect(early.isEmpty)
      #expect(second.id == first.id)
      #expect(second.attempts == 2)
      // The first server comes back and says that it was sent: that is the end.
      let now = house.now
      try await house.storage.write { try LetterStore.sent(first, at: now, in: $0) }
      #expect(try await house.claim(at: house.now.adding(seconds: 4000)).isEmpty)
      #expect(try await house.status().sent == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a letter that fails waits longer each time and is given up in the end`(
    engine: Engine
  ) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.set(MailPreference(rhythm: .atOnce, quiet: .none), of: siti)
      try await house.post([NewMessage(.returned, to: siti)])
      var moment = house.now
      for attempt in 1...8 {
        let at = moment
        let letter = try #require(try await house.claim(at: at).first)
        #expect(letter.attempts == attempt)
        let isGivenUp = try await house.storage.write {
          try LetterStore.failed(letter, .connectionLost, at: at, in: $0)
        }
        #expect(isGivenUp == (attempt == 8))
        if attempt < 8 {
          #expect(try await house.status(at: at).troubles == ["connection_lost": 1])
          let wait = MailTiming.waits[attempt - 1] * 60
          #expect(try await house.claim(at: at.adding(seconds: wait - 1)).isEmpty)
          moment = at.adding(seconds: wait)
        }
      }

      let status = try await house.status(at: moment)
      #expect(status.givenUp == ["connection_lost": 1])
      #expect(status.waitingLetters == 0)
      // The message is still there to read.
      #expect(try await house.list(siti).count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an address that nobody has is not tried again`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])
      let letter = try #require(try await house.claim(at: house.now).first)
      let now = house.now

      let isGivenUp = try await house.storage.write {
        try LetterStore.failed(letter, .recipientRefused(550), at: now, in: $0)
      }

      #expect(isGivenUp)
      #expect(try await house.status().givenUp == ["recipient_refused": 1])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a letter that was not tried costs no attempt`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])
      let letter = try #require(try await house.claim(at: house.now).first)
      let next = house.now.adding(seconds: 60)

      try await house.storage.write { try LetterStore.release(letter, until: next, in: $0) }

      #expect(try await house.claim(at: house.now.adding(seconds: 59)).isEmpty)
      #expect(try await house.claim(at: next).map(\.attempts) == [1])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what was read or what nobody wants by mail is not sent`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let now = house.now
      let reader = try await house.person("a@zona.example")
      let quitter = try await house.person("b@zona.example")
      let leaver = try await house.person("c@zona.example")
      let silent = try await house.person("d@zona.example")
      try await house.set(MailPreference(rhythm: .never, quiet: .none), of: silent)
      try await house.post([reader, quitter, leaver, silent].map { NewMessage(.returned, to: $0) })
      #expect(
        try await house.storage.write { try LetterStore.compose(limit: 10, at: now, in: $0) } == 3)
      let message = try #require(try await house.list(reader).first)
      _ = try await house.storage.write {
        try MessageStore.read(message.id, of: reader, at: now, in: $0)
      }
      try await house.set(MailPreference(rhythm: .never, quiet: .none), of: quitter)
      try await house.end(leaver)

      #expect(try await house.claim(at: now).isEmpty)

      let status = try await house.status()
      #expect(status.waitingLetters == 0 && status.waitingMessages == 0)
      #expect(status.sent == 0 && status.givenUp == [:])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new rhythm holds for what waits already`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])

      try await house.set(MailPreference(rhythm: .daily, quiet: .usual), of: siti)

      #expect(try await house.claim(at: .wib(20)).isEmpty)
      #expect(try await house.claim(at: .wib(31)).count == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `old news are not sent when mail begins late`(engine: Engine) async throws {
    try await MessageHouse.with(engine) { house in
      let siti = try await house.person("siti@zona.example")
      try await house.post([NewMessage(.returned, to: siti)])
      let week = house.now.adding(seconds: 7 * 86_400)
      try await house.post([NewMessage(.assigned, to: siti)], at: week)

      let letters = try await house.claim(at: week.adding(seconds: 1))

      #expect(letters.map { $0.wordings.map(\.kind) } == [["assigned"]])
      #expect(try await house.list(siti).count == 2)
    }
  }
}
