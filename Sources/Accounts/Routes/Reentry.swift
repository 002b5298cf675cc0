import AccountsModel
import Cryptography
package import House
package import Kernel
import Storage
package import Web

/// The password once more, and a code where the act asks for one, inside the form of any feature.
///
/// The fields are `ReentryFields`; a refusal is a `ReentryRefusal` with the errors for them. Wrong
/// tries count: an open session on a shared machine must not become a way to guess.
package enum Reentry {
  /// The name of the password field.
  package static let passwordField = "sandi"
  /// The name of the code field.
  package static let codeField = "kode"

  /// Whether this person is to be asked for a code as well, for an act that wants one.
  ///
  /// - Returns: false for somebody without a second factor; `verify` then decides whether that
  ///   will do.
  /// - Throws: What the database throws.
  package static func asksForCode(_ principal: Principal, services: Services) async throws -> Bool {
    guard let id = ID<Account>(principal.accountID) else { return false }
    return try await services.storage.read {
      try SecondFactorStore.state(of: id, in: $0) != nil
    }
  }

  /// Checks what `ReentryFields` sent: the password, and the code of somebody with a second factor.
  ///
  /// Whether an account must have one is decided at sign-in; who has none is not asked here.
  ///
  /// - Parameters:
  ///   - form: As sent; a field that is missing is wrong.
  ///   - principal: Who is signed in.
  ///   - services: The house.
  /// - Throws: `ReentryRefusal` when something is wrong, `Problem` when the house is too busy.
  package static func verify(
    _ form: FormBody?, principal: Principal, services: Services
  ) async throws {
    let asks = try await asksForCode(principal, services: services)
    try await verify(
      password: form?[passwordField] ?? "", code: asks ? form?[codeField] ?? "" : nil,
      principal: principal, services: services)
  }

  /// Checks that it is really this person.
  ///
  /// - Parameters:
  ///   - password: As typed.
  ///   - code: As typed; nil for an act that asks for the password only.
  ///   - principal: Who is signed in, or who signs at a shared tablet.
  ///   - services: The house.
  /// - Throws: `ReentryRefusal` when something is wrong, `Problem` when the house is too busy.
  package static func verify(
    password: String, code: String?, principal: Principal, services: Services
  ) async throws {
    guard let id = ID<Account>(principal.accountID) else { throw ReentryRefusal.wrongPassword }
    let now = services.clock()
    let gate = SignInGate.of(services)
    if let end = gate.begin(account: id, now: now) { throw ReentryRefusal.wait(until: end) }
    let (hash, hasFactor) = try await services.storage.read { transaction in
      let isActive = try AccountStore.find(id, in: transaction)?.isActive ?? false
      return (
        isActive ? try AccountStore.passwordHash(of: id, in: transaction) : nil,
        try SecondFactorStore.state(of: id, in: transaction) != nil
      )
    }
    guard try await check(password, against: hash) else { throw ReentryRefusal.wrongPassword }
    if let code {
      try await verify(
        code, of: id, hasFactor: hasFactor, act: Act(by: principal, at: now), services)
    }
    gate.succeed(account: id)
  }

  private static func verify(
    _ code: String, of id: ID<Account>, hasFactor: Bool, act: Act, _ services: Services
  ) async throws {
    guard hasFactor else {
      if services.settings.demandsSecondFactor { throw ReentryRefusal.noSecondFactor }
      return
    }
    let acts = try SecondFactorActs(services)
    let isRight = try await services.storage.write { transaction in
      try acts.use(code, of: id, act: act, in: transaction)
    }
    guard isRight else { throw ReentryRefusal.wrongCode }
  }

  private static func check(_ password: String, against hash: PasswordHash?) async throws -> Bool {
    do {
      return try await AccountRoutes.hasher.check(password, against: hash)
    } catch is TooMuchWaiting {
      throw Problem.busy
    }
  }
}

/// Why somebody could not show who they are.
package enum ReentryRefusal: Error, Hashable, Sendable {
  /// The password does not match.
  case wrongPassword
  /// The code is wrong, old, or was used.
  case wrongCode
  /// The act asks for a code and the person has no second factor.
  case noSecondFactor
  /// Too many wrong tries; the moment of the next one.
  case wait(until: Instant)

  /// The error for the field that it is about.
  package var formError: FormError {
    switch self {
    case .wrongPassword, .wait:
      FormError(field: Reentry.passwordField, message: SecondFactorText.refusal(self))
    case .wrongCode, .noSecondFactor:
      FormError(field: Reentry.codeField, message: SecondFactorText.refusal(self))
    }
  }
}
