/// A status in a word, with a shape and a colour of its own.
package struct Tag: HTML {
  /// What the status means.
  package enum Kind: String, Sendable, CaseIterable {
    /// Nothing yet.
    case neutral
    /// Going on.
    case active
    /// Floor cleared, verified, done.
    case good
    /// At risk, due soon.
    case warning
    /// Below the floor, refused, revoked.
    case bad
    /// Predicate or award.
    case award
    /// Said by the unit.
    case unit
    /// Said by the internal assessors.
    case tpi
    /// Said by the national assessors.
    case tpn
  }

  let word: String
  let kind: Kind

  /// A status.
  package init(_ word: String, _ kind: Kind = .neutral) {
    self.word = word
    self.kind = kind
  }

  /// Shape and word.
  package var body: some HTML {
    span(.class("tag tag-" + kind.rawValue)) {
      span(.class("tag-shape"), .aria(.hidden, "true")) { shape }
      word
    }
  }

  private var shape: String {
    switch kind {
    case .neutral: "○"
    case .active: "◐"
    case .good: "✓"
    case .warning: "△"
    case .bad: "×"
    case .award: "◆"
    case .unit: "U"
    case .tpi: "I"
    case .tpn: "N"
    }
  }
}
