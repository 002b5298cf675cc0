import Accounts
import EvidenceModel
import HTTPTypes
import House
import Hummingbird
import Kernel
import Programs
import Storage
import Web
import WorkUnitsModel

/// Proof that a unit shows to everybody: photographs and minutes of its declaration.
extension EvidenceRoutes {
  /// Shows a proof on the public page of the unit, or takes it back.
  func show(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let isShown = (context.form ?? FormBody())[IncomingField.shown] == "ya"
    return try await changing(request, context) {
      try await services.storage.write { transaction in
        let opened = try Self.open(id, of: unit, for: .change, context.principal, in: transaction)
        try EvidenceActs.show(isShown, opened.proof, act: act(context), in: transaction)
      }
      return isShown ? .shown : .hidden
    }
  }

  /// The picture itself, for anybody; what is not shown does not exist here.
  func shown(_ request: Request, _ context: ZonaContext) async throws -> Response {
    let (unit, id) = (try unitID(context), try proofID(context))
    let file = try await services.storage.read { transaction -> StoredFile? in
      guard let proof = try ProofStore.find(id, of: unit, in: transaction),
        try ShowingStore.isShown(proof, in: transaction)
      else { return nil }
      // The mark for personal data may have come later: then only the copy is shown, or nothing.
      return proof.publicFile
    }
    guard let file else { throw Problem.notFound }
    return try await refusing {
      guard file.kind == .pdf else { return try await answer(file, disposition: nil) }
      do {
        let bytes = try await PageStore(blobs: blobs).picture(file.digest, page: 1)
        return bytesResponse(bytes, type: "image/png")
      } catch let failure as ProgramFailure {
        throw EvidenceText.problem(failure)
      }
    }
  }

  /// The pictures on the public page of a unit.
  static func publicSection(
    _ request: SectionRequest, _ unit: String
  ) async throws -> HTMLFragment? {
    guard let id = ID<WorkUnit>(unit) else { return nil }
    let proofs = try await request.services.storage.read { transaction in
      try ShowingStore.shown(of: id, in: transaction).filter { $0.publicFile != nil }
    }
    guard !proofs.isEmpty else { return nil }
    return HTMLFragment(ShownProofs(proofs: proofs, page: request.page))
  }
}
