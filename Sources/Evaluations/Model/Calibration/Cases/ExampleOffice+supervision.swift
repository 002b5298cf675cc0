import Kernel

extension TrainingCase {
  /// Area 5 of fulfilment.
  static let exampleSupervision = [
    TrainingQuestion(
      "A.I.5.i.b", claimed: "A",
      said: Text(
        "Unit pengendalian gratifikasi sudah berjalan.", "The gratuity control unit works."),
      proof: Text(
        """
        Surat keputusan unit pengendalian gratifikasi dan tata cara pelaporan. Tahun ini ada dua \
        laporan penerimaan. SOP kelima layanan belum memuat langkah pengendalian gratifikasi.
        """,
        """
        A decree on the gratuity control unit and a reporting procedure. Two gifts were reported \
        this year. The procedures of the five services hold no step of gratuity control.
        """),
      reference: "B",
      reason: Text(
        "Unitnya ada dan mulai berjalan, tetapi pengendalian belum melekat dalam prosedur layanan.",
        "The unit exists and has begun, but control is not yet built into the procedures.")),
    TrainingQuestion(
      "A.I.5.iii.b", claimed: "Ya",
      said: Text(
        "Semua pengaduan dijawab.", "Every complaint is answered."),
      proof: Text(
        """
        Buku pengaduan memuat 14 aduan tahun ini. Pada keempat belasnya tercatat tanggal, \
        jawaban, dan apa yang diperbaiki; salinan jawabannya terlampir.
        """,
        """
        The book of complaints holds 14 of this year. All 14 have a date, an answer and what was \
        put right; copies of the answers are attached.
        """),
      reference: "Ya",
      reason: Text(
        "Setiap aduan mendapat tindak lanjut dan buktinya lengkap. Jawaban balai benar.",
        "Each complaint was acted on and the proof is complete. The office is right.")),
    TrainingQuestion(
      "A.I.5.iv.b", claimed: "B",
      said: Text(
        "Sistem pelaporan pelanggaran pernah dievaluasi.",
        "The whistle-blowing system was evaluated."),
      proof: Text(
        """
        Pedoman pelaporan pelanggaran dan poster salurannya. Laporan evaluasi, notula, atau \
        daftar temuan tidak ada.
        """,
        """
        A guide to reporting violations and a poster of its channels. There is no report on an \
        evaluation, no minutes and no findings.
        """),
      reference: "C",
      reason: Text(
        "Pedoman dan poster membuktikan salurannya ada, bukan bahwa salurannya dievaluasi.",
        "Guide and poster prove that the channel exists, not that it was evaluated.")),
    TrainingQuestion(
      "A.I.5.v.a", claimed: "A",
      said: Text(
        "Benturan kepentingan sudah dipetakan.", "Conflicts of interest are mapped."),
      proof: Text(
        """
        Daftar tugas utama memuat enam tugas. Peta benturan kepentingan membahas dua di \
        antaranya: pengadaan dan pengujian.
        """,
        """
        The list of main tasks holds six. The map of conflicts covers two of them: procurement \
        and testing.
        """),
      reference: "C",
      reason: Text(
        "Dua dari enam tugas utama adalah sebagian kecil.",
        "Two of six main tasks are a small part.")),
  ]
}
