package import ArgumentParser
import Documents
import Foundation
import House
import Instruments
import InstrumentsModel
import Kernel
import WorksheetsModel

/// `zona score`: scores files of answers exactly as the official form does.
package struct ScoreCommand: ParsableCommand {
  /// The name and the help of the command.
  package static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score answers from workbooks or JSON files.",
    discussion: """
      Reads .xlsx files in either official layout (Lampiran III, sheet "LKE ZI"; the portal's \
      sheet "Jawaban") and .json files in the shape of the national contract. A cell is never \
      refused: what does not fit counts as unanswered and is reported. A blank counts 0; the \
      figure that Excel would show is printed beside the total.
      """)

  /// Whose answers may be scored from a file.
  enum FileLayer: String, ExpressibleByArgument, CaseIterable {
    case unit, tpi

    var layer: Layer { self == .unit ? .unit : .tpi }
  }

  /// The language of the printed table.
  enum TableLanguage: String, ExpressibleByArgument, CaseIterable {
    case id, en

    var language: Language { self == .id ? .indonesian : .english }
  }

  @Argument(help: "Workbooks (.xlsx) or contract files (.json).")
  var files: [String]

  @Option(help: "Whose answers to score: unit or tpi.")
  var layer: FileLayer = .unit

  @Option(help: "The instrument by number and year, such as 90/2021; see zona instrument list.")
  var instrument: String = InstrumentLibrary.current

  @Flag(help: "Print JSON, one object a line when there are several files.")
  var json = false

  @Flag(help: "Print CSV, one row a file.")
  var csv = false

  @Option(
    help: "For --csv: comma, or semicolon with decimal commas for a spreadsheet in Indonesian.")
  var separator: ScoreSeparator?

  @Option(help: "The language of the table: id or en.")
  var language: TableLanguage?

  /// Makes the command for the parser.
  package init() {}

  /// Refuses two kinds of output at once.
  package func validate() throws {
    if json, csv { throw ValidationError("Choose one of --json and --csv.") }
    if separator != nil, !csv { throw ValidationError("--separator goes with --csv.") }
  }

  /// Scores the files one after the other.
  package func run() throws {
    let instrument = try InstrumentCommand.find(instrument)
    do throws(ReadingRefusal) {
      try instrument.requireComplete()
    } catch {
      throw Self.refusal(.reading(error))
    }
    let table = ScoreCSV(instrument: instrument, separator: separator ?? .comma)
    if csv { Terminal.print(table.line(table.header, isFirst: true)) }
    var bar = ProgressBar(
      Text("Menilai", "Scoring").in(spoken), total: files.count,
      isVisible: files.count > 1 && Terminal.isWatched)
    var refused = 0
    for (index, file) in files.enumerated() {
      do throws(AnswerFileRefusal) {
        let report = try Self.score(file, with: instrument, layer: layer.layer)
        bar.finish()
        print(report, file: file, table)
      } catch {
        if files.count == 1, !csv { throw Self.refusal(error) }
        bar.finish()
        refused += 1
        print(error, file: file, table)
      }
      bar.show(done: index + 1)
    }
    bar.finish()
    if refused > 0 { throw ExitCode(1) }
  }

  /// Reads and scores one file.
  ///
  /// - Parameters:
  ///   - file: The path.
  ///   - instrument: A complete instrument.
  ///   - layer: Whose answers.
  /// - Returns: The report.
  /// - Throws: A refusal of the file.
  static func score(
    _ file: String, with instrument: Instrument, layer: Layer
  ) throws(AnswerFileRefusal) -> ScoreReport {
    let bytes: [UInt8]
    do throws(DocumentRefusal) {
      bytes = try Workbook.bytes(ofFile: file, limit: ReadLimits.standard.fileBytes)
    } catch {
      throw .document(error)
    }
    let reading = try AnswerFile.read(bytes, for: instrument, layer: layer)
    return ScoreReport(reading, of: instrument)
  }

  private var spoken: Language { language?.language ?? Terminal.language }

  private func print(_ report: ScoreReport, file: String, _ table: ScoreCSV) {
    if csv {
      Terminal.print(table.line(table.row(report, file: file)))
    } else if json {
      Terminal.print(report.json(file: files.count > 1 ? file : nil))
    } else {
      let table = ScoreTable(report: report, language: spoken, width: Terminal.width)
      for line in table.lines(file: files.count > 1 ? file : nil) { Terminal.print(line) }
      if files.count > 1 { Terminal.print("") }
    }
  }

  /// Every file has its line, the refused ones too.
  private func print(_ refusal: AnswerFileRefusal, file: String, _ table: ScoreCSV) {
    let code = ImportRefusalText.code(refusal)
    let sentence = ImportRefusalText.sentence(refusal)
    if csv {
      Terminal.print(table.line(table.refusedRow(file: file, code: code)))
    } else if json {
      var object = JSONObject()
      object.text("file", file)
      object.text("refused", code)
      object.text("message", sentence.english)
      Terminal.print(object.line)
    }
    Terminal.warn("zona: \(file): \(sentence.in(spoken)) [\(code)]")
  }

  private static func refusal(_ refusal: AnswerFileRefusal) -> CommandRefusal {
    CommandRefusal(code: ImportRefusalText.code(refusal), ImportRefusalText.sentence(refusal))
  }
}
