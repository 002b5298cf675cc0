import Accounts
import DeclarationsModel
import Documents
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func registerOutsiders(in table: RouteTable) {
    table.get("/penandatanganan/:id/pihak-luar", .policy("declaration.read")) {
      try await outsiders($0, $1)
    }
    table.post(
      "/penandatanganan/:id/pihak-luar", .policy("declaration.manage"), limit: Self.smallForm
    ) { try await nameOutsider($0, $1) }
    table.get("/penandatanganan/:id/pihak-luar.csv", .policy("declaration.read")) {
      try await outsidersCSV($0, $1)
    }
    table.get("/penandatanganan/:id/pihak-luar/berkas", .policy("declaration.read")) {
      try await outsidersFile($0, $1)
    }
    table.post("/pihak-luar/:id/kode", .policy("declaration.manage"), limit: Self.smallForm) {
      try await renewOutsiderCode($0, $1)
    }
    table.post("/pihak-luar/:id/hapus", .policy("declaration.manage"), limit: Self.smallForm) {
      try await removeOutsider($0, $1)
    }
  }

  func outsiders(_ request: Request, _ context: ZonaContext) async throws -> Response {
    htmlResponse(
      try await outsidersPage(context, form: OutsiderForm(), page: page(request, context)))
  }

  /// Names somebody and shows the slip once: the code is stored nowhere.
  func nameOutsider(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let page = context.page()
    var form = OutsiderForm(context.form ?? FormBody())
    // Whoever may not manage is told so before anything about the form.
    let frame = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      return try Self.frame(of: round, act: act, page: page, in: transaction)
    }
    if form.errors.isEmpty, let variant = form.variant, let person = form.person {
      do {
        let acts = OutsideActs(keys: acts.keys)
        let slip = try await services.storage.write { transaction in
          let round = try Self.load(id, for: .manage, act: act, in: transaction)
          return try acts.name(person, as: variant, for: round, act: act, in: transaction)
        }
        return htmlResponse(OutsiderSlipPage(frame: frame, slip: slip))
      } catch let refusal as DeclarationRefusal {
        form.errors.append(DeclarationText.error(refusal, field: "nama"))
      }
    }
    return htmlResponse(
      try await outsidersPage(context, form: form, page: page), status: .unprocessableContent)
  }

  func outsidersCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let rows = try await services.storage.read { transaction -> [[String]] in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      return [["kelompok", "nama", "perusahaan_atau_jabatan", "ditandatangani_utc"]]
        + (try OutsideStore.signers(of: round.id, in: transaction)).map { signer in
          [
            signer.variant.rawValue, signer.person.name, signer.person.office,
            signer.signedAt.map(PledgeDocument.moment) ?? "",
          ]
        }
    }
    return bytesResponse(
      CSV.write(rows), type: "text/csv; charset=utf-8", fileName: "pihak-luar.csv")
  }

  func outsidersFile(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let (round, records) = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      return (round, try RecordStore.outside(of: round.id, in: transaction))
    }
    guard !records.isEmpty else { throw DeclarationText.nothingSigned }
    let bytes = try await file(records, of: round.institutionID, context)
    return bytesResponse(
      bytes, type: "application/json", fileName: "pihak-luar-\(round.year.number).json")
  }

  func renewOutsiderCode(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let page = context.page()
    let id = try id("id", of: OutsideSigner.self, context)
    let acts = OutsideActs(keys: acts.keys)
    let html = try await refusing {
      try await services.storage.write { transaction in
        let (signer, round) = try Self.outsider(id, act: act, in: transaction)
        return OutsiderSlipPage(
          frame: try Self.frame(of: round, act: act, page: page, in: transaction),
          slip: try acts.renewCode(of: signer, act: act, in: transaction))
      }
    }
    return htmlResponse(html)
  }

  func removeOutsider(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let act = act(context)
    let id = try id("id", of: OutsideSigner.self, context)
    let acts = OutsideActs(keys: acts.keys)
    let round = try await refusing {
      try await services.storage.write { transaction in
        let (signer, round) = try Self.outsider(id, act: act, in: transaction)
        try acts.remove(signer, act: act, in: transaction)
        return round.id
      }
    }
    return redirect(to: DeclarationLink.outsiders(round).path(saying: .removed))
  }

  /// Somebody from outside whom this person may manage, with the round.
  private static func outsider(
    _ id: ID<OutsideSigner>, act: Act, in transaction: Transaction
  ) throws -> (OutsideSigner, PledgeRound) {
    guard let signer = try OutsideStore.find(id, in: transaction) else { throw Problem.notFound }
    return (signer, try load(signer.roundID, for: .manage, act: act, in: transaction))
  }

  private func outsidersPage(
    _ context: ZonaContext, form: OutsiderForm, page: PageContext
  ) async throws -> OutsidersPage {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    return try await services.storage.read { transaction in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      let place = try WorkUnitStore.place(of: round.unitID, in: transaction)
      var records: [String: ID<SignedRecord>] = [:]
      for record in try RecordStore.outside(of: round.id, in: transaction) {
        records[record.signer] = record.id
      }
      return OutsidersPage(
        frame: try Self.frame(of: round, act: act, page: page, in: transaction),
        signers: try OutsideStore.signers(of: round.id, in: transaction), records: records,
        mayManage: DeclarationPolicy.mayAct(act.principal, .manage, on: place), form: form)
    }
  }
}

/// Somebody from outside, as typed.
struct OutsiderForm: Sendable {
  var typedName = ""
  var typedOffice = ""
  private(set) var typedVariant = ""
  private(set) var variant: PledgeVariant?
  private(set) var person: Witness?
  var errors: [FormError] = []

  init() {}

  /// Reads group, name and office.
  init(_ form: FormBody) {
    typedName = String((form["nama"] ?? "").prefix(400))
    typedOffice = String((form["jabatan"] ?? "").prefix(400))
    typedVariant = String((form["kelompok"] ?? "").prefix(40))
    variant = PledgeVariant.outside.first { $0.rawValue == typedVariant }
    if variant == nil {
      errors.append(FormError(field: "kelompok", message: DeclarationText.groupMissing))
    }
    person = errors.person(name: ("nama", typedName), office: ("jabatan", typedOffice))
  }
}
