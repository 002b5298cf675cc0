import Foundation

/// The secrets of an installation, one file each in `keys/`, readable by its owner only.
package struct KeyFolder: Sendable {
  private let path: String

  /// The folder `keys` in a data folder; it is made when the first key is.
  package init(dataFolder: String) {
    path = dataFolder + "/keys"
  }

  /// A folder inside `keys/` for secrets that are thrown away on purpose.
  ///
  /// Its name begins with a dot, which keeps it out of backups: a key that was removed must not
  /// live on in last month's archive.
  package func passing(_ name: String) -> KeyFolder { KeyFolder(path: path + "/." + name) }

  private init(path: String) { self.path = path }

  /// The secret of that name; 32 random bytes are made and stored the first time.
  ///
  /// A new key is on the disk, with its name in the folder, before it is given out: nothing may be
  /// signed with a key that a power cut takes away. Two who come first at once get the same key.
  ///
  /// - Parameter name: Of the file, such as `csrf`.
  /// - Returns: At least 32 bytes.
  /// - Throws: When the file cannot be read or written, or is too short to be a key.
  package func key(_ name: String) throws -> [UInt8] {
    let file = path + "/\(name).key"
    if let stored = try stored(at: file) { return stored }
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    let draft = path + "/.\(name)-\(UInt64.random(in: .min ... .max, using: &random))"
    defer { unlink(draft) }
    try write(bytes, to: draft)
    // `link` and not `rename`: it leaves a key alone that somebody else has just made.
    if link(draft, file) != 0, errno != EEXIST { throw CocoaError(.fileWriteUnknown) }
    try synchronize(path)
    try synchronize(URL(filePath: path).deletingLastPathComponent().path)
    guard let stored = try stored(at: file) else { throw CocoaError(.fileReadUnknown) }
    return stored
  }

  /// The secret of that name, if there is one; none is made.
  ///
  /// - Throws: When the file cannot be read or is too short to be a key.
  package func existing(_ name: String) throws -> [UInt8]? {
    try stored(at: path + "/\(name).key")
  }

  /// The names of all secrets here, sorted; folders inside are not entered.
  ///
  /// - Throws: When the folder cannot be read; a folder that is not there yet has none.
  package func names() throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".key") && !$0.hasPrefix(".") }.map { String($0.dropLast(4)) }.sorted()
  }

  /// Removes a secret for good: its bytes are overwritten, then its name is taken away, and both
  /// are on the disk before this returns.
  ///
  /// - Throws: When the disk refuses; a secret that is not there is no error.
  package func remove(_ name: String) throws {
    let file = path + "/\(name).key"
    let descriptor = open(file, O_WRONLY)
    guard descriptor >= 0 else {
      if errno == ENOENT { return }
      throw CocoaError(.fileWriteNoPermission)
    }
    defer { close(descriptor) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    try handle.write(contentsOf: Data(count: 32))
    guard fsync(descriptor) == 0, unlink(file) == 0 else { throw CocoaError(.fileWriteUnknown) }
    try synchronize(path)
  }

  private func stored(at file: String) throws -> [UInt8]? {
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    // A key that is there and cannot be read is never replaced by another one.
    let stored = try Data(contentsOf: URL(filePath: file))
    guard stored.count >= 32 else { throw CocoaError(.fileReadCorruptFile) }
    return Array(stored)
  }

  private func write(_ bytes: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw CocoaError(.fileWriteNoPermission) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    defer { close(descriptor) }
    try handle.write(contentsOf: Data(bytes))
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  private func synchronize(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY)
    guard descriptor >= 0 else { throw CocoaError(.fileReadNoPermission) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
