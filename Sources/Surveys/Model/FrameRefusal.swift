package import Kernel

/// Why a list of served people, its draw or its links were left as they are.
package enum FrameRefusal: Error, Hashable, Sendable {
  /// The round takes answers from that moment on, and what is drawn from stands since then.
  case isFixed(since: Instant)
  /// The seed of this round is promised already; a second one would be a choice.
  case seedIsPromised
  /// No file was chosen.
  case noFile
  /// The file has no byte, or nothing but blanks.
  case fileIsBlank
  /// The file names its columns and has no line below.
  case onlyHeader
  /// Nobody was drawn yet, so nobody gets a link.
  case notDrawn
  /// Links were given out after the form was shown: the form means a set that is over.
  case linksAreOthers

  /// Whether another file is the way out.
  package var isAboutFile: Bool {
    switch self {
    case .noFile, .fileIsBlank, .onlyHeader: true
    case .isFixed, .seedIsPromised, .notDrawn, .linksAreOthers: false
    }
  }

  /// Refuses to change the list, the seed or the draw of a round that has opened.
  ///
  /// - Parameters:
  ///   - round: A published round.
  ///   - now: The present moment.
  /// - Throws: `isFixed` from the first moment in which answers are taken.
  package static func checkMayPrepare(
    _ round: SurveyRound, at now: Instant
  ) throws(FrameRefusal) {
    guard now < round.plan.window.opensAt else {
      throw .isFixed(since: round.plan.window.opensAt)
    }
  }
}
