import Cryptography
import Foundation
import Testing

/// A child process that writes and says what was acknowledged, until it is killed.
enum Victim {
  /// The folder of the project.
  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The built program, beside the tests.
  static func zona() throws -> String {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    for _ in 0..<4 {
      let program = folder.appending(path: "zona").path
      if FileManager.default.isExecutableFile(atPath: program) { return program }
      folder.deleteLastPathComponent()
    }
    let built = project.appending(path: ".build/debug/zona").path
    try #require(FileManager.default.isExecutableFile(atPath: built), "zona is not built")
    return built
  }

  /// Starts a program, lets it work, kills it and collects every number that it printed.
  ///
  /// - Parameters:
  ///   - command: The program and its arguments.
  ///   - variables: Environment variables to add.
  ///   - milliseconds: How long it works after its first acknowledgement.
  ///   - strike: What is done to it, or to its server, in the middle of the work.
  /// - Returns: The acknowledged numbers.
  /// - Throws: When it cannot be started.
  static func acknowledged(
    by command: [String], variables: [String: String] = [:], for milliseconds: Int,
    strike: @escaping @Sendable (pid_t) -> Void = { kill($0, SIGKILL) }
  ) async throws -> Set<Int> {
    let thread = BlockingThreads(name: "victim", count: 1, queueLimit: 1)
    defer { thread.stop() }
    return try await thread.run {
      let process = Process()
      process.executableURL = URL(filePath: command[0])
      process.arguments = Array(command.dropFirst())
      process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      var text = Data()
      var isStruck = false
      while true {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { break }
        text += more
        if !isStruck {
          isStruck = true
          let pid = process.processIdentifier
          // The pipe goes on being read meanwhile, so the victim never waits for us.
          let timer = Thread {
            usleep(UInt32(milliseconds) * 1000)
            strike(pid)
          }
          timer.start()
        }
      }
      process.waitUntilExit()
      // A line that was cut off was not acknowledged.
      let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
      let whole = text.last == UInt8(ascii: "\n") ? lines[...] : lines.dropLast()
      return Set(whole.compactMap { Int($0) })
    }
  }

  /// Runs a command to its end.
  ///
  /// What it prints goes to a file and not to a pipe: a server that it leaves behind would hold
  /// the pipe open for ever.
  ///
  /// - Returns: What it printed.
  static func run(_ command: [String]) async throws -> String {
    let thread = BlockingThreads(name: "command", count: 1, queueLimit: 1)
    defer { thread.stop() }
    return try await thread.run {
      let file = FileManager.default.temporaryDirectory.appending(
        path: "zona_output_\(UInt64.random(in: 0...UInt64.max))")
      try Data().write(to: file)
      defer { unlink(file.path) }
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = command
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: file)
      try process.run()
      process.waitUntilExit()
      let text = try String(contentsOf: file, encoding: .utf8)
      try #require(process.terminationStatus == 0, "\(command) failed: \(text)")
      return text
    }
  }
}
