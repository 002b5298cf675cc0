import Kernel
import Web
import WorksheetsModel

/// The words about what a return opens, about notes of one's own, and about the rules.
extension ReturnText {
  static let frozen = Text(
    "Soal ini tidak dikembalikan, jadi jawaban, catatan, dan buktinya tetap seperti yang dikirim.",
    "This question did not come back, so its answer, note and proof stand as they were sent.")
  static let frozenWayOut = Text(
    "Bila soal ini juga perlu diperbaiki, tulis itu dalam tanggapan pada soal yang dikembalikan, "
      + "atau mintalah tim penilai menambahkan catatan untuk soal ini.",
    "If this question needs repair too, say so in the reply to one that came back, or ask the "
      + "assessors to add a note on it.")
  static let onlyNoted = Text(
    "Yang dapat diubah hanya soal yang diberi catatan; soal lain tetap seperti yang dikirim.",
    "Only the questions with a note can be changed; the others stand as they were sent.")
  static let showsSending = Text(
    "Yang tampil di sini adalah yang terakhir dikirim; perbaikan dan tanggapan unit tampil setelah "
      + "dikirim lagi.",
    "What you see here is what was sent last; repairs and replies of the unit show once it has "
      + "sent again.")
  static let replyAfterSending = Text(
    "tanggapan unit tampil setelah dikirim lagi",
    "the reply of the unit shows once it has sent again")
  static let allOpen = Text(
    "Semua soal dapat diubah.", "Every question can be changed.")
  static let takenBackNoted = Text(
    "Yang dapat diubah hanya soal yang diberi catatan pada pengembalian terakhir oleh tim penilai.",
    "Only the questions with a note in the last return of the assessors can be changed.")
  static let opensAll = Text("Buka seluruh LKE", "Open the whole worksheet")
  static let opensAllHelp = Text(
    "Tanpa ini unit hanya dapat mengubah soal yang Anda beri catatan.",
    "Without this the unit can change only the questions that you wrote a note on.")
  static let opens = Text("Yang dibuka", "What is open")
  static let opened = Text("seluruh LKE", "the whole worksheet")
  static let openedNoted = Text("soal yang bercatatan", "the questions with a note")

  static let own = Text(
    "Catatan ini hanya Anda yang melihat sampai dikirim.",
    "Only you see these notes until they are sent.")
  static let whoSends = Text(
    "Setiap penilai yang bertugas untuk unit ini boleh mengirim catatannya sendiri tanpa menunggu "
      + "ketua tim; rekan di tim yang sama menambahkan catatan mereka ke pengembalian yang sama.",
    "Every assessor on duty for this unit may send their own notes without waiting for the lead; "
      + "colleagues in the same team add theirs to the same return.")
  static let othersCollect = Text(
    "Rekan Anda juga mengumpulkan catatan. Isinya tidak terlihat di sini dan tidak ikut terkirim; "
      + "sesudah LKE kembali ke unit, mereka dapat menambahkannya ke pengembalian yang sama.",
    "Colleagues collect notes too. They are not shown here and are not sent with yours; once the "
      + "worksheet is back they can add them to the same return.")
  static let addNotes = Text("Tambahkan catatan", "Add notes")
  static let addOnThis = Text("Tambahkan catatan untuk soal ini", "Add a note on this question")
  static let addedDone = Text(
    "Catatan ditambahkan; soalnya terbuka bagi unit.",
    "The notes were added; their questions are open to the unit.")
  static let addedLater = Text("ditambahkan", "added")
  static let standsAlready = Text("sudah dikembalikan", "came back already")
  static let addHelp = Text(
    "Ini tetap putaran yang sama: batas waktunya tetap, tetapi unit mendapat paling sedikit tiga "
      + "hari untuk catatan baru bila aturan dan jadwal mengizinkan.",
    "It is the same round: the deadline stays, but the unit gets at least three days for new notes "
      + "where rules and window allow it.")
  static let all = Text("Semua pertanyaan", "All questions")
  static let send = Text("Kirim ke unit", "Send to the unit")

  static let savedOpen = Text(
    "Yang disimpan hanya soal yang dikembalikan; soal lain tetap seperti yang dikirim.",
    "Only the questions that came back were stored; the others stand as they were sent.")
  static let leftOut = Text("Yang tidak diambil dari berkas", "What is not taken from the file")
  static let leftOutWhy = Text(
    "Soal-soal ini tidak dikembalikan, jadi isinya di berkas dilewati. Yang lain tetap dapat "
      + "disimpan.",
    "These questions did not come back, so the file is passed over for them. The others can be "
      + "stored.")
  static let leftOutChanged = Text(
    "Soal yang terbuka berubah sesudah berkas diperiksa. Periksa lagi daftar di bawah, lalu simpan.",
    "What is open changed after the file was checked. Look at the lists below again, then store.")

  static let changedSince = Text(
    "Berubah sejak pengiriman sebelumnya", "Changed since the sending before")
  static let nothingChanged = Text(
    "Tidak ada jawaban, catatan, atau bukti yang berubah sejak pengiriman sebelumnya.",
    "No answer, note or proof changed since the sending before.")
  static let wasNoted = Text("diberi catatan", "had a note")
  static let wasNotNoted = Text("tanpa catatan", "had no note")
  static let notedUnchanged = Text(
    "Diberi catatan, tetapi tidak berubah", "Had a note, but did not change")
  static let whatChanged = Text("Yang berubah", "What changed")
  static let comparison = Text("Pengembalian", "Return")

  static let rules = Text("Aturan pengembalian LKE", "Rules of returns")
  static let rulesRounds = Text("Berapa putaran setahun", "Rounds in a year")
  static let rulesDays = Text("Batas waktu paling lama (hari)", "Longest deadline (days)")
  static let rulesSaved = Text("Aturan disimpan.", "The rules are kept.")
  static let rulesIntro = Text(
    "Tim penilai internal mengembalikan LKE dengan catatan, dan unit memperbaikinya. Di sini "
      + "ditentukan berapa kali setahun untuk tiap LKE, dan paling lama berapa hari.",
    "Internal assessors give a worksheet back with notes, and the unit repairs it. Here it is said "
      + "how often in a year for each worksheet, and for how many days at most.")
  static let rulesLowered = Text(
    "Pengembalian yang sudah berjalan tidak berubah. Bila putarannya dikurangi, LKE yang sudah "
      + "mencapainya tidak dapat dikembalikan lagi.",
    "Returns under way do not change. Where the rounds are lowered, a worksheet that has had them "
      + "is given back no more.")

  /// Which of the rounds of a layer the next one is, and how long: `Putaran 1 dari 3, paling lama
  /// 30 hari`.
  static func turn(_ number: Int, under rules: ReturnRules) -> Text {
    Text(
      "Putaran \(number) dari \(rules.rounds), paling lama \(rules.longestDays) hari",
      "Round \(number) of \(rules.rounds), at most \(rules.longestDays) "
        + (rules.longestDays == 1 ? "day" : "days"))
  }

  static func add(_ count: Int) -> Text {
    Text(
      "Tambahkan \(count) catatan", count == 1 ? "Add 1 note" : "Add \(count) notes")
  }

  static func usual(_ rules: ReturnRules) -> Text {
    Text(
      "Belum ada yang menetapkan; yang berlaku \(rules.rounds) putaran dan \(rules.longestDays) "
        + "hari.",
      "Nobody has set them; \(rules.rounds) rounds and \(rules.longestDays) days count.")
  }

  /// Why rules were not taken.
  static func refusal(_ refusal: ReturnRuleRefusal) -> Text {
    let (rounds, days) = (ReturnRules.allowedRounds, ReturnRules.allowedDays)
    return switch refusal {
    case .roundsOutOfRange:
      Text(
        "Isi bilangan bulat dari \(rounds.lowerBound) sampai \(rounds.upperBound).",
        "Enter a whole number from \(rounds.lowerBound) to \(rounds.upperBound).")
    case .daysOutOfRange:
      Text(
        "Isi bilangan bulat dari \(days.lowerBound) sampai \(days.upperBound).",
        "Enter a whole number from \(days.lowerBound) to \(days.upperBound).")
    case .stale:
      Text(
        "Sudah ada perubahan lain sejak halaman ini dibuka; isian Anda belum disimpan. Bandingkan, "
          + "lalu simpan bila masih perlu.",
        "Something else changed since this page was opened; what you entered is not saved. Compare, "
          + "and save it if it is still needed.")
    }
  }

  /// How many notes wait for words, in English: `1 note has no reply`.
  static func withoutReply(_ count: Int) -> String {
    count == 1 ? "1 note has no reply." : "\(count) notes have no reply."
  }
}
