/// How much a reader takes from one file before it says no.
///
/// The defaults are far above every form and roster of the programme and far below what would
/// endanger the server: the largest official worksheet has 0.3 MB and 3,000 cells.
package struct ReadLimits: Sendable, Hashable {
  /// The file itself, in bytes.
  package var fileBytes = 32 << 20
  /// Files inside the archive.
  package var entryCount = 2_000
  /// All files of the archive together, unpacked, in bytes.
  package var unpackedBytes = 192 << 20
  /// One sheet or text table, unpacked, in bytes.
  package var partBytes = 32 << 20
  /// Unpacked size over packed size of one file, where it is larger than `bombBytes`.
  ///
  /// Quick packers reach 229 with nothing but blanks; sheets of the programme stay below 30.
  package var ratio = 200
  /// The unpacked size from which the ratio is looked at, in bytes.
  package var bombBytes = 8 << 20
  /// Rows of one sheet that are written in the file.
  package var rowCount = 100_000
  /// Filled cells of one sheet.
  package var cellCount = 200_000
  /// Sheets of one workbook.
  package var sheetCount = 500
  /// Merged rectangles of one sheet.
  package var mergeCount = 20_000
  /// Texts in the shared table.
  package var sharedTextCount = 500_000
  /// One text, in bytes of UTF-8; the format allows 32,767 characters.
  package var textBytes = 131_072

  /// The limits that every reader uses unless told otherwise.
  package static let standard = ReadLimits()

  /// Starts from the standard limits.
  package init() {}
}
