import Kernel

/// A kind of file that is taken as proof; decided by content, never by name.
package enum FileKind: String, CaseIterable, Sendable {
  /// Pages.
  case pdf
  /// A picture without loss.
  case png
  /// A photograph.
  case jpeg
  /// A picture for the web.
  case webp
  /// A picture with few colours.
  case gif
  /// A Word document.
  case docx
  /// An Excel workbook.
  case xlsx
  /// A PowerPoint presentation.
  case pptx
  /// An OpenDocument text.
  case odt
  /// A film.
  case mp4

  /// How much of the beginning of a file is looked at.
  ///
  /// - Unit: bytes.
  package static let headLength = 1024

  /// Recognises a file.
  ///
  /// - Parameters:
  ///   - head: Its beginning, `headLength` bytes unless it is shorter.
  ///   - tail: Its end, for the directory of an archive; at most `ZipNames.tailLength` bytes.
  /// - Throws: `empty`, `unknownContent`, or `macros` for a document that carries program code.
  package init(head: [UInt8], tail: [UInt8]) throws(EvidenceRefusal) {
    guard !head.isEmpty else { throw .empty }
    if let kind = Self.bySignature(head) {
      self = kind
      return
    }
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]), let names = ZipNames.names(inTail: tail)
    else { throw .unknownContent }
    guard !names.contains(where: { $0.lowercased().hasSuffix("vbaproject.bin") }) else {
      throw .macros
    }
    let mark = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
    if Self.contains(mark, in: head.prefix(120)), !names.contains("Basic/") {
      self = .odt
    } else if names.contains("[Content_Types].xml"), let kind = Self.office(names) {
      self = kind
    } else {
      throw .unknownContent
    }
  }

  /// The type as HTTP names it.
  package var mediaType: String {
    switch self {
    case .pdf: "application/pdf"
    case .png: "image/png"
    case .jpeg: "image/jpeg"
    case .webp: "image/webp"
    case .gif: "image/gif"
    case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case .odt: "application/vnd.oasis.opendocument.text"
    case .mp4: "video/mp4"
    }
  }

  /// The endings that a name of this kind may have; the first is the usual one.
  package var endings: [String] {
    switch self {
    case .jpeg: ["jpg", "jpeg"]
    case .mp4: ["mp4", "m4v"]
    case .pdf, .png, .webp, .gif, .docx, .xlsx, .pptx, .odt: [rawValue]
    }
  }

  /// How people call it.
  package var word: String {
    switch self {
    case .pdf: "PDF"
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .webp: "WebP"
    case .gif: "GIF"
    case .docx: "Word (docx)"
    case .xlsx: "Excel (xlsx)"
    case .pptx: "PowerPoint (pptx)"
    case .odt: "OpenDocument (odt)"
    case .mp4: "MP4"
    }
  }

  /// Whether browsers show it as a picture.
  package var isPicture: Bool {
    switch self {
    case .png, .jpeg, .webp, .gif: true
    case .pdf, .docx, .xlsx, .pptx, .odt, .mp4: false
    }
  }

  /// Every kind in one line, for the sentence of a refusal and for the file chooser.
  package static var allWords: String { allCases.map(\.word).joined(separator: ", ") }

  /// The endings as the `accept` attribute of a file field takes them.
  package static var acceptedEndings: String {
    allCases.flatMap(\.endings).map { "." + $0 }.joined(separator: ",")
  }

  /// Lets through a name that promises this kind, and gives one that promises nothing its ending.
  ///
  /// - Throws: `wrongEnding` when the name promises another kind that we know.
  package func name(from name: FileName) throws(EvidenceRefusal) -> FileName {
    guard let ending = name.ending else {
      return FileName(cleaning: name.text + "." + endings[0])
    }
    if endings.contains(ending) { return name }
    if let promised = Self.allCases.first(where: { $0.endings.contains(ending) }) {
      throw .wrongEnding(promised: promised, found: self)
    }
    return FileName(cleaning: name.text + "." + endings[0])
  }

  private static func bySignature(_ head: [UInt8]) -> FileKind? {
    // A PDF may have some bytes before its mark; readers look in the first kilobyte.
    if contains(Array("%PDF-".utf8), in: head.prefix(headLength)) { return .pdf }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if head.starts(with: Array("GIF87a".utf8)) || head.starts(with: Array("GIF89a".utf8)) {
      return .gif
    }
    guard head.count >= 12 else { return nil }
    if head.starts(with: Array("RIFF".utf8)), Array(head[8..<12]) == Array("WEBP".utf8) {
      return .webp
    }
    if Array(head[4..<8]) == Array("ftyp".utf8) {
      let brand = String(decoding: head[8..<12], as: UTF8.self)
      let films = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV"]
      if films.contains(brand) { return .mp4 }
    }
    return nil
  }

  private static func office(_ names: [String]) -> FileKind? {
    if names.contains("word/document.xml") { return .docx }
    if names.contains("xl/workbook.xml") { return .xlsx }
    return names.contains("ppt/presentation.xml") ? .pptx : nil
  }

  private static func contains(_ needle: [UInt8], in hay: ArraySlice<UInt8>) -> Bool {
    guard hay.count >= needle.count else { return false }
    return (hay.startIndex...(hay.endIndex - needle.count)).contains {
      hay[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}
