import Documents
import Kernel

extension CellAddress {
  /// A cell near the corner of a sheet.
  static func random(_ random: inout SeededGenerator) -> CellAddress {
    CellAddress(
      columnNumber: Int.random(in: 1...8, using: &random),
      rowNumber: Int.random(in: 1...12, using: &random))
  }
}

extension String {
  /// A text with the characters that formats stumble over.
  static func random(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "a", "é", "漢", "👩‍👩‍👧", " ", "  ", "\n", "\t", "\r", "\"", "'", "<", ">", "&", "&amp;", "=1+1",
      "-2", "@x", ";", ",", "_x0041_", "_x", "]]>", "\u{1}", "\u{0}", "\u{FFFE}", "0", "A1",
    ]
    return (0..<Int.random(in: 1...6, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// A decimal of at most 15 digits.
  static func randomNumber(_ random: inout SeededGenerator) -> String {
    let units = Int.random(in: -99_999_999...99_999_999, using: &random)
    let places = Int.random(in: 0...7, using: &random)
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: Swift.max(0, places + 1 - digits.count)) + digits
    var text = String(padded.dropLast(places))
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return (units < 0 && text != "0" ? "-" : "") + text
  }
}

extension WorkbookPatch.Content {
  /// Something to write that is no formula, and what must be read afterwards.
  static func random(_ random: inout SeededGenerator) -> (Self, CellValue) {
    switch Int.random(in: 0...3, using: &random) {
    case 0:
      let number = String.randomNumber(&random)
      return (.number(number), .number(number))
    case 1:
      let text = String.random(&random)
      return (.text(text), .text(text))
    case 2: return (.bool(true), .bool(true))
    default: return (.blank, .blank)
    }
  }
}

extension SheetDraft {
  /// A sheet with each kind of cell.
  static func random(_ random: inout SeededGenerator) -> SheetDraft {
    var sheet = SheetDraft(name: "Lembar \(Int.random(in: 1...99, using: &random))")
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      let content: Content =
        switch Int.random(in: 0...4, using: &random) {
        case 0: .text(.random(&random))
        case 1: .number(.randomNumber(&random))
        case 2: .bool(Bool.random(using: &random))
        case 3: .formula("SUM(A1:B2)&\"<\"", result: .number("5"))
        default: .formula("A1", result: nil)
        }
      sheet.set(.random(&random), content)
    }
    return sheet
  }
}
