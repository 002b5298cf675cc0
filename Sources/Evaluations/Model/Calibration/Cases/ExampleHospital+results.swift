import Kernel

extension TrainingCase {
  /// Reform in three areas with counts, and the results part.
  static let hospitalResults = [
    TrainingQuestion(
      "A.II.1.i.a", claimed: "8 12",
      said: Text(
        "Delapan agen membuat 12 perubahan.",
        "Eight agents made 12 changes."),
      proof: Text(
        """
        Daftar 12 perubahan: tujuh di antaranya rapat, tiga bertanggal tahun lalu, dan dua \
        perubahan alur farmasi serta antrean pada tahun ini.
        """,
        """
        A list of 12 changes: seven are meetings, three are dated last year, and two changed the \
        work of the pharmacy and the queue this year.
        """),
      reference: "8 2",
      reason: Text(
        """
        Rapat bukan perubahan dan tahun lalu tidak dihitung: dua perubahan dari delapan agen, \
        25%.
        """,
        "A meeting is no change and last year does not count: two changes of eight agents, 25%."),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.5.ii.a", claimed: "12 3 12",
      said: Text(
        "Dua belas pengaduan wajib ditindaklanjuti, tiga masih diproses, 12 selesai.",
        "Twelve complaints had to be acted on, three are in progress, 12 are closed."),
      proof: Text(
        """
        Buku pengaduan memuat 12 aduan yang wajib ditindaklanjuti. Sembilan ditutup dengan \
        jawaban; tiga masih diperiksa.
        """,
        """
        The book holds 12 complaints that had to be acted on. Nine are closed with an answer; \
        three are still examined.
        """),
      reference: "12 3 9",
      reason: Text(
        """
        Angka rumah sakit bertentangan: tiga yang masih diproses tidak mungkin selesai. Yang \
        selesai sembilan dari 12, 75%.
        """,
        """
        The figures contradict each other: what is in progress is not closed. Nine of 12 are, \
        75%.
        """),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.5.iii.b.1", claimed: "4 10 200 214",
      said: Text(
        "Semua 214 pegawai sudah melapor.",
        "All 214 employees have reported."),
      proof: Text(
        """
        Daftar wajib lapor memuat 4, 10, dan 200 orang. Tanda terima ada 214 lembar; 30 di \
        antaranya untuk tahun pelaporan sebelumnya.
        """,
        """
        The list of those obliged holds 4, 10 and 200 people. There are 214 receipts; 30 of them \
        are for the year before.
        """),
      reference: "4 10 200 184",
      reason: Text(
        "Tanda terima tahun sebelumnya tidak dihitung: 184 dari 214, sekitar 86%.",
        "Receipts of the year before do not count: 184 of 214, about 86%."),
      toleranceThousandths: 50),
    TrainingQuestion(
      "A.II.6.i.b", claimed: "6 6",
      said: Text(
        "Keenam layanan sudah dipermudah.",
        "All six services were made easier."),
      proof: Text(
        """
        Surat keputusan penyederhanaan menyebut keenam layanan. Catatan waktu layanan menunjukkan \
        tiga menjadi lebih cepat; pada tiga lainnya syarat, langkah, dan waktunya tetap.
        """,
        """
        A decree names all six services. The records of time show that three became faster; in \
        the other three the papers, steps and times are as before.
        """),
      reference: "6 3",
      reason: Text(
        "Keputusan tanpa akibat tidak mempermudah apa pun. Yang dipermudah tiga dari enam, 50%.",
        "A decree without effect makes nothing easier. Three of six became easier, 50%."),
      toleranceThousandths: 50),
    TrainingQuestion(
      "B.I.a", claimed: "3,71",
      said: Text(
        "Indeks persepsi antikorupsi 3,71.",
        "The anti-corruption index is 3.71."),
      proof: Text(
        """
        Dua laporan survei eksternal. Laporan tahun lalu menyebut 3,71; laporan tahun ini 3,48 \
        dari 4 dengan 260 responden.
        """,
        """
        Two reports of external surveys. Last year's says 3.71; this year's 3.48 out of 4, with \
        260 respondents.
        """),
      reference: "3,48",
      reason: Text(
        "Yang berlaku survei tahun penilaian, juga bila hasilnya lebih rendah.",
        "The survey of the year judged counts, also when it is lower."),
      toleranceThousandths: 10),
  ]
}
