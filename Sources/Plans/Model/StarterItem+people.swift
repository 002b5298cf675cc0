import Kernel

extension StarterItem {
  /// Penataan manajemen SDM.
  static let people: [StarterItem] = [
    StarterItem(
      "sdm-abk", .people, .first,
      Text(
        "Hitung kebutuhan pegawai dari peta jabatan dan beban kerja",
        "Work out staffing needs from job map and workload"),
      Text("Dokumen kebutuhan pegawai", "Staffing plan"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.3.i.a", "A.I.3.i.b"]),
    StarterItem(
      "sdm-penempatan", .people, .halves,
      Text(
        "Pantau pengaruh penempatan pegawai baru dan mutasi terhadap kinerja",
        "Watch how new placements and transfers affect performance"),
      Text("Laporan pemantauan penempatan dan mutasi", "Reports on placements and transfers"),
      (2, Text("laporan", "reports")),
      for: ["A.I.3.i.c", "A.I.3.ii.a", "A.I.3.ii.b", "A.I.3.ii.c"]),
    StarterItem(
      "sdm-tna", .people, .firstHalf,
      Text(
        "Susun analisis kebutuhan pelatihan dan rencana pengembangan setiap pegawai",
        "Analyse training needs and plan the development of every employee"),
      Text(
        "Analisis kebutuhan pelatihan dan rencana pengembangan",
        "Analysis and development plan"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.3.iii.a", "A.I.3.iii.b", "A.I.3.iii.c"]),
    StarterItem(
      "sdm-latih", .people, .every,
      Text(
        "Beri setiap pegawai kesempatan belajar: pelatihan, coaching, atau mentoring",
        "Give every employee a chance to learn: training, coaching or mentoring"),
      Text("Pegawai yang ikut pengembangan kompetensi", "Employees who took part"),
      (100, Text("%", "%")),
      for: ["A.I.3.iii.d", "A.I.3.iii.e", "A.I.3.iii.f"]),
    StarterItem(
      "sdm-skp", .people, .first,
      Text(
        "Turunkan sasaran kinerja setiap pegawai dari perjanjian kinerja unit",
        "Derive every employee's targets from the agreement of the unit"),
      Text("SKP yang selaras berjenjang", "Aligned individual targets"),
      (100, Text("%", "%")),
      for: ["A.I.3.iv.a", "A.I.3.iv.b", "A.II.3.i.a"]),
    StarterItem(
      "sdm-ukur", .people, .every,
      Text(
        "Ukur kinerja setiap pegawai secara berkala dan pakai untuk penghargaan",
        "Measure everybody's performance regularly and reward by it"),
      Text("Hasil pengukuran dan daftar penerima penghargaan", "Measurements and list of awards"),
      (4, Text("laporan", "reports")),
      for: ["A.I.3.iv.c", "A.I.3.iv.d", "A.II.3.ii.a"]),
    StarterItem(
      "sdm-disiplin", .people, .every,
      Text(
        "Tegakkan disiplin dan kode etik; tindak lanjuti setiap pelanggaran",
        "Uphold discipline and code of ethics; act on every violation"),
      Text("Rekap kehadiran dan pelanggaran", "Record of attendance and violations"),
      (4, Text("laporan", "reports")),
      for: ["A.I.3.v.a", "A.II.3.iii.a"]),
    StarterItem(
      "sdm-data", .people, .halves,
      Text(
        "Mutakhirkan data kepegawaian seluruh pegawai",
        "Bring the personnel data of everybody up to date"),
      Text("Data kepegawaian yang mutakhir", "Personnel data up to date"),
      (100, Text("%", "%")),
      for: ["A.I.3.vi.a"]),
  ]
}
