import Kernel
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// The surveys of a unit: those of one year beside each other, whoever asked.
struct RoundListPage: HTML {
  let unitID: ID<WorkUnit>
  let unitName: String
  let lines: [RoundLine]
  let mayPlan: Bool
  /// Says whose survey the person may plan.
  var planTitle = OrganiserText.plan
  /// What happened around call-backs, the latest round first.
  var callBacks: [CallBackLine] = []
  var zone = UnitZone.wib
  let page: PageContext

  var body: some HTML {
    Page(title: SurveyText.survey, context: page) {
      Breadcrumb(
        [(unitName, WorkUnitLink.unit(unitID).path)], here: page(SurveyText.survey), page: page)
      h1 { page(SurveyText.survey) + ": " + unitName }
      p { page(OrganiserText.why) }
      if mayPlan {
        p(.class("actions")) {
          ButtonLink(page(planTitle), to: OrganiserLink.newRound(unitID).path)
        }
      }
      if lines.isEmpty {
        EmptyState(
          page(Text("Belum ada survei", "No survey yet")),
          advice: page(
            Text(
              "Survei yang direncanakan unit, TPI, atau TPN tampil di sini.",
              "Surveys that the unit, the TPI or the TPN plan appear here.")))
      } else {
        years.map(table)
        p(.class("meta")) {
          page(
            Text(
              "Survei dengan tujuan yang berbeda tidak pernah dicampur; jawabannya terpisah.",
              "Surveys of different purposes are never mixed; their answers are apart."))
        }
      }
      if !callBacks.isEmpty { CallBackSection(lines: callBacks, zone: zone, page: page) }
    }
  }

  private var years: [Int] {
    Set(lines.map(\.frame.round.year.number)).sorted(by: >)
  }

  private func table(_ year: Int) -> some HTML {
    DataTable(
      caption: page(Text("Survei tahun \(year)", "Surveys of \(year)")),
      columns: [
        Column(page(Text("Survei", "Survey"))), Column(page(Text("Tujuan", "Purpose"))),
        Column(page(Text("Waktu", "Window"))),
        Column(page(Text("Jawaban", "Answers")), isNumeric: true),
        Column(page(Text("Sampel minimum", "Minimum sample")), isNumeric: true),
        Column(page(Text("Keadaan", "State"))),
      ]
    ) {
      lines.filter { $0.frame.round.year.number == year }.map(row)
    }
  }

  private func row(_ line: RoundLine) -> some HTML {
    tr {
      RowHead {
        a(.href(OrganiserLink.round(line.frame.round.id).path)) { line.frame.plan.title }
      }
      td { line.frame.purposeTag }
      td {
        page(
          line.frame.zone.words(
            from: line.frame.plan.window.opensAt, to: line.frame.plan.window.closesAt))
      }
      NumberCell(
        [.draft, .withdrawn].contains(line.frame.stage) ? "–" : String(line.accepted))
      NumberCell(String(line.wanted))
      td { line.frame.stageTag }
    }
  }
}
