package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What the lead writes into a report; everything else in it is computed.
package struct ReportWords: Hashable, Sendable {
  /// The longest opening and closing words, in characters.
  package static let longestText = 4000
  /// The longest number, in characters.
  package static let longestNumber = 120

  /// The number of the letter, as the instansi counts them.
  package let number: String
  /// What stands before the figures.
  package let opening: String
  /// What stands after the conclusion.
  package let closing: String

  /// Takes words that fit; control characters and blanks at the ends are left out.
  ///
  /// - Throws: `textTooLong`.
  package init(
    number: String = "", opening: String = "", closing: String = ""
  ) throws(ReportRefusal) {
    self.number = AnswerContent.tidy(number)
    self.opening = AnswerContent.tidy(opening)
    self.closing = AnswerContent.tidy(closing)
    guard self.number.count <= Self.longestNumber else {
      throw .textTooLong(limit: Self.longestNumber)
    }
    for text in [self.opening, self.closing] where text.count > Self.longestText {
      throw .textTooLong(limit: Self.longestText)
    }
  }

  /// No words at all.
  package static let none = ReportWords()

  private init() {
    number = ""
    opening = ""
    closing = ""
  }
}

/// One signature under a report.
package struct ReportSignature: Hashable, Sendable {
  /// The duty in which it is signed.
  package let duty: TeamDuty
  /// Who.
  package let by: Author
  /// When.
  package let at: Instant
  /// SHA-256 of the record that was signed.
  package let digest: String

  /// Describes a signature.
  package init(duty: TeamDuty, by author: Author, at instant: Instant, digest: String) {
    self.duty = duty
    by = author
    at = instant
    self.digest = digest
  }
}

/// The report on a settled judgement (laporan hasil evaluasi, LHE): draft, then signed twice.
///
/// The lead signs first, who answers for the result, then the controller, who checked it. From the
/// first signature on nothing in it changes; while the second is missing the controller can give
/// it back, and then it is a new edition that both sign again.
package struct EvaluationReport: Hashable, Sendable {
  /// Who signs, in this order.
  ///
  /// - Source: decision 0202; domain dossier d.2 (ketua, pengendali teknis).
  package static let signers: [TeamDuty] = [.lead, .controller]

  /// The judgement it reports on.
  package let evaluationID: ID<Evaluation>
  /// Whose judgement.
  package let unitID: ID<WorkUnit>
  /// What the lead wrote.
  package private(set) var words: ReportWords
  /// Which edition stands, from 1; only a return makes another.
  package private(set) var edition: Int
  /// The signatures of the edition that stands, in order.
  package private(set) var signatures: [ReportSignature]
  /// Why the edition before was given back; nil for the first one.
  package private(set) var returnReason: String?
  /// Counts the changes; 0 before the first one; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored report.
  package init(
    evaluationID: ID<Evaluation>, unitID: ID<WorkUnit>, words: ReportWords = .none,
    edition: Int = 1, signatures: [ReportSignature] = [], returnReason: String? = nil,
    version: Int64 = 0
  ) {
    self.evaluationID = evaluationID
    self.unitID = unitID
    self.words = words
    self.edition = edition
    self.signatures = signatures
    self.returnReason = returnReason
    self.version = version
  }

  /// Whether words and recommendations may still change.
  package var isDraft: Bool { signatures.isEmpty }
  /// Whether everybody has signed.
  package var isComplete: Bool { signatures.count == Self.signers.count }
  /// Whose signature is next; nil when it is complete.
  package var nextSigner: TeamDuty? {
    isComplete ? nil : Self.signers[signatures.count]
  }

  /// Takes other words.
  ///
  /// - Throws: `notSettled`, `wrongDuty`, `signed`, `stale`.
  package mutating func write(
    _ words: ReportWords, as duty: TeamDuty?, in evaluation: Evaluation, version: Int64
  ) throws(ReportRefusal) -> [ReportEvent] {
    try requireDraft(as: duty, in: evaluation, version: version)
    self.words = words
    return [.written(self)]
  }

  /// Lets through a change of a draft: by the lead, on the version that was seen.
  ///
  /// - Throws: `notSettled`, `wrongDuty`, `signed`, `stale`.
  package func requireDraft(
    as duty: TeamDuty?, in evaluation: Evaluation, version: Int64
  ) throws(ReportRefusal) {
    guard evaluation.stage.name == .settled else { throw .notSettled }
    guard duty == .lead else { throw .wrongDuty(needed: .lead) }
    guard isDraft else { throw .signed }
    guard version == self.version else { throw .stale }
  }

  /// Lets through a signature before anything is made.
  ///
  /// - Parameters:
  ///   - duty: The duty of the person.
  ///   - person: Who.
  ///   - evaluation: What is reported on.
  ///   - version: The version that the person saw.
  /// - Throws: `notSettled`, `alreadySigned` for whoever signed this edition, `wrongDuty`,
  ///   `complete`, `numberMissing`, `stale`.
  package func requireSignable(
    as duty: TeamDuty?, by person: Author, in evaluation: Evaluation, version: Int64
  ) throws(ReportRefusal) {
    guard evaluation.stage.name == .settled else { throw .notSettled }
    guard !signatures.contains(where: { $0.by.accountID == person.accountID }) else {
      throw .alreadySigned
    }
    guard let needed = nextSigner else { throw .complete }
    guard duty == needed else { throw .wrongDuty(needed: needed) }
    guard !words.number.isEmpty else { throw .numberMissing }
    guard version == self.version else { throw .stale }
  }

  /// Takes a signature.
  ///
  /// - Throws: What `requireSignable` throws.
  package mutating func sign(
    _ signature: ReportSignature, in evaluation: Evaluation, version: Int64
  ) throws(ReportRefusal) -> [ReportEvent] {
    try requireSignable(
      as: signature.duty, by: signature.by, in: evaluation, version: version)
    signatures.append(signature)
    return [.signed(self, signature)]
  }

  /// The controller gives a report back that the lead signed: a new edition begins.
  ///
  /// - Throws: `wrongDuty`, `nothingSigned`, `complete`, `stale`, `reasonMissing`, `textTooLong`.
  package mutating func giveBack(
    because reason: String, as duty: TeamDuty?, version: Int64
  ) throws(ReportRefusal) -> [ReportEvent] {
    guard duty == .controller else { throw .wrongDuty(needed: .controller) }
    guard !signatures.isEmpty else { throw .nothingSigned }
    guard !isComplete else { throw .complete }
    guard version == self.version else { throw .stale }
    let reason = AnswerContent.tidy(reason)
    guard !reason.isEmpty else { throw .reasonMissing }
    guard reason.count <= ReportWords.longestText else {
      throw .textTooLong(limit: ReportWords.longestText)
    }
    edition += 1
    signatures = []
    returnReason = reason
    return [.givenBack(self, reason: reason)]
  }
}

/// Why a step of a report was refused; nothing was changed.
package enum ReportRefusal: Error, Hashable, Sendable {
  /// The judgement is not settled: there is no result to report.
  case notSettled
  /// The unit sent another worksheet after this judgement, so that its own figures changed.
  case sentAgain
  /// The step belongs to somebody else.
  case wrongDuty(needed: TeamDuty)
  /// Somebody signed: the text stands.
  case signed
  /// This person signed this edition already.
  case alreadySigned
  /// Everybody has signed.
  case complete
  /// Nobody has signed, so there is nothing to give back.
  case nothingSigned
  /// A report is signed with its number.
  case numberMissing
  /// The report changed since the form was opened.
  case stale
  /// What the report says changed since the page was opened, such as a figure of a survey.
  case contentChanged
  /// Giving back needs a reason.
  case reasonMissing
  /// A text is longer than the limit, in characters.
  case textTooLong(limit: Int)
}

/// What happened to a report.
package enum ReportEvent: Hashable, Sendable {
  /// The lead wrote words.
  case written(EvaluationReport)
  /// Somebody signed.
  case signed(EvaluationReport, ReportSignature)
  /// The controller gave it back.
  case givenBack(EvaluationReport, reason: String)

  /// The event as the journal keeps it, under the judgement.
  package var journalEntry: JournalEntry {
    switch self {
    case .written(let report):
      entry(report, "report_written", JournalFacts())
    case .signed(let report, let signature):
      entry(
        report, "report_signed",
        JournalFacts().text("duty", signature.duty.rawValue).text("digest", signature.digest))
    case .givenBack(let report, let reason):
      entry(report, "report_given_back", JournalFacts().text("reason", reason))
    }
  }

  private func entry(
    _ report: EvaluationReport, _ event: String, _ facts: JournalFacts
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: EvaluationEvent.kind, subjectID: report.evaluationID.text, event: event,
      facts: facts.number("edition", report.edition).json)
  }
}
