import AccountsModel
import Cryptography
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  func passwordPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try await own(context)
    return htmlResponse(
      PasswordPage(login: account.login.text, errors: [], page: page(request, context)))
  }

  func changePassword(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let account = try await own(context)
    let form = PasswordForm(context.form ?? FormBody(), login: account.login)
    var errors = form.errors
    let address = origin(of: request, context)
    // Guessing through an open session counts like guessing at the door.
    if let end = gate.waitUntil(
      login: account.login.text, address: address, now: context.now)
    {
      throw AccountText.waitProblem(until: end, now: context.now)
    }
    let hash = try await services.storage.read { transaction in
      try AccountStore.passwordHash(of: account.id, in: transaction)
    }
    if try await !check(form.present, against: hash) {
      gate.fail(login: account.login.text, address: address, now: context.now)
      errors.insert(PasswordForm.error(.presentIsWrong, field: "sandi_kini"), at: 0)
    } else if form.new == form.present {
      errors.append(PasswordForm.error(.unchanged, field: "sandi_baru"))
    }
    guard errors.isEmpty else {
      let page = PasswordPage(login: account.login.text, errors: errors, page: context.page())
      return htmlResponse(page, status: .unprocessableContent)
    }
    let new = try await hashed(form.new)
    let act = act(context)
    try await services.storage.write { transaction in
      try AccountActs.setPassword(new, of: account.id, act: act, in: transaction)
    }
    return try await openSession(
      for: account.id, to: AccountLink.password.path(saying: .passwordChanged), context)
  }

  func linkPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let token = try context.parameter("token")
    let account = try await linked(token, context)
    return htmlResponse(
      PasswordLinkPage(
        name: account.name.text, login: account.login.text, token: token, errors: [],
        page: page(request, context)))
  }

  func useLink(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let token = try context.parameter("token")
    let account = try await linked(token, context)
    let form = PasswordForm(context.form ?? FormBody(), login: account.login)
    guard form.errors.isEmpty else {
      let page = PasswordLinkPage(
        name: account.name.text, login: account.login.text, token: token, errors: form.errors,
        page: context.page())
      return htmlResponse(page, status: .unprocessableContent)
    }
    let new = try await hashed(form.new)
    let act = Act(
      by: Principal(accountID: account.id.text, name: account.name.text, grants: []),
      at: context.now)
    try await services.storage.write { transaction in
      // Once more inside: the same link sent twice at once sets one password.
      let owner = try LinkStore.account(
        ofPasswordLink: token, now: act.now, in: transaction)
      guard owner == account.id else { throw AccountText.problem(.linkIsSpent) }
      try AccountActs.setPassword(new, of: account.id, act: act, in: transaction)
    }
    return redirect(to: AccountLink.signIn.path(saying: .passwordSet))
  }

  /// Hashes a new password on the hasher's threads.
  func hashed(_ password: String) async throws -> PasswordHash {
    do {
      guard let hash = try await Self.hasher.hash(password) else { throw Problem.busy }
      return hash
    } catch is TooMuchWaiting {
      throw Problem.busy
    }
  }

  /// The account of the person who asks.
  func own(_ context: ZonaContext) async throws -> Account {
    guard let id = context.principal.flatMap({ ID<Account>($0.accountID) }) else {
      throw Problem.notFound
    }
    let account = try await services.storage.read { try AccountStore.find(id, in: $0) }
    guard let account else { throw Problem.notFound }
    return account
  }

  private func linked(_ token: String, _ context: ZonaContext) async throws -> Account {
    let now = context.now
    let account = try await services.storage.read { transaction -> Account? in
      guard
        let id = try LinkStore.account(ofPasswordLink: token, now: now, in: transaction)
      else { return nil }
      return try AccountStore.find(id, in: transaction)
    }
    guard let account else { throw AccountText.problem(.linkIsSpent) }
    return account
  }
}

/// A new password, typed twice.
struct PasswordForm: Sendable {
  let present: String
  let new: String
  let errors: [FormError]

  init(_ form: FormBody, login: Login?) {
    present = form["sandi_kini"] ?? ""
    new = form["sandi_baru"] ?? ""
    var errors: [FormError] = []
    if let login {
      do throws(PasswordRefusal) {
        try PasswordRule.check(new, login: login)
      } catch {
        errors.append(Self.error(error, field: "sandi_baru"))
      }
    }
    if errors.isEmpty, form["sandi_ulang"] != new {
      errors.append(Self.error(.repeatedDifferently, field: "sandi_ulang"))
    }
    self.errors = errors
  }

  static func error(_ refusal: PasswordRefusal, field: String) -> FormError {
    FormError(field: field, message: AccountText.refusal(refusal))
  }
}
