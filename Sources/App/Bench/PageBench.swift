import WorkUnitsModel
import Foundation
import House

/// Pages and answers through the real server, over HTTP on this machine.
///
/// The server is this program in a child process on a fresh folder, so that its memory and its
/// first breath can be measured too.
struct PageBench {
  /// A browser that signed in.
  struct Session {
    var cookies: [String: String] = [:]
    var token = ""

    var headers: [String] {
      cookies.isEmpty
        ? [] : ["Cookie: " + cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")]
    }

    mutating func learn(from reply: LoopbackClient.Reply) {
      for line in reply.headers.split(separator: "\r\n") {
        guard line.lowercased().hasPrefix("set-cookie:") else { continue }
        let pair = line.dropFirst(11).prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { continue }
        cookies[pair[0].trimmingCharacters(in: .whitespaces)] = String(pair[1])
      }
      let text = String(decoding: reply.body, as: UTF8.self)
      if let found = Self.between("name=\"_token\" value=\"", "\"", in: text) { token = found }
    }

    static func between(_ start: String, _ end: String, in text: String) -> String? {
      guard let first = text.range(of: start),
        let last = text.range(of: end, range: first.upperBound..<text.endIndex)
      else { return nil }
      return String(text[first.upperBound..<last.lowerBound])
    }
  }

  private let child: BenchServer

  /// Starts a demo in a folder that does not exist yet.
  init(folder: String) throws {
    child = try BenchServer(arguments: ["demo", "--data", folder, "--port", "0"])
  }

  /// Measures and ends the server.
  func lines() throws -> [BenchLine] {
    defer { child.stop() }
    var client = try LoopbackClient(port: child.port)
    let session = try Self.signIn(&client)
    let tasks = try client.send("GET", "/tugas", headers: session.headers)
    let html = String(decoding: tasks.body, as: UTF8.self)
    guard let id = Session.between("href=\"/lke/", "\"", in: html)?.prefix(36) else {
      throw BenchTrouble(reason: "the demo's person has no worksheet")
    }
    var lines = try page(&client, session, "/lke/\(id)")
    lines.append(try answers(String(id), clients: 1, session))
    lines.append(try answers(String(id), clients: 64, session))
    lines.append(
      BenchLine(
        "memory of the server after this load",
        ours: BenchFigure(child.peakMebibytes, .mebibytes),
        reference: ("CISO Assistant (quoted)", BenchFigure(1_074, .mebibytes)), goal: "≤ 120 MB"))
    return lines
  }

  static func signIn(_ client: inout LoopbackClient) throws -> Session {
    var session = Session()
    session.learn(from: try client.send("GET", "/masuk"))
    guard let person = DemoCast.people.first(where: { $0.login.hasPrefix("pokja@") }) else {
      throw BenchTrouble(reason: "the demo has no person who answers")
    }
    let body = form([
      ("_token", session.token), ("kembali", "/"), ("login", person.login),
      ("sandi", DemoCast.password),
    ])
    let reply = try client.send("POST", "/masuk", headers: session.headers + Self.type, body: body)
    guard reply.status == 303 else { throw BenchTrouble(reason: "sign-in gave \(reply.status)") }
    session.learn(from: reply)
    return session
  }

  private func page(
    _ client: inout LoopbackClient, _ session: Session, _ path: String
  ) throws -> [BenchLine] {
    var times = BenchTimes()
    var size = 0
    let clock = ContinuousClock()
    for round in 0..<300 {
      let start = clock.now
      let reply = try client.send("GET", path, headers: session.headers)
      if round >= 50 { times.add(clock.now - start) }
      guard reply.status == 200 else { throw BenchTrouble(reason: "page \(reply.status)") }
      size = reply.body.count
    }
    return [
      BenchLine(
        "worksheet page of 127 soal over HTTP, p50",
        ours: BenchFigure(times.median, .milliseconds),
        reference: ("Mustache, rendering alone (quoted)", BenchFigure(44, .milliseconds)),
        goal: "≤ 2 ms", remark: "p99 \(BenchFigure(times.percentile(0.99), .milliseconds).text)"),
      BenchLine(
        "size of that page", ours: BenchFigure(Double(size) / 1_000, .kilobytes), goal: "≤ 100 kB"),
    ]
  }

  private func answers(_ id: String, clients: Int, _ session: Session) throws -> BenchLine {
    let end = ContinuousClock().now.advanced(by: .seconds(3))
    let results = BenchShare()
    let done = DispatchGroup()
    let start = ContinuousClock().now
    for number in 0..<clients {
      done.enter()
      let thread = Thread { [child] in
        defer { done.leave() }
        do {
          var writer = AnswerWriter(session: session, sheet: id, soal: number + 1)
          results.add(try writer.run(port: child.port, until: end))
        } catch {
          results.add(trouble: "\(error)")
        }
      }
      thread.start()
    }
    done.wait()
    let took = (ContinuousClock().now - start).components
    let seconds = Double(took.seconds) + Double(took.attoseconds) / 1e18
    let (times, trouble) = results.total
    if let trouble { throw BenchTrouble(reason: trouble) }
    return BenchLine(
      "save an answer over HTTP, \(clients) client\(clients == 1 ? "" : "s")",
      ours: BenchFigure(Double(times.milliseconds.count) / seconds, .perSecond),
      reference: (
        "CISO Assistant (quoted)", BenchFigure(clients == 1 ? 1.2 : 2.1, .perSecond)
      ),
      goal: clients == 1 ? "p50 ≤ 2 ms" : "≥ 2,100/s",
      remark: "p50 \(BenchFigure(times.median, .milliseconds).text), p99 "
        + "\(BenchFigure(times.percentile(0.99), .milliseconds).text); new total in each reply")
  }

  static let type = ["Content-Type: application/x-www-form-urlencoded"]
}

/// Encodes fields as a browser does.
func form(_ fields: [(String, String)]) -> [UInt8] {
  let plain = CharacterSet.alphanumerics
  let pairs = fields.map { name, value in
    (name.addingPercentEncoding(withAllowedCharacters: plain.union(["_"])) ?? name) + "="
      + (value.addingPercentEncoding(withAllowedCharacters: plain) ?? value)
  }
  return Array(pairs.joined(separator: "&").utf8)
}

/// What made a measurement impossible.
struct BenchTrouble: Error, CustomStringConvertible {
  let reason: String
  var description: String { reason }
}
