import Foundation
import House

/// Files through the real server until each is durable.
struct UploadBench {
  private let folder: String
  private let child: BenchServer

  /// Starts a demo in a folder below.
  init(folder: String) throws {
    self.folder = folder
    child = try BenchServer(
      arguments: ["demo", "--data", folder + "/demo", "--port", "0"])
  }

  /// Measures and ends the server.
  func lines(fileCount: Int, bigMebibytes: Int) throws -> [BenchLine] {
    defer { child.stop() }
    var client = try LoopbackClient(port: child.port)
    let session = try PageBench.signIn(&client)
    let unit = try unit(&client, session)
    let path = "/unit/\(unit)/bukti"
    let page = try client.send("GET", path, headers: session.headers)
    let text = String(decoding: page.body, as: UTF8.self)
    guard let token = PageBench.Session.between("name=\"_token\" value=\"", "\"", in: text) else {
      throw BenchTrouble(reason: "the vault has no form")
    }
    _ = try send(1, of: 1, &client, session, path, token)
    let before = child.peakMebibytes
    let (bigSeconds, bigReference) = try send(
      1, of: bigMebibytes, &client, session, path, token)
    let growth = child.peakMebibytes - before
    let (seconds, reference) = try send(fileCount, of: 1, &client, session, path, token)
    let cp = "sha256sum and cp of the same bytes"
    return [
      BenchLine(
        "1 MiB files over HTTP, durable, one after the other",
        ours: BenchFigure(Double(fileCount) / seconds, .mebibytesPerSecond),
        reference: (cp, BenchFigure(Double(fileCount) / reference, .mebibytesPerSecond)),
        goal: "≥ 150 MiB/s", remark: "\(fileCount) files, 20 to a form"),
      BenchLine(
        "one file of \(bigMebibytes) MiB over HTTP, durable",
        ours: BenchFigure(Double(bigMebibytes) / bigSeconds, .mebibytesPerSecond),
        reference: (cp, BenchFigure(Double(bigMebibytes) / bigReference, .mebibytesPerSecond)),
        goal: "≥ 150 MiB/s"),
      BenchLine(
        "memory of the server grows by that file",
        ours: BenchFigure(growth, .mebibytes), goal: "≤ 32 MB"),
    ]
  }

  /// The unit of the person who signed in, found as a person would: from the tasks on.
  private func unit(
    _ client: inout LoopbackClient, _ session: PageBench.Session
  ) throws -> Substring {
    let tasks = try client.send("GET", "/tugas", headers: session.headers)
    let list = String(decoding: tasks.body, as: UTF8.self)
    guard let sheet = PageBench.Session.between("href=\"/lke/", "\"", in: list)?.prefix(36) else {
      throw BenchTrouble(reason: "the demo's person has no worksheet")
    }
    let page = try client.send("GET", "/lke/\(sheet)", headers: session.headers)
    let html = String(decoding: page.body, as: UTF8.self)
    guard let unit = PageBench.Session.between("href=\"/unit/", "\"", in: html)?.prefix(36) else {
      throw BenchTrouble(reason: "the worksheet does not name its unit")
    }
    return unit
  }

  /// Sends files of random bytes; gives the seconds that it took, and those of the reference.
  private func send(
    _ count: Int, of mebibytes: Int, _ client: inout LoopbackClient,
    _ session: PageBench.Session, _ path: String, _ token: String
  ) throws -> (ours: Double, reference: Double) {
    var ours = 0.0
    var reference = 0.0
    var left = count
    while left > 0 {
      let batch = min(left, 20)
      left -= batch
      let files = (0..<batch).map { _ in Self.random(mebibytes) }
      let body = Self.form(files, token: token)
      ours += try Self.seconds {
        let reply = try client.send(
          "POST", path,
          headers: session.headers + ["Content-Type: multipart/form-data; boundary=zona"],
          body: body)
        guard reply.status == 303 else {
          throw BenchTrouble(reason: "the upload gave \(reply.status)")
        }
      }
      for (index, file) in files.enumerated() {
        try Data(file).write(to: URL(fileURLWithPath: "\(folder)/peer-\(index)"))
      }
      let names = files.indices.map { "\(folder)/peer-\($0)" }
      try FileManager.default.createDirectory(
        atPath: folder + "/copies", withIntermediateDirectories: true)
      reference += try Self.seconds {
        guard BenchPeers.sumAndCopy(names, to: folder + "/copies") else {
          throw BenchTrouble(reason: "sha256sum or cp is not here")
        }
      }
    }
    return (ours, reference)
  }

  private static func random(_ mebibytes: Int) -> [UInt8] {
    var random = SystemRandomNumberGenerator()
    let words = (0..<(mebibytes << 17)).map { _ in random.next() }
    return Array("%PDF-1.4\n".utf8) + words.withUnsafeBytes { Array($0.dropLast(9)) }
  }

  private static func form(_ files: [[UInt8]], token: String) -> [UInt8] {
    var body = Array(
      "--zona\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)\r\n".utf8)
    for (index, file) in files.enumerated() {
      let head =
        "--zona\r\nContent-Disposition: form-data; name=\"berkas\"; "
        + "filename=\"\(index).pdf\"\r\n\r\n"
      body += Array(head.utf8)
      body += file
      body += [0x0D, 0x0A]
    }
    return body + Array("--zona--\r\n".utf8)
  }

  private static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let took = try clock.measure(work).components
    return Double(took.seconds) + Double(took.attoseconds) / 1e18
  }
}
