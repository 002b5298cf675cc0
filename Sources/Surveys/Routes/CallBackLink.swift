package import Kernel
package import SurveysModel
import Web

/// The paths of call-backs.
package enum CallBackLink: Sendable {
  /// Where the call-back of a round stands.
  case page(ID<SurveyRound>)
  /// Draws people.
  case draw(ID<SurveyRound>)
  /// Hands sealed contacts out.
  case file(ID<SurveyRound>)
  /// Ends it; GET shows what will happen.
  case end(ID<SurveyRound>)

  /// The path.
  package var path: String {
    switch self {
    case .page(let id): "/survei-unit/\(id)/panggilan"
    case .draw(let id): "/survei-unit/\(id)/panggilan/undian"
    case .file(let id): "/survei-unit/\(id)/panggilan/berkas"
    case .end(let id): "/survei-unit/\(id)/panggilan/selesai"
    }
  }
}

/// What was just done about a call-back.
enum CallBackMessage: String, DoneMessage {
  case drawn = "panggilan-diundi"
  case ended = "panggilan-selesai"

  var text: Text {
    switch self {
    case .drawn:
      Text(
        "Undian panggilan ulang sudah dibuat dan tercatat.",
        "The draw for the call-back was made and noted.")
    case .ended:
      Text(
        "Panggilan ulang selesai: semua kontak dihapus, benihnya terbuka.",
        "The call-back has ended: all contacts are removed, its seed is public.")
    }
  }
}
