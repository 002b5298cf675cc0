import AccountsModel
import EvaluationsModel
import Hummingbird
import Kernel
import Web
import WorksheetsModel

/// The sentences of teams of assessors.
enum TeamText {
  static let teams = Text("Tim penilai", "Assessor teams")
  static let newTeam = Text("Buat tim", "New team")
  static let assignments = Text("Penugasan", "Assignments")
  static let proposal = Text("Usulan pembagian", "Proposed shares")
  static let save = Text("Simpan", "Save")
  static let noRole = Text("tidak lagi berperan TPI", "no longer an assessor")

  static func done(_ message: TeamMessage) -> Text {
    switch message {
    case .made: Text("Tim dibuat.", "The team was made.")
    case .changed: Text("Perubahan tim disimpan.", "The change of the team was stored.")
    case .closed: Text("Tim ditutup.", "The team has ended.")
    case .applied:
      Text(
        "Usulan diterapkan; setiap penilai mendapat pesan.",
        "The proposal was applied; each assessor got a message.")
    case .placed:
      Text("Unit diberikan kepada tim.", "The unit was given to the team.")
    case .released: Text("Unit dilepas dari timnya.", "The unit was taken from its team.")
    case .sited:
      Text("Letak dan waktu kerja unit disimpan.", "Place and work of the unit were stored.")
    case .sitedAbroad:
      Text(
        "Disimpan. Koordinatnya di luar Indonesia; periksa tanda minus bila itu keliru.",
        "Stored. The coordinates lie outside Indonesia; check the minus sign if that is wrong.")
    }
  }

  static func stage(_ stage: StageName) -> Text {
    switch stage {
    case .draft: Text("sedang diisi", "being filled in")
    case .submitted: Text("dikirim", "sent")
    case .returned: Text("dikembalikan", "returned")
    }
  }

  /// What is wrong with a team, for the field that it stands beside.
  ///
  /// - Parameters:
  ///   - refusal: What is wrong.
  ///   - names: How people are called.
  /// - Returns: A sentence with the way out.
  static func refusal(_ refusal: TeamRefusal, _ names: DeskWords) -> Text {
    switch refusal {
    case .nameMissing: Text("Beri tim ini nama.", "Give the team a name.")
    case .nameTooLong(let limit):
      Text("Nama paling panjang \(limit) huruf.", "A name has at most \(limit) characters.")
    case .nameTaken:
      Text(
        "Nama ini sudah dipakai tim lain; pilih nama lain.",
        "Another team has this name; choose another one.")
    case .unfit(let fault): Self.unfit(fault, names)
    case .tooManyMembers(let limit):
      Text("Satu tim paling banyak \(limit) anggota.", "A team has at most \(limit) members.")
    case .notAssessor(let person):
      Text(
        "\(names.person(person)) hari ini tidak berperan TPI di instansi ini; pilih orang lain, "
          + "atau beri peran itu di halaman akun.",
        "\(names.person(person)) is no internal assessor of this institution today; choose "
          + "somebody else, or give the role on the page of accounts.")
    case .limitOutOfRange(let most):
      Text("Isi angka 1 sampai \(most), atau kosongkan.", "Enter 1 to \(most), or leave it empty.")
    case .languageMissing:
      Text(
        "Pilih paling sedikit satu bahasa.", "Choose at least one language.")
    case .tooManyLanguages(let limit):
      Text("Paling banyak \(limit) bahasa.", "At most \(limit) languages.")
    case .hasUnits(let count):
      Text(
        "Tim ini masih memegang \(count) unit.",
        count == 1 ? "This team still has 1 unit." : "This team still has \(count) units.")
    case .closed: Text("Tim ini sudah ditutup.", "This team has ended.")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka.",
        "Something else changed since this page was opened.")
    }
  }

  private static func unfit(_ fault: TeamFault, _ names: DeskWords) -> Text {
    switch fault {
    case .tooFewMembers(let has, let needed):
      Text(
        "Tim ini punya \(has) anggota; paling sedikit \(needed), karena nilai diberikan "
          + "sendiri-sendiri lebih dahulu.",
        "The team has \(has) members; at least \(needed), since scores are given alone first.")
    case .missing(let duty):
      Text(
        "Pilih \(EvaluationText.duty(duty).indonesian.lowercased()).",
        "Choose the \(EvaluationText.duty(duty).english.lowercased()).")
    case .taken(let duty):
      Text(
        "\(EvaluationText.duty(duty).indonesian) hanya satu orang.",
        "There is one \(EvaluationText.duty(duty).english.lowercased()) only.")
    case .personTwice(let person):
      Text(
        "\(names.person(person)) sudah punya tugas lain di tim ini; satu orang, satu tugas.",
        "\(names.person(person)) has another duty in this team; one person, one duty.")
    }
  }

  /// What a refused step of a team is answered with, where no field is to blame.
  static func problem(_ refusals: TeamRefusals, _ names: DeskWords) -> Problem {
    if refusals.all.contains(.stale) { return .stale }
    let wayOut =
      refusals.all.contains { if case .hasUnits = $0 { true } else { false } }
      ? Text(
        "Pindahkan atau lepaskan unit-unitnya lebih dahulu.", "Move or release its units first.")
      : Text("Buka halamannya lagi.", "Open its page again.")
    let sentences = refusals.all.map { refusal($0, names) }
    return Problem(
      status: .conflict, code: "team_refused",
      title: Text("Belum bisa dilakukan", "Not possible yet"),
      detail: Text(
        sentences.map(\.indonesian).joined(separator: " "),
        sentences.map(\.english).joined(separator: " ")), wayOut: wayOut)
  }

  static let badLanguages = Text(
    "Pilih bahasa dari daftar.", "Choose languages of the list.")

  /// Said beside a field that names several people.
  static func several(_ labels: [String]) -> Text {
    let list = labels.joined(separator: "; ").endingSentence
    return Text(
      "Ada beberapa penilai bernama ini. Pilih salah satu dari daftar: \(list)",
      "Several assessors have this name. Choose one of the list: \(list)")
  }

  /// Said beside a field that names nobody.
  ///
  /// - Parameters:
  ///   - typed: What was typed.
  ///   - alike: Who is called alike; may be empty.
  /// - Returns: Sentences with the way out.
  static func unknown(_ typed: String, alike: [String]) -> Text {
    let list = alike.joined(separator: "; ").endingSentence
    guard !alike.isEmpty else {
      return Text(
        "Tidak ada penilai TPI instansi ini bernama «\(typed)». Tulis nama lengkapnya seperti di "
          + "akunnya, atau beri orang itu peran TPI di halaman akun.",
        "No internal assessor of this institution is called “\(typed)”. Write the full name as "
          + "their account has it, or give them the role on the page of accounts.")
    }
    return Text(
      "Tidak ada penilai TPI instansi ini bernama «\(typed)». Yang mirip: \(list) Pilih salah "
        + "satu dari daftar.",
      "No internal assessor of this institution is called “\(typed)”. Alike are: \(list) Choose "
        + "one of the list.")
  }

  /// A length of work.
  static func duration(minutes: Int) -> Text {
    let (hours, rest) = (minutes / 60, minutes % 60)
    return rest == 0
      ? Text("\(hours) jam", "\(hours) h")
      : Text("\(hours) jam \(rest) menit", "\(hours) h \(rest) min")
  }
}

/// How people and teams are called in the sentences of a desk.
struct DeskWords: Sendable {
  let people: [ID<Account>: String]
  let teams: [ID<AssessorTeam>: String]

  func person(_ id: ID<Account>) -> String { people[id] ?? "?" }
  func team(_ id: ID<AssessorTeam>) -> String { teams[id] ?? "?" }
}
