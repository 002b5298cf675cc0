import AccountsModel
import Kernel
import Synchronization

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
