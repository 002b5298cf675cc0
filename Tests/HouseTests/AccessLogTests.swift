import HTTPTypes
import House
import Logging
import Storage
import Synchronization
import TestKit
import Testing

@Suite struct AccessLogTests {
  @Test func `each request is one line without its address, query or form`() async throws {
    let lines = LogLines()
    try await withStorage(.sqlite) { storage in
      let house = TestHouse([sampleFeature], storage: storage, log: lines.logger(at: .info))

      _ = try await house.get("/milik/rahasia-123?kunci=rahasia", as: staff)
      _ = try await house.post("/contoh", [("nama", "rahasia")])
      _ = try await house.get("/tidak-ada/rahasia")

      let written = lines.all
      #expect(
        written.map(\.message) == [
          "GET /milik/{id} 200", "POST /contoh 303", "GET NotFound 404",
        ])
      #expect(written.allSatisfy { $0.keys.contains("us") && $0.keys.contains("incident") })
      #expect(!written.contains { $0.contains("rahasia") })
    }
  }

  @Test func `what machines ask for all the time is for debug`() async throws {
    let lines = LogLines()
    try await withStorage(.sqlite) { storage in
      let word = "benar-benar-panjang-dan-rahasia-42"
      let token = try #require(MetricsToken(word))
      let quiet = TestHouse(
        [sampleFeature], storage: storage, metricsToken: token, log: lines.logger(at: .info))
      let loud = TestHouse([sampleFeature], storage: storage, log: lines.logger(at: .debug))

      _ = try await quiet.get("/healthz")
      let counters = try await quiet.get("/metrics", headers: [.authorization: "Bearer " + word])
      #expect(counters.status == .ok)
      #expect(lines.all.isEmpty)

      _ = try await loud.get("/healthz")
      #expect(lines.all.map(\.message).contains("GET /healthz 200"))
    }
  }
}

/// A log that is kept in memory.
private final class LogLines: Sendable {
  struct Line: Sendable {
    let message: String
    let metadata: Logger.Metadata

    var keys: Set<String> { Set(metadata.keys) }
    func contains(_ text: String) -> Bool { "\(message) \(metadata)".contains(text) }
  }

  private let lines = Mutex<[Line]>([])

  var all: [Line] { lines.withLock { $0 } }

  func logger(at level: Logger.Level) -> Logger {
    var logger = Logger(label: "test") { _ in Handler(lines: self) }
    logger.logLevel = level
    return logger
  }

  private struct Handler: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let all = metadata.merging(event.metadata ?? [:]) { $1 }
      lines.lines.withLock { $0.append(Line(message: "\(event.message)", metadata: all)) }
    }
  }
}
