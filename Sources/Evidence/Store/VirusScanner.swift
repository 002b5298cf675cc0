import EvidenceModel
import Foundation

/// Asks clamd about a file, in pieces over its Unix socket (command `INSTREAM`).
struct VirusScanner {
  enum Verdict: Equatable {
    case clean
    /// The name that clamd gives to what it found.
    case found(String)
  }

  /// How long an answer may take.
  ///
  /// - Unit: seconds.
  static let timeoutSeconds = 120

  let socket: String

  /// Sends the whole file and waits for the answer.
  ///
  /// - Throws: `EvidenceRefusal.scannerSilent` when clamd is not there, gives up, or says something
  ///   that is neither clean nor a finding: such a file is not taken.
  func scan(_ path: String) throws -> Verdict {
    let content = try StoredContent(path: path)
    let descriptor = try connected()
    defer { close(descriptor) }
    var isHeard = send(Array("zINSTREAM\0".utf8), to: descriptor)
    var place: Int64 = 0
    while isHeard, place < content.byteCount {
      let piece = try content.read(from: place, upTo: 1 << 17)
      guard !piece.isEmpty else { break }
      isHeard = send(Self.length(piece.count) + piece, to: descriptor)
      place += Int64(piece.count)
    }
    if isHeard { isHeard = send(Self.length(0), to: descriptor) }
    return try Self.verdict(reply(from: descriptor))
  }

  /// Reads `stream: OK` or `stream: NAME FOUND`.
  static func verdict(_ reply: String) throws -> Verdict {
    let words = reply.split(whereSeparator: { $0.isWhitespace || $0 == "\0" })
    guard words.first == "stream:", words.count >= 2 else { throw EvidenceRefusal.scannerSilent }
    if words.last == "OK" { return .clean }
    guard words.last == "FOUND", words.count >= 3 else { throw EvidenceRefusal.scannerSilent }
    return .found(String(words.dropFirst().dropLast().joined(separator: " ").prefix(100)))
  }

  private func connected() throws -> Int32 {
    let descriptor = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw EvidenceRefusal.scannerSilent }
    var limit = timeval(tv_sec: Self.timeoutSeconds, tv_usec: 0)
    let size = socklen_t(MemoryLayout<timeval>.size)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, size)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, size)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = Array(socket.utf8)
    guard name.count < MemoryLayout.size(ofValue: address.sun_path) else {
      close(descriptor)
      throw EvidenceRefusal.scannerSilent
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isConnected else {
      close(descriptor)
      throw EvidenceRefusal.scannerSilent
    }
    return descriptor
  }

  /// Whether everything went out; clamd closes early when it has seen enough.
  private func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Foundation.send(
          descriptor, raw.baseAddress?.advanced(by: done), raw.count - done,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }

  private func reply(from descriptor: Int32) -> String {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 512)
    while text.count < 4_096, !text.contains(0) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += buffer[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func length(_ count: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
  }
}
