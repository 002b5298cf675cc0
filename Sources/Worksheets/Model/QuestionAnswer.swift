package import InstrumentsModel
package import Kernel
package import SurveysModel

/// What a person says about one question: values, note and proof.
package struct AnswerContent: Hashable, Sendable {
  /// The longest note, in characters.
  package static let longestNote = 4000
  /// The longest reference to proof, in characters.
  package static let longestEvidence = 2000

  /// One place for each soal of the question, in the order of the question; nil when blank.
  package var values: [Answer?]
  /// The note (catatan); empty when there is none.
  package var note: String
  /// Where the proof (bukti dukung) lies, as text or addresses; empty when there is none.
  package var evidence: String

  /// Takes values and texts; control characters and blanks at the ends are left out.
  package init(values: [Answer?], note: String = "", evidence: String = "") {
    self.values = values
    self.note = Self.tidy(note)
    self.evidence = Self.tidy(evidence)
  }

  /// Nothing said about a question with this many soal.
  package init(blankFor soalCount: Int) {
    self.init(values: [Answer?](repeating: nil, count: soalCount))
  }

  /// Whether nothing at all is said.
  package var isBlank: Bool { values.allSatisfy { $0 == nil } && note.isEmpty && evidence.isEmpty }

  /// Lines end with `\n`; other control characters and blanks at the ends are dropped.
  package static func tidy(_ text: String) -> String {
    if isTidy(text.utf8) { return text }
    var scalars = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if !isAfterReturn { scalars.append(scalar) }
      case "\t": scalars.append(scalar)
      default: if scalar.properties.generalCategory != .control { scalars.append(scalar) }
      }
      isAfterReturn = scalar == "\r"
    }
    var rest = String(scalars)[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Whether a text is one line of printable ASCII without blanks at its ends, as most notes are.
  private static func isTidy(_ bytes: String.UTF8View) -> Bool {
    bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// One version of the answer to one question in one layer.
package struct QuestionAnswer: Hashable, Sendable {
  /// How a version came about.
  package enum Origin: Hashable, Sendable {
    /// Somebody typed it.
    case typed
    /// An earlier version was taken back.
    case restored(version: Int64)
    /// Copied from the worksheet of an earlier year and not confirmed yet.
    case carriedOver(year: Int)
    /// Read from a workbook.
    case imported
    /// Taken from the figures of closed survey rounds, not typed: the one that was closed last, and
    /// those before it, the latest first.
    case survey(ID<SurveyRound>, earlier: [ID<SurveyRound>])
  }

  /// The position in `Instrument.questions`.
  package let question: Int
  /// What is said.
  package let content: AnswerContent
  /// Counts the versions of this answer from 1.
  package let version: Int64
  /// How it came about.
  package let origin: Origin
  /// Who wrote it.
  package let author: Author
  /// When.
  package let at: Instant

  /// Describes a version of an answer.
  package init(
    question: Int, content: AnswerContent, version: Int64, origin: Origin, author: Author,
    at: Instant
  ) {
    self.question = question
    self.content = content
    self.version = version
    self.origin = origin
    self.author = author
    self.at = at
  }
}

/// A wish to answer one question, made on the version that the person saw.
package struct AnswerEdit: Hashable, Sendable {
  /// The position in `Instrument.questions`.
  package var question: Int
  /// What is said now.
  package var content: AnswerContent
  /// The version that the person saw; 0 when there was none.
  package var baseVersion: Int64
  /// How it comes about.
  package var origin: QuestionAnswer.Origin
  /// Whether the person has seen that more stands above the line than below it, and means it.
  package var confirmsExcess: Bool

  /// Describes a wish.
  package init(
    question: Int, content: AnswerContent, baseVersion: Int64,
    origin: QuestionAnswer.Origin = .typed, confirmsExcess: Bool = false
  ) {
    self.question = question
    self.content = content
    self.baseVersion = baseVersion
    self.origin = origin
    self.confirmsExcess = confirmsExcess
  }
}
