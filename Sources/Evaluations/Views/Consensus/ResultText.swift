import EvaluationsModel
import Kernel
import WorksheetsModel

/// The sentences of the result.
enum ResultText {
  static let title = Text("Hasil penilaian", "Result")
  static let total = Text("Nilai total", "Total")
  static let difference = Text("Selisih", "Difference")
  static let maximum = Text("Paling banyak", "At most")
  static let earned = Text("Nilai", "Points")
  static let together = Text("Jumlah", "Together")
  static let part = Text("Bagian", "Part")
  static let rounding = Text(
    "Selisih adalah hasil pengurangan dua angka yang tercetak di sampingnya. Jumlah dihitung dari "
      + "angka penuh, jadi dapat berbeda 0,01 dari jumlah angka yang tercetak.",
    "A difference is what subtracting the two printed figures beside it gives. Totals are computed "
      + "from full figures, so they can differ by 0.01 from the sum of printed figures.")
  static let settled = Text("Disetujui", "Approved")
  static let floors = Text("Ambang predikat menurut tim penilai", "Floors by the assessors' score")
  static let furtherConditions = Text(
    "Ambang hanya salah satu syarat predikat; survei tim penilai dan tindak lanjut temuan audit "
      + "(TLHP) dinilai dalam laporan hasil evaluasi (LHE).",
    "Floors are only one condition of a predicate; the assessors' surveys and the follow-up of "
      + "audit findings (TLHP) are judged in the report on the evaluation (LHE).")
  static let openReport = Text("Buka LHE", "Open the report (LHE)")
  static let areas = Text("Komponen, hasil dan area perubahan", "Components, results and areas")
  static let questions = Text(
    "Pertanyaan yang dinilai berbeda dari jawaban unit",
    "Questions that were judged otherwise than the unit answered")
  static let noQuestions = Text(
    "Tim penilai sependapat dengan unit pada semua pertanyaan.",
    "The assessors agree with the unit on every question.")
  static let why = Text("Mengapa", "Why")
  static let strengths = Text("Kekuatan", "Strengths")
  static let strengthsLeftOut = Text(
    "Catatan pada pertanyaan yang dinilai lebih rendah dari unit, atau bernilai terendah, "
      + "tidak dimuat.",
    "Notes on questions judged lower than by the unit, or at the lowest value, are left out.")
  static let doubts = Text("Perlu dilihat di lapangan", "To be checked on site")
  static let doubtsHelp = Text(
    "Bagian ini tidak terbaca oleh unit.", "The unit does not read this part.")
  static let bothSides = Text(
    "Nilai mandiri dan hasil penilaian", "Self-assessment and result")
  static let bothSidesHelp = Text(
    "Nilai mandiri seperti saat hasilnya disetujui. Buka nilai tim penilai untuk membaca alasannya.",
    "The self-assessed score as it was when the result was approved. Open the assessors' score to "
      + "read why.")
  static let ownScore = Text("Nilai mandiri", "Self-assessed score")
  static let years = Text("Dari tahun ke tahun", "Year by year")
  static let yearsHelp = Text(
    "Nilai unit seperti saat hasilnya disetujui; nilai penilai dari hasil yang disetujui itu. Tahun "
      + "dengan instrumen berbeda tidak sebanding butir demi butir.",
    "The unit's score as it was when the result was approved; the assessors' of that result. Years "
      + "with another instrument do not compare item by item.")
  static let year = Text("Tahun", "Year")
  static let seeTotal = Text("Lihat dari nilai total", "See from the total")
  static let notJudged = Text("belum ada hasil", "no result yet")
  static let noNote = Text(
    "Tidak ada catatan yang ditulis.", "No note was written.")
  static let ofUnit = Text("Lihat sisi unit kerja", "See the unit's side")

  static func ofAssessors(_ layer: Layer) -> Text {
    Text(
      "Lihat sisi \(ConsensusText.layer(layer).indonesian)",
      "See the side of \(ConsensusText.layer(layer).english)")
  }

  static func score(of layer: Layer) -> Text {
    Text(
      "Nilai \(ConsensusText.layer(layer).indonesian)",
      "Score of \(ConsensusText.layer(layer).english)")
  }

  static func title(_ layer: Layer, _ year: Int, _ unit: String) -> Text {
    Text(
      "Hasil penilaian \(ConsensusText.layer(layer).indonesian) \(year) — \(unit)",
      "Result of \(ConsensusText.layer(layer).english) \(year) — \(unit)")
  }

  static func floorsMissed(_ predicate: String, _ missed: Int, of total: Int) -> Text {
    missed == 0
      ? Text(
        "\(predicate): \(total) ambang tercapai semua", "\(predicate): all \(total) floors cleared")
      : Text(
        "\(predicate): \(missed) dari \(total) ambang belum tercapai",
        "\(predicate): \(missed) of \(total) floors not cleared")
  }

  /// What the chart finds.
  ///
  /// - Parameters:
  ///   - layer: Whose judgement.
  ///   - lower: In how many areas the assessors give less.
  ///   - higher: In how many they give more.
  ///   - total: How many areas there are.
  /// - Returns: A sentence without a full stop.
  static func finding(_ layer: Layer, lower: Int, higher: Int, of total: Int) -> Text {
    let (indonesian, english) = (
      ConsensusText.layer(layer).indonesian, ConsensusText.layer(layer).english
    )
    if lower == 0, higher == 0 {
      return Text(
        "Nilai \(indonesian) sama dengan nilai unit di semua \(total) area",
        "\(english) scores the same as the unit in all \(total) areas")
    }
    return Text(
      "Nilai \(indonesian) lebih rendah di \(lower) dan lebih tinggi di \(higher) dari \(total) area",
      "\(english) scores lower in \(lower) and higher in \(higher) of \(total) areas")
  }

  static func yearsFinding(_ count: Int) -> Text {
    Text(
      "Nilai total \(count) tahun berdampingan",
      count == 1 ? "Total of 1 year" : "Totals of \(count) years side by side")
  }
}
