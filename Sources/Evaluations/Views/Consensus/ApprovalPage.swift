import Accounts
import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel
import WorksheetsModel

/// The check page before the controller approves: what will happen, then the button.
struct ApprovalPage: HTML {
  let frame: ConsensusFrame
  let sample: [Int]
  let checks: [Int: SampleCheck]
  /// Whether the controller has a second factor, whose code is asked for too.
  let asksForCode: Bool
  /// What was wrong with the fields.
  let errors: [FormError]

  private var isReady: Bool {
    !sample.isEmpty && sample.allSatisfy { checks[$0].map { !$0.isDoubted } ?? false }
  }

  var body: some HTML {
    let list = ConsensusLink.sample(frame.id).path
    Page(title: SampleText.approve, context: frame.page) {
      frame.breadcrumb([(frame.page(SampleText.title), list)], here: SampleText.approve)
      h1 { frame.page(SampleText.approve) }
      ErrorSummary(errors, page: frame.page)
      p {
        frame.page(
          SampleText.progress(sample.count { checks[$0] != nil }, of: sample.count))
      }
      if isReady {
        ConfirmForm(
          action: ConsensusLink.result(frame.id).path,
          consequences: SampleText.approveConsequences.map { frame.page($0) },
          verb: frame.page(SampleText.approve), isDanger: true, cancelPath: list,
          hidden: [(ConsensusField.version, String(frame.evaluation.version))], page: frame.page
        ) { ReentryFields(asksForCode: asksForCode, errors: errors, page: frame.page) }
      } else {
        Notice(.refusal, frame.page(SampleText.approveNotYet))
        p { a(.href(list)) { frame.page(SampleText.all) } }
      }
    }
  }
}
