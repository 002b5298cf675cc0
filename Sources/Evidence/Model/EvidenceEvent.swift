package import Kernel
package import WorkUnitsModel

/// What happened to the proof of a unit.
package enum EvidenceEvent: Hashable, Sendable {
  /// It came into the vault.
  case added(Proof)
  /// Title, period or the mark for personal data changed.
  case described(Proof)
  /// It proves a question.
  case linked(Proof, ProofLink)
  /// It no longer proves a question.
  case unlinked(Proof, ProofLink)
  /// The copy without personal data came.
  case redacted(Proof)
  /// Everybody may see its picture from now on, or no longer.
  case shown(Proof, isShown: Bool)
  /// A record of another feature rests on it, such as the kept promise of an agent.
  case used(Proof, by: String)
  /// Retention class or hold changed.
  case retained(Proof)
  /// It was deleted.
  case deleted(Proof)
  /// A file was refused by the scanner and put apart.
  case quarantined(ID<WorkUnit>, name: FileName, digest: String, finding: String)
  /// All proof of a year left as one archive.
  case exported(ID<WorkUnit>, year: CycleYear, fileCount: Int, isPublic: Bool)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .added(let proof): entry(proof, "proof_added", describing(proof))
    case .described(let proof): entry(proof, "proof_described", describing(proof))
    case .linked(let proof, let link): entry(proof, "proof_linked", naming(link))
    case .unlinked(let proof, let link): entry(proof, "proof_unlinked", naming(link))
    case .redacted(let proof):
      entry(proof, "proof_redacted", JournalFacts().text("digest", proof.redacted?.digest))
    case .shown(let proof, let isShown):
      entry(
        proof, isShown ? "proof_shown" : "proof_hidden",
        JournalFacts().text("digest", proof.publicFile?.digest))
    case .used(let proof, let record):
      entry(proof, Self.usedName, JournalFacts().text("by", record))
    case .retained(let proof):
      entry(
        proof, "proof_retained",
        JournalFacts().text("class", proof.retention.rawValue).text("hold", proof.hold))
    case .deleted(let proof): entry(proof, "proof_deleted", describing(proof))
    case .quarantined(let unit, let name, let digest, let finding):
      JournalEntry(
        subjectKind: "vault", subjectID: unit.text, event: "proof_quarantined",
        facts: JournalFacts().text("name", name.text).text("digest", digest)
          .text("finding", finding).json)
    case .exported(let unit, let year, let count, let isPublic):
      JournalEntry(
        subjectKind: "vault", subjectID: unit.text, event: "proof_exported",
        facts: JournalFacts().number("year", year.number).number("files", count)
          .flag("public", isPublic).json)
    }
  }

  private static let usedName = "proof_used"

  /// The events that tell that something rests or rested on a proof: from then on it is retained.
  package static let usingNames: Set<String> = ["proof_linked", "proof_shown", usedName]

  /// The record by which a unit answers those who judge it: what a recommendation is answered with.
  package static let answer = "recommendation"

  /// Whether an entry tells that the unit answered those who judge it with the proof.
  package static func tellsOfAnswer(_ entry: JournalEntry) -> Bool {
    entry.event == usedName && entry.facts == JournalFacts().text("by", answer).json
  }

  private func describing(_ proof: Proof) -> JournalFacts {
    let facts = JournalFacts().text("unit", proof.unitID.text).text("title", proof.title)
      .text("from", proof.period?.from.description).text("until", proof.period?.until?.description)
      .flag("personal", proof.hasPersonalData)
    switch proof.source {
    case .file(let file):
      return facts.text("digest", file.digest).number("bytes", Int(file.byteCount))
        .text("name", file.name.text)
    case .webDrive(let address): return facts.text("address", address.text)
    }
  }

  private func naming(_ link: ProofLink) -> JournalFacts {
    JournalFacts().number("year", link.year.number).number("soal", link.soal)
      .text("pages", link.pages)
  }

  private func entry(_ proof: Proof, _ event: String, _ facts: JournalFacts) -> JournalEntry {
    JournalEntry(subjectKind: "proof", subjectID: proof.id.text, event: event, facts: facts.json)
  }
}
