import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The worksheets of a unit, on the page of the unit.
struct UnitSection: HTML {
  /// An open cycle for which the unit has no worksheet.
  struct Start: Sendable {
    let cycle: Cycle
    let formerYear: Int?
  }

  let unitID: ID<WorkUnit>
  let worksheets: [(worksheet: Worksheet, total: Points?)]
  let starts: [Start]
  /// A cycle that opens later, or the latest one that is over; nil when there is none.
  let closed: Cycle?
  let mayStart: Bool
  let page: PageContext
  let now: Instant

  static let cycleField = "siklus"
  static let carryField = "tahun_lalu"

  var body: some HTML {
    section(.class("worksheets"), .id("lke")) {
      h2 { page(Text("Lembar kerja evaluasi (LKE)", "Evaluation worksheets (LKE)")) }
      if worksheets.isEmpty { empty }
      if !worksheets.isEmpty {
        TaskList(
          worksheets.map { entry in
            TaskItem(
              page(WorksheetText.title(entry.worksheet.year.number)),
              path: WorksheetLink.list(entry.worksheet.id).path,
              hint: entry.total.map {
                "\(page(WorksheetText.total)) \($0.formatted(in: page.language))"
              },
              tag: tag(entry.worksheet.stage.name))
          })
      }
      if mayStart { starts.map(form) }
      if !worksheets.isEmpty || mayStart, let closed, starts.isEmpty {
        p(.class("meta")) { page(WorksheetText.notOpen(closed, at: now)) }
      }
    }
  }

  /// What to know while there is no worksheet: nobody started it, or there is no year yet.
  @HTMLBuilder private var empty: some HTML {
    if let start = starts.first {
      if !mayStart {
        EmptyState(
          page(Text("LKE belum dimulai", "The worksheet is not started")),
          advice: page(
            Text(
              "Siklus \(start.cycle.year.number) terbuka. Kepala unit, pokja, atau PIC instansi "
                + "dapat memulainya dari halaman ini.",
              "The cycle \(start.cycle.year.number) is open. The head, the team or the coordinator "
                + "can start it from this page.")))
      }
    } else if let closed {
      if !mayStart {
        EmptyState(
          page(Text("Belum ada LKE", "No worksheet yet")),
          advice: page(WorksheetText.notOpen(closed, at: now)))
      }
    } else {
      EmptyState(
        page(Text("Belum ada LKE", "No worksheet yet")),
        advice: page(
          Text(
            "LKE dimulai setelah ada siklus untuk instansi ini.",
            "A worksheet starts once there is a cycle for this institution.")))
    }
  }

  private func tag(_ stage: StageName) -> Tag {
    let kind: Tag.Kind =
      switch stage {
      case .draft: .active
      case .submitted: .good
      case .returned: .warning
      }
    return Tag(page(WorksheetText.stage(stage)), kind)
  }

  private func form(_ start: Start) -> some HTML {
    let year = start.cycle.year.number
    return Form(action: WorksheetLink.start(unitID).path, context: page) {
      input(.type("hidden"), .name(Self.cycleField), .value(start.cycle.id.text))
      p(.class("actions")) {
        Button(page(Text("Mulai LKE \(year)", "Start the LKE \(year)")))
        if let former = start.formerYear {
          " "
          Button(
            page(
              Text("Mulai dari jawaban \(former)", "Start from the answers of \(former)")),
            .quiet, .name(Self.carryField), .value("1"))
        }
      }
    }
  }
}
