import Kernel
import PlansModel
import Web
import WorkUnits
import WorkUnitsModel

/// The quarters of a year: which were monitored, what is still open of them.
struct QuartersPage: HTML {
  let opened: OpenedPlan
  let monitorings: [Monitoring]
  let open: [FollowUpStore.Owned]
  let errors: [FormError]
  let page: PageContext

  var body: some HTML {
    Page(title: PlanText.monitoring, context: page) {
      Breadcrumb(planTrail(opened, page), here: page(PlanText.monitoring), page: page)
      ErrorSummary(errors, page: page)
      h1 { page(PlanText.monitoring) + " \(opened.key.year.number)" }
      p {
        page(
          Text(
            "Saat dibuka, keadaan setiap kegiatan dibekukan dan tidak berubah lagi.",
            "On opening, the standing of every item is frozen and never changes again."))
      }
      TaskList(Quarter.allCases.map(task))
      if opened.mayMonitor, let next { opening(next) }
      if !open.isEmpty {
        h2 { page(Text("Tindak lanjut yang masih terbuka", "Open follow-ups")) }
        TaskList(open.map(followUp))
      }
    }
  }

  private func task(_ quarter: Quarter) -> TaskItem {
    let title = page(PlanText.monitoring(quarter, opened.key.year))
    guard let monitoring = monitorings.first(where: { $0.quarter == quarter }) else {
      let standing = QuarterStanding(
        of: quarter, in: opened.key.year, opened: monitorings.map(\.quarter),
        today: opened.year.today)
      return TaskItem(
        title, path: nil, hint: page(PlanText.hint(standing)), tag: .quarter(standing, page))
    }
    let done = monitoring.lines.count { $0.state == .done }
    return TaskItem(
      title, path: PlanLink.monitoring(opened.key, quarter).path,
      hint: page(PlanText.progress(monitoring.progress, done: done, of: monitoring.lines.count)),
      tag: .quarter(.opened, page))
  }

  /// The quarter that can be opened now: the latest that has begun its last month.
  private var next: Quarter? {
    let last = monitorings.map(\.quarter).max()
    return Quarter.allCases.last { quarter in
      opened.year.today >= quarter.opensOn(in: opened.key.year)
        && (last.map { quarter > $0 } ?? true)
    }
  }

  /// The way to the page that asks before anything is frozen.
  private func opening(_ quarter: Quarter) -> some HTML {
    p(.class("actions"), .id(FieldID.control(PlanField.quarter.rawValue))) {
      ButtonLink(
        page(Text("Buka monitoring \(quarter.code)", "Open monitoring \(quarter.code)")),
        to: PlanLink.opening(opened.key, quarter).path)
    }
  }

  private func followUp(_ owned: FollowUpStore.Owned) -> TaskItem {
    TaskItem(
      owned.followUp.content.what.text,
      path: PlanLink.monitoring(opened.key, owned.followUp.quarter).path,
      hint: owned.owner.name + " · " + page(PlanText.due(owned.followUp.content.dueOn)),
      tag: .followUp(owned.followUp.state(on: opened.year.today), page))
  }
}

/// Asks before a quarter is opened: what is frozen, and that it is late when it is.
struct OpeningPage: HTML {
  let opened: OpenedPlan
  let quarter: Quarter
  /// The quarters that were opened before.
  let monitored: [Quarter]
  let itemCount: Int
  let page: PageContext

  private var title: Text {
    Text("Buka monitoring \(quarter.code)", "Open monitoring \(quarter.code)")
  }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        planTrail(opened, page)
          + [(page(PlanText.monitoring), PlanLink.quarters(opened.key).path)],
        here: page(title), page: page)
      h1 { page(title) + ": " + opened.unitName }
      if let late = PlanText.late(quarter, in: opened.key.year, on: opened.year.today) {
        Notice(.warning, page(late))
      }
      ConfirmForm(
        action: PlanLink.quarters(opened.key).path, consequences: consequences,
        verb: page(title), cancelPath: PlanLink.quarters(opened.key).path,
        hidden: [(PlanField.quarter.rawValue, quarter.code)], page: page)
    }
  }

  private var consequences: [String] {
    let today = opened.year.today
    var sentences = [
      page(
        Text(
          "Keadaan \(itemCount) kegiatan pada hari ini, \(today.formatted(in: .indonesian)), "
            + "dibekukan dan tidak berubah lagi.",
          "The standing of \(itemCount) items today, \(today.formatted(in: .english)), is frozen "
            + "and never changes again.")),
      page(
        Text(
          "Semua yang boleh membaca rencana ini melihatnya.",
          "Everybody who may read this plan sees it.")),
    ]
    let skipped = Quarter.allCases.filter { $0 < quarter && !monitored.contains($0) }
    if !skipped.isEmpty {
      let codes = skipped.map(\.code).joined(separator: ", ")
      sentences.append(
        page(
          Text(
            "\(codes) sesudahnya tidak dapat dibuka lagi.",
            "\(codes) can no longer be opened after it.")))
    }
    return sentences
  }
}
