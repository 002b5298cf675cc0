import AccountsModel
package import Kernel
import Web
package import WorkUnitsModel

/// The wording of rosters and heads of unit.
package enum RosterText {
  static let roster = Text("Pegawai", "Employees")
  static let head = Text("Kepala unit", "Head of unit")
  static let withoutNIP = Text("tanpa NIP", "without NIP")

  /// What the number of a person is called.
  package static func number(_ nip: NIP) -> Text {
    nip.isOwn ? Text("Nomor (tanpa NIP)", "Number (without NIP)") : Text("NIP", "NIP")
  }

  /// A head with the days of office.
  static func office(_ office: HeadStore.Office, _ page: PageContext) -> String {
    let name = office.employee.name.text
    let since = office.head.from
    return (office.head.isActing ? page(Text("Plt. ", "Acting: ")) : "") + name
      + page(
        Text(
          " (sejak \(since.formatted(in: .indonesian)))",
          " (since \(since.formatted(in: .english)))"))
  }

  /// The way to the page of a person.
  static func steps(
    _ model: EmployeeModel, _ page: PageContext
  ) -> [(title: String, path: String)] {
    var steps: [(title: String, path: String)] = [
      (page(WorkUnitText.menu), WorkUnitLink.institutions.path)
    ]
    if let line = model.stays.first {
      steps.append((line.unit, WorkUnitLink.unit(line.stay.post.unitID).path))
      steps.append((page(roster), RosterLink.roster(line.stay.post.unitID).path))
    }
    return steps
  }

  /// The wording of a name that cannot be taken.
  static func refusal(_ refusal: NameRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi nama.", "Enter the name.")
    case .tooLong(let limit):
      Text("Nama paling panjang \(limit) huruf.", "A name has at most \(limit) characters.")
    case .unprintable:
      Text(
        "Nama berisi karakter yang tidak dapat dicetak. Ketik ulang namanya.",
        "The name holds characters that cannot be printed. Type it again.")
    }
  }

  /// The wording of a position that cannot be taken.
  static func position(_ refusal: NameRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi jabatan.", "Enter the position.")
    case .tooLong(let limit):
      Text(
        "Jabatan paling panjang \(limit) huruf.", "A position has at most \(limit) characters.")
    case .unprintable:
      Text(
        "Jabatan berisi karakter yang tidak dapat dicetak. Ketik ulang.",
        "The position holds characters that cannot be printed. Type it again.")
    }
  }

  /// The wording of a number that is none.
  package static func refusal(_ refusal: NIPRefusal) -> Text {
    switch refusal {
    case .empty: Text("Isi NIP.", "Enter the NIP.")
    case .notDigits:
      Text("NIP hanya berisi angka.", "A NIP holds digits only.")
    case .length(let found):
      Text(
        "NIP terdiri dari 18 angka; ini \(found) angka.", "A NIP has 18 digits; this has \(found).")
    case .birthDate(let digits):
      Text(
        "Delapan angka pertama NIP, \(digits), bukan tanggal lahir (tahun, bulan, tanggal).",
        "The first eight digits of the NIP, \(digits), are no birth date (year, month, day).")
    case .appointmentYear(let year):
      Text(
        "Tahun pengangkatan di NIP, \(year), tidak cocok dengan tahun lahirnya.",
        "The year of appointment in the NIP, \(year), does not go with the year of birth.")
    case .appointmentMonth(let month):
      Text(
        "Bulan pengangkatan di NIP, \(month), tidak ada (01–12; PPPK 21 ke atas).",
        "The month of appointment in the NIP, \(month), does not exist (01–12; PPPK 21 and up).")
    case .sex(let digit):
      Text(
        "Angka ke-15 NIP adalah 1 (laki-laki) atau 2 (perempuan), bukan \(digit).",
        "The 15th digit of a NIP is 1 (male) or 2 (female), not \(digit).")
    }
  }

  /// The wording of a refusal.
  package static func refusal(_ refusal: RosterRefusal) -> Text {
    switch refusal {
    case .alreadyMember(let since):
      Text(
        "Pegawai ini sudah ada di unit ini sejak \(since.formatted(in: .indonesian)).",
        "This employee has been in this unit since \(since.formatted(in: .english)).")
    case .memberElsewhere(let since):
      Text(
        "NIP ini masih tercatat di unit lain sejak \(since.formatted(in: .indonesian)). Minta "
          + "koordinator unit itu mencatat kepindahannya.",
        "This NIP is on the roster of another unit since \(since.formatted(in: .english)). Ask "
          + "the coordinator of that unit to record the transfer.")
    case .notMember:
      Text(
        "Pegawai ini tidak tercatat di unit mana pun pada tanggal itu.",
        "This employee is on no roster on that day.")
    case .joinsTooEarly(let day):
      Text(
        "Hari pertama harus sesudah \(day.formatted(in: .indonesian)), akhir masa sebelumnya.",
        "The first day must be after \(day.formatted(in: .english)), the end of the time before.")
    case .joinsBeforeBirth:
      Text(
        "Hari pertama lebih awal daripada tanggal lahir di NIP.",
        "The first day is before the birth date in the NIP.")
    case .leavesTooEarly(let day):
      Text(
        "Hari terakhir lebih awal daripada hari pertama, \(day.formatted(in: .indonesian)).",
        "The last day is before the first, \(day.formatted(in: .english)).")
    case .sameUnit:
      Text("Pegawai ini sudah di unit itu.", "The employee is in that unit already.")
    case .unitIsClosed: Text("Unit itu sudah ditutup.", "That unit is closed.")
    case .unitUnknown: Text("Pilih unit dari daftar.", "Choose a unit from the list.")
    case .accountUnknown:
      Text(
        "Tidak ada akun dengan nama masuk itu di instansi ini.",
        "No account of this institution has that login.")
    case .accountTaken:
      Text(
        "Akun itu sudah milik pegawai lain.", "That account belongs to another employee already.")
    case .headExists(let day):
      Text(
        "Unit ini sudah memiliki kepala sejak \(day.formatted(in: .indonesian)). Tulis hari "
          + "pertama sesudahnya.",
        "The unit has a head from \(day.formatted(in: .english)) on. Write a later first day.")
    case .headIsNoMember:
      Text(
        "Kepala definitif harus tercatat sebagai pegawai unit pada hari pertamanya. Plt. boleh "
          + "dari unit lain.",
        "A definitive head must be on the roster of the unit on the first day. An acting head may "
          + "come from another unit.")
    case .noSuchHead: Text("Unit ini tidak memiliki kepala.", "The unit has no head.")
    case .becomesHead(let day):
      Text(
        "Pegawai ini akan menjadi kepala unit pada \(day.formatted(in: .indonesian)). Akhiri "
          + "jabatan itu dahulu.",
        "The employee becomes head of a unit on \(day.formatted(in: .english)). End that office "
          + "first.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }

  /// The name of a refusal for programs.
  static func code(of refusal: RosterRefusal) -> String {
    switch refusal {
    case .alreadyMember: "already_member"
    case .memberElsewhere: "member_elsewhere"
    case .notMember: "not_member"
    case .joinsTooEarly: "joins_too_early"
    case .joinsBeforeBirth: "joins_before_birth"
    case .leavesTooEarly: "leaves_too_early"
    case .sameUnit: "same_unit"
    case .unitIsClosed: "unit_closed"
    case .unitUnknown: "unit_unknown"
    case .accountUnknown: "account_unknown"
    case .accountTaken: "account_taken"
    case .headExists: "head_exists"
    case .headIsNoMember: "head_is_no_member"
    case .noSuchHead: "no_such_head"
    case .becomesHead: "becomes_head"
    case .stale: "stale_version"
    }
  }
}
