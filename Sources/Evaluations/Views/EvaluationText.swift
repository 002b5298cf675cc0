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

  /// Some questions in English, for the sentences of all parts.
  static func questions(_ count: Int) -> String {
    count == 1 ? "1 question" : "\(count) questions"
  }

  /// The name of a stage; docs/states.md has the words of every state.
  static func stage(_ stage: EvaluationStage) -> Text {
    switch stage {
    case .scoring: Text("Penilaian sendiri-sendiri", "Scoring alone")
    case .consensus: Text("Kesepakatan", "Consensus")
    case .checking: Text("Uji petik", "Sample check")
    case .settled: Text("Disetujui", "Approved")
    }
  }
}
