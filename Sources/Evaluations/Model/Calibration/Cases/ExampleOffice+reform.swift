import Kernel

extension TrainingCase {
  /// Reform in five areas, with counts.
  static let exampleReform = [
    TrainingQuestion(
      "A.II.2.ii.a", claimed: "A",
      said: Text(
        "Pendaftaran daring mempercepat layanan.", "Online registration made services faster."),
      proof: Text(
        """
        Catatan antrean: waktu tunggu rata-rata turun dari 60 menjadi 25 menit. Petugas mengetik \
        ulang data pendaftaran ke sistem layanan karena keduanya tidak tersambung.
        """,
        """
        The log of the queue: the mean wait fell from 60 to 25 minutes. Clerks type the data of \
        the registration into the service system again, since the two are not connected.
        """),
      reference: "B",
      reason: Text(
        "Layanan memang lebih cepat, tetapi sistemnya masih sendiri-sendiri.",
        "The service is faster indeed, but the systems still stand apart.")),
    TrainingQuestion(
      "A.II.3.iii.a", claimed: "4 0 1",
      said: Text(
        "Tahun lalu empat pelanggaran, tahun ini tidak ada.",
        "Four violations last year, none this year."),
      proof: Text(
        """
        Rekap hukuman disiplin: empat putusan tahun lalu, satu putusan tahun ini, yaitu teguran \
        tertulis pada bulan Mei. Putusan itu sudah dijalankan.
        """,
        """
        The summary of disciplinary decisions: four last year, one this year, a written warning \
        in May. It was carried out.
        """),
      reference: "4 1 1",
      reason: Text(
        """
        Teguran tertulis adalah hukuman disiplin, jadi tahun ini ada satu pelanggaran: turun \
        tiga dari empat, 75%.
        """,
        """
        A written warning is a disciplinary measure, so there was one violation this year: a \
        fall by three of four, 75%.
        """),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.4.i.a", claimed: "10 10",
      said: Text(
        "Semua sasaran kinerja tercapai.", "Every goal was reached."),
      proof: Text(
        """
        Laporan kinerja memuat sepuluh sasaran. Delapan tercapai 100% atau lebih, satu 96%, dan \
        satu 91%.
        """,
        """
        The performance report holds ten goals. Eight reached 100% or more, one 96% and one 91%.
        """),
      reference: "10 8",
      reason: Text(
        "Yang dihitung hanya sasaran dengan capaian 100% atau lebih; 96% tidak dibulatkan ke atas.",
        "Only goals at 100% or more count; 96% is not rounded up."),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.5.iii.a.1", claimed: "1 7 5 12",
      said: Text(
        "Satu kepala balai, tujuh pejabat, dan lima pegawai lain wajib lapor; 12 sudah lapor.",
        "One head, seven officials and five others are obliged; 12 have reported."),
      proof: Text(
        """
        Daftar wajib lapor memuat 12 jabatan: kepala balai, enam pejabat, dan lima lainnya. \
        Daftar pejabat milik balai memuat kepala balai sekali lagi. Tanda terima laporan ada 12.
        """,
        """
        The list of those obliged holds 12 posts: the head, six officials and five others. The \
        office's own list of officials has the head once more. There are 12 receipts.
        """),
      reference: "1 6 5 12",
      reason: Text(
        """
        Kepala balai terhitung dua kali. Yang wajib 12 dan yang lapor 12, jadi 100%; kekeliruan \
        balai merugikan dirinya sendiri.
        """,
        """
        The head was counted twice. Twelve are obliged and twelve reported, 100%; the mistake of \
        the office was to its own loss.
        """),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.6.ii.a", claimed: "A",
      said: Text(
        "Pengaduan ditangani lewat banyak saluran.", "Complaints are taken through many channels."),
      proof: Text(
        """
        Aduan masuk lewat loket, telepon, surel, dan SP4N-LAPOR!. Buku pengaduan menunjukkan \
        jawaban rata-rata 9 hari kerja; standar balai sendiri 3 hari kerja.
        """,
        """
        Complaints come in at the counter, by telephone, by mail and through SP4N-LAPOR!. The \
        book shows a mean of 9 working days to the answer; the office's own standard is 3.
        """),
      reference: "C",
      reason: Text(
        "Salurannya banyak, tetapi jawabannya tiga kali lebih lama dari standar: lambat.",
        "There are many channels, but answers take three times the standard: slow.")),
  ]

  /// The results part.
  static let exampleResults = [
    TrainingQuestion(
      "B.I.b", claimed: "B",
      said: Text(
        "Capaian kinerja utama di atas target.", "The main performance is above its target."),
      proof: Text(
        """
        Laporan kinerja: capaian utama tahun ini 104% dari target, tahun lalu 106%. Rerata unit \
        sejenis tidak disebut.
        """,
        """
        The performance report: 104% of the target this year, 106% last year. The mean of \
        similar units is not given.
        """),
      reference: "C",
      reason: Text(
        "Target terlampaui, tetapi capaiannya tidak lebih baik dari tahun lalu.",
        "The target was passed, but the result is not better than last year's.")),
    TrainingQuestion(
      "B.II.a", claimed: "3,62",
      said: Text(
        "Indeks persepsi kualitas pelayanan 3,62.", "The index of perceived quality is 3.62."),
      proof: Text(
        """
        Laporan survei eksternal: indeks persepsi kualitas pelayanan 3,26 dari 4, dengan 210 \
        responden. Angka 3,62 tidak ada di laporan.
        """,
        """
        The report of the external survey: an index of 3.26 out of 4, with 210 respondents. The \
        figure 3.62 is nowhere in it.
        """),
      reference: "3,26",
      reason: Text(
        "Angkanya tertukar waktu disalin. Yang berlaku adalah angka di laporan surveinya.",
        "The digits were swapped when copied. What counts is the figure in the report."),
      toleranceThousandths: 10),
  ]
}
