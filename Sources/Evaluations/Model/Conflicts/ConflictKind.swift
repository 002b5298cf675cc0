package import Kernel

/// What ties an assessor to a unit, in the assessor's own words.
package enum ConflictKind: String, CaseIterable, Hashable, Sendable {
  /// The assessor works in the unit.
  case worksThere = "works_there"
  /// The assessor worked in the unit.
  case workedThere = "worked_there"
  /// Somebody of the family works in the unit, or leads it.
  case family
  /// The assessor gave a verdict on the unit before.
  case earlierVerdict = "earlier_verdict"
  /// Anything else, told in words.
  case other
}

/// A conflict of interest as an assessor declares it.
package struct DeclaredConflict: Hashable, Sendable {
  /// What it is.
  package let kind: ConflictKind
  /// Words about it, sealed; never nil for `other`.
  package let words: ConflictWords?

  /// Takes a declaration.
  ///
  /// - Throws: `wordsMissing` for `other` without words.
  package init(_ kind: ConflictKind, words: ConflictWords? = nil) throws(ConflictRefusal) {
    if kind == .other, words == nil { throw .wordsMissing }
    self.kind = kind
    self.words = words
  }
}

/// The words of a conflict as they are kept: sealed, since they tell of families.
///
/// No rule and no page reads them, so that the model never holds them open.
package struct ConflictWords: Hashable, Sendable {
  /// What is stored.
  package let sealed: String
  /// SHA-256 of what is stored, in hexadecimal: the journal keeps it.
  ///
  /// Of the sealed text and not of the words, which could be guessed from a digest.
  package let digest: String

  /// Describes sealed words.
  package init(sealed: String, digest: String) {
    self.sealed = sealed
    self.digest = digest
  }
}

/// Why a declaration was not taken.
package enum ConflictRefusal: Error, Hashable, Sendable {
  /// A conflict of another kind is told in words.
  case wordsMissing
  /// Facts say otherwise than "no conflict".
  case factsStand([ConflictReason])
  /// A conflict was declared for this unit and year; it is not taken back.
  case conflictStands(since: Instant)
  /// It was changed by somebody else since the form was opened.
  case stale
}
