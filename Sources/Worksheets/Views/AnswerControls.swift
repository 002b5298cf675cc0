import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The controls that answer one question: a ladder, counts with their formula, or an index.
struct AnswerControls: HTML {
  let frame: WorksheetFrame
  let question: Int
  let typed: [String]
  let errors: [FormError]
  /// Leaves out what a page shows elsewhere or means for the unit: guidance, criteria, help.
  var isBrief = false

  private var entry: Question { frame.instrument.questions[question] }

  var body: some HTML {
    let guidance = entry.guidance.map { frame.page($0) } ?? ""
    if !guidance.isEmpty, !isBrief { p(.class("guidance")) { guidance } }
    switch entry.kind {
    case .choice(let scale): ladder(frame.instrument.scales[scale])
    case .ratio(let ratio): counts(formula(ratio), explanation: words(ratio))
    case .reduction(let reduction): counts(formula(reduction), explanation: words(reduction))
    case .index(let maximum): index(maximum)
    case .unknown: EmptyHTML()
    }
  }

  private func name(_ position: Int) -> String {
    QuestionField.soal(frame.instrument.soals[position].id)
  }

  private func ladder(_ scale: Scale) -> some HTML {
    let weight = frame.instrument.weight(ofQuestion: question)
    return RadioGroup(
      frame.page(WorksheetText.criteria), name: name(entry.soals[0]),
      options: scale.options.enumerated().map { rung, option in
        RadioOption(
          value: option.key, title: option.key,
          criterion: criterion(rung),
          worth: WorksheetText.worth(
            Points(rounding: option.value.fraction * weight.fraction), frame.language))
      }, chosen: typed.first,
      error: errors.message(for: name(entry.soals[0]), frame.page),
      clearTitle: frame.page(WorksheetText.clear))
  }

  /// What a rung asks for; nil where nothing is written of it alone.
  private func criterion(_ rung: Int) -> String? {
    guard !isBrief, entry.criteria.indices.contains(rung) else { return nil }
    let text = frame.page(entry.criteria[rung])
    return text.isEmpty ? nil : text
  }

  private func counts(_ formula: CountFormula, explanation: String) -> some HTML {
    CountGroup(
      frame.page(WorksheetText.answer), formula: formula,
      fields: zip(entry.soals, typed).map { position, text in
        let soal = frame.instrument.soals[position]
        return CountField(
          "\(soal.id). \(frame.page(soal.text))", name: name(position), value: text,
          help: frame.instrument.isInformational(position)
            ? frame.page(Text("Keterangan; tidak masuk rumus.", "For information; not counted."))
            : nil,
          error: errors.message(for: name(position), frame.page))
      }, explanation: explanation, resultTitle: frame.page(WorksheetText.result), result: result)
  }

  private func index(_ maximum: Points) -> some HTML {
    Field(
      frame.page(
        Text(
          "Indeks 0 sampai \(maximum.formatted(decimals: 0, in: .indonesian))",
          "Index from 0 to \(maximum.formatted(decimals: 0, in: .english))")),
      name: name(entry.soals[0]), value: typed.first ?? "", kind: .decimal,
      help: isBrief ? nil : indexHelp,
      error: errors.message(for: name(entry.soals[0]), frame.page))
  }

  private var indexHelp: String {
    frame.page(
      Text(
        "Indeks survei pada skala 0–4, misalnya 3,6. Angka dari putaran survei di Zona lebih "
          + "baik dipakai langsung dari daftar di halaman ini. Angka yang diketik perlu laporan "
          + "surveinya sebagai bukti yang dikaitkan ke soal ini; tanpa itu LKE tidak dapat dikirim.",
        "The index of the survey on the scale 0–4, such as 3.6. The figure of survey rounds in "
          + "Zona is better taken from the list on this page. A figure that is typed needs the "
          + "report of its survey linked to this question; without it the worksheet cannot be "
          + "sent."))
  }

  /// The share that the fields make as a percentage; nil when one is wrong or it does not count.
  private var result: String? {
    let instrument = frame.instrument
    let fields = AnswerFields(typed, of: question, in: instrument)
    guard fields.problems.isEmpty else { return nil }
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, value) in zip(entry.soals, fields.values) { sheet.set(value, at: position) }
    let value = instrument.score(sheet).values[question]
    guard value.isAnswered else { return nil }
    let percent = Points(rounding: value.fraction * Fraction(100, over: 1))
    return percent.formatted(in: frame.language) + "%"
  }

  private func formula(_ ratio: Ratio) -> CountFormula {
    .ratio(
      ratio.numerator.map(name), over: ratio.denominator.map(name),
      zero: ratio.zeroValue == .one ? 1 : 0)
  }

  private func formula(_ reduction: Reduction) -> CountFormula {
    .reduction(from: name(reduction.previous), to: name(reduction.current))
  }

  private func ids(_ positions: [Int]) -> String {
    positions.map { frame.calledSoal($0) }.joined(separator: " + ")
  }

  private func words(_ ratio: Ratio) -> String {
    let below = ratio.denominator.count > 1 ? "(\(ids(ratio.denominator)))" : ids(ratio.denominator)
    return "\(ids(ratio.numerator)) ÷ \(below)"
  }

  private func words(_ reduction: Reduction) -> String {
    let (before, now) = (ids([reduction.previous]), ids([reduction.current]))
    return "(\(before) − \(now)) ÷ \(before)"
  }
}
