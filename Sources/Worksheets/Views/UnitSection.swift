import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The worksheets of a unit, on the page of the unit.
struct UnitSection: HTML {
  /// A cycle for which the unit has no worksheet.
  struct Start: Sendable {
    let cycle: Cycle
    let isOpen: Bool
    let formerYear: Int?
  }

  let unitID: ID<WorkUnit>
  let worksheets: [(worksheet: Worksheet, total: Points?)]
  let starts: [Start]
  let mayStart: Bool
  let page: PageContext

  static let cycleField = "siklus"
  static let carryField = "tahun_lalu"

  var body: some HTML {
    section(.class("worksheets"), .id("lke")) {
      h2 { page(Text("Lembar kerja evaluasi (LKE)", "Evaluation worksheets (LKE)")) }
      if worksheets.isEmpty, starts.isEmpty {
        EmptyState(
          page(Text("Belum ada LKE", "No worksheet yet")),
          advice: page(
            Text(
              "LKE dimulai setelah ada siklus untuk instansi ini.",
              "A worksheet starts once there is a cycle for this institution.")))
      }
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

  @HTMLBuilder private func form(_ start: Start) -> some HTML {
    let year = start.cycle.year.number
    if start.isOpen {
      Form(action: WorksheetLink.start(unitID).path, context: page) {
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
    } else {
      p(.class("meta")) {
        page(
          Text("Pengisian LKE \(year) tidak sedang dibuka.", "The LKE \(year) is not open now."))
      }
    }
  }
}
