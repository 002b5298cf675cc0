/// The outline of a workbook file: which part is the workbook, which are its sheets.
///
/// Shared by the reader and the patch, used inside one call.
final class OfficePackage {
  struct Sheet {
    let name: String
    let visibility: Worksheet.Visibility
    /// The part that holds the cells; nil for chart and dialog sheets.
    let part: String?
  }

  struct Relationship {
    let id: String
    let type: String
    let target: String
    let isExternal: Bool

    /// Matches both the transitional and the strict spelling of a relationship type.
    func isKind(_ kind: String) -> Bool { type.hasSuffix("/" + kind) }
  }

  let zip: ZipReader
  let limits: ReadLimits
  private(set) var workbookPart = ""
  private(set) var workbookRelationships: [Relationship] = []
  private(set) var sheets: [Sheet] = []
  private(set) var hasMacros = false
  private(set) var hasExternalLinks = false

  init(_ bytes: [UInt8], limits: ReadLimits) throws(DocumentRefusal) {
    if let refusal = FileSignature.refusal(for: bytes) { throw refusal }
    self.limits = limits
    zip = try ZipReader(bytes, limits: limits)
    try findWorkbook()
    let folder = Self.folder(of: workbookPart)
    workbookRelationships = try relationships(of: workbookPart)
    try readSheets(folder: folder)
    hasMacros = try declaresMacros()
    hasExternalLinks =
      workbookRelationships.contains { $0.isKind("externalLink") || $0.isKind("connections") }
      || zip.entries.contains { $0.name.lowercased().hasPrefix("xl/externallinks/") }
  }

  /// Unpacks a part and makes it UTF-8.
  func part(_ name: String) throws(DocumentRefusal) -> [UInt8] {
    guard let entry = zip.entry(name) else { throw .missingPart(name) }
    return XMLCharacters.inUTF8(try zip.read(entry, limit: limits.partBytes))
  }

  /// Walks a part and names it in whatever is wrong with it.
  func scan<Result>(
    _ name: String, _ bytes: [UInt8],
    _ body: (inout XMLScanner) throws(XMLFault) -> Result
  ) throws(DocumentRefusal) -> Result {
    do { return try XMLScanner.scan(bytes, body) } catch {
      throw .brokenXML(part: name, error)
    }
  }

  private func findWorkbook() throws(DocumentRefusal) {
    if zip.entry("_rels/.rels") != nil {
      let main = try relationships(of: "").first { $0.isKind("officeDocument") }
      if let main { workbookPart = Self.resolve(main.target, in: "") }
    }
    if zip.entry(workbookPart) == nil { workbookPart = "xl/workbook.xml" }
    guard zip.entry(workbookPart) != nil else {
      throw .notAWorkbook(FileSignature.kind(ofArchive: zip))
    }
    let lowercased = workbookPart.lowercased()
    if lowercased.hasSuffix(".bin") { throw .notAWorkbook(.binaryWorkbook) }
    if lowercased.hasPrefix("word/") { throw .notAWorkbook(.word) }
    if lowercased.hasPrefix("ppt/") { throw .notAWorkbook(.presentation) }
  }

  /// The relationships of a part; none when it has no such file.
  func relationships(of part: String) throws(DocumentRefusal) -> [Relationship] {
    let folder = Self.folder(of: part)
    let name = folder + "_rels/" + part.dropFirst(folder.count) + ".rels"
    guard zip.entry(name) != nil else { return [] }
    let bytes = try self.part(name)
    return try scan(name, bytes) { (scanner) throws(XMLFault) in
      try scanner.root()
      var found: [Relationship] = []
      while try scanner.nextChild() {
        if scanner.namespace == .packageRelationships, let id = scanner.value("Id"),
          let target = scanner.value("Target")
        {
          found.append(
            Relationship(
              id: id, type: scanner.value("Type") ?? "", target: target,
              isExternal: scanner.value("TargetMode") == "External"))
        }
        try scanner.skipElement()
      }
      try scanner.finish()
      return found
    }
  }

  private func readSheets(folder: String) throws(DocumentRefusal) {
    let bytes = try part(workbookPart)
    let targets = Dictionary(
      workbookRelationships.filter { $0.isKind("worksheet") && !$0.isExternal }
        .map { ($0.id, Self.resolve($0.target, in: folder)) }, uniquingKeysWith: { $1 })
    let listed = try scan(workbookPart, bytes) { (scanner) throws(XMLFault) in
      try Self.sheets(in: &scanner)
    }
    guard listed.count <= limits.sheetCount else {
      throw .tooManySheets(limit: limits.sheetCount)
    }
    guard !listed.isEmpty else { throw .missingPart("sheets") }
    sheets = listed.map { name, visibility, id in
      Sheet(name: name, visibility: visibility, part: targets[id])
    }
  }

  private static func sheets(
    in scanner: inout XMLScanner
  ) throws(XMLFault) -> [(name: String, visibility: Worksheet.Visibility, id: String)] {
    try scanner.root()
    guard scanner.isElement("workbook") else { throw scanner.fault(.malformed) }
    var listed: [(name: String, visibility: Worksheet.Visibility, id: String)] = []
    while try scanner.nextChild() {
      guard scanner.isElement("sheets") else {
        try scanner.skipElement()
        continue
      }
      while try scanner.nextChild() {
        if scanner.isElement("sheet"), let name = scanner.value("name") {
          let id = scanner.attribute("id", in: .officeRelationships).map(scanner.string(of:))
          let state = scanner.value("state").flatMap(Worksheet.Visibility.init)
          listed.append((name, state ?? .visible, id ?? ""))
        }
        try scanner.skipElement()
      }
    }
    try scanner.finish()
    return listed
  }

  private func declaresMacros() throws(DocumentRefusal) -> Bool {
    if zip.entries.contains(where: { $0.name.lowercased().hasSuffix("vbaproject.bin") }) {
      return true
    }
    if workbookRelationships.contains(where: { $0.type.lowercased().hasSuffix("macrosheet") }) {
      return true
    }
    guard zip.entry("[Content_Types].xml") != nil else { return false }
    let bytes = try part("[Content_Types].xml")
    return try scan("[Content_Types].xml", bytes) { (scanner) throws(XMLFault) in
      try scanner.root()
      var found = false
      while try scanner.nextChild() {
        let type = scanner.value("ContentType") ?? ""
        found = found || type.mentions("macroenabled") || type.mentions("vbaproject")
        try scanner.skipElement()
      }
      try scanner.finish()
      return found
    }
  }

  static func folder(of part: String) -> String {
    part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
  }

  /// Finds the part that a relationship points to: from the root with a leading `/`, else from a folder.
  static func resolve(_ target: String, in folder: String) -> String {
    var path: [Substring] = []
    let whole = target.hasPrefix("/") ? target : folder + target
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}

extension String {
  /// Whether a word in small ASCII letters stands somewhere in it, whatever the case there.
  fileprivate func mentions(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    var text = self
    return text.withUTF8 { utf8 in
      guard utf8.count >= length else { return false }
      return (0...(utf8.count - length)).contains { start in
        (0..<length).allSatisfy { utf8[start + $0] | 0x20 == word.utf8Start[$0] }
      }
    }
  }
}
