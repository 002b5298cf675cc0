import Kernel
import SurveysModel
import WorkUnitsModel

/// The words that all pages of surveys share.
enum SurveyText {
  static let survey = Text("Survei", "Surveys")

  static func purpose(_ purpose: SurveyPurpose) -> Text {
    switch purpose {
    case .unit: Text("survei unit", "the unit's survey")
    case .internalCheck: Text("pemeriksaan TPI", "internal check (TPI)")
    case .national: Text("survei nasional TPN", "national survey (TPN)")
    }
  }

  static func stage(_ stage: SurveyRound.Stage) -> Text {
    switch stage {
    case .draft: Text("rancangan", "draft")
    case .announced: Text("belum dibuka", "not open yet")
    case .withdrawn: Text("ditarik sebelum dibuka", "withdrawn before it opened")
    case .open: Text("menerima jawaban", "takes answers")
    case .ended: Text("selesai, belum ditutup", "over, not closed")
    case .closed: Text("ditutup", "closed")
    }
  }

  static func channel(_ channel: SurveyChannel) -> Text {
    switch channel {
    case .invitation: Text("tautan pribadi", "personal link")
    case .counter: Text("QR di loket", "QR at a counter")
    case .kiosk: Text("kios", "kiosk")
    case .paper: Text("formulir kertas", "paper form")
    }
  }

  static func kind(_ kind: QuestionnaireKind) -> Text {
    switch kind {
    case .spkp: Text("SPKP: kualitas pelayanan (IPKP)", "SPKP: quality of service (IPKP)")
    case .spak: Text("SPAK: antikorupsi (IPAK)", "SPAK: freedom from corruption (IPAK)")
    case .skm: Text("SKM: kepuasan masyarakat (IKM)", "SKM: satisfaction of the public (IKM)")
    }
  }

  /// Why something was not done, with the clock of the unit.
  static func refusal(_ refusal: SurveyRefusal, in zone: UnitZone) -> Text {
    switch refusal {
    case .unknownRound:
      Text("Survei ini tidak ada.", "There is no such survey.")
    case .notYetOpen(let moment):
      Text(
        "Survei menerima jawaban mulai \(zone.words(moment, in: .indonesian)).",
        "The survey takes answers from \(zone.words(moment, in: .english)).")
    case .isOver(let moment):
      Text(
        "Survei menerima jawaban sampai \(zone.words(moment, in: .indonesian)).",
        "The survey took answers until \(zone.words(moment, in: .english)).")
    case .notYetOver(let moment):
      Text(
        "Survei masih berjalan sampai \(zone.words(moment, in: .indonesian)) dan baru dapat "
          + "ditutup sesudahnya.",
        "The survey runs until \(zone.words(moment, in: .english)) and cannot be closed before.")
    case .isClosed: Text("Survei sudah ditutup.", "The survey is closed.")
    case .hasOpened(let moment):
      Text(
        "Survei sudah dibuka sejak \(zone.words(moment, in: .indonesian)). Isi, daftar, dan undian "
          + "ditetapkan sebelumnya; survei berjalan sampai waktunya selesai.",
        "The survey is open since \(zone.words(moment, in: .english)). What it asks, its list and "
          + "its draw are fixed before that; it runs until its window ends.")
    case .isWithdrawn:
      Text("Survei ini sudah ditarik.", "This survey was withdrawn.")
    case .windowIsTooLong(let latest):
      Text(
        "Survei berlangsung paling lama \(SurveyWindow.mostDays) hari, termasuk perpanjangan: paling "
          + "lambat selesai \(zone.words(latest, in: .indonesian)).",
        "A survey runs for at most \(SurveyWindow.mostDays) days, extensions included: it ends on "
          + "\(zone.words(latest, in: .english)) at the latest.")
    case .isShorter(let end):
      Text(
        "Isi waktu selesai sesudah \(zone.words(end, in: .indonesian)). Survei yang terbit tidak "
          + "dapat dipersingkat.",
        "Enter an end after \(zone.words(end, in: .english)). A published survey cannot be "
          + "shortened.")
    case .kioskWaits(let moment):
      Text(
        "Kios menerima jawaban berikutnya mulai \(zone.words(moment, in: .indonesian)).",
        "The kiosk takes the next answer from \(zone.words(moment, in: .english)).")
    default: planning(refusal) ?? answering(refusal)
    }
  }
}
