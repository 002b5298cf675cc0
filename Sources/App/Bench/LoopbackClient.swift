import Foundation

/// A small HTTP/1.1 client on one kept-alive connection, for benchmarks on this machine only.
///
/// It blocks its thread, so it costs less processor time than the server it measures.
struct LoopbackClient: ~Copyable {
  /// What the server sent.
  struct Reply {
    let status: Int
    let headers: String
    let body: [UInt8]
  }

  /// The connection failed or the reply was not HTTP.
  struct Broken: Error {
    let reason: String
  }

  private let descriptor: Int32
  private var pending: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 64 * 1024)

  /// Connects to a port of 127.0.0.1.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Broken(reason: "socket") }
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
    guard connected == 0 else { throw Broken(reason: "connect: \(errno)") }
  }

  deinit { close(descriptor) }

  /// Sends one request and waits for its reply.
  mutating func send(
    _ method: String, _ path: String, headers: [String] = [], body: [UInt8] = []
  ) throws -> Reply {
    var head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    for header in headers { head += header + "\r\n" }
    if !body.isEmpty || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
    try write(Array((head + "\r\n").utf8) + body)
    return try readReply(hasBody: method != "HEAD")
  }

  private func write(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Foundation.send(descriptor, raw.baseAddress?.advanced(by: sent), raw.count - sent, 0)
      }
      guard count > 0 else { throw Broken(reason: "send: \(errno)") }
      sent += count
    }
  }

  private mutating func fill() throws {
    let count = recv(descriptor, &chunk, chunk.count, 0)
    guard count > 0 else { throw Broken(reason: "the server closed the connection") }
    pending.append(contentsOf: chunk[0..<count])
  }

  private mutating func readReply(hasBody: Bool) throws -> Reply {
    var end = headerEnd()
    while end == nil {
      try fill()
      end = headerEnd()
    }
    let headerLength = end ?? 0
    let headers = String(decoding: pending[0..<headerLength], as: UTF8.self)
    pending.removeFirst(headerLength)
    guard let status = Int(headers.dropFirst(9).prefix(3)) else {
      throw Broken(reason: "no status line")
    }
    let lower = headers.lowercased()
    guard hasBody, let length = Self.length(lower) else {
      if lower.contains("transfer-encoding: chunked") {
        return Reply(status: status, headers: headers, body: try readChunks())
      }
      return Reply(status: status, headers: headers, body: [])
    }
    while pending.count < length { try fill() }
    let body = Array(pending[0..<length])
    pending.removeFirst(length)
    return Reply(status: status, headers: headers, body: body)
  }

  private mutating func readChunks() throws -> [UInt8] {
    var body: [UInt8] = []
    while true {
      var end = lineEnd()
      while end == nil {
        try fill()
        end = lineEnd()
      }
      let lineLength = end ?? 0
      let line = String(decoding: pending[0..<lineLength], as: UTF8.self)
      pending.removeFirst(lineLength + 2)
      guard let size = Int(line, radix: 16) else { throw Broken(reason: "chunk size") }
      while pending.count < size + 2 { try fill() }
      body += pending[0..<size]
      pending.removeFirst(size + 2)
      if size == 0 { return body }
    }
  }

  private func lineEnd() -> Int? {
    guard pending.count >= 2 else { return nil }
    return (0..<pending.count - 1).first { pending[$0] == 13 && pending[$0 + 1] == 10 }
  }

  private func headerEnd() -> Int? {
    guard pending.count >= 4 else { return nil }
    for index in 0...(pending.count - 4)
    where pending[index] == 13 && pending[index + 1] == 10 && pending[index + 2] == 13
      && pending[index + 3] == 10
    {
      return index + 4
    }
    return nil
  }

  private static func length(_ headers: String) -> Int? {
    guard let range = headers.range(of: "content-length:") else { return nil }
    // A line ends with "\r\n", which is one character of its own.
    return Int(headers[range.upperBound...].drop { $0 == " " }.prefix { $0.isNumber })
  }
}
