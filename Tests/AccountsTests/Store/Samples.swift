import AccountsModel
import Cryptography
import Kernel
import Storage

@testable import Accounts

extension Storage {
  /// Makes an account through the front door.
  func make(
    _ login: String, name: String = "Siti Rahma", at institution: String? = Cast.ministry
  ) async throws -> Account {
    try await write { transaction in
      try AccountActs.create(
        login: try Login(login), name: try PersonName(name), institutionID: institution,
        act: Act(by: nil, at: .sample), in: transaction)
    }
  }

  /// The session of a token at a moment.
  func session(_ token: String, at now: Instant) async throws -> SessionStore.Session? {
    try await read { try SessionStore.find(token: token, now: now, in: $0) }
  }
}

extension PasswordHash {
  /// The hash of some password nobody needs to know.
  static let sample = PasswordHash(
    stored: "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")
}
