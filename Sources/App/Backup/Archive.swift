import Foundation

/// What a backup holds: one database, the folders of the data folder.
enum Archive {
  /// All rows of the database, the same bytes whichever engine they come from.
  static let rowsName = "zona.rows"
  /// The embedded database; it is in the archive as rows.
  private static let databaseName = "zona.sqlite"

  /// Writes an archive.
  ///
  /// The database comes first: each file that its rows name was stored before the row was.
  ///
  /// - Parameters:
  ///   - path: Where to write; must not be there yet.
  ///   - rows: A consistent copy of the database.
  ///   - dataFolder: The folder of the installation.
  ///   - progress: Hears how many of how many files are done.
  /// - Throws: A `BackupRefusal`, or what the disk says; then nothing is left behind.
  static func write(
    to path: String, rows: URL, dataFolder: URL,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    var writer = try ArchiveWriter(to: path)
    do {
      try writer.add(rows, as: rowsName)
      let names = try fileNames(in: dataFolder)
      for (index, name) in names.enumerated() {
        progress(index, names.count)
        try writer.add(dataFolder.appending(path: name), as: name)
      }
      try writer.finish()
    } catch {
      writer.abandon()
      throw error
    }
  }

  /// Restores an archive into a folder that is empty or not there yet.
  ///
  /// Everything is written and proved in a folder beside it, which then takes its place.
  ///
  /// - Parameters:
  ///   - path: The archive.
  ///   - folder: Where the installation shall be.
  ///   - fill: Makes the database from the rows, in the folder beside.
  /// - Returns: The names of the files in the archive.
  /// - Throws: A `BackupRefusal`, or what the disk says; then the folder is as it was.
  @discardableResult
  static func restore(
    _ path: String, into folder: URL,
    fill: (_ rows: URL, _ aside: URL) async throws -> Void = { _, _ in }
  ) async throws -> [String] {
    let manager = FileManager.default
    let target = folder.standardizedFileURL
    let existing = (try? manager.contentsOfDirectory(atPath: target.path())) ?? []
    guard existing.isEmpty else { throw BackupRefusal.folderNotEmpty(folder.path()) }
    guard manager.fileExists(atPath: path) else { throw BackupRefusal.noSuchFile(path) }
    let parent = target.deletingLastPathComponent()
    try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    let aside = parent.appending(
      path: target.lastPathComponent + ".restoring-\(ProcessInfo.processInfo.processIdentifier)")
    try manager.createDirectory(
      at: aside, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    do {
      var reader = try ArchiveReader(path, into: aside)
      let names = try reader.extract()
      guard names.contains(rowsName) else { throw BackupRefusal.incomplete }
      let rows = aside.appending(path: rowsName)
      try await fill(rows, aside)
      try manager.removeItem(at: rows)
      if manager.fileExists(atPath: target.path()) { try manager.removeItem(at: target) }
      try manager.moveItem(at: aside, to: target)
      try synchronizeFolder(parent)
      return names
    } catch {
      try? manager.removeItem(at: aside)
      throw error
    }
  }

  /// Every file of a data folder besides the database, as paths from it, sorted.
  ///
  /// Whatever lies there belongs to the installation: `blobs/`, `keys/`, the official wording.
  static func fileNames(in dataFolder: URL) throws -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: dataFolder.path()) else { return [] }
    var names: [String] = []
    while let name = walker.nextObject() as? String {
      let isFile = walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular
      if isFile && isCopied(name) { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a path of a data folder goes into an archive as it is.
  ///
  /// Names that begin with a dot are uploads still under way.
  static func isCopied(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.contains("\0") }
    return isPlain && !name.hasPrefix(databaseName) && name != rowsName
      && name != ArchiveWriter.listName
  }
}
