import AccountsModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web

extension AccountRoutes {
  /// The most places offered at once; a search narrows them.
  private static let offeredPlaces = 20

  func newRole(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let search = String((request.uri.queryParameters["cari"].map(String.init) ?? "").prefix(100))
    let page = try await rolePage(
      id, form: RoleForm(today: act(context).day), search: search, errors: [],
      page: page(request, context), context)
    return htmlResponse(page)
  }

  func grantRole(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let body = context.form ?? FormBody()
    let form = RoleForm(body)
    var errors = form.errors
    if let from = form.from {
      errors += RoleGrant.faults(from: from, until: form.until, today: act(context).day).map {
        FormError(field: AccountText.field(of: $0), message: AccountText.refusal($0))
      }
    }
    if errors.isEmpty, let role = form.role, let from = form.from {
      do {
        let endsPassword = try await grant(role, from: from, form, to: id, context)
        return redirect(
          to: AccountLink.account(id).path(
            saying: endsPassword ? .roleGrantedAnew : .roleGranted))
      } catch let refusal as AccountRefusal {
        errors.append(
          FormError(field: AccountText.field(of: refusal), message: AccountText.refusal(refusal)))
      }
    }
    let search = String((body["cari"] ?? "").prefix(100))
    let page = try await rolePage(
      id, form: form, search: search, errors: errors, page: context.page(), context)
    return htmlResponse(page, status: .unprocessableContent)
  }

  func confirmRoleEnd(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let grantID = try context.id("grant", of: RoleGrant.self)
    let act = act(context)
    let places = places
    let page = page(request, context)
    let confirmation = try await services.storage.read { transaction in
      let (subject, grant) = try Self.load(grantID, of: id, act: act, in: transaction)
      let label = try grant.scope.placeID.flatMap {
        try places.find($0, on: act.day, in: transaction)?.label
      }
      return RoleEndPage(
        account: subject.account, grant: grant, placeName: label, page: page)
    }
    return htmlResponse(confirmation)
  }

  func endRole(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try context.id(of: Account.self)
    let grantID = try context.id("grant", of: RoleGrant.self)
    let act = act(context)
    try await refusing {
      try await services.storage.write { transaction in
        let (_, grant) = try Self.load(grantID, of: id, act: act, in: transaction)
        try AccountActs.end(grant, act: act, in: transaction)
      }
    }
    return redirect(to: AccountLink.account(id).path(saying: .roleEnded))
  }

  /// Gives a role, and says whether the password ended with it.
  private func grant(
    _ role: Role, from: CalendarDate, _ form: RoleForm, to id: ID<Account>, _ context: ZonaContext
  ) async throws -> Bool {
    let act = act(context)
    let places = places
    return try await services.storage.write { transaction in
      _ = try AccountSubject.load(id, for: .grantRole, act: act, in: transaction)
      let place = try Self.place(form.typedPlace ?? "", places, act: act, in: transaction)
      // Somebody who may give no role at a place may not know that it exists.
      guard
        Role.allCases.contains(where: { AccountPolicy.mayGrant(act.principal, $0, at: place) })
      else { throw Problem.notFound }
      guard role.fits(place.scope) else { throw AccountRefusal.scopeDoesNotFit(role) }
      guard AccountPolicy.mayGrant(act.principal, role, at: place) else {
        throw Problem.forbidden
      }
      let hadPassword = try AccountStore.passwordHash(of: id, in: transaction) != nil
      _ = try AccountActs.grant(
        role, at: place, from: from, until: form.until, reason: form.reason, to: id, act: act,
        in: transaction)
      return try hadPassword && AccountStore.passwordHash(of: id, in: transaction) == nil
    }
  }

  private static func place(
    _ typed: String, _ places: any PlaceDirectory.Type, act: Act, in transaction: Transaction
  ) throws -> GrantPlace {
    if typed == "nasional" { return .national }
    guard let option = try places.find(typed, on: act.day, in: transaction) else {
      throw Problem.notFound
    }
    return option.place
  }

  /// A role of an account for somebody who may take it back.
  private static func load(
    _ grant: ID<RoleGrant>, of account: ID<Account>, act: Act, in transaction: Transaction
  ) throws -> (AccountSubject, RoleGrant) {
    let subject = try AccountSubject.load(account, for: .grantRole, act: act, in: transaction)
    guard let found = subject.grants.first(where: { $0.id == grant }) else {
      throw Problem.notFound
    }
    let place: GrantPlace =
      switch (found.scope, found.institutionID) {
      case (.workUnit(let id), .some(let institution)): .workUnit(id, institution: institution)
      case (.institution(let id), _): .institution(id)
      case (.national, _), (.workUnit, nil): .national
      }
    guard AccountPolicy.mayGrant(act.principal, found.role, at: place) else {
      throw Problem.forbidden
    }
    return (subject, found)
  }

  private func rolePage(
    _ id: ID<Account>, form: RoleForm, search: String, errors: [FormError], page: PageContext,
    _ context: ZonaContext
  ) async throws -> NewRolePage {
    let act = act(context)
    let places = places
    let managed = AccountPolicy.managedInstitutions(by: context.principal)
    return try await services.storage.read { transaction in
      let subject = try AccountSubject.load(id, for: .grantRole, act: act, in: transaction)
      // Without a search, the places of the person's own instansi are the likely ones.
      let home = subject.account.institutionID.map { [$0] }
      let within = search.isEmpty ? home ?? managed : managed
      var options = try places.search(
        search, within: within, limit: Self.offeredPlaces, on: act.day, in: transaction
      ).filter { option in
        Role.allCases.contains { AccountPolicy.mayGrant(act.principal, $0, at: option.place) }
      }
      if let typed = form.typedPlace, typed != "nasional",
        !options.contains(where: { $0.place.scope.placeID == typed }),
        let chosen = try places.find(typed, on: act.day, in: transaction),
        Role.allCases.contains(where: {
          AccountPolicy.mayGrant(act.principal, $0, at: chosen.place)
        })
      {
        options.insert(chosen, at: 0)
      }
      let roles = Role.allCases.filter { role in
        let places = [.national] + options.map(\.place)
        return places.contains { AccountPolicy.mayGrant(act.principal, role, at: $0) }
      }
      return NewRolePage(
        account: subject.account, form: form, search: search, roles: roles, places: options,
        offersNation: AccountPolicy.mayGrant(act.principal, .administrator, at: .national),
        errors: errors, page: page)
    }
  }
}
