import Kernel
import SurveysModel
import Web

/// The first screen of results: what was found, how sure it is, whether something stands out.
struct ResultsHead: HTML {
  let results: RoundResults
  let page: PageContext

  private var figures: RoundFigures { results.figures }

  var body: some HTML {
    if figures.sufficiency == .hidden {
      Notice(
        .warning, page(results.hasWaiting ? ResultsText.waiting : ResultsText.noneYet))
    } else {
      if figures.hasMoreThanServed { Notice(.warning, page(ResultsText.moreThanServed)) }
      SummaryList(figures.all.parts.map(row) + [answers, signals])
    }
    if results.round.closedAt == nil {
      if figures.sufficiency != .hidden {
        p(.class("meta")) {
          page(ResultsText.notClosed)
            + (results.hasWaiting ? " " + page(ResultsText.someWait) : "")
        }
      }
      p(.class("meta")) { page(ResultsText.shuffling) }
    }
  }

  private func row(_ part: QuestionnaireFigures) -> SummaryRow {
    SummaryRow(page(ResultsText.index(part.kind))) {
      a(.href("#" + part.kind.rawValue)) {
        strong { ResultsText.cut(part.overall.index, in: page.language) }
      }
      " (" + page(ResultsText.interval).lowercased() + " "
        + ResultsText.interval(part.overall, in: page.language) + ")"
      rest(part)
    }
  }

  private func rest(_ part: QuestionnaireFigures) -> String {
    if let ikm = part.ikm, let grade = part.grade {
      return ", IKM " + ResultsText.cut(ikm, in: page.language) + page(Text(", mutu ", ", grade "))
        + grade.rawValue
    }
    return part.lkeValue.map {
      ", " + page(ResultsText.lkeValue) + " " + ResultsText.cut($0, in: page.language)
        + page(Text(" dari 17,50", " of 17.50"))
    } ?? ""
  }

  private var answers: SummaryRow {
    let isEnough = figures.sufficiency == .enough
    return SummaryRow(page(ResultsText.answers)) {
      Tag(
        page(isEnough ? Text("cukup", "enough") : Text("belum cukup", "not enough")),
        isEnough ? .good : .warning)
      " " + page(ResultsText.sufficiency(figures))
    }
  }

  private var signals: SummaryRow {
    let hasNone = results.signals.isEmpty
    return SummaryRow(page(ResultsText.marks)) {
      Tag(
        page(hasNone ? Text("aman", "quiet") : Text("perlu diperiksa", "to be looked into")),
        hasNone ? .good : .warning)
      " "
      a(.href("#" + ResultsContents.marks)) { page(SignalText.standing(results)) }
    }
  }
}

/// What the page holds, as links to its parts.
struct ResultsContents: HTML {
  static let services = "layanan"
  static let groups = "penjawab"
  static let marks = "tanda"
  static let trend = "tren"
  static let purposes = "tujuan"
  static let files = "unduhan"

  let results: RoundResults
  let page: PageContext

  /// Each part with its anchor, in the order of the page.
  var entries: [(anchor: String, title: Text)] {
    let figures = results.figures
    guard figures.sufficiency != .hidden else { return [] }
    var entries = figures.all.parts.map { part in
      (
        anchor: part.kind.rawValue,
        title: figures.questionnaires.first { $0.kind == part.kind }?.title
          ?? ResultsText.index(part.kind)
      )
    }
    entries.append((Self.services, ResultsText.services))
    if results.groups != nil { entries.append((Self.groups, GroupText.title)) }
    entries.append((Self.marks, ResultsText.marks))
    if results.trend.count > 1 { entries.append((Self.trend, ResultsText.trend)) }
    if !results.others.isEmpty { entries.append((Self.purposes, ResultsText.purposes)) }
    entries.append((Self.files, ResultsText.files))
    return entries
  }

  var body: some HTML {
    if !entries.isEmpty {
      nav(.class("actions results-contents"), .aria(.label, page(ResultsText.contents))) {
        entries.map { entry in a(.href("#" + entry.anchor)) { page(entry.title) } }
      }
    }
  }
}
