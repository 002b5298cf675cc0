import Kernel

extension StarterItem {
  /// Manajemen perubahan.
  static let changeManagement: [StarterItem] = [
    StarterItem(
      "mp-tim", .changeManagement, .first,
      Text(
        "Bentuk tim kerja zona integritas lewat seleksi terbuka dan SK pimpinan",
        "Appoint the integrity zone team by open selection and a decree of the head"),
      Text(
        "SK tim kerja beserta catatan cara pemilihannya",
        "Decree of the team with a record of how it was chosen"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.1.i.a", "A.I.1.i.b"]),
    StarterItem(
      "mp-rencana", .changeManagement, .first,
      Text(
        "Susun rencana kerja zona integritas dengan target prioritas",
        "Write the integrity zone plan with its priority targets"),
      Text("Rencana kerja yang ditandatangani pimpinan", "Plan signed by the head"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.1.ii.a", "A.I.1.ii.b"]),
    StarterItem(
      "mp-sosialisasi", .changeManagement, .every,
      Text(
        "Kabarkan pembangunan zona integritas lewat rapat, media sosial, dan ruang layanan",
        "Tell staff and public about the integrity zone in meetings, media and service halls"),
      Text("Kegiatan atau terbitan sosialisasi", "Events or publications"),
      (4, Text("kegiatan", "activities")),
      for: ["A.I.1.ii.c"]),
    StarterItem(
      "mp-monev", .changeManagement, .every,
      Text(
        "Adakan monitoring rencana kerja setiap triwulan dan tindak lanjuti hasilnya",
        "Monitor the plan every quarter and follow up what it finds"),
      Text("Notula monitoring dengan daftar tindak lanjut", "Minutes with a list of follow-ups"),
      (4, Text("laporan", "reports")),
      for: ["A.I.1.iii.a", "A.I.1.iii.b", "A.I.1.iii.c"]),
    StarterItem(
      "mp-teladan", .changeManagement, .every,
      Text(
        "Pimpinan memberi teladan: hadir dalam kegiatan zona integritas dan membahasnya "
          + "dengan pegawai",
        "The head leads by example: joins the activities and talks about them with staff"),
      Text("Kegiatan yang diikuti pimpinan", "Activities joined by the head"),
      (4, Text("kegiatan", "activities")),
      for: ["A.I.1.iv.a", "A.II.1.ii.a"]),
    StarterItem(
      "mp-agen", .changeManagement, .firstHalf,
      Text(
        "Tetapkan agen perubahan dan satu perubahan nyata dari masing-masing",
        "Appoint agents of change, each with one real change"),
      Text("SK agen perubahan dan rencana perubahannya", "Decree of the agents with their changes"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.1.iv.b", "A.II.1.i.a", "A.II.1.i.b"]),
    StarterItem(
      "mp-budaya", .changeManagement, .middle,
      Text(
        "Latih budaya kerja dan pola pikir melayani bersama seluruh pegawai",
        "Train work culture and a serving mindset with all staff"),
      Text("Pelatihan dengan daftar hadir dan hasilnya", "Training with attendance and results"),
      (2, Text("kegiatan", "activities")),
      for: ["A.I.1.iv.c", "A.I.1.iv.d", "A.II.1.iii.a"]),
  ]
}
