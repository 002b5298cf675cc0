import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

/// Codes made anew, and agreements that are withdrawn.
extension DeclarationRoutes {
  func registerChanges(in table: RouteTable) {
    table.get("/pencanangan/:id/kode", .policy("declaration.manage")) {
      try await supporterCodes($0, $1)
    }
    table.post("/pencanangan/:id/kode", .policy("declaration.manage"), limit: Self.smallForm) {
      try await renewSupporterCode($0, $1)
    }
    table.get("/perjanjian/:id/kode", .policy("declaration.manage")) {
      try await superiorCode($0, $1)
    }
    table.post("/perjanjian/:id/kode", .policy("declaration.manage"), limit: Self.smallForm) {
      try await renewSuperiorCode($0, $1)
    }
    table.get("/perjanjian/:id/tarik", .policy("declaration.manage")) {
      try await withdrawal($0, $1)
    }
    table.post("/perjanjian/:id/tarik", .policy("declaration.manage"), limit: Self.smallForm) {
      try await withdraw($0, $1)
    }
  }

  func supporterCodes(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let act = act(context)
    let page = page(request, context)
    let html = try await refusing {
      try await services.storage.read { transaction in
        try Self.check(act, .manage, in: published.unitID, transaction: transaction)
        try UnitDeclarationActs.checkStanding(published, in: transaction)
        let supporters = try UnitDeclarationStore.supporters(of: published.id, in: transaction)
        return CodesPage(
          title: DeclarationText.kind(.declaration), unitID: published.unitID,
          unitName: try Self.name(of: published.unitID, act: act, in: transaction),
          owners: try supporters.filter { $0.signedAt == nil }.map { supporter in
            CodeOwner(
              person: supporter.person, position: supporter.position,
              mark: try UnitDeclarationActs.mark(
                of: supporter.position, declaration: published.id, in: transaction) ?? "")
          }, action: .supporterCodes(published.id), page: page)
      }
    }
    return htmlResponse(html)
  }

  /// Makes another code for one supporter and shows the slip once: the code is stored nowhere.
  func renewSupporterCode(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let act = act(context)
    let page = context.page()
    let acts = UnitDeclarationActs(keys: acts.keys)
    let (position, mark) = (context.form?["urutan"].flatMap { Int($0) }, context.form?["kode_lama"])
    let address = Self.site(request, context) + DeclarationLink.support(published.id).path
    let html = try await refusing {
      try await services.storage.write { transaction in
        try Self.check(act, .manage, in: published.unitID, transaction: transaction)
        guard let position else { throw Problem.notFound }
        let slip = try acts.renewCode(
          of: position, in: published, mark: mark ?? "", act: act, transaction: transaction)
        return NewCodePage(
          title: DeclarationText.kind(.declaration), unitID: published.unitID,
          unitName: try Self.name(of: published.unitID, act: act, in: transaction),
          person: slip.person, code: slip.code, address: address,
          back: .supporterCodes(published.id), page: page)
      }
    }
    return htmlResponse(html)
  }

  func superiorCode(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let page = page(request, context)
    let id = try id("id", of: PerformanceAgreement.self, context)
    let html = try await refusing {
      try await services.storage.read { transaction in
        let agreement = try Self.managed(id, act: act, in: transaction)
        let records = try RecordStore.records(
          of: AgreementActs.subject(of: agreement), in: transaction)
        let mark = try AgreementActs.mark(of: id, in: transaction) ?? ""
        let owner = CodeOwner(person: agreement.terms.superior, position: nil, mark: mark)
        return CodesPage(
          title: DeclarationText.agreement(agreement.year.number), unitID: agreement.unitID,
          unitName: try Self.name(of: agreement.unitID, act: act, in: transaction),
          owners: records.contains { $0.capacity == .superior } ? [] : [owner],
          action: .superiorCode(id), page: page)
      }
    }
    return htmlResponse(html)
  }

  /// Makes another code for the superior and shows the slip once: the code is stored nowhere.
  func renewSuperiorCode(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let page = context.page()
    let id = try id("id", of: PerformanceAgreement.self, context)
    let acts = AgreementActs(keys: acts.keys)
    let mark = context.form?["kode_lama"] ?? ""
    let address = Self.site(request, context) + DeclarationLink.superior(id).path
    let html = try await refusing {
      try await services.storage.write { transaction in
        let agreement = try Self.managed(id, act: act, in: transaction)
        let code = try acts.renewCode(of: agreement, mark: mark, act: act, in: transaction)
        return NewCodePage(
          title: DeclarationText.agreement(agreement.year.number), unitID: agreement.unitID,
          unitName: try Self.name(of: agreement.unitID, act: act, in: transaction),
          person: agreement.terms.superior, code: code, address: address,
          back: .agreement(id), page: page)
      }
    }
    return htmlResponse(html)
  }

  func withdrawal(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = page(request, context)
    return htmlResponse(
      try await withdrawalPage(context, typedReason: "", errors: [], page: page))
  }

  /// Withdraws an agreement that nobody has signed.
  func withdraw(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let page = context.page()
    let id = try id("id", of: PerformanceAgreement.self, context)
    let typed = String((context.form?["alasan"] ?? "").prefix(400))
    do {
      try await services.storage.write { transaction in
        let agreement = try Self.managed(id, act: act, in: transaction)
        try AgreementActs.withdraw(agreement, reason: typed, act: act, in: transaction)
      }
      return redirect(to: DeclarationLink.agreement(id).path(saying: .withdrawn))
    } catch let refusal as DeclarationRefusal {
      guard case .nameIsWrong(let field) = refusal else {
        throw DeclarationText.problem(refusal)
      }
      let error = DeclarationText.error(refusal, field: field)
      return htmlResponse(
        try await withdrawalPage(context, typedReason: typed, errors: [error], page: page),
        status: .unprocessableContent)
    }
  }

  /// The page of an agreement that was withdrawn; nil for any other id.
  func withdrawnPage(
    _ request: Request, _ context: ZonaContext
  ) async throws -> WithdrawnPage? {
    let id = try id("id", of: PerformanceAgreement.self, context)
    let act = act(context)
    let page = page(request, context)
    return try await services.storage.read { transaction in
      guard let withdrawn = try AgreementStore.findWithdrawn(id, in: transaction) else {
        return nil
      }
      let unit = withdrawn.agreement.unitID
      try Self.check(act, .read, in: unit, transaction: transaction)
      return WithdrawnPage(
        withdrawn: withdrawn, unitName: try Self.name(of: unit, act: act, in: transaction),
        moment: try WorkUnitStore.zone(of: unit, in: transaction)
          .words(withdrawn.at, in: page.language), page: page)
    }
  }

  private func withdrawalPage(
    _ context: ZonaContext, typedReason: String, errors: [FormError], page: PageContext
  ) async throws -> WithdrawalPage {
    let id = try id("id", of: PerformanceAgreement.self, context)
    let act = act(context)
    return try await refusing {
      try await services.storage.read { transaction in
        let agreement = try Self.managed(id, act: act, in: transaction)
        let records = try RecordStore.records(
          of: AgreementActs.subject(of: agreement), in: transaction)
        guard records.isEmpty else { throw DeclarationRefusal.agreementIsSigned }
        return WithdrawalPage(
          agreement: agreement,
          unitName: try Self.name(of: agreement.unitID, act: act, in: transaction),
          typedReason: typedReason, errors: errors, page: page)
      }
    }
  }

  /// An agreement that this person may manage.
  private static func managed(
    _ id: ID<PerformanceAgreement>, act: Act, in transaction: Transaction
  ) throws -> PerformanceAgreement {
    if let withdrawn = try AgreementStore.findWithdrawn(id, in: transaction) {
      try check(act, .manage, in: withdrawn.agreement.unitID, transaction: transaction)
      throw DeclarationRefusal.agreementIsWithdrawn
    }
    guard let agreement = try AgreementStore.find(id, in: transaction) else {
      throw Problem.notFound
    }
    try check(act, .manage, in: agreement.unitID, transaction: transaction)
    return agreement
  }

  private static func name(
    of unit: ID<WorkUnit>, act: Act, in transaction: Transaction
  ) throws -> String {
    let day = try WorkUnitStore.zone(of: unit, in: transaction).day(of: act.now)
    return try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? ""
  }
}
