import Instruments
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The floors of every predicate, one line each that opens to the whole list.
struct VerdictList: HTML {
  let verdicts: [Verdict]
  let frame: WorksheetFrame

  var body: some HTML {
    for verdict in verdicts {
      let missed = verdict.floors.count { !$0.isCleared }
      details(.class("verdict"), .open(missed > 0 && missed <= 3)) {
        summary {
          Tag(verdict.predicate.uppercased(), missed == 0 ? .award : .neutral)
          " "
          frame.page(WorksheetText.floorsMissed(missed, of: verdict.floors.count))
        }
        FloorGauge(
          verdict.predicate.uppercased(),
          readings: verdict.floors.map { check in
            FloorReading(
              frame.page(InstrumentText.floor(check, in: frame.instrument)),
              path: WorksheetLink.score(frame.id, code: code(check)).path, score: check.score,
              maximum: check.maximum, floor: check.floor)
          }, language: frame.language)
      }
    }
  }

  /// Where the score that is held against a floor is explained.
  private func code(_ check: FloorCheck) -> String? {
    let instrument = frame.instrument
    switch check.target {
    case .total: return nil
    case .node(let node): return instrument.nodes[node].code
    case .question(let question): return instrument.questions[question].code
    case .eachArea: return check.area?.nodes.first.map { instrument.nodes[$0].code }
    }
  }
}

/// What does not go together on a sheet: a reason to look again.
struct DoubtNotice: HTML {
  let doubts: [Doubt]
  let frame: WorksheetFrame
  /// The question whose page this is; it is named, not linked.
  var here: Int?
  /// Indexes of surveys that may not be sent as they stand.
  var faults: [IndexFault] = []

  var body: some HTML {
    if !doubts.isEmpty || !faults.isEmpty {
      Notice(.warning) {
        p { frame.page(Text("Periksa kembali:", "Please check:")) }
        ul {
          for doubt in doubts {
            li {
              for (index, question) in doubt.questions(of: frame.instrument).enumerated() {
                if index > 0 { ", " }
                DoubtedQuestion(question: question, frame: frame, isHere: question == here)
              }
              ": "
              frame.page(WorksheetText.doubt(doubt, in: frame.instrument))
            }
          }
          for fault in faults {
            li {
              DoubtedQuestion(question: fault.question, frame: frame, isHere: false)
              ": "
              frame.page(SurveyFigureText.sentence(fault).detail)
            }
          }
        }
      }
    }
  }
}

/// The name of a question in a doubt: a link, unless this is its page.
private struct DoubtedQuestion: HTML {
  let question: Int
  let frame: WorksheetFrame
  let isHere: Bool

  var body: some HTML {
    let name = frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question)))
    if isHere { name } else { a(.href(frame.path(question))) { name } }
  }
}

/// Why the worksheet came back, on top of its pages.
struct StageNotice: HTML {
  let frame: WorksheetFrame
  /// Whether the reason stays folded, where it would push the work down.
  var isShort = false

  var body: some HTML {
    switch frame.worksheet.stage {
    case .draft: EmptyHTML()
    case .submitted(let at, let by):
      Notice(
        .info,
        frame.page(
          Text(
            "Dikirim oleh \(by.name), \(MomentText.full(at, in: .indonesian)). Jawaban tetap.",
            "Sent by \(by.name), \(MomentText.full(at, in: .english)). Answers stand.")))
    case .returned where frame.round != nil:
      if let round = frame.round { RoundNotice(round: round, frame: frame) }
    case .returned(let at, let by, let reason, _):
      let words = frame.page(
        Text(
          "Dikembalikan oleh \(by.name), \(MomentText.full(at, in: .indonesian)):",
          "Returned by \(by.name), \(MomentText.full(at, in: .english)):"))
      Notice(.warning) {
        if isShort {
          details {
            summary { String(words.dropLast()) }
            blockquote { reason }
          }
        } else {
          p { words }
          blockquote { reason }
        }
        if frame.open != .all { p { frame.page(ReturnText.takenBackNoted) } }
        if frame.showsSending { p { frame.page(ReturnText.showsSending) } }
      }
    }
  }
}
