import Documents
package import InstrumentsModel
package import Kernel
package import WorksheetsModel

/// What a workbook says about itself beside the answers.
package struct WorkbookTitle: Hashable, Sendable {
  /// The unit kerja.
  package let unitName: String
  /// The programme year.
  package let year: Int
  /// The moment of the export.
  package let createdAt: Instant

  /// Describes the workbook.
  package init(unitName: String, year: Int, createdAt: Instant) {
    self.unitName = unitName
    self.year = year
    self.createdAt = createdAt
  }
}

/// A fresh workbook in the portal layout with living formulas and our own wording.
///
/// The formulas give our figures; no result is stored, so that every program calculates. What does
/// not depend on answers is laid out once, however many worksheets of the instrument are written.
package struct PortalWorkbook {
  private let instrument: Instrument
  private let form: PortalForm
  private let language: Language
  private var sheet = SheetDraft(name: PortalForm.sheetName)

  /// Prepares a workbook.
  ///
  /// - Throws: `noRows` when the instrument has no rows in the portal layout.
  package init(of instrument: Instrument, in language: Language) throws(ReadingRefusal) {
    guard let form = PortalForm(of: instrument) else {
      throw .noRows(instrument: instrument.regulation, layout: .portal)
    }
    self.instrument = instrument
    self.form = form
    self.language = language
    layOut()
    for layer in [Layer.unit, .tpi] {
      for figure in PortalFormula(form.rows, layer).figures(of: instrument) { set(figure) }
    }
  }

  /// Writes the workbook.
  ///
  /// - Parameters:
  ///   - layers: The answers of the layers that are shown; the others stay blank.
  ///   - title: What it says about itself.
  /// - Returns: The `.xlsx` file.
  /// - Throws: A refusal of the writer.
  package func bytes(
    _ layers: [Layer: FormAnswers], title: WorkbookTitle
  ) throws(AnswerFileRefusal) -> [UInt8] {
    var copy = self
    for layer in [Layer.unit, .tpi] {
      if let answers = layers[layer] { copy.fill(answers, of: layer) }
    }
    var writer = WorkbookWriter()
    writer.title = ExportText.workbookTitle(title.unitName, title.year).in(language)
    writer.createdAt = title.createdAt
    writer.sheets = [copy.sheet, copy.about(title)]
    do throws(DocumentRefusal) {
      return try writer.bytes()
    } catch {
      throw .document(error)
    }
  }

  private mutating func layOut() {
    sheet.frozenRowCount = 1
    sheet.columns = Self.widths.map { SheetDraft.Column($0.0, width: $0.1, isHidden: $0.1 == 0) }
    sheet.printing.isLandscape = true
    sheet.printing.repeatedRows = 1...1
    put(.a, 1, .text(PortalForm.ownTitle.in(language)), Self.heading)
    for (column, text) in ExportText.headings {
      put(column, 1, .text(text.in(language)), Self.heading)
    }
    for (index, node) in instrument.nodes.enumerated() {
      let row = form.rows.nodes[index]
      put(.b, row, .text(index == 0 ? "" : node.code), Self.bold)
      put(.c, row, .text(index == 0 ? ExportText.total.in(language) : name(node)), Self.bold)
      put(.h, row, .number(node.weight.description), Self.bold)
    }
    for (node, row) in form.rows.totals {
      let words = ExportText.sum.in(language) + " " + name(instrument.nodes[node])
      put(.c, row, .text(words), Self.bold)
    }
    for index in instrument.questions.indices { layOut(question: index) }
  }

  private mutating func layOut(question index: Int) {
    let question = instrument.questions[index]
    let row = form.rows.questions[index]
    put(.b, row, .text(question.code), Self.plain)
    put(.c, row, .text(question.text.in(language)), Self.plain)
    if let weight = question.weight { put(.h, row, .number(weight.description), Self.plain) }
    if case .choice(let scale) = question.kind {
      let criteria = zip(instrument.scales[scale].options, question.criteria)
        .map { "\($0.key). \($1.in(language))" }
      put(.i, row, .text(criteria.joined(separator: "\n")), Self.plain)
    }
    if question.soals.count > 1 { put(.j, row, .text("%"), Self.plain) }
    if let sum = form.rows.sums[index] {
      put(.c, sum, .text(ExportText.denominator.in(language)), Self.plain)
    }
    for soal in question.soals { layOut(soal: soal, question) }
  }

  private mutating func layOut(soal position: Int, _ question: Question) {
    let (soal, row) = (instrument.soals[position], form.rows.soals[position])
    put(.a, row, .number(String(soal.id)), Self.plain)
    if question.soals.count > 1 { put(.c, row, .text("– " + soal.text.in(language)), Self.plain) }
    switch soal.kind {
    case .choice(let scale):
      put(.j, row, .text(instrument.scales[scale].label), Self.plain)
      let words = instrument.scales[scale].options.map(\.key)
      for column in [FormColumn.k, .n] {
        let cell = Self.address(column, row)
        sheet.choices.append(SheetDraft.Choice(CellRange(cell, cell), words: words))
      }
    case .count: put(.j, row, .text("Jumlah"), Self.plain)
    case .index(let maximum): put(.j, row, .text("0–\(maximum)"), Self.plain)
    case .unknown: put(.j, row, .text("?"), Self.plain)
    }
    for column in [FormColumn.k, .n] { put(column, row, .blank, Self.input) }
  }

  private mutating func fill(_ answers: FormAnswers, of layer: Layer) {
    for (position, row) in form.rows.soals.enumerated() {
      if let answer = answers.sheet.answer(at: position, in: instrument) {
        let text = instrument.text(of: answer, at: position)
        let content: SheetDraft.Content =
          if case .option = answer { .text(text) } else { .number(text) }
        put(PortalForm.answerColumn(of: layer), row, content, Self.input)
      }
      let note = answers.notes[position]
      if !note.isEmpty { put(PortalForm.noteColumn(of: layer), row, .text(note), Self.plain) }
      let proof = layer == .unit ? answers.evidence[position] : ""
      if !proof.isEmpty { put(PortalForm.evidenceColumn, row, .text(proof), Self.plain) }
    }
  }

  private func about(_ title: WorkbookTitle) -> SheetDraft {
    var sheet = SheetDraft(name: ExportText.aboutSheet.in(language))
    sheet.columns = [SheetDraft.Column(1...1, width: 22), SheetDraft.Column(2...2, width: 90)]
    for (index, pair) in ExportText.about(title, instrument).enumerated() {
      let cells = [pair.0.in(language), pair.1.in(language)].map { SheetDraft.Content.text($0) }
      sheet.setRow(index + 1, cells, format: Self.plain)
    }
    return sheet
  }

  private func name(_ node: Node) -> String { node.name.in(language) }

  private mutating func set(_ figure: PortalFormula.Figure) {
    var format = Self.figure
    format.numberFormat = figure.isPercent ? "0.00%" : "0.00"
    sheet.set(
      CellAddress(columnNumber: figure.place.column, rowNumber: figure.place.row),
      .formula(figure.formula, result: nil), format: format)
  }

  private mutating func put(
    _ column: FormColumn, _ row: Int, _ content: SheetDraft.Content, _ format: CellFormat
  ) {
    sheet.set(Self.address(column, row), content, format: format)
  }
}

extension PortalWorkbook {
  private static func address(_ column: FormColumn, _ row: Int) -> CellAddress {
    CellAddress(columnNumber: column.rawValue, rowNumber: row)
  }

  /// Columns and their widths; zero hides what the layout has and we do not use.
  private static var widths: [(ClosedRange<Int>, Int)] {
    [
      (1...1, 6), (2...2, 14), (3...3, 60), (4...7, 0), (8...8, 8), (9...9, 60), (10...10, 11),
      (11...11, 11), (12...13, 36), (14...14, 11), (15...16, 10), (17...17, 36), (18...19, 10),
    ]
  }

  private static var plain: CellFormat {
    var format = CellFormat()
    format.wraps = true
    format.isAtTop = true
    return format
  }

  private static var bold: CellFormat {
    var format = plain
    format.isBold = true
    return format
  }

  private static var heading: CellFormat {
    var format = bold
    format.fill = 0xE8_EDF2
    format.hasBorder = true
    return format
  }

  private static var input: CellFormat {
    var format = plain
    format.fill = 0xFF_F9E5
    format.hasBorder = true
    format.alignment = .center
    return format
  }

  private static var figure: CellFormat {
    var format = CellFormat()
    format.isAtTop = true
    return format
  }
}
