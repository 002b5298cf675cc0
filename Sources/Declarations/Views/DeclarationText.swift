import DeclarationsModel
import HTTPTypes
import Kernel
import Web

/// The wording of Declarations.
enum DeclarationText {
  static let pledge = Text("Pakta integritas", "Integrity pledge")
  static let section = Text("Pencanangan dan pakta integritas", "Declaration and pledges")
  static let signNow = Text("Tandatangani", "Sign")
  static let yearUnreadable = Text(
    "Tulis tahun program, misalnya 2026.", "Write the programme year, such as 2026.")
  static let dateUnreadable = Text(
    "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-21.",
    "Write the date as year-month-day, such as 2026-11-21.")
  static let passwordMissing = Text("Ketik kata sandi Anda.", "Type your password.")
  static let openingIsOneLine = Text(
    "Tulis satu kalimat pembuka.", "Write one opening sentence.")
  static let promisesDiffer = Text(
    "Jumlah baris harus sama dengan janji dalam bahasa Indonesia.",
    "There have to be as many lines as promises in Indonesian.")

  static func title(_ year: Int) -> Text {
    Text("Pakta integritas \(year)", "Integrity pledge \(year)")
  }

  static func agreement(_ year: Int) -> Text {
    Text("Perjanjian kinerja \(year)", "Performance agreement \(year)")
  }

  static func method(_ method: SigningMethod) -> Text {
    switch method {
    case .password: Text("akun sendiri dan kata sandi", "own account and password")
    case .kiosk: Text("NIP dan kode di kios", "NIP and code at the kiosk")
    }
  }

  static func kind(_ kind: RecordKind) -> Text {
    switch kind {
    case .pledge: pledge
    case .declaration: Text("Pencanangan zona integritas", "Declaration of an integrity zone")
    case .agreement: Text("Perjanjian kinerja", "Performance agreement")
    }
  }

  static func capacity(_ capacity: Capacity) -> Text {
    switch capacity {
    case .member: Text("pegawai", "employee")
    case .head: Text("kepala unit", "head of the unit")
    case .supporter: Text("pendukung", "supporter")
    case .recorder: Text("pencatat", "recorder")
    case .superior: Text("atasan", "superior")
    }
  }

  /// The wording of a refusal.
  static func refusal(_ refusal: DeclarationRefusal) -> Text {
    switch refusal {
    case .promiseCount(let count):
      Text(
        "Naskah berisi \(count) janji; tulis 1 sampai \(PledgeText.mostPromises).",
        "The text has \(count) promises; write 1 to \(PledgeText.mostPromises).")
    case .promiseLength(let number):
      Text(
        "Janji \(number) kosong atau lebih dari \(PledgeText.longestPromise) huruf.",
        "Promise \(number) is empty or has more than \(PledgeText.longestPromise) characters.")
    case .roundExists(let year):
      Text(
        "Penandatanganan tahun \(year) sudah ada di unit ini. Ubah waktunya saja.",
        "The unit has a signing of \(year) already. Move its window instead.")
    case .windowIsWrong:
      Text(
        "Hari terakhir lebih dahulu daripada hari pertama.", "The last day is before the first.")
    case .notYetOpen:
      Text("Penandatanganan belum dibuka.", "Signing has not opened yet.")
    case .windowClosed: Self.windowClosed
    case .notOnRoster: Self.notOnRoster
    case .notYou: Self.notYou
    case .passwordIsWrong: Text("Kata sandi tidak cocok.", "The password is not right.")
    case .wait: Self.wait
    case .codeIsWrong: Self.codeIsWrong
    case .kioskIsClosed: Self.kioskIsClosed
    case .witnessMissing: Self.witnessMissing
    case .witnessIsSigner:
      Text("Saksi harus orang lain.", "The witness has to be somebody else.")
    case .nameIsWrong(let field):
      field == "jabatan"
        ? Text(
          "Isi jabatan, paling panjang \(Witness.longest) huruf.",
          "Enter the office, at most \(Witness.longest) characters.")
        : Text(
          "Isi nama, paling panjang \(Witness.longest) huruf.",
          "Enter the name, at most \(Witness.longest) characters.")
    case .dateIsAhead: Self.dateIsAhead
    case .peopleAreWrong:
      Text(
        "Tulis setiap orang sekali, paling banyak \(UnitDeclaration.mostPeople) orang.",
        "Write each person once, at most \(UnitDeclaration.mostPeople) people.")
    case .agreementExists(let year):
      Text(
        "Perjanjian kinerja tahun \(year) sudah ada di unit ini.",
        "The unit has a performance agreement of \(year) already.")
    case .indicatorsAreWrong:
      Text(
        "Tulis 1 sampai \(PerformanceAgreement.mostIndicators) indikator, masing-masing sekali, "
          + "dengan targetnya.",
        "Write 1 to \(PerformanceAgreement.mostIndicators) indicators, each once, with its target.")
    case .notHead: Self.notHead
    case .unitIsClosed: Text("Unit ini sudah ditutup.", "This unit is closed.")
    case .stale: Self.stale
    }
  }

  private static let notOnRoster = Text(
    "Anda tidak ada dalam daftar pegawai unit ini hari ini, jadi tidak menandatangani di sini.",
    "You are not on the roster of this unit today, so you do not sign here.")

  private static let notYou = Text(
    "Halaman ini dibuka untuk orang lain. Setiap orang hanya menandatangani untuk dirinya.",
    "This page was opened for somebody else. Everybody signs for themselves only.")

  private static let codeIsWrong = Text(
    "NIP dan kode tidak cocok, atau kode sudah dipakai. Periksa keduanya pada slip Anda.",
    "NIP and code do not belong together, or the code was used. Check both on your slip.")

  private static let kioskIsClosed = Text(
    "Kios ini sudah ditutup. Panitia dapat membukanya lagi.",
    "This kiosk is closed. The organisers can open it again.")

  private static let witnessMissing = Text(
    "Kepala unit menandatangani di hadapan saksi. Isi nama dan jabatan saksi.",
    "The head of the unit signs before a witness. Enter the witness's name and office.")

  private static let dateIsAhead = Text(
    "Tanggal ini belum tiba. Pencanangan dicatat sesudah dilaksanakan.",
    "This date has not come yet. A declaration is recorded after it was held.")

  private static let notHead = Text(
    "Hanya kepala unit hari ini yang menandatangani untuk unit.",
    "Only the head of the day signs for the unit.")

  private static let stale = Text(
    "Data ini sudah diubah orang lain sesudah Anda membukanya.",
    "Somebody changed this after you opened it.")

  private static let wait = Text(
    "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    "Too many tries. Wait a moment and try again.")

  private static let windowClosed = Text(
    "Waktu penandatanganan sudah lewat. Hubungi tim kerja unit bila Anda belum sempat.",
    "The time for signing is over. Ask the unit's team if you did not get to it.")

  /// The name of a refusal for programs.
  static func code(of refusal: DeclarationRefusal) -> String {
    switch refusal {
    case .promiseCount: "promise_count"
    case .promiseLength: "promise_length"
    case .roundExists: "round_exists"
    case .windowIsWrong: "window_wrong"
    case .notYetOpen: "not_yet_open"
    case .windowClosed: "window_closed"
    case .notOnRoster: "not_on_roster"
    case .notYou: "not_you"
    case .passwordIsWrong: "password_wrong"
    case .wait: "too_many_tries"
    case .codeIsWrong: "code_wrong"
    case .kioskIsClosed: "kiosk_closed"
    case .witnessMissing: "witness_missing"
    case .witnessIsSigner: "witness_is_signer"
    case .nameIsWrong: "name_wrong"
    case .dateIsAhead: "date_ahead"
    case .peopleAreWrong: "people_wrong"
    case .agreementExists: "agreement_exists"
    case .indicatorsAreWrong: "indicators_wrong"
    case .notHead: "not_head"
    case .unitIsClosed: "unit_closed"
    case .stale: "stale_version"
    }
  }

  /// A refusal at the field that it is about.
  static func error(_ refusal: DeclarationRefusal, field: String) -> FormError {
    let place =
      switch refusal {
      case .roundExists: "tahun"
      case .witnessMissing, .witnessIsSigner: "saksi_nama"
      default: field
      }
    return FormError(field: place, message: self.refusal(refusal))
  }

  /// A refusal as a page of its own, where no form is shown again.
  static func problem(_ refusal: DeclarationRefusal) -> Problem {
    if refusal == .stale { return .stale }
    let status: HTTPResponse.Status =
      switch refusal {
      case .kioskIsClosed: .gone
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
