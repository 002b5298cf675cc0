import Foundation
import InstrumentsModel
import Instruments
import Kernel
import WorksheetsModel

/// LibreOffice opening, calculating and saving many workbooks in one process.
enum OfficeBench {
  /// How long it takes for some workbooks, its own start included.
  ///
  /// - Returns: nil when LibreOffice is not installed.
  static func milliseconds(for files: [[UInt8]]) throws -> Double? {
    let folder = try BenchFolder()
    defer { folder.remove() }
    let paths = try files.enumerated().map { try folder.write($1, as: "\($0).xlsx") }
    let profile = "-env:UserInstallation=file://\(folder.path)/profile"
    let clock = ContinuousClock()
    let start = clock.now
    let output = Child.output(
      "soffice",
      [profile, "--headless", "--convert-to", "csv", "--outdir", folder.path + "/out"] + paths)
    guard output != nil else { return nil }
    let spent = (clock.now - start).components
    return Double(spent.seconds) * 1e3 + Double(spent.attoseconds) / 1e15
  }

  /// How long a nation of workbooks would take, from two measured numbers of files.
  ///
  /// The start of the program counts once, each further file as measured.
  ///
  /// - Parameter instrument: The form of the workbooks.
  /// - Returns: nil when LibreOffice is not installed.
  /// - Throws: What writing the workbooks refuses.
  static func nationMilliseconds(of instrument: Instrument) throws -> Double? {
    let portal = try PortalWorkbook(of: instrument, in: .indonesian)
    let title = WorkbookTitle(
      unitName: "Unit Contoh", year: 2020, createdAt: Instant(milliseconds: 0))
    var random = SeededGenerator(seed: 2020)
    var files: [[UInt8]] = []
    for _ in 0..<many {
      var answers = FormAnswers(blankFor: instrument)
      answers.sheet = InstrumentBench.randomSheet(of: instrument, using: &random)
      files.append(try portal.bytes([.unit: answers], title: title))
    }
    guard let short = try milliseconds(for: Array(files.prefix(few))),
      let long = try milliseconds(for: files)
    else { return nil }
    let each = (long - short) / Double(many - few)
    return long + each * Double(InstrumentBench.nation - many)
  }

  private static let few = 10
  /// How many workbooks are really opened.
  static let many = 50
}

/// A folder for one measurement.
struct BenchFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/zona-bench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  func remove() {
    // A folder that stays in /tmp harms nobody.
    try? FileManager.default.removeItem(atPath: path)
  }
}

/// A program run beside us.
enum Child {
  /// What it printed; nil when it is missing or failed.
  static func output(_ name: String, _ arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return nil
    }
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: bytes, as: UTF8.self) : nil
  }
}
