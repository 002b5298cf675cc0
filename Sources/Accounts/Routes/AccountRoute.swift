import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  func newAccount(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let options = try await homeOptions(context)
    return htmlResponse(
      NewAccountPage(
        form: AccountForm(), options: options, errors: [], page: page(request, context)))
  }

  func create(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let options = try await homeOptions(context)
    let form = AccountForm(context.form ?? FormBody())
    var errors = form.errors
    // Only what the page offered: another instansi is as good as one that does not exist.
    let isOffered = options.contains { $0.value == form.institutionID ?? "" }
    if !isOffered {
      errors.append(FormError(field: "instansi", message: AccountText.institutionMissing))
    }
    let act = act(context)
    if errors.isEmpty, let login = form.login, let name = form.name {
      do {
        let account = try await services.storage.write { transaction in
          try AccountActs.create(
            login: login, name: name, institutionID: form.institutionID, act: act,
            in: transaction)
        }
        return redirect(to: AccountLink.account(account.id).path(saying: .created))
      } catch AccountRefusal.loginTaken {
        errors.append(
          FormError(field: "login", message: AccountText.refusal(AccountRefusal.loginTaken)))
      }
    }
    let page = NewAccountPage(
      form: form, options: options, errors: errors, page: context.page())
    return htmlResponse(page, status: .unprocessableContent)
  }

  func show(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let model = try await model(of: id, context)
    return htmlResponse(
      AccountPage(model: model, typedName: nil, errors: [], page: page(request, context)))
  }

  func rename(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let form = context.form ?? FormBody()
    let typed = form["nama"] ?? ""
    let name: PersonName
    do {
      name = try PersonName(typed)
    } catch {
      let model = try await model(of: id, context)
      let errors = [FormError(field: "nama", message: AccountText.refusal(error))]
      let page = AccountPage(
        model: model, typedName: String(typed.prefix(300)), errors: errors, page: context.page())
      return htmlResponse(page, status: .unprocessableContent)
    }
    let version = form["versi"].flatMap { Int64($0) } ?? 0
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        let subject = try AccountSubject.load(id, for: .change, act: act, in: transaction)
        try AccountActs.rename(
          subject.account, to: name, version: version, act: act, in: transaction)
      }
    }
    return redirect(to: AccountLink.account(id).path(saying: .saved))
  }

  func confirmDeactivation(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let act = act(context)
    let subject = try await services.storage.read { transaction in
      try AccountSubject.load(id, for: .change, act: act, in: transaction)
    }
    return htmlResponse(
      DeactivationPage(account: subject.account, page: page(request, context)))
  }

  func deactivate(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await setActive(false, saying: .deactivated, context)
  }

  func activate(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await setActive(true, saying: .activated, context)
  }

  /// Makes a link and shows it in the answer itself.
  ///
  /// It may stand in no address of ours, no log and no store, so this one POST does not redirect.
  /// Sending it again makes a new link and ends this one.
  func makePasswordLink(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let act = act(context)
    let (account, token) = try await services.storage.write { transaction in
      let subject = try AccountSubject.load(id, for: .resetPassword, act: act, in: transaction)
      guard subject.account.isActive else { throw AccountText.inactiveProblem }
      let token = try AccountActs.makePasswordLink(for: id, act: act, in: transaction)
      return (subject.account, token)
    }
    let origin =
      (context.settings.secureCookies ? "https://" : "http://")
      + (request.head.authority ?? "")
    return htmlResponse(
      PasswordLinkMadePage(
        account: account, url: origin + AccountLink.passwordLink(token: token).path,
        page: page(request, context)))
  }

  private func setActive(
    _ isActive: Bool, saying message: AccountMessage, _ context: ZonaContext
  ) async throws -> Response {
    let id = try context.id(of: Account.self)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        let subject = try AccountSubject.load(id, for: .change, act: act, in: transaction)
        try AccountActs.setActive(isActive, subject.account, act: act, in: transaction)
      }
    }
    return redirect(to: AccountLink.account(id).path(saying: message))
  }

  /// Where a new account may belong: the empty value is the installation itself.
  private func homeOptions(
    _ context: ZonaContext
  ) async throws -> [(value: String, title: String)] {
    let managed = AccountPolicy.managedInstitutions(by: context.principal)
    guard managed != [] else { throw Problem.notFound }
    let places = places
    let all = try await services.storage.read { try places.institutions(in: $0) }
    let offered = all.compactMap { option -> (value: String, title: String)? in
      guard let id = option.place.institutionID, managed?.contains(id) ?? true else { return nil }
      return (id, option.label)
    }
    guard managed == nil else { return offered }
    return [("", AccountText.noInstitution.in(context.language))] + offered
  }

  private func model(of id: ID<Account>, _ context: ZonaContext) async throws -> AccountModel {
    let act = act(context)
    let places = places
    return try await services.storage.read { transaction in
      let subject = try AccountSubject.load(id, for: .read, act: act, in: transaction)
      var labels: [String: String] = [:]
      let ids =
        subject.grants.compactMap { $0.scope.placeID }
        + [subject.account.institutionID]
        .compactMap { $0 }
      for id in Set(ids) {
        labels[id] = try places.find(id, on: act.day, in: transaction)?.label
      }
      return AccountModel(
        subject: subject, labels: labels,
        secondFactor: try SecondFactorStore.state(of: id, in: transaction), act: act)
    }
  }

  /// Turns what the rules refuse into a page that says so.
  func refusing(_ body: () async throws -> Void) async throws {
    do {
      try await body()
    } catch let refusal as AccountRefusal {
      throw AccountText.problem(refusal)
    }
  }
}

extension Scope {
  /// The id of the instansi or unit; nil for the nation.
  var placeID: String? {
    switch self {
    case .national: nil
    case .institution(let id), .workUnit(let id): id
    }
  }
}
