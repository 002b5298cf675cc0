package import EvidenceModel
package import House
package import Kernel
import Programs

/// What can be shown of a proof inside a page.
package enum ProofPreview: Sendable {
  /// Nothing: it can only be taken away.
  case none
  /// A picture at a signed path, and which page of how many it is.
  case page(String, number: Int, of: Int)
  /// The file cannot be opened: damaged, or locked with a password.
  case unreadable
  /// Why not.
  case failed(Text)
}

/// Prepares proof for reading inside a page.
package struct ProofReader: Sendable {
  private let services: Services

  /// Reads from the store of an installation.
  package init(_ services: Services) {
    self.services = services
  }

  /// A page of a proof for one reader, who may read it; the caller has asked the policy.
  ///
  /// - Parameters:
  ///   - proof: What to read.
  ///   - page: Which page; beyond the last one it is the last.
  ///   - reader: Who.
  ///   - now: When; the link in the answer works for minutes.
  /// - Returns: What can be shown.
  /// - Throws: What the disk says.
  package func preview(
    of proof: Proof, page: Int, for reader: Principal, at now: Instant
  ) async throws -> ProofPreview {
    guard let file = proof.file else { return .none }
    let key = try ReadingKey.of(services)
    let signed = { (page: Int) in
      key.signed(EvidenceLink.page(proof.unitID, proof.id, page).path, for: reader, at: now)
    }
    if file.kind.isPicture { return .page(signed(1), number: 1, of: 1) }
    guard file.kind == .pdf else { return .none }
    do {
      let count = try await PageStore(blobs: BlobStore(services)).pageCount(file.digest)
      guard let count else { return .unreadable }
      let number = min(max(1, page), count)
      return .page(signed(number), number: number, of: count)
    } catch let failure as ProgramFailure {
      return .failed(failure.text)
    } catch EvidenceRefusal.damaged {
      return .failed(EvidenceText.refusal(.damaged))
    }
  }
}
