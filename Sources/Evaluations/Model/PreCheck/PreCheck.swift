package import EvidenceModel
package import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// What the rules find on a sent worksheet before anybody reads it: reasons to look, never a score.
package enum PreCheckFinding: Hashable, Sendable {
  /// Counts that do not go together.
  case contradiction(Doubt)
  /// The best answer, and no proof is linked to it.
  case bestWithoutProof(question: Int)
  /// Proof is linked, and none of it holds in the assessed year.
  case proofOutsideYear(question: Int, proofs: Int)
  /// Proof is linked, and none of it can be looked at here.
  case proofOutOfReach(question: Int, proofs: Int)
  /// Far above what comparable units answer.
  case farFromPeers(question: Int, PeerComparison)

  /// The rule that found it.
  package var rule: PreCheckRule {
    switch self {
    case .contradiction(.aboveOne): .oneHead
    case .contradiction: .contradiction
    case .bestWithoutProof: .bestWithoutProof
    case .proofOutsideYear: .proofOutsideYear
    case .proofOutOfReach: .proofOutOfReach
    case .farFromPeers: .farFromPeers
    }
  }

  /// The questions that it belongs to, as positions in `Instrument.questions`.
  package func questions(of instrument: Instrument) -> [Int] {
    switch self {
    case .contradiction(let doubt): doubt.questions(of: instrument)
    case .bestWithoutProof(let question), .proofOutsideYear(let question, _),
      .proofOutOfReach(let question, _), .farFromPeers(let question, _):
      [question]
    }
  }
}

/// The rules of the pre-check, by the names that people see, the gravest first: what cannot be true,
/// what lacks its proof, what is only unusual.
package enum PreCheckRule: String, CaseIterable, Hashable, Sendable {
  /// Counts contradict each other.
  case contradiction
  /// The head of a unit is one person.
  case oneHead = "one_head"
  /// The best answer needs proof.
  case bestWithoutProof = "best_without_proof"
  /// Proof is of the assessed year.
  case proofOutsideYear = "proof_outside_year"
  /// Proof can be looked at.
  case proofOutOfReach = "proof_out_of_reach"
  /// Few comparable units answer as high.
  case farFromPeers = "far_from_peers"
}

/// The questions that one rule found something on.
package struct PreCheckGroup: Hashable, Sendable {
  /// The rule.
  package let rule: PreCheckRule
  /// As positions in `Instrument.questions`, in reading order, each once; never empty.
  package let questions: [Int]

  /// Groups findings by their rule, the gravest first; rules that found nothing are left out.
  package static func groups(
    of findings: [PreCheckFinding], in instrument: Instrument
  ) -> [PreCheckGroup] {
    PreCheckRule.allCases.compactMap { rule in
      let questions = Set(
        findings.filter { $0.rule == rule }.flatMap { $0.questions(of: instrument) })
      return questions.isEmpty ? nil : PreCheckGroup(rule: rule, questions: questions.sorted())
    }
  }
}

/// What is linked to one question.
package struct LinkedProof: Hashable, Sendable {
  /// How many proofs.
  package let count: Int
  /// How many of them hold on some day of the assessed year.
  package let inYear: Int
  /// How many of them can be looked at: a file here, or a document that is not on a web drive.
  package let reachable: Int

  /// Describes what is linked.
  package init(count: Int, inYear: Int, reachable: Int) {
    self.count = count
    self.inYear = inYear
    self.reachable = reachable
  }

  /// Counts proofs by what is doubtful about them.
  package init(_ doubts: [ProofDoubt?]) {
    count = doubts.count
    inYear = doubts.filter { $0 != .outsideYear }.count
    reachable = doubts.filter { $0 != .unverified }.count
  }
}

/// How a value stands among those of comparable units.
package struct PeerComparison: Hashable, Sendable {
  /// How many comparable units answered, without this one.
  package let peers: Int
  /// How many of them reach this value or more.
  package let asHigh: Int
  /// The median of theirs, 0 to 1.
  package let median: Fraction

  /// The fewest units that say what is usual.
  package static let fewestPeers = 20

  /// How far above the median is far: half of the range.
  private static let gap = Fraction(1, over: 2)

  /// Whether a value can lie far above any median; below it others need not be looked at.
  package static func mayBeFar(_ value: Fraction) -> Bool { !(value < gap) }

  /// Compares a value with those of comparable units.
  ///
  /// nil unless the value is far above. Far is what at most one in twenty reaches, and lies half of
  /// the range or more above the median.
  ///
  /// - Parameters:
  ///   - value: Of the unit, 0 to 1.
  ///   - others: Of the other units of the instansi in the year.
  /// - Source: decision 0195.
  package init?(_ value: Fraction, among others: PeerTally) {
    guard Self.mayBeFar(value), others.count >= Self.fewestPeers else { return nil }
    let asHigh = others.count(reaching: value)
    guard asHigh * 20 <= others.count, let median = others.median, !(value < median + Self.gap)
    else { return nil }
    peers = others.count
    self.asHigh = asHigh
    self.median = median
  }
}

extension Instrument {
  /// Everything the rules find on a sent worksheet, in reading order.
  ///
  /// - Parameters:
  ///   - sheet: The answers of the unit layer.
  ///   - proof: What is linked, by position in `questions`.
  ///   - peers: What comparable units give the same question, by position in `questions`.
  /// - Returns: The findings; the same worksheet always gives the same.
  package func preCheck(
    _ sheet: AnswerSheet, proof: [Int: LinkedProof], peers: [Int: PeerTally]
  ) -> [PreCheckFinding] {
    var findings = doubts(on: sheet).map { PreCheckFinding.contradiction($0) }
    let values = score(sheet).values
    for question in questions.indices where values[question].isAnswered {
      let linked = proof[question] ?? LinkedProof(count: 0, inYear: 0, reachable: 0)
      let value = values[question].fraction
      if linked.count == 0 {
        if value == .one, needsProof(question) {
          findings.append(.bestWithoutProof(question: question))
        }
      } else if linked.inYear == 0 {
        findings.append(.proofOutsideYear(question: question, proofs: linked.count))
      } else if linked.reachable == 0 {
        findings.append(.proofOutOfReach(question: question, proofs: linked.count))
      }
      if let far = PeerComparison(value, among: peers[question] ?? PeerTally()) {
        findings.append(.farFromPeers(question: question, far))
      }
    }
    let places = findings.map { $0.questions(of: self).min() ?? 0 }
    return zip(places, findings.indices).sorted { $0 < $1 }.map { findings[$0.1] }
  }

  /// An index of a survey round is its own proof.
  private func needsProof(_ question: Int) -> Bool {
    if case .index = questions[question].kind { false } else { true }
  }
}
