package import Kernel

/// Which survey a questionnaire belongs to.
///
/// Source: domain dossier e.1 (SPKP, SPAK; PermenPANRB 90/2021), e.2 (SKM; PermenPANRB 14/2017).
package enum QuestionnaireKind: String, CaseIterable, Hashable, Sendable {
  /// Survei Persepsi Kualitas Pelayanan: eight items, gives the IPKP.
  case spkp
  /// Survei Persepsi Anti Korupsi: five items, gives the IPAK.
  case spak
  /// Survei Kepuasan Masyarakat: nine elements, gives the IKM of 25 to 100.
  case skm
}

/// The steps that somebody answers on, `1...steps`, with what they mean on the scale of the LKE.
package struct AnswerScale: Hashable, Sendable {
  /// How many steps; 1 is the worst.
  package let steps: Int
  /// What a mean is multiplied with to reach the index on 0 to 4: 4 over the steps.
  package var toIndex: Fraction { Fraction(4, over: Int128(steps)) }

  /// One to four.
  package static let four = AnswerScale(known: 4)
  /// One to six, as some courts ask.
  package static let six = AnswerScale(known: 6)
  /// What a round may choose.
  package static let all = [four, six]

  /// The scale with that many steps.
  ///
  /// - Returns: nil for anything but 4 and 6.
  package init?(steps: Int) {
    guard steps == 4 || steps == 6 else { return nil }
    self.steps = steps
  }

  private init(known steps: Int) {
    self.steps = steps
  }
}

/// One thing that a respondent is asked.
package struct QuestionnaireItem: Hashable, Sendable {
  /// Short and lasting within its questionnaire, such as `persyaratan`.
  package let key: String
  /// The sentence that is judged.
  package let sentence: Text
  /// Two or three words for tables and plots.
  package let label: Text

  /// Describes an item.
  package init(key: String, sentence: Text, label: Text) {
    self.key = key
    self.sentence = sentence
    self.label = label
  }
}

/// One version of a questionnaire, as it comes with Zona.
///
/// A version is never edited: who answered it answered exactly these words.
package struct Questionnaire: Hashable, Sendable {
  /// The lasting id, such as `spkp-1`.
  package let id: String
  /// Which survey it is.
  package let kind: QuestionnaireKind
  /// The version, from 1.
  package let version: Int
  /// What it is called.
  package let title: Text
  /// The regulation or practice it follows.
  package let source: Text
  /// What is asked, in order.
  package let items: [QuestionnaireItem]
  /// What the steps are called, by the number of steps; each from the worst to the best.
  package let stepNames: [Int: [Text]]

  /// Describes a questionnaire.
  package init(
    id: String, kind: QuestionnaireKind, version: Int, title: Text, source: Text,
    items: [QuestionnaireItem], stepNames: [Int: [Text]]
  ) {
    self.id = id
    self.kind = kind
    self.version = version
    self.title = title
    self.source = source
    self.items = items
    self.stepNames = stepNames
  }

  /// The scale on which it is answered in a round.
  ///
  /// - Parameter chosen: The scale of the round.
  /// - Returns: 1 to 4 for SKM, whose regulation fixes it; otherwise the chosen one.
  package func scale(_ chosen: AnswerScale) -> AnswerScale {
    kind == .skm ? .four : chosen
  }
}
