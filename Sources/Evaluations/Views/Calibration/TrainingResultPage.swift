import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import Worksheets

/// What came of an own attempt, with the references.
struct TrainingResultModel: Sendable {
  /// One question.
  struct Line: Sendable {
    let question: Int
    let given: [Answer?]
    let reference: [Answer?]
    let reason: Text
    let found: CalibrationResult.Line
  }

  let item: TrainingCase
  let instrument: Instrument
  let attempt: TrainingStore.Attempt
  let result: CalibrationResult
  let rules: CalibrationRules
  let lines: [Line]
  /// How many attempts there were with the instrument, this one with it.
  let attemptCount: Int

  /// Compares the answers of a finished attempt anew; a case is never edited.
  ///
  /// - Throws: What does not fit.
  init(_ attempt: TrainingStore.Attempt, of opened: OpenedTraining) throws {
    let instrument = opened.instrument
    let reference = try opened.item.calibration(in: instrument)
    var values: [Int: [Answer?]] = [:]
    var given = [QuestionShare?](repeating: nil, count: instrument.questions.count)
    for (code, text) in attempt.answers {
      guard let question = instrument.question(coded: code),
        let read = instrument.values(from: text, of: question)
      else { continue }
      values[question] = read
      given[question] = instrument.trainingShare(of: read, question: question)
    }
    result = try reference.compare(given)
    rules = reference.rules
    item = opened.item
    self.instrument = instrument
    self.attempt = attempt
    attemptCount = opened.attempts.count {
      $0.fact.instrumentID == opened.item.instrumentID && $0.number <= attempt.number
    }
    let found = Dictionary(
      uniqueKeysWithValues: result.lines.map { ($0.reference.question, $0) })
    lines = opened.item.places(in: instrument).compactMap { question, entry in
      found[question].map { line in
        Line(
          question: question, given: values[question] ?? [],
          reference: instrument.trainingValues(entry.reference, of: question) ?? [],
          reason: entry.reason, found: line)
      }
    }
  }
}

/// The result of an attempt: passed or not, why, and each question with the reference.
struct TrainingResultPage: HTML {
  let model: TrainingResultModel
  let page: PageContext

  private var title: Text {
    Text(
      "Hasil percobaan ke-\(model.attempt.number)", "Result of attempt \(model.attempt.number)")
  }

  private var outside: [TrainingResultModel.Line] {
    model.lines.filter { $0.found.position != .within }
  }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (page(TrainingText.calibration), CalibrationLink.overview.path),
          (page(model.item.title), CalibrationLink.item(model.item.id).path),
        ], here: page(title), page: page)
      h1 { page(title) + " – " + page(model.item.title) }
      verdict
      SummaryList(figures)
      if !outside.isEmpty { again }
      h2 { page(Text("Pertanyaan demi pertanyaan", "Question by question")) }
      model.lines.map(line)
    }
  }

  @HTMLBuilder private var verdict: some HTML {
    if model.result.passes {
      Notice(
        .success,
        page(
          Text(
            "Lulus. Anda dapat menilai unit yang ditugaskan kepada Anda dengan instrumen ini.",
            "Passed. You can judge the units that are assigned to you with this instrument.")))
    } else {
      Notice(.warning) {
        p {
          page(
            Text(
              """
              Belum lulus. Baca alasan acuan di bawah, terutama pada pertanyaan yang bertanda, lalu \
              coba lagi.
              """,
              """
              Not passed yet. Read the reasons below, most of all where a question is marked, then \
              try again.
              """))
        }
        p {
          ButtonLink(
            page(Text("Ke Kalibrasi", "To Calibration")), to: CalibrationLink.overview.path)
        }
      }
    }
  }

  private var figures: [SummaryRow] {
    let mean = AgreementFigure.figure(model.result.mean).rounded ?? .zero
    let allowed = model.rules.meanTolerance.points
    let smallest = Points(rounding: model.rules.smallestAlpha)
    return [
      SummaryRow(
        page(Text("Di luar batas", "Outside tolerance")),
        page(
          Text(
            "\(outside.count) dari \(model.lines.count) pertanyaan",
            "\(outside.count) of \(model.lines.count) questions"))),
      SummaryRow(
        page(Text("Rata-rata selisih", "Mean difference")),
        mean.formatted(decimals: 3, in: page.language) + page(Text(" (batas ", " (limit "))
          + allowed.formatted(decimals: 3, in: page.language) + ")"),
      SummaryRow(
        page(
          Text(
            "Kesesuaian dengan acuan (alfa Krippendorff)",
            "Agreement with the reference (Krippendorff's alpha)")),
        YearAgreementText.figure(model.result.alpha, page) + page(Text(" (batas ", " (limit "))
          + smallest.formatted(decimals: 3, in: page.language) + ")"),
      SummaryRow(
        page(TrainingText.attempt),
        page(
          Text(
            "ke-\(model.attemptCount) dengan instrumen ini, "
              + CalibrationMoment.full(model.attempt.fact.at, in: .indonesian),
            "number \(model.attemptCount) with this instrument, "
              + CalibrationMoment.full(model.attempt.fact.at, in: .english)))),
    ]
  }

  @HTMLBuilder private var again: some HTML {
    h2 { page(Text("Yang perlu dibaca lagi", "What to read again")) }
    ul {
      outside.map { line in
        li {
          a(.href("#" + anchor(line))) {
            page(TrainingText.soal(TrainingText.numbers(of: line.question, in: model.instrument)))
          }
          ": "
          page(TrainingText.position(line.found.position))
        }
      }
    }
  }

  private func anchor(_ line: TrainingResultModel.Line) -> String { "soal-\(line.question)" }

  private func line(_ line: TrainingResultModel.Line) -> some HTML {
    article(.class("training-question"), .id(anchor(line))) {
      h3 {
        page(TrainingText.soal(TrainingText.numbers(of: line.question, in: model.instrument)))
        ". "
        page(model.instrument.questions[line.question].text)
      }
      p { tag(line.found.position) }
      SummaryList([
        SummaryRow(
          page(TrainingText.own),
          TrainingText.shown(line.given, of: line.question, in: model.instrument, page)),
        SummaryRow(
          page(TrainingText.reference),
          TrainingText.shown(line.reference, of: line.question, in: model.instrument, page)),
        SummaryRow(
          page(Text("Selisih", "Difference")),
          YearAgreementText.signed(line.found.deviation, page.language)
            + page(Text(" dari nilai penuh pertanyaan", " of the worth of the question"))),
        SummaryRow(page(TrainingText.reason), page(line.reason)),
      ])
    }
  }

  private func tag(_ position: CalibrationResult.Line.Position) -> Tag {
    switch position {
    case .within: Tag(page(TrainingText.position(position)), .good)
    case .tooHigh, .tooLow: Tag(page(TrainingText.position(position)), .warning)
    }
  }
}
