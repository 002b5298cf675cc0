import Foundation
import House
import Kernel
import Logging
import Storage
import Surveys
import SurveysModel
import Synchronization

/// Survey answers through the real server, over HTTP on this machine, each durable before its reply.
final class SurveyBench: Sendable {
  /// What some clients managed.
  struct Result {
    let perSecond: Double
    let times: BenchTimes
    let cpuMicroseconds: Double
    /// What the clients took of the same processors, for each answer.
    let clientMicroseconds: Double
    let acknowledged: Int
  }

  /// What each client does with a token.
  enum Work {
    case submit
    case showAndSubmit
  }

  private let child: BenchServer
  private let configuration: StorageConfiguration
  private let tokens: [String]
  private let used = Mutex(0)
  private let ticket: String

  /// The fields of an answer without its ticket.
  private static let fields =
    "r=&l=1&u=26-35&k=p&" + (0..<13).map { "j\($0)=\($0 % 2 + 3)" }.joined(separator: "&")
    + "&p=&d=&s="

  /// Makes a round with so many invited people and starts a server on it.
  init(_ configuration: StorageConfiguration, folder: String, url: String?, people: Int)
    async throws
  {
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    let round = try await storage.write { transaction in
      try SurveyBenchRound.make(at: SurveyBenchRound.now, in: transaction)
    }
    tokens = try await SurveyBenchRound.invite(people, to: round, in: storage)
    await storage.close()
    self.configuration = configuration
    // One line of log for each request would measure the log.
    setenv("ZONA_LOG", "notice", 1)
    child = try BenchServer(
      arguments: ["serve", "--data", folder, "--port", "0"]
        + (url.map { ["--database", $0] } ?? []))
    var client = try SurveyBenchClient(port: child.port)
    guard try client.exchange(Self.get(tokens[0])) == 200,
      let found = PageBench.Session.between("name=\"t\" value=\"", "\"", in: client.body)
    else { throw BenchTrouble(reason: "the form is not shown") }
    ticket = found
  }

  var peakMebibytes: Double { child.peakMebibytes }

  /// Ends the server and compares what it acknowledged with what is stored.
  func finish() async throws -> (receipts: Int, waiting: Int) {
    child.stop()
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let storage = try await Storage.open(
      configuration, migrations: Features.all.flatMap(\.migrations), logger: logger)
    let counts = try await storage.read { transaction in
      let receipts = try transaction.first("SELECT count(*) AS amount FROM survey_receipt")
      let waiting = try transaction.first("SELECT count(*) AS amount FROM survey_pool")
      return (Int(try receipts?.int("amount") ?? -1), Int(try waiting?.int("amount") ?? -1))
    }
    await storage.close()
    return counts
  }

  /// Lets clients answer for some seconds, each by links nobody has used.
  func run(
    _ work: Work, clients: Int, seconds: Double, readers: Int = 0
  ) throws -> Result {
    let clock = ContinuousClock()
    let start = clock.now
    let end = start.advanced(by: .seconds(seconds))
    let cpu = child.cpuSeconds
    let own = Self.ownSeconds
    let share = BenchShare()
    let done = DispatchGroup()
    for _ in 0..<clients {
      onThread(done, share) { try self.answer(work, until: end, share) }
    }
    for reader in 0..<readers {
      onThread(done, share) { try self.read(from: reader, until: end) }
    }
    done.wait()
    let took = (clock.now - start).components
    let elapsed = Double(took.seconds) + Double(took.attoseconds) / 1e18
    let (times, trouble) = share.total
    if let trouble { throw BenchTrouble(reason: trouble) }
    let count = times.milliseconds.count
    return Result(
      perSecond: Double(count) / elapsed, times: times,
      cpuMicroseconds: (child.cpuSeconds - cpu) / Double(max(1, count)) * 1e6,
      clientMicroseconds: (Self.ownSeconds - own) / Double(max(1, count)) * 1e6,
      acknowledged: count)
  }

  /// How much processor time this process, which holds the clients, has used.
  private static var ownSeconds: Double {
    // POSIX counts this clock in microseconds.
    Double(clock()) / 1e6
  }

  private func onThread(
    _ done: DispatchGroup, _ share: BenchShare, _ body: @escaping @Sendable () throws -> Void
  ) {
    done.enter()
    let thread = Thread {
      defer { done.leave() }
      do { try body() } catch { share.add(trouble: "\(error)") }
    }
    thread.start()
  }

  private func answer(
    _ work: Work, until end: ContinuousClock.Instant, _ share: BenchShare
  ) throws {
    var client = try SurveyBenchClient(port: child.port)
    var times = BenchTimes()
    let clock = ContinuousClock()
    while clock.now < end, let token = nextToken() {
      let post = Self.post(token, ticket)
      let get = Self.get(token)
      let start = clock.now
      if work == .showAndSubmit {
        let status = try client.exchange(get)
        guard status == 200 else { throw BenchTrouble(reason: "form \(status)") }
      }
      let status = try client.exchange(post)
      times.add(clock.now - start)
      guard status == 200 else { throw BenchTrouble(reason: "answer \(status) \(client.body)") }
    }
    share.add(times)
  }

  /// Looks at forms, one after the other.
  private func read(from first: Int, until end: ContinuousClock.Instant) throws {
    var client = try SurveyBenchClient(port: child.port)
    var place = first * 1_000
    while ContinuousClock().now < end {
      let status = try client.exchange(Self.get(tokens[place % tokens.count]))
      guard status == 200 else { throw BenchTrouble(reason: "form \(status)") }
      place += 7
    }
  }

  private func nextToken() -> String? {
    used.withLock { used in
      guard used < tokens.count else { return nil }
      defer { used += 1 }
      return tokens[used]
    }
  }

  private static func get(_ token: String) -> [UInt8] {
    Array("GET /survei/u/\(token) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".utf8)
  }

  private static func post(_ token: String, _ ticket: String) -> [UInt8] {
    let body = "t=\(ticket)&\(fields)"
    return Array(
      """
      POST /survei/u/\(token) HTTP/1.1\r
      Host: 127.0.0.1\r
      User-Agent: bench\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }
}
