import Foundation

/// The secrets of an installation, one file each in `keys/`, readable by its owner only.
package struct KeyFolder: Sendable {
  private let path: String

  /// The folder `keys` in a data folder; it is made when the first key is.
  package init(dataFolder: String) {
    path = dataFolder + "/keys"
  }

  /// The secret of that name; 32 random bytes are made and stored the first time.
  ///
  /// - Parameter name: Of the file, such as `csrf`.
  /// - Returns: At least 32 bytes.
  /// - Throws: When the file cannot be read or written, or is too short to be a key.
  package func key(_ name: String) throws -> [UInt8] {
    let file = path + "/\(name).key"
    if let stored = FileManager.default.contents(atPath: file) {
      guard stored.count >= 32 else { throw CocoaError(.fileReadCorruptFile) }
      return Array(stored)
    }
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    guard
      FileManager.default.createFile(
        atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    return bytes
  }
}
