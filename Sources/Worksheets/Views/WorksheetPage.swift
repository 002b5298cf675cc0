import Evidence
import EvidenceModel
import Instruments
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The questions of a worksheet by area: state, points, floor at risk.
struct WorksheetPage: HTML {
  let frame: WorksheetFrame
  let standing: Standing
  let answers: [Int: QuestionAnswer]
  let filter: QuestionFilter
  let hasFormerYear: Bool
  /// The proof of the year; nil shows none.
  var proofs: ProofBoard?
  /// Indexes of surveys that may not be sent as they stand.
  var indexFaults: [IndexFault] = []
  /// The only status that is listed; nil for all.
  var wanted: QuestionStatus?
  /// Questions on which the settled result of the internal assessors says the same; nil while
  /// nothing is settled.
  var agreed: Set<Int>?
  /// What features downstream show beside the score.
  var sections: [HTMLFragment] = []

  var body: some HTML {
    Page(title: frame.title, context: frame.page) {
      frame.breadcrumb(nil)
      h1 { frame.page(frame.title) }
      p(.class("meta")) {
        frame.institutionName
        " · "
        frame.instrument.regulation
        " "
        frame.stageTag
        if let deadline = frame.deadline {
          " "
          frame.page(deadline)
        }
      }
      StageNotice(frame: frame)
      if (filter == .all && wanted == nil) || filter == .doubted {
        DoubtNotice(doubts: standing.doubts, frame: frame, faults: indexFaults)
      }
      overview
      sections
      if frame.isOpen, standing.isComplete, !frame.maySubmit {
        Notice(.info, frame.page(WorksheetText.headSends))
      }
      actions
      filters
      statuses
      for section in areas { SectionTable(frame: frame, part: section, page: self) }
      if areas.isEmpty {
        EmptyState(
          frame.page(Text("Tidak ada pertanyaan di sini", "No questions here")),
          advice: frame.page(
            Text(
              "Saringan ini tidak menemukan apa pun. Pilih «Semua» untuk melihat semuanya.",
              "This filter finds nothing. Choose “All” to see everything.")))
      }
    }
  }

  private var overview: some HTML {
    section(.class("overview"), .aria(.label, frame.page(WorksheetText.total))) {
      p(.class("overview-total")) {
        span(.class("overview-title")) { frame.page(WorksheetText.total) }
        a(.class("overview-figure"), .href(WorksheetLink.score(frame.id, code: nil).path)) {
          frame.points(standing.card.total)
        }
        span(.class("meta")) {
          frame.page(WorksheetText.of) + " " + frame.points(frame.instrument.maximum)
        }
      }
      ProgressLine(
        frame.page(WorksheetText.progress), done: standing.answeredCount,
        total: standing.questionCount,
        words: frame.page(
          WorksheetText.answered(standing.answeredCount, of: standing.questionCount)))
      p(.class("help")) { frame.page(InstrumentText.counts(frame.instrument)) + "." }
      VerdictList(verdicts: standing.verdicts, frame: frame)
    }
  }

  @HTMLBuilder private var actions: some HTML {
    p(.class("actions")) {
      if frame.isOpen, let next = standing.missing.first {
        ButtonLink(
          frame.page(
            standing.answeredCount == 0
              ? Text("Mulai mengisi", "Start answering")
              : Text("Lanjut mengisi", "Continue answering")),
          to: frame.path(next), .primary)
        " "
      }
      if frame.maySubmit {
        ButtonLink(
          frame.page(WorksheetText.check), to: WorksheetLink.submission(frame.id).path,
          standing.isComplete ? .primary : .quiet)
        " "
      }
      if frame.mayReopen {
        ButtonLink(
          frame.page(frame.reopening), to: WorksheetLink.reopening(frame.id).path, .quiet)
        " "
      }
      if frame.mayGiveBack {
        ButtonLink(
          frame.page(ReturnText.giveBack), to: WorksheetLink.returns(frame.id).path, .quiet)
        " "
      } else if frame.worksheet.submissionCount > 0 {
        ButtonLink(
          frame.page(ReturnText.title), to: WorksheetLink.returns(frame.id).path, .quiet)
        " "
      }
      ButtonLink(
        frame.page(WorksheetText.simulation), to: WorksheetLink.simulation(frame.id).path, .quiet)
      if frame.isOpen {
        " "
        ButtonLink(frame.page(WorksheetText.importing), to: "/lke/\(frame.id)/impor", .quiet)
      }
      " "
      ButtonLink(frame.page(WorksheetText.exporting), to: "/lke/\(frame.id)/ekspor", .quiet)
    }
    if frame.isOpen, hasFormerYear, standing.answeredCount == 0 {
      Form(action: WorksheetLink.carryOver(frame.id).path, context: frame.page) {
        Button(
          frame.page(Text("Mulai dari jawaban tahun lalu", "Start from last year's answers")),
          .quiet)
      }
    }
  }

  private var filters: some HTML {
    nav(.class("filters"), .aria(.label, frame.page(WorksheetText.list))) {
      for entry in QuestionFilter.allCases {
        a(
          .href(WorksheetLink.filtered(frame.id, entry).path),
          .aria(.current, "true").when(entry == filter)
        ) {
          frame.page(WorksheetText.filter(entry)) + " (\(count(entry)))"
        }
        " "
      }
      a(.href(WorksheetLink.table(frame.id).path), .download()) { "CSV" }
    }
  }

  /// Only the statuses that some question has.
  private var statuses: some HTML {
    nav(.class("filters"), .aria(.label, frame.page(ReturnText.status))) {
      for status in QuestionStatus.allCases {
        let count = standing.questions.count { self.status(of: $0) == status }
        if count > 0 || status == wanted {
          a(
            .href(WorksheetLink.status(frame.id, status).path),
            .aria(.current, "true").when(status == wanted)
          ) {
            frame.page(ReturnText.status(status)) + " (\(count))"
          }
          " "
        }
      }
    }
  }

  /// Where a question stands, in the programme's words.
  func status(of standing: QuestionStanding) -> QuestionStatus {
    let stage = frame.worksheet.stage.name
    return QuestionStatus(
      isAnswered: standing.fill.isFull, stage: stage, round: frame.round,
      question: standing.question, isFrozen: frame.isFrozen(standing.question),
      agrees: stage == .submitted ? agreed.map { $0.contains(standing.question) } : nil,
      at: frame.now)
  }

  private var doubted: Set<Int> {
    Set(standing.doubts.flatMap { $0.questions(of: frame.instrument) })
      .union(indexFaults.map(\.question))
  }

  private func count(_ filter: QuestionFilter) -> Int {
    switch filter {
    case .all: standing.questionCount
    case .open: standing.missing.count
    case .carriedOver: standing.unconfirmed.count
    case .doubted: doubted.count
    case .unproven: unproven.count
    }
  }

  /// How well a question is proven.
  func proof(of question: Int) -> QuestionProof {
    proofs?.proof(ofSoal: frame.instrument.firstSoal(of: question)) ?? QuestionProof()
  }

  private var unproven: Set<Int> {
    Set(frame.instrument.questions.indices.filter { proof(of: $0).state != .proven })
  }

  /// The areas with the questions that the filter lets through; nothing of the empty ones.
  private var areas: [SectionStanding] {
    let wanted: Set<Int>
    switch filter {
    case .all where self.wanted != nil:
      wanted = Set(
        standing.questions.filter { status(of: $0) == self.wanted }.map(\.question))
    case .all: return standing.sections
    case .open: wanted = Set(standing.missing)
    case .carriedOver: wanted = Set(standing.unconfirmed)
    case .doubted: wanted = doubted
    case .unproven: wanted = unproven
    }
    return standing.sections.compactMap { section in
      let questions = section.questions.filter { wanted.contains($0.question) }
      return questions.isEmpty ? nil : section.keeping(questions)
    }
  }
}

/// One area: its heading with score and floor, then its questions.
private struct SectionTable: HTML {
  let frame: WorksheetFrame
  let part: SectionStanding
  let page: WorksheetPage

  var body: some HTML {
    let node = frame.instrument.nodes[part.node]
    section(.class("area"), .id(node.code)) {
      h2 {
        node.code
        " "
        frame.page(node.name)
      }
      ScoreBar(part.score, of: part.weight, language: frame.language)
      if let risk { p(.class("area-risk")) { risk } }
      DataTable(
        caption: frame.page(
          Text(
            "\(node.name.indonesian): \(part.answeredCount) dari \(part.questions.count) dijawab",
            "\(node.name.english): \(part.answeredCount) of \(part.questions.count) answered")),
        columns: [
          Column(frame.page(WorksheetText.number)), Column(frame.page(WorksheetText.question)),
          Column(frame.page(WorksheetText.answer)), Column(frame.page(WorksheetText.state)),
          Column(frame.page(WorksheetText.points), isNumeric: true),
        ]
      ) {
        for question in part.questions { QuestionRow(frame: frame, standing: question, page: page) }
      }
    }
  }

  /// The floors that this area misses, for both predicates.
  private var risk: HTMLFragment? {
    let key = frame.instrument.nodes[part.node].key
    let missed = page.standing.verdicts.flatMap { verdict in
      verdict.floors.filter { check in
        guard !check.isCleared else { return false }
        if let area = check.area { return area.key == key }
        if case .node(let node) = check.target { return node == part.node }
        return false
      }.map { (verdict.predicate.uppercased(), $0) }
    }
    guard !missed.isEmpty else { return nil }
    return HTMLFragment(
      missed.map { predicate, check in
        HTMLFragment(
          Tag(
            frame.page(
              Text(
                "\(predicate) kurang "
                  + check.score.printedShortfall(below: check.floor, in: .indonesian),
                "\(predicate) short by "
                  + check.score.printedShortfall(below: check.floor, in: .english))),
            .warning))
      })
  }
}
