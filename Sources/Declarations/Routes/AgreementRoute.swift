import Accounts
import AccountsModel
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func registerAgreements(in table: RouteTable) {
    table.get("/unit/:id/perjanjian/baru", .policy("declaration.manage")) {
      try await newAgreement($0, $1)
    }
    table.post("/unit/:id/perjanjian", .policy("declaration.manage"), limit: Self.wordsForm) {
      try await drawUp($0, $1)
    }
    table.get("/perjanjian/:id", .policy("declaration.read")) { try await agreement($0, $1) }
    table.get("/perjanjian/:id/berkas", .policy("declaration.read")) {
      try await agreementFile($0, $1)
    }
    table.get("/perjanjian/:id/pdf", .policy("declaration.read")) {
      try await agreementPDF($0, $1)
    }
    table.post(
      "/perjanjian/:id/tanda-tangan", .policy("declaration.read"), limit: Self.smallForm
    ) { try await signAgreement($0, $1) }
    table.get("/perjanjian/:id/atasan", .everyone) { try await superiorPage($0, $1) }
    table.post("/perjanjian/:id/atasan", .everyone, limit: Self.smallForm) {
      try await signAsSuperior($0, $1)
    }
  }

  func newAgreement(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unit, transaction: transaction)
      let known = try AgreementStore.agreements(of: unit, in: transaction)
      // A year that has its agreement is not offered again.
      let isKnown = known.contains { $0.year.number == act.day.year }
      return NewAgreementPage(
        unitID: unit,
        unitName: try WorkUnitStore.name(of: unit, on: act.day, in: transaction) ?? "",
        known: known, form: AgreementForm(year: isKnown ? nil : act.day.year), page: page)
    }
    return htmlResponse(html)
  }

  func drawUp(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unitID = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let page = context.page()
    let typed = AgreementForm(context.form ?? FormBody())
    var html = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unitID, transaction: transaction)
      guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
        throw Problem.notFound
      }
      var form = typed
      if let year = form.year {
        for refusal in try AgreementActs.refusals(of: year, for: unit, act: act, in: transaction) {
          form.refuse(refusal)
        }
      }
      return NewAgreementPage(
        unitID: unitID,
        unitName: try WorkUnitStore.name(of: unitID, on: act.day, in: transaction) ?? "",
        known: try AgreementStore.agreements(of: unitID, in: transaction), form: form, page: page)
    }
    if html.form.errors.isEmpty, let terms = html.form.terms, let year = html.form.year {
      let acts = AgreementActs(keys: acts.keys)
      do {
        let drawn = try await services.storage.write { transaction in
          try Self.check(act, .manage, in: unitID, transaction: transaction)
          guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
            throw Problem.notFound
          }
          return try acts.drawUp(terms, for: unit, year: year, act: act, in: transaction)
        }
        return htmlResponse(
          DrawnUpPage(
            agreement: drawn.agreement, code: drawn.code, unitName: html.unitName,
            address: Self.site(request, context)
              + DeclarationLink.superior(drawn.agreement.id).path, page: page))
      } catch let refusal as DeclarationRefusal {
        html.form.refuse(refusal)
      }
    }
    return htmlResponse(html, status: .unprocessableContent)
  }

  func agreement(_ request: Request, _ context: ZonaContext) async throws -> Response {
    if let withdrawn = try await withdrawnPage(request, context) {
      return htmlResponse(withdrawn)
    }
    return htmlResponse(
      try await agreementPage(request, context, page: page(request, context), errors: []))
  }

  func signAgreement(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PerformanceAgreement.self, context)
    let act = act(context)
    let acts = AgreementActs(keys: acts.keys)
    // Whoever may not read it is told nothing before anything else.
    _ = try await agreementPage(request, context, page: context.page(), errors: [])
    let error: FormError
    do {
      try await reenter(context.form?[Reentry.passwordField] ?? "", context)
      _ = try await services.storage.write { transaction in
        guard let agreement = try AgreementStore.find(id, in: transaction) else {
          throw Problem.notFound
        }
        let day = try WorkUnitStore.zone(of: agreement.unitID, in: transaction).day(of: act.now)
        guard let principal = act.principal,
          let employee = try RosterStore.employee(
            ofAccount: principal.accountID, in: agreement.unitID, on: day,
            transaction: transaction)
        else { throw DeclarationRefusal.notHead }
        return try acts.sign(agreement, by: employee, act: act, in: transaction)
      }
      return redirect(to: DeclarationLink.agreement(id).path(saying: .agreementSigned))
    } catch let refusal as ReentryRefusal {
      error = refusal.formError
    } catch let refusal as DeclarationRefusal {
      error = DeclarationText.error(refusal, field: Reentry.passwordField)
    }
    return htmlResponse(
      try await agreementPage(request, context, page: context.page(), errors: [error]),
      status: .unprocessableContent)
  }

  func agreementFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let page = try await agreementPage(request, context, page: context.page(), errors: [])
    guard !page.records.isEmpty else { throw DeclarationText.nothingSigned }
    let keys = acts.keys
    let now = context.now
    let bytes = try await services.storage.write { transaction in
      try RecordProof.file(
        page.records, of: page.agreement.institutionID, keys: keys, at: now, in: transaction)
    }
    return bytesResponse(
      bytes, type: "application/json", fileName: "perjanjian-\(page.agreement.year.number).json")
  }

  func superiorPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let agreement = try await stored(context)
    let signer = try await signer(in: AgreementActs.subject(of: agreement), named: request)
    return htmlResponse(
      SuperiorPage(
        agreement: agreement, error: nil,
        isDone: request.uri.queryParameters["selesai"] != nil, signer: signer,
        page: context.page().bare))
  }

  func signAsSuperior(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let agreement = try await stored(context)
    let acts = AgreementActs(keys: acts.keys)
    let now = context.now
    let place = context.address
    do {
      if let end = gate.waitUntil(agreement.id.text, at: place, now: now) {
        throw DeclarationRefusal.wait(until: end)
      }
      guard let code = KioskCode(typed: context.form?["kode"] ?? "") else {
        throw DeclarationRefusal.codeIsWrong
      }
      let record = try await services.storage.write { transaction in
        try acts.sign(
          agreement, withCode: code, act: Act(by: nil, at: now), in: transaction)
      }
      gate.succeed(agreement.id.text, at: place)
      return redirect(
        to: DeclarationLink.superior(agreement.id)
          .path(saying: .agreementSigned, about: record))
    } catch let refusal as DeclarationRefusal {
      if refusal == .codeIsWrong { gate.fail(agreement.id.text, at: place, now: now) }
      return htmlResponse(
        SuperiorPage(
          agreement: agreement, error: DeclarationText.slipRefusal(refusal), isDone: false,
          page: context.page().bare), status: .unprocessableContent)
    }
  }

  private func stored(_ context: ZonaContext) async throws -> PerformanceAgreement {
    let id = try id("id", of: PerformanceAgreement.self, context)
    let (found, withdrawn) = try await services.storage.read { transaction in
      (
        try AgreementStore.find(id, in: transaction),
        try AgreementStore.findWithdrawn(id, in: transaction)
      )
    }
    if withdrawn != nil { throw DeclarationText.problem(.agreementIsWithdrawn) }
    guard let found else { throw Problem.notFound }
    return found
  }

  func agreementPage(
    _ request: Request, _ context: ZonaContext, page: PageContext, errors: [FormError]
  ) async throws -> AgreementPage {
    let id = try id("id", of: PerformanceAgreement.self, context)
    let site = Self.site(request, context)
    let act = act(context)
    return try await services.storage.read { transaction in
      guard let agreement = try AgreementStore.find(id, in: transaction) else {
        throw Problem.notFound
      }
      try Self.check(act, .read, in: agreement.unitID, transaction: transaction)
      let day = try WorkUnitStore.zone(of: agreement.unitID, in: transaction).day(of: act.now)
      let head = try HeadStore.head(of: agreement.unitID, on: day, in: transaction)
      let employee = try act.principal.flatMap { principal in
        try RosterStore.employee(
          ofAccount: principal.accountID, in: agreement.unitID, on: day,
          transaction: transaction)
      }
      let records = try RecordStore.records(
        of: AgreementActs.subject(of: agreement), in: transaction)
      return AgreementPage(
        agreement: agreement,
        unitName: try WorkUnitStore.name(
          of: agreement.unitID, on: day, in: transaction) ?? "",
        headName: head?.name.text,
        records: records, addresses: records.map { site + DeclarationLink.proof($0.digest).path },
        isHead: head != nil && head?.id == employee?.id,
        mayManage: DeclarationPolicy.mayAct(
          act.principal, .manage,
          on: try WorkUnitStore.place(of: agreement.unitID, in: transaction)),
        errors: errors, page: page)
    }
  }
}
