import Kernel

extension TrainingCase {
  /// Areas 1 to 4 of fulfilment.
  static let exampleFulfilment = exampleChange + exampleProcess + examplePeople + examplePlanning

  private static let exampleChange = [
    TrainingQuestion(
      "A.I.1.i.b", claimed: "A",
      said: Text(
        "Anggota tim dipilih menurut tata cara tertulis.",
        "Members of the team were chosen by a written procedure."),
      proof: Text(
        """
        Tata cara pemilihan dengan kriteria dan daftar nilai calon. Surat keputusan tim memuat \
        12 nama dari empat seksi; dari seksi tata usaha tidak ada, dan alasannya tidak ditulis.
        """,
        """
        A procedure with criteria and the marks of the candidates. The decree lists 12 names \
        from four sections; nobody is from administration, and no reason is written.
        """),
      reference: "B",
      reason: Text(
        """
        Tata caranya jelas, tetapi satu dari lima seksi tidak terwakili. Jawaban A meminta \
        seluruh unsur unit.
        """,
        """
        The procedure is clear, but one of five sections is not represented. A asks for every \
        part of the unit.
        """)),
    TrainingQuestion(
      "A.I.1.iii.a", claimed: "A",
      said: Text(
        "Rencana tahun ini terlaksana.", "The plan of this year was carried out."),
      proof: Text(
        """
        Rencana memuat 20 kegiatan. Laporan akhir tahun menunjukkan 17 kegiatan selesai dengan \
        foto dan daftar hadir; tiga digeser ke tahun depan.
        """,
        """
        The plan holds 20 activities. The report shows 17 done, with photos and attendance \
        lists; three were moved to next year.
        """),
      reference: "B",
      reason: Text(
        "Tujuh belas dari 20 adalah sebagian besar, bukan seluruhnya.",
        "Seventeen of 20 are most of them, not all.")),
    TrainingQuestion(
      "A.I.1.iii.b", claimed: "B",
      said: Text(
        "Pemantauan dilakukan, menurut kami belum sempurna.",
        "Progress is monitored; we think not perfectly yet."),
      proof: Text(
        """
        Empat notula pemantauan, satu tiap triwulan pada bulan yang dijadwalkan. Kepala balai \
        memimpin keempatnya dan menandatangani daftar hadir.
        """,
        """
        Four minutes, one each quarter in the month that was scheduled. The head led all four \
        and signed the attendance lists.
        """),
      reference: "A",
      reason: Text(
        """
        Pemantauan berkala menurut jadwal dan pimpinan ikut setiap kali: kedua unsur A \
        terpenuhi. Balai menilai dirinya terlalu rendah; penilai tidak mengikuti itu.
        """,
        """
        Monitoring kept to its schedule and the head took part each time: both parts of A hold. \
        The office rated itself too low, and an assessor does not follow that.
        """)),
  ]

  private static let exampleProcess = [
    TrainingQuestion(
      "A.I.2.i.c", claimed: "B",
      said: Text(
        "SOP utama dievaluasi setiap tahun.", "The main procedures are evaluated each year."),
      proof: Text(
        """
        Laporan evaluasi atas 8 dari 10 SOP utama. Kolom tindak lanjut kosong untuk semuanya; \
        tidak ada SOP yang diubah atau diusulkan berubah.
        """,
        """
        A report on 8 of 10 main procedures. The column for follow-up is empty for all of them; \
        no procedure was changed or proposed for change.
        """),
      reference: "C",
      reason: Text(
        "Sebagian besar dievaluasi, tetapi tanpa tindak lanjut. Jawaban B meminta tindak lanjut.",
        "Most were evaluated, but nothing followed. B asks for follow-up.")),
    TrainingQuestion(
      "A.I.2.ii.d", claimed: "A",
      said: Text(
        "Pemanfaatan TI dipantau.", "The use of IT is monitored."),
      proof: Text(
        """
        Satu laporan pemantauan tertanggal Maret. Jadwal pemantauan menyebut Maret, Juni, \
        September, dan Desember.
        """,
        """
        One monitoring report, dated March. The schedule names March, June, September and \
        December.
        """),
      reference: "B",
      reason: Text(
        "Pernah dilakukan, tetapi tidak mengikuti jadwalnya sendiri.",
        "It was done once, but not by its own schedule.")),
  ]

  private static let examplePeople = [
    TrainingQuestion(
      "A.I.3.iii.c", claimed: "B",
      said: Text(
        "Kesenjangan kompetensi sekitar sepertiga.", "About a third falls short."),
      proof: Text(
        """
        Hasil asesmen semua pegawai: 12 dari 40 orang di bawah standar jabatannya, atau 30%.
        """,
        """
        Assessment of all employees: 12 of 40 are below the standard of their post, 30%.
        """),
      reference: "B",
      reason: Text(
        "Tiga puluh persen ada di antara 25% dan 50%. Jawaban balai benar.",
        "Thirty percent lies between 25% and 50%. The office is right.")),
    TrainingQuestion(
      "A.I.3.iv.c", claimed: "A",
      said: Text(
        "Kinerja pegawai diukur setiap bulan.", "Performance is measured each month."),
      proof: Text(
        """
        Lembar capaian triwulan lengkap untuk 40 pegawai. Lembar bulanan hanya ada untuk satu \
        seksi pada bulan Januari.
        """,
        """
        Quarterly sheets are complete for 40 employees. Monthly sheets exist for one section, \
        for January.
        """),
      reference: "B",
      reason: Text(
        "Yang berlaku bagi tiap pegawai adalah pengukuran triwulan.",
        "What holds for each employee is the quarterly measurement.")),
    TrainingQuestion(
      "A.I.3.iv.d", claimed: "Ya",
      said: Text(
        "Pegawai terbaik diberi penghargaan.", "The best employees are rewarded."),
      proof: Text(
        """
        Surat keputusan pegawai teladan. Notula menyebut pemenang dipilih lewat pemungutan suara \
        pegawai; nilai kinerja tidak dibahas dan tidak dilampirkan.
        """,
        """
        A decree on the model employees. The minutes say that employees voted for them; figures \
        of performance were neither discussed nor attached.
        """),
      reference: "Tidak",
      reason: Text(
        """
        Penghargaan ada, tetapi dasarnya pemungutan suara. Yang ditanyakan adalah penilaian \
        kinerja sebagai dasar.
        """,
        """
        There is a reward, but it rests on a vote. The question asks whether it rests on \
        measured performance.
        """)),
  ]

  private static let examplePlanning = [
    TrainingQuestion(
      "A.I.4.i.c", claimed: "A",
      said: Text(
        "Kepala balai memeriksa kemajuan kinerja.", "The head checks progress."),
      proof: Text(
        """
        Empat notula rapat triwulan, semuanya dipimpin kepala balai. Hambatan yang sama tercatat \
        pada keempat notula; tidak ada daftar tindak lanjut.
        """,
        """
        Four quarterly minutes, all led by the head. The same obstacle stands in all four; there \
        is no list of what to do about it.
        """),
      reference: "B",
      reason: Text(
        "Pimpinan hadir di semua pemantauan, tetapi tidak ada yang ditindaklanjuti.",
        "The head took part in all of it, but nothing was followed up.")),
    TrainingQuestion(
      "A.I.4.ii.b", claimed: "Ya",
      said: Text(
        "Rencana kinerja sudah berorientasi hasil.", "The plan aims at outcomes."),
      proof: Text(
        """
        Sasaran dalam rencana: «terlaksananya enam kegiatan sosialisasi», «tersusunnya dua belas \
        laporan», dan «terselenggaranya empat rapat».
        """,
        """
        Goals in the plan: “six awareness events held”, “twelve reports written” and “four \
        meetings held”.
        """),
      reference: "Tidak",
      reason: Text(
        "Semua sasaran berupa kegiatan atau keluaran; tidak satu pun berupa hasil bagi pengguna.",
        "All goals are activities or outputs; none is an outcome for those who are served.")),
  ]
}
