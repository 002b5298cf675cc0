package import EvidenceModel
package import InstrumentsModel
package import Kernel
package import Web
package import WorksheetsModel

/// The controls and words of a question's own page, for pages on which others judge it.
package struct AnswerKit: Sendable {
  private let frame: WorksheetFrame

  /// Prepares the kit of one worksheet.
  ///
  /// - Parameters:
  ///   - loaded: The worksheet.
  ///   - instrument: Its instrument, in the wording that this installation shows.
  ///   - page: The frame of the page.
  ///   - now: The moment of the request.
  package init(
    _ loaded: LoadedWorksheet, instrument: Instrument, page: PageContext, now: Instant
  ) {
    frame = WorksheetFrame(
      worksheet: loaded.worksheet, instrument: instrument, window: loaded.window, unitName: "",
      institutionName: "", mayAnswer: false, maySubmit: false, mayReopen: false, page: page,
      now: now)
  }

  /// The controls that answer a question, without its criteria, which stand elsewhere on the page.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - typed: The text of each field, in the order of the question's soal.
  ///   - errors: What is wrong with what was typed.
  /// - Returns: The fields of a form.
  package func controls(
    of question: Int, typed: [String], errors: [FormError]
  ) -> HTMLFragment {
    HTMLFragment(
      AnswerControls(
        frame: frame, question: question, typed: typed, errors: errors, isBrief: true))
  }

  /// That more was reached than there is, as the worksheet says it; nil where that is not so.
  ///
  /// - Parameters:
  ///   - question: The position in `Instrument.questions`.
  ///   - sheet: The stored answers of whoever answers.
  /// - Returns: A sentence.
  package func excess(of question: Int, on sheet: AnswerSheet) -> Text? {
    let doubt = Doubt.exceeds(question: question)
    return frame.instrument.doubts(on: sheet).contains(doubt) ? words(of: doubt) : nil
  }

  /// The guidance of a question and what each option of its ladder means; the given one is marked.
  package func criteria(of question: Int, chosen: Answer?) -> HTMLFragment {
    HTMLFragment(StoredOptions(frame: frame, question: question, chosen: chosen))
  }

  /// The answer to a question as people read it, such as `A` or `soal 88: 4, soal 89: 2 (50,00%)`.
  package func shown(_ values: [Answer?], of question: Int) -> String {
    frame.shown(AnswerContent(values: values), of: question)
  }

  /// Values as they stand in the fields of a form: one text for each soal, blank where there is none.
  package func typed(_ values: [Answer?], of question: Int) -> [String] {
    frame.instrument.questions[question].soals.enumerated().map { place, position in
      guard values.indices.contains(place), let value = values[place] else { return "" }
      return frame.shown(value, at: position)
    }
  }

  /// Points with the decimals and marks of the language.
  package func points(_ points: Points) -> String { frame.points(points) }

  /// The text of a question in the language of the page.
  package func text(of question: Int) -> String { frame.text(question) }

  /// What does not go together, in words.
  package func words(of doubt: Doubt) -> Text { WorksheetText.doubt(doubt, in: frame.instrument) }

  /// Whether a proof counts, in words.
  package static func words(of standing: ProofStanding) -> Text {
    WorksheetText.standing(standing)
  }

  /// A moment as people read it: `21 November 2026, 14.32 WIB`.
  package static func moment(_ instant: Instant, in language: Language) -> String {
    MomentText.full(instant, in: language)
  }

  /// The same moment in both languages.
  package static func moment(_ instant: Instant) -> Text {
    Text(moment(instant, in: .indonesian), moment(instant, in: .english))
  }
}

/// The answer fields of a question's form, read into values or into errors.
package struct TypedAnswer: Sendable {
  /// The text of each field, in the order of the question's soal.
  package let typed: [String]
  /// One place for each soal; nil when blank or wrong.
  package let values: [Answer?]
  /// What is wrong, by field.
  package let errors: [FormError]

  /// Reads the fields that `AnswerKit.controls` wrote; one that was not sent is blank.
  package init(_ form: FormBody, question: Int, in instrument: Instrument) {
    let soals = instrument.questions[question].soals
    typed = soals.map { form[QuestionField.soal(instrument.soals[$0].id)] ?? "" }
    let answers = AnswerFields(typed, of: question, in: instrument)
    values = answers.values
    errors = soals.compactMap { position in
      let id = instrument.soals[position].id
      return answers.problems[id].map {
        FormError(field: QuestionField.soal(id), message: WorksheetText.problem($0))
      }
    }
  }

  /// The name of the first field of a question.
  package static func firstField(of question: Int, in instrument: Instrument) -> String {
    QuestionField.soal(instrument.firstSoal(of: question))
  }

  /// The names of the fields of a question, in the order of its soal.
  package static func fields(of question: Int, in instrument: Instrument) -> [String] {
    instrument.questions[question].soals.map { QuestionField.soal(instrument.soals[$0].id) }
  }
}
