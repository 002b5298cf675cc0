package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// How far a unit followed up audit findings (TLHP), stated by the instansi.
///
/// A statement is never changed: a later version takes its place with a reason. It rests on the
/// clearance letter of the auditors, also where they found nothing, and names its number.
///
/// - Source: domain dossier c.3 (TLHP: all findings settled, clearance statement by APIP).
package struct AuditStatement: Hashable, Sendable {
  /// The most findings, so that a slip of the keyboard is noticed.
  package static let mostFindings = 100_000
  /// The longest number of a letter and the longest reason, in characters.
  package static let longestLine = 300

  /// What is stated.
  package struct Figures: Hashable, Sendable {
    /// How many findings there were.
    package let findings: Int
    /// How many of them are followed up.
    package let followedUp: Int
    /// The number of the clearance letter; empty only in statements made before it was required.
    package let letter: String

    /// Takes figures that go together, with or without their letter, as they are stored.
    ///
    /// - Throws: `findingsWrong`, `followedUpWrong`, `moreThanFound`, `letterTooLong`.
    package init(findings: Int, followedUp: Int, letter: String) throws(AuditRefusal) {
      let faults = Self.faults(findings: findings, followedUp: followedUp, letter: letter)
      if let fault = faults.first(where: { $0 != .letterMissing }) { throw fault }
      self.findings = findings
      self.followedUp = followedUp
      self.letter = AnswerContent.tidy(letter)
    }

    /// Everything that is wrong with figures before they are stated, at most one thing a field.
    ///
    /// - Parameters:
    ///   - findings: How many findings there were; nil for what is no number.
    ///   - followedUp: How many of them are followed up; nil for what is no number.
    ///   - letter: The number of the clearance letter as typed.
    /// - Returns: In the order of the fields; empty when they can be stated.
    package static func faults(
      findings: Int?, followedUp: Int?, letter: String
    ) -> [AuditRefusal] {
      let limit = AuditStatement.mostFindings
      let found = findings.flatMap { (0...limit).contains($0) ? $0 : nil }
      let done = followedUp.flatMap { (0...limit).contains($0) ? $0 : nil }
      var faults: [AuditRefusal] = []
      if found == nil { faults.append(.findingsWrong(limit: limit)) }
      if let done {
        if let found, done > found { faults.append(.moreThanFound) }
      } else {
        faults.append(.followedUpWrong(limit: limit))
      }
      let letter = AnswerContent.tidy(letter)
      if letter.isEmpty { faults.append(.letterMissing) }
      if letter.count > AuditStatement.longestLine {
        faults.append(.letterTooLong(limit: AuditStatement.longestLine))
      }
      return faults
    }
  }

  /// Whose findings.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// What is stated.
  package let figures: Figures
  /// Why it differs from the version before; empty for the first one.
  package let reason: String
  /// Who states it.
  package let by: Author
  /// When.
  package let at: Instant
  /// Counts the versions, from 1.
  package let version: Int64

  /// Describes a stored statement.
  package init(
    unitID: ID<WorkUnit>, year: CycleYear, figures: Figures, reason: String, by author: Author,
    at instant: Instant, version: Int64
  ) {
    self.unitID = unitID
    self.year = year
    self.figures = figures
    self.reason = reason
    by = author
    at = instant
    self.version = version
  }

  /// How many findings are not followed up.
  package var openCount: Int { figures.findings - figures.followedUp }

  /// States figures, after what stands or as the first word.
  ///
  /// - Parameters:
  ///   - figures: What is stated now.
  ///   - standing: The statement that stands; nil when there is none.
  ///   - unit: Whose findings.
  ///   - year: The programme year.
  ///   - reason: Why they differ; needed for every change.
  ///   - baseVersion: The version that the person saw; 0 when there was none.
  ///   - author: Who states it.
  ///   - now: The present moment.
  /// - Returns: The new version.
  /// - Throws: `overtaken`, `letterMissing`, `reasonMissing`, `nothingChanged`, `reasonTooLong`.
  package static func state(
    _ figures: Figures, after standing: AuditStatement?, of unit: ID<WorkUnit>, in year: CycleYear,
    because reason: String, baseVersion: Int64, by author: Author, at now: Instant
  ) throws(AuditRefusal) -> AuditStatement {
    guard baseVersion == (standing?.version ?? 0) else { throw .overtaken }
    guard !figures.letter.isEmpty else { throw .letterMissing }
    let reason = AnswerContent.tidy(reason)
    guard reason.count <= longestLine else { throw .reasonTooLong(limit: longestLine) }
    if let standing {
      guard standing.figures != figures else { throw .nothingChanged }
      guard !reason.isEmpty else { throw .reasonMissing }
    }
    return AuditStatement(
      unitID: unit, year: year, figures: figures, reason: standing == nil ? "" : reason,
      by: author, at: now, version: baseVersion + 1)
  }

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    JournalEntry(
      subjectKind: "audit_statement", subjectID: "\(unitID.text)/\(year.number)",
      event: "audit_follow_up_stated",
      facts: JournalFacts().number("findings", figures.findings)
        .number("followed_up", figures.followedUp).number("version", Int(version))
        .text("letter", figures.letter.isEmpty ? nil : figures.letter)
        .text("reason", reason.isEmpty ? nil : reason).json)
  }
}

/// Why a statement on audit findings was refused; nothing was changed.
package enum AuditRefusal: Error, Hashable, Sendable {
  /// The findings are no count in the range.
  case findingsWrong(limit: Int)
  /// What is followed up is no count in the range.
  case followedUpWrong(limit: Int)
  /// More followed up than found.
  case moreThanFound
  /// Without the number of the clearance letter.
  case letterMissing
  /// The number of the letter is longer than the limit, in characters.
  case letterTooLong(limit: Int)
  /// The reason is longer than the limit, in characters.
  case reasonTooLong(limit: Int)
  /// A change needs its reason.
  case reasonMissing
  /// The same figures stand already.
  case nothingChanged
  /// Something else was stated meanwhile.
  case overtaken
}
