import InstrumentsModel
import Kernel
import Web

/// Every question of an instrument in one form that only asks; answers go into the address.
struct TryForm: HTML {
  let instrument: Instrument
  let wording: OfficialWording?
  let answers: TriedAnswers
  let card: Scorecard
  let page: PageContext

  var body: some HTML {
    SearchForm(action: InstrumentLink.show(instrument.id).path) {
      div(.class("try-actions")) {
        Button(page(Text("Hitung", "Calculate")))
        ButtonLink(
          page(Text("Isi semua terbaik", "Fill with the best")),
          to: InstrumentLink.show(instrument.id).path + "?isi=terbaik", .quiet)
        ButtonLink(
          page(Text("Kosongkan", "Clear")), to: InstrumentLink.show(instrument.id).path, .quiet)
      }
      groups.map(group)
      div(.class("try-actions")) { Button(page(Text("Hitung", "Calculate"))) }
    }
  }

  /// Change areas and results, in reading order.
  private var groups: [Int] {
    instrument.nodes.indices.filter { [.area, .result].contains(instrument.nodes[$0].kind) }
  }

  private func group(_ index: Int) -> some HTML {
    let node = instrument.nodes[index]
    return details(.class("try-group"), .id("isi-" + node.code), .open(isTouched(index))) {
      summary {
        span(.class("term-code")) { node.code }
        span(.class("term-name")) { page(node.name) + aspect(node) }
        span(.class("term-figure")) {
          page(Text("bobot ", "weight ")) + FigureText.exact(node.weight, in: page.language)
        }
      }
      holders(index).map(holder)
    }
  }

  /// Groups with an answer stand open, so that a reader without script finds the way back; all of
  /// them filled at once stay closed.
  private func isTouched(_ index: Int) -> Bool {
    guard answers.written.count < instrument.soals.count else { return false }
    return holders(index).contains { holder in
      instrument.nodes[holder].questions.contains { question in
        instrument.questions[question].soals.contains {
          answers.written[instrument.soals[$0].id] != nil
        }
      }
    }
  }

  /// Pemenuhan and reform have the same areas: the aspect tells them apart.
  private func aspect(_ node: Node) -> String {
    guard let parent = node.parent, instrument.nodes[parent].kind == .aspect else { return "" }
    return " (" + page(instrument.nodes[parent].name) + ")"
  }

  /// The nodes with questions at or below a node.
  private func holders(_ index: Int) -> [Int] {
    let node = instrument.nodes[index]
    return (node.questions.isEmpty ? [] : [index]) + node.children.flatMap(holders)
  }

  private func holder(_ index: Int) -> some HTML {
    let node = instrument.nodes[index]
    return section(.class("try-holder")) {
      if node.kind != .result {
        h3 {
          page(node.name)
          small {
            " " + page(Text("bobot ", "weight ")) + FigureText.exact(node.weight, in: page.language)
          }
        }
      }
      node.questions.map { TryQuestion(form: self, index: $0, value: card.values[$0]) }
    }
  }
}

/// One question with the fields of its soal.
struct TryQuestion: HTML {
  let form: TryForm
  let index: Int
  let value: QuestionValue

  var body: some HTML {
    switch question.kind {
    case .choice(let scale): choice(scale)
    case .ratio(let ratio):
      counts(
        .ratio(
          ratio.numerator.map(name), over: ratio.denominator.map(name),
          zero: ratio.zeroValue == .one ? 1 : 0),
        ids(ratio.numerator) + " ÷ " + ids(ratio.denominator))
    case .reduction(let fall):
      counts(
        .reduction(from: name(fall.previous), to: name(fall.current)),
        "(\(ids([fall.previous])) − \(ids([fall.current]))) ÷ \(ids([fall.previous]))")
    case .index(let maximum):
      Field(
        title(question.soals[0]), name: name(question.soals[0]),
        value: written(question.soals[0]), kind: .decimal,
        help: form.page(
          Text("0 sampai \(maximum); koma atau titik", "0 to \(maximum); comma or point")))
    case .unknown: p { form.page(question.text) }
    }
  }

  private var instrument: Instrument { form.instrument }
  private var question: Question { instrument.questions[index] }

  private func name(_ position: Int) -> String { "s\(instrument.soals[position].id)" }

  private func written(_ position: Int) -> String {
    form.answers.written[instrument.soals[position].id] ?? ""
  }

  private func ids(_ positions: [Int]) -> String {
    let ids = positions.map { form.page(Text("soal", "question")) + " \(instrument.soals[$0].id)" }
      .joined(separator: " + ")
    return positions.count == 1 ? ids : "(\(ids))"
  }

  private func title(_ position: Int) -> String {
    let soal = instrument.soals[position]
    if form.page.language == .indonesian, let official = form.wording?.question(at: position) {
      return "\(soal.id). \(official)"
    }
    return "\(soal.id). \(form.page(soal.text))"
  }

  private func choice(_ scale: Int) -> SelectField {
    let position = question.soals[0]
    let chosen = instrument.read(written(position), at: position).answer
    let options = instrument.scales[scale].options.enumerated().map { rung, option in
      (value: option.key, title: option.key + criterion(rung, position))
    }
    return SelectField(
      title(position), name: name(position),
      options: [(value: "", title: form.page(Text("belum dijawab", "unanswered")))] + options,
      chosen: chosen.map { instrument.text(of: $0, at: position) })
  }

  private func criterion(_ rung: Int, _ position: Int) -> String {
    if form.page.language == .indonesian,
      let official = form.wording?.criterion(at: position, rung: rung),
      official != instrument.text(of: .option(rung), at: position)
    {
      return ": " + official
    }
    return question.criteria.indices.contains(rung) ? ": " + form.page(question.criteria[rung]) : ""
  }

  private func counts(_ formula: CountFormula, _ words: String) -> CountGroup {
    CountGroup(
      form.page(question.text), formula: formula,
      fields: question.soals.map {
        CountField(
          title($0), name: name($0), value: written($0),
          help: instrument.isInformational($0)
            ? ExplanationText.remark(.informational).in(form.page.language) : nil)
      },
      explanation: words, resultTitle: form.page(Text("Nilai", "Value")),
      result: value.isAnswered ? FigureText.exact(value.rounded, in: form.page.language) : nil)
  }
}
