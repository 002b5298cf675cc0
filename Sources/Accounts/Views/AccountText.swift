package import AccountsModel
import HTTPTypes
package import Kernel
import Web

/// The wording of Accounts.
package enum AccountText {
  static let accounts = Text("Akun", "Accounts")
  static let own = Text("Akun saya", "My account")
  static let ownPassword = Text("Kata sandi", "Password")
  static let name = Text("Nama", "Name")
  static let login = Text("E-mail atau NIP", "E-mail or NIP")
  static let institution = Text("Instansi", "Institution")
  static let rolesToday = Text("Peran hari ini", "Roles today")
  static let state = Text("Keadaan", "State")
  static let active = Text("aktif", "active")
  static let inactive = Text("nonaktif", "inactive")
  static let noInstitution = Text(
    "Tanpa instansi (pengelola, TPN)", "No institution (administrators, TPN)")
  static let assessorReset = Text(
    "Orang ini penilai. Tautan kata sandinya hanya dibuat pengelola sistem, supaya tidak ada orang "
      + "lain yang dapat masuk dan menilai atas namanya.",
    "This person is an assessor. Only an administrator makes their password link, so that nobody "
      + "else can sign in and judge in their name.")
  static let assessorResetWayOut = Text(
    "Bila lupa kata sandi, orangnya meminta tautan kepada pengelola sistem. Bila masih ingat, ia "
      + "menggantinya sendiri di “Kata sandi”.",
    "Who forgot the password asks an administrator for a link. Who knows it changes it under "
      + "“Password”.")
  static let roleEndsPassword = Text(
    "Peran penilai atau peran di luar instansi asal mengakhiri kata sandi, tautan dan sesi orang "
      + "ini. Sesudah itu tautannya hanya dibuat pengelola sistem.",
    "The role of an assessor, or one outside of the home institution, ends the password, links and "
      + "sessions of this person. After that only an administrator makes their link.")
  static let roleMissing = Text("Pilih satu peran.", "Choose a role.")
  static let placeMissing = Text("Pilih tempat peran ini berlaku.", "Choose where the role holds.")
  static let institutionMissing = Text(
    "Pilih instansi dari daftar.", "Choose an institution from the list.")
  static let dateUnreadable = Text(
    "Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-21.",
    "Write the date as year-month-day, such as 2026-11-21.")

  /// The name of a role as people use it.
  package static func role(_ role: Role) -> Text {
    switch role {
    case .administrator: Text("Pengelola sistem", "Administrator")
    case .coordinator: Text("PIC instansi", "Institution coordinator (PIC)")
    case .unitHead: Text("Kepala unit kerja", "Head of unit")
    case .unitStaff: Text("Anggota tim kerja (pokja)", "Member of the unit's team")
    case .internalAssessor: Text("Penilai TPI", "Internal assessor (TPI)")
    case .nationalAssessor: Text("Penilai TPN", "National assessor (TPN)")
    }
  }

  /// What a role may do, in one sentence.
  static func duty(of role: Role) -> Text {
    switch role {
    case .administrator:
      Text(
        "Mengelola akun, instansi, unit dan siklus di seluruh sistem.",
        "Manages accounts, institutions, units and cycles everywhere.")
    case .coordinator:
      Text(
        "Mengelola unit kerja, siklus dan akun instansinya sendiri.",
        "Manages units, cycles and accounts of one institution.")
    case .unitHead:
      Text(
        "Melihat, mengisi dan mengirim LKE unitnya.", "Sees, answers and submits the unit's LKE.")
    case .unitStaff: Text("Melihat dan mengisi LKE unitnya.", "Sees and answers the unit's LKE.")
    case .internalAssessor:
      Text("Menilai unit yang ditugaskan.", "Assesses the units assigned to them.")
    case .nationalAssessor:
      Text("Menilai di tingkat nasional.", "Assesses at the national level.")
    }
  }

  /// The wording of a login refusal.
  package static func refusal(_ refusal: LoginRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi alamat e-mail atau NIP.", "Enter an e-mail address or a NIP.")
    case .tooLong(let limit):
      Text(
        "Alamat e-mail paling panjang \(limit) huruf.",
        "An e-mail address has at most \(limit) characters.")
    case .nipLength(let found):
      Text(
        "NIP terdiri dari 18 angka; yang diketik \(found) angka.",
        "A NIP has 18 digits; you typed \(found).")
    case .notAnAddress:
      Text(
        "Tulis alamat e-mail lengkap, misalnya nama@instansi.go.id, atau NIP 18 angka.",
        "Write a full e-mail address, such as name@agency.go.id, or a NIP of 18 digits.")
    }
  }

  /// The wording of a name refusal.
  package static func refusal(_ refusal: NameRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi nama.", "Enter a name.")
    case .tooLong(let limit):
      Text("Nama paling panjang \(limit) huruf.", "A name has at most \(limit) characters.")
    case .unprintable:
      Text(
        "Nama berisi karakter yang tidak dapat dicetak. Ketik ulang namanya.",
        "The name holds characters that cannot be printed. Type it again.")
    }
  }

  /// The wording of a password refusal.
  package static func refusal(_ refusal: PasswordRefusal) -> Text {
    switch refusal {
    case .tooShort(let found, let needed):
      Text(
        "Kata sandi paling sedikit \(needed) karakter; yang diketik \(found). "
          + "Beberapa kata yang mudah Anda ingat sudah cukup.",
        "A password has at least \(needed) characters; you typed \(found). "
          + "A few words that you remember easily will do.")
    case .tooLong(let limit):
      Text(
        "Kata sandi paling panjang \(limit) karakter.",
        "A password has at most \(limit) characters.")
    case .sameAsLogin:
      Text(
        "Kata sandi tidak boleh sama dengan e-mail atau NIP Anda.",
        "The password must not be your e-mail address or NIP.")
    case .tooUniform(let needed):
      Text(
        "Pakai paling sedikit \(needed) karakter yang berbeda.",
        "Use at least \(needed) different characters.")
    case .repeatedDifferently:
      Text(
        "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
        "The two new passwords differ. Type both again.")
    case .presentIsWrong:
      Text("Kata sandi saat ini tidak cocok.", "The present password does not match.")
    case .unchanged:
      Text(
        "Kata sandi baru sama dengan yang lama. Pilih yang lain.",
        "The new password is the old one. Choose another.")
    }
  }

  /// The wording of an account refusal.
  package static func refusal(_ refusal: AccountRefusal) -> Text {
    switch refusal {
    case .loginTaken:
      Text(
        "E-mail atau NIP ini sudah dipakai akun lain. Cari akunnya, lalu beri peran di sana.",
        "Another account has this e-mail or NIP. Find that account and give it the role.")
    case .lastAdministrator:
      Text(
        "Ini pengelola sistem terakhir yang dapat masuk. "
          + "Beri peran pengelola kepada orang lain dahulu.",
        "This is the last administrator who can sign in. Make somebody else administrator first.")
    case .ownAccount:
      Text(
        "Akun sendiri tidak dapat dinonaktifkan. Mintalah pengelola lain.",
        "You cannot deactivate your own account. Ask another administrator.")
    case .scopeDoesNotFit(let role):
      Text(
        "Peran “\(self.role(role).indonesian)” tidak berlaku di tempat seperti ini. "
          + Self.fittingPlaces(role).indonesian,
        "The role “\(self.role(role).english)” does not exist at such a place. "
          + Self.fittingPlaces(role).english)
    case .untilBeforeFrom:
      Text(
        "Hari terakhir lebih dahulu daripada hari pertama.", "The last day is before the first.")
    case .fromTooEarly(let first):
      Text(
        "Hari pertama terlalu lama berlalu; paling awal \(first.formatted(in: .indonesian)).",
        "The first day is too long ago; \(first.formatted(in: .english)) is the earliest.")
    case .fromTooLate(let last), .untilTooLate(let last):
      Text(
        "Tanggalnya terlalu jauh; paling lambat \(last.formatted(in: .indonesian)), sepuluh tahun "
          + "dari hari ini.",
        "The day is too far away; \(last.formatted(in: .english)) is the latest, ten years from "
          + "today.")
    case .rolesExclude:
      Text(
        "PIC instansi membagi unit kepada penilai, jadi ia tidak menjadi penilai TPI di instansi yang sama.",
        "A coordinator gives assessors their units, so that they are no assessor of the same place."
      )
    case .alreadyGranted:
      Text(
        "Orang ini sudah memegang peran yang sama di tempat itu pada hari-hari tersebut.",
        "This person holds the same role at that place on those days already.")
    case .linkIsSpent:
      Text(
        "Tautan ini tidak berlaku: sudah dipakai, sudah lewat 24 jam, atau diganti tautan baru.",
        "This link is no longer good: it was used, is older than 24 hours, or was replaced.")
    case .ownSecondFactor:
      Text(
        "Faktor kedua sendiri tidak dapat dicabut. Pasang di ponsel lain, atau mintalah "
          + "pengelola lain.",
        "You cannot remove your own second factor. Set up another phone, or ask another "
          + "administrator.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }

  private static func fittingPlaces(_ role: Role) -> Text {
    switch role {
    case .administrator, .nationalAssessor:
      Text("Pilih tingkat nasional.", "Choose the national level.")
    case .coordinator: Text("Pilih sebuah instansi.", "Choose an institution.")
    case .internalAssessor:
      Text("Pilih sebuah instansi atau unit kerja.", "Choose an institution or a unit.")
    case .unitHead, .unitStaff: Text("Pilih sebuah unit kerja.", "Choose a unit.")
    }
  }

  /// The field of the role form that a refusal is about.
  static func field(of refusal: AccountRefusal) -> String {
    switch refusal {
    case .untilBeforeFrom, .untilTooLate: "sampai"
    case .fromTooEarly, .fromTooLate: "sejak"
    case .scopeDoesNotFit, .loginTaken, .lastAdministrator, .ownAccount, .linkIsSpent, .stale,
      .ownSecondFactor:
      "tempat"
    case .alreadyGranted, .rolesExclude: "peran"
    }
  }
}
