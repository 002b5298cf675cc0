import EvaluationsModel
import Hummingbird
import Kernel
import Web

/// The sentences that all parts of judging share.
enum EvaluationText {
  /// The name of a duty.
  static func duty(_ duty: TeamDuty) -> Text {
    switch duty {
    case .member: Text("Anggota", "Member")
    case .lead: Text("Ketua tim", "Team lead")
    case .controller: Text("Pengendali teknis", "Technical controller")
    }
  }

  /// The name of a stage.
  static func stage(_ stage: EvaluationStage) -> Text {
    switch stage {
    case .scoring: Text("Penilaian sendiri-sendiri", "Scoring alone")
    case .consensus: Text("Kesepakatan", "Consensus")
    case .checking: Text("Uji petik", "Sample check")
    case .settled: Text("Selesai", "Settled")
    }
  }
}
