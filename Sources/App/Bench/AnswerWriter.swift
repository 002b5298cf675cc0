import Foundation
import House
import Synchronization

/// One client that changes the answer to one question again and again, as the page's script does.
struct AnswerWriter {
  let session: PageBench.Session
  let sheet: String
  let soal: Int

  /// Writes until a moment; the first write is not timed.
  mutating func run(port: Int, until end: ContinuousClock.Instant) throws -> BenchTimes {
    var client = try LoopbackClient(port: port)
    let path = "/lke/\(sheet)/soal/\(soal)"
    let headers =
      session.headers + PageBench.type + ["Accept: application/json", "X-Zona-Simpan: 1"]
    let page = String(
      decoding: try client.send("GET", path, headers: session.headers).body, as: UTF8.self)
    guard let token = PageBench.Session.between("name=\"_token\" value=\"", "\"", in: page),
      var version = PageBench.Session.between("name=\"versi\" value=\"", "\"", in: page)
    else { throw BenchTrouble(reason: "soal \(soal) has no form") }
    let options = page.components(separatedBy: "name=\"s\(soal)\" value=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }.filter { !$0.isEmpty }
    guard options.count >= 2 else { throw BenchTrouble(reason: "soal \(soal) has no options") }
    var times = BenchTimes()
    let clock = ContinuousClock()
    var round = 0
    while clock.now < end {
      let body = form([
        ("_token", token), ("versi", version), ("s\(soal)", options[round % 2]),
        ("catatan", ""), ("bukti", ""),
      ])
      let start = clock.now
      let reply = try client.send("POST", path, headers: headers, body: body)
      if round > 0 { times.add(clock.now - start) }
      let text = String(decoding: reply.body, as: UTF8.self)
      guard reply.status == 200, text.contains("\"texts\""),
        let next = PageBench.Session.between("\"versi\":\"", "\"", in: text)
      else { throw BenchTrouble(reason: "soal \(soal): \(reply.status) \(text.prefix(200))") }
      version = next.trimmingCharacters(in: .whitespaces)
      round += 1
    }
    return times
  }
}

/// Gathers what clients on several threads measured.
final class BenchShare: Sendable {
  private let state = Mutex<(times: BenchTimes, trouble: String?)>((BenchTimes(), nil))

  var total: (BenchTimes, String?) { state.withLock { ($0.times, $0.trouble) } }

  func add(_ times: BenchTimes) { state.withLock { $0.times.add(times) } }

  func add(trouble: String) { state.withLock { $0.trouble = $0.trouble ?? trouble } }
}
