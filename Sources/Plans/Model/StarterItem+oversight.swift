import Kernel

extension StarterItem {
  /// Penguatan pengawasan.
  static let oversight: [StarterItem] = [
    StarterItem(
      "pw-gratifikasi", .oversight, .every,
      Text(
        "Kampanyekan tolak gratifikasi dan jalankan unit pengendalinya",
        "Campaign against gratification and run its control unit"),
      Text(
        "Kampanye dan laporan unit pengendalian gratifikasi",
        "Campaigns and reports of the unit"),
      (4, Text("laporan", "reports")),
      for: ["A.I.5.i.a", "A.I.5.i.b"]),
    StarterItem(
      "pw-spip", .oversight, .firstHalf,
      Text(
        "Susun register risiko layanan utama dan kegiatan pengendaliannya",
        "Write the risk register of core services with its controls"),
      Text("Register risiko dan rencana pengendalian", "Risk register and control plan"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.5.ii.a", "A.I.5.ii.b", "A.I.5.ii.c"]),
    StarterItem(
      "pw-jenjang", .oversight, .every,
      Text(
        "Kendalikan kegiatan utama berjenjang dan sampaikan hasilnya kepada yang berkepentingan",
        "Control core activities at every level and tell those concerned"),
      Text("Laporan pengendalian berjenjang", "Reports of the levels"),
      (4, Text("laporan", "reports")),
      for: ["A.I.5.ii.d", "A.II.5.i.a"]),
    StarterItem(
      "pw-dumas", .oversight, .every,
      Text(
        "Buka saluran pengaduan, selesaikan setiap aduan, dan evaluasi penanganannya",
        "Keep complaint channels open, settle every complaint and evaluate how"),
      Text("Rekap pengaduan dengan tindak lanjutnya", "Record of complaints with follow-up"),
      (4, Text("laporan", "reports")),
      for: ["A.I.5.iii.a", "A.I.5.iii.b", "A.I.5.iii.c", "A.I.5.iii.d", "A.II.5.ii.a"]),
    StarterItem(
      "pw-wbs", .oversight, .halves,
      Text(
        "Jalankan saluran pelaporan pelanggaran dan lindungi pelapornya",
        "Run the whistleblowing channel and protect who reports"),
      Text("Laporan evaluasi saluran pelaporan", "Evaluation reports of the channel"),
      (2, Text("laporan", "reports")),
      for: ["A.I.5.iv.a", "A.I.5.iv.b", "A.I.5.iv.c"]),
    StarterItem(
      "pw-kepentingan", .oversight, .firstHalf,
      Text(
        "Petakan benturan kepentingan di setiap layanan dan bekali pegawainya",
        "Map conflicts of interest in every service and prepare staff"),
      Text(
        "Peta benturan kepentingan dan daftar hadir pembekalan",
        "Map of conflicts and attendance"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.5.v.a", "A.I.5.v.b", "A.I.5.v.c"]),
    StarterItem(
      "pw-evaluasi-kepentingan", .oversight, .fourth,
      Text(
        "Evaluasi penanganan benturan kepentingan dan perbaiki caranya",
        "Evaluate how conflicts of interest are handled and improve it"),
      Text("Laporan evaluasi dan perbaikan", "Report with improvements"),
      (1, Text("laporan", "reports")),
      for: ["A.I.5.v.d", "A.I.5.v.e"]),
    StarterItem(
      "pw-kekayaan", .oversight, .first,
      Text(
        "Pastikan seluruh laporan harta kekayaan dan SPT masuk tepat waktu",
        "See that every wealth and tax report is handed in on time"),
      Text("Pegawai yang sudah melapor", "Employees who reported"),
      (100, Text("%", "%")),
      for: ["A.II.5.iii.a.1", "A.II.5.iii.b.1"]),
  ]
}
