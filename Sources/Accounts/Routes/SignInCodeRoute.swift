import AccountsModel
import Cryptography
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension CookieName {
  /// A sign-in that waits for its code; it is good for nothing else.
  static let pendingSignIn = CookieName(
    "zona_tahap", maxAgeSeconds: Int(SecondFactorRule.pendingSeconds))
}

/// The second step of signing in, for people with a second factor.
extension AccountRoutes {
  /// Goes on after the right password: in, or to the page that asks for a code.
  func passwordWasRight(
    for account: ID<Account>, login: String, address: String, to path: String,
    _ context: ZonaContext
  ) async throws -> Response {
    let token = SecureGenerator().token()
    let now = context.now
    let waits = try await services.storage.write { transaction in
      guard try SecondFactorStore.state(of: account, in: transaction) != nil else { return false }
      try PendingSignInStore.insert(token: token, for: account, at: now, in: transaction)
      return true
    }
    guard waits else {
      gate.succeed(login: login, address: address)
      return try await openSession(for: account, to: path, context)
    }
    // The failures so far stay noted until the code was right too.
    var response = redirect(to: AccountLink.signInCode(back: path).path)
    response.setCookie(.pendingSignIn, to: token, isSecure: context.settings.secureCookies)
    return response
  }

  func signInCodePage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let back = localPath(request.uri.queryParameters["kembali"].map(String.init) ?? "/")
    guard try await waiting(request, context) != nil else { return startAgain(context) }
    return htmlResponse(
      SignInCodePage(back: back, trouble: nil, page: page(request, context)))
  }

  func signInWithCode(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let form = context.form ?? FormBody()
    let back = localPath(form["kembali"] ?? "/")
    guard let (account, token) = try await waiting(request, context) else {
      return startAgain(context)
    }
    if let end = gate.begin(account: account.id, now: context.now) {
      return refused(.wait(until: end), back: back, context)
    }
    let acts = try SecondFactorActs(services)
    let act = Act(
      by: Principal(accountID: account.id.text, name: account.name.text, grants: []),
      at: context.now)
    let typed = form["kode"] ?? ""
    let isRight = try await services.storage.write { transaction in
      guard try acts.use(typed, of: account.id, act: act, in: transaction) else { return false }
      return try PendingSignInStore.end(token: token, in: transaction)
    }
    let address = origin(of: request, context)
    guard isRight else {
      gate.fail(login: account.login.text, address: address, now: context.now)
      return refused(.wrong, back: back, context)
    }
    gate.succeed(account: account.id)
    gate.succeed(login: account.login.text, address: address)
    var response = try await openSession(for: account.id, to: back, context)
    response.removeCookie(.pendingSignIn, isSecure: context.settings.secureCookies)
    return response
  }

  /// Whose sign-in waits in this browser, with the token of the cookie.
  private func waiting(
    _ request: Request, _ context: ZonaContext
  ) async throws -> (account: Account, token: String)? {
    let cookies = RequestCookies(request, isSecure: context.settings.secureCookies)
    guard let token = cookies[.pendingSignIn] else { return nil }
    let now = context.now
    let account = try await services.storage.read {
      try PendingSignInStore.account(waitingWith: token, now: now, in: $0)
    }
    return account.map { ($0, token) }
  }

  private func startAgain(_ context: ZonaContext) -> Response {
    var response = redirect(to: AccountLink.signIn.path(saying: .codeTooLate))
    response.removeCookie(.pendingSignIn, isSecure: context.settings.secureCookies)
    return response
  }

  private func refused(
    _ trouble: SignInTrouble, back: String, _ context: ZonaContext
  ) -> Response {
    let page = SignInCodePage(back: back, trouble: trouble, page: context.page())
    return htmlResponse(page, refusing: trouble, now: context.now)
  }
}

/// The answer to a sign-in that did not work.
func htmlResponse(_ page: some HTML, refusing trouble: SignInTrouble, now: Instant) -> Response {
  switch trouble {
  case .wrong: return htmlResponse(page, status: .unprocessableContent)
  case .wait(let end):
    var response = htmlResponse(page, status: .tooManyRequests)
    let seconds = max(1, (end.milliseconds - now.milliseconds + 999) / 1000)
    response.headers[.retryAfter] = String(seconds)
    return response
  }
}
