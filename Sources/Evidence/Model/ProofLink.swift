package import Kernel
package import WorkUnitsModel

/// That a proof proves a question of a programme year, and on which pages.
package struct ProofLink: Hashable, Sendable {
  /// The longest reference to pages, in characters.
  package static let longestPages = 100

  /// The proof.
  package let proofID: ID<Proof>
  /// The programme year.
  package let year: CycleYear
  /// The first soal of the question.
  package let soal: Int
  /// Where in the proof, such as `hlm. 7`; empty for all of it.
  package let pages: String

  /// Describes a link.
  package init(proofID: ID<Proof>, year: CycleYear, soal: Int, pages: String) {
    self.proofID = proofID
    self.year = year
    self.soal = soal
    self.pages = pages
  }

  /// The first page that the reference names; 1 when it names none.
  package var firstPage: Int {
    let digits = pages.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return Int(digits.prefix(5)).map { max(1, $0) } ?? 1
  }

  /// The highest page that a reference names; nil when it names none.
  ///
  /// Numbers count at the beginning and after a word for pages, not after another word: in
  /// `Pasal 90, hlm. 7` only 7 is a page.
  ///
  /// - Parameter pages: As typed, such as `hlm. 2–5 dan 9`.
  /// - Returns: The page.
  package static func lastPage(in pages: String) -> Int? {
    var last: Int?
    var isCounting = true
    let parts = pages.lowercased().split { !($0.isLetter || ($0.isASCII && $0.isNumber)) }
    for part in parts {
      let letters = part.filter(\.isLetter)
      if pageWords.contains(letters) {
        isCounting = true
      } else if !letters.isEmpty, !joiningWords.contains(letters) {
        isCounting = false
      }
      let digits = part.filter(\.isNumber).prefix(9)
      if isCounting, let number = Int(digits) { last = max(last ?? 0, number) }
    }
    return last
  }

  private static let pageWords: Set<String> = [
    "hlm", "hal", "halaman", "p", "pp", "pg", "page", "pages",
  ]
  private static let joiningWords: Set<String> = ["dan", "sampai", "s", "d", "sd", "and", "to"]
}

/// Whether a proof counts for a question of a programme year.
package enum ProofStanding: String, CaseIterable, Sendable {
  /// It does.
  case counts
  /// It lies on a web drive: shown, counted apart.
  case unverified
  /// Nobody has said for which time it holds.
  case noPeriod
  /// It holds for another time than the year that is assessed.
  case outsideYear

  /// Judges a proof.
  package init(of proof: Proof, in year: CycleYear) {
    guard let period = proof.period else {
      self = .noPeriod
      return
    }
    guard period.touches(year.number) else {
      self = .outsideYear
      return
    }
    switch proof.source {
    case .file: self = .counts
    case .webDrive: self = .unverified
    }
  }
}

/// How well one question is proven.
package struct QuestionProof: Hashable, Sendable {
  /// The three states of a question.
  package enum State: String, CaseIterable, Sendable {
    /// At least one proof counts.
    case proven
    /// Only addresses on a web drive.
    case onlyUnverified
    /// Only proof that cannot count.
    case notCounting
    /// No proof at all.
    case missing
  }

  /// How many proofs have each standing.
  package private(set) var counts: [ProofStanding: Int] = [:]

  /// Starts without proof.
  package init() {}

  /// Adds a proof.
  package mutating func add(_ standing: ProofStanding) { counts[standing, default: 0] += 1 }

  /// All proofs together.
  package var total: Int { counts.values.reduce(0, +) }

  /// How it stands.
  package var state: State {
    if counts[.counts, default: 0] > 0 { return .proven }
    if counts[.unverified, default: 0] > 0 { return .onlyUnverified }
    return total > 0 ? .notCounting : .missing
  }
}
