import HTTPTypes
import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// Refusals in words, as pages, and as names for programs.
extension SurveyText {
  /// What organisers are told; nil for what only respondents meet.
  static func planning(_ refusal: SurveyRefusal) -> Text? {
    switch refusal {
    case .isPublished:
      Text(
        "Survei sudah terbit; yang masih dapat diubah hanya akhir waktunya.",
        "The survey is published; only its end can still be moved.")
    case .startIsPast:
      Text(
        "Waktu mulai sudah lewat. Survei terbit sebelum dibuka, agar aturannya tetap sebelum ada "
          + "jawaban; beberapa menit lagi pun boleh.",
        "The beginning has passed. A survey is published before it opens, so that its rules stand "
          + "before the first answer; in a few minutes is soon enough.")
    case .endIsPast:
      Text("Waktu selesai sudah lewat.", "The end has passed.")
    case .windowIsWrong:
      Text("Waktu selesai harus sesudah waktu mulai.", "The end has to be after the beginning.")
    case .noMoreExtensions:
      Text(
        "Waktu survei sudah diperpanjang \(SurveyRound.mostExtensions) kali, yang paling banyak.",
        "The window was extended \(SurveyRound.mostExtensions) times, as often as it may be.")
    case .reasonMissing:
      Text(
        "Tulis alasannya, paling panjang \(SurveyRound.longestReason) karakter.",
        "Write the reason, at most \(SurveyRound.longestReason) characters.")
    case .titleIsWrong:
      Text(
        "Isi judul, paling panjang \(SurveyRound.longestTitle) karakter.",
        "Enter a title, at most \(SurveyRound.longestTitle) characters.")
    case .questionnairesAreWrong:
      Text("Pilih paling sedikit satu kuesioner.", "Choose at least one questionnaire.")
    case .servicesAreWrong(let line):
      Text(
        "Layanan baris \(line): tulis nama yang belum dipakai, paling panjang "
          + "\(SurveyedService.longestName) karakter, dan jumlah orang sebagai angka bulat; paling "
          + "banyak \(SurveyRound.mostServices) baris.",
        "Service on line \(line): write a name that is not used yet, at most "
          + "\(SurveyedService.longestName) characters, and the people as a whole number; at most "
          + "\(SurveyRound.mostServices) lines.")
    case .networkIsWrong(let typed):
      Text(
        "“\(typed.prefix(60))” bukan alamat jaringan seperti 203.0.113.0/24.",
        "“\(typed.prefix(60))” is no network address such as 203.0.113.0/24.")
    case .placeIsWrong(let limit):
      Text(
        "Isi nama yang belum dipakai, paling panjang \(SurveyCounter.longestName) karakter; paling "
          + "banyak \(limit).",
        "Enter a name that is not used yet, at most \(SurveyCounter.longestName) characters; at "
          + "most \(limit) of them.")
    case .notAllowed:
      Text(
        "Peran Anda tidak menyelenggarakan survei ini.", "Your role does not organise this survey.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    default: nil
    }
  }

  /// What respondents are told.
  static func answering(_ refusal: SurveyRefusal) -> Text {
    switch refusal {
    case .itemsMissing(let places):
      Text(
        "\(places.count) pertanyaan belum dijawab.",
        places.count == 1
          ? "1 question is unanswered." : "\(places.count) questions are unanswered.")
    case .outOfScale(let place):
      Text(
        "Jawaban pertanyaan \(place + 1) di luar skalanya.",
        "The answer to question \(place + 1) is outside of its scale.")
    case .extraItems:
      Text("Ada jawaban yang tidak ditanyakan.", "There are answers to nothing that was asked.")
    case .unknownService:
      Text("Layanan itu tidak ada dalam survei ini.", "The survey has no such service.")
    case .commentTooLong:
      Text("Tulisan bebas terlalu panjang.", "The free text is too long.")
    case .formIsStale:
      Text(
        "Formulir ini sudah terlalu lama terbuka. Buka lagi, lalu kirim.",
        "The form has been open for too long. Open it again and send.")
    case .formIsForeign:
      Text(
        "Kunci formulir ini rusak, atau formulirnya dibuka dengan akun lain. Isian Anda masih ada; "
          + "bila formulir ini belum tersimpan, simpan sekali lagi.",
        "The key of this form is damaged, or the form was opened with another account. What you "
          + "typed is still here; if this form was not stored yet, save it again.")
    case .kioskIsClosed:
      Text("Kios ini sudah ditutup.", "This kiosk is closed.")
    default: Text("Survei ini tidak ada.", "There is no such survey.")
    }
  }

  /// The name of a refusal for programs.
  static func code(of refusal: SurveyRefusal) -> String {
    switch refusal {
    case .unknownRound: "not_found"
    case .notYetOpen: "survey_not_open"
    case .isOver: "survey_over"
    case .notYetOver: "survey_running"
    case .isClosed: "survey_closed"
    case .isPublished: "survey_published"
    case .hasOpened: "survey_open"
    case .isWithdrawn: "survey_withdrawn"
    case .startIsPast: "start_past"
    case .endIsPast: "end_past"
    case .windowIsWrong: "window_wrong"
    case .windowIsTooLong: "window_too_long"
    case .isShorter: "window_shorter"
    case .noMoreExtensions: "no_more_extensions"
    case .reasonMissing: "reason_missing"
    case .titleIsWrong: "title_wrong"
    case .questionnairesAreWrong: "questionnaires_wrong"
    case .servicesAreWrong: "services_wrong"
    case .networkIsWrong: "network_wrong"
    case .itemsMissing: "items_missing"
    case .outOfScale: "out_of_scale"
    case .extraItems: "extra_items"
    case .unknownService: "unknown_service"
    case .commentTooLong: "comment_too_long"
    case .formIsStale: "form_stale"
    case .formIsForeign: "form_foreign"
    case .kioskIsClosed: "kiosk_closed"
    case .kioskWaits: "kiosk_waits"
    case .placeIsWrong: "place_wrong"
    case .notAllowed: "forbidden"
    case .stale: "stale_version"
    }
  }

  /// What an organiser of a draft is told whose window cannot be published any more.
  static let wayOutOfLateDraft = Text(
    "Waktu rancangan ini sudah lewat atau terlalu panjang. Ubah rancangan dan isi waktu yang baru; "
      + "mulai beberapa menit lagi pun boleh.",
    "The window of this draft has passed or is too long. Change the draft and enter a new one; a "
      + "beginning in a few minutes will do.")

  private static func wayOut(of refusal: SurveyRefusal) -> Text {
    switch refusal {
    case .startIsPast, .endIsPast, .windowIsTooLong:
      Text(
        "Tidak ada yang berubah. Ubah rancangan dan isi waktu yang baru, lalu terbitkan.",
        "Nothing was changed. Change the draft, enter a new window and publish it then.")
    default: Text("Tidak ada yang berubah.", "Nothing was changed.")
    }
  }

  /// A refusal as a page of its own, where no form is shown again.
  static func problem(_ refusal: SurveyRefusal, in zone: UnitZone = .wib) -> Problem {
    let status: HTTPResponse.Status
    switch refusal {
    case .unknownRound: return .notFound
    case .notAllowed: return .forbidden
    case .stale: return .stale
    case .kioskIsClosed: status = .gone
    default: status = .unprocessableContent
    }
    return Problem(
      status: status, code: code(of: refusal),
      title: Text("Tidak dapat dilakukan", "This cannot be done"),
      detail: self.refusal(refusal, in: zone), wayOut: wayOut(of: refusal))
  }
}
