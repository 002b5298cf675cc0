import Documents
import Kernel
import WorkUnitsModel

/// Lists of employees as files: CSV and XLSX in and out.
enum RosterFile {
  private static let table = TableFile(
    sheet: Text("Pegawai", "Employees"), dayTitles: ["bergabung", "keluar"])

  /// The rows of a file, its header first.
  ///
  /// - Throws: `TableRefusal`, or what the documents platform refuses.
  static func rows(of bytes: [UInt8]) throws -> [[String]] { try table.rows(of: bytes) }

  /// A workbook with these rows, every cell as text, so that no digit of a number is lost.
  static func workbook(_ rows: [[String]], at instant: Instant) throws -> [UInt8] {
    try table.workbook(
      rows, widths: [22, 32, 32, 28, 14, 14, 40], title: table.sheet.indonesian, in: .indonesian,
      at: instant)
  }
}
