import Kernel
import Web
import WorkUnitsModel
import Worksheets

/// Answered recommendations on "Yang perlu Anda kerjakan" of those who decide about them.
struct DecisionTasks: HTML {
  let queue: DecisionQueue
  let page: PageContext

  var body: some HTML {
    section(.class("tasks")) {
      h2 { page(Text("Jawaban atas rekomendasi LHE", "Answers to recommendations")) }
      TaskList(queue.listed.map(item))
      if queue.more > 0 {
        p {
          page(
            Text(
              "\(queue.more) unit lain juga menunggu.",
              queue.more == 1
                ? "1 more unit waits as well." : "\(queue.more) more units wait as well."))
        }
      }
    }
  }

  private func item(_ answered: FollowUpTaskStore.Answered) -> TaskItem {
    let unit = queue.names[answered.unitID] ?? ""
    return TaskItem(
      page(
        Text(
          "\(answered.count) rekomendasi menunggu diperiksa, \(unit)",
          answered.count == 1
            ? "1 recommendation waits to be checked, \(unit)"
            : "\(answered.count) recommendations wait to be checked, \(unit)")),
      path: ReportLink.recommendations(answered.unitID).path,
      hint: page(
        Text(
          "Dijawab unit \(MomentText.day(answered.since, in: .indonesian)).",
          "Answered by the unit on \(MomentText.day(answered.since, in: .english)).")),
      tag: Tag(page(Text("belum diperiksa", "not checked")), .active))
  }
}
