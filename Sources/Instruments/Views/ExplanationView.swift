package import InstrumentsModel
package import Kernel
package import Web

/// Why a score is what it is, as a tree that opens: works without script, prints wholly.
///
/// Every figure of a formula leads to the term that explains it.
package struct ExplanationView: HTML {
  let explanation: Explanation
  let language: Language
  let openDepth: Int
  let wording: OfficialWording?

  /// A tree of terms.
  ///
  /// - Parameters:
  ///   - explanation: What is explained, with everything below it.
  ///   - language: The language of the reader.
  ///   - openDepth: How many levels stand open at first; `Int.max` opens all.
  ///   - wording: The official wording, when this installation has it.
  package init(
    _ explanation: Explanation, language: Language, openDepth: Int = 1,
    wording: OfficialWording? = nil
  ) {
    self.explanation = explanation
    self.language = language
    self.openDepth = openDepth
    self.wording = wording
  }

  /// The tree.
  package var body: some HTML {
    div(.class("explanation")) {
      ExplanationTerm(
        explanation: explanation, language: language, openDepth: openDepth, wording: wording)
    }
  }
}

/// One term: its line, and inside how it comes about.
private struct ExplanationTerm: HTML {
  let explanation: Explanation
  let language: Language
  let openDepth: Int
  let wording: OfficialWording?

  var body: some HTML {
    if case .soal = explanation.subject {
      div(.class("term term-leaf"), .id(explanation.anchor)) {
        div(.class("term-line")) { line }
        remarks
      }
    } else {
      unfolding
    }
  }

  @HTMLBuilder private var line: some HTML {
    span(.class("term-code")) { shownCode }
    span(.class("term-name")) { name }
    span(.class("term-figure")) { figure }
  }

  private var remarks: [HTMLElement<String>] {
    explanation.remarks.map { remark in
      p(.class("term-remark")) { ExplanationText.remark(remark).in(language) }
    }
  }

  private var unfolding: some HTML {
    details(
      .class("term"), .id(explanation.anchor), .open(openDepth > 0)
    ) {
      summary(.class("term-line")) { line }
      div(.class("term-body")) {
        explanation.steps.indices.map(step)
        remarks
        if !explanation.sources.isEmpty {
          p(.class("term-source")) {
            ExplanationText.source.in(language) + ": "
              + explanation.sources.map { $0.in(language) }.joined(separator: "; ") + "."
          }
        }
        terms
      }
    }
  }

  /// Written apart: a type cannot hold itself.
  private var terms: [HTMLFragment] {
    // The one row of a question says nothing that the question does not say itself.
    if case .question = explanation.subject, explanation.terms.count == 1 { return [] }
    return explanation.terms.map { term in
      HTMLFragment(
        ExplanationTerm(
          explanation: term, language: language,
          openDepth: openDepth == Int.max ? Int.max : openDepth - 1, wording: wording))
    }
  }

  private static let soal = Text("soal", "question")

  private var shownCode: String {
    switch explanation.subject {
    case .node(0): ""
    case .node: explanation.code
    case .question:
      explanation.terms.count == 1
        ? explanation.code + " · \(Self.soal.in(language)) \(explanation.terms[0].code)"
        : explanation.code
    case .soal: Self.soal.in(language) + " " + explanation.code
    }
  }

  private var name: String {
    guard language == .indonesian, let position = soal,
      let official = wording?.question(at: position)
    else { return explanation.name.in(language) }
    return official
  }

  /// The row whose wording stands for this term; nil for nodes and shares of counts.
  private var soal: Int? {
    switch explanation.subject {
    case .node: nil
    case .soal(let position): position
    case .question:
      if explanation.terms.count == 1, case .soal(let position) = explanation.terms[0].subject {
        position
      } else {
        nil
      }
    }
  }

  private var figure: String {
    guard let score = explanation.score, let weight = explanation.weight else {
      return explanation.steps.first.map { explanation.sentence(of: $0, in: language) } ?? ""
    }
    return FigureText.score(score, in: language) + " " + ExplanationText.of.in(language) + " "
      + FigureText.score(weight, in: language)
  }

  private func step(_ index: Int) -> some HTML {
    p(.class("term-step")) {
      span(.class("term-step-title")) {
        ExplanationText.stepTitle(index, of: explanation).in(language)
      }
      span(.class("term-formula")) {
        explanation.parts(of: explanation.steps[index], in: language).map(piece)
      }
    }
  }

  @HTMLBuilder private func piece(_ part: FormulaPart) -> some HTML {
    switch part {
    case .text(let text): text
    case .figure(let text, let term):
      a(.class("term-link"), .href("#" + explanation.terms[term].anchor)) { text }
    }
  }
}
