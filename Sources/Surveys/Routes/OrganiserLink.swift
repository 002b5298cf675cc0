package import Kernel
package import SurveysModel
import Web
package import WorkUnitsModel

/// Every path of those who organise surveys.
package enum OrganiserLink: Sendable {
  /// The surveys of a unit; takes a new one.
  case rounds(ID<WorkUnit>)
  /// The form for a new one.
  case newRound(ID<WorkUnit>)
  /// One survey: where it stands, what to do next.
  case round(ID<SurveyRound>)
  /// What a draft plans; GET shows the form.
  case plan(ID<SurveyRound>)
  /// Publishing a draft; GET shows what will happen.
  case publishing(ID<SurveyRound>)
  /// Letting it take answers for longer.
  case extending(ID<SurveyRound>)

  /// The path.
  package var path: String {
    switch self {
    case .rounds(let unit): "/unit/\(unit)/survei"
    case .newRound(let unit): "/unit/\(unit)/survei/baru"
    case .round(let id): "/survei-unit/\(id)"
    case .plan(let id): "/survei-unit/\(id)/rencana"
    case .publishing(let id): "/survei-unit/\(id)/terbit"
    case .extending(let id): "/survei-unit/\(id)/perpanjangan"
    }
  }
}

/// What was just done, carried through the redirect to the next page as a word.
enum OrganiserMessage: String, DoneMessage {
  case planned = "direncanakan"
  case changed = "diubah"
  case published = "terbit"
  case extended = "diperpanjang"

  var text: Text {
    switch self {
    case .planned:
      Text(
        "Rancangan survei sudah disimpan. Belum ada yang dapat menjawab sampai Anda menerbitkannya.",
        "The draft was saved. Nobody can answer before you publish it.")
    case .changed: Text("Rancangan sudah diubah.", "The draft was changed.")
    case .published:
      Text(
        "Survei sudah terbit. Isinya tidak berubah lagi.",
        "The survey is published. What it asks does not change any more.")
    case .extended: Text("Waktu survei sudah diperpanjang.", "The window was extended.")
    }
  }
}
