package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// What a report asks a unit to do; it stays open, over the years too, until proof is accepted.
package struct Recommendation: Hashable, Sendable {
  /// The longest text of a recommendation, an answer and a reason, in characters.
  package static let longestText = 2000
  /// The most recommendations of one report.
  package static let mostOfReport = 60

  /// One step after it was given.
  package struct Step: Hashable, Sendable {
    /// What was done.
    package enum Act: String, CaseIterable, Hashable, Sendable {
      /// The unit said what it did, with its proof.
      case answer
      /// What it did was accepted; it is done.
      case accept
      /// What it did was sent back, with a reason.
      case sendBack = "send_back"
    }

    /// What was done.
    package let act: Act
    /// What was said; empty for an acceptance without words.
    package let words: String
    /// The proof in the vault of the unit; only with an answer.
    package let proofID: String?
    /// Who.
    package let by: Author
    /// When.
    package let at: Instant

    /// Describes a step.
    package init(_ act: Act, words: String, proofID: String?, by author: Author, at: Instant) {
      self.act = act
      self.words = words
      self.proofID = proofID
      by = author
      self.at = at
    }
  }

  /// Where it stands.
  package enum State: String, CaseIterable, Hashable, Sendable {
    /// The unit has to do something.
    case open
    /// The unit answered; somebody has to look.
    case answered
    /// Its proof was accepted.
    case done
  }

  /// The identity.
  package let id: ID<Recommendation>
  /// Who is asked.
  package let unitID: ID<WorkUnit>
  /// The judgement whose report gives it.
  package let evaluationID: ID<Evaluation>
  /// The programme year of that judgement.
  package let year: CycleYear
  /// The code of the question or area it is about; nil for the unit as a whole.
  package let about: String?
  /// What is asked.
  package let words: String
  /// The last day on which it is in time.
  package let due: CalendarDate
  /// When its report was wholly signed; nil while it is a draft that the unit does not see.
  package let inForceSince: Instant?
  /// What was done about it, oldest first.
  package private(set) var steps: [Step]

  /// Describes a stored recommendation.
  package init(
    id: ID<Recommendation>, unitID: ID<WorkUnit>, evaluationID: ID<Evaluation>, year: CycleYear,
    about: String?, words: String, due: CalendarDate, inForceSince: Instant? = nil,
    steps: [Step] = []
  ) {
    self.id = id
    self.unitID = unitID
    self.evaluationID = evaluationID
    self.year = year
    self.about = about
    self.words = words
    self.due = due
    self.inForceSince = inForceSince
    self.steps = steps
  }

  /// Counts the steps; a form carries the number it was made on.
  package var version: Int64 { Int64(steps.count) }

  /// Where it stands.
  package var state: State {
    switch steps.last?.act {
    case nil, .sendBack?: .open
    case .answer?: .answered
    case .accept?: .done
    }
  }

  /// Whether its day is over while it is not done.
  package func isLate(on day: CalendarDate) -> Bool { state != .done && due < day }

  /// The unit says what it did, with a proof of its vault.
  ///
  /// - Throws: `notInForce`, `overtaken`, `done`, `wordsMissing`, `textTooLong`, `proofMissing`.
  package mutating func answer(
    _ words: String, proof: String?, by author: Author, at now: Instant, baseVersion: Int64
  ) throws(RecommendationRefusal) -> [RecommendationEvent] {
    try require(baseVersion)
    let words = try Self.tidy(words, isNeeded: true)
    guard let proof else { throw .proofMissing }
    steps.append(Step(.answer, words: words, proofID: proof, by: author, at: now))
    return [.answered(self)]
  }

  /// Somebody who judges accepts what the unit did, or sends it back with a reason.
  ///
  /// - Throws: `notInForce`, `overtaken`, `done`, `nothingAnswered`, `wordsMissing`, `textTooLong`.
  package mutating func decide(
    isAccepted: Bool, words: String, by author: Author, at now: Instant, baseVersion: Int64
  ) throws(RecommendationRefusal) -> [RecommendationEvent] {
    try require(baseVersion)
    guard state == .answered else { throw .nothingAnswered }
    let words = try Self.tidy(words, isNeeded: !isAccepted)
    steps.append(
      Step(isAccepted ? .accept : .sendBack, words: words, proofID: nil, by: author, at: now))
    return [isAccepted ? .accepted(self) : .sentBack(self)]
  }

  private func require(_ baseVersion: Int64) throws(RecommendationRefusal) {
    guard inForceSince != nil else { throw .notInForce }
    guard baseVersion == version else { throw .overtaken }
    guard state != .done else { throw .done }
  }

  /// A text without blanks at its ends.
  ///
  /// - Throws: `wordsMissing`, `textTooLong`.
  package static func tidy(
    _ words: String, isNeeded: Bool
  ) throws(RecommendationRefusal) -> String {
    let words = AnswerContent.tidy(words)
    guard !isNeeded || !words.isEmpty else { throw .wordsMissing }
    guard words.count <= longestText else { throw .textTooLong(limit: longestText) }
    return words
  }
}

/// Why a step on a recommendation was refused; nothing was changed.
package enum RecommendationRefusal: Error, Hashable, Sendable {
  /// Its report is not wholly signed yet.
  case notInForce
  /// Somebody did something about it meanwhile.
  case overtaken
  /// It is done already.
  case done
  /// Words are needed.
  case wordsMissing
  /// A text is longer than the limit, in characters.
  case textTooLong(limit: Int)
  /// An answer names a proof of the unit's vault.
  case proofMissing
  /// Whoever decides may not see the proof; accepting it unseen would be no check.
  case proofHidden
  /// There is no answer to decide about.
  case nothingAnswered
  /// A report has as many recommendations as allowed.
  case tooMany(limit: Int)
  /// The day is past.
  case duePast
  /// The question or area is not part of the form.
  case unknownPlace
}

/// What happened to a recommendation.
package enum RecommendationEvent: Hashable, Sendable {
  /// The unit answered.
  case answered(Recommendation)
  /// Its proof was accepted.
  case accepted(Recommendation)
  /// It was sent back.
  case sentBack(Recommendation)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .answered(let item): entry(item, "recommendation_answered")
    case .accepted(let item): entry(item, "recommendation_accepted")
    case .sentBack(let item): entry(item, "recommendation_sent_back")
    }
  }

  private func entry(_ item: Recommendation, _ event: String) -> JournalEntry {
    JournalEntry(
      subjectKind: "recommendation", subjectID: item.id.text, event: event,
      facts: JournalFacts().number("step", Int(item.version))
        .text("proof", item.steps.last?.proofID).json)
  }
}
