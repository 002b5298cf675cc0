/// What the unit may change about its proof of one programme year.
package struct ProofFreeze: Hashable, Sendable {
  /// How far the worksheet of the year is.
  package let release: Release
  /// The first soal of each question that came back; nil when everything did.
  package let openSoals: Set<Int>?

  /// Describes a freeze.
  package init(release: Release, openSoals: Set<Int>?) {
    self.release = release
    self.openSoals = openSoals
  }

  /// Whether links to a question neither come nor go.
  ///
  /// - Parameter soal: The first soal of the question.
  /// - Returns: true while its worksheet is sent, and for questions that did not come back.
  package func holds(_ soal: Int) -> Bool {
    switch release {
    case .none: false
    case .returned: openSoals.map { !$0.contains(soal) } ?? false
    case .submitted: true
    }
  }
}
