/// What the controller found on one question of the sample.
package enum SampleCheck: Hashable, Sendable {
  /// Answer, proof and reason fit together; the note may be empty.
  case agreed(note: String)
  /// They do not, for this reason.
  case doubted(reason: String)

  /// Agreed without a word.
  package static let fits = SampleCheck.agreed(note: "")

  /// Whether the question goes back to the team.
  package var isDoubted: Bool {
    switch self {
    case .agreed: false
    case .doubted: true
    }
  }

  /// The note or the reason.
  package var words: String {
    switch self {
    case .agreed(let note): note
    case .doubted(let reason): reason
    }
  }
}
