/// Why a letter could not be handed to the mail server.
package enum MailTrouble: Error, Hashable, Sendable {
  /// The name of the server is unknown.
  case unknownHost
  /// The server does not take connections.
  case unreachable
  /// The server did not answer in time.
  case tookTooLong
  /// The server offers no encryption.
  case notEncrypted
  /// The certificate of the server is not trusted, or encryption could not begin.
  case notTrusted
  /// User or password is wrong.
  case signInRefused
  /// The server wants nothing to do with us, with its reply code.
  case serverRefused(Int)
  /// The server does not take letters from our address.
  case senderRefused(Int)
  /// The server does not take letters to this address.
  case recipientRefused(Int)
  /// The server does not take this letter.
  case letterRefused(Int)
  /// The connection ended midway.
  case connectionLost
  /// Anything else, by the number of libcurl.
  case other(Int)

  /// A word for the database and for counts.
  package var code: String {
    switch self {
    case .unknownHost: "unknown_host"
    case .unreachable: "unreachable"
    case .tookTooLong: "took_too_long"
    case .notEncrypted: "not_encrypted"
    case .notTrusted: "not_trusted"
    case .signInRefused: "sign_in_refused"
    case .serverRefused: "server_refused"
    case .senderRefused: "sender_refused"
    case .recipientRefused: "recipient_refused"
    case .letterRefused: "letter_refused"
    case .connectionLost: "connection_lost"
    case .other: "other"
    }
  }

  /// Whether trying again cannot help: the server knows that nobody lives at the address.
  package var isFinal: Bool {
    if case .recipientRefused(let reply) = self { return (500...599).contains(reply) }
    return false
  }

  /// Whether every other letter would fail the same way now.
  package var concernsAll: Bool {
    switch self {
    case .unknownHost, .unreachable, .tookTooLong, .notEncrypted, .notTrusted, .signInRefused,
      .serverRefused, .senderRefused:
      true
    case .recipientRefused, .letterRefused, .connectionLost, .other: false
    }
  }
}
