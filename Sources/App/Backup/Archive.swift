import Foundation

/// What a backup holds: one database, the folders of the data folder.
enum Archive {
  /// All rows of the database, the same bytes whichever engine they come from.
  static let rowsName = "zona.rows"
  /// The folders of a data folder that are copied as they are.
  static let folders: Set<String> = ["blobs", "keys"]

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

  /// The files below the copied folders, as paths from the data folder, sorted.
  static func fileNames(in dataFolder: URL) throws -> [String] {
    var names: [String] = []
    for folder in folders.sorted() {
      let root = dataFolder.appending(path: folder)
      guard let walker = FileManager.default.enumerator(atPath: root.path()) else { continue }
      while let name = walker.nextObject() as? String {
        let isFile = walker.fileAttributes?[.type] as? FileAttributeType == .typeRegular
        // Names that begin with a dot are uploads still under way.
        let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
        if isFile && !isHidden { names.append(folder + "/" + name) }
      }
    }
    return names.sorted()
  }
}
