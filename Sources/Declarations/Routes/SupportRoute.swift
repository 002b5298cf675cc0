import Accounts
import DeclarationsModel
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension DeclarationRoutes {
  func supportPage(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let published = try await declaration(context)
    let signer = try await signer(in: published.subject, named: request)
    return htmlResponse(
      SupportPage(
        published: published, error: nil,
        isDone: request.uri.queryParameters["selesai"] != nil, signer: signer,
        isCorrected: try await isCorrected(published), page: context.page().bare))
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
      let record = try await services.storage.write { transaction in
        try acts.support(
          published, code: code, act: Act(by: nil, at: act.now), in: transaction)
      }
      gate.succeed(published.id.text, at: place)
      return redirect(
        to: DeclarationLink.support(published.id).path(saying: .signed, about: record))
    } catch let refusal as DeclarationRefusal {
      if refusal == .codeIsWrong { gate.fail(published.id.text, at: place, now: act.now) }
      return htmlResponse(
        SupportPage(
          published: published, error: DeclarationText.slipRefusal(refusal), isDone: false,
          isCorrected: try await isCorrected(published), page: context.page().bare),
        status: .unprocessableContent)
    }
  }

  /// Who signed the record that the redirect named; nil when it is none of what the page is about.
  func signer(in subject: RecordSubject, named request: Request) async throws -> String? {
    let word = request.uri.queryParameters[DeclarationMessage.recordField[...]].map(String.init)
    guard let id = word.flatMap({ ID<SignedRecord>($0) }) else { return nil }
    let record = try await services.storage.read { try RecordStore.find(id, in: $0) }
    guard let record, record.subjectID == subject.subjectID else { return nil }
    return RecordContent(record)?.signerName
  }

  /// The same for somebody from outside: their records belong to themselves, in a round.
  func outsideSigner(of round: PledgeRound, named request: Request) async throws -> String? {
    let word = request.uri.queryParameters[DeclarationMessage.recordField[...]].map(String.init)
    guard let id = word.flatMap({ ID<SignedRecord>($0) }) else { return nil }
    let records = try await services.storage.read {
      try RecordStore.outside(of: round.id, in: $0)
    }
    return records.first { $0.id == id }.flatMap { RecordContent($0)?.signerName }
  }

  private func isCorrected(_ published: UnitDeclarationStore.Published) async throws -> Bool {
    try await services.storage.read { transaction in
      try UnitDeclarationStore.declarations(of: published.unitID, in: transaction)
        .correction(of: published.id) != nil
    }
  }
}
