import Accounts
import Cryptography
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func registerDeclarations(in table: RouteTable) {
    table.get("/unit/:id/pencanangan/baru", .policy("declaration.manage")) {
      try await newDeclaration($0, $1)
    }
    table.post("/unit/:id/pencanangan", .policy("declaration.manage"), limit: Self.wordsForm) {
      try await publishDeclaration($0, $1)
    }
    table.get("/pencanangan/:id/dukungan", .everyone) { try await supportPage($0, $1) }
    table.post("/pencanangan/:id/dukungan", .everyone, limit: Self.smallForm) {
      try await support($0, $1)
    }
    table.get("/pencanangan/:id/berkas", .everyone) { try await declarationFile($0, $1) }
    table.get("/pencanangan/:id/pdf", .policy("declaration.read")) {
      try await declarationPDF($0, $1)
    }
    table.get("/publik/unit/:id", .everyone) { try await publicUnit($0, $1) }
  }

  func newDeclaration(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let page = page(request, context)
    var random = SecureGenerator()
    let form = DeclarationForm(number: ID(at: act.now, using: &random))
    let name = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unit, transaction: transaction)
      return try WorkUnitStore.name(of: unit, on: act.day, in: transaction) ?? ""
    }
    return htmlResponse(
      NewDeclarationPage(
        unitID: unit, unitName: name, form: form,
        parts: try await declaringParts(of: unit, context), page: page))
  }

  /// What other features say of a declaration to whoever records it, such as about photographs.
  private func declaringParts(
    of unit: ID<WorkUnit>, _ context: ZonaContext
  ) async throws -> [HTMLFragment] {
    let request = SectionRequest(services: services, context: context)
    var parts: [HTMLFragment] = []
    for section in services.sections.declaring {
      if let part = try await section.render(request, unit.text) { parts.append(part) }
    }
    return parts
  }

  /// Publishes, and shows the slips of the supporters once: their codes are stored nowhere.
  ///
  /// The form carries the number of the declaration, so that a form that is sent twice, such as by
  /// loading this page again, publishes nothing more.
  func publishDeclaration(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unitID = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let page = context.page()
    let typed = context.form ?? FormBody()
    let (name, form) = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unitID, transaction: transaction)
      let day = try WorkUnitStore.zone(of: unitID, in: transaction).day(of: act.now)
      var form = DeclarationForm(typed, today: day)
      if let date = form.date {
        do {
          try UnitDeclarationActs.checkStage(unitID, date, act, in: transaction)
        } catch let refusal as DeclarationRefusal {
          form.refuse(refusal)
        }
      }
      return (try WorkUnitStore.name(of: unitID, on: day, in: transaction) ?? "", form)
    }
    let parts = try await declaringParts(of: unitID, context)
    guard let facts = form.facts else {
      return htmlResponse(
        NewDeclarationPage(
          unitID: unitID, unitName: name, form: form, parts: parts, page: page),
        status: .unprocessableContent)
    }
    let acts = UnitDeclarationActs(keys: acts.keys)
    let number = form.number
    let published = try await refusing {
      try await services.storage.write { transaction in
        try Self.check(act, .manage, in: unitID, transaction: transaction)
        guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
          throw Problem.notFound
        }
        return try acts.publish(facts, number: number, for: unit, act: act, in: transaction)
      }
    }
    return htmlResponse(
      DeclaredPage(
        declaration: published.declaration, slips: published.slips, unitName: name,
        address: Self.site(request, context)
          + DeclarationLink.support(published.declaration.id).path, parts: parts, page: page))
  }

  func supportPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    return htmlResponse(
      SupportPage(
        published: published, error: nil,
        isDone: request.uri.queryParameters["selesai"] != nil, page: context.page().bare))
  }

  func support(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let act = act(context)
    let acts = UnitDeclarationActs(keys: acts.keys)
    let place = context.address
    do {
      if let end = gate.waitUntil(published.id.text, at: place, now: act.now) {
        throw DeclarationRefusal.wait(until: end)
      }
      guard let code = KioskCode(typed: context.form?["kode"] ?? "") else {
        throw DeclarationRefusal.codeIsWrong
      }
      _ = try await services.storage.write { transaction in
        try acts.support(
          published, code: code, act: Act(by: nil, at: act.now), in: transaction)
      }
      gate.succeed(published.id.text, at: place)
      return redirect(to: DeclarationLink.support(published.id).path(saying: .signed))
    } catch let refusal as DeclarationRefusal {
      if refusal == .codeIsWrong { gate.fail(published.id.text, at: place, now: act.now) }
      return htmlResponse(
        SupportPage(
          published: published, error: DeclarationText.refusal(refusal), isDone: false,
          page: context.page().bare), status: .unprocessableContent)
    }
  }

  /// The declaration and those who signed along, as a file that proves itself; public like the page.
  func declarationFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let keys = acts.keys
    let now = context.now
    let bytes = try await services.storage.write { transaction in
      let records = try RecordStore.records(of: published.subject, in: transaction)
      return try RecordProof.file(
        records, of: published.record.institutionID, keys: keys, at: now, in: transaction)
    }
    return bytesResponse(bytes, type: "application/json", fileName: "pencanangan.json")
  }

  /// The page of a unit for visitors; without a declaration there is none.
  func publicUnit(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try id("id", of: WorkUnit.self, context)
    guard var html = try await publicPage(of: unit, showing: nil, request, context) else {
      throw Problem.notFound
    }
    let sectionRequest = SectionRequest(services: services, context: context)
    for section in services.sections.publicUnit {
      if let part = try await section.render(sectionRequest, unit.text) {
        html.sections.append(part)
      }
    }
    return htmlResponse(html)
  }

  /// The public page about one declaration of a unit; about the latest unless one is given.
  func publicPage(
    of unit: ID<WorkUnit>, showing chosen: UnitDeclarationStore.Published?, _ request: Request,
    _ context: ZonaContext
  ) async throws -> PublicUnitPage? {
    let act = act(context)
    let page = page(request, context)
    let site = Self.site(request, context)
    return try await services.storage.read { transaction in
      let declarations = try UnitDeclarationStore.declarations(of: unit, in: transaction)
      guard let shown = chosen ?? declarations.first, let first = declarations.last else {
        return nil
      }
      let rounds = try RoundStore.rounds(of: unit, in: transaction)
      let day = try WorkUnitStore.zone(of: unit, in: transaction).day(of: act.now)
      return PublicUnitPage(
        name: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "",
        published: shown,
        supporters: try UnitDeclarationStore.supporters(of: shown.id, in: transaction),
        others: chosen == nil ? declarations.filter { $0.id != shown.id } : [],
        isValid: try RecordProof.isValid(shown.record, in: transaction),
        clock: BuildingClock(declaredOn: first.date, today: day),
        coverage: try rounds.first.map { round in
          (round.year.number, try PledgeActs.coverage(of: round, at: act.now, in: transaction))
        },
        address: site + DeclarationLink.proof(shown.record.digest).path,
        mayPrint: DeclarationPolicy.mayAct(
          act.principal, .read, on: try WorkUnitStore.place(of: unit, in: transaction)),
        page: page)
    }
  }

  func declaration(
    _ context: ZonaContext
  ) async throws -> UnitDeclarationStore.Published {
    let id = try id("id", of: UnitDeclaration.self, context)
    let found = try await services.storage.read { try UnitDeclarationStore.find(id, in: $0) }
    guard let found else { throw Problem.notFound }
    return found
  }
}

/// Since when a unit builds and from when it may be proposed.
struct BuildingClock: Sendable {
  let declaredOn: CalendarDate
  let today: CalendarDate

  var rule: BuildingRule { BuildingRule.rule(for: today.year) }
  var mayBeProposedFrom: CalendarDate { rule.mayBeProposed(declaredOn: declaredOn) }
  var isDone: Bool { today >= mayBeProposedFrom }
}
