import Kernel
import SurveysModel

/// Everything on the results page as one table: what CSV, XLSX and JSON hold.
struct ResultsTable: Sendable {
  /// One figure.
  struct Line: Sendable {
    /// The code of a `ResultsPart`.
    let part: String
    let questionnaire: String
    let name: String
    let count: String
    /// What it is of, for programs: the key of an item, the number of a service, the code of a mark
    /// or rule, the id of a round.
    var code = ""
    var index = ""
    var margin = ""
    var marginWithoutPopulation = ""
    var low = ""
    var high = ""
    var lke = ""
    var satisfaction = ""
    var grade = ""
    var designEffect = ""
    /// The days of a window.
    var from = ""
    var until = ""
    var other = ""

    func cell(_ key: ResultsKey) -> String {
      switch key {
      case .part: part
      case .questionnaire: questionnaire
      case .code: code
      case .name: name
      case .answers: count
      case .index: index
      case .margin: margin
      case .marginWithoutPopulation: marginWithoutPopulation
      case .low: low
      case .high: high
      case .lkeValue: lke
      case .satisfaction: satisfaction
      case .grade: grade
      case .designEffect: designEffect
      case .from: from
      case .until: until
      case .note: other
      }
    }

    var cells: [String] { ResultsKey.allCases.map(cell) }
  }

  /// The head, the same in every language so that programs can rely on it.
  static let head = ResultsKey.allCases.map(\.rawValue)

  let results: RoundResults
  let language: Language

  /// The lines in the order of the page.
  var lines: [Line] {
    let figures = results.figures
    return [about] + figures.all.parts.flatMap { questionnaire($0) }
      + figures.services.flatMap { service($0) } + groupLines
      + zip(HonestyFlags.all, results.marks).map(mark)
      + results.signals.map(signal)
      + results.trend.flatMap { neighbour($0, .trend) }
      + results.years.flatMap(year)
      + results.trend.flatMap(services)
      + results.others.flatMap { neighbour($0, .purpose) }
  }

  /// The rows with their head.
  var rows: [[String]] { [Self.head] + lines.map(\.cells) }

  private var about: Line {
    Line(
      part: ResultsPart.round.rawValue, questionnaire: "", name: results.round.plan.title,
      count: ResultsText.count(results.figures.all.count), code: results.round.id.text,
      other: ResultsText.sufficiency(results.figures).in(language))
  }

  private func mark(_ flag: HonestyFlags, _ count: Int64) -> Line {
    Line(
      part: ResultsPart.mark.rawValue, questionnaire: "", name: HonestyText.flag(flag).in(language),
      count: ResultsText.count(count), code: HonestyText.code(flag),
      other: HonestyText.sentence(flag, results.rules).in(language))
  }

  private func signal(_ signal: RoundSignal) -> Line {
    let words = SignalText.words(signal.rule)
    return Line(
      part: ResultsPart.signal.rawValue, questionnaire: signal.questionnaire?.rawValue ?? "",
      name: words.name.in(language), count: "", code: signal.rule.rawValue,
      other: [
        SignalText.finding(signal, in: language),
        HonestyText.sentence(signal.rule, results.rules).in(language), words.next.in(language),
      ].joined(separator: " "))
  }

  private func questionnaire(_ part: QuestionnaireFigures) -> [Line] {
    let code = part.kind.rawValue
    var whole = line(
      .questionnaire, code, ResultsText.index(part.kind).in(language), part.overall)
    scored(&whole, part)
    var lines = [whole]
    if let clean = results.figures.clean?.part(part.kind) {
      var line = line(.unmarked, code, ResultsText.withoutMarked.in(language), clean.overall)
      scored(&line, clean)
      lines.append(line)
    }
    if let weighted = part.weighted {
      lines.append(
        Line(
          part: ResultsPart.weighted.rawValue, questionnaire: code,
          name: ResultsText.weighted.in(language),
          count: String(part.overall.count), index: weighted.index.description,
          margin: weighted.margin.description,
          designEffect: weighted.designEffect.description,
          other: weighted.isBound ? ResultsText.bound.in(language) : ""))
    }
    let items = results.figures.questionnaires.first { $0.kind == part.kind }?.items ?? []
    return lines
      + zip(items, zip(part.items, part.stepCounts)).map { item, shown in
        var line = line(.item, code, item.label.in(language), shown.0)
        if shown.1 == nil {
          // The interval of few answers would tell how each of them stepped.
          (line.margin, line.marginWithoutPopulation, line.low, line.high) = ("", "", "", "")
        }
        line.code = item.key
        line.other =
          shown.1.map { $0.map { String($0) }.joined(separator: " ") }
          ?? ResultsText.hiddenSteps.in(language)
        return line
      }
  }

  private func scored(_ line: inout Line, _ part: QuestionnaireFigures) {
    line.lke = part.lkeValue?.description ?? ""
    line.satisfaction = part.ikm?.description ?? ""
    line.grade = part.grade?.rawValue ?? ""
  }

  private func service(_ service: ServiceFigures) -> [Line] {
    let number = String(service.service.number)
    if let reason = service.hidden {
      return [
        Line(
          part: ResultsPart.service.rawValue, questionnaire: "", name: service.service.name,
          count: "", code: number, other: ResultsText.hidden(reason).in(language))
      ]
    }
    return zip(results.figures.questionnaires, service.overall).map { questionnaire, figure in
      var line = line(.service, questionnaire.kind.rawValue, service.service.name, figure)
      line.code = number
      return line
    }
  }

  private func neighbour(_ neighbour: RoundResults.Neighbour, _ part: ResultsPart) -> [Line] {
    neighbour.figures.all.parts.map {
      var line = line(part, $0.kind.rawValue, neighbour.round.plan.title, $0.overall)
      scored(&line, $0)
      line.code = neighbour.round.id.text
      (line.from, line.until) = (neighbour.first.description, neighbour.last.description)
      line.other =
        ResultsText.quarter(neighbour.quarter, neighbour.year).in(language) + ", "
        + ResultsText.purpose(neighbour.round.plan.purpose).in(language)
      return line
    }
  }

  private func year(_ year: RoundResults.Year) -> [Line] {
    year.parts.map {
      var line = line(.year, $0.kind.rawValue, String(year.year), $0.figure)
      line.code = String(year.year)
      line.other =
        ResultsText.rounds($0.roundCount).in(language)
        + (ResultsText.pooledUnlike($0).map { ". " + $0.in(language) } ?? "")
      return line
    }
  }

  private func services(_ neighbour: RoundResults.Neighbour) -> [Line] {
    guard results.trend.count > 1 else { return [] }
    return neighbour.figures.services.flatMap { service in
      zip(neighbour.figures.questionnaires, service.overall).map { questionnaire, figure in
        var line = line(
          .serviceTrend, questionnaire.kind.rawValue, service.service.name, figure)
        line.code = neighbour.round.id.text
        (line.from, line.until) = (neighbour.first.description, neighbour.last.description)
        line.other = ResultsText.quarter(neighbour.quarter, neighbour.year).in(language)
        return line
      }
    }
  }

  private func line(
    _ part: ResultsPart, _ code: String, _ name: String, _ figure: IndexFigure
  ) -> Line {
    Line(
      part: part.rawValue, questionnaire: code, name: name, count: String(figure.count),
      index: figure.index.description, margin: figure.margin.description,
      marginWithoutPopulation: figure.marginWithoutPopulation.description,
      low: figure.low.description, high: figure.high.description)
  }
}
