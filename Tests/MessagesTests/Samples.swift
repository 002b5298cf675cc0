import Accounts
import AccountsModel
import House
import Kernel
import MessagesModel
import Storage
import TestKit

@testable import Messages

/// An installation without instansi, for accounts alone.
enum NoPlaces: PlaceDirectory {
  static func search(
    _ text: String, within institutions: [String]?, limit: Int, on day: CalendarDate,
    in transaction: Transaction
  ) throws(StorageError) -> [PlaceOption] { [] }

  static func institutions(in transaction: Transaction) throws(StorageError) -> [PlaceOption] { [] }

  static func find(
    _ id: String, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? { nil }

  static func find(
    institution: String, unit: String?, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> PlaceOption? { nil }
}

extension MessageKind {
  static let returned = MessageKind(
    "returned", title: FixedText("LKE dikembalikan", "Worksheet returned"),
    sentence: FixedText("Baca catatannya, lalu perbaiki.", "Read the notes and put it right."))
  static let assigned = MessageKind(
    "assigned", title: FixedText("Ada tugas menilai", "Something to assess"),
    sentence: FixedText("Nyatakan dahulu konflik kepentingan.", "Declare your interests first."))
}

extension InAppPath {
  static let sample = InAppPath("/lke/018f0000-0000-7000-8000-000000000001")
}

extension Instant {
  /// A moment of 21 November 2026 on a clock in WIB.
  static func wib(_ hour: Int64, _ minute: Int64 = 0, second: Int64 = 0) -> Instant {
    let midnight: Int64 = 1_795_194_000_000
    return Instant(milliseconds: midnight + (hour * 3600 + minute * 60 + second) * 1000)
  }
}

extension MailSettings {
  /// The settings for a server of a test.
  static func sample(
    _ server: String, user: String? = nil, password: MailPassword? = nil
  ) -> MailSettings? {
    MailSettings(
      server: server, user: user, password: password, sender: "zona@instansi.go.id",
      publicAddress: "https://zona.instansi.go.id")
  }
}

/// Accounts and Messages on a fresh database.
struct MessageHouse: Sendable {
  static let features = [accounts(places: NoPlaces.self), messages()]

  let storage: Storage
  let now = TestHouse.now

  static func with(
    _ engine: Engine, observer: (@Sendable (SQL) -> Void)? = nil,
    _ body: (MessageHouse) async throws -> Void
  ) async throws {
    let migrations = features.flatMap(\.migrations)
    try await TestStorage.withDatabase(engine, migrations: migrations) { place in
      var configuration = place
      configuration.observer = observer
      try await withStorage(configuration, migrations: migrations) { storage in
        try await body(MessageHouse(storage: storage))
      }
    }
  }

  /// A person with a login.
  func person(_ login: String) async throws -> ID<Account> {
    let now = now
    return try await storage.write { transaction in
      try AccountActs.create(
        login: try Login(login), name: try PersonName("Siti Rahma"), institutionID: nil,
        act: Act(by: nil, at: now), in: transaction
      ).id
    }
  }

  /// Ends an account.
  func end(_ account: ID<Account>) async throws {
    let act = Act(by: nil, at: now)
    try await storage.write { transaction in
      guard let found = try AccountStore.find(account, in: transaction) else { return }
      try AccountActs.setActive(false, found, act: act, in: transaction)
    }
  }

  func post(_ messages: [NewMessage], at moment: Instant? = nil) async throws {
    let moment = moment ?? now
    try await storage.write { try Outbox.post(messages, at: moment, in: $0) }
  }

  func list(_ account: ID<Account>) async throws -> [Message] {
    try await storage.read {
      try MessageStore.list(of: account, before: nil, limit: 100, in: $0)
    }
  }

  func set(_ preference: MailPreference, of account: ID<Account>) async throws {
    let now = now
    try await storage.write {
      try MailPreferenceStore.set(preference, of: account, at: now, in: $0)
    }
  }

  /// What a server does first in each round.
  func claim(at moment: Instant, limit: Int = 10) async throws -> [ClaimedLetter] {
    try await storage.write { transaction in
      try LetterStore.compose(limit: limit, at: moment, in: transaction)
      return try LetterStore.claim(limit: limit, at: moment, in: transaction).letters
    }
  }

  func status(at moment: Instant? = nil) async throws -> MailStatus {
    let moment = moment ?? now
    return try await storage.read { try MailStatus.of(at: moment, in: $0) }
  }

  /// A principal for requests.
  static func principal(_ account: ID<Account>) -> Principal {
    Principal(accountID: account.text, name: "Siti Rahma", grants: [])
  }
}
