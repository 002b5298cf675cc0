/// Walks through the bytes of one XML part, strictly, without making strings or a tree.
///
/// It gives tags and texts together with their byte offsets, so that the reader and the patch of a
/// workbook see the same document, and a patch can copy everything else byte for byte. It refuses
/// document types (so no entities, no outside files) and everything that is not well-formed. The
/// tests compare its verdict with libxml2's. See docs/decisions/0030.
struct XMLScanner {
  enum Event { case start, end, text, endOfDocument }

  struct Name {
    var start = 0
    var localStart = 0
    var end = 0
    var hasPrefix: Bool { localStart > start }
  }

  struct Attribute {
    var name: Name
    /// The first byte of the name, after the white space before it.
    var start: Int { name.start }
    var valueStart: Int
    var valueEnd: Int
    var hasReferences: Bool
  }

  struct Binding {
    let prefixStart: Int
    let prefixEnd: Int
    let namespace: XMLNamespace
  }

  struct OpenElement {
    let name: Name
    let namespace: XMLNamespace
    let bindingCount: Int
  }

  static let deepest = 200
  static let mostAttributes = 300
  /// Prefixes declared at one place; each costs time at every element.
  static let mostBindings = 100

  let base: UnsafePointer<UInt8>
  let count: Int
  /// Where the next token begins.
  var position = 0
  /// Where the current token begins.
  var tokenStart = 0
  var name = Name()
  var namespace = XMLNamespace.none
  var attributes: [Attribute] = []
  /// Whether the current start tag is also the end (`<v/>`); its end event follows all the same.
  var isSelfClosing = false
  var text = 0..<0
  var textHasReferences = false

  var open: [OpenElement] = []
  var bindings: [Binding] = []
  var owesEnd = false
  var hasRoot = false

  /// Runs a walk over bytes that were checked to be characters of XML in UTF-8.
  static func scan<Result>(
    _ bytes: [UInt8], _ body: (inout XMLScanner) throws(XMLFault) -> Result
  ) throws(XMLFault) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(XMLFault) in
      guard let base = buffer.baseAddress else {
        throw XMLFault(problem: .truncated, line: 1)
      }
      var scanner = XMLScanner(base: base, count: buffer.count)
      try XMLCharacters.check(buffer)
      try scanner.skipDeclaration()
      return try body(&scanner)
    }
  }

  private init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The one place where memory is read: beyond the end there are only zeros, which XML forbids.
  @inline(__always) func byte(_ index: Int) -> UInt8 { index < count ? base[index] : 0 }

  var depth: Int { open.count }

  mutating func next() throws(XMLFault) -> Event {
    if owesEnd {
      owesEnd = false
      close()
      return .end
    }
    while position < count {
      tokenStart = position
      guard byte(position) == .lessThan else {
        try scanText()
        if open.isEmpty { continue }
        return .text
      }
      switch byte(position + 1) {
      case .slash:
        try scanEndTag()
        return .end
      case .question: try skipInstruction()
      case .exclamation:
        if try scanSectionOrSkipComment() { return .text }
      default:
        try scanStartTag()
        return .start
      }
    }
    guard open.isEmpty, hasRoot else { throw fault(.truncated) }
    return .endOfDocument
  }

  func fault(_ problem: XMLFault.Problem) -> XMLFault {
    var line = 1
    for index in 0..<min(tokenStart, count) where base[index] == .lineFeed { line += 1 }
    return XMLFault(problem: problem, line: line)
  }
}
