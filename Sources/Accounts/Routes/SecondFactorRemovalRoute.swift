import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

/// An administrator takes somebody's second factor away, such as after a lost phone.
extension AccountRoutes {
  func confirmFactorRemoval(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (account, asksForCode) = try await removalSubject(context)
    return htmlResponse(
      SecondFactorRemovalPage(
        account: account, typedReason: "", asksForCode: asksForCode, errors: [],
        page: page(request, context)))
  }

  func removeFactor(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (account, asksForCode) = try await removalSubject(context)
    guard let principal = context.principal else { throw Problem.notFound }
    let form = context.form ?? FormBody()
    let typed = form["alasan"] ?? ""
    var errors: [FormError] = []
    var reason: Reason?
    do throws(ReasonRefusal) {
      reason = try Reason(typed)
    } catch {
      errors.append(FormError(field: "alasan", message: SecondFactorText.refusal(error)))
    }
    if errors.isEmpty {
      do {
        try await Reentry.verify(
          password: form[Reentry.passwordField] ?? "", code: form[Reentry.codeField] ?? "",
          principal: principal, services: services)
      } catch let refusal as ReentryRefusal {
        errors.append(refusal.formError)
      }
    }
    guard errors.isEmpty, let reason else {
      let page = SecondFactorRemovalPage(
        account: account, typedReason: String(typed.prefix(300)), asksForCode: asksForCode,
        errors: errors, page: context.page())
      return htmlResponse(page, status: .unprocessableContent)
    }
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        let subject = try AccountSubject.load(
          account.id, for: .removeSecondFactor, act: act, in: transaction)
        _ = try AccountActs.removeSecondFactor(
          of: subject.account.id, reason: reason, act: act, in: transaction)
      }
    }
    return redirect(to: AccountLink.account(account.id).path(saying: .secondFactorRemoved))
  }

  /// The account in the path, for somebody who may do this to it, and who has something to lose.
  private func removalSubject(
    _ context: ZonaContext
  ) async throws -> (account: Account, asksForCode: Bool) {
    let id = try context.id(of: Account.self)
    let act = act(context)
    let account = try await services.storage.read { transaction in
      let subject = try AccountSubject.load(
        id, for: .removeSecondFactor, act: act, in: transaction)
      guard try SecondFactorStore.state(of: id, in: transaction) != nil else {
        throw SecondFactorText.nothingToRemove
      }
      return subject.account
    }
    guard act.principal?.accountID != account.id.text else {
      throw AccountText.problem(.ownSecondFactor)
    }
    guard let principal = act.principal else { throw Problem.notFound }
    return (account, try await Reentry.asksForCode(principal, services: services))
  }
}
