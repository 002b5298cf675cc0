import Accounts
import AccountsModel
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
  func newRound(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unit, transaction: transaction)
      let day = try WorkUnitStore.zone(of: unit, in: transaction).day(of: act.now)
      return NewRoundPage(
        unitID: unit,
        unitName: try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? "",
        form: RoundForm(year: day.year, from: day, until: day.adding(days: 30) ?? day),
        errors: [], page: page)
    }
    return htmlResponse(html)
  }

  func openRound(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unitID = try id("id", of: WorkUnit.self, context)
    let act = act(context)
    let form = RoundForm(context.form ?? FormBody())
    let name = try await services.storage.read { transaction in
      try Self.check(act, .manage, in: unitID, transaction: transaction)
      return try WorkUnitStore.name(of: unitID, on: act.day, in: transaction) ?? ""
    }
    var errors = form.errors
    if errors.isEmpty, let year = form.year, let first = form.from, let last = form.until {
      do {
        let acts = acts
        let round = try await services.storage.write { transaction in
          try Self.check(act, .manage, in: unitID, transaction: transaction)
          guard let unit = try WorkUnitStore.find(unitID, in: transaction) else {
            throw Problem.notFound
          }
          let window = try unit.setting.zone.window(from: first, to: last)
          return try acts.open(year, for: unit, window: window, act: act, in: transaction)
        }
        return redirect(to: DeclarationLink.round(round.id).path(saying: .opened))
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: "sampai"))
      }
    }
    return htmlResponse(
      NewRoundPage(
        unitID: unitID, unitName: name, form: form, errors: errors, page: context.page()),
      status: .unprocessableContent)
  }

  func round(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      let place = try WorkUnitStore.place(of: round.unitID, in: transaction)
      let member = try Self.member(of: round, act: act, in: transaction)
      guard let text = try TextStore.find(round.textID, in: transaction) else {
        throw StorageError.notFound
      }
      let coverage = try PledgeActs.coverage(of: round, at: act.now, in: transaction)
      return RoundPage(
        frame: try Self.frame(of: round, act: act, page: page, in: transaction), text: text.text,
        coverage: coverage,
        former: try Self.former(of: round, act: act, in: transaction),
        records: try Self.recordIDs(of: round, in: transaction),
        mayManage: DeclarationPolicy.mayAct(act.principal, .manage, on: place),
        member: member?.id,
        maySign: try member.map {
          try Self.signer($0, of: round, act: act, in: transaction).refusal == nil
        } ?? false,
        openKioskCount: try KioskStore.openCount(of: round.id, now: act.now, in: transaction),
        codes: try KioskStore.codesMade(
          for: round.id, missing: coverage.missing, in: transaction),
        outsiders: try OutsideStore.signers(of: round.id, in: transaction),
        mayWord: DeclarationPolicy.mayWord(act.principal, of: round.institutionID))
    }
    return htmlResponse(html)
  }

  func roundCSV(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let rows = try await services.storage.read { transaction -> [[String]] in
      let round = try Self.load(id, for: .read, act: act, in: transaction)
      let coverage = try PledgeActs.coverage(of: round, at: act.now, in: transaction)
      return [["nip", "nama", "jabatan", "bagian", "kepala", "ditandatangani_utc"]]
        + coverage.sections.flatMap(\.lines).map { line in
          [
            line.employee.nip.text, line.employee.name.text, line.employee.position.text,
            line.employee.section?.text ?? "", line.isHead ? "ya" : "",
            line.signedAt.map(PledgeDocument.moment) ?? "",
          ]
        }
    }
    return bytesResponse(
      CSV.write(rows), type: "text/csv; charset=utf-8", fileName: "pakta-integritas.csv")
  }

  func window(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let page = page(request, context)
    let html = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      let frame = try Self.frame(of: round, act: act, page: page, in: transaction)
      return WindowPage(frame: frame, form: RoundForm(of: frame), errors: [])
    }
    return htmlResponse(html)
  }

  func moveWindow(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let id = try id("id", of: PledgeRound.self, context)
    let act = act(context)
    let form = RoundForm(window: context.form ?? FormBody())
    let acts = acts
    let page = context.page()
    let frame = try await services.storage.read { transaction in
      let round = try Self.load(id, for: .manage, act: act, in: transaction)
      return try Self.frame(of: round, act: act, page: page, in: transaction)
    }
    var errors = form.errors
    if errors.isEmpty, let first = form.from, let last = form.until {
      do {
        try await services.storage.write { transaction in
          let round = try Self.load(id, for: .manage, act: act, in: transaction)
          let zone = try WorkUnitStore.zone(of: round.unitID, in: transaction)
          try acts.move(
            round, to: try zone.window(from: first, to: last), version: form.version, act: act,
            in: transaction)
        }
        return redirect(to: DeclarationLink.round(id).path(saying: .saved))
      } catch DeclarationRefusal.stale {
        throw Problem.stale
      } catch let refusal as DeclarationRefusal {
        errors.append(DeclarationText.error(refusal, field: "sampai"))
      }
    }
    return htmlResponse(
      WindowPage(frame: frame, form: form, errors: errors), status: .unprocessableContent)
  }

  /// The person who acts, when on the roster of the unit today.
  static func member(
    of round: PledgeRound, act: Act, in transaction: Transaction
  ) throws -> Employee? {
    guard let principal = act.principal else { return nil }
    let day = try WorkUnitStore.zone(of: round.unitID, in: transaction).day(of: act.now)
    return try RosterStore.employee(
      ofAccount: principal.accountID, in: round.unitID, on: day, transaction: transaction)
  }

  /// The record that counts for each person, by the id of the person.
  private static func recordIDs(
    of round: PledgeRound, in transaction: Transaction
  ) throws -> [String: ID<SignedRecord>] {
    var ids: [String: ID<SignedRecord>] = [:]
    for record in try RecordStore.records(of: PledgeActs.subject(of: round), in: transaction) {
      ids[record.signer] = record.id
    }
    return ids
  }

  /// Signatures of people who are not on the roster of today.
  private static func former(
    of round: PledgeRound, act: Act, in transaction: Transaction
  ) throws -> [FormerSigner] {
    let day = try WorkUnitStore.zone(of: round.unitID, in: transaction).day(of: act.now)
    let present = Set(
      try RosterStore.members(of: round.unitID, on: day, in: transaction).map(\.id.text))
    return try RecordStore.records(of: PledgeActs.subject(of: round), in: transaction)
      .filter { !present.contains($0.signer) }
      .map { FormerSigner(record: $0, name: RecordContent($0)?.signerName ?? "") }
  }
}
