package import InstrumentsModel
package import Kernel
package import WorksheetsModel

extension Evaluation {
  /// Opens all sheets to the team at once.
  ///
  /// - Parameters:
  ///   - sheets: The sheets as stored.
  ///   - digest: SHA-256 of a text, in hexadecimal; the shell lends it, and what it says of the
  ///     stored sheets must be what the members committed to.
  ///   - person: The lead of the team.
  ///   - version: The version that the person saw.
  ///   - now: The present moment.
  ///   - instrument: The instrument of the worksheet.
  /// - Returns: What happened, with every digest and nonce, so that anybody can check later.
  /// - Throws: `notInTeam`, `wrongDuty`, `wrongStage`, `stale`, `teamTooSmall` after members left,
  ///   `commitmentsMissing` naming who, `sealBroken` when a stored sheet is not what was committed
  ///   to.
  package mutating func reveal(
    _ sheets: [BlindSheet], digest: (String) -> String, by person: Author, version: Int64,
    at now: Instant, instrument: Instrument
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try require(person.accountID, .lead)
    try require(.scoring)
    guard version == self.version else { throw .stale }
    guard members.count >= Self.fewestMembers else {
      throw .teamTooSmall(members: members.count, needed: Self.fewestMembers)
    }
    let committed = sheets.filter { $0.commitment != nil }.map(\.member.accountID)
    let missing = members.map(\.person.accountID).filter { !committed.contains($0) }
    guard missing.isEmpty else { throw .commitmentsMissing(missing) }
    var opened: [OpenedSeal] = []
    for sheet in sheets {
      guard let seal = sheet.commitment else { continue }
      let text = Commitment.canonical(
        of: sheet, in: self, nonce: seal.nonce, instrument: instrument)
      guard digest(text) == seal.digest else {
        throw .sealBroken(account: sheet.member.accountID)
      }
      opened.append(
        OpenedSeal(account: sheet.member.accountID, digest: seal.digest, nonce: seal.nonce))
    }
    stage = .consensus(revealedAt: now)
    return [.revealed(self, opened)]
  }

  /// How many questions the controller checks: a tenth, and five at least.
  ///
  /// - Parameter questionCount: How many questions the instrument has.
  /// - Returns: A count of questions, never more than there are.
  /// - Source: decision 0193.
  package static func sampleSize(of questionCount: Int) -> Int {
    min(questionCount, max(5, (questionCount + 9) / 10))
  }

  /// Which questions the controller checks.
  ///
  /// The seed comes from the digests that the members committed to before anybody saw a score, from
  /// how often the result was returned, and from what chance gave when it was handed over: nobody
  /// chooses it or knows it before, everybody can repeat it.
  ///
  /// - Parameters:
  ///   - questionCount: How many questions the instrument has.
  ///   - seed: The first eight bytes of SHA-256 over `seedText`.
  /// - Returns: Positions in `Instrument.questions`, in reading order.
  package static func sample(of questionCount: Int, seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed)
    var places = Array(0..<questionCount)
    let size = sampleSize(of: questionCount)
    for place in 0..<size {
      let other = Int.random(in: place..<questionCount, using: &generator)
      places.swapAt(place, other)
    }
    return places[..<size].sorted()
  }

  /// The next question of a sample that nobody looked at, from a question on and around.
  ///
  /// - Parameters:
  ///   - question: The one that was just looked at.
  ///   - sample: Positions in reading order.
  ///   - checks: What was found so far.
  /// - Returns: nil when all have been looked at.
  package static func nextUnchecked(
    after question: Int, of sample: [Int], _ checks: [Int: SampleCheck]
  ) -> Int? {
    let waiting = sample.filter { checks[$0] == nil && $0 != question }
    return waiting.first { $0 > question } ?? waiting.first
  }

  /// The text that the seed of the sample is made from, as it was handed over last.
  ///
  /// - Source: decision 0214.
  package func seedText(of sheets: [BlindSheet]) -> String {
    seedText(of: sheets, nonce: drawNonce)
  }

  /// The text that the seed of a sample is made from.
  ///
  /// - Parameters:
  ///   - sheets: The opened sheets, in any order.
  ///   - nonce: What chance gave, 64 hexadecimal digits; nil for samples from before there was one.
  /// - Returns: Lines: `sample`, the id, the count of returns, the nonce, the digests in order.
  package func seedText(of sheets: [BlindSheet], nonce: String?) -> String {
    let digests = sheets.compactMap { $0.commitment?.digest }.sorted()
    let head = ["sample", id.text, String(returnCount)] + (nonce.map { [$0] } ?? [])
    return (head + digests).joined(separator: "\n")
  }

  /// Hands what was agreed to the controller.
  ///
  /// The controller checks the drawn questions and every one that was ever doubted in this
  /// judgement: what came back is looked at again.
  ///
  /// - Parameters:
  ///   - agreed: Every question, with where it stands.
  ///   - unexplained: Questions that differ from the unit's answer without a reason for it, by
  ///     `lacksReason(against:notes:)`.
  ///   - seed: See `sample(of:seed:)`.
  ///   - seedText: What the seed was made from; the journal keeps it.
  ///   - nonce: What chance gave for this draw; see `seedText(of:nonce:)`.
  ///   - person: The lead of the team.
  ///   - version: The version that the person saw.
  /// - Returns: What happened.
  /// - Throws: `notInTeam`, `wrongDuty`, `wrongStage`, `stale`, `notAgreed` naming what is open,
  ///   `unexplained` naming what the unit would not understand.
  package mutating func finish(
    _ agreed: [QuestionConsensus], unexplained: [Int], seed: UInt64, seedText: String = "",
    nonce: String? = nil, by person: Author, version: Int64
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    try require(person.accountID, .lead)
    try require(.consensus)
    guard version == self.version else { throw .stale }
    let open = agreed.filter { $0.outcome == .open }.map(\.question).sorted()
    guard open.isEmpty else { throw .notAgreed(questions: open) }
    guard unexplained.isEmpty else { throw .unexplained(questions: unexplained.sorted()) }
    let drawn = Self.sample(of: agreed.count, seed: seed)
    let again = agreed.filter(\.wasDoubted).map(\.question).filter { !drawn.contains($0) }.sorted()
    stage = .checking(sample: (drawn + again).sorted())
    drawNonce = nonce
    return [
      .finished(
        self, drawn: drawn, again: again,
        draw: SampleSeed(text: seedText, questionCount: agreed.count))
    ]
  }

  /// What the controller says about one question of the sample, tidied.
  ///
  /// - Throws: `notInTeam`, `wrongDuty`, `wrongStage`, `notInSample`, `reasonMissing`,
  ///   `textTooLong`.
  package func checking(
    _ check: SampleCheck, question: Int, by person: Author
  ) throws(EvaluationRefusal) -> SampleCheck {
    _ = try checkedSample([question: check], by: person, version: version)
    let words = AnswerContent.tidy(check.words)
    guard words.count <= QuestionConsensus.longestText else {
      throw .textTooLong(limit: QuestionConsensus.longestText)
    }
    switch check {
    case .agreed: return .agreed(note: words)
    case .doubted:
      guard !words.isEmpty else { throw .reasonMissing }
      return .doubted(reason: words)
    }
  }

  /// Approves what was agreed: the result stands.
  ///
  /// - Parameters:
  ///   - checks: What the controller found on each question of the sample.
  ///   - person: The controller.
  ///   - version: The version that the person saw.
  ///   - now: The present moment.
  /// - Returns: What happened.
  /// - Throws: `notInTeam`, `wrongDuty`, `wrongStage`, `stale`, `sampleUnchecked`, `doubted`.
  package mutating func approve(
    _ checks: [Int: SampleCheck], by person: Author, version: Int64, at now: Instant
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    let sample = try checkedSample(checks, by: person, version: version)
    let unchecked = sample.filter { checks[$0] == nil }
    guard unchecked.isEmpty else { throw .sampleUnchecked(questions: unchecked) }
    let doubted = sample.filter { checks[$0]?.isDoubted ?? true }
    guard doubted.isEmpty else { throw .doubted(questions: doubted) }
    stage = .settled(at: now, by: person)
    return [.approved(self)]
  }

  /// Returns what was agreed: the doubted questions are open again.
  ///
  /// - Parameters:
  ///   - checks: What the controller found on each question of the sample.
  ///   - agreed: Every question; the doubted ones take the doubt.
  ///   - person: The controller.
  ///   - version: The version that the person saw.
  ///   - now: The present moment.
  /// - Returns: What happened.
  /// - Throws: `notInTeam`, `wrongDuty`, `wrongStage`, `stale`, `sampleUnchecked`,
  ///   `nothingDoubted`, `returnsUsedUp`, `reasonMissing`, `textTooLong`.
  package mutating func returnToTeam(
    _ checks: [Int: SampleCheck], agreed: inout [QuestionConsensus], by person: Author,
    version: Int64, at now: Instant
  ) throws(EvaluationRefusal) -> [EvaluationEvent] {
    let sample = try checkedSample(checks, by: person, version: version)
    guard returnCount < Self.mostReturns else { throw .returnsUsedUp(limit: Self.mostReturns) }
    let unchecked = sample.filter { checks[$0] == nil }
    guard unchecked.isEmpty else { throw .sampleUnchecked(questions: unchecked) }
    var opened = agreed
    var doubted: [Int] = []
    for place in opened.indices {
      guard case .doubted(let reason)? = checks[opened[place].question] else { continue }
      try opened[place].doubt(reason, by: person, at: now)
      doubted.append(opened[place].question)
    }
    guard !doubted.isEmpty else { throw .nothingDoubted }
    agreed = opened
    returnCount += 1
    stage = .consensus(revealedAt: now)
    return [.returned(self, questions: doubted)]
  }

  /// The sample, once it is known that this person may check it and names nothing outside of it.
  private func checkedSample(
    _ checks: [Int: SampleCheck], by person: Author, version: Int64
  ) throws(EvaluationRefusal) -> [Int] {
    try require(person.accountID, .controller)
    guard case .checking(let sample) = stage else { throw .wrongStage(stands: stage.name) }
    guard version == self.version else { throw .stale }
    if let stray = checks.keys.sorted().first(where: { !sample.contains($0) }) {
      throw .notInSample(question: stray)
    }
    return sample
  }
}

/// One member's seal as it was opened.
package struct OpenedSeal: Hashable, Sendable {
  /// The member.
  package let account: String
  /// What was in the journal before.
  package let digest: String
  /// What nobody knew before.
  package let nonce: String

  /// Describes an opened seal.
  package init(account: String, digest: String, nonce: String) {
    self.account = account
    self.digest = digest
    self.nonce = nonce
  }
}
