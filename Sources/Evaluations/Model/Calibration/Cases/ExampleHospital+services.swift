import Kernel

extension TrainingCase {
  /// Area 5 of fulfilment.
  static let hospitalSupervision = [
    TrainingQuestion(
      "A.I.5.i.a", claimed: "A",
      said: Text(
        "Kampanye antigratifikasi dilakukan terus.",
        "The campaign against gratuities goes on."),
      proof: Text(
        """
        Dua belas foto spanduk dan siaran. Sebelas di antaranya menampilkan tahun dua tahun yang \
        lalu; satu dari acara bulan Juni tahun ini.
        """,
        """
        Twelve photos of banners and broadcasts. Eleven show the year before last; one is of an \
        event in June of this year.
        """),
      reference: "B",
      reason: Text(
        "Bukti dua tahun lalu tidak dihitung. Tahun ini satu acara, tanpa jadwal.",
        "Proof of two years ago does not count. This year there was one event, with no schedule.")),
    TrainingQuestion(
      "A.I.5.ii.c", claimed: "B",
      said: Text(
        "Kegiatan pengendalian sudah dijalankan.",
        "Control activities are carried out."),
      proof: Text(
        """
        Peraturan direktur menetapkan 15 kegiatan pengendalian. Kolom pelaksanaan pada kartu \
        kendali kosong semuanya; laporan uji petik tidak ada.
        """,
        """
        A rule of the director sets 15 control activities. The column for carrying them out is \
        empty on every card; there is no report of a check.
        """),
      reference: "C",
      reason: Text(
        "Menetapkan kegiatan bukan menjalankannya. Tidak ada satu pun yang terbukti dijalankan.",
        "To set an activity is not to carry it out. None is proven.")),
    TrainingQuestion(
      "A.I.5.iii.c", claimed: "A",
      said: Text(
        "Pengaduan dievaluasi tiap triwulan.",
        "Complaints are reviewed each quarter."),
      proof: Text(
        """
        Empat laporan pemantauan pengaduan, satu tiap triwulan, sesuai jadwal yang ditetapkan \
        pada bulan Januari.
        """,
        "Four reports on complaints, one each quarter, as the schedule of January says."),
      reference: "A",
      reason: Text(
        "Terjadwal dan terlaksana empat kali. Jawaban rumah sakit benar.",
        "Scheduled and done four times. The hospital is right.")),
    TrainingQuestion(
      "A.I.5.v.c", claimed: "A",
      said: Text(
        "Benturan kepentingan ditangani di semua layanan.",
        "Conflicts of interest are handled in all services."),
      proof: Text(
        """
        Pedoman berlaku untuk keenam layanan. Catatan penanganan hanya ada di farmasi dan \
        laboratorium; empat layanan lain tidak punya formulir maupun catatan.
        """,
        """
        The guide covers all six services. Records exist for pharmacy and laboratory only; the \
        other four have neither forms nor records.
        """),
      reference: "C",
      reason: Text(
        "Pedoman tanpa penanganan tidak mengubah apa pun. Yang terbukti dua dari enam layanan.",
        "A guide that nobody follows changes nothing. Two of six services are proven.")),
  ]

  /// Area 6 of fulfilment.
  static let hospitalServices = [
    TrainingQuestion(
      "A.I.6.ii.c", claimed: "A",
      said: Text(
        "Petugas terbaik diberi penghargaan, yang lalai diberi sanksi.",
        "Good staff are rewarded, careless ones sanctioned."),
      proof: Text(
        """
        Peraturan direktur lengkap: disiplin, kinerja, dan penilaian pengguna. Sepanjang tahun \
        ini belum ada satu pun keputusan penghargaan atau sanksi menurut peraturan itu.
        """,
        """
        The rule is complete: discipline, performance and what users say. All year there was no \
        decision on a reward or a sanction under it.
        """),
      reference: "B",
      reason: Text(
        "Kebijakannya lengkap, penerapannya belum berjalan rutin.",
        "The policy is complete, but it is not applied regularly.")),
    TrainingQuestion(
      "A.I.6.iii.a", claimed: "A",
      said: Text(
        "Saluran pengaduan terhubung dengan SP4N-LAPOR!.",
        "Complaints are linked to SP4N-LAPOR!."),
      proof: Text(
        """
        Loket pengaduan dengan dua petugas khusus, nomor telepon, dan formulir daring. Buktinya \
        untuk SP4N-LAPOR! adalah tangkapan layar halaman depan tanpa nama rumah sakit.
        """,
        """
        A counter with two people for it, a telephone number and an online form. The proof for \
        SP4N-LAPOR! is a picture of its front page without the name of the hospital.
        """),
      reference: "B",
      reason: Text(
        "Halaman depan dapat dibuka siapa saja; hubungannya dengan rumah sakit tidak terbukti.",
        "Anybody can open the front page; that the hospital is linked is not proven.")),
    TrainingQuestion(
      "A.I.6.iv.c", claimed: "B",
      said: Text(
        "Sebagian besar hasil survei ditindaklanjuti.",
        "Most survey results were acted on."),
      proof: Text(
        """
        Survei tahun ini menemukan lima hal yang lemah. Kelimanya punya tindakan dengan \
        penanggung jawab, tanggal, dan foto sebelum serta sesudah.
        """,
        """
        This year's survey found five weak points. All five have an action with an owner, a date, \
        and photos of before and after.
        """),
      reference: "A",
      reason: Text(
        "Lima dari lima adalah seluruhnya. Rumah sakit menilai dirinya terlalu rendah.",
        "Five of five are all of them. The hospital rated itself too low.")),
  ]
}
