import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// How far a judgement is: the one next step first, then who has committed, never a score.
struct EvaluationPage: HTML {
  let read: ScoringOverview
  let page: PageContext

  private var evaluation: Evaluation { read.opened.evaluation }
  private var instrument: Instrument { read.opened.loaded.instrument }

  var body: some HTML {
    let title = ScoringText.title(evaluation.year.number, read.opened.unitName)
    Page(title: title, context: page) {
      Breadcrumb(
        [(page(ScoringText.tasks), WorksheetLink.tasks.path)],
        here: page(ScoringText.overview), page: page)
      h1 { page(title) }
      p(.class("meta")) {
        evaluation.layer.rawValue.uppercased() + " · "
        Tag(page(EvaluationText.stage(evaluation.stage.name)), isSettled ? .good : .active)
        if let duty = read.opened.duty { " · " + page(EvaluationText.duty(duty)) }
      }
      next
      if let own = read.own { progress(own) }
      team
      if let time = read.time { figures(time) }
      findings
      links
    }
  }

  private var isSettled: Bool { evaluation.stage.name == .settled }

  private var next: some HTML {
    let words = ScoringText.step(read.step)
    return Notice(read.step.isOwn ? .warning : .info) {
      p { strong { page(words.sentence) } }
      if let verb = words.verb, let target = read.target {
        p { ButtonLink(page(verb), to: target, read.step.isOwn ? .primary : .quiet) }
      }
    }
  }

  @HTMLBuilder private func progress(_ own: OwnSheet) -> some HTML {
    ProgressLine(
      page(ScoringText.progress), done: own.progress.done, total: own.progress.total,
      words: page(ScoringText.answered(own.progress.done, of: own.progress.total)))
    let (instrument, page, id) = (instrument, page, evaluation.id)
    let sections = Dictionary(own.progress.sections.map { ($0.node, $0) }) { first, _ in first }
    AreaTables(page(ScoringText.progress), of: instrument, page: page) { node in
      SectionProgress(section: sections[node], id: id, instrument: instrument, page: page)
    }
  }

  private var team: some HTML {
    DataTable(
      caption: page(ScoringText.team),
      columns: [
        Column(page(ScoringText.person)), Column(page(ScoringText.duty)),
        Column(page(ScoringText.sheet)),
      ]
    ) {
      evaluation.team.map(row)
      read.vacancies.map(vacancy)
    }
  }

  private func vacancy(_ duty: TeamDuty) -> some HTML {
    tr {
      RowHead { page(SeatText.vacantSeat) }
      td { page(EvaluationText.duty(duty)) }
      td { VacantSeat(fill: read.fillPath, page: page) }
    }
  }

  private func row(_ member: TeamMember) -> some HTML {
    tr {
      RowHead { member.person.name }
      td { page(EvaluationText.duty(member.duty)) }
      td { sheet(member) }
    }
  }

  @HTMLBuilder private func sheet(_ member: TeamMember) -> some HTML {
    if member.duty != .member {
      "–"
    } else if let at = read.commitments[member.person.accountID] {
      Tag(page(ScoringText.committed(at: AnswerKit.moment(at))), .good)
    } else {
      Tag(page(ScoringText.notCommitted), .neutral)
    }
  }

  @HTMLBuilder private func figures(_ time: TimeFigures) -> some HTML {
    h2 { page(ScoringText.time) }
    SummaryList([
      SummaryRow(
        page(Text("Soal yang terukur", "Measured questions")), String(time.questionCount)),
      SummaryRow(
        page(Text("Median per soal", "Median per question")),
        page(ScoringText.duration(time.medianSeconds))),
      SummaryRow(
        page(Text("Rata-rata per soal", "Mean per question")),
        page(ScoringText.duration(time.meanSeconds))),
      SummaryRow(page(Text("Seluruhnya", "In all")), page(ScoringText.duration(time.totalSeconds))),
    ])
    p(.class("help")) { page(ScoringText.timeHelp) }
  }

  @HTMLBuilder private var findings: some HTML {
    if !read.found.isEmpty {
      h2 { page(ScoringText.findings) }
      p { page(ScoringText.findingsHelp) }
      read.found.map(group)
    }
  }

  /// One rule, closed until somebody wants its questions.
  private func group(_ group: PreCheckGroup) -> some HTML {
    details(.class("plan-form")) {
      summary {
        page(ScoringText.found(group.rule, group.questions.count))
      }
      p {
        for question in group.questions {
          a(.href(ScoringLink.question(evaluation.id, question, in: instrument).path)) {
            page(ScoringText.soal(instrument.soalNumbers(of: question)))
          }
          " "
        }
      }
    }
  }

  /// The pages of the stages that were reached, for those who may see them.
  private var links: some HTML {
    ul(.class("plain-list")) {
      for link in reached { li { a(.href(link.path)) { page(link.title) } } }
    }
  }

  private var reached: [(title: Text, path: String)] {
    let id = evaluation.id
    var links: [(title: Text, path: String)] = []
    if read.opened.may(.readSheet), let first = instrument.questions.indices.first {
      links.append(
        (
          Text("Semua soal, mulai dari yang pertama", "All questions, from the first"),
          ScoringLink.question(id, first, in: instrument).path
        ))
    }
    if read.own?.sheet.commitment != nil {
      links.append((ScoringText.digest, ScoringLink.commitment(id).path))
    }
    if read.showsSheets {
      links.append(
        (Text("Ruang kesepakatan", "Consensus workspace"), ScoringLink.consensus(id).path))
    }
    if read.showsSheets, evaluation.stage.name != .consensus {
      links.append((Text("Uji petik", "Sample check"), ScoringLink.sample(id).path))
    }
    if read.opened.may(.readResult) {
      links.append((Text("Hasil", "Result"), ScoringLink.result(id).path))
    }
    if evaluation.stage.name == .settled, read.opened.may(.readResult),
      read.opened.judgingDuty != nil || read.opened.runsJudgements
    {
      links.append((ReportText.report, ReportLink.report(id).path))
    }
    if let assignment = read.assignment {
      links.append(
        (
          read.hasSeat ? SeatText.declareInterest : SeatText.title,
          SeatLink.seat(assignment.id).path
        ))
    }
    return links
  }
}

/// How far one part of the own sheet is, as the way to its first question that waits.
private struct SectionProgress: HTML {
  let section: SheetProgress.Section?
  let id: ID<Evaluation>
  let instrument: Instrument
  let page: PageContext

  @HTMLBuilder var body: some HTML {
    if let section {
      let words = page(ScoringText.answered(section.done, of: section.total))
      let target = section.firstWaiting ?? instrument.questions(under: section.node).first
      if let target {
        a(.href(ScoringLink.question(id, target, in: instrument).path)) { words }
      } else {
        words
      }
    }
  }
}
