import Kernel
import SurveysModel
import Web

/// What the honesty rules say of a round: each rule that is exceeded with its reason and what to
/// do, the others in one line.
struct SignalResults: HTML {
  let results: RoundResults
  let page: PageContext

  private var rules: HonestyRules { results.rules }
  private var count: Int64 { results.figures.all.count }

  var body: some HTML {
    section(.id(ResultsContents.marks)) {
      h2 { page(ResultsText.marks) }
      p {
        page(HonestyText.promise) + " "
        a(.href(ResultsLink.rules.path)) { page(HonestyText.rules) }
      }
      if (1..<RoundFigures.smallestCell).contains(results.figures.flaggedCount) {
        p { page(ResultsText.fewMarked) }
      }
      if !broken.isEmpty {
        h3 { page(SignalText.ofRound) }
        broken.map(card)
      }
      if !given.isEmpty {
        h3 { page(SignalText.ofAnswers) }
        given.map { card($0.flag, $0.count) }
      }
      if !quiet.isEmpty { p { names(SignalText.none, quiet) } }
      if !uncompared.isEmpty { p(.class("meta")) { names(SignalText.notCompared, uncompared) } }
    }
  }

  /// Rules about the round that something exceeds.
  private var broken: [RoundRule] {
    RoundRule.allCases.filter { rule in results.signals.contains { $0.rule == rule } }
  }

  /// Marks that answers have.
  private var given: [(flag: HonestyFlags, count: Int64)] {
    zip(HonestyFlags.all, results.marks).filter { $0.1 > 0 }.map { (flag: $0.0, count: $0.1) }
  }

  private var uncompared: [Text] {
    (results.hasLastYear ? [] : [SignalText.words(.lastYear).name])
      + (results.others.isEmpty ? [SignalText.words(.otherPurpose).name] : [])
  }

  private var quiet: [Text] {
    let rules = RoundRule.allCases.filter { rule in
      switch rule {
      case .marked, .straightLines: !broken.contains(rule)
      case .lastYear: results.hasLastYear && !broken.contains(rule)
      case .otherPurpose: !results.others.isEmpty && !broken.contains(rule)
      }
    }
    return rules.map { SignalText.words($0).name }
      + zip(HonestyFlags.all, results.marks).filter { $0.1 == 0 }.map { HonestyText.flag($0.0) }
  }

  private func names(_ head: Text, _ names: [Text]) -> String {
    page(head) + names.map { page($0) }.joined(separator: ", ") + "."
  }

  private func card(_ rule: RoundRule) -> some HTML {
    let words = SignalText.words(rule)
    let found = results.signals.filter { $0.rule == rule }
      .map { SignalText.finding($0, in: page.language) }
    let marked =
      switch rule {
      case .marked: SignalText.share(results.figures.flaggedCount, of: count)
      case .straightLines, .lastYear, .otherPurpose: SignalText.marksNone
      }
    return card(
      words, threshold: HonestyText.sentence(rule, rules), found: found.joined(separator: " "),
      marked: marked, code: rule.rawValue)
  }

  private func card(_ flag: HonestyFlags, _ amount: Int64) -> some HTML {
    let marked = SignalText.share(amount, of: count)
    return card(
      SignalText.words(flag), threshold: HonestyText.sentence(flag, rules),
      found: page(marked) + ".", marked: marked, code: HonestyText.code(flag))
  }

  private func card(
    _ words: SignalWords, threshold: Text, found: String, marked: Text, code: String
  ) -> some HTML {
    section(.id("tanda-" + code)) {
      h4 { page(words.name) }
      SummaryList([
        SummaryRow(page(SignalText.rule), page(words.rule)),
        SummaryRow(page(SignalText.counted), page(words.counted)),
        SummaryRow(page(SignalText.threshold)) {
          page(threshold) + " "
          a(.href(ResultsLink.rule(code, version: rules.version).path)) {
            page(SignalText.whole)
            span(.class("visually-hidden")) { ": " + page(words.name) }
          }
        },
        SummaryRow(page(SignalText.outcome)) {
          Tag(page(SignalText.above), .warning)
          " " + found
        },
        SummaryRow(page(SignalText.marked), page(marked)),
        SummaryRow(page(SignalText.next)) {
          page(words.next) + " "
          a(.href(OrganiserLink.round(results.round.id).path)) { page(SignalText.days) }
        },
      ])
    }
  }
}

/// The honesty rules for everybody to read.
struct HonestyPage: HTML {
  let rules: [HonestyRules]
  let page: PageContext

  var body: some HTML {
    Page(title: HonestyText.rules, context: page) {
      h1 { page(HonestyText.rules) }
      p { page(HonestyText.promise) }
      rules.map { version in
        section(.id("versi-\(version.version)")) {
          h2 { page(Text("Versi \(version.version)", "Version \(version.version)")) }
          h3 { page(SignalText.ofAnswers) }
          dl {
            HonestyFlags.all.map { flag in
              rule(
                HonestyText.code(flag), SignalText.words(flag),
                HonestyText.sentence(flag, version), version)
            }
          }
          h3 { page(SignalText.ofRound) }
          dl {
            RoundRule.allCases.map { entry in
              rule(
                entry.rawValue, SignalText.words(entry), HonestyText.sentence(entry, version),
                version)
            }
          }
        }
      }
    }
  }

  private func rule(
    _ code: String, _ words: SignalWords, _ threshold: Text, _ version: HonestyRules
  ) -> some HTML {
    div(.id(HonestyText.anchor(code, version: version.version))) {
      dt { page(words.name) }
      dd { page(words.rule) + " " + page(SignalText.marksFrom) + page(threshold) }
    }
  }
}
