import DeclarationsModel
import Kernel
import Web
import WorkUnitsModel

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
  static let groupMissing = Text("Pilih kelompoknya.", "Choose the group.")
  static let outsiders = Text("Pihak luar", "From outside")
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
    case .slip: Text("kode pada slip", "the code of a slip")
    }
  }

  static func kind(_ kind: RecordKind) -> Text {
    switch kind {
    case .pledge: pledge
    case .declaration: Text("Pencanangan zona integritas", "Declaration of an integrity zone")
    case .agreement: Text("Perjanjian kinerja", "Performance agreement")
    case .report: Text("Laporan hasil evaluasi (LHE)", "Evaluation report (LHE)")
    }
  }

  static func capacity(_ capacity: Capacity) -> Text {
    switch capacity {
    case .member: Text("pegawai", "employee")
    case .head: Text("kepala unit", "head of the unit")
    case .supporter: Text("pendukung", "supporter")
    case .recorder: Text("pencatat", "recorder")
    case .superior: Text("atasan", "superior")
    case .supplier: Text("penyedia", "supplier")
    case .client: Text("pengguna layanan", "user of services")
    case .auditor: Text("pemeriksa", "auditor")
    case .lead: Text("ketua tim penilai", "lead of the assessors")
    case .controller: Text("pengendali teknis", "technical controller")
    }
  }

  /// The group that signs a variant of the text.
  static func group(_ variant: PledgeVariant) -> Text {
    switch variant {
    case .employee: Text("Pegawai", "Employees")
    case .supplier: Text("Penyedia barang dan jasa", "Suppliers of goods and services")
    case .client: Text("Pengguna layanan", "Users of services")
    case .auditor: Text("Pemeriksa", "Auditors")
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
    case .stageIsClosed(let window, let zone): stageIsClosed(window, zone)
    case .notOnRoster: Self.notOnRoster
    case .notYou: Self.notYou
    case .wait: Self.wait
    case .codeIsWrong: Self.codeIsWrong
    case .outsideCodeIsWrong:
      Text(
        "Kode ini tidak ada. Periksa lagi pada slip Anda.",
        "There is no such code. Check it on your slip.")
    case .kioskIsClosed: Self.kioskIsClosed
    case .witnessMissing: Self.witnessMissing
    case .witnessIsSigner:
      Text("Saksi harus orang lain.", "The witness has to be somebody else.")
    case .nameIsWrong(let field): nameIsWrong(field)
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
    case .alreadyNamed:
      Text(
        "Orang ini sudah ada dalam daftar kelompok yang sama.",
        "This person is on the list of the same group already.")
    case .alreadyPublished: Self.alreadyPublished
    case .slipsExist(let unused): slipsExist(unused)
    case .hasSigned:
      Text(
        "Orang ini sudah menandatangani; tanda tangannya tetap.",
        "This person has signed; the signature stays.")
    case .notHead: Self.notHead
    case .dateIsTooEarly, .correctionIsUnknown, .alreadyCorrected, .yearIsOutside, .windowIsOver,
      .codeIsRenewed, .agreementIsSigned, .agreementIsWithdrawn:
      afterwards(refusal)
    case .unitIsClosed: Text("Unit ini sudah ditutup.", "This unit is closed.")
    case .stale: Self.stale
    }
  }

  private static let alreadyPublished = Text(
    "Pencanangan ini sudah diumumkan; tidak ada yang dicatat lagi. Lihat halaman publik unit.",
    "This declaration is published already; nothing more was recorded. See the public page of the "
      + "unit.")

  private static func slipsExist(_ unused: Int) -> Text {
    Text(
      "Slip sudah dibuat, dan \(unused) di antaranya belum dipakai. Tidak ada yang diganti. Bila slip "
        + "hilang, buka lagi halaman penandatanganan dan buat slip baru di sana.",
      "Slips exist, and \(unused) of them are unused. Nothing was replaced. If they are lost, open the "
        + "page of the signing again and make new ones there.")
  }

  /// Names the window on the clock of the unit, to the second, and the way out.
  private static func stageIsClosed(_ window: FillWindow, _ zone: UnitZone) -> Text {
    func words(_ language: Language, _ opening: String, _ closing: String) -> String {
      let from = window.from.map { " " + opening + " " + zone.exactWords($0, in: language) }
      let last = window.until.map {
        " " + closing + " " + zone.exactWords($0.adding(seconds: -1), in: language)
      }
      return (from ?? "") + (last ?? "")
    }
    return Text(
      "Tahap pencanangan bagi unit ini terbuka" + words(.indonesian, "mulai", "sampai")
        + ", jadi sekarang tidak dapat. Koordinator instansi dapat memperpanjangnya di kalender "
        + "tahap, dengan alasan.",
      "The stage of declaring is open for this unit" + words(.english, "from", "until")
        + ", so not now. The coordinator of the institution can extend it in the calendar of "
        + "stages, with a reason.")
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

  static let stale = Text(
    "Sudah ada perubahan lain sejak halaman ini dibuka.",
    "Something else changed since this page was opened.")

  private static let wait = Text(
    "Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.",
    "Too many tries. Wait a moment and try again.")

  private static let windowClosed = Text(
    "Waktu penandatanganan sudah lewat. Hubungi tim kerja unit bila Anda belum sempat.",
    "The time for signing is over. Ask the unit's team if you did not get to it.")
}
