import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// What everybody reads of a unit's survey: what it asks, how people were drawn and, once it is
/// closed, its totals with how sure they are.
struct PublicRoundPage: HTML {
  let frame: SurveyFrame
  /// The figures; nil before the round is closed.
  let figures: RoundFigures?
  let channels: [(channel: SurveyChannel, count: Int64)]
  let draw: SurveyFrameState?
  /// How its window was extended, the first time first.
  var extensions: [SurveyHistory.Extension] = []
  /// That it was withdrawn before it opened, and why.
  var withdrawal: SurveyHistory.Withdrawal?
  /// Who answered; nil before the round is closed.
  var groups: RoundGroups?

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: Text(frame.plan.title, frame.plan.title), context: page) {
      h1 { frame.plan.title }
      p {
        frame.unitName
        " "
        frame.stageTag
      }
      if let figures {
        Notice(
          figures.sufficiency == .enough ? .success : .warning,
          page(ResultsText.sufficiency(figures)))
        figures.all.parts.map {
          QuestionnaireResults(part: $0, figures: figures, page: page, isPublic: true)
        }
        if figures.sufficiency != .hidden {
          ServiceResults(figures: figures, page: page)
          GroupResults(groups: groups, figures: figures, page: page)
          PublicMarks(figures: figures, page: page)
        }
      } else if frame.stage == .withdrawn {
        Notice(.warning) {
          p { page(PublicRoundText.withdrawn) }
          if let withdrawal {
            p { frame.zone.words(withdrawal.at, in: page.language) + ": " + withdrawal.reason }
          }
        }
      } else {
        Notice(.info, page(PublicRoundText.notClosed))
      }
      h2 { page(PublicRoundText.method) }
      RoundFacts(frame: frame)
      PublicMethod(figures: figures, channels: channels, page: page)
      if !extensions.isEmpty { PublicExtensions(extensions: extensions, frame: frame) }
      if let draw { PublicDraw(round: frame.round.id, draw: draw, frame: frame) }
    }
  }
}

/// How many answers have a mark and what that changes.
struct PublicMarks: HTML {
  let figures: RoundFigures
  let page: PageContext

  var body: some HTML {
    section {
      h2 { page(ResultsText.marks) }
      p {
        page(PublicRoundText.marked(figures)) + " " + page(HonestyText.promise) + " "
        a(.href(ResultsLink.rules.path)) { page(HonestyText.rules) }
      }
      if (1..<RoundFigures.smallestCell).contains(figures.flaggedCount) {
        p { page(ResultsText.fewMarked) }
      }
    }
  }
}

/// Each time that the window was extended: from when to when, why, and when that was decided.
struct PublicExtensions: HTML {
  let extensions: [SurveyHistory.Extension]
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    section(.id("perpanjangan")) {
      h2 { page(PublicRoundText.extensions) }
      p { page(PublicRoundText.extensionWhy) }
      Timeline(
        extensions.map { moved in
          TimelineEntry(
            time: page(PublicRoundText.decided) + frame.zone.words(moved.at, in: page.language),
            title: page(PublicRoundText.endMoved)
              + page(frame.zone.words(moved: moved.from, to: moved.until)),
            detail: moved.reason)
        })
    }
  }
}

/// How answers came in and how figures were reckoned.
struct PublicMethod: HTML {
  let figures: RoundFigures?
  let channels: [(channel: SurveyChannel, count: Int64)]
  let page: PageContext

  var body: some HTML {
    ul(.class("plain-list")) {
      if !channels.isEmpty { li { page(PublicRoundText.channels) + ways + "." } }
      PublicRoundText.reckoning.map { sentence in li { page(sentence) } }
    }
  }

  private var ways: String {
    zip(channels, ShownCounts.words(channels.map(\.count), in: page.language)).map {
      page(SurveyText.channel($0.channel)) + " (" + $1 + ")"
    }.joined(separator: ", ")
  }
}

/// How whoever was asked was drawn, so that anybody can do it again.
struct PublicDraw: HTML {
  let round: ID<SurveyRound>
  let draw: SurveyFrameState
  let frame: SurveyFrame

  private var page: PageContext { frame.page }

  var body: some HTML {
    section(.id("undian")) {
      h2 { page(PublicRoundText.draw) }
      p { page(PublicRoundText.drawWhy) }
      SummaryList(rows)
      if let seed = draw.seed, let count = draw.drawnCount {
        p { page(PublicRoundText.checkSeed) }
        pre { code { PublicRoundText.checkSeed(seed) } }
        p { page(PublicRoundText.checkList) }
        pre { code { PublicRoundText.listCommand } }
        p { page(PublicRoundText.repeatIt) }
        pre { code { PublicRoundText.command(seed: seed, count: count) } }
        p { page(PublicRoundText.checkOne) }
        pre { code { PublicRoundText.check(seed: seed) } }
      }
    }
  }

  private var rows: [SummaryRow] {
    var rows = [SummaryRow(page(PublicRoundText.seedDigest), draw.seedDigest)]
    if let count = draw.lineCount, let digest = draw.digest {
      rows.append(
        SummaryRow(page(PublicRoundText.list)) {
          a(.href(OrganiserLink.frameFile(round).path), .download()) { "kerangka.csv" }
          ", " + page(PublicRoundText.lines(count))
        })
      rows.append(SummaryRow(page(PublicRoundText.listDigest), digest))
    }
    if let seed = draw.seed, let count = draw.drawnCount, let at = draw.drawnAt {
      rows.append(SummaryRow(page(PublicRoundText.seed), seed))
      rows.append(
        SummaryRow(
          page(PublicRoundText.drawn), "\(count) · " + frame.zone.words(at, in: page.language)))
    }
    return rows
  }
}

/// The surveys of a unit among what everybody reads of it.
struct PublicSurveys: HTML {
  /// One survey; figures only once it is closed.
  struct Line: Sendable {
    let round: SurveyRound
    let stage: SurveyRound.Stage
    let figures: RoundFigures?
  }

  /// The most surveys that are listed.
  static let longest = 12

  let lines: [Line]
  let page: PageContext

  var body: some HTML {
    section(.id("survei")) {
      h2 { page(PublicRoundText.surveys) }
      ul(.class("plain-list")) {
        for line in lines {
          li {
            a(.href(PublicRoundLink.round(line.round.id).path)) { line.round.plan.title }
            " (\(line.round.year.number)): " + words(line)
          }
        }
      }
    }
  }

  private func words(_ line: Line) -> String {
    guard let figures = line.figures else { return page(SurveyText.stage(line.stage)) }
    guard figures.sufficiency != .hidden else { return page(ResultsText.noneYet) }
    let found = figures.all.parts.map { ResultsText.finding($0, in: page.language) }
      .joined(separator: "; ")
    return found + ". " + page(ResultsText.sufficiency(figures))
  }
}
