import EvaluationsModel
import InstrumentsModel
import Kernel
import Web

/// The controls that answer one question of a case: a ladder, counts, or an index.
struct TrainingControls: HTML {
  let entry: TrainingEntry
  let instrument: Instrument
  let errors: [FormError]
  let page: PageContext

  private var question: Question { instrument.questions[entry.question] }

  private var title: String {
    page(TrainingText.own) + ", "
      + page(TrainingText.soal(TrainingText.numbers(of: entry.question, in: instrument)))
  }

  var body: some HTML {
    input(
      .type("hidden"),
      .name(CalibrationField.version(ofSoal: instrument.soals[question.soals[0]].id)),
      .value(String(entry.version)))
    switch question.kind {
    case .choice(let scale): ladder(instrument.scales[scale])
    case .ratio(let ratio): counts(formula(ratio))
    case .reduction(let reduction):
      counts(.reduction(from: name(reduction.previous), to: name(reduction.current)))
    case .index(let maximum): index(maximum)
    case .unknown: EmptyHTML()
    }
  }

  private func name(_ position: Int) -> String {
    CalibrationField.soal(instrument.soals[position].id)
  }

  private func ladder(_ scale: Scale) -> some HTML {
    RadioGroup(
      title, name: name(question.soals[0]),
      options: scale.options.enumerated().map { rung, option in
        RadioOption(value: option.key, title: option.key, criterion: criterion(rung))
      }, chosen: entry.typed.first,
      error: errors.message(for: name(question.soals[0]), page))
  }

  /// What a rung asks for; nil where nothing is written of it.
  private func criterion(_ rung: Int) -> String? {
    guard question.criteria.indices.contains(rung) else { return nil }
    let text = page(question.criteria[rung])
    return text.isEmpty ? nil : text
  }

  private func counts(_ formula: CountFormula) -> some HTML {
    CountGroup(
      title, formula: formula,
      fields: zip(question.soals, entry.typed).map { position, text in
        let soal = instrument.soals[position]
        return CountField(
          "\(soal.id). \(page(soal.text))", name: name(position), value: text,
          error: errors.message(for: name(position), page))
      }, explanation: "", resultTitle: page(Text("Hasil", "Result")), result: nil)
  }

  private func formula(_ ratio: Ratio) -> CountFormula {
    .ratio(
      ratio.numerator.map(name), over: ratio.denominator.map(name),
      zero: ratio.zeroValue == .one ? 1 : 0)
  }

  private func index(_ maximum: Points) -> some HTML {
    Field(
      title, name: name(question.soals[0]), value: entry.typed.first ?? "", kind: .decimal,
      help: page(
        Text(
          "Indeks dari 0 sampai \(maximum.formatted(decimals: 0, in: .indonesian)).",
          "An index from 0 to \(maximum.formatted(decimals: 0, in: .english)).")),
      error: errors.message(for: name(question.soals[0]), page))
  }
}
