import Kernel
import SurveysModel
import Web

/// The check page before a round is closed for good.
struct ClosingPage: HTML {
  let frame: SurveyFrame
  let accepted: Int

  private var page: PageContext { frame.page }
  private var wanted: Int { SampleRule.krejcieMorgan.answersNeeded(of: frame.plan.population) }

  var body: some HTML {
    Page(title: OrganiserText.close, context: page) {
      frame.breadcrumb(OrganiserText.close)
      h1 { page(OrganiserText.close) + ": " + frame.plan.title }
      if accepted < wanted {
        Notice(
          .warning,
          page(
            Text(
              "Jawaban yang diterima \(accepted), di bawah sampel minimum \(wanted). Angkanya akan "
                + "ditandai belum cukup.",
              "\(accepted) answers were accepted, below the minimum sample of \(wanted). The "
                + "figures will be marked as not enough.")))
      }
      ConfirmForm(
        action: OrganiserLink.closing(frame.round.id).path,
        consequences: [
          page(
            Text(
              "Semua jawaban yang masih menunggu dikocok dan dihitung: \(accepted) seluruhnya.",
              "All answers that wait are shuffled and counted: \(accepted) altogether.")),
          page(
            Text(
              "Angkanya ditetapkan, dengan sidiknya di jurnal.",
              "The figures are fixed, with their digest in the journal.")),
          page(
            Text(
              "Survei tidak dapat dibuka lagi.", "The survey cannot be opened again.")),
        ],
        verb: page(OrganiserText.close), isDanger: true,
        cancelPath: OrganiserLink.round(frame.round.id).path,
        hidden: [("versi", String(frame.round.version))], page: page)
    }
  }
}
