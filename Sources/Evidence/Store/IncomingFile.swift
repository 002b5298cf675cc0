import Cryptography
import EvidenceModel
import Foundation
import Synchronization

/// A file that is still coming: written in pieces, hashed while it is written.
///
/// Whoever drops it without moving it away throws it away.
final class IncomingFile: Sendable {
  private struct State {
    var descriptor: Int32
    var hash = SHA256Digest.Builder()
    var head: [UInt8] = []
    var count: Int64 = 0
    var isLeft = false
  }

  let path: String
  private let state: Mutex<State>
  /// Whether the file is thrown away with this value; a resumable upload stays.
  private let isTemporary: Bool

  /// Opens a new file, or one to go on with.
  init(path: String, isNew: Bool) throws {
    self.path = path
    isTemporary = isNew
    let flags = isNew ? O_RDWR | O_CREAT | O_EXCL : O_RDWR | O_CREAT
    let descriptor = open(path, flags | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw DiskFailure.last(path) }
    state = Mutex(State(descriptor: descriptor))
    guard !isNew else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, lseek(descriptor, 0, SEEK_END) >= 0 else {
      throw DiskFailure.last(path)
    }
    state.withLock { $0.count = Int64(status.st_size) }
  }

  deinit {
    let isLeft = state.withLock { state in
      close(state.descriptor)
      return state.isLeft
    }
    if isTemporary && !isLeft { unlink(path) }
  }

  /// How many bytes have come.
  var count: Int64 { state.withLock { $0.count } }

  /// Writes a piece.
  ///
  /// - Throws: `EvidenceRefusal.diskFull`, or what the disk says.
  func append(_ bytes: [UInt8]) async throws {
    try await BlobStore.threads.run { try self.write(bytes) }
  }

  /// Writes a piece on this thread.
  func write(_ bytes: [UInt8]) throws {
    try state.withLock { state in
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes { raw in
          Foundation.write(state.descriptor, raw.baseAddress?.advanced(by: done), raw.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let failure = DiskFailure.last(path)
          // What was written is of no use any more: its room is free before the refusal is told.
          if isTemporary { ftruncate(state.descriptor, 0) }
          throw failure
        }
        done += count
      }
      if state.head.count < FileKind.headLength {
        state.head += bytes.prefix(FileKind.headLength - state.head.count)
      }
      state.hash.append(bytes)
      state.count += Int64(bytes.count)
    }
  }

  /// What has come, taken from the pieces that passed through here.
  func summary() throws -> (digest: String, head: [UInt8], tail: [UInt8]) {
    try state.withLock { state in
      let length = min(Int64(ZipNames.tailLength), state.count)
      var tail = [UInt8](repeating: 0, count: Int(length))
      let read = pread(state.descriptor, &tail, tail.count, off_t(state.count - length))
      guard read == tail.count else { throw DiskFailure.last(path) }
      return (state.hash.finish().hex, state.head, tail)
    }
  }

  /// Reads everything again, for a file that came over several requests.
  func rehash() throws {
    try state.withLock { state in
      state.hash = SHA256Digest.Builder()
      state.head = []
      var place: Int64 = 0
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while place < state.count {
        let read = pread(state.descriptor, &buffer, buffer.count, off_t(place))
        guard read > 0 else { throw DiskFailure.last(path) }
        let piece = Array(buffer[..<read])
        if place == 0 { state.head = Array(piece.prefix(FileKind.headLength)) }
        state.hash.append(piece)
        place += Int64(read)
      }
    }
  }

  /// Throws away what came after a place, so that a refused piece leaves nothing.
  func cut(to count: Int64) throws {
    try state.withLock { state in
      guard ftruncate(state.descriptor, off_t(count)) == 0,
        lseek(state.descriptor, 0, SEEK_END) >= 0
      else { throw DiskFailure.last(path) }
      state.count = count
    }
  }

  func synchronize() throws {
    let descriptor = state.withLock { $0.descriptor }
    guard fsync(descriptor) == 0 else { throw DiskFailure.last(path) }
  }

  /// Gives the file its place; what lay there is replaced.
  func move(to target: String) throws {
    guard rename(path, target) == 0 else { throw DiskFailure.last(target) }
    state.withLock { $0.isLeft = true }
  }
}
