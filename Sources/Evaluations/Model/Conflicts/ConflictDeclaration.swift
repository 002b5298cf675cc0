package import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What an assessor says of their own ties to a unit in one year.
///
/// Silence is no answer: the door to a unit stays shut until the assessor said that there is no
/// conflict. A conflict that is declared, first or later, stands for the rest of the year.
package struct ConflictDeclaration: Hashable, Sendable {
  /// The identity.
  package let id: ID<ConflictDeclaration>
  /// The assessor.
  package let assessorID: ID<Account>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: Int
  /// The assessor layer for which it is said.
  package let layer: Layer
  /// What was said, oldest first.
  package private(set) var statements: [ConflictStatement]
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a declaration.
  package init(
    id: ID<ConflictDeclaration>, assessorID: ID<Account>, unitID: ID<WorkUnit>, year: Int,
    layer: Layer, statements: [ConflictStatement] = [], version: Int64 = 1
  ) {
    self.id = id
    self.assessorID = assessorID
    self.unitID = unitID
    self.year = year
    self.layer = layer
    self.statements = statements
    self.version = version
  }

  /// Where it stands after everything that was said.
  ///
  /// A conflict counts whatever clock it was written with: the door shuts rather than waits.
  package var standing: ConflictStanding { Self.standing(after: statements) }

  /// Says that there is no conflict.
  ///
  /// - Parameters:
  ///   - instant: When it is said.
  ///   - facts: What is known against it.
  /// - Returns: What happened; empty when it was said before.
  /// - Throws: `conflictStands` after a conflict, `factsStand` when facts say otherwise.
  package mutating func declareNone(
    at instant: Instant, facts: [ConflictReason]
  ) throws(ConflictRefusal) -> [ConflictEvent] {
    switch standing {
    case .conflicted(_, let since), .withdrawn(_, _, let since):
      throw .conflictStands(since: since)
    case .silent, .free:
      guard facts.isEmpty else { throw .factsStand(facts) }
    }
    if case .free = standing { return [] }
    statements.append(ConflictStatement(at: instant, conflict: nil))
    return [.declaredFree(self)]
  }

  /// Says that there is a conflict; after "no conflict" it shuts the door at once.
  ///
  /// - Parameters:
  ///   - conflict: Which.
  ///   - instant: When it is said; the time of effect.
  /// - Returns: What happened.
  /// - Throws: `conflictStands` when one was declared before.
  package mutating func declare(
    _ conflict: DeclaredConflict, at instant: Instant
  ) throws(ConflictRefusal) -> [ConflictEvent] {
    switch standing {
    case .conflicted(_, let since), .withdrawn(_, _, let since):
      throw .conflictStands(since: since)
    case .silent:
      statements.append(ConflictStatement(at: instant, conflict: conflict))
      return [.declaredConflict(self, conflict)]
    case .free:
      statements.append(ConflictStatement(at: instant, conflict: conflict))
      return [.withdrawn(self, conflict)]
    }
  }

  private static func standing(after statements: [ConflictStatement]) -> ConflictStanding {
    var standing = ConflictStanding.silent
    for statement in statements {
      switch (standing, statement.conflict) {
      case (.silent, nil): standing = .free(since: statement.at)
      case (.silent, let conflict?): standing = .conflicted(conflict, since: statement.at)
      case (.free(let since), let conflict?):
        standing = .withdrawn(freeSince: since, conflict, since: statement.at)
      case (.free, nil), (.conflicted, _), (.withdrawn, _): break
      }
    }
    return standing
  }
}

/// One thing that was said.
package struct ConflictStatement: Hashable, Sendable {
  /// When.
  package let at: Instant
  /// The conflict; nil says that there is none.
  package let conflict: DeclaredConflict?

  /// Describes what was said.
  package init(at: Instant, conflict: DeclaredConflict?) {
    self.at = at
    self.conflict = conflict
  }
}

/// Where a declaration stands.
package enum ConflictStanding: Hashable, Sendable {
  /// Nothing was said.
  case silent
  /// There is no conflict.
  case free(since: Instant)
  /// There is one, and it was said first.
  case conflicted(DeclaredConflict, since: Instant)
  /// There is one that came later: "no conflict" is withdrawn.
  case withdrawn(freeSince: Instant, DeclaredConflict, since: Instant)

  /// The conflict with the moment from which it counts; nil without one.
  package var conflict: (kind: ConflictKind, since: Instant)? {
    switch self {
    case .silent, .free: nil
    case .conflicted(let conflict, let since), .withdrawn(_, let conflict, let since):
      (conflict.kind, since)
    }
  }
}

/// What happened to a declaration.
package enum ConflictEvent: Hashable, Sendable {
  /// The assessor has no conflict.
  case declaredFree(ConflictDeclaration)
  /// The assessor has one.
  case declaredConflict(ConflictDeclaration, DeclaredConflict)
  /// The assessor has one now; "no conflict" no longer holds.
  case withdrawn(ConflictDeclaration, DeclaredConflict)
  /// Whoever runs the installation opened the words, for a reason.
  case wordsOpened(ConflictDeclaration, Reason)

  /// The event as the journal keeps it: the kind and a digest, never the words, which tell of
  /// families.
  package var journalEntry: JournalEntry {
    switch self {
    case .declaredFree(let declaration): entry(declaration, "conflict_none", nil)
    case .declaredConflict(let declaration, let conflict):
      entry(declaration, "conflict_declared", conflict)
    case .withdrawn(let declaration, let conflict):
      entry(declaration, "conflict_came_later", conflict)
    case .wordsOpened(let declaration, let reason):
      JournalEntry(
        subjectKind: Self.kind, subjectID: declaration.id.text, event: "conflict_words_opened",
        facts: JournalFacts().text("reason", reason.text).json)
    }
  }

  private static let kind = "conflict_declaration"

  private func entry(
    _ declaration: ConflictDeclaration, _ event: String, _ conflict: DeclaredConflict?
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: Self.kind, subjectID: declaration.id.text, event: event,
      facts: JournalFacts().text("assessor", declaration.assessorID.text)
        .text("unit", declaration.unitID.text).number("year", declaration.year)
        .text("layer", declaration.layer.rawValue).text("kind", conflict?.kind.rawValue)
        .text("words_digest", conflict?.words?.digest).json)
  }
}
