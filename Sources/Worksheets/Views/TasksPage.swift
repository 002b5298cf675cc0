import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// What one unit still needs in one cycle.
struct UnitTasks: Sendable {
  let unitID: ID<WorkUnit>
  let unitName: String
  let cycle: Cycle
  /// nil while nobody started it.
  let worksheet: Worksheet?
  let instrument: Instrument?
  let standing: Standing?
  /// Indexes of surveys that may not be sent as they stand.
  var indexFaults: [IndexFault] = []
  let mayAnswer: Bool
  let maySubmit: Bool

  /// Smaller is sooner: returned, begun, to be started, sent.
  var urgency: Int {
    switch worksheet?.stage.name {
    case .returned: 0
    case .draft: 1
    case nil: 2
    case .submitted: 3
    }
  }

  /// Whether something is to be done; false for what was sent or cannot be begun now.
  func waits(at now: Instant) -> Bool {
    switch worksheet?.stage.name {
    case .returned, .draft: true
    case nil: cycle.window.contains(now)
    case .submitted: false
    }
  }

  /// The points of the questions without a full answer.
  var pointsAtStake: Points {
    guard let standing else { return instrument?.maximum ?? .zero }
    return standing.questions.filter { !$0.fill.isFull }
      .reduce(Points.zero) { $0 + $1.weight }
  }
}

/// "Yang perlu Anda kerjakan": the first page after signing in.
struct TasksPage: HTML {
  let units: [UnitTasks]
  let sent: [(worksheet: Worksheet, unitName: String)]
  let setUp: [SetUpStep]
  var further: [HTMLFragment]
  let page: PageContext
  let now: Instant

  var body: some HTML {
    Page(title: WorksheetText.tasks, context: page) {
      h1 { page(WorksheetText.tasks) }
      if !setUp.isEmpty { steps }
      for unit in units.filter({ $0.waits(at: now) }) {
        UnitTaskList(tasks: unit, page: page, now: now)
      }
      further
      for unit in units.filter({ !$0.waits(at: now) }) {
        UnitTaskList(tasks: unit, page: page, now: now)
      }
      if !sent.isEmpty { received }
      if units.isEmpty, sent.isEmpty, setUp.isEmpty, further.isEmpty {
        EmptyState(
          page(Text("Tidak ada yang menunggu Anda", "Nothing waits for you")),
          advice: page(
            Text(
              "Begitu sebuah unit atau LKE dipercayakan kepada Anda, tugasnya muncul di sini.",
              "As soon as a unit or worksheet is entrusted to you, its tasks appear here.")))
      }
    }
  }

  private var steps: some HTML {
    section(.class("tasks")) {
      h2 { page(Text("Menyiapkan Zona", "Setting up Zona")) }
      TaskList(
        setUp.map { step in
          TaskItem(
            page(step.title), path: step.path, hint: page(step.hint),
            tag: step.isDone
              ? Tag(page(Text("selesai", "done")), .good)
              : Tag(page(Text("belum", "to do")), .warning))
        })
    }
  }

  private var received: some HTML {
    section(.class("tasks")) {
      h2 { page(Text("LKE yang dikirim", "Worksheets that were sent")) }
      TaskList(
        sent.map { entry in
          TaskItem(
            "\(page(WorksheetText.title(entry.worksheet.year.number))) — \(entry.unitName)",
            path: WorksheetLink.list(entry.worksheet.id).path,
            hint: entry.worksheet.stage.lastSubmittedAt.map {
              page(
                Text(
                  "Dikirim \(MomentText.full($0, in: .indonesian))",
                  "Sent on \(MomentText.full($0, in: .english))"))
            }, tag: Tag(page(WorksheetText.stage(.submitted)), .good))
        })
    }
  }
}

/// What one unit still needs, most points first.
private struct UnitTaskList: HTML {
  let tasks: UnitTasks
  let page: PageContext
  let now: Instant

  private static let shown = 5

  var body: some HTML {
    section(.class("tasks")) {
      h2 {
        tasks.unitName
        " "
        span(.class("meta")) { page(WorksheetText.title(tasks.cycle.year.number)) }
      }
      if tasks.cycle.window.contains(now), let deadline { p(.class("meta")) { deadline } }
      TaskList(items)
    }
  }

  private var deadline: String? {
    guard let until = tasks.cycle.window.until else { return nil }
    return page(
      Text(
        "Dapat diisi sampai \(MomentText.full(until, in: .indonesian))",
        "Open until \(MomentText.full(until, in: .english))"))
  }

  private var items: [TaskItem] {
    guard let worksheet = tasks.worksheet, let standing = tasks.standing,
      let instrument = tasks.instrument
    else {
      guard tasks.cycle.window.contains(now) else { return [closed] }
      return [
        TaskItem(
          page(
            Text(
              "Mulai LKE \(tasks.cycle.year.number)", "Start the LKE \(tasks.cycle.year.number)")),
          path: WorksheetLink.unit(tasks.unitID).path,
          hint: page(Text("Belum dimulai.", "Not started yet.")),
          tag: Tag(page(Text("belum dimulai", "not started")), .warning))
      ]
    }
    if case .submitted = worksheet.stage { return [done(worksheet, standing)] }
    return state(worksheet, standing) + open(worksheet, standing, instrument)
  }

  /// The first facts that do not fit, and how many more there are.
  private func doubts(_ standing: Standing) -> String? {
    guard let instrument = tasks.instrument, let first = standing.doubts.first else { return nil }
    let soals = first.questions(of: instrument).map { instrument.soalNumbers(of: $0) }
    let more = standing.doubts.count - 1
    return page(WorksheetText.soal(soals.joined(separator: ", "))) + ": "
      + page(WorksheetText.doubt(first, in: instrument))
      + (more == 0 ? "" : " " + page(Text("Dan \(more) lagi.", "And \(more) more.")))
  }

  /// A year that cannot be started now: when it opens, or that it is over.
  private var closed: TaskItem {
    TaskItem(
      page(WorksheetText.notOpen(tasks.cycle, at: now)),
      path: WorksheetLink.unit(tasks.unitID).path,
      hint: page(Text("Tidak ada yang perlu dikerjakan.", "Nothing to do.")),
      tag: Tag(page(Text("tidak dibuka", "not open")), .neutral))
  }

  private func done(_ worksheet: Worksheet, _ standing: Standing) -> TaskItem {
    TaskItem(
      page(Text("Sudah dikirim; tidak ada yang perlu dikerjakan", "Sent; nothing to do")),
      path: WorksheetLink.list(worksheet.id).path,
      hint: "\(page(WorksheetText.total)) \(standing.card.total.formatted(in: page.language))",
      tag: Tag(page(WorksheetText.stage(.submitted)), .good))
  }

  private func state(_ worksheet: Worksheet, _ standing: Standing) -> [TaskItem] {
    var items: [TaskItem] = []
    if case .returned(_, let by, let reason, _) = worksheet.stage {
      items.append(
        TaskItem(
          page(
            Text("Perbaiki LKE yang dikembalikan \(by.name)", "Repair what \(by.name) returned")),
          path: WorksheetLink.list(worksheet.id).path, hint: reason,
          tag: Tag(page(WorksheetText.stage(.returned)), .warning)))
    }
    items += unsettled(worksheet)
    let isReady = standing.isComplete && tasks.indexFaults.isEmpty
    if isReady, tasks.maySubmit {
      items.append(
        TaskItem(
          page(Text("Periksa dan kirim LKE", "Check and send the worksheet")),
          path: WorksheetLink.submission(worksheet.id).path,
          hint: page(Text("Semua pertanyaan terjawab.", "Every question is answered.")),
          tag: Tag(page(Text("siap dikirim", "ready")), .award)))
    } else if isReady, tasks.mayAnswer {
      items.append(
        TaskItem(
          page(Text("Semua pertanyaan terjawab", "Every question is answered")),
          path: WorksheetLink.submission(worksheet.id).path,
          hint: page(
            Text(
              "Kepala unit dapat memeriksa dan mengirimnya.",
              "The head of the unit can check and send it.")),
          tag: Tag(page(Text("menunggu kepala unit", "waits for the head")), .good)))
    } else if !standing.isComplete {
      let stake = tasks.pointsAtStake
      items.append(
        TaskItem(
          page(
            Text(
              "Jawab \(standing.missing.count) pertanyaan yang belum dijawab",
              "Answer \(standing.missing.count) open questions")),
          path: WorksheetLink.filtered(worksheet.id, .open).path,
          hint: page(
            Text(
              "\(stake.formatted(in: .indonesian)) poin dipertaruhkan.",
              "\(stake.formatted(in: .english)) points at stake.")),
          tag: Tag(
            page(WorksheetText.answered(standing.answeredCount, of: standing.questionCount)),
            .active)))
    }
    if !standing.unconfirmed.isEmpty {
      items.append(
        TaskItem(
          page(
            Text(
              "Periksa \(standing.unconfirmed.count) jawaban dari tahun lalu",
              "Check \(standing.unconfirmed.count) answers from last year")),
          path: WorksheetLink.filtered(worksheet.id, .carriedOver).path,
          tag: Tag(page(WorksheetText.copyMarked), .warning)))
    }
    if !standing.doubts.isEmpty {
      items.append(
        TaskItem(
          page(
            Text(
              "Periksa \(standing.doubts.count) hal yang tidak cocok",
              "Check \(standing.doubts.count) facts that do not fit")),
          path: WorksheetLink.filtered(worksheet.id, .doubted).path,
          hint: doubts(standing),
          tag: Tag(page(Text("periksa", "check")), .warning)))
    }
    return items
  }

  /// Indexes of surveys that keep the worksheet from being sent.
  private func unsettled(_ worksheet: Worksheet) -> [TaskItem] {
    guard let instrument = tasks.instrument else { return [] }
    guard tasks.mayAnswer || tasks.maySubmit else { return [] }
    return tasks.indexFaults.map { fault in
      let kind = instrument.surveyKind(of: fault.question)
      return TaskItem(
        page(SurveyFigureText.task(fault, kind)),
        path: WorksheetLink.question(worksheet.id, fault.question, in: instrument).path,
        hint: page(SurveyFigureText.sentence(fault).wayOut),
        tag: Tag(page(SurveyFigureText.unsettled), .warning))
    }
  }

  private func open(
    _ worksheet: Worksheet, _ standing: Standing, _ instrument: Instrument
  ) -> [TaskItem] {
    guard tasks.mayAnswer else { return [] }
    let open = standing.questions.filter { !$0.fill.isFull }
    let items = open.sorted {
      $0.weight == $1.weight ? $0.question < $1.question : $0.weight > $1.weight
    }
    .prefix(Self.shown)
    .map { entry in
      TaskItem(
        "\(instrument.soalNumbers(of: entry.question)). "
          + page(instrument.questions[entry.question].text),
        path: WorksheetLink.question(worksheet.id, entry.question, in: instrument).path,
        hint: WorksheetText.worth(entry.weight, page.language),
        tag: .fill(entry.fill, page))
    }
    let more = open.count - items.count
    guard more > 0 else { return items }
    return items + [
      TaskItem(
        page(Text("… dan \(more) pertanyaan lagi", "… and \(more) more questions")),
        path: WorksheetLink.filtered(worksheet.id, .open).path,
        tag: Tag(page(WorksheetText.noAnswer)))
    ]
  }
}
