import AccountsModel
import Cryptography
import HTTPTypes
package import House
import Hummingbird
import Kernel
import Storage
import Web

/// The first administrator of an empty installation.
package enum FirstAdministrator {
  /// Makes a one-time set-up link when nobody can sign in yet; earlier ones end.
  ///
  /// - Parameter services: The house.
  /// - Returns: The path to print after the address of the server; nil when an account exists.
  /// - Throws: What the database throws.
  package static func link(_ services: Services) async throws -> String? {
    let now = services.clock()
    return try await services.storage.write { transaction in
      guard try AccountStore.isEmpty(in: transaction) else { return nil }
      let token = SecureGenerator().token()
      try LinkStore.makeSetupLink(token: token, at: now, in: transaction)
      return AccountLink.setup(token: token).path
    }
  }
}

extension AccountRoutes {
  func setupPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let token = try context.parameter("token")
    try await checkSetup(token, context)
    return htmlResponse(
      SetupPage(token: token, form: AccountForm(), errors: [], page: page(request, context)))
  }

  func setUp(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let token = try context.parameter("token")
    try await checkSetup(token, context)
    let body = context.form ?? FormBody()
    let form = AccountForm(body)
    let password = PasswordForm(body, login: form.login)
    let errors = form.errors + password.errors
    guard errors.isEmpty, let login = form.login, let name = form.name else {
      let page = SetupPage(token: token, form: form, errors: errors, page: context.page())
      return htmlResponse(page, status: .unprocessableContent)
    }
    let hash = try await hashed(password.new)
    let act = act(context)
    let account = try await services.storage.write { transaction in
      guard try LinkStore.isSetupLink(token, now: act.now, in: transaction) else {
        throw AccountText.problem(.linkIsSpent)
      }
      let account = try AccountActs.create(
        login: login, name: name, institutionID: nil, act: act, in: transaction)
      _ = try AccountActs.grant(
        .administrator, at: .national, from: act.day, until: nil, to: account.id, act: act,
        in: transaction)
      try AccountActs.setPassword(hash, of: account.id, act: act, in: transaction)
      try LinkStore.endSetupLinks(in: transaction)
      return account
    }
    return try await openSession(for: account.id, to: AccountLink.start.path, context)
  }

  private func checkSetup(_ token: String, _ context: ZonaContext) async throws {
    let now = context.now
    let isGood = try await services.storage.read { transaction in
      try LinkStore.isSetupLink(token, now: now, in: transaction)
    }
    guard isGood else { throw AccountText.problem(.linkIsSpent) }
  }
}
