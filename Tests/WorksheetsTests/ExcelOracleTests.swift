import Documents
import Foundation
import Instruments
import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import Worksheets

/// LibreOffice recalculates what we scored; run with `scripts/test oracle`.
@Suite(.serialized, .enabled(if: LibreOffice.isWanted)) struct ExcelOracleTests {
  let instrument: Instrument
  let card: AnnexForm

  init() throws {
    instrument = try InstrumentLibrary.instrument("permenpanrb-90-2021")
    card = try #require(AnnexForm(of: instrument))
  }

  @Test func `LibreOffice finds the same points in every place of the form`() throws {
    let blank =
      OfficialFiles.areHere
      ? try OfficialFiles.bytes("workbooks/lke-annex-90-2021-blank.xlsx")
      : try SampleSheets.workbook(
        SampleSheets.annex(
          AnswerSheet(blankFor: instrument.soals.count), of: instrument))
    let fills = (0..<UInt64(320)).map { RandomFill.valid(of: instrument, seed: $0) }

    let files = try fills.map { try filled(blank, with: $0) }
    let recalculated = try LibreOffice.recalculate(files)

    var (compared, largest) = (0, 0.0)
    for (seed, (fill, bytes)) in zip(fills, recalculated).enumerated() {
      let sheet = try #require(try Workbook.read(bytes: bytes)[sheet: AnnexForm.sheetName])
      for (place, expected) in annexFigures(of: fill) {
        let found = try #require(
          sheet[place.text]?.cachedValue?.decimal.flatMap(Double.init),
          "fill \(seed): \(place.text) holds no number")
        largest = max(largest, abs(found - expected))
        compared += 1
        #expect(abs(found - expected) < 1e-9, "fill \(seed): \(place.text)")
      }
    }
    let source = OfficialFiles.areHere ? "the official blank workbook" : "a form of our own"
    print(
      "oracle: \(fills.count) fills of \(source) recalculated by LibreOffice, \(compared) figures "
        + "compared (indicators, areas, aspects, components, total, percent), largest difference "
        + "\(largest)")
  }

  @Test func `LibreOffice finds our figures in an exported workbook, blanks and zeros included`()
    throws
  {
    let layers: [[Layer: FormAnswers]] = (0..<UInt64(40)).map { seed in
      [
        .unit: RandomFill.any(of: instrument, seed: seed),
        .tpi: RandomFill.any(of: instrument, seed: 1000 + seed),
      ]
    }
    let portal = try PortalWorkbook(of: instrument, in: .indonesian)
    let title = WorkbookTitle(
      unitName: "Unit Contoh", year: 2026, createdAt: Instant(milliseconds: 0))

    let files = try layers.map { try portal.bytes($0, title: title) }
    let recalculated = try LibreOffice.recalculate(files)

    var (compared, largest) = (0, 0.0)
    for (seed, (answers, bytes)) in zip(layers, recalculated).enumerated() {
      let sheet = try #require(try Workbook.read(bytes: bytes)[sheet: PortalForm.sheetName])
      for layer in [Layer.unit, .tpi] {
        let fill = try #require(answers[layer]?.sheet)
        for (place, expected) in try portalFigures(of: fill, layer) {
          let found = try #require(
            sheet[place.text]?.cachedValue?.decimal.flatMap(Double.init),
            "export \(seed): \(place.text) holds no number")
          largest = max(largest, abs(found - expected))
          compared += 1
          #expect(abs(found - expected) < 1e-9, "export \(seed): \(place.text)")
        }
      }
    }
    print(
      "oracle: \(files.count) exported workbooks with living formulas recalculated by LibreOffice, "
        + "\(compared) figures compared, largest difference \(largest)")
  }

  /// The form with the answers, its faults repaired: L175 adds both parts, K185 its three rows.
  private func filled(_ blank: [UInt8], with fill: AnswerSheet) throws -> [UInt8] {
    var answers = FormAnswers(blankFor: instrument)
    answers.sheet = fill
    let bytes = try AnswerPatch.write(answers, of: .unit, for: instrument, into: blank)
    var repair = WorkbookPatch()
    for (index, node) in instrument.nodes.enumerated()
    where node.kind == .indicator && !node.children.isEmpty {
      let parts = node.children.map { "L\(card.rows.nodes[$0])" }.joined(separator: "+")
      let place = CellAddress(
        columnNumber: FormColumn.l.rawValue, rowNumber: card.rows.nodes[index])
      repair.set(sheet: AnnexForm.sheetName, place, .formula(parts))
    }
    let repaired = try repair.apply(to: bytes)
    let sheet = try #require(try Workbook.read(bytes: repaired)[sheet: AnnexForm.sheetName])
    #expect(sheet.cells.allSatisfy { $0.value.cachedValue == nil })
    return repaired
  }

  private func annexFigures(of fill: AnswerSheet) -> [(SheetPlace, Double)] {
    let score = instrument.score(fill)
    var figures: [(SheetPlace, Double)] = []
    let hasPercent = percentRows
    for (index, node) in instrument.nodes.enumerated() {
      let row = card.rows.nodes[index]
      let points = number(score.nodes[index])
      figures.append((SheetPlace(.l, row), points))
      if hasPercent.contains(row) {
        figures.append((SheetPlace(.m, row), points / number(node.weight)))
      }
    }
    for (component, row) in card.rows.totals {
      figures.append((SheetPlace(.l, row), number(score.nodes[component])))
    }
    for (index, row) in card.rows.questions.enumerated() {
      let value = score.values[index]
      let weight = instrument.questions[index].weight.map(number) ?? 1
      figures.append(
        (SheetPlace(.l, row), Double(value.numerator) / Double(value.denominator) * weight))
    }
    return figures
  }

  /// The rows in which the form shows a percentage; it leaves out one area and the parts.
  private var percentRows: Set<Int> {
    let bytes = try? OfficialFiles.bytes("workbooks/lke-annex-90-2021-blank.xlsx")
    guard let bytes, let book = try? Workbook.read(bytes: bytes),
      let sheet = book[sheet: AnnexForm.sheetName]
    else { return Set(card.percents.map(\.row)) }
    return Set(card.percents.map(\.row).filter { sheet["M\($0)"]?.formula != nil })
  }

  private func portalFigures(of fill: AnswerSheet, _ layer: Layer) throws -> [(SheetPlace, Double)]
  {
    let rows = try #require(PortalForm(of: instrument)).rows
    let score = instrument.score(fill)
    let column = PortalFormula.valueColumn(of: layer)
    let nodes = instrument.nodes.indices.map {
      (SheetPlace(column, rows.nodes[$0]), number(score.nodes[$0]))
    }
    let percents = instrument.nodes.indices.map {
      (
        SheetPlace(layer == .unit ? .r : .s, rows.nodes[$0]),
        number(score.nodes[$0]) / number(instrument.nodes[$0].weight)
      )
    }
    let questions = instrument.questions.indices.map { index in
      let value = score.values[index]
      let weight = instrument.questions[index].weight.map(number) ?? 1
      return (
        SheetPlace(column, rows.questions[index]),
        Double(value.numerator) / Double(value.denominator) * weight
      )
    }
    return nodes + percents + questions
  }

  private func number(_ points: Points) -> Double { Double(points.description) ?? .nan }
}

/// Random sheets that repeat for a seed.
enum RandomFill {
  /// Complete, with every denominator at least 1; the first seeds are the best, the worst and the
  /// boundaries: nothing of a whole, all of it, more than all.
  static func valid(of instrument: Instrument, seed: UInt64) -> AnswerSheet {
    var random = SeededGenerator(seed: seed)
    var sheet = AnswerSheet(blankFor: instrument.soals.count)
    for (position, soal) in instrument.soals.enumerated() {
      let answer: Answer
      switch soal.kind {
      case .choice(let scale):
        let last = instrument.scales[scale].options.count - 1
        answer = .option(
          seed == 0 ? 0 : seed == 1 ? last : Int.random(in: 0...last, using: &random))
      case .count: answer = .count(count(seed, &random))
      case .index: answer = .index(index(seed, &random))
      case .unknown: continue
      }
      sheet.set(answer, at: position)
    }
    for question in instrument.questions { bound(question, &sheet, seed, &random) }
    return sheet
  }

  private static func count(_ seed: UInt64, _ random: inout SeededGenerator) -> Int {
    let largest = [3, 12, 97, 1_000, 999_999_999][Int.random(in: 0..<5, using: &random)]
    return Int.random(in: 0...largest, using: &random)
  }

  private static func index(_ seed: UInt64, _ random: inout SeededGenerator) -> Points {
    let lines = [0, 4_000_000, 3_600_000, 3_200_000, 3_599_999, 3_199_999]
    let millionths =
      Bool.random(using: &random)
      ? lines[Int.random(in: 0..<lines.count, using: &random)]
      : Int.random(in: 0...4_000_000, using: &random)
    return Points(units: Int64(millionths) * 1_000_000)
  }

  private static func bound(
    _ question: Question, _ sheet: inout AnswerSheet, _ seed: UInt64,
    _ random: inout SeededGenerator
  ) {
    switch question.kind {
    case .ratio(let ratio):
      let below = ratio.denominator.reduce(0) { $0 + Int(sheet.places[$1]) }
      if below == 0 || below > 999_999_999 {
        for soal in ratio.denominator { sheet.set(.count(1), at: soal) }
      }
      let whole = ratio.denominator.reduce(0) { $0 + Int(sheet.places[$1]) }
      let wanted = seed == 0 ? 1 : seed == 1 ? 0 : Int.random(in: 0..<5, using: &random)
      switch wanted {
      case 0: sheet.set(.count(0), at: ratio.numerator[0])
      case 1: sheet.set(.count(whole), at: ratio.numerator[0])
      case 2: sheet.set(.count(min(whole + 1, 999_999_999)), at: ratio.numerator[0])
      default: sheet.set(.count(Int.random(in: 0...whole, using: &random)), at: ratio.numerator[0])
      }
    case .reduction(let reduction):
      if seed == 0 { sheet.set(.count(0), at: reduction.current) }
      if seed == 1 { sheet.set(.count(5), at: reduction.current) }
      if sheet.places[reduction.previous] == 0 || Int.random(in: 0..<4, using: &random) == 0 {
        sheet.set(.count(0), at: reduction.previous)
        sheet.set(.count(0), at: reduction.current)
      }
    case .choice, .index, .unknown: return
    }
  }

  /// Anything that a worksheet can hold: blanks, zero denominators, contradictions.
  static func any(of instrument: Instrument, seed: UInt64) -> FormAnswers {
    var random = SeededGenerator(seed: seed)
    var answers = FormAnswers(blankFor: instrument)
    answers.sheet = valid(of: instrument, seed: seed + 2)
    for (position, soal) in instrument.soals.enumerated() {
      if Int.random(in: 0..<8, using: &random) == 0 { answers.sheet.set(nil, at: position) }
      if case .count = soal.kind, Int.random(in: 0..<3, using: &random) == 0 {
        answers.sheet.set(.count(0), at: position)
      }
      if Int.random(in: 0..<10, using: &random) == 0 {
        answers.notes[position] = "=1+1 & \"catatan\" <\(position)>\nbaris dua"
        answers.evidence[position] = "https://contoh.id/?a=1&b=\(position)"
      }
    }
    return answers
  }
}

/// One LibreOffice process that opens files and saves them recalculated.
enum LibreOffice {
  static var isWanted: Bool { ProcessInfo.processInfo.environment["ZONA_ORACLE"] == "1" }

  /// Files for one process: LibreOffice keeps what it opened, and one died after 247 workbooks.
  private static let batch = 40

  /// Opens every file, lets it be calculated, and reads what was saved.
  static func recalculate(_ files: [[UInt8]]) throws -> [[UInt8]] {
    try stride(from: 0, to: files.count, by: batch).flatMap { start in
      try convert(Array(files[start..<min(start + batch, files.count)]))
    }
  }

  private static func convert(_ files: [[UInt8]]) throws -> [[UInt8]] {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "zona-oracle-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (before, after) = (folder.appending(component: "in"), folder.appending(component: "out"))
    for part in [before, after] {
      try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
    }
    let names = files.indices.map { "\($0).xlsx" }
    for (name, file) in zip(names, files) {
      try Data(file).write(to: before.appending(component: name))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.currentDirectoryURL = before
    process.arguments =
      [
        "soffice", "-env:UserInstallation=file://\(folder.path)/profile", "--headless",
        "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", after.path,
      ] + names
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try names.map { Array(try Data(contentsOf: after.appending(component: $0))) }
  }
}
