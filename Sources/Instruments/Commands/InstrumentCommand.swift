package import ArgumentParser
import Documents
import Foundation
import House
package import InstrumentsModel
import Kernel

/// `zona instrument`: look at the editions of the LKE, check a file, compare, take official wording.
package struct InstrumentCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "instrument",
    abstract: "The LKE of each regulation: list, show, check, compare, official wording.",
    subcommands: [
      InstrumentListCommand.self, InstrumentShowCommand.self, InstrumentCheckCommand.self,
      InstrumentDiffCommand.self, InstrumentImportCommand.self,
    ])

  /// Parsed by ArgumentParser.
  package init() {}

  /// A shipped instrument by whatever people call it, as every command takes it.
  ///
  /// - Parameter name: Such as `90/2021`, or an id.
  /// - Returns: The instrument.
  /// - Throws: `CommandRefusal` for an unknown or ambiguous one, with those that there are.
  package static func find(_ name: String) throws -> Instrument {
    try refusing { () throws(InstrumentLoadRefusal) in
      try InstrumentLibrary.instrument(named: name)
    }
  }

  /// Turns a refusal to load into the end of a command.
  ///
  /// - Throws: `CommandRefusal` with one line for each fault.
  static func refusing<Value>(
    _ body: () throws(InstrumentLoadRefusal) -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch {
      let lines = InstrumentFaultText.lines(error)
      throw CommandRefusal(
        code: InstrumentFaultText.code(error),
        Text(
          lines.map(\.indonesian).joined(separator: "\n"),
          lines.map(\.english).joined(separator: "\n")))
    }
  }

  /// Prints lines, or JSON.
  static func print(_ lines: [String], or json: [UInt8], isJSON: Bool) {
    if isJSON {
      Terminal.print(String(decoding: json, as: UTF8.self))
    } else {
      for line in lines { Terminal.print(line) }
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: `CommandRefusal` when it cannot be read.
  static func bytes(of file: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandRefusal(
        code: "file_unreadable",
        Text("Berkas \(file) tidak bisa dibaca.", "The file \(file) cannot be read."))
    }
    return Array(data)
  }
}

struct InstrumentListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Every edition that the program carries.")

  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let all = try InstrumentCommand.refusing { () throws(InstrumentLoadRefusal) in
      try InstrumentLibrary.all()
    }
    InstrumentCommand.print(
      InstrumentReport.list(all, in: Terminal.language), or: InstrumentJSON.list(all), isJSON: json)
  }
}

struct InstrumentShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "The tree, questions, scales and floors of one edition.")

  @Argument(help: "For example 90/2021.") var instrument: String
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let instrument = try InstrumentCommand.find(instrument)
    InstrumentCommand.print(
      InstrumentReport.show(instrument, in: Terminal.language),
      or: InstrumentJSON.show(instrument), isJSON: json)
  }
}

struct InstrumentCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a file, or every edition that the program carries.",
    discussion: "Names file, line and rule of everything that does not fit together.")

  @Argument(help: "A YAML file; without it the shipped editions are checked.") var file: String?
  @Flag(help: "Print the faults as JSON.") var json = false

  func run() throws {
    guard let file else {
      let all = try InstrumentCommand.refusing { () throws(InstrumentLoadRefusal) in
        try InstrumentLibrary.all()
      }
      for instrument in all where !json { Terminal.print(sentence(instrument)) }
      if json { Terminal.print("[]") }
      return
    }
    let bytes = try InstrumentCommand.bytes(of: file)
    let name = URL(filePath: file).lastPathComponent
    do {
      let instrument = try InstrumentLibrary.read(bytes: bytes, file: name)
      if json { Terminal.print("[]") } else { Terminal.print(sentence(instrument)) }
    } catch let refusal {
      if json, case .faulty(let faults) = refusal {
        Terminal.print(String(decoding: InstrumentJSON.faults(faults), as: UTF8.self))
      }
      try InstrumentCommand.refusing { () throws(InstrumentLoadRefusal) in throw refusal }
    }
  }

  private func sentence(_ instrument: Instrument) -> Text {
    let counts = InstrumentText.counts(instrument)
    let open = instrument.uncertainQuestions.count
    let doubt =
      open == 0
      ? Text("", "")
      : Text(
        "; belum lengkap: \(open) pertanyaan belum pasti tipenya",
        "; incomplete: \(open) questions of uncertain type")
    return Text(
      "\(instrument.regulation): cocok, \(counts.indonesian)\(doubt.indonesian).",
      "\(instrument.regulation): fits together, \(counts.english)\(doubt.english).")
  }
}

struct InstrumentDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "In what two editions differ: weights, scales, questions, floors.")

  @Argument(help: "The edition before, for example 52/2014.") var before: String
  @Argument(help: "The edition after, for example 90/2021.") var after: String
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    let (old, new) = (try InstrumentCommand.find(before), try InstrumentCommand.find(after))
    let differences = old.differences(from: new)
    InstrumentCommand.print(
      InstrumentReport.differences(differences, in: Terminal.language),
      or: InstrumentJSON.differences(differences), isJSON: json)
  }
}

struct InstrumentImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take the official wording from the national question master.",
    discussion: """
      The wording is stored in the data folder of this installation and shown in place of ours. \
      Numbers, rows, scales and weights must be those of the instrument; nothing else is changed.
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The question master (JSON).") var master: String
  @Option(help: "The instrument that the master belongs to, such as 90/2021.")
  var instrument = InstrumentLibrary.current

  func run() throws {
    let instrument = try InstrumentCommand.find(instrument)
    let folder = try house.resolve().dataFolder
    let bytes = try InstrumentCommand.bytes(of: master)
    if let fault = JSONFault(in: bytes) {
      throw CommandRefusal(code: "master_unreadable", fault.text)
    }
    do {
      let wording = try WordingStore.read(master: bytes, for: instrument)
      let path = try WordingStore.save(wording, in: folder)
      Terminal.print(
        Text(
          "Teks resmi \(wording.lines.count) soal (tahun \(wording.year)) disimpan: \(path)",
          "The official wording of \(wording.lines.count) soal (\(wording.year)) is stored: \(path)"
        ))
    } catch let refusal as WordingRefusal {
      throw CommandRefusal(code: WordingText.code(refusal), WordingText.refusal(refusal))
    }
  }
}
