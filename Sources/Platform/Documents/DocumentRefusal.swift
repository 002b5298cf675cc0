package import Kernel

/// Why a workbook is not read or not changed.
package enum DocumentRefusal: Error, Hashable, Sendable {
  /// What a file really is, told by its first bytes.
  package enum FileKind: String, Hashable, Sendable {
    /// A PDF document.
    case pdf = "PDF"
    /// A web page.
    case html = "HTML"
    /// A picture.
    case image = "JPEG/PNG/GIF"
    /// A text document of Word.
    case word = "Word"
    /// A presentation.
    case presentation = "PowerPoint"
    /// A spreadsheet in OpenDocument format (`.ods`).
    case openDocument = "OpenDocument"
    /// A workbook in the binary format (`.xlsb`).
    case binaryWorkbook = "XLSB"
    /// A workbook from before 2007 (`.xls`).
    case oldWorkbook = "XLS"
    /// A workbook that can be read, where something else is wanted.
    case workbook = "XLSX"
    /// Text, perhaps CSV.
    case text = "CSV"
    /// An archive that holds no workbook.
    case archive = "ZIP"
    /// None of these.
    case unknown = "?"

    /// What people call it, inside a sentence.
    package var name: Text { DocumentText.name(of: self) }
  }

  /// There is no such file, or it may not be read.
  case unreadable(path: String)
  /// The file has no bytes.
  case empty
  /// The file is something else.
  case notAWorkbook(FileKind)
  /// The file is locked with a password.
  case encrypted
  /// The file is larger than allowed.
  case fileTooLarge(limitBytes: Int)
  /// The archive is damaged or cut off.
  case brokenArchive
  /// The archive unpacks to far more than any workbook.
  case zipBomb
  /// The archive holds too many files.
  case tooManyEntries(limit: Int)
  /// A file inside has a name that points outside, or that occurs twice.
  case unsafeEntryName(String)
  /// A part that the workbook refers to is not there.
  case missingPart(String)
  /// A part is not well-formed.
  case brokenXML(part: String, XMLFault)
  /// A cell says something impossible: an address twice, a shared text that does not exist.
  case brokenCell(sheet: String, address: String)
  /// A part is larger than allowed.
  case partTooLarge(String, limitBytes: Int)
  /// A sheet has too many rows.
  case tooManyRows(sheet: String, limit: Int)
  /// A sheet has too many filled cells or merged rectangles.
  case tooManyCells(sheet: String, limit: Int)
  /// The workbook has too many sheets.
  case tooManySheets(limit: Int)
  /// A text is longer than the format allows, or there are too many of them.
  case tooMuchText(part: String)
  /// The workbook has no sheet of that name.
  case noSuchSheet(String)
  /// The cell to be written is covered by a merged rectangle.
  case coveredByMerge(sheet: String, address: String, range: String)
  /// The cell to be written is part of a formula that fills several cells.
  case partOfArray(sheet: String, address: String)
  /// A value cannot be written: a number that is none, a formula or text that is too long.
  case unwritable(sheet: String, address: String)
  /// The workbook could not be produced: no room for temporary files, or no memory.
  case notProduced

  /// The problem and the way out, in a sentence or two for the person who chose the file.
  package var text: Text { DocumentText.refusal(self) }
}
