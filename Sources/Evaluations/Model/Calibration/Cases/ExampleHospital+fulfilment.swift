import Kernel

extension TrainingCase {
  /// Areas 1 to 4 of fulfilment.
  static let hospitalFulfilment =
    hospitalChange + hospitalProcess + hospitalPeople + hospitalPlanning

  private static let hospitalChange = [
    TrainingQuestion(
      "A.I.1.ii.b", claimed: "A",
      said: Text(
        "Sepuluh target prioritas sudah ditetapkan.",
        "Ten priority targets are set."),
      proof: Text(
        """
        Rencana kerja memuat sepuluh target. Enam tentang antrean, pungutan, dan keluhan pasien; \
        empat tentang cat gedung, seragam, dan kendaraan dinas.
        """,
        """
        The plan holds ten targets. Six are about queues, illegal fees and complaints of \
        patients; four about paint, uniforms and official cars.
        """),
      reference: "B",
      reason: Text(
        """
        Empat dari sepuluh target tidak ada hubungannya dengan layanan bersih. Jawaban A meminta \
        semuanya relevan.
        """,
        """
        Four of ten targets have nothing to do with clean service. A asks for all of them to be \
        relevant.
        """)),
    TrainingQuestion(
      "A.I.1.iii.c", claimed: "A",
      said: Text(
        "Semua rekomendasi sudah ditindaklanjuti.",
        "Every recommendation was followed up."),
      proof: Text(
        """
        Laporan pemantauan tahun ini memuat sembilan rekomendasi. Tabel tindak lanjut yang \
        dilampirkan bertanggal November tahun lalu dan menjawab rekomendasi tahun lalu. Untuk \
        rekomendasi tahun ini ada dua berita acara.
        """,
        """
        This year's monitoring report holds nine recommendations. The table attached is dated \
        November of last year and answers last year's. For this year's there are two records.
        """),
      reference: "C",
      reason: Text(
        "Tabel itu milik tahun lain. Yang terbukti untuk tahun ini dua dari sembilan.",
        "The table belongs to another year. What is proven for this year is two of nine.")),
    TrainingQuestion(
      "A.I.1.iv.b", claimed: "A",
      said: Text(
        "Delapan agen perubahan sudah bekerja.",
        "Eight agents of change are at work."),
      proof: Text(
        """
        Surat keputusan delapan agen dan foto pelantikan mereka. Buku kerja agen kosong; tidak \
        ada perubahan yang dicatat atas nama mereka.
        """,
        """
        A decree on eight agents and photos of their appointment. Their logbook is empty; no \
        change is recorded in their name.
        """),
      reference: "B",
      reason: Text(
        "Penetapan bukan sumbangan: agennya ada, hasilnya belum terlihat.",
        "An appointment is no contribution: the agents exist, what they did cannot be seen.")),
    TrainingQuestion(
      "A.I.1.iv.d", claimed: "C",
      said: Text(
        "Belum semua pegawai terlibat, jadi kami tulis sebagian kecil.",
        "Not everybody takes part yet, so we put a small part."),
      proof: Text(
        """
        Daftar hadir lokakarya memuat 205 nama dari 240 pegawai, tanpa nama ganda. Daftar usulan \
        memuat 31 usulan; belum ada yang masuk keputusan.
        """,
        """
        The attendance lists of the workshops hold 205 of 240 employees, nobody twice. There are \
        31 suggestions; none has led to a decision yet.
        """),
      reference: "B",
      reason: Text(
        """
        Dua ratus lima dari 240 adalah sebagian besar. Rumah sakit menilai dirinya terlalu \
        rendah.
        """,
        "Two hundred and five of 240 are most of them. The hospital rated itself too low.")),
  ]

  private static let hospitalProcess = [
    TrainingQuestion(
      "A.I.2.i.b", claimed: "B",
      said: Text(
        "Semua SOP dijalankan.",
        "All procedures are applied."),
      proof: Text(
        """
        Surat direktur menyatakan 40 SOP berlaku. Audit mutu tahun ini memeriksa semuanya: 26 \
        dijalankan, 14 tidak, karena petugas tidak memegang naskahnya.
        """,
        """
        A letter of the director says that 40 procedures are in force. This year's quality audit \
        looked at all: 26 are applied, 14 are not, for staff do not have them.
        """),
      reference: "C",
      reason: Text(
        "Berlaku belum berarti dijalankan. Dua puluh enam dari 40 adalah sebagian besar.",
        "In force is not applied. Twenty-six of 40 are most of them.")),
    TrainingQuestion(
      "A.I.2.iii.a", claimed: "A",
      said: Text(
        "Informasi publik tersedia di situs.",
        "Public information is on the website."),
      proof: Text(
        """
        Daftar informasi terbuka memuat 20 butir. Di situs ada 13; tarif layanan dan jadwal \
        dokter terakhir diperbarui dua tahun lalu.
        """,
        """
        The list of open information has 20 items. Thirteen are on the website; tariffs and hours \
        of doctors were last updated two years ago.
        """),
      reference: "B",
      reason: Text(
        "Sebagian belum ada dan sebagian sudah kedaluwarsa: belum lengkap dan belum mutakhir.",
        "Some is missing and some is out of date: neither complete nor current.")),
  ]

  private static let hospitalPeople = [
    TrainingQuestion(
      "A.I.3.i.c", claimed: "Ya",
      said: Text(
        "Dampak penempatan perawat baru sudah dipantau.",
        "The effect of new nurses was monitored."),
      proof: Text(
        """
        Laporan tentang 12 perawat baru memuat kehadiran dan kepuasan mereka sendiri. Waktu \
        tanggap atau keluhan pasien sebelum dan sesudahnya tidak diukur.
        """,
        """
        A report on 12 new nurses holds their attendance and how content they are. Response times \
        or complaints before and after were not measured.
        """),
      reference: "Tidak",
      reason: Text(
        "Yang ditanyakan perbaikan kinerja unit. Laporannya tidak mengukur kinerja apa pun.",
        "The question is about better performance of the unit. The report measures none.")),
    TrainingQuestion(
      "A.I.3.iii.d", claimed: "B",
      said: Text(
        "Tahun ini 148 pegawai mengikuti pelatihan.",
        "This year 148 employees were trained."),
      proof: Text(
        """
        Rekap pelatihan memuat 148 sertifikat. Menurut nomor induknya, sertifikat itu milik 92 \
        orang; jumlah pegawai 240.
        """,
        """
        The summary holds 148 certificates. By their numbers they belong to 92 people; there are \
        240 employees.
        """),
      reference: "C",
      reason: Text(
        "Yang dihitung orang, bukan sertifikat: 92 dari 240 tidak sampai setengahnya.",
        "People count, not certificates: 92 of 240 are less than half.")),
    TrainingQuestion(
      "A.I.3.v.a", claimed: "A",
      said: Text(
        "Aturan disiplin dijalankan dengan aplikasi kehadiran.",
        "The rules are applied, with an attendance application."),
      proof: Text(
        """
        Rekap kehadiran lengkap, dua teguran dijalankan, kode etik ditandatangani semua pegawai. \
        Aplikasi kehadirannya buatan kantor pusat dan dipakai semua unit.
        """,
        """
        Attendance is complete, two reprimands were carried out, everybody signed the code of \
        ethics. The application was made by the head office and every unit uses it.
        """),
      reference: "B",
      reason: Text(
        "Semua aturan dijalankan, tetapi aplikasinya bukan inovasi rumah sakit ini.",
        "All rules are applied, but the application is no innovation of this hospital.")),
  ]

  private static let hospitalPlanning = [
    TrainingQuestion(
      "A.I.4.i.a", claimed: "A",
      said: Text(
        "Direktur memimpin penyusunan rencana.",
        "The director leads the planning."),
      proof: Text(
        """
        Penyusunan rencana berlangsung lima tahap. Daftar hadir memuat direktur pada tahap \
        pertama dan kelima; tiga tahap lain dihadiri wakilnya.
        """,
        """
        Planning took five steps. The director is on the attendance lists of the first and the \
        fifth; a deputy attended the other three.
        """),
      reference: "B",
      reason: Text(
        "Dua dari lima tahap adalah sebagian tahap.",
        "Two of five steps are some of them.")),
    TrainingQuestion(
      "A.I.4.ii.c", claimed: "Ya",
      said: Text(
        "Indikator kinerja utama sudah ditetapkan.",
        "Key indicators are set."),
      proof: Text(
        """
        Surat keputusan tahun ini memuat tujuh indikator kinerja utama, masing-masing dengan \
        rumus, target, dan penanggung jawab.
        """,
        """
        A decree of this year holds seven key indicators, each with its formula, target and \
        owner.
        """),
      reference: "Ya",
      reason: Text(
        "Indikatornya ada dan berlaku tahun ini. Jawaban rumah sakit benar.",
        "The indicators exist and hold for this year. The hospital is right.")),
    TrainingQuestion(
      "A.I.4.ii.e", claimed: "Ya",
      said: Text(
        "Laporan kinerja disusun tepat waktu.",
        "The performance report was in time."),
      proof: Text(
        """
        Batas penyampaian 31 Januari. Surat pengantar bertanggal 30 Januari; tanda terima dari \
        kantor pusat bertanggal 14 Februari.
        """,
        """
        It was due on 31 January. The covering letter is dated 30 January; the receipt of the \
        head office 14 February.
        """),
      reference: "Tidak",
      reason: Text(
        "Yang berlaku tanda terimanya. Tanggal surat bisa ditulis kapan saja.",
        "The receipt counts. A letter can be dated as one likes.")),
  ]
}
