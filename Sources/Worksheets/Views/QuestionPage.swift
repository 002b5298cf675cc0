import InstrumentsModel
import Kernel
import Surveys
import Web
import WorksheetsModel

/// What stands in the form of a question: as stored, or as somebody typed it.
struct QuestionFields: Sendable {
  var typed: [String]
  var note: String
  var evidence: String
  var version: Int64

  /// The stored answer.
  init(_ answer: QuestionAnswer?, frame: WorksheetFrame, question: Int) {
    let soals = frame.instrument.questions[question].soals
    typed = soals.indices.map { index in
      answer?.content.values[index].map { frame.shown($0, at: soals[index]) } ?? ""
    }
    note = answer?.content.note ?? ""
    evidence = answer?.content.evidence ?? ""
    version = answer?.version ?? 0
  }

  /// What was typed.
  init(typed: [String], note: String, evidence: String, version: Int64) {
    self.typed = typed
    self.note = note
    self.evidence = evidence
    self.version = version
  }
}

/// The names of the fields of a question's form.
enum QuestionField {
  static let note = "catatan"
  static let evidence = "bukti"
  static let version = "versi"
  static let confirms = "yakin"
  static let next = "lanjut"

  static func soal(_ id: Int) -> String { "s\(id)" }
}

/// One question: options with their criteria or counts with the live formula, note and proof.
struct QuestionPage: HTML {
  let frame: WorksheetFrame
  let question: Int
  let standing: Standing
  let answer: QuestionAnswer?
  let fields: QuestionFields
  var errors: [FormError] = []
  var asksExcess = false
  /// The proof of the question; nil shows none.
  var proofs: QuestionProofs?
  /// Where the index comes from or could come from; nil where the question asks for none.
  var index: IndexSource?
  /// The SKM rounds of the year; nil where the question is not about satisfaction.
  var satisfaction: [ClosedFigure]?
  /// A reply as typed, when it was refused.
  var typedReply: String?

  var body: some HTML {
    let entry = frame.instrument.questions[question]
    let numbers = frame.instrument.soalNumbers(of: question)
    Page(
      title: Text(
        "\(entry.text.indonesian) — soal \(numbers)", "\(entry.text.english) — question \(numbers)"),
      context: frame.page
    ) {
      frame.breadcrumb(WorksheetText.soal(numbers))
      ErrorSummary(errors, page: frame.page)
      p(.class("question-place")) {
        entry.code
        " · "
        sectionName
        " "
        span(.id(QuestionFigure.state), .data(.live)) { state }
      }
      h1(.class("question-text")) { frame.text(question) }
      StageNotice(frame: frame, isShort: true)
      if let round = frame.round, let note = round.note(on: question) {
        ReturnNotePanel(
          note: note, round: round, frame: frame, typed: typedReply, errors: errors)
      }
      if frame.isFrozen(question) { FrozenNotice(frame: frame) }
      div(.id(QuestionFigure.doubts), .data(.live)) {
        DoubtNotice(doubts: doubts, frame: frame, here: question)
      }
      TwoPanes(isEven: proofs?.reading != nil) {
        if isOpen { form } else { stored }
      } second: {
        if let reading = proofs?.reading {
          ReadingPane(
            proof: reading.proof, preview: reading.preview, frame: frame, question: question)
        }
        aside
        surveys
        if let proofs { ProofList(proofs: proofs, frame: frame, question: question) }
      }
      if let index {
        div(.id(YearRoundList.id), .data(.live)) { YearRoundList(source: index, frame: frame) }
      }
      steps
    }
  }

  @HTMLBuilder private var surveys: some HTML {
    if let index { SurveyFigurePanel(source: index, frame: frame) }
    if let rounds = satisfaction { SatisfactionPanel(rounds: rounds, frame: frame) }
  }

  private var sectionName: String {
    frame.page(frame.instrument.nodes[frame.instrument.section(ofQuestion: question)].name)
  }

  private var place: QuestionStanding? {
    standing.questions.first { $0.question == question }
  }

  @HTMLBuilder private var state: some HTML {
    if let place {
      Tag.fill(place.fill, frame.page)
      if let mark = WorksheetText.mark(place.mark) {
        " "
        Tag(frame.page(mark), .warning)
      }
      if index?.fault != nil, frame.worksheet.stage.name.isOpen {
        " "
        Tag(frame.page(SurveyFigureText.unsettled), .warning)
      }
    }
  }

  private var doubts: [Doubt] {
    standing.doubts.filter { $0.questions(of: frame.instrument).contains(question) }
  }

  private var form: some HTML {
    Form(
      action: frame.path(question), context: frame.page, classes: "question-form",
      attributes: [.data(.autosave)]
    ) {
      input(.type("hidden"), .name(QuestionField.version), .value(String(fields.version)))
      AnswerControls(
        frame: frame, question: question, typed: fields.typed, errors: errors)
      if hasShare {
        // Hidden until a refusal asks for it; the script shows it then.
        div(.hidden(!asksExcess), .data(.confirm)) {
          CheckBox(
            frame.page(WorksheetText.confirmExcess), name: QuestionField.confirms, value: "1")
        }
      }
      TextArea(
        frame.page(WorksheetText.note), name: QuestionField.note, value: fields.note,
        limit: AnswerContent.longestNote, lines: 4, help: frame.page(WorksheetText.noteHelp),
        error: errors.message(for: QuestionField.note, frame.page), page: frame.page)
      TextArea(
        frame.page(WorksheetText.evidence), name: QuestionField.evidence, value: fields.evidence,
        limit: AnswerContent.longestEvidence, lines: 3,
        help: frame.page(WorksheetText.evidenceHelp),
        error: errors.message(for: QuestionField.evidence, frame.page), page: frame.page)
      p(.class("actions")) {
        Button(
          frame.page(WorksheetText.saveAndNext), .primary, .name(QuestionField.next), .value("1"))
        " "
        Button(frame.page(WorksheetText.save), .quiet)
        span(.class("saved"), .data(.saved), .role("status"), .aria(.live, "polite")) { savedWords }
      }
    }
  }

  private var hasShare: Bool {
    if case .ratio = frame.instrument.questions[question].kind { return true }
    return false
  }

  private var savedWords: String {
    guard let answer else { return "" }
    return frame.page(
      WorksheetText.by(answer.author.name, MomentText.full(answer.at, in: frame.language)))
  }

  @HTMLBuilder private var stored: some HTML {
    AnswerBands([
      AnswerBand(
        .unit, title: frame.page(WorksheetText.layer(.unit)),
        answer: frame.shown(answer?.content, of: question),
        worth: place.map { frame.points($0.score) },
        note: answer.map { $0.content.note + ($0.content.evidence.isEmpty ? "" : "\n") }
          .map { $0 + (answer?.content.evidence ?? "") },
        meta: savedWords)
    ])
    StoredOptions(frame: frame, question: question, chosen: answer?.content.values.first ?? nil)
  }

  @HTMLBuilder private var aside: some HTML {
    if let place {
      SummaryList([
        SummaryRow(frame.page(WorksheetText.points)) {
          a(
            .href(
              WorksheetLink.score(
                frame.id, code: frame.instrument.questions[question].code
              ).path)
          ) {
            span(.id(QuestionFigure.score)) { frame.points(place.score) }
            " / "
            frame.points(place.weight)
          }
        },
        SummaryRow(frame.page(WorksheetText.total)) {
          a(.href(WorksheetLink.score(frame.id, code: nil).path), .id(QuestionFigure.total)) {
            frame.points(standing.card.total)
          }
        },
        SummaryRow(frame.page(WorksheetText.progress)) {
          span(.id(QuestionFigure.progress)) {
            frame.page(
              WorksheetText.answered(standing.answeredCount, of: standing.questionCount))
          }
        },
        SummaryRow(frame.page(WorksheetText.history)) {
          span(.id(QuestionFigure.history), .data(.live)) { history }
        },
      ])
    }
    let hints = frame.instrument.questions[question].evidenceHints
    if !hints.isEmpty {
      h2(.class("aside-title")) { frame.page(WorksheetText.evidenceHints) }
      ul(.class("hints")) { for hint in hints { li { frame.page(hint) } } }
    }
  }

  /// The standing version with the way to all of them; nothing to follow where there is none.
  @HTMLBuilder private var history: some HTML {
    if let answer {
      a(
        .href(
          WorksheetLink.history(frame.id, soal: frame.instrument.firstSoal(of: question)).path)
      ) { frame.page(WorksheetText.version(answer.version)) }
    } else {
      frame.page(Text("belum ada", "none yet"))
    }
  }

  @HTMLBuilder private var steps: some HTML {
    StepLinks(
      previous: neighbour(question - 1), next: neighbour(question + 1), page: frame.page)
    p(.class("step-more"), .data(.keys)) {
      if frame.isOpen, let open = nextOpen {
        a(.href(frame.path(open)), .data(.key, "n")) { frame.page(WorksheetText.nextOpen) }
        " · "
      }
      a(.href(WorksheetLink.list(frame.id).path)) { frame.page(WorksheetText.list) }
      if frame.mayGiveBack || canAddNote {
        " · "
        a(
          .href(
            WorksheetLink.returning(
              frame.id, soal: frame.instrument.firstSoal(of: question)
            ).path)
        ) { frame.page(canAddNote ? ReturnText.addOnThis : ReturnText.returnThis) }
      }
    }
    KeyHelp(hasOptions: isOpen && !isCounted, page: frame.page)
  }

  private var isOpen: Bool { frame.isOpen(question) }

  /// Whether the person may add a note on this question to the return that is open.
  private var canAddNote: Bool {
    frame.mayAddNotes && frame.round?.note(on: question) == nil
  }

  private var isCounted: Bool {
    if case .choice = frame.instrument.questions[question].kind { return false }
    return true
  }

  private var nextOpen: Int? {
    let open = standing.missing.filter { $0 != question }
    return open.first { $0 > question } ?? open.first
  }

  private func neighbour(_ question: Int) -> (title: String, path: String)? {
    guard frame.instrument.questions.indices.contains(question) else { return nil }
    return (
      frame.page(WorksheetText.soal(frame.instrument.soalNumbers(of: question))),
      frame.path(question)
    )
  }
}
