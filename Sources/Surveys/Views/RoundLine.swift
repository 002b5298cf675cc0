import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// A round as a line of a list.
struct RoundLine: Sendable {
  let frame: SurveyFrame
  let accepted: Int

  /// How many answers it needs.
  var wanted: Int { SampleRule.krejcieMorgan.answersNeeded(of: frame.plan.population) }

  /// Whether somebody has to do something about it now.
  var needsSomebody: Bool {
    switch frame.stage {
    case .ended: true
    case .open:
      accepted < wanted
        && frame.plan.window.closesAt <= frame.now.adding(seconds: 7 * 24 * 3600)
    case .draft, .announced, .withdrawn, .closed: false
    }
  }

  /// What there is to do, as a line of a task list.
  ///
  /// - Parameter prefix: Stands before the hint, such as the name of the unit.
  /// - Returns: A link to the round with its state.
  func task(_ prefix: String = "") -> TaskItem {
    let page = frame.page
    let title: Text
    switch frame.stage {
    case .draft: title = Text("Terbitkan: ", "Publish: ")
    case .ended: title = Text("Tutup: ", "Close: ")
    case .open where needsSomebody:
      title = Text("Kurang jawaban: ", "Too few answers: ")
    case .announced, .withdrawn, .open, .closed: title = Text("", "")
    }
    return TaskItem(
      page(title) + frame.plan.title, path: OrganiserLink.round(frame.round.id).path,
      hint: prefix + page(hint), tag: frame.stageTag)
  }

  private var hint: Text {
    let window = frame.zone.words(
      from: frame.plan.window.opensAt, to: frame.plan.window.closesAt)
    let purpose = SurveyText.purpose(frame.plan.purpose)
    return Text(
      "\(purpose.indonesian) · \(accepted) dari \(wanted) jawaban · \(window.indonesian)",
      "\(purpose.english) · \(accepted) of \(wanted) answers · \(window.english)")
  }
}

/// The surveys of a year, on the page of the unit.
struct UnitSurveySection: HTML {
  let unitID: ID<WorkUnit>
  let year: CycleYear
  let lines: [RoundLine]
  let mayPlan: Bool
  /// Says whose survey the person may plan.
  var planTitle = OrganiserText.plan
  let page: PageContext

  var body: some HTML {
    section(.id("survei")) {
      h2 { page(SurveyText.survey) + " \(year.number)" }
      if lines.isEmpty {
        EmptyState(
          page(Text("Belum ada survei tahun ini", "No survey this year")),
          advice: page(OrganiserText.why))
      } else {
        TaskList(lines.map { $0.task() })
      }
      p(.class("actions")) {
        if mayPlan {
          ButtonLink(
            page(planTitle), to: OrganiserLink.newRound(unitID).path, .quiet)
          " "
        }
        a(.href(OrganiserLink.rounds(unitID).path)) {
          page(Text("Semua survei unit ini", "All surveys of this unit"))
        }
      }
    }
  }
}

/// Surveys among the tasks of a person.
struct SurveyTasks: HTML {
  let lines: [RoundLine]
  let page: PageContext

  var body: some HTML {
    section(.class("tasks")) {
      h2 { page(SurveyText.survey) }
      TaskList(lines.map { $0.task($0.frame.unitName + " · ") })
    }
  }
}
