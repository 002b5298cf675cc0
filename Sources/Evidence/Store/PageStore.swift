import Cryptography
import Foundation
import Programs

/// Pages of PDF proof as pictures, made once by poppler and kept while they are asked for.
struct PageStore: Sendable {
  /// The width of a page's picture.
  ///
  /// - Unit: pixels.
  static let width = 1_000
  /// The highest page that is shown.
  static let lastPage = 5_000

  let blobs: BlobStore

  /// How many pages a PDF has.
  ///
  /// - Returns: nil when poppler cannot say: damaged, or locked with a password.
  /// - Throws: `ProgramFailure.notInstalled`, `ProgramFailure.tookTooLong` when the machine had no
  ///   time for it, which says nothing about the file; or what storage throws.
  func pageCount(_ digest: String) async throws -> Int? {
    let note = place(digest) + "/jumlah"
    if let known = try await kept(note), let count = Int(String(decoding: known, as: UTF8.self)) {
      return count > 0 ? count : nil
    }
    let content = try await blobs.open(digest)
    do {
      let output = try await ExternalProgram.pdfinfo.run(
        [content.path], limits: ProgramLimits(processorSeconds: 10, outputBytes: 1 << 16))
      let lines = String(decoding: output.bytes, as: UTF8.self).split(separator: "\n")
      let line = lines.first { $0.hasPrefix("Pages:") }
      let count = min(line.flatMap { Int($0.dropFirst(6).drop { $0 == " " }) } ?? 0, Self.lastPage)
      try await save(Array(String(count).utf8), at: note)
      return count > 0 ? count : nil
    } catch let failure as ProgramFailure {
      switch failure {
      case .notInstalled, .tookTooLong: throw failure
      case .wroteTooMuch, .refused, .stopped: return nil
      }
    }
  }

  /// The picture of a page as PNG.
  ///
  /// - Throws: `ProgramFailure` when poppler is missing or cannot draw it.
  func picture(_ digest: String, page: Int) async throws -> [UInt8] {
    let file = place(digest) + "/\(page).png"
    if let known = try await kept(file) { return known }
    let content = try await blobs.open(digest)
    let output = try await ExternalProgram.pdftoppm.run(
      [
        "-png", "-f", String(page), "-l", String(page), "-scale-to-x", String(Self.width),
        "-scale-to-y", "-1", "-singlefile", content.path,
      ])
    guard output.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
      throw ProgramFailure.refused(.pdftoppm, code: 0, message: output.message)
    }
    try await save(output.bytes, at: file)
    return output.bytes
  }

  private func place(_ digest: String) -> String { blobs.pictures + "/" + digest }

  private func kept(_ path: String) async throws -> [UInt8]? {
    try await BlobStore.threads.run { FileManager.default.contents(atPath: path).map(Array.init) }
  }

  /// A picture can be made again at any time, so it is not synced; half of one is never seen.
  private func save(_ bytes: [UInt8], at path: String) async throws {
    try await BlobStore.threads.run {
      let file = URL(filePath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: file, options: .atomic)
    }
  }
}
