import Kernel
import Web
import WorkUnitsModel

/// Units that wait for a team on "Yang perlu Anda kerjakan" of whoever shares them out.
struct UnassignedTasks: HTML {
  let lines: [UnassignedStore.Line]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks"), .id("unit-tanpa-tim")) {
      h2 { page(Text("Unit tanpa tim penilai", "Units without a team")) }
      TaskList(lines.map(item))
    }
  }

  private func item(_ line: UnassignedStore.Line) -> TaskItem {
    TaskItem(
      page(
        Text(
          "\(line.institutionName): \(line.count) unit yang mengirim LKE \(line.year) belum punya "
            + "tim",
          line.institutionName + ": "
            + (line.count == 1
              ? "1 unit that sent its worksheet of \(line.year) has no team yet"
              : "\(line.count) units that sent their worksheets of \(line.year) have no team yet"))),
      path: TeamLink.assignments(line.institutionID, line.year).path,
      hint: page(
        Text(
          "Penilaiannya baru dapat dimulai setelah unit diberi tim.",
          "Their judgement can begin once they are given to a team.")),
      tag: Tag(page(Text("belum dibagi", "not given")), .warning))
  }
}
