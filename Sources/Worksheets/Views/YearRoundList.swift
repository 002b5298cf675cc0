import Kernel
import Surveys
import SurveysModel
import Web
import WorkUnitsModel
import WorksheetsModel

/// Every round of the year in one table: when it ran, how many answered, what it found, how sure
/// that is, what stands out, whether it counts.
struct YearRoundList: HTML {
  /// The place of the table on the page of a question.
  static let id = "putaran-survei"

  let source: IndexSource
  let frame: WorksheetFrame

  @HTMLBuilder var body: some HTML {
    if !source.year.rounds.isEmpty {
      div(.class("year-rounds")) {
        DataTable(
          caption: frame.page(
            SurveyFigureText.allRounds(source.kind, frame.worksheet.year.number)),
          columns: columns
        ) {
          for round in source.year.rounds {
            YearRoundRow(entry: round, kind: source.kind, isTaken: isTaken(round), frame: frame)
          }
        }
        if source.year.rounds.contains(where: \.isBelowSample) {
          p(.class("help")) { frame.page(SurveyFigureText.belowSampleCounts) }
        }
      }
    }
  }

  private var columns: [Column] {
    [
      Column(frame.page(SurveyFigureText.round)), Column(frame.page(SurveyFigureText.window)),
      Column(frame.page(SurveyFigureText.answers)), Column(frame.page(SurveyFigureText.index)),
      Column(frame.page(SurveyFigureText.marks)),
    ]
  }

  /// nil where no figure of a survey stands here, so that nothing is in or out.
  private func isTaken(_ round: YearRound) -> Bool? {
    source.taken.isEmpty ? nil : source.taken.contains(round.round.id)
  }
}

/// One round of the year.
private struct YearRoundRow: HTML {
  let entry: YearRound
  let kind: QuestionnaireKind
  /// Whether the figure that stands holds it; nil where no figure of a survey stands.
  let isTaken: Bool?
  let frame: WorksheetFrame

  var body: some HTML {
    tr {
      RowHead {
        a(.href(PublicRoundLink.round(entry.round.id).path)) { entry.round.plan.title }
        " "
        tag
      }
      td { days }
      td {
        frame.page(SurveyFigureText.count(entry))
        if entry.isBelowSample {
          " "
          Tag(frame.page(SurveyFigureText.belowSample), .warning)
        }
      }
      td {
        if let index = entry.index { frame.page(SurveyFigureText.figure(index)) } else { "–" }
      }
      td {
        if entry.index == nil {
          "–"
        } else {
          a(.href(ResultsLink.results(entry.round.id).path)) {
            frame.page(SurveyFigureText.signals(entry, kind))
          }
        }
      }
    }
  }

  private var days: String {
    let window = entry.round.plan.window
    return [window.opensAt, window.closesAt.adding(seconds: -1)]
      .map { MomentText.day($0, in: frame.language) }
      .joined(separator: frame.page(Text(" sampai ", " to ")))
  }

  private var tag: Tag {
    switch entry.standing {
    case .counts where isTaken == false:
      Tag(frame.page(Text("belum ada dalam angka ini", "not in this figure")), .warning)
    case .counts: Tag(frame.page(Text("dihitung", "counts")), .good)
    case .tooFew:
      Tag(
        frame.page(
          Text("tidak dihitung: kurang dari lima jawaban", "not counted: fewer than five answers")),
        .neutral)
    case .running:
      Tag(frame.page(Text("belum dihitung: belum selesai", "not counted yet: not over")), .neutral)
    case .unclosed:
      Tag(
        frame.page(Text("belum dihitung: belum ditutup", "not counted yet: not closed")), .warning)
    }
  }
}
