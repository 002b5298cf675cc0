import Documents
import Kernel
import SurveysModel
import Web
import WorkUnitsModel

/// Everything on the results page as one table: what CSV, XLSX and JSON hold.
struct ResultsTable: Sendable {
  /// One figure.
  struct Line: Sendable {
    /// What kind of line: `kuesioner`, `butir`, `layanan`, `tanpa_tanda`, `tertimbang`, `tren`,
    /// `tahun`, `tren_layanan`, `tujuan`, `tanda`, `isyarat`, and those of `groupLines`.
    let part: String
    let questionnaire: String
    let name: String
    let count: String
    var index = ""
    var margin = ""
    var marginWithoutPopulation = ""
    var low = ""
    var high = ""
    var lke = ""
    var other = ""

    var cells: [String] {
      [
        part, questionnaire, name, count, index, margin, marginWithoutPopulation, low, high, lke,
        other,
      ]
    }
  }

  /// The head, the same in every language so that programs can rely on it.
  static let head = [
    "bagian", "kuesioner", "nama", "jawaban", "indeks", "simpangan", "simpangan_tanpa_populasi",
    "bawah", "atas", "nilai_lke", "keterangan",
  ]

  let results: RoundResults
  let language: Language

  /// The lines in the order of the page.
  var lines: [Line] {
    let figures = results.figures
    return [about] + figures.all.parts.flatMap { questionnaire($0) }
      + figures.services.flatMap { service($0) } + groupLines
      + zip(HonestyFlags.all, results.marks).map { flag, count in
        Line(
          part: "tanda", questionnaire: "", name: HonestyText.flag(flag).in(language),
          count: ResultsText.count(count))
      }
      + results.signals.map {
        Line(
          part: "isyarat", questionnaire: "", name: "", count: "",
          other: ResultsText.signal($0, in: language))
      }
      + results.trend.flatMap { neighbour($0, "tren") }
      + results.years.flatMap(year)
      + results.trend.flatMap(services)
      + results.others.flatMap { neighbour($0, "tujuan") }
  }

  /// The rows with their head.
  var rows: [[String]] { [Self.head] + lines.map(\.cells) }

  private var about: Line {
    Line(
      part: "ronde", questionnaire: "", name: results.round.plan.title,
      count: ResultsText.count(results.figures.all.count),
      other: ResultsText.sufficiency(results.figures).in(language))
  }

  private func questionnaire(_ part: QuestionnaireFigures) -> [Line] {
    let code = part.kind.rawValue
    var whole = line("kuesioner", code, ResultsText.index(part.kind).in(language), part.overall)
    whole.lke = part.lkeValue?.description ?? ""
    whole.other = part.ikm.map { "IKM \($0.description) \(part.grade?.rawValue ?? "")" } ?? ""
    var lines = [whole]
    if let clean = results.figures.clean?.part(part.kind) {
      var line = line(
        "tanpa_tanda", code, ResultsText.withoutMarked.in(language), clean.overall)
      line.lke = clean.lkeValue?.description ?? ""
      lines.append(line)
    }
    if let weighted = part.weighted {
      lines.append(
        Line(
          part: "tertimbang", questionnaire: code, name: ResultsText.weighted.in(language),
          count: String(part.overall.count), index: weighted.index.description,
          margin: weighted.margin.description,
          other: "deff \(weighted.designEffect.description)"))
    }
    let items = results.figures.questionnaires.first { $0.kind == part.kind }?.items ?? []
    let steps = part.stepCounts.map { counts in
      counts.map { $0.map { String($0) }.joined(separator: " ") }
        ?? ResultsText.hiddenSteps.in(language)
    }
    return lines
      + zip(items, zip(part.items, steps)).map { item, figures in
        var line = line("butir", code, item.label.in(language), figures.0)
        line.other = figures.1
        return line
      }
  }

  private func service(_ service: ServiceFigures) -> [Line] {
    guard let count = service.count, !service.overall.isEmpty else {
      return [
        Line(
          part: "layanan", questionnaire: "", name: service.service.name,
          count: service.count.map(ResultsText.count) ?? "",
          other: ResultsText.hiddenCell.in(language))
      ]
    }
    return zip(results.figures.questionnaires, service.overall).map { questionnaire, figure in
      var line = line("layanan", questionnaire.kind.rawValue, service.service.name, figure)
      line.other = String(count)
      return line
    }
  }

  private func neighbour(_ neighbour: RoundResults.Neighbour, _ part: String) -> [Line] {
    neighbour.figures.all.parts.map {
      var line = line(part, $0.kind.rawValue, neighbour.round.plan.title, $0.overall)
      line.other =
        ResultsText.quarter(neighbour.quarter, neighbour.year).in(language) + ", "
        + ResultsText.purpose(neighbour.round.plan.purpose).in(language)
      return line
    }
  }

  private func year(_ year: RoundResults.Year) -> [Line] {
    year.parts.map {
      var line = line("tahun", $0.kind.rawValue, String(year.year), $0.figure)
      line.other = ResultsText.rounds($0.roundCount).in(language)
      return line
    }
  }

  private func services(_ neighbour: RoundResults.Neighbour) -> [Line] {
    guard results.trend.count > 1 else { return [] }
    return neighbour.figures.services.flatMap { service in
      zip(neighbour.figures.questionnaires, service.overall).map { questionnaire, figure in
        var line = line(
          "tren_layanan", questionnaire.kind.rawValue, service.service.name, figure)
        line.other = ResultsText.quarter(neighbour.quarter, neighbour.year).in(language)
        return line
      }
    }
  }

  private func line(
    _ part: String, _ code: String, _ name: String, _ figure: IndexFigure
  ) -> Line {
    Line(
      part: part, questionnaire: code, name: name, count: String(figure.count),
      index: figure.index.description, margin: figure.margin.description,
      marginWithoutPopulation: figure.marginWithoutPopulation.description,
      low: figure.low.description, high: figure.high.description)
  }
}

extension ResultsTable {
  /// The lines as one JSON object; figures are decimal texts, never binary floats.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.member("round", results.round.id.text)
      object.member("unit", results.round.unitID.text)
      object.member("year", results.round.year.number)
      object.member("purpose", results.round.plan.purpose.rawValue)
      object.member("closed", results.round.closedAt != nil)
      object.member("rules", results.round.plan.rulesVersion)
      object.member("wanted", results.figures.wanted)
      if let population = results.figures.population { object.member("population", population) }
      object.arrayMember("figures") { figures in
        for line in lines {
          figures.object { entry in
            for (name, cell) in zip(Self.head, line.cells) where !cell.isEmpty {
              entry.member(name, cell)
            }
          }
        }
      }
    }
    return writer.bytes
  }

  /// The lines as a workbook; figures keep their six decimals as numbers.
  func workbook(at instant: Instant) throws -> [UInt8] {
    var sheet = SheetDraft(name: ResultsText.results.in(language))
    var bold = CellFormat.plain
    bold.isBold = true
    sheet.frozenRowCount = 1
    for (row, cells) in rows.enumerated() {
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let isNumber = row > 0 && (3...9).contains(column) && Points(decimal: cell) != nil
        sheet.set(
          CellAddress(columnNumber: column + 1, rowNumber: row + 1),
          isNumber ? .number(cell) : .text(cell), format: row == 0 ? bold : .plain)
      }
    }
    var writer = WorkbookWriter()
    writer.title = results.round.plan.title
    writer.createdAt = instant
    writer.sheets = [sheet]
    return try writer.bytes()
  }
}
