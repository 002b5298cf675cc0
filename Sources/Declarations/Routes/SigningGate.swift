import AccountsModel
import Kernel
import Synchronization

/// The failed tries of this process at one-time codes, by kiosk and number.
///
/// Passwords have a gate of their own (`Reentry`). Like the gate at the door (decision 0040): five free tries, then a wait that doubles.
final class SigningGate: Sendable {
  private let limit = Mutex(SignInLimit())

  func waitUntil(_ person: String, at place: String, now: Instant) -> Instant? {
    limit.withLock { $0.waitUntil(login: person, address: place, now: now) }
  }

  func fail(_ person: String, at place: String, now: Instant) {
    limit.withLock { $0.fail(login: person, address: place, now: now) }
  }

  func succeed(_ person: String, at place: String) {
    limit.withLock { $0.succeed(login: person, address: place) }
  }
}
