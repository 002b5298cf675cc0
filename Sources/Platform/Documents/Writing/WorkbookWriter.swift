package import Kernel

/// A fresh workbook, described as values and written at once.
///
/// The same description gives the same bytes: the date of creation is a parameter. Numbers stand in
/// the file in the decimal text they were given in. See docs/decisions/0032.
package struct WorkbookWriter: Sendable {
  /// A name for cells or a constant, usable in formulas.
  package struct DefinedName: Hashable, Sendable {
    /// The name: letters, digits, `_` and `.`, not beginning with a digit.
    package let name: String
    /// What it stands for, such as `Jawaban!$A$1:$B$2`.
    package let formula: String

    /// Gives a formula a name.
    package init(_ name: String, formula: String) {
      self.name = name
      self.formula = formula
    }
  }

  /// The sheets in the order of their tabs; the first one that is not hidden is shown on opening.
  package var sheets: [SheetDraft] = []
  /// The names defined for all sheets.
  package var definedNames: [DefinedName] = []
  /// The title in the file's properties.
  package var title = ""
  /// The moment of creation in the file's properties; nil leaves it out.
  package var createdAt: Instant?

  /// Starts a workbook without sheets.
  package init() {}

  /// Writes the workbook.
  ///
  /// - Throws: `unwritable` for a cell, merge, choice, sheet or name that the format does not allow,
  ///   `notProduced` when there is no memory.
  /// - Returns: The `.xlsx` file.
  package func bytes() throws(DocumentRefusal) -> [UInt8] {
    try check()
    let shown = sheets.firstIndex { !$0.isHidden } ?? 0
    let zip = try ZipWriter()
    let parts = WorkbookParts(self, shown: shown)
    try zip.add("[Content_Types].xml", parts.contentTypes)
    try zip.add("_rels/.rels", parts.packageLinks)
    try zip.add("docProps/core.xml", parts.properties)
    try zip.add("xl/workbook.xml", parts.workbook)
    try zip.add("xl/_rels/workbook.xml.rels", parts.workbookLinks)
    var texts = TextTable()
    var styles = StyleTable()
    for (index, sheet) in sheets.enumerated() {
      let part = try SheetMarkup.part(
        sheet, isShown: index == shown, texts: &texts, styles: &styles)
      try zip.add("xl/worksheets/sheet\(index + 1).xml", part)
    }
    try zip.add("xl/styles.xml", styles.part())
    try zip.add("xl/sharedStrings.xml", texts.part)
    return try zip.finish()
  }

  private func check() throws(DocumentRefusal) {
    var names: Set<String> = []
    for sheet in sheets {
      let isFree = names.insert(sheet.name.lowercased()).inserted
      let isAllowed =
        (1...31).contains(sheet.name.utf16.count) && !sheet.name.hasPrefix("'")
        && !sheet.name.hasSuffix("'") && !sheet.name.contains { "[]:*?/\\".contains($0) }
        && sheet.name.unicodeScalars.allSatisfy { $0.value >= 0x20 }
      guard isFree, isAllowed else { throw .unwritable(sheet: sheet.name, address: "") }
    }
    guard sheets.contains(where: { !$0.isHidden }) else {
      throw .unwritable(sheet: sheets.first?.name ?? "", address: "")
    }
    for name in definedNames {
      let isAllowed =
        (name.name.first?.isLetter ?? false || name.name.hasPrefix("_"))
        && name.name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        && CellAddress(name.name) == nil && !name.formula.isEmpty
      guard isAllowed else { throw .unwritable(sheet: name.name, address: name.formula) }
    }
  }
}
