import EvaluationsModel
import Kernel
import MessagesModel
import WorksheetsModel

/// The sentences of seats and conflicts of interest.
enum SeatText {
  static let title = Text("Penugasan penilai", "Assignment of assessors")
  static let handover = Text("Isi kursi penilai", "Fill a seat of an assessor")
  static let declare = Text("Nyatakan", "Declare")
  static let declareConflict = Text("Nyatakan konflik", "Declare a conflict")
  static let question = Text(
    "Apakah Anda punya konflik kepentingan dengan unit ini?",
    "Do you have a conflict of interest with this unit?")
  static let none = Text(
    "Tidak ada konflik kepentingan", "There is no conflict of interest")
  static let words = Text("Keterangan", "Words")
  static let wordsHelp = Text(
    "Wajib bila Anda memilih «Alasan lain». Jurnal mencatat jenisnya saja, bukan keterangan ini.",
    "Required for “Another reason”. The journal keeps the kind only, never these words.")
  static let readingReason = Text(
    "Tulis alasan membuka keterangan itu, 5 sampai 200 huruf.",
    "Write why the words are opened, in 5 to 200 characters.")
  static let noWords = Text(
    "Pernyataan ini tidak memuat keterangan.", "This declaration has no words.")

  static func declarationUnknown(_ id: String) -> Text {
    Text("Tidak ada pernyataan dengan id \(id).", "There is no declaration with the id \(id).")
  }

  static let consequence = Text(
    "Konflik yang dinyatakan berlaku sepanjang tahun dan tidak dapat ditarik. Berkas unit ini "
      + "langsung tertutup bagi Anda dan kursi Anda diserahkan kepada orang lain.",
    "A conflict stands for the whole year and cannot be taken back. The dossier of this unit is "
      + "shut for you at once and your seat goes to somebody else.")

  static let choose = Text("Pilih salah satu.", "Choose one.")
  static let choosePerson = Text("Pilih orang dari daftar.", "Choose a person from the list.")
  static let waiting = Text("Pernyataan konflik kepentingan", "Declarations of interests")
  static let noCandidates = Text(
    "Tidak ada orang yang boleh mengisi kursi ini.", "Nobody may take this seat.")
  static let noCandidatesAdvice = Text(
    "Orang lain tanpa konflik dengan unit ini perlu diberi peran penilai.",
    "Somebody without a conflict with this unit needs to be given the role of an assessor.")

  /// A kind of conflict, as the person says it of themselves.
  static func kind(_ kind: ConflictKind) -> Text {
    switch kind {
    case .worksThere: Text("Saya bekerja di unit ini", "I work in this unit")
    case .workedThere: Text("Saya pernah bekerja di unit ini", "I worked in this unit")
    case .family:
      Text("Keluarga saya bekerja di unit ini", "Somebody of my family works in this unit")
    case .earlierVerdict:
      Text("Saya pernah menilai unit ini", "I gave a verdict on this unit before")
    case .other: Text("Alasan lain", "Another reason")
    }
  }

  /// The name of an assessor layer.
  static func layer(_ layer: Layer) -> Text {
    switch layer {
    case .unit: Text("Unit", "Unit")
    case .tpi: Text("TPI", "TPI")
    case .tpn: Text("TPN", "TPN")
    }
  }

  /// What is wrong with a declaration.
  static func refusal(_ refusal: ConflictRefusal) -> Text {
    switch refusal {
    case .wordsMissing:
      Text(
        "Tulis alasannya, 5 sampai 200 karakter.", "Write the reason, 5 to 200 characters.")
    case .factsStand(let facts):
      Text(
        "Data menunjukkan konflik: \(reasons(facts).indonesian). Nyatakan konfliknya.",
        "Facts show a conflict: \(reasons(facts).english). Declare the conflict.")
    case .conflictStands:
      Text(
        "Konflik untuk tahun ini sudah dinyatakan.", "A conflict was declared for this year.")
    case .stale: Text("Muat ulang halaman ini.", "Load this page again.")
    }
  }

  /// Why a person did not get a seat.
  static func refusal(_ refusal: SeatRefusal) -> Text {
    switch refusal {
    case .notVacant(let duty):
      Text(
        "Kursi \(EvaluationText.duty(duty).indonesian.lowercased()) tidak kosong.",
        "The seat of the \(EvaluationText.duty(duty).english.lowercased()) is not vacant.")
    case .barred(let bars):
      Text(
        "Orang ini tidak boleh mengisinya: \(self.bars(bars).indonesian). Pilih orang lain.",
        "This person may not take it: \(self.bars(bars).english). Choose somebody else.")
    case .stale:
      Text(
        "Kursi ini berubah sejak halaman dibuka. Muat ulang halaman ini.",
        "The seats changed since the page was opened. Load the page again.")
    case .reportSigned, .resultStands, .waitsForSignature:
      Text(
        ruled(refusal).rule.indonesian + " " + ruled(refusal).wayOut.indonesian,
        ruled(refusal).rule.english + " " + ruled(refusal).wayOut.english)
    }
  }

  /// Tells whoever runs the seats that one fell vacant.
  static let vacantMessage = MessageKind(
    "seat_vacant",
    title: FixedText("Ada kursi penilai yang kosong", "A seat of an assessor is vacant"),
    sentence: FixedText(
      "Pilih orang lain untuk kursi itu supaya penilaian dapat berjalan.",
      "Choose somebody else for it, so that the judgement can go on."))

  /// Tells the rest of a team that one of their seats fell vacant.
  static let colleagueLeftMessage = MessageKind(
    "colleague_left",
    title: FixedText("Ada kursi kosong di tim Anda", "Your team has a vacant seat"),
    sentence: FixedText(
      "Penggantinya sedang dicari; daftar tim menunjukkan kursi mana yang kosong.",
      "Somebody else is being looked for; the list of the team shows which seat is vacant."))

  /// Tells somebody that they got a seat.
  static let givenMessage = MessageKind(
    "seat_given",
    title: FixedText("Anda mendapat kursi penilai", "You were given a seat to judge"),
    sentence: FixedText(
      "Nyatakan lebih dahulu ada tidaknya konflik kepentingan; berkas terbuka sesudah itu.",
      "First declare whether you have a conflict of interest; the dossier opens after that."))
}
