import Cryptography
import EvidenceModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// What goes into the archive of the proof of a unit and year.
struct ArchivePlan: Sendable {
  /// A proof in it.
  struct Entry: Sendable {
    let proof: Proof
    let links: [ProofLink]
    let standing: ProofStanding
    /// nil for an address, or when it is withheld.
    let file: Manifest.File?
    let isRedacted: Bool
    /// Whether it stays behind because it holds personal data and has no copy without.
    let isWithheld: Bool
  }

  let unitID: ID<WorkUnit>
  let unitName: String
  let institutionName: String
  let year: CycleYear
  /// Whether copies without personal data stand in for what has such data.
  let isPublic: Bool
  let madeAt: Instant
  let entries: [Entry]
  /// Each content once, in the order of the entries.
  let files: [Manifest.File]

  var proofs: [Entry] { entries }

  init(
    of place: WorkUnitPlace, year: CycleYear, links: [ProofLink], isPublic: Bool,
    at now: Instant, in transaction: Transaction
  ) throws(StorageError) {
    let day = CalendarDate(of: now, offsetSeconds: 25_200)
    unitID = place.unitID
    unitName = try WorkUnitStore.name(of: place.unitID, on: day, in: transaction) ?? ""
    institutionName =
      try InstitutionStore.find(place.institutionID, in: transaction)?.name.text ?? ""
    self.year = year
    self.isPublic = isPublic
    madeAt = now
    let byProof = Dictionary(grouping: links, by: \.proofID)
    let proofs = try ProofStore.find(
      byProof.keys.sorted(), of: place.unitID, in: transaction)
    var files: [Manifest.File] = []
    var known: [String: Manifest.File] = [:]
    entries = proofs.map { proof in
      let isRedacted = isPublic && proof.hasPersonalData
      let source = isRedacted ? proof.publicCopy : proof.file
      let file = source.map { source in
        if let file = known[source.digest] { return file }
        let number = String(files.count + 1)
        let padded = String(repeating: "0", count: max(0, 3 - number.count)) + number
        let file = Manifest.File(
          path: "bukti/\(padded) \(source.name.text)", digest: source.digest,
          byteCount: source.byteCount)
        known[source.digest] = file
        files.append(file)
        return file
      }
      return Entry(
        proof: proof, links: byProof[proof.id] ?? [],
        standing: ProofStanding(of: proof, in: year), file: file,
        isRedacted: isRedacted && file != nil, isWithheld: isRedacted && file == nil)
    }
    self.files = files
  }
}
