import Evidence
import EvidenceModel
import Kernel
import Surveys
import SurveysModel
import Web
import WorkUnitsModel
import WorksheetsModel

/// Beside a question that asks for an index: what the unit's surveys of the year found together,
/// and the press that takes it.
///
/// Every round of the year is in a table below, over the whole width.
struct SurveyFigurePanel: HTML {
  static let roundField = "survei"

  let source: IndexSource
  let frame: WorksheetFrame

  var body: some HTML {
    div(.id("survei"), .data(.live)) {
      h2(.class("aside-title")) { frame.page(SurveyFigureText.title(source.kind)) }
      filledIn
      SurveyOffer(source: source, frame: frame)
      if source.year.counted.isEmpty { p { frame.page(SurveyFigureText.none(source.kind)) } }
      if !source.year.rounds.isEmpty {
        p {
          a(.href("#" + YearRoundList.id)) {
            frame.page(SurveyFigureText.allRounds(source.kind, frame.worksheet.year.number))
          }
        }
      }
      p {
        a(.href(OrganiserLink.rounds(frame.worksheet.unitID).path)) {
          frame.page(SurveyFigureText.rounds)
        }
      }
    }
  }

  /// A word about an index that no survey in Zona stands behind, before and after it is typed.
  @HTMLBuilder private var filledIn: some HTML {
    if source.isFilledIn {
      let isProven = source.fault == nil
      Notice(isProven ? .info : .warning) {
        p {
          frame.page(isProven ? SurveyFigureText.typedProven : SurveyFigureText.typed)
          " "
          a(.href(EvidenceLink.vault(frame.worksheet.unitID).path)) {
            frame.page(WorksheetText.vault)
          }
        }
      }
    }
  }
}

/// The index of the year, and the press that takes it.
struct SurveyOffer: HTML {
  let source: IndexSource
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    if !source.leftOut.isEmpty {
      Notice(.warning, frame.page(SurveyFigureText.leavesOut(titles)))
    }
    if let latest = source.year.counted.first {
      if let index = source.year.index {
        SummaryList(SurveyFigureText.rows(index, frame))
        if index.scales.count > 1 {
          p(.class("meta")) { frame.page(SurveyFigureText.unlikeScales) }
        }
        if source.taken == source.year.counted {
          p(.class("actions")) { Tag(frame.page(SurveyFigureText.standsHere), .good) }
        } else if frame.isOpen(source.question) {
          form(latest)
        }
      }
    }
  }

  private var titles: [String] {
    source.year.rounds.filter { source.leftOut.contains($0.round.id) }.map(\.round.plan.title)
  }

  private func form(_ latest: ID<SurveyRound>) -> some HTML {
    Form(
      action: WorksheetLink.survey(frame.id, source.question, in: frame.instrument).path,
      context: frame.page
    ) {
      input(.type("hidden"), .name(SurveyFigurePanel.roundField), .value(latest.text))
      input(
        .type("hidden"), .name(QuestionField.version), .value(String(source.answer?.version ?? 0)))
      p(.class("actions")) {
        Button(
          frame.page(source.leftOut.isEmpty ? SurveyFigureText.take : SurveyFigureText.takeAnew),
          .quiet)
      }
    }
  }
}

/// Beside the questions on satisfaction: the SKM rounds of the year.
struct SatisfactionPanel: HTML {
  let rounds: [ClosedFigure]
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    h2(.class("aside-title")) { frame.page(SurveyFigureText.satisfaction(rounds.count)) }
    if rounds.isEmpty {
      p { frame.page(SurveyFigureText.noSatisfaction) }
    } else {
      ul(.class("hints")) {
        for round in rounds {
          li {
            a(.href(OrganiserLink.round(round.roundID).path)) { round.title }
            ": "
            frame.page(SurveyFigureText.satisfaction(round))
          }
        }
      }
    }
  }
}

/// On the page of the score: where the indexes of surveys came from.
struct IndexSourceList: HTML {
  let sources: [IndexSource]
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    let shown = sources.filter { $0.answer?.hasValue == true || !$0.year.rounds.isEmpty }
    if !shown.isEmpty {
      section(.id("asal-indeks")) {
        h2 { frame.page(SurveyFigureText.sources) }
        for source in shown {
          IndexSourceEntry(source: source, frame: frame)
          YearRoundList(source: source, frame: frame)
        }
      }
    }
  }
}

/// One index of a survey: whose figure it is, from which rounds, how sure.
struct IndexSourceEntry: HTML {
  let source: IndexSource
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    h3 {
      a(.href(frame.path(source.question))) {
        frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: source.question)))
      }
      ", " + SurveyFigureText.index(source.kind) + " "
        + frame.shown(source.answer?.content, of: source.question)
    }
    if let answer = source.answer, answer.hasValue {
      if source.isFilledIn {
        p { frame.page(SurveyFigureText.typedHere) + " " + byWhom(answer) }
        reports
      } else {
        p { frame.page(SurveyFigureText.taken(source.taken.count)) + " " + byWhom(answer) }
        // The rounds that it was taken from, not those that were closed since.
        if let index = source.year.index(of: source.taken) {
          SummaryList(SurveyFigureText.rows(index, frame))
          p(.class("help")) { frame.page(SurveyFigureText.reckoning(index)) }
        }
      }
    }
  }

  @HTMLBuilder private var reports: some HTML {
    if source.reports.isEmpty {
      p { frame.page(SurveyFigureText.needsReport) }
    } else {
      p {
        frame.page(SurveyFigureText.report) + " "
        for (place, proof) in source.reports.enumerated() {
          if place > 0 { ", " }
          a(.href(EvidenceLink.proof(proof.unitID, proof.id).path)) { proof.title }
        }
        "."
      }
    }
  }

  private func byWhom(_ answer: QuestionAnswer) -> String {
    frame.page(WorksheetText.by(answer.author.name, MomentText.full(answer.at, in: frame.language)))
      + "."
  }
}

/// Before sending: each index of a survey with its source, what is wrong with it, and what an
/// assessor will see of its rounds.
struct IndexCheck: HTML {
  let sources: [IndexSource]
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    let answered = sources.filter { $0.answer?.hasValue == true }
    if !answered.isEmpty {
      section(.id("indeks-survei")) {
        h2 { frame.page(SurveyFigureText.sources) }
        for source in answered { IndexCheckEntry(source: source, frame: frame) }
      }
    }
  }
}

/// One index before sending.
private struct IndexCheckEntry: HTML {
  let source: IndexSource
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    IndexSourceEntry(source: source, frame: frame)
    fault
    doubts
  }

  @HTMLBuilder private var fault: some HTML {
    if source.isFilledIn, let fault = source.fault {
      Notice(.refusal) {
        p {
          frame.page(SurveyFigureText.sentence(fault).detail) + " "
            + frame.page(SurveyFigureText.sentence(fault).wayOut) + " "
          a(.href(EvidenceLink.vault(frame.worksheet.unitID).path)) {
            frame.page(WorksheetText.vault)
          }
        }
      }
    }
    if !source.leftOut.isEmpty {
      Notice(.refusal, frame.page(SurveyFigureText.cannotBeSent))
      SurveyOffer(source: source, frame: frame)
    }
  }

  /// Rounds below their sample, with signals, or over and never closed.
  @HTMLBuilder private var doubts: some HTML {
    let doubtful = source.year.rounds.filter {
      ($0.isDoubtful && source.taken.contains($0.round.id)) || $0.standing == .unclosed
    }
    if !doubtful.isEmpty {
      Notice(.warning) {
        p { frame.page(SurveyFigureText.doubtful) }
        ul {
          for round in doubtful {
            li {
              a(.href(PublicRoundLink.round(round.round.id).path)) { round.round.plan.title }
              ": " + frame.page(SurveyFigureText.doubt(round, source.kind))
            }
          }
        }
        if doubtful.contains(where: \.isBelowSample) {
          p { frame.page(SurveyFigureText.belowSampleCounts) }
        }
      }
    }
  }
}
