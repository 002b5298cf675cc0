import Cryptography
import Foundation
import House
import Kernel

/// The private key of the national side as a file: the only place where it ever is.
enum CallBackKeyFile {
  private static let head = "zona-survey-callback-private-1 "

  /// Writes a new key; a file that is there already is never touched.
  ///
  /// The key is on the disk before its public part is used anywhere.
  ///
  /// - Parameters:
  ///   - seed: The secret bytes.
  ///   - file: Where; readable by its owner only.
  /// - Throws: A `CommandRefusal` when the file exists or cannot be written.
  static func write(_ seed: [UInt8], to file: String) throws {
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else {
      throw CommandRefusal(
        code: "key_file",
        errno == EEXIST
          ? Text(
            "Berkas \(file) sudah ada dan tidak ditimpa: mungkin berisi kunci.",
            "The file \(file) is there already and is left alone: it may hold a key.")
          : Text(
            "Berkas \(file) tidak dapat dibuat.", "The file \(file) cannot be made."))
    }
    defer { close(descriptor) }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    try handle.write(contentsOf: Data((head + Base64URL.text(seed) + "\n").utf8))
    guard fsync(descriptor) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  /// Says that there is no such file.
  static func missing(_ file: String) -> CommandRefusal {
    CommandRefusal(
      code: "file_unreadable",
      Text(
        "Berkas \(file) tidak ada atau tidak dapat dibaca. Periksa nama dan foldernya.",
        "The file \(file) is not there or cannot be read. Check its name and its folder."))
  }

  /// Reads a key.
  ///
  /// - Throws: A `CommandRefusal` for anything else.
  static func read(_ file: String) throws -> OpeningKey {
    guard let data = FileManager.default.contents(atPath: file) else { throw missing(file) }
    let text = String(decoding: data.prefix(1_000), as: UTF8.self)
    guard text.hasPrefix(head),
      let line = text.dropFirst(head.count).split(whereSeparator: \.isWhitespace).first,
      let seed = Base64URL.bytes(String(line)), let key = OpeningKey(seed: seed)
    else {
      throw CommandRefusal(
        code: "key_file",
        Text(
          "Berkas \(file) bukan kunci panggilan ulang.",
          "The file \(file) is no call-back key."))
    }
    return key
  }

  /// Whether a file would lie in the data folder, and so in its backups.
  static func isInside(_ folder: String, _ file: String) -> Bool {
    func path(_ text: String) -> String {
      URL(filePath: text).standardizedFileURL.resolvingSymlinksInPath().path
    }
    let parent = path(URL(filePath: file).deletingLastPathComponent().path)
    return parent == path(folder) || parent.hasPrefix(path(folder) + "/")
  }
}
