import Accounts
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Storage
import Web
import WorkUnitsModel

/// What became of one file of an upload.
struct TakenFile: Sendable {
  /// Stored, there already, or refused.
  enum Outcome: Sendable {
    case stored(ID<Proof>)
    case known(Proof)
    case refused(EvidenceRefusal)
  }

  let name: FileName
  let outcome: Outcome

  var isStored: Bool {
    switch outcome {
    case .stored: true
    case .known, .refused: false
    }
  }

  var isRefused: Bool {
    switch outcome {
    case .refused: true
    case .stored, .known: false
    }
  }
}

extension EvidenceRoutes {
  /// How many files one form may bring.
  static let mostFiles = 100
  /// How much is gathered before it goes to the disk.
  ///
  /// - Unit: bytes.
  static let pieceLength = 256 * 1024

  /// Takes files from a form, one after the other; each one is an act of its own.
  func upload(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try unitID(context)
    let vault = try await services.storage.read { transaction in
      try Self.open(unit, for: .change, context.principal, in: transaction)
    }
    var form = IncomingForm()
    var taken: [TakenFile] = []
    var stream = try UploadStream(request, context)
    while let piece = try await stream.next() {
      switch piece {
      case .field(let name, let value): form.take(name, value)
      case .fileStarts(_, let name):
        if let file = try await takeFile(
          name, from: &stream, form, after: taken.count, in: vault, act(context))
        {
          taken.append(file)
        }
      case .bytes, .fileEnds: break
      }
    }
    return try await answer(taken, form, request, context)
  }

  /// Reads one file to its end, whatever becomes of it, so that the next one is found.
  private func takeFile(
    _ sent: String, from stream: inout UploadStream, _ form: IncomingForm, after count: Int,
    in vault: OpenedVault, _ act: Act
  ) async throws -> TakenFile? {
    let name = FileName(cleaning: sent)
    do {
      guard count < Self.mostFiles else {
        throw EvidenceRefusal.tooManyFiles(limit: Self.mostFiles)
      }
      let description = try form.description()
      let file = try await blobs.newFile()
      try await Self.fill(file, from: &stream, limit: services.uploads.byteLimit)
      if sent.isEmpty, file.count == 0 { return nil }
      let stored = try await Intake(services: services).take(
        file, named: name, unit: vault.place.unitID, act: act)
      try await requirePages(description.question?.pages ?? "", in: stored)
      let brought = try await services.storage.write { transaction in
        try EvidenceActs.bring(
          stored, description: description, to: vault.place, act: act, in: transaction)
      }
      switch brought {
      case .added(let proof): return TakenFile(name: name, outcome: .stored(proof.id))
      case .known(let proof): return TakenFile(name: name, outcome: .known(proof))
      }
    } catch let refusal as EvidenceRefusal {
      try await Self.skip(&stream)
      return TakenFile(name: name, outcome: .refused(refusal))
    }
  }

  /// Writes a file while it comes.
  ///
  /// - Throws: `tooLarge` as soon as it is; the rest is then still to come.
  static func fill(
    _ file: IncomingFile, from stream: inout UploadStream, limit: Int
  ) async throws {
    var gathered: [UInt8] = []
    var count = 0
    while let piece = try await stream.next() {
      switch piece {
      case .bytes(let bytes):
        count += bytes.count
        guard count <= limit else { throw EvidenceRefusal.tooLarge(limitBytes: limit) }
        gathered += bytes
        if gathered.count >= pieceLength {
          try await file.append(gathered)
          gathered.removeAll(keepingCapacity: true)
        }
      case .fileEnds:
        if !gathered.isEmpty { try await file.append(gathered) }
        return
      case .field, .fileStarts: break
      }
    }
  }

  /// Lets the rest of a refused file pass; nothing when its end was seen already.
  static func skip(_ stream: inout UploadStream) async throws {
    while stream.isInFile, let piece = try await stream.next() {
      if case .fileEnds = piece { return }
    }
  }

  private func answer(
    _ taken: [TakenFile], _ form: IncomingForm, _ request: Request, _ context: ZonaContext
  ) async throws -> Response {
    let unit = try unitID(context)
    let refusedCount = taken.count(where: \.isRefused)
    if refusedCount == 0, !taken.isEmpty {
      if context.wantsJSON { return bytesResponse(Array("{}".utf8), type: "application/json") }
      if taken.allSatisfy(\.isStored) {
        return redirect(to: EvidenceLink.vault(unit).path(saying: .added))
      }
    }
    var model = try await vaultModel(unit, VaultFilter(), context)
    model.taken = taken
    model.form = form
    if taken.isEmpty {
      model.errors = [EvidenceText.error(.nothingSent)]
    }
    // What was taken stays; the page says of each file what became of it.
    let isMixed = refusedCount < taken.count
    return htmlResponse(
      VaultPage(model: model, page: frame(request, context)),
      status: isMixed ? .ok : .unprocessableContent)
  }

  /// Takes an address on a web drive.
  func addWebDrive(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let unit = try unitID(context)
    let form = IncomingForm(context.form ?? FormBody())
    do {
      let address = try WebAddress(form.address)
      let title = try IncomingForm.title(form.title)
      let brought = try await services.storage.write { transaction in
        let vault = try Self.open(unit, for: .change, context.principal, in: transaction)
        return try EvidenceActs.bring(
          address, title: title, description: try form.description(), to: vault.place,
          act: act(context), in: transaction)
      }
      switch brought {
      case .added(let proof):
        return redirect(to: EvidenceLink.proof(unit, proof.id).path(saying: .added))
      case .known(let proof):
        // The same answer as for a file whose content is there already.
        let taken = TakenFile(name: FileName(cleaning: title), outcome: .known(proof))
        return try await answer([taken], form, request, context)
      }
    } catch let refusal as EvidenceRefusal {
      var model = try await vaultModel(unit, VaultFilter(), context)
      model.form = form
      model.errors = [EvidenceText.error(refusal)]
      return htmlResponse(
        VaultPage(model: model, page: frame(request, context)), status: .unprocessableContent)
    }
  }
}
