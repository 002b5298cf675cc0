package import Kernel
import WorkUnitsModel

/// What happened to declarations.
package enum DeclarationEvent: Hashable, Sendable {
  /// A round was opened.
  case roundOpened(PledgeRound)
  /// The window of a round moved.
  case roundMoved(PledgeRound)
  /// An instansi has a new version of its own wording.
  case textWorded(PledgeText)
  /// An agreement was drawn up.
  case agreementDrawnUp(PerformanceAgreement)
  /// An agreement that nobody had signed was withdrawn, with the reason.
  case agreementWithdrawn(PerformanceAgreement, reason: String)
  /// The superior got another code; the earlier one ended.
  case superiorCodeMade(ID<PerformanceAgreement>)
  /// A declaration puts an earlier record right.
  case declarationCorrected(ID<UnitDeclaration>, corrects: ID<UnitDeclaration>)
  /// A supporter got another code; the earlier one ended.
  case supporterCodeMade(ID<UnitDeclaration>, position: Int)
  /// Something was signed: the digest of the record in hexadecimal digits.
  case signed(SignedFacts)
  /// One-time codes were made for this many people.
  case codesMade(PledgeRound, count: Int)
  /// Somebody from outside was named to sign a variant of the pledge.
  case outsiderNamed(OutsideSigner)
  /// Somebody from outside got another code; the earlier one ended.
  case outsiderCodeMade(ID<OutsideSigner>)
  /// Somebody from outside who had not signed was taken off the list.
  case outsiderRemoved(ID<OutsideSigner>)
  /// A kiosk was opened.
  case kioskOpened(PledgeRound)
  /// A kiosk was closed.
  case kioskClosed(ID<PledgeRound>)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .roundOpened(let round):
      entry("pledge_round", round.id.text, "round_opened", facts(of: round))
    case .roundMoved(let round):
      entry("pledge_round", round.id.text, "round_moved", facts(of: round))
    case .textWorded(let text):
      entry(
        "pledge_text", text.id.text, "text_worded",
        JournalFacts().text("institution", text.institutionID)
          .text("variant", text.variant.rawValue).number("number", text.number))
    case .agreementDrawnUp(let agreement):
      entry(
        "agreement", agreement.id.text, "agreement_drawn_up",
        JournalFacts().text("unit", agreement.unitID.text).number("year", agreement.year.number)
          .number("indicators", agreement.terms.indicators.count))
    case .agreementWithdrawn(let agreement, let reason):
      entry(
        "agreement", agreement.id.text, "agreement_withdrawn",
        JournalFacts().text("unit", agreement.unitID.text).number("year", agreement.year.number)
          .text("reason", reason))
    case .superiorCodeMade(let id): entry("agreement", id.text, "superior_code_made")
    case .declarationCorrected(let id, let earlier):
      entry(
        "unit_declaration", id.text, "declaration_corrected",
        JournalFacts().text("corrects", earlier.text))
    case .supporterCodeMade(let id, let position):
      entry(
        "unit_declaration", id.text, "supporter_code_made",
        JournalFacts().number("position", position))
    case .signed(let facts):
      entry(
        "signed_record", facts.recordID, "signed",
        JournalFacts().text("kind", facts.kind).text("subject", facts.subjectID)
          .text("unit", facts.unitID).text("sha256", facts.digest).text("method", facts.method))
    case .codesMade(let round, let count):
      entry(
        "pledge_round", round.id.text, "codes_made", JournalFacts().number("count", count))
    case .outsiderNamed(let signer):
      entry(
        "outside_signer", signer.id.text, "outsider_named",
        JournalFacts().text("round", signer.roundID.text).text("unit", signer.unitID.text)
          .text("variant", signer.variant.rawValue))
    case .outsiderCodeMade(let id): entry("outside_signer", id.text, "outsider_code_made")
    case .outsiderRemoved(let id): entry("outside_signer", id.text, "outsider_removed")
    case .kioskOpened(let round): entry("pledge_round", round.id.text, "kiosk_opened")
    case .kioskClosed(let id): entry("pledge_round", id.text, "kiosk_closed")
    }
  }

  private func entry(
    _ kind: String, _ id: String, _ event: String, _ facts: JournalFacts = JournalFacts()
  ) -> JournalEntry {
    JournalEntry(subjectKind: kind, subjectID: id, event: event, facts: facts.json)
  }

  private func facts(of round: PledgeRound) -> JournalFacts {
    JournalFacts().text("unit", round.unitID.text).number("year", round.year.number)
      .text("text", round.textID.text)
      .number("from_ms", Int(round.window.opensAt.milliseconds))
      .number("until_ms", Int(round.window.closesAt.milliseconds))
  }
}

/// What the journal keeps of a signature.
package struct SignedFacts: Hashable, Sendable {
  /// The id of the record.
  package let recordID: String
  /// The kind of record.
  package let kind: String
  /// The round or the act it belongs to.
  package let subjectID: String
  /// The unit.
  package let unitID: String
  /// SHA-256 of the signed bytes.
  package let digest: String
  /// How the person proved who they are; nil for an act recorded by an official.
  package let method: String?

  /// Describes a signature.
  package init(
    recordID: String, kind: String, subjectID: String, unitID: String, digest: String,
    method: String?
  ) {
    self.recordID = recordID
    self.kind = kind
    self.subjectID = subjectID
    self.unitID = unitID
    self.digest = digest
    self.method = method
  }
}
