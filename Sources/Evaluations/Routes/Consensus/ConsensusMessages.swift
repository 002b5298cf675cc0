import AccountsModel
import EvaluationsModel
import Kernel
import Messages
import MessagesModel
import Storage
import WorksheetsModel

/// What the steps of the consensus tell people; no unit and no score is in it (decision 0196).
enum ConsensusMessages {
  /// The controller has something to check.
  case agreed
  /// The team has something to settle anew.
  case returned
  /// The lead has a result.
  case settled

  /// Stores the message for everybody whom it concerns, in the transaction of the step.
  func post(
    _ evaluation: Evaluation, at now: Instant, in transaction: Transaction
  ) throws {
    let link: ConsensusLink
    let duties: Set<TeamDuty>
    switch self {
    case .agreed: (link, duties) = (.sample(evaluation.id), [.controller])
    case .returned: (link, duties) = (.list(evaluation.id, nil), [.lead, .member])
    case .settled: (link, duties) = (.result(evaluation.id), [.lead])
    }
    let team = try evaluation.openTeam(at: now, in: transaction)
    let messages = team.filter { duties.contains($0.duty) }.compactMap { member in
      ID<Account>(member.person.accountID).map {
        NewMessage(
          kind, to: $0, path: InAppPath(link.path),
          about: MessageSubject("evaluation", evaluation.id.text))
      }
    }
    try Outbox.post(messages, at: now, in: transaction)
  }

  private var kind: MessageKind {
    switch self {
    case .agreed:
      MessageKind(
        "consensus_finished",
        title: FixedText("Kesepakatan siap diuji petik", "A consensus is ready for its check"),
        sentence: FixedText(
          "Periksa pertanyaan uji petik, lalu setujui atau kembalikan.",
          "Check the questions of the sample, then approve or return it."))
    case .returned:
      MessageKind(
        "consensus_returned",
        title: FixedText("Kesepakatan dikembalikan", "A consensus was returned"),
        sentence: FixedText(
          "Baca keraguan pengendali teknis, lalu sepakati lagi pertanyaannya.",
          "Read what the controller doubts, then agree on these questions again."))
    case .settled:
      MessageKind(
        "evaluation_settled",
        title: FixedText("Hasil penilaian disetujui", "A result is approved"),
        sentence: FixedText(
          "Baca hasilnya, lalu lanjutkan ke laporan hasil evaluasi.",
          "Read the result, then go on to the evaluation report."))
    }
  }
}
