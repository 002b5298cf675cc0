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
    let (name, standing) = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unit, transaction: transaction)
      return (
        try WorkUnitStore.name(of: unit, on: act.day, in: transaction) ?? "",
        try UnitDeclarationStore.declarations(of: unit, in: transaction).standing
      )
    }
    return htmlResponse(
      NewDeclarationPage(
        unitID: unit, unitName: name, form: form, standing: standing,
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
    let (name, standing, form) = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unitID, transaction: transaction)
      let known = try UnitDeclarationStore.declarations(of: unitID, in: transaction)
      let day = try WorkUnitStore.zone(of: unitID, in: transaction).day(of: act.now)
      var form = DeclarationForm(typed, today: day, known: known)
      // Said before anything about a record that this very form has put right.
      if known.contains(where: { $0.id == form.number }) {
        throw DeclarationText.problem(.alreadyPublished)
      }
      if let date = form.date {
        do {
          try UnitDeclarationActs.checkStage(unitID, date, act, in: transaction)
        } catch let refusal as DeclarationRefusal {
          form.refuse(refusal)
        }
      }
      let name = try WorkUnitStore.name(of: unitID, on: day, in: transaction) ?? ""
      return (name, known.standing, form)
    }
    let parts = try await declaringParts(of: unitID, context)
    guard let facts = form.facts else {
      return htmlResponse(
        NewDeclarationPage(
          unitID: unitID, unitName: name, form: form, standing: standing, parts: parts,
          page: page),
        status: .unprocessableContent)
    }
    let acts = UnitDeclarationActs(keys: acts.keys)
    let (number, earlier) = (form.number, form.correcting)
    let published = try await refusing {
      try await services.storage.write { transaction in
        try Self.check(act, .manage, in: unitID, transaction: transaction)
        guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
          throw Problem.notFound
        }
        return try acts.publish(
          facts, number: number, correcting: earlier, for: unit, act: act, in: transaction)
      }
    }
    return htmlResponse(
      DeclaredPage(
        declaration: published.declaration, slips: published.slips, unitName: name,
        address: Self.site(request, context)
          + DeclarationLink.support(published.declaration.id).path, parts: parts, page: page))
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

  func declaration(
    _ context: ZonaContext
  ) async throws -> UnitDeclarationStore.Published {
    let id = try id("id", of: UnitDeclaration.self, context)
    let found = try await services.storage.read { try UnitDeclarationStore.find(id, in: $0) }
    guard let found else { throw Problem.notFound }
    return found
  }
}
