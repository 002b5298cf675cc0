import Evidence
import EvidenceModel
import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// What stands in the form of a judgement: as stored, or as somebody typed it.
struct JudgementFields: Sendable {
  var typed: [String]
  var note: String
  var strength: String
  var doubt: String
  var version: Int64

  /// What is stored.
  init(_ read: ScoredQuestion, _ kit: AnswerKit) {
    self.init(
      read.standing, typed: kit.typed(read.standing?.values ?? [], of: read.question),
      version: read.version)
  }

  /// What was typed; the version is the one that stands, so that sending again is meant.
  init(_ form: JudgementForm, _ read: ScoredQuestion, _ kit: AnswerKit) {
    self.init(
      form.judgement, typed: form.typed ?? kit.typed(form.judgement.values, of: read.question),
      version: read.version)
  }

  private init(_ judgement: Judgement?, typed: [String], version: Int64) {
    self.typed = typed
    note = judgement?.note ?? ""
    strength = judgement?.strength ?? ""
    doubt = judgement?.doubt ?? ""
    self.version = version
  }
}

/// One question in two panes: what the unit says on one side, proof and the own answer on the other.
struct JudgementPage: HTML {
  /// The ids of parts that the script renews after saving.
  static let progressID = "terjawab"
  static let stateID = "keadaan"
  /// Where a proof opens beside the question.
  static let proofID = "bukti"

  let read: ScoredQuestion
  let instrument: Instrument
  let kit: AnswerKit
  let page: PageContext
  let now: Instant
  let fields: JudgementFields
  var errors: [FormError] = []
  /// Why a form came back, above everything else.
  var refusal: Text?
  /// What was sent and not stored, where no form can show it any more.
  var sent: Judgement?
  /// The proof that is open beside the question.
  var reading: (proof: Proof, preview: ProofPreview)?

  var question: Int { read.question }
  var evaluation: Evaluation { read.opened.evaluation }
  var entry: Question { instrument.questions[question] }
  var numbers: String { instrument.soalNumbers(of: question) }

  var body: some HTML {
    Page(
      title: Text(
        "\(entry.text.indonesian) — soal \(numbers)", "\(entry.text.english) — question \(numbers)"),
      context: page
    ) {
      Breadcrumb(
        [
          (page(ScoringText.tasks), WorksheetLink.tasks.path),
          (page(title), ScoringLink.overview(evaluation.id).path),
        ], here: page(ScoringText.soal(numbers)), page: page)
      ErrorSummary(errors, page: page)
      if let refusal { Notice(.refusal, page(refusal)) }
      if let resting = ScoringText.sending(read.sending) { Notice(.warning, page(resting)) }
      p(.class("question-place")) { place }
      h1(.class("question-text")) { kit.text(of: question) }
      TwoPanes(isEven: true) {
        UnitPane(page: self)
      } second: {
        ProofPane(page: self)
        OwnPane(page: self)
      }
      steps
    }
  }

  private var title: Text {
    ScoringText.title(evaluation.year.number, read.opened.unitName)
  }

  /// Code, area and indicator, and how far the own sheet is.
  @HTMLBuilder private var place: some HTML {
    entry.code
    for node in path { " · " + page(instrument.nodes[node].name) }
    if let own = read.own {
      " · "
      span(.id(Self.progressID), .data(.live)) {
        page(ScoringText.answered(own.progress.done, of: own.progress.total))
      }
      " "
      span(.id(Self.stateID), .data(.live)) { state(own) }
    }
  }

  private func state(_ own: OwnSheet) -> Tag {
    if read.sending == .withUnit {
      return Tag(page(Text("unit sedang memperbaiki", "the unit is repairing it")), .neutral)
    }
    return own.progress.waiting.contains(question)
      ? Tag(page(ScoringText.waitsForYou), .active)
      : Tag(page(Text("terjawab", "answered")), .good)
  }

  /// The area or result of the question and everything between it and the question.
  private var path: [Int] {
    let section = instrument.section(ofQuestion: question)
    var nodes = [entry.node]
    while let last = nodes.last, last != section, let parent = instrument.nodes[last].parent {
      nodes.append(parent)
    }
    return nodes.reversed()
  }

  @HTMLBuilder private var steps: some HTML {
    StepLinks(
      previous: neighbour(question - 1), next: neighbour(question + 1), page: page)
    p(.class("step-more"), .data(.keys)) {
      if read.isOpen {
        a(.href("#" + FieldID.control(firstField)), .data(.key, "i")) { page(ScoringText.toOwn) }
        " · "
        if let next = read.own?.progress.next(after: question) {
          a(.href(path(of: next)), .data(.key, "n")) { page(ScoringText.nextWaiting) }
          " · "
        }
      }
      a(.href(ScoringLink.overview(evaluation.id).path)) { page(ScoringText.overview) }
    }
    KeyHelp(hasOptions: read.isOpen && hasLadder, further: furtherKeys, page: page)
  }

  private var furtherKeys: [(key: String, words: Text)] {
    guard read.isOpen else { return [] }
    let letters =
      hasLadder
      ? [("A … E, Y, T", Text("pilih jawaban dengan hurufnya", "choose an answer by its letter"))]
      : []
    return letters + [
      ("=", Text("pakai jawaban unit", "take the answer of the unit")),
      ("s", Text("simpan dan lanjut ke yang menunggu saya", "save and go to the next that waits")),
      ("i", Text("ke penilaian saya", "to my judgement")),
      ("Ctrl+Enter", Text("simpan dan lanjut dari catatan", "save and go on from a note")),
    ]
  }

  private var hasLadder: Bool {
    if case .choice = entry.kind { true } else { false }
  }

  var firstField: String { TypedAnswer.firstField(of: question, in: instrument) }

  func path(of question: Int) -> String {
    ScoringLink.question(evaluation.id, question, in: instrument).path
  }

  private func neighbour(_ question: Int) -> (title: String, path: String)? {
    guard instrument.questions.indices.contains(question) else { return nil }
    return (
      page(ScoringText.soal(instrument.soalNumbers(of: question))), path(of: question)
    )
  }
}
