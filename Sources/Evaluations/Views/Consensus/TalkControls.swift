import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorksheetsModel

/// The controls with which a member or the lead says a value: a ladder, counts, or an index.
struct TalkControls: HTML {
  let frame: ConsensusFrame
  let question: Int
  let typed: [String]
  let errors: [FormError]

  private var entry: Question { frame.instrument.questions[question] }

  var body: some HTML {
    switch entry.kind {
    case .choice(let scale): ladder(frame.instrument.scales[scale])
    case .ratio(let ratio):
      counts(
        .ratio(
          ratio.numerator.map(name), over: ratio.denominator.map(name),
          zero: ratio.zeroValue == .one ? 1 : 0),
        words: words(ratio))
    case .reduction(let reduction):
      counts(
        .reduction(from: name(reduction.previous), to: name(reduction.current)),
        words: words(reduction))
    case .index(let maximum): index(maximum)
    case .unknown: EmptyHTML()
    }
  }

  private func name(_ position: Int) -> String {
    ConsensusField.soal(frame.instrument.soals[position].id)
  }

  private func error(_ position: Int) -> String? {
    errors.message(for: name(position), frame.page)
  }

  private func ladder(_ scale: Scale) -> some HTML {
    let weight = frame.instrument.weight(ofQuestion: question)
    return RadioGroup(
      frame.page(ConsensusText.answer), name: name(entry.soals[0]),
      options: scale.options.map { option in
        let worth = frame.points(Points(rounding: option.value.fraction * weight.fraction))
        return RadioOption(
          value: option.key, title: option.key,
          worth: frame.page(Text("\(worth) poin", "\(worth) points")))
      }, chosen: typed.first, error: error(entry.soals[0]))
  }

  private func counts(_ formula: CountFormula, words: String) -> some HTML {
    CountGroup(
      frame.page(ConsensusText.answer), formula: formula,
      fields: zip(entry.soals, typed).map { position, text in
        let soal = frame.instrument.soals[position]
        return CountField(
          "\(soal.id). \(frame.page(soal.text))", name: name(position), value: text,
          error: error(position))
      }, explanation: words, resultTitle: frame.page(ConsensusText.result), result: nil)
  }

  private func index(_ maximum: Points) -> some HTML {
    let (indonesian, english) = (
      maximum.formatted(decimals: 0, in: .indonesian), maximum.formatted(decimals: 0, in: .english)
    )
    return Field(
      frame.page(Text("Indeks 0 sampai \(indonesian)", "Index from 0 to \(english)")),
      name: name(entry.soals[0]), value: typed.first ?? "", kind: .decimal,
      error: error(entry.soals[0]))
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

/// What the rungs of a ladder ask for, with who stands on each.
struct TalkCriteria: HTML {
  let frame: ConsensusFrame
  let talk: QuestionConsensus
  let unit: [Answer?]?

  private var entry: Question { frame.instrument.questions[talk.question] }

  @HTMLBuilder var body: some HTML {
    let guidance = entry.guidance.map { frame.page($0) } ?? ""
    if !guidance.isEmpty { p(.class("guidance")) { guidance } }
    if case .choice(let scale) = entry.kind {
      h2(.class("aside-title")) { frame.page(ConsensusText.criteria) }
      ul(.class("plain-list stored-options")) {
        frame.instrument.scales[scale].options.enumerated().map { rung, option in
          line(rung, option)
        }
      }
    }
  }

  private func line(_ rung: Int, _ option: Scale.Option) -> some HTML {
    let criterion = entry.criteria.indices.contains(rung) ? frame.page(entry.criteria[rung]) : ""
    let people = frame.evaluation.members.filter {
      talk.positions[$0.person.accountID]?.first == .some(.some(.option(rung)))
    }
    return li(.class("stored-chosen").when(!people.isEmpty)) {
      strong { option.key }
      criterion.isEmpty ? "" : ". " + criterion
      if unit?.first == .some(.some(.option(rung))) {
        " "
        Tag(frame.page(ConsensusText.unit), .unit)
      }
      for member in people {
        " "
        Tag(member.person.name, frame.layerKind)
      }
    }
  }
}
