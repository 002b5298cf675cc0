import DeclarationsModel
import HTTPTypes
import Kernel
import Web

/// Refusals as pages, and as words for programs.
extension DeclarationText {
  /// The name of a refusal for programs.
  static func code(of refusal: DeclarationRefusal) -> String {
    switch refusal {
    case .promiseCount: "promise_count"
    case .promiseLength: "promise_length"
    case .roundExists: "round_exists"
    case .windowIsWrong: "window_wrong"
    case .notYetOpen: "not_yet_open"
    case .windowClosed: "window_closed"
    case .stageIsClosed: "stage_closed"
    case .notOnRoster: "not_on_roster"
    case .notYou: "not_you"
    case .wait: "too_many_tries"
    case .codeIsWrong: "code_wrong"
    case .outsideCodeIsWrong: "outside_code_wrong"
    case .kioskIsClosed: "kiosk_closed"
    case .witnessMissing: "witness_missing"
    case .witnessIsSigner: "witness_is_signer"
    case .nameIsWrong: "name_wrong"
    case .dateIsAhead: "date_ahead"
    case .dateIsTooEarly: "date_too_early"
    case .correctionIsUnknown: "correction_unknown"
    case .alreadyCorrected: "already_corrected"
    case .yearIsOutside: "year_outside"
    case .windowIsOver: "window_over"
    case .codeIsRenewed: "code_renewed"
    case .agreementIsSigned: "agreement_signed"
    case .agreementIsWithdrawn: "agreement_withdrawn"
    case .peopleAreWrong: "people_wrong"
    case .agreementExists: "agreement_exists"
    case .indicatorsAreWrong: "indicators_wrong"
    case .alreadyNamed: "already_named"
    case .alreadyPublished: "already_published"
    case .slipsExist: "slips_exist"
    case .hasSigned: "has_signed"
    case .notHead: "not_head"
    case .unitIsClosed: "unit_closed"
    case .stale: "stale_version"
    }
  }

  /// A refusal as a page of its own, where no form is shown again.
  static func problem(_ refusal: DeclarationRefusal) -> Problem {
    if refusal == .stale { return .stale }
    let status: HTTPResponse.Status =
      switch refusal {
      case .kioskIsClosed, .agreementIsWithdrawn: .gone
      case .notOnRoster: .forbidden
      default: .unprocessableContent
      }
    return Problem(
      status: status, code: code(of: refusal),
      title: Text("Tidak dapat dilakukan", "This cannot be done"), detail: self.refusal(refusal),
      wayOut: Text("Tidak ada yang berubah.", "Nothing was changed."))
  }

  /// Said instead of an empty file.
  static let nothingSigned = Problem(
    status: .unprocessableContent, code: "nothing_signed",
    title: Text("Belum ada yang ditandatangani", "Nothing is signed yet"),
    detail: Text(
      "Berkas dibuat dari tanda tangan yang ada. Belum ada satu pun.",
      "The file is made of the signatures that there are. There are none yet."))

  /// The wording of what is wrong with a file.
  static func fault(_ fault: ExportFault) -> Text {
    switch fault {
    case .tooLarge: Text("Berkas terlalu besar.", "The file is too large.")
    case .notCanonical:
      Text(
        "Berkas ini bukan JSON kanonis: diubah, terpotong, atau bukan ditulis oleh Zona.",
        "The file is not canonical JSON: it was changed, cut, or not written by Zona.")
    case .wrongShape:
      Text(
        "Isi berkas tidak berbentuk deklarasi Zona.",
        "The content of the file is not a declaration of Zona.")
    case .signatureIsWrong(let number):
      Text(
        "Tanda tangan naskah ke-\(number) tidak cocok: isi, tanda tangan, atau kuncinya diubah.",
        "The signature of record \(number) does not fit: content, signature or key was changed.")
    case .sealIsWrong:
      Text(
        "Segel berkas tidak cocok: berkas diubah setelah dibuat.",
        "The seal does not fit: the file was changed after it was made.")
    case .severalInstitutions:
      Text(
        "Berkas memuat naskah dari beberapa instansi.",
        "The file holds records of several institutions.")
    case .keyIsUnknown(let id):
      Text(
        "Berkas ditandatangani dengan kunci lain: \(id).",
        "The file was signed with another key: \(id).")
    }
  }

  /// The name of a fault for programs.
  static func code(of fault: ExportFault) -> String {
    switch fault {
    case .tooLarge: "file_too_large"
    case .notCanonical: "not_canonical"
    case .wrongShape: "wrong_shape"
    case .signatureIsWrong: "signature_wrong"
    case .sealIsWrong: "seal_wrong"
    case .severalInstitutions: "several_institutions"
    case .keyIsUnknown: "key_unknown"
    }
  }
}
