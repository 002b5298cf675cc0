import Documents
import Kernel
import SurveysModel

/// What became of a list of served people; no contact stands in it.
struct FrameReport: Hashable, Sendable {
  /// One line that was not taken.
  struct Line: Hashable, Sendable {
    let number: Int
    let fault: FrameFault
  }

  /// How many lines were taken.
  var taken = 0
  /// How many were not, by the reason.
  var refused: [FrameFault: Int] = [:]
  /// The first of them.
  var lines: [Line] = []

  /// The most lines that are named one by one.
  static let mostLines = 500

  mutating func refuse(_ number: Int, _ fault: FrameFault) {
    refused[fault, default: 0] += 1
    if lines.count < Self.mostLines { lines.append(Line(number: number, fault: fault)) }
  }
}

/// Reads a list of served people while it comes: nothing of it is ever on the disk unsealed, and
/// only a workbook is in memory as a whole.
struct FrameReader: Sendable {
  /// A line with its number in the file.
  typealias Line = (number: Int, row: Result<FrameRow, FrameFault>)

  /// The largest workbook; larger lists come as CSV.
  ///
  /// - Unit: bytes.
  static let largestWorkbook = 16 << 20
  /// How much of a file says what kind of file it is.
  private static let headLength = 1_024

  private let services: [SurveyedService]
  private var rest: [UInt8] = []
  private var number = 0
  private var kind: Kind?
  /// Why a file without any line for somebody has none.
  private(set) var emptiness = FrameRefusal.fileIsBlank

  private enum Kind { case lines, workbook }

  init(services: [SurveyedService]) {
    self.services = services
  }

  /// The lines that are complete with these bytes.
  ///
  /// - Throws: `DocumentRefusal` for a workbook that is too large; `CSVRefusal` for what is neither
  ///   a workbook nor text in UTF-8.
  mutating func take(_ bytes: [UInt8]) throws -> [Line] {
    rest += bytes
    if kind == nil {
      guard rest.count >= Self.headLength else { return [] }
      try recognise()
    }
    guard kind == .lines else {
      guard rest.count <= Self.largestWorkbook else {
        throw DocumentRefusal.fileTooLarge(limitBytes: Self.largestWorkbook)
      }
      return []
    }
    return readLines()
  }

  /// Tells by its first bytes what a file is.
  private mutating func recognise() throws {
    // Every workbook is a zip archive, which begins with these letters.
    if rest.starts(with: Array("PK".utf8)) { return kind = .workbook }
    try CSV.checkKind(Array(rest.prefix(Self.headLength)))
    kind = .lines
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
  }

  private mutating func readLines() -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let end = rest[start...].firstIndex(of: 0x0A) {
      if let line = read(rest[start..<end]) { lines.append(line) }
      start = end + 1
    }
    // A line without end must not fill the memory: what is too long is no contact.
    start = max(start, rest.count - FrameRow.longestLine)
    rest.removeFirst(start)
    return lines
  }

  /// What is left at the end of the file; for a workbook, everything.
  ///
  /// - Throws: `DocumentRefusal` for a workbook that cannot be read; what `take` throws for a file
  ///   that is shorter than what `take` waits for.
  mutating func finish() throws -> [Line] {
    defer { rest = [] }
    if kind == nil { try recognise() }
    guard kind == .workbook else {
      var lines = readLines()
      if !rest.isEmpty, let last = read(rest[...]) { lines.append(last) }
      return lines
    }
    guard let sheet = try Workbook.read(bytes: rest).sheets.first(where: { !$0.isHidden }) else {
      return []
    }
    var rows: [Int: [String]] = [:]
    for (address, cell) in sheet.cells where (1...2).contains(address.columnNumber) {
      let text: String
      switch cell.value {
      case .number(let number): text = number
      case .text(let typed): text = typed
      case .blank, .bool, .error: continue
      }
      rows[address.rowNumber, default: ["", ""]][address.columnNumber - 1] = text
    }
    return (1...max(1, rows.keys.max() ?? 1)).compactMap { read(cells: rows[$0] ?? ["", ""]) }
  }

  private mutating func read(_ bytes: ArraySlice<UInt8>) -> Line? {
    let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
    guard let text = String(validating: line, as: UTF8.self) else {
      number += 1
      return (number, .failure(.encoding))
    }
    return read(cells: FrameRow.cells(of: text))
  }

  /// A line; nil for an empty one and for one that names the columns.
  private mutating func read(cells: [String]) -> Line? {
    number += 1
    if cells.allSatisfy(\.isEmpty) { return nil }
    let isHead =
      number == 1 && !(cells[0].contains("@") || cells[0].contains(where: \.isNumber))
    if isHead {
      emptiness = .onlyHeader
      return nil
    }
    do throws(FrameFault) {
      return (number, .success(try FrameRow(cells, services: services)))
    } catch {
      return (number, .failure(error))
    }
  }
}
