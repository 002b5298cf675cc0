import Kernel

extension TrainingCase {
  /// An office that does not exist: forty people, five services, a mixed year.
  ///
  /// Everything in it is invented. The unit claims too much on most questions, is right on a few
  /// and too modest on one, so that whoever repeats its claims does not pass.
  static let exampleOffice = TrainingCase(
    id: ID("01900000-0000-7000-8000-00000000ca01") ?? malformed(),
    title: Text("Balai Layanan Contoh", "Example Service Office"),
    introduction: Text(
      """
      Balai ini rekaan. Pegawainya 40 orang dalam lima seksi, layanannya lima: permohonan izin, \
      pengujian, sertifikat, konsultasi, dan salinan dokumen. Setiap pertanyaan memuat jawaban \
      balai, catatannya, dan isi buktinya. Nilailah dari bukti, bukan dari jawaban balai. Anggap \
      bukti lain tidak ada, dan anggap tahun penilaian adalah tahun berjalan.
      """,
      """
      This office is invented. It has 40 people in five sections and five services: permits, \
      testing, certificates, consultation and copies of documents. Each question shows what the \
      office answered, what it wrote and what its proof holds. Judge from the proof, not from \
      the answer. Take it that there is no other proof, and that the year judged is the present \
      one.
      """),
    instrumentID: "permenpanrb-90-2021", rulesVersion: 1,
    questions: exampleFulfilment + exampleSupervision + exampleServices + exampleReform
      + exampleResults)

  private static func malformed<Value>() -> Value {
    preconditionFailure("The identity of a training case is well formed.")
  }
}
