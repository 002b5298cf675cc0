/// Numbers the distinct formats of a workbook and writes the part `styles.xml`.
struct StyleTable {
  private struct Font: Hashable {
    var isBold = false
    var isItalic = false
    var color: Int?
    var size = 11
  }

  private var formats = Numbered([CellFormat.plain])
  private var fonts = Numbered([Font()])
  private var fills = Numbered<Int>([])
  private var numberFormats = Numbered<String>([])

  /// Values in the order of their first use.
  private struct Numbered<Value: Hashable> {
    private(set) var values: [Value]
    private var indexes: [Value: Int]

    init(_ values: [Value]) {
      self.values = values
      indexes = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
    }

    mutating func index(of value: Value) -> Int {
      if let known = indexes[value] { return known }
      indexes[value] = values.count
      values.append(value)
      return values.count - 1
    }
  }

  /// The number that cells of a format carry; 0 is no format.
  mutating func index(of format: CellFormat) -> Int {
    if format == .plain { return 0 }
    return formats.index(of: format)
  }

  /// Writes all formats used so far.
  mutating func part() -> [UInt8] {
    let cells = formats.values.map { xf($0) }.joined()
    var markup = Markup()
    markup.append(
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
    if !numberFormats.values.isEmpty {
      markup.append(raw: "<numFmts count=\"\(numberFormats.values.count)\">")
      for (index, code) in numberFormats.values.enumerated() {
        markup.append(raw: "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"")
        markup.append(text: code)
        markup.append("\"/>")
      }
      markup.append("</numFmts>")
    }
    markup.append(raw: "<fonts count=\"\(fonts.values.count)\">")
    for font in fonts.values { markup.append(raw: Self.markup(font)) }
    markup.append(raw: "</fonts><fills count=\"\(fills.values.count + 2)\">")
    markup.append("<fill><patternFill patternType=\"none\"/></fill>")
    markup.append("<fill><patternFill patternType=\"gray125\"/></fill>")
    for fill in fills.values {
      let color = Self.color(fill)
      markup.append(
        raw: "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(color)\"/>"
          + "<bgColor indexed=\"64\"/></patternFill></fill>")
    }
    markup.append(raw: "</fills>" + Self.borders)
    markup.append("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\"")
    markup.append(" borderId=\"0\"/></cellStyleXfs>")
    markup.append(raw: "<cellXfs count=\"\(formats.values.count)\">\(cells)</cellXfs>")
    markup.append("<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>")
    markup.append("</cellStyles></styleSheet>")
    return markup.bytes
  }

  private static let borders: String = {
    let sides = ["left", "right", "top", "bottom"].map {
      "<\($0) style=\"thin\"><color auto=\"1\"/></\($0)>"
    }.joined()
    return "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
      + "<border>\(sides)<diagonal/></border></borders>"
  }()

  private static func color(_ rgb: Int) -> String {
    let digits = String(rgb & 0xFF_FFFF, radix: 16, uppercase: true)
    return "FF" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static func markup(_ font: Font) -> String {
    (font.isBold ? "<font><b/>" : "<font>") + (font.isItalic ? "<i/>" : "")
      + "<sz val=\"\(font.size)\"/>" + (font.color.map { "<color rgb=\"\(color($0))\"/>" } ?? "")
      + "<name val=\"Calibri\"/><family val=\"2\"/></font>"
  }

  private mutating func xf(_ format: CellFormat) -> String {
    let font = fonts.index(
      of: Font(
        isBold: format.isBold, isItalic: format.isItalic, color: format.textColor,
        size: format.fontSize ?? 11))
    let fill = format.fill.map { fills.index(of: $0) + 2 } ?? 0
    let number = format.numberFormat.map { numberFormats.index(of: $0) + 164 } ?? 0
    var text = "<xf numFmtId=\"\(number)\" fontId=\"\(font)\" fillId=\"\(fill)\""
    text += " borderId=\"\(format.hasBorder ? 1 : 0)\" xfId=\"0\""
    if number != 0 { text += " applyNumberFormat=\"1\"" }
    if font != 0 { text += " applyFont=\"1\"" }
    if fill != 0 { text += " applyFill=\"1\"" }
    if format.hasBorder { text += " applyBorder=\"1\"" }
    let children = Self.alignment(format) + (format.isLocked ? "" : "<protection locked=\"0\"/>")
    if !format.isLocked { text += " applyProtection=\"1\"" }
    return children.isEmpty ? text + "/>" : text + " applyAlignment=\"1\">\(children)</xf>"
  }

  private static func alignment(_ format: CellFormat) -> String {
    let horizontal =
      switch format.alignment {
      case .automatic: ""
      case .left: " horizontal=\"left\""
      case .center: " horizontal=\"center\""
      case .right: " horizontal=\"right\""
      }
    let attributes =
      horizontal + (format.isAtTop ? " vertical=\"top\"" : "")
      + (format.wraps ? " wrapText=\"1\"" : "")
    return attributes.isEmpty ? "" : "<alignment\(attributes)/>"
  }
}
