import AccountsModel
import Cryptography
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  func start(_ request: Request, _ context: ZonaContext) async throws -> Response {
    if context.principal != nil { return redirect(to: AccountLink.tasks.path) }
    return htmlResponse(StartPage(page: page(request, context)))
  }

  func signInPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let back = localPath(request.uri.queryParameters["kembali"].map(String.init) ?? "/")
    if context.principal != nil { return redirect(to: back) }
    return htmlResponse(
      SignInPage(login: "", back: back, trouble: nil, page: page(request, context)))
  }

  func signIn(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = context.form ?? FormBody()
    let typed = form["login"] ?? ""
    let password = form["sandi"] ?? ""
    let back = localPath(form["kembali"] ?? "/")
    let login = try? Login(typed)
    // Limits go by what was typed, so that an unknown login answers exactly like a known one.
    let address = origin(of: request, context)
    let key = String((login?.text ?? typed.lowercased()).prefix(Login.longest))

    if let end = gate.waitUntil(login: key, address: address, now: context.now) {
      return refused(.wait(until: end), typed: typed, back: back, context)
    }
    let known = try await knownPassword(of: login)
    guard try await check(password, against: known?.hash), let known else {
      gate.fail(login: key, address: address, now: context.now)
      return refused(.wrong, typed: typed, back: back, context)
    }
    return try await passwordWasRight(
      for: known.account, login: key, address: address, to: back, context)
  }

  func signOut(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    if let digest = context.sessionID,
      let id = context.principal.flatMap({ ID<Account>($0.accountID) })
    {
      try await services.storage.write { transaction in
        guard try SessionStore.end(digest: digest, in: transaction) else { return }
        try act.journal([AccountEvent.signedOut(id).journalEntry], in: transaction)
      }
    }
    var response = redirect(to: AccountLink.signIn.path(saying: .signedOut))
    response.removeCookie(.session, isSecure: context.settings.secureCookies)
    return response
  }

  /// Opens a new session in place of the one of this request, and goes on.
  func openSession(
    for account: ID<Account>, to path: String, _ context: ZonaContext
  ) async throws -> Response {
    let token = SecureGenerator().token()
    let old = context.sessionID
    let act = act(context)
    try await services.storage.write { transaction in
      if let old { _ = try SessionStore.end(digest: old, in: transaction) }
      try SessionStore.sweep(now: act.now, in: transaction)
      try SessionStore.insert(token: token, for: account, at: act.now, in: transaction)
      let person = try AccountStore.find(account, in: transaction)
      let own = Principal(accountID: account.text, name: person?.name.text ?? "", grants: [])
      try Act(by: own, at: act.now).journal(
        [AccountEvent.signedIn(account).journalEntry], in: transaction)
    }
    var response = redirect(to: path)
    response.setCookie(.session, to: token, isSecure: context.settings.secureCookies)
    return response
  }

  /// Checks a password on the hasher's threads; without a hash it takes as long.
  func check(_ password: String, against hash: PasswordHash?) async throws -> Bool {
    do {
      return try await Self.hasher.check(password, against: hash)
    } catch is TooMuchWaiting {
      throw Problem.busy
    }
  }

  private func knownPassword(
    of login: Login?
  ) async throws -> (account: ID<Account>, hash: PasswordHash)? {
    guard let login else { return nil }
    return try await services.storage.read { transaction in
      guard let account = try AccountStore.find(login: login, in: transaction), account.isActive,
        let hash = try AccountStore.passwordHash(of: account.id, in: transaction)
      else { return nil }
      return (account.id, hash)
    }
  }

  private func refused(
    _ trouble: SignInTrouble, typed: String, back: String, _ context: ZonaContext
  ) -> Response {
    let page = SignInPage(login: typed, back: back, trouble: trouble, page: context.page())
    return htmlResponse(page, refusing: trouble, now: context.now)
  }
}

/// Why somebody is not signed in; never says whether the account exists.
enum SignInTrouble: Hashable, Sendable {
  case wrong
  case wait(until: Instant)
}
