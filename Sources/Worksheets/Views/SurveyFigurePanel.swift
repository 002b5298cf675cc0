import Evidence
import Kernel
import Surveys
import SurveysModel
import Web
import WorksheetsModel

/// Beside a question that asks for an index: the closed rounds of the unit whose figure it may take.
struct SurveyFigurePanel: HTML {
  static let roundField = "survei"

  let figures: [SurveyFigure]
  let kind: QuestionnaireKind
  let frame: WorksheetFrame
  let question: Int
  let answer: QuestionAnswer?
  let isProven: Bool

  var body: some HTML {
    div(.id("survei"), .data(.live)) {
      h2(.class("aside-title")) { frame.page(SurveyFigureText.title(kind)) }
      source
      for figure in figures {
        SurveyOffer(figure: figure, frame: frame, question: question, answer: answer)
      }
      if figures.isEmpty { p { frame.page(SurveyFigureText.none(kind)) } }
      p {
        a(.href(OrganiserLink.rounds(frame.worksheet.unitID).path)) {
          frame.page(SurveyFigureText.rounds)
        }
      }
    }
  }

  /// A word about an index that no survey in Zona stands behind.
  @HTMLBuilder private var source: some HTML {
    if let answer, answer.content.values.contains(where: { $0 != nil }),
      answer.origin.round == nil
    {
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

/// One closed round: its figure, and the press that takes it.
private struct SurveyOffer: HTML {
  let figure: SurveyFigure
  let frame: WorksheetFrame
  let question: Int
  let answer: QuestionAnswer?

  @HTMLBuilder var body: some HTML {
    SummaryList(SurveyFigureText.rows(figure, frame))
    if answer?.origin == .survey(figure.roundID) {
      p(.class("actions")) { Tag(frame.page(SurveyFigureText.standsHere), .good) }
    } else if frame.isOpen, figure.index != nil {
      Form(
        action: WorksheetLink.survey(frame.id, question, in: frame.instrument).path,
        context: frame.page
      ) {
        input(.type("hidden"), .name(SurveyFigurePanel.roundField), .value(figure.roundID.text))
        input(
          .type("hidden"), .name(QuestionField.version), .value(String(answer?.version ?? 0)))
        p(.class("actions")) { Button(frame.page(SurveyFigureText.take), .quiet) }
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
    if !sources.isEmpty {
      section(.id("asal-indeks")) {
        h2 { frame.page(SurveyFigureText.sources) }
        for source in sources { IndexSourceEntry(source: source, frame: frame) }
      }
    }
  }
}

/// One index of a survey: whose figure it is, from which round, how sure.
private struct IndexSourceEntry: HTML {
  let source: IndexSource
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    h3 {
      a(.href(frame.path(source.question))) {
        frame.page(
          WorksheetText.soal(frame.instrument.soalNumbers(of: source.question)))
      }
      ", " + SurveyFigureText.index(source.kind) + " "
        + frame.shown(source.answer.content, of: source.question)
    }
    if let figure = source.figure {
      p { frame.page(SurveyFigureText.taken) + " " + byWhom(source.answer) }
      SummaryList(SurveyFigureText.rows(figure, frame))
      p(.class("help")) { frame.page(SurveyFigureText.reckoning(figure)) }
    } else {
      p {
        frame.page(SurveyFigureText.typedHere) + " " + byWhom(source.answer) + " "
          + frame.page(SurveyFigureText.needsReport)
      }
    }
  }

  private func byWhom(_ answer: QuestionAnswer) -> String {
    frame.page(WorksheetText.by(answer.author.name, MomentText.full(answer.at, in: frame.language)))
      + "."
  }
}
