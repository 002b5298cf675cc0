import Cryptography

/// One step of a feature's schema: numbered from 1, forward only, never edited once released.
package struct Migration: Hashable, Sendable {
  /// The feature that owns the tables.
  package let feature: String
  /// 1 for the first step of the feature, then without gaps.
  package let number: Int
  /// What the step does, for people.
  package let name: String
  /// Statements in the common subset of both engines, without values.
  package let statements: [String]

  /// Describes a step.
  package init(feature: String, number: Int, name: String, statements: [String]) {
    self.feature = feature
    self.number = number
    self.name = name
    self.statements = statements
  }

  /// SHA-256 over the statements in hexadecimal; an edited step is recognised by it.
  package var checksum: String {
    var hash = SHA256Digest.Builder()
    for statement in statements { hash.append(field: statement) }
    return hash.finish().hex
  }
}
