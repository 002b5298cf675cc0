import AccountsModel
import HTTPTypes
import Hummingbird
import Kernel
import Synchronization
import Web

/// The failed sign-ins of this process.
final class SignInGate: Sendable {
  private let limit = Mutex(SignInLimit())

  func waitUntil(login: String, address: String, now: Instant) -> Instant? {
    limit.withLock { $0.waitUntil(login: login, address: address, now: now) }
  }

  func fail(login: String, address: String, now: Instant) {
    limit.withLock { $0.fail(login: login, address: address, now: now) }
  }

  func succeed(login: String, address: String) {
    limit.withLock { $0.succeed(login: login, address: address) }
  }
}

/// Where a request comes from, for the limit.
///
/// Behind HTTPS stands a proxy of ours, whose own address every request would have; it appends the
/// real one to `X-Forwarded-For`. Whatever the client wrote there stands before it and is not used.
func origin(of request: Request, _ context: ZonaContext) -> String {
  guard context.settings.secureCookies, let name = HTTPField.Name("X-Forwarded-For"),
    let header = request.headers[values: name].last,
    let last = header.split(separator: ",").last
  else { return context.address }
  return String(last.filter { !$0.isWhitespace }.prefix(64))
}
