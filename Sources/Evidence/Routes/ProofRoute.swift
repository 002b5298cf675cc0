import Accounts
import EvidenceModel
import House
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Programs
import Storage
import Web
import WorkUnits
import WorkUnitsModel

extension EvidenceRoutes {
  /// One proof: what it is, what it proves, its pages.
  func proof(_ request: Request, _ context: ZonaContext) async throws -> Response {
    try await proofAnswer(request, context, errors: [], status: .ok)
  }

  /// Changes title, period and the mark for personal data.
  func describe(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let body = context.form ?? FormBody()
    return try await changing(request, context) {
      let title = try IncomingForm.title(body[IncomingField.title] ?? "")
      let period = try IncomingForm.period(
        from: body[IncomingField.from] ?? "", until: body[IncomingField.until] ?? "")
      try await services.storage.write { transaction in
        let opened = try Self.open(
          id, of: unit, for: .change, context.principal, in: transaction)
        try EvidenceActs.describe(
          opened.proof, title: title, period: period,
          hasPersonalData: body[IncomingField.personal] != nil,
          version: Int64(body[IncomingField.version] ?? "") ?? 0, act: act(context),
          in: transaction)
      }
      return .saved
    }
  }

  /// Lets the proof prove questions.
  func link(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let body = context.form ?? FormBody()
    return try await changing(request, context) {
      let typed = body.values(IncomingField.question).filter { !$0.isEmpty }
      guard !typed.isEmpty else { throw EvidenceRefusal.unknownQuestion }
      let pages = try IncomingForm.pages(body[IncomingField.pages] ?? "")
      let questions = try typed.map { text throws(EvidenceRefusal) in
        try IncomingForm.question(text)
      }
      let seen = try await services.storage.read { transaction in
        try Self.open(id, of: unit, for: .change, context.principal, in: transaction)
      }
      try await requirePages(pages, in: seen.proof.file)
      try await services.storage.write { transaction in
        let opened = try Self.open(
          id, of: unit, for: .change, context.principal, in: transaction)
        for (year, soal) in questions {
          try EvidenceActs.link(
            opened.proof, to: [soal], year: year, pages: pages, place: opened.place,
            act: act(context), in: transaction)
        }
      }
      return .linked
    }
  }

  /// Lets a reference to pages through that the document has; also when nobody can count them.
  ///
  /// - Throws: `pagesBeyond`.
  func requirePages(_ pages: String, in file: StoredFile?) async throws {
    guard let file, file.kind == .pdf, let named = ProofLink.lastPage(in: pages) else { return }
    let count: Int?
    do {
      count = try await PageStore(blobs: blobs).pageCount(file.digest)
    } catch is ProgramFailure {
      count = nil
    }
    guard let count, named > count, count < PageStore.lastPage else { return }
    throw EvidenceRefusal.pagesBeyond(last: count)
  }

  /// Takes the proof away from a question.
  func unlink(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let typed = (context.form ?? FormBody())[IncomingField.question] ?? ""
    return try await changing(request, context) {
      let (year, soal) = try IncomingForm.question(typed)
      try await services.storage.write { transaction in
        let opened = try Self.open(
          id, of: unit, for: .change, context.principal, in: transaction)
        try EvidenceActs.unlink(
          opened.proof, from: soal, year: year, act: act(context), in: transaction)
      }
      return .unlinked
    }
  }

  /// Takes the copy without personal data.
  func redact(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let opened = try await services.storage.read { transaction in
      try Self.open(id, of: unit, for: .change, context.principal, in: transaction)
    }
    var stream = try UploadStream(request, context)
    return try await changing(request, context) {
      var stored: StoredFile?
      while let piece = try await stream.next() {
        guard case .fileStarts(_, let name) = piece else { continue }
        let file = try await blobs.newFile()
        try await Self.fill(file, from: &stream, limit: services.uploads.byteLimit)
        stored = try await Intake(services: services).take(
          file, named: FileName(cleaning: name), unit: unit, act: act(context))
      }
      guard let stored else { throw EvidenceRefusal.nothingSent }
      try await services.storage.write { transaction in
        let now = try Self.open(id, of: unit, for: .change, context.principal, in: transaction)
        guard now.proof.version == opened.proof.version else { throw EvidenceRefusal.stale }
        try EvidenceActs.redact(now.proof, with: stored, act: act(context), in: transaction)
      }
      return .redacted
    }
  }

  /// Decides how long the proof is kept.
  func retain(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let body = context.form ?? FormBody()
    return try await changing(request, context) {
      let retention = RetentionClass(rawValue: body[IncomingField.retention] ?? "")
      let reason = (body[IncomingField.hold] ?? "").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      guard let retention, reason.count <= Proof.longestLine else {
        throw EvidenceRefusal.reasonMissing
      }
      try await services.storage.write { transaction in
        let opened = try Self.open(
          id, of: unit, for: .retain, context.principal, in: transaction)
        try EvidenceActs.retain(
          opened.proof, as: retention, hold: reason.isEmpty ? nil : reason,
          version: Int64(body[IncomingField.version] ?? "") ?? 0, act: act(context),
          in: transaction)
      }
      return .saved
    }
  }

  /// What deleting will do.
  func confirmDeletion(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let (opened, links, refusal) = try await services.storage.read { transaction in
      let opened = try Self.open(id, of: unit, for: .change, context.principal, in: transaction)
      return (
        opened, try LinkStore.links(of: opened.proof, in: transaction),
        try EvidenceActs.deletionRefusal(
          of: opened.proof, on: act(context).day, in: transaction)
      )
    }
    return htmlResponse(
      DeletionPage(
        proof: opened.proof, links: links, refusal: refusal, page: context.page()))
  }

  /// Deletes the proof.
  func delete(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let version = Int64((context.form ?? FormBody())[IncomingField.version] ?? "") ?? 0
    try await refusing {
      try await services.storage.write { transaction in
        let opened = try Self.open(
          id, of: unit, for: .change, context.principal, in: transaction)
        try EvidenceActs.delete(
          opened.proof, version: version, act: act(context), in: transaction)
      }
    }
    return redirect(to: EvidenceLink.vault(unit).path(saying: .deleted))
  }

  /// Runs a change; a refusal shows the page again with its sentence.
  func changing(
    _ request: Request, _ context: ZonaContext, _ body: () async throws -> EvidenceMessage
  ) async throws -> Response {
    do {
      let message = try await body()
      return redirect(
        to: EvidenceLink.proof(try unitID(context), try proofID(context)).path(saying: message))
    } catch EvidenceRefusal.stale {
      throw Problem.stale
    } catch let refusal as EvidenceRefusal {
      return try await proofAnswer(
        request, context, errors: [EvidenceText.error(refusal)], status: .unprocessableContent)
    }
  }
}
