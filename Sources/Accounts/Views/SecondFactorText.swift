import AccountsModel
import HTTPTypes
import Kernel
import Web

/// The wording of the second factor.
enum SecondFactorText {
  static let title = Text("Faktor kedua", "Second factor")
  static let setUp = Text("Pasang faktor kedua", "Set up the second factor")
  static let newCodes = Text("Kode pemulihan baru", "New recovery codes")
  static let otherPhone = Text("Pasang di ponsel lain", "Set up another phone")
  static let recoveryCodes = Text("Kode pemulihan", "Recovery codes")
  static let remove = Text("Cabut faktor kedua", "Remove the second factor")
  static let inPlace = Text("terpasang", "in place")
  static let absent = Text("belum ada", "none yet")
  static let reason = Text("Alasan", "Reason")
  static let ownPassword = Text("Kata sandi Anda", "Your password")
  static let code = Text("Kode", "Code")
  static let signInTitle = Text("Masukkan kode", "Enter the code")
  static let pictureTitle = Text(
    "Kode QR untuk aplikasi kode di ponsel", "QR code for the authenticator app on the phone")

  static let whatItIs = Text(
    "Selain kata sandi, Anda mengetik enam angka dari ponsel. Orang yang tahu kata sandi Anda "
      + "saja tidak dapat masuk.",
    "Besides the password you type six digits from your phone. Somebody who knows only your "
      + "password cannot get in.")
  static let requiredForYou = Text(
    "Peran Anda mewajibkan faktor kedua. Halaman lain terbuka setelah Anda memasangnya.",
    "Your role requires a second factor. The other pages open once you have set it up.")
  static let needsApp = Text(
    "Ponsel dengan aplikasi kode (TOTP), misalnya FreeOTP, Aegis, atau Google Authenticator.",
    "A phone with an authenticator app (TOTP), such as FreeOTP, Aegis or Google Authenticator.")
  static let needsPaper = Text(
    "Tempat yang aman untuk sepuluh kode pemulihan.",
    "A safe place for ten recovery codes.")
  static let fewCodesLeft = Text(
    "Kode pemulihan Anda hampir habis. Buatlah yang baru.",
    "Your recovery codes are nearly used up. Make new ones.")
  static let newCodesReplace = Text(
    "Sepuluh kode baru menggantikan semua yang lama.",
    "Ten new codes take the place of all earlier ones.")
  static let otherPhoneReplaces = Text(
    "Ponsel lama tetap berlaku sampai kode pertama dari ponsel baru diterima. Bila ponsel lama "
      + "hilang, pakai satu kode pemulihan.",
    "The old phone stays good until the first code of the new one is taken. If the old one is "
      + "lost, use a recovery code.")
  static let scan = Text(
    "Buka aplikasi kode, pilih tambah, lalu arahkan kamera ke gambar ini.",
    "Open the authenticator app, choose to add, and point the camera at this picture.")
  static let typeInstead = Text(
    "Tidak dapat memindai? Ketik rahasia ini di aplikasi (berdasarkan waktu, 6 angka):",
    "Cannot scan? Type this secret into the app (time-based, 6 digits):")
  static let firstCodeHelp = Text(
    "Enam angka; berganti setiap 30 detik.", "Six digits; they change every 30 seconds.")
  static let codeHelp = Text(
    "Enam angka dari ponsel, atau satu kode pemulihan.",
    "The six digits from the phone, or one recovery code.")
  static let isOn = Text(
    "Faktor kedua sudah aktif. Semua sesi lain sudah diakhiri.",
    "The second factor is on. Every other session has ended.")
  static let codesShownOnce = Text(
    "Kode ini hanya ditampilkan sekarang. Catat atau cetak sebelum melanjutkan.",
    "These codes are shown only now. Write them down or print them before you go on.")
  static let keepCodes = Text(
    "Simpan di luar ponsel: bila ponsel hilang, kode inilah jalan masuknya.",
    "Keep them away from the phone: when it is lost, they are the way in.")
  static let codesOnce = Text(
    "Setiap kode berlaku satu kali.", "Each code is good once.")
  static let withoutPhone = Text(
    "Pakai satu kode pemulihan. Bila tidak ada lagi, mintalah pengelola sistem mencabut faktor "
      + "kedua Anda; setelah itu Anda memasangnya lagi.",
    "Use a recovery code. If there is none left, ask the administrator to remove your second "
      + "factor; you set it up again afterwards.")
  static let removalEndsSessions = Text(
    "Semua sesi orang ini berakhir sekarang juga.", "Every session of this person ends at once.")
  static let removalNeedsSetup = Text(
    "Ia masuk dengan kata sandi saja, lalu harus memasang faktor kedua lagi bila perannya "
      + "mewajibkan.",
    "They sign in with the password alone, and set it up again if their role requires it.")
  static let removalIsRecorded = Text(
    "Nama Anda dan alasannya dicatat dalam jejak.", "Your name and the reason go on record.")
  static let reasonHelp = Text(
    "Misalnya: ponsel hilang, sudah diperiksa lewat telepon kantor.",
    "Such as: phone lost, checked by a call to the office.")

  /// The wording of a refusal to believe who somebody is.
  static func refusal(_ refusal: ReentryRefusal) -> Text {
    switch refusal {
    case .wrongPassword:
      Text("Kata sandi tidak cocok.", "The password does not match.")
    case .wrongCode:
      Text(
        "Kode ini salah, sudah lewat, atau sudah dipakai. Tunggu kode berikutnya, dan periksa "
          + "jam ponsel Anda.",
        "This code is wrong, old, or was used. Wait for the next one, and check the clock of "
          + "your phone.")
    case .noSecondFactor:
      Text(
        "Tindakan ini memerlukan faktor kedua. Pasang dahulu di menu Faktor kedua.",
        "This needs a second factor. Set it up first under Second factor.")
    case .wait(let end): AccountText.wait(until: end)
    }
  }

  /// The wording of a refused reason.
  static func refusal(_ refusal: ReasonRefusal) -> Text {
    switch refusal {
    case .tooShort(let needed):
      Text("Tulis paling sedikit \(needed) huruf.", "Write at least \(needed) characters.")
    case .tooLong(let limit):
      Text("Paling panjang \(limit) huruf.", "At most \(limit) characters.")
    case .unprintable:
      Text(
        "Berisi karakter yang tidak dapat dicetak. Ketik ulang.",
        "It holds characters that cannot be printed. Type it again.")
    }
  }

  /// Sent to programs and forms of somebody who still has to set it up.
  static let needed = Problem(
    status: .forbidden, code: "second_factor_needed",
    title: Text("Pasang faktor kedua dahulu", "Set up your second factor first"),
    detail: requiredForYou,
    wayOut: Text("Buka menu Faktor kedua.", "Open Second factor in the menu."))

  /// There is no second factor to take away.
  static let nothingToRemove = Problem(
    status: .notFound, code: "no_second_factor",
    title: Text("Tidak ada faktor kedua", "There is no second factor"),
    detail: Text(
      "Akun ini belum memasang faktor kedua.", "This account has not set up a second factor."))
}
