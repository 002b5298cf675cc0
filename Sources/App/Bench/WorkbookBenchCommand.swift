import ArgumentParser
import House
import Worksheets

/// `zona bench workbook`: workbooks out and in.
struct WorkbookBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workbook",
    abstract: "Write and read workbooks, beside openpyxl and LibreOffice on 50 sheets.")

  func run() throws {
    for line in try WorkbookBench.lines() { Terminal.print(BenchTable.text(line)) }
  }
}
