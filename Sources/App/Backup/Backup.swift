import Foundation
import House
import Storage

/// An installation in one file and back.
enum Backup {
  /// Writes the database and the folders of an installation, which may be serving meanwhile.
  ///
  /// - Returns: What the database held at that moment.
  /// - Throws: A `BackupRefusal`, or what storage and disk say; then nothing is left behind.
  static func write(
    _ path: String, of configuration: Configuration
  ) async throws -> BackupContents {
    let folder = URL(filePath: configuration.dataFolder, directoryHint: .isDirectory)
    let manager = FileManager.default
    guard !manager.fileExists(atPath: path) else { throw BackupRefusal.fileExists(path) }
    guard configuration.hasInstallation else {
      throw BackupRefusal.noInstallation(configuration.dataFolder)
    }
    // Beside the target: there is room for it, and it is as private as the archive.
    let rows = URL(filePath: path + ".rows")
    defer { try? manager.removeItem(at: rows) }

    let services = try await Installation.open(configuration)
    let contents: BackupContents
    do {
      contents = try await services.storage.backup(to: rows.path())
    } catch {
      await services.storage.close()
      throw error
    }
    await services.storage.close()

    var bar = ProgressBar("zona backup", total: 1)
    var total = 0
    try Archive.write(to: path, rows: rows, dataFolder: folder) { done, count in
      if count != total {
        total = count
        bar = ProgressBar("zona backup", total: count)
      }
      bar.show(done: done)
    }
    bar.finish()
    return contents
  }

  /// Makes an installation from a backup.
  ///
  /// - Returns: What was restored; equal to what was written.
  /// - Throws: A `BackupRefusal`, or what storage and disk say; then the folder is as it was.
  static func restore(
    _ path: String, to configuration: Configuration
  ) async throws -> BackupContents {
    let folder = URL(filePath: configuration.dataFolder, directoryHint: .isDirectory)
    let features = Installation.current?.features ?? Features.all
    var restored: BackupContents?
    try await Archive.restore(path, into: folder) { rows, aside in
      var target = configuration
      target.dataFolder = aside.path()
      restored = try await Storage.restore(
        from: rows.path(), into: target.storage, migrations: features.flatMap(\.migrations),
        logger: Installation.quietLogger)
    }
    guard let restored else { throw BackupRefusal.incomplete }
    return restored
  }
}
