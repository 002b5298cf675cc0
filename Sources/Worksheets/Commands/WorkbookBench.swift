import Documents
import Foundation
package import House
import Instruments
import InstrumentsModel
import Kernel
import WorksheetsModel

/// Workbooks out and in per second, beside openpyxl and LibreOffice.
package enum WorkbookBench {
  private static let sheetCount = 50
  private static let registryRows = 3_691

  /// Measures every promise about workbooks with its reference in the same run.
  ///
  /// - Returns: The lines of the table; a reference that is missing here says so in its remark.
  /// - Throws: What reading or writing refuses.
  package static func lines() throws -> [BenchLine] {
    let instrument = try InstrumentLibrary.instrument(InstrumentLibrary.current)
    let answers = filled(of: instrument)
    let title = WorkbookTitle(
      unitName: "Unit Contoh", year: 2026, createdAt: Instant(milliseconds: 0))
    let portal = try PortalWorkbook(of: instrument, in: .indonesian)
    let file = try portal.bytes([.unit: answers], title: title)
    let python = try PythonBench(workbook: file, registryRows: registryRows)

    // The layout is made anew each time, as the export page does.
    let out = try perSecond {
      _ = try PortalWorkbook(of: instrument, in: .indonesian)
        .bytes([.unit: answers], title: title)
    }
    let back = try perSecond {
      let reading = try AnswerFile.read(file, for: instrument, layer: .unit)
      _ = instrument.score(reading.sheet).total
    }
    let registry = try BenchTimes.measure(runs: 5) { _ = try registryWorkbook().bytes() }
    let files = [[UInt8]](repeating: file, count: sheetCount)
    return [
      BenchLine(
        "one LKE written as XLSX with formulas", ours: BenchFigure(out, .perSecond),
        reference: python.reference(\.written), goal: "≥ 330/s", remark: python.remark),
      BenchLine(
        "one LKE read from XLSX and scored", ours: BenchFigure(back, .perSecond),
        reference: python.reference(\.read), goal: "≥ 500/s",
        remark: python.remark.isEmpty ? "openpyxl reads only" : python.remark),
      BenchLine(
        "registry of 3,691 rows written as XLSX",
        ours: BenchFigure(registry.median, .milliseconds),
        reference: python.registry.map { ("openpyxl", BenchFigure($0, .milliseconds)) },
        goal: "≤ 40 ms", remark: python.remark),
      try libreOffice(files, ours: back),
    ]
  }

  private static func libreOffice(_ files: [[UInt8]], ours: Double) throws -> BenchLine {
    let rate = try OfficeBench.milliseconds(for: files).map { Double(files.count) / $0 * 1_000 }
    return BenchLine(
      "\(files.count) workbooks to scores", ours: BenchFigure(ours, .perSecond),
      reference: rate.map { ("LibreOffice, one process", BenchFigure($0, .perSecond)) },
      remark: rate == nil
        ? "LibreOffice is not installed" : "both open each file; stored sheets: zona bench nation")
  }

  /// The best answers throughout, with a note beside every fourth question.
  private static func filled(of instrument: Instrument) -> FormAnswers {
    var answers = FormAnswers(blankFor: instrument)
    for (position, soal) in instrument.soals.enumerated() {
      switch soal.kind {
      case .choice: answers.sheet.set(.option(0), at: position)
      case .count: answers.sheet.set(.count(7), at: position)
      case .index(let maximum): answers.sheet.set(.index(maximum), at: position)
      case .unknown: continue
      }
      if position.isMultiple(of: 4) { answers.notes[position] = "Catatan soal \(soal.id)." }
    }
    return answers
  }

  private static func registryWorkbook() -> WorkbookWriter {
    var sheet = SheetDraft(name: "Registri")
    for row in 1...registryRows {
      var cells = (1...10).map { SheetDraft.Content.text("Unit \(row) kolom \($0)") }
      cells.append(.number("\(row % 100).25"))
      cells.append(.number(String(row)))
      sheet.setRow(row, cells)
    }
    var writer = WorkbookWriter()
    writer.sheets = [sheet]
    return writer
  }

  /// How often work is done in a second, counted for at least one.
  private static func perSecond(_ work: () throws -> Void) rethrows -> Double {
    try work()
    let clock = ContinuousClock()
    let start = clock.now
    var count = 0
    while clock.now - start < .seconds(1) {
      try work()
      count += 1
    }
    let spent = (clock.now - start).components
    return Double(count) / (Double(spent.seconds) + Double(spent.attoseconds) / 1e18)
  }
}

/// The same work done by openpyxl in a child process, which times itself.
private struct PythonBench {
  private(set) var written: Double?
  private(set) var read: Double?
  private(set) var registry: Double?
  let remark: String

  /// Runs openpyxl, if there is one.
  init(workbook: [UInt8], registryRows: Int) throws {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let file = try folder.write(workbook, as: "lke.xlsx")
    let script = try folder.write(Array(Self.script.utf8), as: "bench.py")
    guard let output = Child.output("python3", [script, file, String(registryRows)]) else {
      remark = "openpyxl is not installed"
      return
    }
    let figures = output.split(separator: "\n").compactMap { Double($0) }
    guard figures.count == 3 else {
      remark = "openpyxl is not installed"
      return
    }
    (written, read, registry) = (figures[0], figures[1], figures[2])
    remark = ""
  }

  func reference(
    _ figure: KeyPath<PythonBench, Double?>
  ) -> (name: String, figure: BenchFigure)? {
    self[keyPath: figure].map { ("openpyxl", BenchFigure($0, .perSecond)) }
  }

  private static let script = """
    import io, sys, time
    import openpyxl
    data = open(sys.argv[1], "rb").read()
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [[(c.row, c.column, c.value) for row in sheet.iter_rows() for c in row
              if c.value is not None] for sheet in book]
    def write():
        out = openpyxl.Workbook()
        for index, values in enumerate(cells):
            sheet = out.active if index == 0 else out.create_sheet()
            for row, column, value in values:
                sheet.cell(row=row, column=column, value=value)
        out.save(io.BytesIO())
    def rate(work):
        work()
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < 1:
            work()
            count += 1
        return count / (time.perf_counter() - start)
    print(rate(write))
    print(rate(lambda: openpyxl.load_workbook(io.BytesIO(data))))
    start = time.perf_counter()
    out = openpyxl.Workbook()
    for row in range(1, int(sys.argv[2]) + 1):
        out.active.append([f"Unit {row} kolom {c}" for c in range(1, 11)] + [row % 100 + .25, row])
    out.save(io.BytesIO())
    print((time.perf_counter() - start) * 1000)
    """
}
