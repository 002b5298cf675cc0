/// Answers to be written into a person's own workbook, leaving everything else in it as it was.
///
/// Parts of the file that need no change keep their bytes; in a sheet only the cells named here
/// change, and every computed cell loses its stored result, so that no program shows a stale total
/// before it has calculated anew. See docs/decisions/0031.
package struct WorkbookPatch: Sendable {
  /// What a cell shall hold.
  package enum Content: Hashable, Sendable {
    /// Nothing; the cell keeps its style.
    case blank
    /// A number in decimal text with a point, such as `-12.5`.
    case number(String)
    /// A text, never read as a formula.
    case text(String)
    /// TRUE or FALSE.
    case bool(Bool)
    /// A formula, without its leading `=`; the program that opens the file calculates it.
    case formula(String)
  }

  private var edits: [String: [CellAddress: Content]] = [:]

  /// Starts without changes; applying it then only removes stored results.
  package init() {}

  /// Notes what a cell shall hold; the last word counts.
  package mutating func set(sheet: String, _ address: CellAddress, _ content: Content) {
    edits[sheet, default: [:]][address] = content
  }

  /// Writes the changes into a workbook.
  ///
  /// - Parameters:
  ///   - bytes: The person's `.xlsx` file.
  ///   - limits: What is too much.
  /// - Throws: A refusal of the file, or of a cell that cannot be written: `noSuchSheet`,
  ///   `coveredByMerge`, `partOfArray`, `unwritable`.
  /// - Returns: The changed file.
  package func apply(
    to bytes: [UInt8], limits: ReadLimits = .standard
  ) throws(DocumentRefusal) -> [UInt8] {
    let package = try OfficePackage(bytes, limits: limits)
    let writer = try ZipWriter(startingFrom: bytes)
    var unused = Set(edits.keys)
    var changesFormulas = false
    for sheet in package.sheets {
      guard let part = sheet.part else { continue }
      let wanted = edits[sheet.name] ?? [:]
      unused.remove(sheet.name)
      let old = try package.part(part)
      var patch = try SheetPatch(sheet: sheet, bytes: old, package: package, edits: wanted)
      let new = try patch.apply()
      if new != old { try Self.replace(part, new, in: writer, of: package) }
      changesFormulas = changesFormulas || patch.changesFormulas
    }
    if let missing = unused.sorted().first { throw .noSuchSheet(missing) }
    try CalculationPatch.apply(package, writer, dropsChain: changesFormulas)
    return try writer.finish()
  }

  /// Exchanges a part under the name that the archive itself uses for it.
  static func replace(
    _ part: String, _ bytes: [UInt8], in writer: ZipWriter, of package: OfficePackage
  ) throws(DocumentRefusal) {
    guard let entry = package.zip.entry(part) else { throw .missingPart(part) }
    try writer.replace(entry.name, bytes)
  }
}
