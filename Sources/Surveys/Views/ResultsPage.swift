import Kernel
import SurveysModel
import Web
import WorkUnits
import WorkUnitsModel

/// What a round found.
struct ResultsPage: HTML {
  let results: RoundResults
  let page: PageContext

  private var figures: RoundFigures { results.figures }
  private var id: ID<SurveyRound> { results.round.id }

  var body: some HTML {
    Page(title: ResultsText.results, context: page) {
      Breadcrumb(
        [(title: results.unitName, path: WorkUnitLink.unit(results.round.unitID).path)],
        here: results.round.plan.title, page: page)
      h1 { page(ResultsText.results) + ": " + results.round.plan.title }
      ResultsHead(results: results, page: page)
      if results.paperCount > 0 {
        p(.class("meta")) { page(PaperText.share(results.paperCount)) }
      }
      ResultsContents(results: results, page: page)
      figures.all.parts.map {
        QuestionnaireResults(part: $0, figures: figures, page: page)
      }
      if figures.sufficiency != .hidden {
        ServiceResults(figures: figures, page: page)
        GroupResults(groups: results.groups, figures: figures, page: page)
        SignalResults(results: results, page: page)
        TrendResults(results: results, kinds: kinds, page: page)
      }
      files
    }
  }

  private var files: some HTML {
    section(.id(ResultsContents.files)) {
      h2 { page(ResultsText.files) }
      p(.class("actions")) {
        a(.href(ResultsLink.csv(id).path), .download()) { "CSV" }
        a(.href(ResultsLink.workbook(id).path), .download()) { "XLSX" }
        a(.href(ResultsLink.json(id).path)) { "JSON" }
        if results.mayReadComments {
          a(.href(ResultsLink.comments(id).path), .download()) { page(ResultsText.comments) }
        }
        if SurveyPolicy.isPublic(results.round) {
          a(.href(PublicRoundLink.round(id).path)) { page(PublicRoundText.page) }
        }
      }
      Fold(page(ResultsKey.title)) {
        p { page(ResultsKey.rule) }
        DataTable(
          caption: page(ResultsKey.title),
          columns: [
            Column(page(Text("Kunci", "Key"))), Column(page(Text("Artinya", "Meaning"))),
          ]
        ) {
          ResultsKey.allCases.map { key in
            tr {
              RowHead { code { key.rawValue } }
              td { page(key.meaning) }
            }
          }
        }
        DataTable(
          caption: page(ResultsKey.part.meaning),
          columns: [
            Column(page(Text("Kode", "Code"))), Column(page(Text("Artinya", "Meaning"))),
          ]
        ) {
          ResultsPart.allCases.map { part in
            tr {
              RowHead { code { part.rawValue } }
              td { page(part.meaning) }
            }
          }
        }
      }
    }
  }

  private var kinds: [QuestionnaireKind] { figures.questionnaires.map(\.kind) }
}

/// One questionnaire: its sentence, its plot, its table.
struct QuestionnaireResults: HTML {
  let part: QuestionnaireFigures
  let figures: RoundFigures
  let page: PageContext
  /// Whether everybody reads it: how often each step was taken would show what few people said.
  var isPublic = false

  var body: some HTML {
    section(.id(part.kind.rawValue)) {
      h2 { questionnaire.map { page($0.title) } ?? part.kind.rawValue.uppercased() }
      p { ResultsText.finding(part, in: page.language) }
      if let clean = figures.clean?.part(part.kind) {
        p {
          page(Text("Tanpa jawaban bertanda: ", "Without marked answers: "))
            + ResultsText.finding(clean, in: page.language)
        }
      }
      if let weighted = part.weighted {
        p(.class("meta")) { page(weightedSentence(weighted)) }
      }
      if part.overall.isBound || part.items.contains(where: \.isBound) {
        p(.class("meta")) { page(ResultsText.bound) }
      }
      Fold(page(ResultsText.itemByItem) + ": " + page(ResultsText.index(part.kind))) {
        IntervalPlot(
          title: ResultsText.finding(part, in: page.language), lines: lines, floors: floors,
          range: Points(1)...Points(4))
        table
      }
    }
  }

  private var table: some HTML {
    DataTable(
      caption: page(ResultsText.index(part.kind)),
      columns: [
        Column(page(ResultsText.item)), Column(page(ResultsText.indexColumn), isNumeric: true),
        Column(page(ResultsText.interval), isNumeric: true),
        Column(page(Text("Tanpa populasi ±", "Without population ±")), isNumeric: true),
      ] + (isPublic ? [] : [Column(page(Text("Jawaban per angka", "Answers by step")))])
    ) {
      zip(items, zip(part.items, part.stepCounts)).map {
        row(page($0.label), $1.0, steps: $1.1)
      }
      row(page(Text("Semua butir", "All items")), part.overall, steps: [])
    }
  }

  private var questionnaire: Questionnaire? {
    figures.questionnaires.first { $0.kind == part.kind }
  }

  private var items: [QuestionnaireItem] { questionnaire?.items ?? [] }

  private var lines: [IntervalPlot.Line] {
    zip(items, zip(part.items, part.stepCounts)).map { item, shown in
      let (figure, steps) = shown
      // The interval of few answers would tell how each of them stepped.
      guard steps != nil else {
        return IntervalPlot.Line(
          label: page(item.label), value: ResultsText.cut(figure.index, in: page.language),
          low: figure.index, middle: figure.index, high: figure.index)
      }
      return IntervalPlot.Line(
        label: page(item.label),
        value: ResultsText.withInterval(figure, in: page.language),
        low: figure.low, middle: figure.index, high: figure.high)
    }
  }

  private var floors: [(value: Points, label: String)] {
    ResultsText.floors(part.kind, in: page.language)
  }

  private func weightedSentence(_ weighted: WeightedIndex) -> Text {
    func words(_ language: Language) -> String {
      ResultsText.cut(weighted.index, in: language) + " ± "
        + ResultsText.margin(weighted.margin, in: language)
    }
    func effect(_ language: Language) -> String {
      ResultsText.cut(weighted.designEffect, in: language)
    }
    return Text(
      "Menurut besar layanan: \(words(.indonesian)), efek desain \(effect(.indonesian)).",
      "By the sizes of services: \(words(.english)), design effect \(effect(.english)).")
  }

  private func row(_ name: String, _ figure: IndexFigure, steps: [Int64]?) -> some HTML {
    tr {
      RowHead { name }
      NumberCell(ResultsText.cut(figure.index, in: page.language))
      if steps == nil {
        NumberCell("–")
        NumberCell("–")
      } else {
        NumberCell(ResultsText.interval(figure, in: page.language))
        NumberCell(ResultsText.margin(figure.marginWithoutPopulation, in: page.language))
      }
      if !isPublic {
        td {
          steps.map { $0.map { String($0) }.joined(separator: " · ") }
            ?? page(ResultsText.hiddenSteps)
        }
      }
    }
  }
}
