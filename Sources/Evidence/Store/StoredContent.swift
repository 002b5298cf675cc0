import Cryptography
import Foundation

/// The content of a stored file, read in pieces.
package final class StoredContent: Sendable {
  /// The path, for programs that read the file themselves.
  let path: String
  /// The size.
  ///
  /// - Unit: bytes.
  package let byteCount: Int64
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskFailure.last(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw DiskFailure.last(path)
    }
    byteCount = Int64(status.st_size)
  }

  deinit { close(descriptor) }

  /// The bytes from a place on; fewer at the end, none after it.
  func read(from place: Int64, upTo count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      let read = pread(descriptor, buffer.baseAddress, count, off_t(place))
      guard read >= 0 else { throw DiskFailure.last(path) }
      filled = read
    }
  }

  /// The same, away from the cooperative pool.
  package func piece(from place: Int64, upTo count: Int) async throws -> [UInt8] {
    try await BlobStore.threads.run { try self.read(from: place, upTo: count) }
  }

  /// SHA-256 of everything, as hexadecimal digits.
  func digest() throws -> String {
    var hash = SHA256Digest.Builder()
    var place: Int64 = 0
    while place < byteCount {
      let bytes = try read(from: place, upTo: 1 << 18)
      guard !bytes.isEmpty else { break }
      hash.append(bytes)
      place += Int64(bytes.count)
    }
    return hash.finish().hex
  }
}

extension StoredContent {
  /// The sum that ZIP keeps of it.
  func zipSum() async throws -> UInt32 {
    try await BlobStore.threads.run {
      var sum = ZipSum()
      var place: Int64 = 0
      while place < self.byteCount {
        let bytes = try self.read(from: place, upTo: 1 << 18)
        guard !bytes.isEmpty else { break }
        sum.append(bytes)
        place += Int64(bytes.count)
      }
      return sum.value
    }
  }
}
