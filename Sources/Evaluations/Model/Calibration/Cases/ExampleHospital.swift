import Kernel

extension TrainingCase {
  /// A hospital that does not exist: 240 people, six services, rules that nobody follows.
  ///
  /// Everything in it is invented. It fails in other ways than the office: proof of another year,
  /// counts that contradict each other, policies that changed nothing. It is right on two questions
  /// and too modest on two.
  static let exampleHospital = TrainingCase(
    id: ID("01900000-0000-7000-8000-00000000ca02") ?? hospitalMalformed(),
    title: Text("Rumah Sakit Contoh", "Example Hospital"),
    introduction: Text(
      """
      Rumah sakit ini rekaan. Pegawainya 240 orang, layanannya enam: pendaftaran, rawat jalan, \
      rawat inap, gawat darurat, laboratorium, dan farmasi. Setiap pertanyaan memuat jawaban rumah \
      sakit, catatannya, dan isi buktinya. Nilailah dari bukti, bukan dari jawaban rumah sakit. \
      Anggap bukti lain tidak ada, dan anggap tahun penilaian adalah tahun berjalan.
      """,
      """
      This hospital is invented. It has 240 people and six services: registration, outpatients, \
      inpatients, emergency, laboratory and pharmacy. Each question shows what the hospital \
      answered, what it wrote and what its proof holds. Judge from the proof, not from the answer. \
      Take it that there is no other proof, and that the year judged is the present one.
      """),
    instrumentID: "permenpanrb-90-2021", rulesVersion: 1,
    questions: hospitalFulfilment + hospitalSupervision + hospitalServices + hospitalResults)

  private static func hospitalMalformed<Value>() -> Value {
    preconditionFailure("The identity of a training case is well formed.")
  }
}
