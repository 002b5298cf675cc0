import Foundation

/// A workbook that was read: values and formulas, never a computed result taken on trust.
package struct Workbook: Sendable {
  /// The sheets in the order of their tabs; chart sheets are left out.
  package let sheets: [Worksheet]
  /// Whether the file carries a program; it is never run.
  package let hasMacros: Bool
  /// Whether formulas or connections fetch from other files; they are never followed.
  package let hasExternalLinks: Bool

  /// The sheet of a name; as in Excel, case does not matter.
  package subscript(sheet name: String) -> Worksheet? {
    sheets.first { $0.name == name }
      ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }

  /// Reads an `.xlsx` file that lies in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - wanted: Names of the sheets to load; the others are only listed. Nil loads all.
  ///   - limits: What is too much.
  /// - Throws: A refusal that says what is wrong with the file and what to do.
  /// - Returns: The workbook.
  package static func read(
    bytes: [UInt8], only wanted: [String]? = nil, limits: ReadLimits = .standard
  ) throws(DocumentRefusal) -> Workbook {
    let package = try OfficePackage(bytes, limits: limits)
    let texts = SharedTexts(package)
    let names = wanted.map { Set($0.map { $0.lowercased() }) }
    var sheets: [Worksheet] = []
    for listed in package.sheets {
      guard let part = listed.part else { continue }
      var sheet = Worksheet(name: listed.name, visibility: listed.visibility)
      if names?.contains(listed.name.lowercased()) ?? true {
        try SheetReader.read(part, of: package, texts: texts, into: &sheet)
      }
      sheets.append(sheet)
    }
    return Workbook(
      sheets: sheets, hasMacros: package.hasMacros, hasExternalLinks: package.hasExternalLinks)
  }

  /// Reads an `.xlsx` file from the file system.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - wanted: Names of the sheets to load; the others are only listed. Nil loads all.
  ///   - limits: What is too much.
  /// - Throws: A refusal that says what is wrong with the file and what to do.
  /// - Returns: The workbook.
  package static func read(
    path: String, only wanted: [String]? = nil, limits: ReadLimits = .standard
  ) throws(DocumentRefusal) -> Workbook {
    try read(
      bytes: try bytes(ofFile: path, limit: limits.fileBytes), only: wanted, limits: limits)
  }

  /// Reads a file whole, unless it is larger than allowed.
  package static func bytes(ofFile path: String, limit: Int) throws(DocumentRefusal) -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else { throw .unreadable(path: path) }
    defer { file.closeFile() }
    var bytes: [UInt8] = []
    do {
      // One more byte than allowed tells a file that is too large from one that just fits.
      while bytes.count <= limit, let chunk = try file.read(upToCount: limit + 1 - bytes.count),
        !chunk.isEmpty
      {
        bytes.append(contentsOf: chunk)
      }
    } catch {
      throw .unreadable(path: path)
    }
    guard bytes.count <= limit else { throw .fileTooLarge(limitBytes: limit) }
    return bytes
  }
}
