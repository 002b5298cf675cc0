// The bytes that XML, cell addresses and CSV are made of, by name.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var exclamation: UInt8 { 0x21 }
  static var doubleQuote: UInt8 { 0x22 }
  static var hash: UInt8 { 0x23 }
  static var dollar: UInt8 { 0x24 }
  static var ampersand: UInt8 { 0x26 }
  static var singleQuote: UInt8 { 0x27 }
  static var plus: UInt8 { 0x2B }
  static var comma: UInt8 { 0x2C }
  static var minus: UInt8 { 0x2D }
  static var dot: UInt8 { 0x2E }
  static var slash: UInt8 { 0x2F }
  static var zero: UInt8 { 0x30 }
  static var colon: UInt8 { 0x3A }
  static var semicolon: UInt8 { 0x3B }
  static var lessThan: UInt8 { 0x3C }
  static var equals: UInt8 { 0x3D }
  static var greaterThan: UInt8 { 0x3E }
  static var question: UInt8 { 0x3F }
  static var upperA: UInt8 { 0x41 }
  static var openBracket: UInt8 { 0x5B }
  static var closeBracket: UInt8 { 0x5D }
  static var underscore: UInt8 { 0x5F }

  @inline(__always) var isDigit: Bool { self &- .zero < 10 }

  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Space, tab, line feed or carriage return: what XML calls white space.
  @inline(__always) var isSpace: Bool {
    self == .space || self == .lineFeed || self == .tab || self == .carriageReturn
  }

  /// 1 for `A` or `a` to 26 for `Z` or `z`.
  var letterValue: Int? { isLetter ? Int((self | 0x20) - 0x60) : nil }

  var hexValue: UInt32? {
    if isDigit { return UInt32(self - .zero) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}
