import Foundation

/// This program as a server in a child process.
final class BenchServer: Sendable {
  /// The port it answers on.
  let port: Int
  /// How long it took from the start of the process to the first answer, in milliseconds.
  let startMilliseconds: Double
  private let identifier: Int32

  /// Starts it and waits for its first answer.
  init(arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    let clock = ContinuousClock()
    let start = clock.now
    try process.run()
    var text = ""
    var found: Int?
    while found == nil {
      let chunk = output.fileHandleForReading.availableData
      if chunk.isEmpty { throw BenchTrouble(reason: "the server did not start") }
      text += String(decoding: chunk, as: UTF8.self)
      found = PageBench.Session.between("http://127.0.0.1:", "/", in: text).flatMap { Int($0) }
    }
    port = found ?? 0
    identifier = process.processIdentifier
    var client = try LoopbackClient(port: port)
    _ = try client.send("GET", "/")
    let took = (clock.now - start).components
    startMilliseconds = Double(took.seconds) * 1e3 + Double(took.attoseconds) / 1e15
  }

  /// The most memory it has held, in mebibytes.
  var peakMebibytes: Double {
    let status = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
    guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return 0 }
    return kibibytes / 1024
  }

  /// How much processor time it has used, in seconds.
  var cpuSeconds: Double {
    let text = (try? String(contentsOfFile: "/proc/\(identifier)/stat", encoding: .utf8)) ?? ""
    // The name of the program may hold spaces; what follows its bracket does not.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
      return 0
    }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Asks it to end and waits until it has.
  func stop() {
    kill(identifier, SIGTERM)
    var status: Int32 = 0
    _ = waitpid(identifier, &status, 0)
  }
}
