/// Tells by its first bytes what a file really is.
enum FileSignature {
  /// The refusal for a file that cannot be a workbook; nil when it begins like a zip archive.
  static func refusal(for bytes: [UInt8]) -> DocumentRefusal? {
    if bytes.isEmpty { return .empty }
    switch kind(of: bytes) {
    case .archive: return nil
    case .oldWorkbook where isEncrypted(bytes): return .encrypted
    case let kind: return .notAWorkbook(kind)
    }
  }

  /// Looks for the stream name that a password-protected workbook has in its compound file.
  private static func isEncrypted(_ bytes: [UInt8]) -> Bool {
    let name: [UInt8] = Array("EncryptedPackage".utf8).flatMap { [$0, 0] }
    return bytes.firstRange(of: name) != nil
  }

  /// What a file is by its first bytes; `archive` may be a workbook.
  static func kind(of bytes: [UInt8]) -> DocumentRefusal.FileKind {
    if bytes.starts(with: [0x50, 0x4B]) { return .archive }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return .oldWorkbook
    }
    let head = bytes.prefix(1_024)
    if head.firstRange(of: Array("%PDF-".utf8)) != nil { return .pdf }
    let images: [[UInt8]] = [
      [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8),
    ]
    if images.contains(where: { bytes.starts(with: $0) }) { return .image }
    guard !head.contains(where: { $0 < .space && !$0.isSpace }) else { return .unknown }
    let text = String(decoding: head, as: UTF8.self).lowercased()
    if text.contains("<html") || text.contains("<!doctype html") { return .html }
    return .text
  }

  /// What an archive is; a workbook among them, and a damaged archive stays an archive.
  static func kind(ofArchive bytes: [UInt8]) -> DocumentRefusal.FileKind {
    guard let zip = try? ZipReader(bytes) else { return .archive }
    if zip.entries.contains(where: { $0.name.lowercased() == "xl/workbook.xml" }) {
      return .workbook
    }
    return kind(ofArchive: zip)
  }

  /// What an archive without a workbook is.
  static func kind(ofArchive zip: ZipReader) -> DocumentRefusal.FileKind {
    let names = zip.entries.map { $0.name.lowercased() }
    if names.contains("mimetype") { return .openDocument }
    if names.contains("xl/workbook.bin") { return .binaryWorkbook }
    if names.contains(where: { $0.hasPrefix("word/") }) { return .word }
    if names.contains(where: { $0.hasPrefix("ppt/") }) { return .presentation }
    return .archive
  }
}
