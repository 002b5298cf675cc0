package import Kernel

/// What a sending is made of, in two digests that anybody can compute again.
///
/// The texts that are digested are described in decision 0201: one line for each answer, one line
/// for each link of proof.
package struct SubmissionSeal: Hashable, Sendable {
  /// SHA-256 over all answers of the unit, 64 lower-case hexadecimal digits.
  package let answers: String
  /// SHA-256 over every linked proof of the year, 64 lower-case hexadecimal digits.
  package let proof: String
  /// How many links of proof there are.
  package let proofCount: Int
  /// The size of the linked files, a file that proves two questions counted once.
  ///
  /// - Unit: bytes.
  package let byteCount: Int64

  /// Describes a seal.
  package init(answers: String, proof: String, proofCount: Int, byteCount: Int64) {
    self.answers = answers
    self.proof = proof
    self.proofCount = proofCount
    self.byteCount = byteCount
  }
}

/// One sending of a worksheet, as it was.
package struct SubmissionRecord: Hashable, Sendable {
  /// Counts the sendings of a worksheet from 1.
  package let number: Int
  /// When.
  package let at: Instant
  /// Who sent it.
  package let by: Author
  /// What it is made of.
  package let seal: SubmissionSeal
  /// Which version of each answer was sent, by question.
  package let versions: [Int: Int64]
  /// The text that the digest of the proof is of.
  package let proofText: String

  /// Describes a sending.
  package init(
    number: Int, at: Instant, by: Author, seal: SubmissionSeal, versions: [Int: Int64],
    proofText: String
  ) {
    self.number = number
    self.at = at
    self.by = by
    self.seal = seal
    self.versions = versions
    self.proofText = proofText
  }
}

/// What comes out when a sending is held against what is stored now.
package struct SubmissionCheck: Hashable, Sendable {
  /// Whether the answers that were sent are kept as they were.
  package let answersIntact: Bool
  /// Whether the list of proof that was sent is kept as it was.
  package let proofIntact: Bool
  /// Questions whose kept answer is damaged or gone, in reading order.
  package let damaged: [Int]
  /// Questions that say something else by now, in reading order.
  package let changedAnswers: [Int]
  /// Questions whose proof is another by now, in reading order.
  package let changedProof: [Int]

  /// Describes an outcome.
  package init(
    answersIntact: Bool, proofIntact: Bool, damaged: [Int], changedAnswers: [Int],
    changedProof: [Int]
  ) {
    self.answersIntact = answersIntact
    self.proofIntact = proofIntact
    self.damaged = damaged
    self.changedAnswers = changedAnswers
    self.changedProof = changedProof
  }

  /// The same without what the unit changed since, as those see it who do not see drafts.
  package var withoutChanges: SubmissionCheck {
    SubmissionCheck(
      answersIntact: answersIntact, proofIntact: proofIntact, damaged: damaged,
      changedAnswers: [], changedProof: [])
  }

  /// Whether what was sent is kept as it was.
  package var isIntact: Bool { answersIntact && proofIntact && damaged.isEmpty }
  /// Whether what was sent also is what stands now.
  package var stands: Bool { changedAnswers.isEmpty && changedProof.isEmpty }
}
