import Kernel

extension StarterItem {
  /// Penguatan akuntabilitas.
  static let accountability: [StarterItem] = [
    StarterItem(
      "ak-rencana", .accountability, .first,
      Text(
        "Pimpinan memimpin penyusunan renstra, rencana kinerja, dan perjanjian kinerja",
        "The head leads the writing of strategic plan, performance plan and agreement"),
      Text(
        "Dokumen perencanaan dengan notula yang dipimpin pimpinan",
        "Planning documents with minutes led by the head"),
      (3, Text("dokumen", "documents")),
      for: ["A.I.4.i.a", "A.I.4.i.b", "A.I.4.ii.a"]),
    StarterItem(
      "ak-iku", .accountability, .first,
      Text(
        "Tetapkan indikator kinerja utama yang mengukur hasil dan memenuhi SMART",
        "Set key indicators that measure outcomes and are SMART"),
      Text("Keputusan indikator kinerja utama", "Decision on key indicators"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.4.ii.b", "A.I.4.ii.c", "A.I.4.ii.d"]),
    StarterItem(
      "ak-pohon", .accountability, .firstHalf,
      Text(
        "Susun pohon kinerja dari sasaran unit sampai setiap pegawai",
        "Draw the performance tree from the unit's goals to every employee"),
      Text("Pohon kinerja yang dipakai", "Performance tree in use"),
      (1, Text("dokumen", "documents")),
      for: ["A.II.4.iii.a"]),
    StarterItem(
      "ak-pantau", .accountability, .every,
      Text(
        "Pimpinan memeriksa capaian kinerja setiap triwulan dan memberi arahan",
        "The head reviews performance every quarter and gives direction"),
      Text("Notula pemantauan capaian", "Minutes of the reviews"),
      (4, Text("laporan", "reports")),
      for: ["A.I.4.i.c", "A.II.4.i.a"]),
    StarterItem(
      "ak-laporan", .accountability, .first,
      Text(
        "Sampaikan laporan kinerja tepat waktu dengan pembanding dan penjelasan",
        "Hand in the performance report on time, with comparison and explanation"),
      Text("Laporan kinerja dan tanda terimanya", "Performance report with receipt"),
      (1, Text("laporan", "reports")),
      for: ["A.I.4.ii.e", "A.I.4.ii.f"]),
    StarterItem(
      "ak-data", .accountability, .middle,
      Text(
        "Kelola data kinerja dalam sistem dan latih pengelolanya",
        "Keep performance data in a system and train those who do"),
      Text("Sistem data kinerja dan pengelola yang terlatih", "Data system and trained keepers"),
      (2, Text("orang", "people")),
      for: ["A.I.4.ii.g", "A.I.4.ii.h"]),
    StarterItem(
      "ak-penghargaan", .accountability, .fourth,
      Text(
        "Beri penghargaan dan teguran menurut capaian perjanjian kinerja",
        "Reward and reprimand by the results of the agreement"),
      Text("Keputusan penghargaan dan teguran", "Decisions on rewards and reprimands"),
      (1, Text("dokumen", "documents")),
      for: ["A.II.4.ii.a"]),
  ]
}
