import InstrumentsModel
import Kernel
import PlansModel
import Storage
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

/// The form for something new.
struct NewItemPage: HTML {
  let opened: OpenedPlan
  let form: PlanForm
  let people: PeopleChoice
  let page: PageContext

  private static let title = Text("Rencanakan kegiatan", "Plan something")

  var body: some HTML {
    Page(title: Self.title, context: page) {
      Breadcrumb(planTrail(opened, page), here: page(Self.title), page: page)
      h1 { page(Self.title) }
      ClosedNotice(opened: opened, page: page)
      ErrorSummary(form.errors, page: page)
      Form(action: PlanLink.items(opened.key).path, context: page) {
        ItemFields(opened: opened, form: form, people: people, page: page)
        div(.class("actions")) {
          Button(page(PlanText.save))
          ButtonLink(page(PlanText.cancel), to: PlanLink.plan(opened.key).path, .quiet)
        }
      }
    }
  }
}

/// The way from the unit to its plan.
func planTrail(_ opened: OpenedPlan, _ page: PageContext) -> [(String, String)] {
  [
    (opened.unitName, WorkUnitLink.unit(opened.key.unitID).path),
    (page(PlanText.plan(opened.key.year)), PlanLink.plan(opened.key).path),
  ]
}

/// One item: how far it is and why, its form, its history.
struct ItemPage: HTML {
  let opened: OpenedPlan
  let line: PlanLine
  let facts: PlanFacts
  /// What the facts are read from.
  var basis = ProgressBasis.present
  let worksheetID: ID<Worksheet>?
  let people: PeopleChoice
  let form: PlanForm
  let isStale: Bool
  let history: [Journal.Entry]
  /// The names of everybody who owned the item.
  let ownerNames: [String: String]
  let page: PageContext

  private var item: PlanItem { line.item }
  private var mayEdit: Bool {
    item.removal == nil && opened.editableAreas.contains(item.content.area)
  }

  var body: some HTML {
    Page(title: PlanText.field(.action), context: page) {
      Breadcrumb(planTrail(opened, page), here: item.content.action.text, page: page)
      ErrorSummary(form.errors, page: page)
      h1 { item.content.action.text }
      notices
      ItemSummary(line: line, showsProgress: basis.counts, page: page)
      ItemQuestions(
        item: item, facts: basis.counts ? facts : nil, instrument: opened.year.instrument,
        worksheetID: worksheetID, page: page)
      if basis != .present { p(.class("meta")) { page(PlanText.basis(basis)) } }
      if isStale { StaleComparison(stored: line, form: form, people: people, page: page) }
      if mayEdit { editing }
      ItemHistory(opened: opened, entries: history, names: ownerNames, page: page)
    }
  }

  @HTMLBuilder private var notices: some HTML {
    if let removal = item.removal {
      Notice(
        .info,
        page(
          Text(
            "Dikeluarkan dari rencana oleh \(removal.by): \(removal.reason)",
            "Taken out of the plan by \(removal.by): \(removal.reason)")))
    } else {
      ClosedNotice(opened: opened, page: page)
      if !line.owner.isHere {
        Notice(
          .warning,
          page(
            Text(
              "Pemilik sudah pindah atau berhenti: \(line.owner.name). Pilih pemilik baru.",
              "The owner has moved or left: \(line.owner.name). Choose a new owner.")))
      }
      if let doubt = DueDoubt(of: item.content) {
        Notice(
          .warning,
          page(PlanText.doubt(doubt)) + " "
            + page(
              Text(
                "Sudah disimpan; pastikan tanggal atau triwulannya benar.",
                "It is stored; make sure that the date or the quarters are right.")))
      }
      if line.progress.linked == 0 {
        Notice(
          .warning,
          page(
            Text(
              "Belum terukur: kaitkan pertanyaan LKE, karena kemajuan dihitung dari bukti dan jawabannya.",
              "Not measurable: link a question of the LKE, since progress is counted from its proof and answer."
            )))
      }
    }
  }

  private var editing: some HTML {
    details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty || isStale)) {
      summary { page(Text("Ubah kegiatan", "Change the item")) }
      Form(action: PlanLink.item(opened.key, item.id).path, context: page) {
        input(.type("hidden"), .name(PlanForm.version), .value(String(item.version)))
        ItemFields(opened: opened, form: form, people: people, page: page)
        div(.class("actions")) {
          Button(page(PlanText.save))
          ButtonLink(
            page(Text("Keluarkan dari rencana", "Take out of the plan")),
            to: PlanLink.removal(opened.key, item.id).path, .quiet)
        }
      }
    }
  }
}

/// What is planned and how it stands.
struct ItemSummary: HTML {
  let line: PlanLine
  let showsProgress: Bool
  let page: PageContext

  private var state: [SummaryRow] {
    guard showsProgress else { return [] }
    return [
      SummaryRow(page(Text("Keadaan", "State"))) {
        Tag.item(line.state, page)
        " " + page(PlanText.progress(line.progress))
      }
    ]
  }

  var body: some HTML {
    let content = line.item.content
    SummaryList(
      state + [
        SummaryRow(page(PlanText.field(.area)), page(PlanText.area(content.area))),
        SummaryRow(page(PlanText.field(.quarters))) {
          QuarterMarks(quarters: content.quarters, page: page)
        },
        SummaryRow(page(PlanText.field(.output)), content.output.text),
        SummaryRow(
          page(PlanText.field(.target)),
          content.target.formatted(in: page.language) + " " + content.target.measure.text),
        SummaryRow(
          page(PlanText.field(.owner)),
          line.owner.isHere
            ? line.owner.name : line.owner.name + " (" + page(PlanText.ownerGone) + ")"),
        SummaryRow(page(PlanText.field(.due)), content.dueOn.formatted(in: page.language)),
      ])
  }
}

/// The linked questions with what proof and answer say about each.
private struct ItemQuestions: HTML {
  let item: PlanItem
  /// nil where nothing may be said of them.
  let facts: PlanFacts?
  let instrument: Instrument
  let worksheetID: ID<Worksheet>?
  let page: PageContext

  var body: some HTML {
    if !item.content.soals.isEmpty {
      h2 { page(PlanText.field(.questions)) }
      TaskList(item.content.soals.map(task))
    }
  }

  private func task(_ soal: Int) -> TaskItem {
    let question = instrument.position(ofSoal: soal).map {
      instrument.questions[instrument.soals[$0].question]
    }
    let title = "\(soal). " + (question.map { page($0.text) } ?? "")
    let path = worksheetID.map { WorksheetLink.question($0, soal: soal).path }
    guard let facts = facts?.question(soal) else {
      return TaskItem(title, path: path, tag: Tag(page(PlanText.viewOnly), .neutral))
    }
    return TaskItem(
      title, path: path,
      hint: page(proof(facts)) + " · " + page(answer(facts)),
      tag: facts.isFulfilled
        ? Tag(page(Text("terpenuhi", "fulfilled")), .good)
        : Tag(page(Text("belum", "to do")), facts.isBegun ? .active : .neutral))
  }

  private func proof(_ facts: QuestionFacts) -> Text {
    if facts.isProven { return Text("ada bukti yang berlaku", "has proof that counts") }
    if facts.hasProof {
      return Text("buktinya belum dapat dihitung", "its proof does not count yet")
    }
    return Text("belum ada bukti", "no proof yet")
  }

  private func answer(_ facts: QuestionFacts) -> Text {
    if facts.isAnswered { return Text("terjawab", "answered") }
    if facts.hasAnswer {
      return Text(
        "jawabannya terendah atau belum lengkap", "its answer is the lowest or incomplete")
    }
    return Text("belum dijawab", "not answered")
  }
}
