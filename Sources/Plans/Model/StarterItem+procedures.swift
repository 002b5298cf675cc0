import Kernel

extension StarterItem {
  /// Penataan tatalaksana.
  static let procedures: [StarterItem] = [
    StarterItem(
      "tl-probis", .procedures, .first,
      Text(
        "Tinjau peta proses bisnis dan turunkan SOP dari peta itu",
        "Review the business process map and derive the SOPs from it"),
      Text(
        "Peta proses bisnis dan daftar SOP yang selaras",
        "Process map with the matching list of SOPs"),
      (1, Text("dokumen", "documents")),
      for: ["A.I.2.i.a", "A.II.2.i.a"]),
    StarterItem(
      "tl-sop", .procedures, .every,
      Text(
        "Terapkan SOP inti dan periksa kepatuhannya di lapangan",
        "Apply the core SOPs and check on the spot that they are followed"),
      Text("Hasil pemeriksaan penerapan SOP", "Findings of the checks"),
      (4, Text("laporan", "reports")),
      for: ["A.I.2.i.b"]),
    StarterItem(
      "tl-evaluasi-sop", .procedures, .third,
      Text(
        "Evaluasi SOP dan perbaiki yang tidak lagi sesuai",
        "Evaluate the SOPs and mend those that no longer fit"),
      Text("Laporan evaluasi dan SOP yang diperbarui", "Evaluation report with the renewed SOPs"),
      (1, Text("laporan", "reports")),
      for: ["A.I.2.i.c"]),
    StarterItem(
      "tl-kinerja", .procedures, .firstHalf,
      Text(
        "Pakai aplikasi untuk mengukur kinerja unit dan mengelola kepegawaian",
        "Use applications to measure performance and to manage staff"),
      Text(
        "Aplikasi yang dipakai dengan bukti pemakaiannya",
        "Applications in use with proof of use"),
      (2, Text("aplikasi", "applications")),
      for: ["A.I.2.ii.a", "A.I.2.ii.b"]),
    StarterItem(
      "tl-layanan", .procedures, .secondHalf,
      Text(
        "Perluas layanan daring dan satukan datanya agar lebih cepat",
        "Widen online services and join their data so that they are faster"),
      Text("Layanan yang dipercepat dengan ukuran waktunya", "Faster services with times measured"),
      (2, Text("layanan", "services")),
      for: ["A.I.2.ii.c", "A.II.2.ii.a", "A.II.2.ii.b", "A.II.2.iii.c"]),
    StarterItem(
      "tl-monev-ti", .procedures, .fourth,
      Text(
        "Ukur manfaat pemakaian teknologi bagi proses utama dan administrasi",
        "Measure what technology brings to core processes and administration"),
      Text("Laporan manfaat dan tindak lanjutnya", "Report on benefits and follow-up"),
      (1, Text("laporan", "reports")),
      for: ["A.I.2.ii.d", "A.II.2.iii.a", "A.II.2.iii.b"]),
    StarterItem(
      "tl-kip", .procedures, .halves,
      Text(
        "Jalankan PPID unit: umumkan informasi publik dan evaluasi pelayanannya",
        "Run the information office: publish public information and evaluate the service"),
      Text("Laporan layanan informasi publik", "Reports of the information service"),
      (2, Text("laporan", "reports")),
      for: ["A.I.2.iii.a", "A.I.2.iii.b"]),
  ]
}
