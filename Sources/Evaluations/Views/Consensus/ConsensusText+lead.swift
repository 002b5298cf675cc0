import EvaluationsModel
import Kernel

/// The sentences of what the lead does about settled questions before handing over.
extension ConsensusText {
  static let standing = Text("Yang berlaku sekarang", "What stands now")
  static let confirm = Text("Tegaskan atau pindah posisi", "Confirm or move")
  static let confirmHelp = Text(
    "Pertanyaan ini dibuka kembali. Pilih posisi Anda sekarang, boleh tetap, dan sebut alasannya.",
    "This question was opened again. Choose where you stand now, the same if you like, and say why."
  )
  static let replace = Text("Ganti putusan", "Replace the decision")
  static let replaceHelp = Text(
    "Putusan sebelumnya tetap terbaca di pembicaraan. Tulis alasan yang baru.",
    "The earlier decision stays readable in the talk. Write the new reason.")
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
  static let unexplained = Text("Tanpa alasan bagi unit", "Without a reason for the unit")
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
      "\(count) questions are judged otherwise than the unit answered, without a reason that the "
        + "unit can read.")
  }

  /// Who decided, and when.
  static func decidedBy(_ name: String, _ moment: String) -> Text {
    Text("diputuskan \(name), \(moment)", "decided by \(name), \(moment)")
  }
}
