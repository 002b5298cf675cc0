import Accounts
import EvidenceModel
import Kernel
import Storage
import WorkUnitsModel

/// What became of a file that somebody brought into a vault.
enum BroughtFile: Sendable {
  /// It is a proof from now on.
  case added(Proof)
  /// The vault has the same content already, as this proof.
  case known(Proof)
}

extension EvidenceActs {
  /// Brings a file into the vault of a unit, unless its content is there already.
  ///
  /// The proof that has it then gets the question that was said with the file, and keeps its
  /// period: see docs/decisions/0126-the-same-content-is-one-proof-of-a-unit.md.
  ///
  /// - Throws: As `add`.
  static func bring(
    _ file: StoredFile, description: ProofDescription, to place: WorkUnitPlace, act: Act,
    in transaction: Transaction
  ) throws -> BroughtFile {
    // Who brings the same content at the same moment waits here and then finds the proof.
    try ProofStore.insertBlob(file, at: act.now, in: transaction)
    if !description.isSeparate,
      let known = try ProofStore.first(
        withContent: file.digest, of: place.unitID, in: transaction)
    {
      try linkOnce(known, description, place: place, act: act, in: transaction)
      return .known(known)
    }
    return .added(
      try add(.file(file), description: description, to: place, act: act, in: transaction))
  }

  /// Brings an address on a web drive into the vault of a unit, unless it is there already.
  ///
  /// - Throws: As `add`.
  static func bring(
    _ address: WebAddress, title: String, description: ProofDescription, to place: WorkUnitPlace,
    act: Act, in transaction: Transaction
  ) throws -> BroughtFile {
    if let known = try ProofStore.first(withAddress: address, of: place.unitID, in: transaction) {
      try linkOnce(known, description, place: place, act: act, in: transaction)
      return .known(known)
    }
    return .added(
      try add(
        .webDrive(address), title: title, description: description, to: place, act: act,
        in: transaction))
  }

  /// Links a proof that is there already; pages that stand are not emptied by a form without any.
  private static func linkOnce(
    _ proof: Proof, _ description: ProofDescription, place: WorkUnitPlace, act: Act,
    in transaction: Transaction
  ) throws {
    guard let question = description.question else { return }
    try link(
      proof, to: [question.soal], year: question.year, pages: question.pages, place: place,
      act: act, in: transaction)
  }
}
