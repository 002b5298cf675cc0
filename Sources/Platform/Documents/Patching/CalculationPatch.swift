/// Tells spreadsheet programs to calculate everything anew when they open the file.
enum CalculationPatch {
  /// Sets the mark for a full calculation, and drops the list of formulas if some came or went.
  ///
  /// Excel calls a file damaged whose list of formulas names a cell without one; it makes a new list
  /// when there is none.
  static func apply(
    _ package: OfficePackage, _ writer: ZipWriter, dropsChain: Bool
  ) throws(DocumentRefusal) {
    let workbook = package.workbookPart
    let old = try package.part(workbook)
    let new = try demandCalculation(old, part: workbook, package)
    if new != old { try WorkbookPatch.replace(workbook, new, in: writer, of: package) }
    guard dropsChain else { return }
    let folder = OfficePackage.folder(of: workbook)
    let chain = package.workbookRelationships.first { $0.isKind("calcChain") }
    guard let chain else { return }
    let part = OfficePackage.resolve(chain.target, in: folder)
    if let entry = package.zip.entry(part) { try writer.remove(entry.name) }
    let links = folder + "_rels/" + workbook.dropFirst(folder.count) + ".rels"
    try drop(from: links, package, writer) { $0.value("Id") == chain.id }
    try drop(from: "[Content_Types].xml", package, writer) { scanner in
      scanner.value("PartName")?.lowercased() == "/" + part.lowercased()
    }
  }

  private static func demandCalculation(
    _ bytes: [UInt8], part: String, _ package: OfficePackage
  ) throws(DocumentRefusal) -> [UInt8] {
    var edit = ByteEdit(bytes)
    try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try scanner.root()
      let prefix = edit.text(scanner.name.start..<scanner.name.localStart)
      var place: Int?
      while try scanner.nextChild() {
        if scanner.isElement("calcPr") {
          demand(in: scanner, &edit)
          return
        }
        let precedes = ["sheets", "functionGroups", "externalReferences", "definedNames"]
          .contains(edit.text(scanner.name.localStart..<scanner.name.end))
        let counts = precedes && scanner.namespace == .spreadsheet
        try scanner.skipElement()
        if counts { place = scanner.position }
      }
      if let place { edit.insert("<\(prefix)calcPr fullCalcOnLoad=\"1\"/>", at: place) }
    }
    return edit.finish()
  }

  private static func demand(in scanner: XMLScanner, _ edit: inout ByteEdit) {
    if let attribute = scanner.attribute("fullCalcOnLoad") {
      if scanner.flag("fullCalcOnLoad") != true {
        edit.replace(attribute.valueStart..<attribute.valueEnd, with: "1")
      }
    } else {
      edit.insert(" fullCalcOnLoad=\"1\"", at: scanner.name.end)
    }
  }

  /// Takes the children that match out of a part.
  private static func drop(
    from part: String, _ package: OfficePackage, _ writer: ZipWriter,
    where matches: (XMLScanner) -> Bool
  ) throws(DocumentRefusal) {
    guard package.zip.entry(part) != nil else { return }
    let bytes = try package.part(part)
    var edit = ByteEdit(bytes)
    try package.scan(part, bytes) { (scanner) throws(XMLFault) in
      try scanner.root()
      while try scanner.nextChild() {
        let start = scanner.tokenStart
        let isDropped = matches(scanner)
        try scanner.skipElement()
        if isDropped { edit.replace(start..<scanner.position, with: "") }
      }
    }
    let new = edit.finish()
    if new != bytes { try WorkbookPatch.replace(part, new, in: writer, of: package) }
  }
}
