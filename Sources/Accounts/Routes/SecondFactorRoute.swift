import AccountsModel
import Cryptography
import HTTPTypes
import House
import Hummingbird
import Kernel
import QRCodes
import Storage
import Web

/// A person's own second factor: set it up, replace it, new recovery codes.
extension AccountRoutes {
  func secondFactorPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let own = try await ownFactor(context)
    return htmlResponse(
      SecondFactorPage(
        state: own.state, isRequired: isRequired(context), errors: [],
        page: page(request, context)))
  }

  func replacementPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changePage(.otherPhone, request, context)
  }

  func recoveryCodesPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await changePage(.newCodes, request, context)
  }

  private func changePage(
    _ purpose: SecondFactorChangePage.Purpose, _ request: Request, _ context: ZonaContext
  ) async throws -> Response {
    guard try await ownFactor(context).state != nil else {
      return redirect(to: AccountLink.secondFactor.path)
    }
    return htmlResponse(
      SecondFactorChangePage(purpose: purpose, errors: [], page: page(request, context)))
  }

  /// Makes a secret, after the password, and a code of the one before if there is one.
  func beginSecondFactor(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let own = try await ownFactor(context)
    if let refusal = try await reentryRefusal(own.state, context) {
      let errors = [refusal.formError]
      guard own.state != nil else {
        let page = SecondFactorPage(
          state: nil, isRequired: isRequired(context), errors: errors, page: context.page())
        return htmlResponse(page, status: .unprocessableContent)
      }
      return refused(.otherPhone, errors, context)
    }
    let acts = try SecondFactorActs(services)
    let act = act(context)
    try await services.storage.write { transaction in
      try acts.offer(to: own.account.id, act: act, in: transaction)
    }
    return redirect(to: AccountLink.secondFactorSetup.path)
  }

  func secondFactorSetupPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let own = try await ownFactor(context)
    guard let model = try await setupModel(own.account, context) else {
      return redirect(to: AccountLink.secondFactor.path)
    }
    return htmlResponse(
      SecondFactorSetupPage(model: model, errors: [], page: page(request, context)))
  }

  /// Takes the first code and shows the recovery codes in the answer itself.
  ///
  /// They may stand in no address, no log and no store, so this POST does not redirect. Sent
  /// again it finds no offer and leads to the page of the second factor.
  func confirmSecondFactor(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let own = try await ownFactor(context)
    guard let model = try await setupModel(own.account, context) else {
      return redirect(to: AccountLink.secondFactor.path)
    }
    if let end = gate.begin(account: own.account.id, now: context.now) {
      throw AccountText.waitProblem(until: end, now: context.now)
    }
    let acts = try SecondFactorActs(services)
    let act = act(context)
    let typed = context.form?["kode"] ?? ""
    let session = context.sessionID
    let codes = try await services.storage.write { transaction in
      try acts.confirm(typed, of: own.account.id, session: session, act: act, in: transaction)
    }
    guard let codes else {
      let errors = [FormError(field: "kode", message: SecondFactorText.refusal(.wrongCode))]
      return htmlResponse(
        SecondFactorSetupPage(model: model, errors: errors, page: context.page()),
        status: .unprocessableContent)
    }
    gate.succeed(account: own.account.id)
    return htmlResponse(
      RecoveryCodesPage(codes: codes, isFirst: true, page: page(request, context)))
  }

  /// A new set of recovery codes, shown like the first one.
  func renewRecoveryCodes(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let own = try await ownFactor(context)
    guard own.state != nil else { return redirect(to: AccountLink.secondFactor.path) }
    if let refusal = try await reentryRefusal(own.state, context) {
      return refused(.newCodes, [refusal.formError], context)
    }
    let acts = try SecondFactorActs(services)
    let act = act(context)
    let codes = try await services.storage.write { transaction in
      try acts.makeRecoveryCodes(of: own.account.id, act: act, in: transaction)
    }
    return htmlResponse(
      RecoveryCodesPage(codes: codes, isFirst: false, page: page(request, context)))
  }

  /// The person's own account with what is known about its second factor.
  private func ownFactor(
    _ context: ZonaContext
  ) async throws -> (account: Account, state: SecondFactorState?) {
    guard let id = context.principal.flatMap({ ID<Account>($0.accountID) }) else {
      throw Problem.notFound
    }
    return try await services.storage.read { transaction in
      guard let account = try AccountStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      return (account, try SecondFactorStore.state(of: id, in: transaction))
    }
  }

  private func isRequired(_ context: ZonaContext) -> Bool {
    context.settings.demandsSecondFactor
      && SecondFactorRule.isRequired(for: context.principal?.roles ?? [])
  }

  private func reentryRefusal(
    _ state: SecondFactorState?, _ context: ZonaContext
  ) async throws -> ReentryRefusal? {
    guard let principal = context.principal else { throw Problem.notFound }
    do {
      try await Reentry.verify(
        password: context.form?[Reentry.passwordField] ?? "",
        code: state == nil ? nil : context.form?[Reentry.codeField] ?? "",
        principal: principal, services: services)
      return nil
    } catch let refusal as ReentryRefusal {
      return refusal
    }
  }

  private func refused(
    _ purpose: SecondFactorChangePage.Purpose, _ errors: [FormError], _ context: ZonaContext
  ) -> Response {
    htmlResponse(
      SecondFactorChangePage(purpose: purpose, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  private func setupModel(
    _ account: Account, _ context: ZonaContext
  ) async throws -> SecondFactorSetup? {
    let acts = try SecondFactorActs(services)
    let now = context.now
    let secret = try await services.storage.read {
      try acts.offered(to: account.id, now: now, in: $0)
    }
    return try secret.map { try SecondFactorSetup(secret: $0, login: account.login) }
  }
}

/// A secret that is about to go into a phone.
struct SecondFactorSetup: Sendable {
  /// In groups of four, to be typed by hand.
  let text: String
  /// For the camera.
  let code: QRCode

  init(secret: [UInt8], login: Login) throws {
    let letters = Base32.text(secret)
    var groups: [Substring] = []
    var rest = letters[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    text = groups.joined(separator: " ")
    let label = percentEncoded("Zona:" + login.text)
    code = try QRCode("otpauth://totp/\(label)?secret=\(letters)&issuer=Zona")
  }
}
