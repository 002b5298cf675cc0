import EvaluationsModel
import Kernel
import Web
import WorkUnitsModel

/// Every path of training cases and of figures of agreement.
enum CalibrationLink {
  /// What is asked for and what was tried.
  case overview
  /// A training case with the own drafts.
  case item(ID<CalibrationCase>)
  /// Keeps drafts.
  case answers(ID<CalibrationCase>)
  /// The check before an attempt is finished; POST finishes it.
  case finishing(ID<CalibrationCase>)
  /// What came of an own attempt.
  case result(ID<CalibrationCase>, number: Int)
  /// Who passed in an instansi.
  case institution(ID<Institution>)
  /// Asks the assessors of an instansi for a pass, or no longer.
  case demand(ID<Institution>)
  /// How far assessors agreed in a year.
  case agreement(ID<Institution>, Int)
  /// The figures of a year as a file.
  case agreementFigures(ID<Institution>, Int)
  /// Severity and drift of a year as a file.
  case agreementAssessors(ID<Institution>, Int)

  /// The path on this installation.
  var path: String {
    switch self {
    case .overview: "/kalibrasi"
    case .item(let id): "/kalibrasi/" + id.text
    case .answers(let id): "/kalibrasi/" + id.text + "/jawaban"
    case .finishing(let id): "/kalibrasi/" + id.text + "/penyelesaian"
    case .result(let id, let number): "/kalibrasi/" + id.text + "/hasil/\(number)"
    case .institution(let id): "/instansi/" + id.text + "/kalibrasi"
    case .demand(let id): "/instansi/" + id.text + "/kalibrasi/kewajiban"
    case .agreement(let id, let year): "/instansi/" + id.text + "/kesesuaian/\(year)"
    case .agreementFigures(let id, let year):
      "/instansi/" + id.text + "/kesesuaian/\(year)/angka.csv"
    case .agreementAssessors(let id, let year):
      "/instansi/" + id.text + "/kesesuaian/\(year)/penilai.csv"
    }
  }

  /// The path with a message for the page that it leads to.
  func path(saying message: CalibrationMessage) -> String { message.on(path) }
}

/// What was just done, for the page that the redirect leads to.
enum CalibrationMessage: String, DoneMessage {
  case saved = "disimpan"
  case finished = "selesai"
  case demanded = "diminta"
  case released = "dilepas"

  var text: Text {
    switch self {
    case .saved: Text("Jawaban latihan tersimpan.", "Your training answers are saved.")
    case .finished: Text("Percobaan selesai dan tercatat.", "The attempt is finished and counted.")
    case .demanded:
      Text(
        "Kalibrasi sekarang diminta sebelum menilai.",
        "Calibration is asked for before live work now.")
    case .released:
      Text("Kalibrasi tidak lagi diminta.", "Calibration is not asked for any more.")
    }
  }
}

/// The names of fields in the forms of training.
enum CalibrationField {
  static let version = "versi"
  static let finish = "selesai"
  static let isDemanded = "diminta"
  static let instrument = "instrumen"

  static func soal(_ id: Int) -> String { "s\(id)" }
  static func version(ofSoal id: Int) -> String { "v\(id)" }
}
