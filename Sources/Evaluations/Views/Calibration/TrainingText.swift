import EvaluationsModel
import Hummingbird
import Instruments
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The sentences of training cases.
enum TrainingText {
  static let calibration = Text("Kalibrasi", "Calibration")
  static let yours = Text("Latihan Anda", "Your training")
  static let claimed = Text("Jawaban unit", "Answer of the unit")
  static let said = Text("Catatan unit", "Note of the unit")
  static let proof = Text("Isi bukti", "What the proof shows")
  static let own = Text("Jawaban Anda", "Your answer")
  static let reference = Text("Acuan", "Reference")
  static let reason = Text("Alasan acuan", "Why")
  static let save = Text("Simpan sementara", "Save for now")
  static let finish = Text("Periksa dan selesaikan", "Check and finish")
  static let attempt = Text("Percobaan", "Attempt")
  static let passed = Text("lulus", "passed")
  static let failed = Text("belum lulus", "not passed yet")
  static let none = Text("belum dijawab", "not answered")

  static let purpose = Text(
    """
    Sebelum menilai unit sungguhan, penilai mengerjakan satu kasus latihan dan membandingkan \
    jawabannya dengan acuan. Tujuannya agar ukuran para penilai sama. Hasilnya bukan nilai kinerja \
    Anda.
    """,
    """
    Before assessors judge real units they score a training case and compare their answers with a \
    reference, so that all of them measure alike. It is no appraisal of you.
    """)

  static func answered(_ count: Int, of total: Int) -> Text {
    Text("\(count) dari \(total) dijawab", "\(count) of \(total) answered")
  }

  static func soal(_ numbers: String) -> Text { Text("Soal \(numbers)", "Question \(numbers)") }

  static func attempts(_ count: Int) -> Text {
    Text("\(count) percobaan", count == 1 ? "1 attempt" : "\(count) attempts")
  }

  /// What has to hold to pass.
  static func rules(_ rules: CalibrationRules, _ page: PageContext) -> [String] {
    let (single, mean) = (rules.questionTolerance.points, rules.meanTolerance.points)
    let alpha = Points(rounding: rules.smallestAlpha)
    let language = page.language
    return [
      page(
        Text(
          """
          Setiap jawaban paling jauh \(single.formatted(in: .indonesian)) dari acuan, kecuali \
          kasusnya menyebut lain; jawaban angka harus tepat.
          """,
          """
          Each answer is at most \(single.formatted(in: .english)) off the reference, unless the \
          case says otherwise; figures have to be right.
          """)),
      page(
        Text(
          "Rata-rata selisihnya paling besar \(mean.formatted(in: language)).",
          "The mean difference is at most \(mean.formatted(in: language)).")),
      page(
        Text(
          """
          Kesesuaian dengan acuan (alfa Krippendorff) paling kecil \(alpha.formatted(in: language)); 1 \
          berarti selalu sama, 0 berarti seperti asal pilih.
          """,
          """
          Agreement with the reference (Krippendorff's alpha) is at least \
          \(alpha.formatted(in: language)); 1 means always the same, 0 as by chance.
          """)),
    ]
  }

  /// An answer as it stands in a field: `B`, `12`, `3,26`.
  static func written(_ answer: Answer, at position: Int, in instrument: Instrument) -> String {
    switch answer {
    case .option(let rung):
      if case .choice(let scale) = instrument.soals[position].kind {
        instrument.scales[scale].options[rung].key
      } else {
        ""
      }
    case .count(let count): String(count)
    case .index(let index): FigureText.exact(index, in: .indonesian)
    }
  }

  /// The answer to a question for people: `B: most activities …`, or counts with their names.
  static func shown(
    _ values: [Answer?], of question: Int, in instrument: Instrument, _ page: PageContext
  ) -> String {
    let entry = instrument.questions[question]
    let parts = zip(entry.soals, values).map { position, value -> String in
      guard let value else { return page(none) }
      let text = written(value, at: position, in: instrument)
      switch value {
      case .option(let rung):
        let criterion = entry.criteria.indices.contains(rung) ? page(entry.criteria[rung]) : ""
        return criterion.isEmpty ? text : text + ": " + criterion
      case .count, .index:
        return entry.soals.count > 1
          ? page(instrument.soals[position].text) + ": " + text : text
      }
    }
    return parts.joined(separator: "; ")
  }

  /// The numbers of a question as people read them: `13` or `113–116`.
  static func numbers(of question: Int, in instrument: Instrument) -> String {
    let ids = instrument.questions[question].soals.map { instrument.soals[$0].id }
    guard let first = ids.first, let last = ids.last, first != last else {
      return String(ids.first ?? 0)
    }
    return "\(first)–\(last)"
  }

  /// Where an answer lies.
  static func position(_ position: CalibrationResult.Line.Position) -> Text {
    switch position {
    case .within: Text("dalam batas", "within tolerance")
    case .tooHigh: Text("terlalu longgar", "too mild")
    case .tooLow: Text("terlalu ketat", "too strict")
    }
  }
}
