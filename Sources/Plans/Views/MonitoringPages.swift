import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// The monitoring of a quarter: what was frozen, what was said, what is asked for.
struct MonitoringPage: HTML {
  /// Which of the forms was sent.
  enum Place: Hashable, Sendable {
    case minutes
    case followUp
    case closing(ID<FollowUp>)

    /// The word of the form, since several on the page have fields of the same name.
    var scope: String {
      switch self {
      case .minutes: "notulen"
      case .followUp: "tindak-lanjut"
      case .closing(let id): "selesai-" + id.text
      }
    }

    /// Where a refusal without a field of its own is shown.
    var firstField: PlanField {
      switch self {
      case .minutes: .minutes
      case .followUp: .followUp
      case .closing: .done
      }
    }
  }

  let opened: OpenedPlan
  let monitoring: Monitoring
  /// The one before it; nil for the first of the year.
  let previous: Monitoring?
  /// Every follow-up of the year.
  let followUps: [FollowUpStore.Owned]
  /// nil for people who may not ask for anything here.
  let people: PeopleChoice?
  let form: PlanForm
  let place: Place?
  let page: PageContext

  var body: some HTML {
    let title = PlanText.monitoring(monitoring.quarter, opened.key.year)
    Page(title: title, context: page) {
      Breadcrumb(
        planTrail(opened, page)
          + [(page(PlanText.monitoring), PlanLink.quarters(opened.key).path)],
        here: monitoring.quarter.code, page: page)
      ErrorSummary(form.errors, scope: place?.scope ?? "", page: page)
      h1 { page(title) + ": " + opened.unitName }
      p(.class("meta")) { openedWhen }
      if let late = PlanText.late(
        monitoring.quarter, in: opened.key.year, on: opened.day(of: monitoring.openedAt))
      {
        p(.class("meta")) { page(late) }
      }
      summaryByArea
      frozen
      MinutesView(monitoring: self)
      FollowUpsView(monitoring: self)
    }
  }

  /// What was typed into one of the forms; an empty form for the others.
  func form(at place: Place) -> PlanForm { self.place == place ? form : PlanForm() }

  private var openedWhen: String {
    let when = opened.moment(monitoring.openedAt, in: page.language)
    let by = monitoring.openedBy
    return page(
      Text(
        "Dibuka \(when)\(by.isEmpty ? "" : " oleh " + by). Di bawah ini keadaan saat itu.",
        "Opened on \(when)\(by.isEmpty ? "" : " by " + by). Below is how it stood then."))
  }

  private var summaryByArea: some HTML {
    DataTable(
      caption: page(Text("Kemajuan per area", "Progress by area")),
      columns: [
        Column(page(PlanText.field(.area))),
        Column(page(Text("Kemajuan", "Progress")), isNumeric: true),
        Column(page(Text("Selesai", "Done")), isNumeric: true),
        Column(page(Text("Terlambat", "Late")), isNumeric: true),
      ]
        + (previous.map {
          [
            Column(
              page(Text("Sebelumnya (\($0.quarter.code))", "Before (\($0.quarter.code))")),
              isNumeric: true)
          ]
        } ?? [])
    ) {
      for area in PlanArea.allCases { MonitoringAreaRow(monitoring: self, area: area) }
      MonitoringAreaRow(monitoring: self, area: nil)
    }
  }

  private var frozen: some HTML {
    DataTable(
      caption: page(Text("Kegiatan saat monitoring", "Items at the monitoring")),
      columns: [
        Column(page(PlanText.field(.action))), Column(page(PlanText.field(.owner))),
        Column(page(PlanText.field(.due))), Column(page(Text("Keadaan", "State"))),
        Column(page(Text("Pertanyaan terpenuhi", "Questions fulfilled")), isNumeric: true),
      ]
    ) {
      monitoring.lines.map { line in
        tr {
          RowHead { a(.href(PlanLink.item(opened.key, line.itemID).path)) { line.action } }
          td { line.ownerName }
          td { line.dueOn.formatted(in: page.language) }
          td { Tag.item(line.state, page) }
          NumberCell("\(line.progress.fulfilled) / \(line.progress.linked)")
        }
      }
    }
  }
}

/// What was said, and the form that writes it.
private struct MinutesView: HTML {
  let monitoring: MonitoringPage

  private var page: PageContext { monitoring.page }

  var body: some HTML {
    let stored = monitoring.monitoring.minutes
    h2 { page(PlanText.minutes) }
    if stored.isEmpty {
      p(.class("meta")) { page(Text("Belum ditulis.", "Not written yet.")) }
    } else {
      for line in stored.split(separator: "\n") { p { String(line) } }
    }
    if monitoring.opened.mayMonitor { editing }
  }

  private var editing: some HTML {
    let form = monitoring.form(at: .minutes)
    return details(.class("plan-form"), .custom(name: "open", if: !form.errors.isEmpty)) {
      summary { page(Text("Tulis notula", "Write the minutes")) }
      Form(
        action: PlanLink.minutes(monitoring.opened.key, monitoring.monitoring.quarter).path,
        context: page, scope: MonitoringPage.Place.minutes.scope
      ) {
        input(
          .type("hidden"), .name(PlanForm.version), .value(String(monitoring.monitoring.version)))
        TextArea(
          page(PlanText.minutes), name: PlanField.minutes.rawValue,
          value: form.errors.isEmpty ? monitoring.monitoring.minutes : form[.minutes],
          limit: PlanWording.longestMinutes, lines: 8,
          error: form.errors.message(for: PlanField.minutes.rawValue, page), page: page)
        div(.class("actions")) { Button(page(PlanText.save)) }
      }
    }
  }
}

/// How far an area, or the whole plan, was; beside it the quarter before.
private struct MonitoringAreaRow: HTML {
  let monitoring: MonitoringPage
  /// nil for the whole plan.
  let area: PlanArea?

  private var page: PageContext { monitoring.page }
  private var lines: [MonitoringLine] {
    monitoring.monitoring.lines.filter { area == nil || $0.area == area }
  }
  private var doneCount: Int { lines.count { $0.state == .done } }
  private var lateCount: Int { lines.count { $0.state == .late } }

  var body: some HTML {
    tr {
      RowHead { page(area.map(PlanText.area) ?? Text("Seluruh rencana", "The whole plan")) }
      NumberCell(lines.isEmpty ? "–" : percent(of: monitoring.monitoring))
      NumberCell("\(doneCount) / \(lines.count)")
      NumberCell(String(lateCount))
      if let previous = monitoring.previous { NumberCell(percent(of: previous)) }
    }
  }

  private func percent(of monitoring: Monitoring) -> String {
    let share = area.map { monitoring.progress(of: $0) } ?? monitoring.progress
    return String(share.wholePercent) + "%"
  }
}
