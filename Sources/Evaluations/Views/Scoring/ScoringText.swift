import EvaluationsModel
import Kernel
import WorksheetsModel

/// The sentences of scoring alone.
enum ScoringText {
  static let tasks = Text("Tugas saya", "My tasks")
  static let team = Text("Tim", "Team")
  static let person = Text("Nama", "Name")
  static let duty = Text("Tugas", "Duty")
  static let sheet = Text("Lembar", "Sheet")
  static let progress = Text("Terjawab", "Answered")
  static let area = Text("Area", "Area")
  static let result = Text("Hasil", "Result")
  static let results = Text("Hasil di luar area", "Results outside the areas")
  static let time = Text("Waktu Anda", "Your time")
  static let timeHelp = Text(
    "Diukur selama halaman soal tampil di depan, paling lama 15 menit setiap kunjungan. "
      + "Hanya Anda yang dapat melihat angka ini.",
    "Measured while a question's page is in the foreground, at most 15 minutes a visit. "
      + "Only you can see these figures.")
  static let findings = Text("Pemeriksaan awal", "Pre-check")
  static let findingsHelp = Text(
    "Pemeriksaan otomatis menemukan hal berikut. Temuan tidak mengubah nilai.",
    "Rules found this before anybody read it. A finding changes no score.")
  static let proof = Text("Bukti dukung", "Evidence")
  static let noProof = Text("Belum ada bukti untuk soal ini.", "No evidence for this question.")
  static let newTab = Text("tab baru", "new tab")
  static let readHere = Text("baca di sini", "read here")
  static let closeProof = Text("Tutup bukti", "Close the evidence")
  static let onlyDownload = Text(
    "Jenis ini tidak dapat ditampilkan di sini. Buka halaman buktinya untuk mengunduh.",
    "This kind cannot be shown here. Open the page of the evidence to download it.")
  static let unreadable = Text(
    "PDF ini tidak dapat dibuka: rusak atau berkata sandi.",
    "This PDF cannot be opened: damaged or locked with a password.")
  static let unitAnswer = Text("Jawaban unit", "Answer of the unit")
  static let unitEvidence = Text("Bukti menurut unit", "Evidence named by the unit")
  static let former = Text("Tahun sebelumnya", "Earlier year")
  static let own = Text("Penilaian Anda", "Your judgement")
  static let note = Text("Catatan", "Note")
  static let noteHelp = Text(
    "Alasan Anda. Tim membacanya setelah semua lembar dibuka. Bila nilai ini yang berlaku, unit "
      + "membacanya di hasil, tanpa nama; bila berbeda dari jawaban unit, juga di LHE.",
    "Your reason. The team reads it once all sheets are open. If this value stands, the unit reads "
      + "it in the result, without a name; where it differs from the unit's answer, in the report "
      + "too.")
  static let strength = Text("Kekuatan", "Strength")
  static let strengthHelp = Text(
    "Yang dikerjakan dengan baik; dapat masuk laporan.",
    "What is done well; may go into the report.")
  static let doubt = Text("Diperiksa di lapangan", "To be checked on site")
  static let doubtHelp = Text(
    "Yang perlu dilihat langsung saat kunjungan.", "What has to be looked at during the visit.")
  static let saveAndNext = Text(
    "Simpan dan lanjut ke yang menunggu saya", "Save and go to the next that waits for me")
  static let save = Text("Simpan", "Save")
  static let takeUnit = Text("Sama dengan jawaban unit", "Same as the unit")
  static let takeFormer = Text(
    "Pakai penilaian saya sebelum perbaikan", "Use my judgement from before the repair")
  static let toOwn = Text("Ke penilaian saya", "To my judgement")
  static let nextWaiting = Text("Berikutnya yang menunggu saya", "Next that waits for me")
  static let overview = Text("Ringkasan penilaian", "Overview of the judgement")
  static let stored = Text("Yang tersimpan sekarang", "What is stored now")
  static let sent = Text("Yang baru Anda kirim, tidak disimpan", "What you just sent, not stored")
  static let moreTexts = Text("Kekuatan dan pemeriksaan lapangan", "Strength and check on site")

  static let commit = Text("Kunci lembar saya", "Commit my sheet")
  static let opening = Text("Buka lembar", "Open the sheets")
  static let begin = Text("Mulai penilaian", "Begin the judgement")
  static let digest = Text("Sidik jari lembar Anda", "Fingerprint of your sheet")
  static let digestHelp = Text(
    "Catatlah bila perlu: sidik jari ini (SHA-256) dibuat dari jawaban Anda. Yang sama tercatat "
      + "di jurnal, sehingga perubahan apa pun sesudahnya terlihat.",
    "Note it if you like: this fingerprint (SHA-256) is made of your answers. The journal has the same "
      + "fingerprint, so that any later change shows.")
  static let total = Text("Nilai lembar Anda", "Score of your sheet")
  static let points = Text("Poin", "Points")

  static func title(_ year: Int, _ unit: String) -> Text {
    Text("Penilaian LKE \(year): \(unit)", "Judgement of the LKE \(year): \(unit)")
  }

  static func soal(_ numbers: String) -> Text { Text("Soal \(numbers)", "Question \(numbers)") }

  static func answered(_ done: Int, of total: Int) -> Text {
    Text("\(done) dari \(total) dijawab", "\(done) of \(total) answered")
  }

  static func committed(at moment: Text) -> Text {
    Text("dikunci \(moment.indonesian)", "committed \(moment.english)")
  }

  static let notCommitted = Text("belum dikunci", "not committed")

  static func by(_ author: String, _ moment: Text) -> Text {
    Text("oleh \(author), \(moment.indonesian)", "by \(author), \(moment.english)")
  }

  static func saved(at moment: Text) -> Text {
    Text("Tersimpan \(moment.indonesian)", "Saved \(moment.english)")
  }

  /// Seconds as people say them: `45 detik`, `12 menit`, `2 jam 5 menit`.
  static func duration(_ seconds: Int64) -> Text {
    if seconds < 90 { return Text("\(seconds) detik", "\(seconds) seconds") }
    let minutes = (seconds + 30) / 60
    if minutes < 60 { return Text("\(minutes) menit", "\(minutes) minutes") }
    return Text(
      "\(minutes / 60) jam \(minutes % 60) menit", "\(minutes / 60) h \(minutes % 60) min")
  }

  /// Why the worksheet cannot be judged right now.
  static func sending(_ state: SendingState) -> Text? {
    switch state {
    case .current: nil
    case .withUnit:
      Text(
        "LKE ini sedang diperbaiki unit. Penilaian menunggu sampai unit mengirimnya lagi.",
        "The unit repairs this worksheet. The judgement waits until it is sent again.")
    case .overtaken:
      Text(
        "Unit sudah mengirim lagi. Penilaian ini milik pengiriman sebelumnya.",
        "The unit has sent again. This judgement belongs to the sending before.")
    }
  }
}
