import InstrumentsModel
import Kernel
import WorkUnitsModel
import WorksheetsModel

/// All words of Worksheets, in both languages.
enum WorksheetText {
  static let tasks = Text("Yang perlu Anda kerjakan", "What needs you")
  static let menuTasks = Text("Tugas saya", "My tasks")
  static let lke = Text("LKE", "LKE")
  static let answer = Text("Jawaban", "Answer")
  static let noAnswer = Text("belum dijawab", "not answered")
  static let note = Text("Catatan", "Note")
  static let noteHelp = Text(
    "Alasan jawaban ini, untuk penilai dan rekan Anda.",
    "Why this is the answer, for assessors and colleagues.")
  static let evidence = Text("Bukti dukung", "Proof")
  static let evidenceHelp = Text(
    "Nomor dokumen, letak arsip, atau alamat tautan; satu per baris.",
    "Document number, place in the archive, or address; one a line.")
  static let evidenceHints = Text("Biasanya dibuktikan dengan", "Usually proven by")
  static let save = Text("Simpan", "Save")
  static let saveAndNext = Text("Simpan dan lanjut", "Save and continue")
  static let saved = Text("Jawaban tersimpan.", "The answer is saved.")
  static let unchanged = Text("Tidak ada yang berubah.", "Nothing was changed.")
  static let clear = Text("Kosongkan", "Leave blank")
  static let nextOpen = Text("Ke pertanyaan berikutnya yang belum dijawab", "To the next open one")
  static let history = Text("Riwayat jawaban", "History of the answer")
  static let score = Text("Penjelasan nilai", "Why this score")
  static let simulation = Text("Simulasi", "Simulation")
  static let importing = Text("Impor Excel", "Import Excel")
  static let exporting = Text("Ekspor", "Export")
  static let list = Text("Daftar pertanyaan", "List of questions")
  static let send = Text("Kirim", "Send")
  static let check = Text("Periksa dan kirim", "Check and send")
  static let giveBack = Text("Kembalikan untuk perbaikan", "Return for repair")
  static let headSends = Text(
    "Semua pertanyaan terjawab. Kepala unit dapat mengirim LKE ini.",
    "Every question is answered. The head of the unit can send this worksheet.")
  static let takeBack = Text("Tarik kembali", "Take back")
  static let reason = Text("Apa yang perlu diperbaiki", "What needs repair")
  static let reasonHelp = Text(
    "Unit membaca kalimat ini di atas LKE-nya.", "The unit reads this on top of its worksheet.")
  static let restore = Text("Pakai versi ini lagi", "Use this version again")
  static let standing = Text("Berlaku sekarang", "Stands now")
  static let total = Text("Nilai total", "Total score")
  static let progress = Text("Terjawab", "Answered")
  static let question = Text("Pertanyaan", "Question")
  static let number = Text("Soal", "No.")
  static let state = Text("Keadaan", "State")
  static let points = Text("Poin", "Points")
  static let of = Text("dari", "of")
  static let floors = Text("Ambang", "Floors")
  static let criteria = Text("Pilih yang paling sesuai", "Choose what fits best")
  static let result = Text("Hasil", "Result")
  static let confirmExcess = Text("Ya, angkanya memang begitu", "Yes, the figures are meant so")
  static let copyMarked = Text("Dari tahun lalu", "From last year")

  static func title(_ year: Int) -> Text { Text("LKE \(year)", "LKE \(year)") }

  /// That a year cannot be filled now, and when it can.
  static func notOpen(_ cycle: Cycle, at now: Instant) -> Text {
    let year = cycle.year.number
    if let from = cycle.window.from, now < from {
      return Text(
        "Pengisian LKE \(year) dibuka \(MomentText.full(from, in: .indonesian)).",
        "The LKE \(year) opens on \(MomentText.full(from, in: .english)).")
    }
    return Text("Pengisian LKE \(year) sudah ditutup.", "The LKE \(year) is closed.")
  }

  static func soal(_ numbers: String) -> Text { Text("Soal \(numbers)", "Question \(numbers)") }

  static func stage(_ stage: StageName) -> Text {
    switch stage {
    case .draft: Text("draf", "draft")
    case .submitted: Text("dikirim", "sent")
    case .returned: Text("perlu perbaikan", "needs repair")
    }
  }

  static func fill(_ fill: Fill) -> Text {
    switch fill {
    case .empty: Text("belum diisi", "not filled")
    case .partial: Text("sebagian", "in part")
    case .contradictory: Text("bertentangan", "contradictory")
    case .full: Text("terisi", "filled")
    }
  }

  static func mark(_ mark: AnswerMark) -> Text? {
    switch mark {
    case .none: nil
    case .carriedOver(let year): Text("dari tahun \(year)", "from \(year)")
    case .changedSinceSubmission: Text("berubah", "changed")
    }
  }

  static func layer(_ layer: Layer) -> Text {
    switch layer {
    case .unit: Text("Unit kerja", "Work unit")
    case .tpi: Text("TPI", "TPI")
    case .tpn: Text("TPN", "TPN")
    }
  }

  /// The mark of what does not go together, and the filter that shows it.
  static let toCheck = Text("Perlu diperiksa", "To be checked")

  static func filter(_ filter: QuestionFilter) -> Text {
    switch filter {
    case .all: Text("Semua", "All")
    case .open: Text("Belum dijawab", "Not answered")
    case .carriedOver: Text("Dari tahun lalu", "From last year")
    case .doubted: toCheck
    case .unproven: Text("Tanpa bukti", "Without evidence")
    }
  }

  static func answered(_ done: Int, of total: Int) -> Text {
    Text("\(done) dari \(total) dijawab", "\(done) of \(total) answered")
  }

  static func floorsMissed(_ missed: Int, of total: Int) -> Text {
    missed == 0
      ? Text("\(total) ambang tercapai semua", "all \(total) floors cleared")
      : Text(
        "\(missed) dari \(total) ambang belum tercapai",
        "\(missed) of \(total) floors not cleared")
  }

  static func origin(_ origin: QuestionAnswer.Origin) -> Text {
    switch origin {
    case .typed: Text("diisi", "typed")
    case .imported: Text("dari impor Excel", "from an Excel import")
    case .restored(let version):
      Text("versi \(version) dipakai lagi", "version \(version) taken back")
    case .carriedOver(let year): Text("disalin dari tahun \(year)", "copied from \(year)")
    case .survey: Text("dari survei", "from a survey")
    }
  }

  static func by(_ author: String, _ moment: String) -> Text {
    Text("oleh \(author), \(moment)", "by \(author), \(moment)")
  }

  static func version(_ version: Int64) -> Text {
    Text("Versi \(version)", "Version \(version)")
  }

  /// What an option brings here, in points.
  static func worth(_ points: Points, _ language: Language) -> String {
    Text(
      "\(points.formatted(in: language)) poin", "\(points.formatted(in: language)) points"
    ).in(language)
  }
}
