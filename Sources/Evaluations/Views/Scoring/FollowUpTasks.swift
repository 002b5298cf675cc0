import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel
import Worksheets

/// Reports and recommendations on "Yang perlu Anda kerjakan" of a unit's people.
struct FollowUpTasks: HTML {
  let queue: FollowUpQueue
  let page: PageContext

  var body: some HTML {
    section(.class("tasks")) {
      h2 { page(Text("Tindak lanjut hasil evaluasi", "Follow-up of evaluations")) }
      TaskList(queue.open.map(item) + queue.signed.map(item))
    }
  }

  private func item(_ open: FollowUpTaskStore.Open) -> TaskItem {
    let unit = queue.names[open.unitID] ?? ""
    let isLate = open.due < queue.today
    let back =
      open.sentBack == 0
      ? Text("", "")
      : Text(
        " \(open.sentBack) jawaban dikembalikan.",
        open.sentBack == 1
          ? " 1 answer was sent back." : " \(open.sentBack) answers were sent back.")
    return TaskItem(
      page(
        Text(
          "Jawab \(open.count) rekomendasi LHE, \(unit)",
          open.count == 1
            ? "Answer 1 recommendation of the LHE, \(unit)"
            : "Answer \(open.count) recommendations of the LHE, \(unit)")),
      path: ReportLink.recommendations(open.unitID).path,
      hint: page(
        Text(
          "Paling lambat \(open.due.formatted(in: .indonesian)).\(back.indonesian)",
          "By \(open.due.formatted(in: .english)) at the latest.\(back.english)")),
      tag: isLate
        ? Tag(page(Text("terlambat", "late")), .warning)
        : Tag(page(Text("belum dijawab", "not answered")), .active))
  }

  private func item(_ report: FollowUpTaskStore.Signed) -> TaskItem {
    let unit = queue.names[report.unitID] ?? ""
    return TaskItem(
      page(Text("Baca LHE \(report.year), \(unit)", "Read the LHE \(report.year), \(unit)")),
      path: ReportLink.report(report.id).path,
      hint: page(
        Text(
          "Ditandatangani lengkap \(MomentText.day(report.at, in: .indonesian)).",
          "Wholly signed on \(MomentText.day(report.at, in: .english)).")),
      tag: Tag(page(Text("baru", "new")), .active))
  }
}
