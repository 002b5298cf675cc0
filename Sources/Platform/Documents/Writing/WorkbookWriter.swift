import CXLSXWriter
import Foundation
package import Kernel

/// A fresh workbook, described as values and written at once.
///
/// The same description gives the same bytes: the date of creation is a parameter.
package struct WorkbookWriter: Sendable {
  /// A name for cells or a constant, usable in formulas.
  package struct DefinedName: Hashable, Sendable {
    /// The name.
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
  /// The moment of creation in the file's properties.
  package var createdAt: Instant?

  /// Starts a workbook without sheets.
  package init() {}

  /// Writes the workbook.
  ///
  /// - Throws: `unwritable` for a cell, merge, choice or name that the format does not allow,
  ///   `notProduced` when the disk or memory is full.
  /// - Returns: The `.xlsx` file.
  package func bytes() throws(DocumentRefusal) -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.path
    let path = folder + "/zona-" + UUID().uuidString + ".xlsx"
    // libxlsxwriter 1.1.4 of Debian writes to files only; its buffer came later.
    defer { unlink(path) }
    try write(to: path)
    guard let written = FileManager.default.contents(atPath: path) else { throw .notProduced }
    let bytes = [UInt8](written)
    let unsettled = sheets.reduce(into: [String: Set<CellAddress>]()) { found, sheet in
      found[sheet.name] = sheet.formulasWithoutResult
    }
    guard unsettled.values.contains(where: { !$0.isEmpty }) else { return bytes }
    return try WorkbookPatch(forgettingOnly: unsettled).apply(to: bytes)
  }

  private func write(to path: String) throws(DocumentRefusal) {
    guard let book = workbook_new(path) else { throw .notProduced }
    var refusal: DocumentRefusal?
    do { try fill(book) } catch { refusal = error }
    // Closing also frees, so it comes even after a refusal.
    let status = workbook_close(book)
    if let refusal { throw refusal }
    guard status == LXW_NO_ERROR else { throw .notProduced }
  }

  private func fill(_ book: UnsafeMutablePointer<lxw_workbook>) throws(DocumentRefusal) {
    setProperties(book)
    let formats = FormatTable(book)
    var hasShown = false
    for sheet in sheets {
      guard workbook_validate_sheet_name(book, sheet.name) == LXW_NO_ERROR,
        let target = workbook_add_worksheet(book, sheet.name)
      else { throw .unwritable(sheet: sheet.name, address: "") }
      if sheet.isHidden {
        worksheet_hide(target)
      } else if !hasShown {
        worksheet_activate(target)
        worksheet_set_first_sheet(target)
        hasShown = true
      }
      try SheetWriting(sheet: sheet, target: target, formats: formats).write()
    }
    for name in definedNames {
      guard workbook_define_name(book, name.name, "=" + name.formula) == LXW_NO_ERROR else {
        throw .unwritable(sheet: name.name, address: name.formula)
      }
    }
  }

  private func setProperties(_ book: UnsafeMutablePointer<lxw_workbook>) {
    // 1 January 2000 where nobody says when, so that no clock gets into the bytes.
    let created = createdAt.map { Int($0.milliseconds / 1_000) } ?? 946_684_800
    XMLText.withoutForbidden(title).withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = created
      workbook_set_properties(book, &properties)
    }
  }
}

extension SheetDraft {
  var formulasWithoutResult: Set<CellAddress> {
    entries.reduce(into: []) { found, entry in
      if case .formula(_, result: nil) = entry.content {
        found.insert(entry.address)
      } else {
        found.remove(entry.address)
      }
    }
  }
}
