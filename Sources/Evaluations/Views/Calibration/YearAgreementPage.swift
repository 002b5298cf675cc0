import EvaluationsModel
import InstrumentsModel
import Kernel
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

/// Agreement of assessors over a year: areas, teams, questions, severity and drift.
struct YearAgreementPage: HTML {
  let model: YearAgreement
  let page: PageContext

  private var title: Text {
    Text(
      "Kesesuaian penilai \(model.year.number)", "Agreement of assessors \(model.year.number)")
  }

  var body: some HTML {
    Page(title: title, context: page) {
      Breadcrumb(
        [
          (model.institution.name.text, WorkUnitLink.institution(model.institution.id).path)
        ], here: page(title), page: page)
      h1 { page(title) + " – " + model.institution.name.text }
      if let report = model.report, let instrument = model.opened.instrument {
        figures(report, instrument)
      } else {
        EmptyState(
          page(Text("Belum ada yang dibuka", "Nothing opened yet")),
          advice: page(
            Text(
              "Angkanya muncul sesudah ketua tim membuka lembar para anggota.",
              "Figures appear once a team lead opened the sheets of the members.")))
      }
      earlier
    }
  }

  @HTMLBuilder private var earlier: some HTML {
    if let year = CycleYear(model.year.number - 1) {
      p {
        a(.href(CalibrationLink.agreement(model.institution.id, year.number).path)) {
          page(Text("Tahun \(year.number)", "Year \(year.number)"))
        }
      }
    }
  }

  @HTMLBuilder private func figures(
    _ report: AgreementReport, _ instrument: Instrument
  ) -> some HTML {
    counts
    section(.id("cara-membaca")) {
      h2 { page(Text("Cara membaca", "How to read it")) }
      ul { YearAgreementText.help(model.rules).map { sentence in li { page(sentence) } } }
    }
    h2 { page(Text("Keseluruhan dan area", "Overall and areas")) }
    table(
      page(Text("Kesesuaian per area", "Agreement by area")),
      first: page(Text("Area", "Area")),
      [(page(Text("Semua pertanyaan", "All questions")), report.overall)]
        + zip(instrument.changeAreas, report.areas).map { (page($0.name), $1) },
      csvPath: CalibrationLink.agreementFigures(model.institution.id, model.year.number).path)
    h2 { page(Text("Tim", "Teams")) }
    table(
      page(Text("Kesesuaian per tim", "Agreement by team")),
      first: page(Text("Ketua tim", "Team lead")),
      report.teams.sorted { (model.name($0.key), $0.key) < (model.name($1.key), $1.key) }
        .map { (model.name($0.key), $0.value) },
      csvPath: nil)
    YearSeverityPart(model: model, page: page)
    h2 { page(Text("Pertanyaan", "Questions")) }
    p(.class("meta")) {
      page(
        Text(
          "Yang paling berbeda di atas; yang tanpa angka di bawah.",
          "The least alike come first, those without a figure last."))
    }
    // More than a hundred rows: on a phone nothing else would be found below or above them.
    Fold(
      page(
        Text(
          "Tabel \(instrument.questions.count) pertanyaan",
          "Table of " + YearAgreementText.counted(instrument.questions.count, "question")))
    ) {
      table(
        page(Text("Kesesuaian per pertanyaan", "Agreement by question")),
        first: page(Text("Pertanyaan", "Question")), questions(report, instrument), csvPath: nil)
    }
  }

  @HTMLBuilder private var counts: some HTML {
    let units = model.opened.unitCount
    let people = Set(model.opened.sheets.map(\.assessor)).count
    p {
      page(
        Text(
          "\(units) unit, \(model.opened.sheets.count) lembar dari \(people) penilai TPI.",
          YearAgreementText.counted(units, "unit") + ", "
            + YearAgreementText.counted(model.opened.sheets.count, "sheet") + " of "
            + YearAgreementText.counted(people, "TPI assessor") + "."))
    }
    if units < model.rules.fewestUnits {
      Notice(
        .warning,
        page(
          Text(
            "Baru \(units) unit. Angka di bawah ini mudah berubah; jangan simpulkan apa pun darinya.",
            "Only " + YearAgreementText.counted(units, "unit")
              + " so far. These figures change easily; conclude nothing from them.")))
    }
    if model.opened.otherInstrumentCount > 0 {
      Notice(
        .info,
        page(
          Text(
            "\(model.opened.otherInstrumentCount) penilaian dengan instrumen lain tidak ikut.",
            "\(model.opened.otherInstrumentCount) judgements by another instrument are not in it."
          )))
    }
  }

  /// The least alike first; those without a figure last, in reading order.
  private func questions(
    _ report: AgreementReport, _ instrument: Instrument
  ) -> [(String, AgreementSummary)] {
    zip(instrument.questions, report.questions).enumerated()
      .sorted { left, right in
        switch (left.element.1.interval.value, right.element.1.interval.value) {
        case (let one?, let other?) where one != other: one < other
        case (.some, nil): true
        case (nil, .some): false
        default: left.offset < right.offset
        }
      }
      .map { (page($0.element.0.text) + " (" + $0.element.0.code + ")", $0.element.1) }
  }

  private func table(
    _ caption: String, first: String, _ rows: [(name: String, summary: AgreementSummary)],
    csvPath: String?
  ) -> some HTML {
    DataTable(
      caption: caption,
      columns: [
        Column(first), Column(page(YearAgreementText.rows), isNumeric: true),
        Column(page(YearAgreementText.ordinal), isNumeric: true),
        Column(page(YearAgreementText.interval), isNumeric: true),
        Column(page(YearAgreementText.linear), isNumeric: true),
        Column(page(YearAgreementText.quadratic), isNumeric: true),
        Column(page(YearAgreementText.reading)),
      ], csvPath: csvPath
    ) {
      rows.map { row in
        tr {
          RowHead { row.name }
          NumberCell(String(row.summary.rowCount))
          NumberCell(YearAgreementText.figure(row.summary.ordinal, page))
          NumberCell(YearAgreementText.figure(row.summary.interval, page))
          NumberCell(YearAgreementText.figure(row.summary.linear, page))
          NumberCell(YearAgreementText.figure(row.summary.quadratic, page))
          td {
            YearAgreementText.reading(
              row.summary, units: model.opened.unitCount, model.rules, page)
          }
        }
      }
    }
  }
}
