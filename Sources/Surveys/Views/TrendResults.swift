import Kernel
import SurveysModel
import Web

/// A round beside the earlier ones of its unit, beside other purposes, and by year and service:
/// each plot with a table that says the same.
struct TrendResults: HTML {
  let results: RoundResults
  let kinds: [QuestionnaireKind]
  let page: PageContext

  var body: some HTML {
    if results.trend.count > 1 {
      section(.id(ResultsContents.trend)) {
        h2 { page(ResultsText.trend) }
        kinds.map { kind in
          NeighbourPlot(
            kind: kind, title: ResultsText.trend, neighbours: results.trend, page: page)
        }
        NeighbourResults(
          caption: ResultsText.eachRound, neighbours: results.trend, kinds: kinds, page: page)
        YearResults(years: results.years, kinds: kinds, page: page)
        if !services.isEmpty {
          Fold(page(ResultsText.servicesOverTime)) { services }
        }
      }
    }
    if !results.others.isEmpty {
      section(.id(ResultsContents.purposes)) {
        h2 { page(ResultsText.purposes) }
        kinds.map { kind in
          NeighbourPlot(
            kind: kind, title: ResultsText.purposes, neighbours: results.others, page: page,
            namesPurpose: true)
        }
        NeighbourResults(
          caption: ResultsText.eachSurvey, neighbours: results.others, kinds: kinds, page: page)
      }
    }
  }

  private var services: [ServiceTrend] {
    kinds.map { ServiceTrend(kind: $0, neighbours: results.trend, page: page) }
      .filter(\.hasFigures)
  }
}

/// One index in several rounds, one line each.
struct NeighbourPlot: HTML {
  let kind: QuestionnaireKind
  let title: Text
  let neighbours: [RoundResults.Neighbour]
  let page: PageContext
  var namesPurpose = false

  var body: some HTML {
    if !lines.isEmpty {
      IntervalPlot(
        title: page(ResultsText.index(kind)) + ", " + page(title).lowercased(), lines: lines,
        floors: ResultsText.floors(kind, in: page.language), range: Points(1)...Points(4))
    }
  }

  private var lines: [IntervalPlot.Line] {
    neighbours.compactMap { neighbour in
      neighbour.figures.all.part(kind).map { part in
        IntervalPlot.Line(
          label: label(neighbour),
          value: ResultsText.withInterval(part.overall, in: page.language),
          low: part.overall.low, middle: part.overall.index, high: part.overall.high)
      }
    }
  }

  private func label(_ neighbour: RoundResults.Neighbour) -> String {
    guard namesPurpose else {
      return ResultsText.time(neighbour, among: neighbours, in: page.language)
    }
    let purpose = neighbour.round.plan.purpose
    let alike = neighbours.filter { $0.round.plan.purpose == purpose }
    return page(ResultsText.purpose(purpose))
      + (alike.count > 1 ? ", " + ResultsText.window(neighbour, in: page.language) : "")
  }
}

/// Rounds beside which this one is seen.
struct NeighbourResults: HTML {
  let caption: Text
  let neighbours: [RoundResults.Neighbour]
  let kinds: [QuestionnaireKind]
  let page: PageContext

  var body: some HTML {
    DataTable(
      caption: page(caption),
      columns: [
        Column(page(Text("Survei", "Survey"))), Column(page(Text("Waktu", "Time"))),
        Column(page(ResultsText.answers), isNumeric: true),
      ] + kinds.map { Column(page(ResultsText.index($0)), isNumeric: true) }
    ) {
      neighbours.map(row)
    }
  }

  private func row(_ neighbour: RoundResults.Neighbour) -> some HTML {
    tr {
      RowHead {
        a(.href(ResultsLink.results(neighbour.round.id).path)) { neighbour.round.plan.title }
        ", " + page(ResultsText.purpose(neighbour.round.plan.purpose))
      }
      td(.class("round-time")) {
        page(ResultsText.quarter(neighbour.quarter, neighbour.year))
        p(.class("meta")) { ResultsText.window(neighbour, in: page.language) }
      }
      NumberCell(ResultsText.count(neighbour.figures.all.count))
      kinds.map {
        NumberCell(
          ResultsText.withInterval(neighbour.figures.all.part($0)?.overall, in: page.language))
      }
    }
  }
}

/// The rounds of each programme year counted together.
struct YearResults: HTML {
  let years: [RoundResults.Year]
  let kinds: [QuestionnaireKind]
  let page: PageContext

  var body: some HTML {
    if !years.isEmpty {
      if years.count > 1 {
        kinds.map { YearPlot(kind: $0, years: years, page: page) }
      }
      DataTable(
        caption: page(ResultsText.byYear),
        columns: [
          Column(page(Text("Tahun", "Year"))), Column(page(ResultsText.indexColumn)),
          Column(page(ResultsText.interval), isNumeric: true),
          Column(page(Text("Putaran", "Rounds")), isNumeric: true),
          Column(page(ResultsText.answers), isNumeric: true),
        ]
      ) {
        years.flatMap { year in year.parts.map { (year.year, $0) } }.map { row($0.0, $0.1) }
      }
      p(.class("meta")) { page(ResultsText.pooled) }
      notes.map { note in p(.class("meta")) { note } }
    }
  }

  /// What to know of years whose rounds did not ask alike or whose answers are all equal.
  private var notes: [String] {
    let parts = years.flatMap { year in year.parts.map { (year: year.year, part: $0) } }
    let unlike = parts.compactMap { entry in
      ResultsText.pooledUnlike(entry.part).map {
        "\(entry.year), " + page(ResultsText.index(entry.part.kind)) + ": " + page($0)
      }
    }
    return unlike + (parts.contains { $0.part.figure.isBound } ? [page(ResultsText.bound)] : [])
  }

  private func row(_ year: Int, _ part: PooledIndex) -> some HTML {
    tr {
      RowHead { String(year) }
      td { page(ResultsText.index(part.kind)) }
      NumberCell(ResultsText.withInterval(part.figure, in: page.language))
      NumberCell(String(part.roundCount))
      NumberCell(String(part.figure.count))
    }
  }
}

/// One index by programme year.
struct YearPlot: HTML {
  let kind: QuestionnaireKind
  let years: [RoundResults.Year]
  let page: PageContext

  var body: some HTML {
    if !lines.isEmpty {
      IntervalPlot(
        title: page(ResultsText.index(kind)) + ", " + page(ResultsText.byYear).lowercased(),
        lines: lines, floors: ResultsText.floors(kind, in: page.language),
        range: Points(1)...Points(4))
    }
  }

  private var lines: [IntervalPlot.Line] {
    years.compactMap { year in
      year.parts.first { $0.kind == kind }.map { part in
        IntervalPlot.Line(
          label: String(year.year),
          value: ResultsText.withInterval(part.figure, in: page.language), low: part.figure.low,
          middle: part.figure.index, high: part.figure.high)
      }
    }
  }
}

/// One index of each service in the latest rounds; services are the same by their name.
struct ServiceTrend: HTML {
  /// The most rounds beside each other.
  private static let longest = 6
  /// The most services in the picture; the table has all of them.
  private static let mostPlotted = 8

  let kind: QuestionnaireKind
  let neighbours: [RoundResults.Neighbour]
  let page: PageContext

  var body: some HTML {
    if !lines.isEmpty {
      IntervalPlot(
        title: page(ResultsText.index(kind)) + ", "
          + page(ResultsText.servicesOverTime).lowercased(),
        lines: lines, floors: ResultsText.floors(kind, in: page.language),
        range: Points(1)...Points(4))
      if names.count > Self.mostPlotted {
        p(.class("meta")) { page(ResultsText.onlyFirstServices(Self.mostPlotted)) }
      }
      DataTable(
        caption: page(ResultsText.index(kind)) + ": " + page(ResultsText.servicesOverTime),
        columns: [Column(page(Text("Layanan", "Service")))]
          + shown.map {
            Column(ResultsText.time($0, among: shown, in: page.language), isNumeric: true)
          }
      ) {
        names.map(row)
      }
    }
  }

  /// Whether any service has a figure.
  var hasFigures: Bool { !lines.isEmpty }

  private var shown: [RoundResults.Neighbour] { Array(neighbours.suffix(Self.longest)) }

  /// The services of the latest round first, then those that only earlier ones had.
  private var names: [String] {
    var names: [String] = []
    for neighbour in shown.reversed() {
      for service in neighbour.figures.services where !names.contains(service.service.name) {
        names.append(service.service.name)
      }
    }
    return names
  }

  private func figure(_ name: String, _ neighbour: RoundResults.Neighbour) -> IndexFigure? {
    guard let place = neighbour.figures.questionnaires.firstIndex(where: { $0.kind == kind }),
      let service = neighbour.figures.services.first(where: { $0.service.name == name }),
      service.overall.indices.contains(place)
    else { return nil }
    return service.overall[place]
  }

  private var lines: [IntervalPlot.Line] {
    names.prefix(Self.mostPlotted).flatMap { name in
      shown.compactMap { neighbour in
        figure(name, neighbour).map { figure in
          IntervalPlot.Line(
            label: name + ", " + ResultsText.time(neighbour, among: shown, in: page.language),
            value: ResultsText.withInterval(figure, in: page.language), low: figure.low,
            middle: figure.index, high: figure.high)
        }
      }
    }
  }

  private func row(_ name: String) -> some HTML {
    tr {
      RowHead { name }
      shown.map { NumberCell(ResultsText.withInterval(figure(name, $0), in: page.language)) }
    }
  }
}
