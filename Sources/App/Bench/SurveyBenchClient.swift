import Foundation

/// A client that costs little, so that the server is what is measured: it sends prepared bytes and
/// reads no more of a reply than its status and its length.
struct SurveyBenchClient: ~Copyable {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 32 * 1024)
  private static let blank = Array("\r\n\r\n".utf8)
  private static let length = Array("content-length: ".utf8)

  /// Connects to a port of 127.0.0.1.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw BenchTrouble(reason: "socket") }
    var one: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw BenchTrouble(reason: "connect: \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends one whole request and reads its reply.
  ///
  /// - Returns: The status; the body is left in `body` until the next call.
  mutating func exchange(_ request: [UInt8]) throws -> Int {
    var sent = 0
    while sent < request.count {
      let count = request.withUnsafeBytes {
        send(descriptor, $0.baseAddress?.advanced(by: sent), $0.count - sent, 0)
      }
      guard count > 0 else { throw BenchTrouble(reason: "send: \(errno)") }
      sent += count
    }
    pending.removeAll(keepingCapacity: true)
    var end: Int?
    while end == nil {
      try fill()
      end = Self.place(of: Self.blank, in: pending)
    }
    let head = (end ?? 0) + Self.blank.count
    guard let start = Self.place(of: Self.length, in: pending) else {
      throw BenchTrouble(reason: "a reply without its length")
    }
    let digits = pending[(start + Self.length.count)...].prefix { (48...57).contains($0) }
    let size = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    while pending.count < head + size { try fill() }
    bodyStart = head
    return pending[9..<12].reduce(0) { $0 * 10 + Int($1) - 48 }
  }

  private var bodyStart = 0

  /// The body of the last reply.
  var body: String { String(decoding: pending[bodyStart...], as: UTF8.self) }

  private mutating func fill() throws {
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { throw BenchTrouble(reason: "the server closed the connection") }
    pending.append(contentsOf: chunk[0..<count])
  }

  /// Where some bytes begin; header names are compared without case.
  private static func place(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      mark.withUnsafeBufferPointer { mark in
        guard bytes.count >= mark.count else { return nil }
        for start in 0...(bytes.count - mark.count) {
          var index = 0
          while index < mark.count {
            let byte = bytes[start + index]
            let small = (65...90).contains(byte) ? byte | 32 : byte
            if small != mark[index] { break }
            index += 1
          }
          if index == mark.count { return start }
        }
        return nil
      }
    }
  }
}
