import AccountsModel
import HTTPTypes
import House
package import Hummingbird
import Kernel
import Synchronization
package import Web

/// The failed sign-ins of this process.
final class SignInGate: Sendable {
  private let limit = Mutex(SignInLimit())
  /// Wrong codes and re-entered passwords, by account alone.
  ///
  /// Whoever gets this far knows the password or has the session, so that nobody else is locked
  /// out, and several addresses do not multiply the guesses at six digits. Apart from the others,
  /// whom anybody can crowd out.
  private let people = Mutex(SignInLimit())

  /// The gate of a house.
  static func of(_ services: Services) -> SignInGate {
    services.belongings.one(of: SignInGate.self) { SignInGate() }
  }

  func waitUntil(login: String, address: String, now: Instant) -> Instant? {
    limit.withLock { $0.waitUntil(login: login, address: address, now: now) }
  }

  func fail(login: String, address: String, now: Instant) {
    limit.withLock { $0.fail(login: login, address: address, now: now) }
  }

  func succeed(login: String, address: String) {
    limit.withLock { $0.succeed(login: login, address: address) }
  }

  /// Begins a try, which counts as failed until `succeed` says otherwise: a hundred at the same
  /// moment are a hundred, not one.
  ///
  /// - Returns: When the next try may be made; nil when this one may go on.
  func begin(account: ID<Account>, now: Instant) -> Instant? {
    people.withLock { people in
      if let end = people.waitUntil(login: account.text, address: "", now: now) { return end }
      people.fail(login: account.text, address: "", now: now)
      return nil
    }
  }

  func succeed(account: ID<Account>) {
    people.withLock { $0.succeed(login: account.text, address: "") }
  }
}

/// Where a request comes from, for the limit.
///
/// Behind HTTPS stands a proxy of ours, whose own address every request would have; it appends the
/// real one to `X-Forwarded-For`. Whatever the client wrote there stands before it and is not used.
///
/// - Parameters:
///   - request: With the headers of the proxy.
///   - context: Knows the address of the connection, and whether there is a proxy.
/// - Returns: An address as text; empty when it is not known.
package func origin(of request: Request, _ context: ZonaContext) -> String {
  guard context.settings.secureCookies, let name = HTTPField.Name("X-Forwarded-For"),
    let header = request.headers[values: name].last,
    let last = header.split(separator: ",").last
  else { return context.address }
  return String(last.filter { !$0.isWhitespace }.prefix(64))
}
