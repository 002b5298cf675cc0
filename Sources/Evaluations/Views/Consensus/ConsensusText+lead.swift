import EvaluationsModel
import Kernel

/// The sentences of what the lead does about settled questions before handing over.
extension ConsensusText {
  /// Who else reads the reason of a move or a decision.
  static let unitReads = Text(
    "Unit membacanya di hasil dan LHE bila nilai yang berlaku berbeda dari jawabannya, tanpa nama.",
    "The unit reads it in the result and the report where the value that stands differs from its "
      + "answer, without a name.")
  static let enough = Text(
    "Bila berbeda: paling sedikit \(UnitReason.fewestWords) kata dan "
      + "\(UnitReason.fewestCharacters) huruf.",
    "Where it differs: at least \(UnitReason.fewestWords) words and "
      + "\(UnitReason.fewestCharacters) characters.")
  static let standing = Text("Yang berlaku sekarang", "What stands now")
  static let confirm = Text("Tegaskan atau pindah posisi", "Confirm or move")
  static let confirmHelp = Text(
    "Pertanyaan ini dibuka kembali. Pilih posisi Anda sekarang, boleh tetap, dan sebut alasannya. "
      + unitReads.indonesian,
    "This question was opened again. Choose where you stand now, the same if you like, and say "
      + "why. " + unitReads.english)
  static let replace = Text("Ganti putusan", "Replace the decision")
  static let replaceHelp = Text(
    "Putusan sebelumnya tetap terbaca di pembicaraan. Tulis alasan yang baru. "
      + unitReads.indonesian + " " + enough.indonesian,
    "The earlier decision stays readable in the talk. Write the new reason. " + unitReads.english
      + " " + enough.english)
  static let reopen = Text("Buka kembali", "Open it again")
  static let reopenHelp = Text(
    "Yang sudah disepakati atau diputuskan ditarik dan tetap terbaca di pembicaraan. Sesudah itu "
      + "anggota menegaskan atau pindah posisi, atau Anda memutuskan.",
    "What was agreed or decided is withdrawn and stays readable in the talk. Then members confirm "
      + "or move, or you decide.")
  static let sendReopen = Text("Buka kembali", "Open it again")
  static let explain = Text("Alasan bagi unit", "Reason for the unit")
  static let explainHelp = Text(
    "Unit membaca alasan ini di hasil penilaian dan di LHE, tanpa nama. Paling sedikit satu kalimat: "
      + "\(UnitReason.fewestWords) kata dan \(UnitReason.fewestCharacters) huruf.",
    "The unit reads this reason in the result and in the report, without a name. At least one "
      + "sentence: \(UnitReason.fewestWords) words and \(UnitReason.fewestCharacters) characters.")
  static let sendExplain = Text("Simpan alasan", "Keep the reason")
  static let lacksReason = Text(
    "Nilai ini berbeda dari jawaban unit dan belum ada alasan bagi unit. Ketua tim menulisnya "
      + "sebelum kesepakatan diserahkan.",
    "This value differs from the unit's answer and there is no reason for the unit yet. The lead "
      + "writes it before the consensus is handed over.")
  static let reasonsFirst = Text(
    "Baca dan ubah yang akan dibaca unit, sebelum diserahkan:",
    "Read and change what the unit will read, before handing over:")
  static let changeReason = Text("Ubah alasan", "Change the reason")
  static let reasonStanding = Text("Alasan yang dibaca unit", "The reason that the unit reads")
  static let sendReasons = Text("Simpan semua alasan", "Keep all reasons")
  static let withReason = Text("Sudah beralasan", "With a reason")
  static let withoutReason = Text("Belum beralasan", "Without a reason yet")
  static let noDifference = Text(
    "Tidak ada nilai yang berbeda dari jawaban unit",
    "No value differs from the unit's answer")
  static let reasonsLocked = Text(
    "Alasan bagi unit tidak bisa diubah pada tahap ini.",
    "Reasons for the unit cannot be changed at this stage.")
  static let reasonOvertaken = Text(
    "Pertanyaan ini berubah sejak halaman Anda dibuka. Baca yang berlaku sekarang, lalu simpan lagi "
      + "bila alasan Anda masih cocok.",
    "This question changed since your page was opened. Read what stands now, then keep it again if "
      + "your reason still fits.")
  static let reasonStray = Text(
    "Pertanyaan berikut tidak lagi butuh alasan bagi unit: dibuka kembali, atau nilainya kini sama. "
      + "Yang Anda ketik:",
    "These questions no longer need a reason for the unit: opened again, or the value is the same "
      + "now. What you typed:")
  static let wordsSoFar = Text("Catatan sejauh ini", "Words so far")
  static let allExplained = Text(
    "Setiap nilai yang berbeda dari jawaban unit punya alasan",
    "Every value that differs from the unit's answer has a reason")
  static let allExplainedAdvice = Text(
    "Kembali ke kesepakatan untuk melanjutkan.", "Go back to the consensus to go on.")

  /// How many questions say nothing to the unit.
  static func unexplainedCount(_ count: Int) -> Text {
    Text(
      "\(count) pertanyaan dinilai berbeda dari jawaban unit tanpa alasan yang dapat dibaca unit.",
      "Judged otherwise than the unit answered, without a reason that the unit can read: "
        + EvaluationText.questions(count) + ".")
  }

  /// Who decided, and when.
  static func decidedBy(_ name: String, _ moment: String) -> Text {
    Text("diputuskan \(name), \(moment)", "decided by \(name), \(moment)")
  }
}
