import Kernel
import SurveysModel
import Web

/// Why something about a round is not done, with the way back to it.
struct RefusalPage: HTML {
  let frame: SurveyFrame
  let problem: Problem

  private var page: PageContext { frame.page }

  var body: some HTML {
    Page(title: problem.title, context: page) {
      frame.breadcrumb(problem.title)
      h1 { page(problem.title) }
      p { page(problem.detail) }
      if let wayOut = problem.wayOut { p { page(wayOut) } }
      p(.class("actions")) {
        ButtonLink(
          page(OrganiserText.backToRound), to: OrganiserLink.round(frame.round.id).path, .quiet)
      }
    }
  }
}
