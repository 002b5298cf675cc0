import Kernel

extension TrainingCase {
  /// Area 6 of fulfilment.
  static let exampleServices = [
    TrainingQuestion(
      "A.I.6.i.a", claimed: "A",
      said: Text(
        "Standar pelayanan sudah ditetapkan.", "Service standards are set."),
      proof: Text(
        """
        Surat keputusan standar pelayanan untuk izin, pengujian, sertifikat, dan konsultasi; \
        semua komponen terisi. Untuk salinan dokumen belum ada standar.
        """,
        """
        A decree on the standards of permits, testing, certificates and consultation; every part \
        is filled in. There is no standard for copies of documents.
        """),
      reference: "B",
      reason: Text(
        "Empat dari lima layanan punya standar yang sesuai; A meminta semua jenis layanan.",
        "Four of five services have a fitting standard; A asks for every service.")),
    TrainingQuestion(
      "A.I.6.iv.a", claimed: "A",
      said: Text(
        "Survei kepuasan dilakukan empat kali.", "The satisfaction survey was held four times."),
      proof: Text(
        """
        Empat laporan survei kepuasan. Laporan pertama bertanggal Desember dan memuat data \
        triwulan terakhir tahun lalu; tiga lainnya dari tahun penilaian.
        """,
        """
        Four survey reports. The first is dated December and holds data of the last quarter of \
        last year; the other three are of the year judged.
        """),
      reference: "B",
      reason: Text(
        "Hanya tiga survei jatuh pada tahun penilaian; laporan tahun lalu tidak dihitung.",
        "Only three surveys fall into the year judged; last year's does not count.")),
    TrainingQuestion(
      "A.I.6.iv.b", claimed: "A",
      said: Text(
        "Hasil survei diumumkan.", "The results of the survey are published."),
      proof: Text(
        """
        Foto papan pengumuman di ruang layanan dengan hasil ketiga survei. Situs balai hanya \
        memuat profil dan alamat; bagian hasil survei kosong.
        """,
        """
        A photo of the notice board in the service hall with the results of all three surveys. \
        The website holds a profile and an address; its page of results is empty.
        """),
      reference: "B",
      reason: Text(
        "Hasilnya hanya terbuka di tempat layanan, belum daring.",
        "The results are open in the service hall only, not online.")),
  ]
}
