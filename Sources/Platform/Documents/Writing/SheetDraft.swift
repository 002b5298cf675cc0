/// A sheet to be written into a fresh workbook.
package struct SheetDraft: Sendable {
  /// What a cell shall hold.
  package enum Content: Hashable, Sendable {
    /// Nothing but the format.
    case blank
    /// A text; written as a text whatever it begins with, never as a formula.
    case text(String)
    /// A number in decimal text with a point, stored as it is; programs keep 15 digits of it.
    case number(String)
    /// TRUE or FALSE.
    case bool(Bool)
    /// A formula without its leading `=`, and the result to show before anyone calculates.
    ///
    /// Without a result the cell stays empty until the program that opens the file calculates.
    case formula(String, result: CellValue?)
  }

  /// One or several columns of the same kind.
  package struct Column: Hashable, Sendable {
    /// The columns, counted from 1.
    package let numbers: ClosedRange<Int>
    /// The width in characters of the standard font.
    package let width: Int
    /// Whether the columns are hidden.
    package let isHidden: Bool
    /// The format of cells that have none of their own.
    package let format: CellFormat

    /// Describes columns, counted from 1.
    package init(
      _ numbers: ClosedRange<Int>, width: Int, isHidden: Bool = false,
      format: CellFormat = .plain
    ) {
      self.numbers = numbers
      self.width = width
      self.isHidden = isHidden
      self.format = format
    }
  }

  /// A list to choose from.
  package struct Choice: Hashable, Sendable {
    /// The cells that offer it.
    package let range: CellRange
    /// The words offered; together at most 255 characters, which is Excel's limit.
    package let words: [String]

    /// Offers words in the cells of a range.
    package init(_ range: CellRange, words: [String]) {
      self.range = range
      self.words = words
    }
  }

  /// How the sheet is printed, on A4.
  package struct Printing: Hashable, Sendable {
    /// Whether the long side is at the top.
    package var isLandscape = false
    /// Whether all columns are shrunk to fit one page's width.
    package var fitsWidth = true
    /// The rows repeated on each page, counted from 1.
    package var repeatedRows: ClosedRange<Int>?
    /// The text at the foot of each page, in Excel's codes such as `&P`; centred unless they say.
    package var footer = ""

    /// Upright, fitted to the width.
    package init() {}
  }

  /// One write to a cell.
  struct Entry {
    let address: CellAddress
    let content: Content
    /// The position in `formats`.
    let format: Int
  }

  /// The name on the tab: at most 31 characters, none of `[ ] : * ? / \`.
  package let name: String
  /// Whether the tab is hidden.
  package var isHidden = false
  /// The columns that differ from the standard.
  package var columns: [Column] = []
  /// Heights in points of rows that differ from the standard, by row number.
  package var rowHeights: [Int: Int] = [:]
  /// The numbers of hidden rows, counted from 1.
  package var hiddenRows: Set<Int> = []
  /// Rectangles shown as one cell, that of their upper left corner.
  package var mergedRanges: [CellRange] = []
  /// The lists to choose from.
  package var choices: [Choice] = []
  /// How many rows at the top stay in view.
  package var frozenRowCount = 0
  /// How many columns at the left stay in view.
  package var frozenColumnCount = 0
  /// Whether cells are locked unless their format says otherwise; there is no password.
  package var isProtected = false
  /// How the sheet is printed.
  package var printing = Printing()

  private(set) var entries: [Entry] = []
  /// The formats in use, each once; a sheet has a handful.
  private(set) var formats = [CellFormat.plain]
  private var lastFormat = 0

  /// Starts an empty sheet.
  package init(name: String) {
    self.name = name
  }

  /// Writes a cell; of two writes to one cell the later counts.
  package mutating func set(
    _ address: CellAddress, _ content: Content, format: CellFormat = .plain
  ) {
    entries.append(Entry(address: address, content: content, format: index(of: format)))
  }

  private mutating func index(of format: CellFormat) -> Int {
    // Neighbours mostly look alike, and looking along a handful is quicker than hashing.
    if formats[lastFormat] == format { return lastFormat }
    lastFormat = formats.firstIndex(of: format) ?? formats.count
    if lastFormat == formats.count { formats.append(format) }
    return lastFormat
  }

  /// Writes cells side by side from column A on.
  package mutating func setRow(
    _ rowNumber: Int, _ contents: [Content], format: CellFormat = .plain
  ) {
    let number = index(of: format)
    for (index, content) in contents.enumerated() {
      let address = CellAddress(columnNumber: index + 1, rowNumber: rowNumber)
      entries.append(Entry(address: address, content: content, format: number))
    }
  }
}

/// How cells look.
package struct CellFormat: Hashable, Sendable {
  /// Where the content stands between left and right.
  package enum Alignment: Hashable, Sendable {
    /// Texts left, numbers right.
    case automatic
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// Bold type.
  package var isBold = false
  /// Italic type.
  package var isItalic = false
  /// Whether long texts break into lines.
  package var wraps = false
  /// The background, `0xRRGGBB`; nil for none.
  package var fill: Int?
  /// The colour of the type, `0xRRGGBB`; nil for black.
  package var textColor: Int?
  /// The size of the type in points; nil for the standard 11.
  package var fontSize: Int?
  /// A thin line on all sides.
  package var hasBorder = false
  /// How numbers are shown, in Excel's codes such as `0.00`; nil for as needed.
  package var numberFormat: String?
  /// Where the content stands between left and right.
  package var alignment = Alignment.automatic
  /// Whether the content stands at the top instead of the bottom of a high row.
  package var isAtTop = false
  /// Whether a protected sheet refuses changes of the cell.
  package var isLocked = true

  /// No format at all.
  package static let plain = CellFormat()

  /// Starts without any format.
  package init() {}
}
