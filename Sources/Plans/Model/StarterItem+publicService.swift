import Kernel

extension StarterItem {
  /// Peningkatan kualitas pelayanan publik.
  static let publicService: [StarterItem] = [
    StarterItem(
      "pp-standar", .publicService, .first,
      Text(
        "Tinjau standar pelayanan bersama pengguna, tetapkan, dan umumkan maklumatnya",
        "Review service standards with users, adopt them and publish the pledge"),
      Text("Standar pelayanan dan maklumat yang diumumkan", "Published standards and pledge"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.6.i.a", "A.I.6.i.b", "A.I.6.i.c", "A.I.6.i.d"]),
    StarterItem(
      "pp-latih", .publicService, .middle,
      Text(
        "Latih petugas layanan dalam pelayanan prima",
        "Train front-line staff in excellent service"),
      Text("Petugas yang terlatih", "Trained staff"),
      (100, Text("%", "%")),
      for: ["A.I.6.ii.a"]),
    StarterItem(
      "pp-informasi", .publicService, .every,
      Text(
        "Perbarui informasi layanan di setiap kanal dan satukan loketnya",
        "Keep service information current on every channel and join the counters"),
      Text("Kanal informasi yang diperbarui", "Channels brought up to date"),
      (4, Text("kegiatan", "activities")),
      for: ["A.I.6.ii.b", "A.I.6.ii.e"]),
    StarterItem(
      "pp-imbalan", .publicService, .second,
      Text(
        "Terapkan penghargaan, sanksi, dan kompensasi layanan",
        "Apply rewards, sanctions and compensation in service"),
      Text("Ketentuan dan bukti penerapannya", "Rules with proof that they are applied"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.6.ii.c", "A.I.6.ii.d"]),
    StarterItem(
      "pp-inovasi", .publicService, .middle,
      Text(
        "Wujudkan inovasi yang menyederhanakan layanan dan ukur pengaruhnya",
        "Bring about an innovation that simplifies service and measure its effect"),
      Text("Inovasi dengan ukuran sebelum dan sesudah", "Innovation with figures before and after"),
      (1, Text("inovasi", "innovations")),
      for: ["A.I.6.ii.f", "A.II.6.i.a", "A.II.6.i.b"]),
    StarterItem(
      "pp-lapor", .publicService, .every,
      Text(
        "Kelola pengaduan dan konsultasi lewat SP4N-LAPOR! dan kanal lain",
        "Handle complaints and advice through SP4N-LAPOR! and other channels"),
      Text(
        "Rekap pengaduan layanan dan waktu jawabnya",
        "Record of complaints with response times"),
      (4, Text("laporan", "reports")),
      for: ["A.I.6.iii.a", "A.I.6.iii.b", "A.I.6.iii.c", "A.II.6.ii.a"]),
    StarterItem(
      "pp-skm", .publicService, .every,
      Text(
        "Adakan survei kepuasan setiap triwulan, umumkan, dan tindak lanjuti",
        "Survey satisfaction every quarter, publish and follow up"),
      Text("Laporan survei dan tindak lanjutnya", "Survey reports with follow-up"),
      (4, Text("laporan", "reports")),
      for: ["A.I.6.iv.a", "A.I.6.iv.b", "A.I.6.iv.c"]),
    StarterItem(
      "pp-ti", .publicService, .secondHalf,
      Text(
        "Satukan basis data layanan dan perbaiki layanan daring terus-menerus",
        "Join the service databases and keep improving online services"),
      Text("Basis data terpadu dan daftar perbaikan", "Joined database and list of improvements"),
      (1, Text("sistem", "systems")),
      for: ["A.I.6.v.a", "A.I.6.v.b", "A.I.6.v.c"]),
  ]
}
