import Foundation

/// What a backup holds: one database, the folders of the data folder.
enum Archive {
  /// The embedded database as one file.
  static let sqliteName = "zona.sqlite"
  /// The rows of a PostgreSQL database.
  static let postgresName = "zona.rows"
  /// The folders of a data folder that are copied as they are.
  static let folders: Set<String> = ["blobs", "keys"]

  /// Writes an archive.
  ///
  /// The database comes first: each file that its rows name was stored before the row was.
  ///
  /// - Parameters:
  ///   - path: Where to write; must not be there yet.
  ///   - database: A consistent copy of the database and its name in the archive.
  ///   - dataFolder: The folder of the installation.
  ///   - progress: Hears how many of how many files are done.
  /// - Throws: A `BackupRefusal`, or what the disk says; then nothing is left behind.
  static func write(
    to path: String, database: (file: URL, name: String), dataFolder: URL,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    var writer = try ArchiveWriter(to: path)
    do {
      try writer.add(database.file, as: database.name)
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
  /// - Returns: The names of the files.
  /// - Throws: A `BackupRefusal`, or what the disk says; then the folder is as it was.
  static func restore(
    _ path: String, into folder: URL, then finish: (URL, [String]) throws -> Void = { _, _ in }
  ) throws -> [String] {
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
      try finish(aside, names)
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
