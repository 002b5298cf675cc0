import Foundation
import Subprocess

/// A program of the system that works for us as a child process, within limits.
///
/// The child sees no setting of ours: of the environment only the path, the home and the temporary
/// folder are handed on. The limits of memory, processor time and file size are set by `prlimit`
/// of util-linux, which then becomes the program itself.
package struct ExternalProgram: Hashable, Sendable {
  /// The name of the executable file, looked up in `PATH`.
  package let name: String
  /// The Debian package that brings it, for the message when it is missing.
  package let package: String

  /// Names a program and the package that brings it.
  package init(_ name: String, package: String) {
    self.name = name
    self.package = package
  }

  /// Turns PDF pages into pictures.
  package static let pdftoppm = ExternalProgram("pdftoppm", package: "poppler-utils")
  /// Tells how many pages a PDF has.
  package static let pdfinfo = ExternalProgram("pdfinfo", package: "poppler-utils")
  /// Prints an HTML page as PDF.
  package static let weasyprint = ExternalProgram("weasyprint", package: "weasyprint")

  /// Whether the program can be started on this machine.
  package var isInstalled: Bool { Self.isInstalled(name) }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: As the program takes them; no shell reads them.
  ///   - input: What it reads from its standard input.
  ///   - limits: What it may use.
  /// - Returns: What it wrote.
  /// - Throws: `ProgramFailure`; `CancellationError` when the caller was cancelled. The child has
  ///   ended in each case.
  package func run(
    _ arguments: [String] = [], input: [UInt8] = [], limits: ProgramLimits = ProgramLimits()
  ) async throws -> ProgramOutput {
    guard isInstalled else { throw ProgramFailure.notInstalled(self) }
    guard Self.isInstalled("prlimit") else { throw ProgramFailure.notInstalled(Self.prlimit) }
    let finished = try await withThrowingTaskGroup(of: Finished?.self) { group in
      group.addTask { try await execute(arguments, input, limits) }
      group.addTask {
        try await Task.sleep(for: .milliseconds(limits.milliseconds))
        return nil
      }
      defer { group.cancelAll() }
      return try await group.next() ?? nil
    }
    guard let finished else { throw ProgramFailure.tookTooLong(self, limits) }
    guard !finished.isTooLong else { throw ProgramFailure.wroteTooMuch(self, limits) }
    switch finished.status {
    case .exited(0):
      return ProgramOutput(bytes: finished.output, message: finished.message)
    case .exited(let code):
      throw ProgramFailure.refused(self, code: Int(code), message: finished.message)
    case .signaled(let signal):
      throw ProgramFailure.stopped(self, signal: Int(signal), message: finished.message)
    }
  }

  private static let prlimit = ExternalProgram("prlimit", package: "util-linux")

  private func execute(
    _ arguments: [String], _ input: [UInt8], _ limits: ProgramLimits
  ) async throws -> Finished {
    var options = PlatformOptions()
    // A session of its own, so that children of the child end with it.
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    let result = try await Subprocess.run(
      .name(Self.prlimit.name), arguments: Arguments(limits.flags + ["--", name] + arguments),
      environment: .custom(Self.environment), platformOptions: options,
      input: .inputWriter, output: .sequence, error: .sequence
    ) { execution in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await Self.feed(input, to: execution.standardInputWriter) }
        async let message = Self.take(execution.standardError, upTo: 4_096, orStop: {})
        let output = try await Self.take(execution.standardOutput, upTo: limits.outputBytes) {
          await execution.teardown(using: [])
        }
        return (output, try await message)
      }
    }
    let (output, message) = result.closureResult
    return Finished(
      status: result.terminationStatus, output: output.bytes, isTooLong: output.isTooLong,
      message: String(decoding: message.bytes, as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// A program that ends before it has read everything closes the pipe: its status tells why.
  private static func feed(_ input: [UInt8], to writer: StandardInputWriter) async {
    do {
      if !input.isEmpty { _ = try await writer.write(input) }
      try await writer.finish()
    } catch { return }
  }

  /// Reads to the end and keeps the beginning, so that the child never waits for a full pipe.
  private static func take(
    _ sequence: SubprocessOutputSequence, upTo limit: Int, orStop stop: () async -> Void
  ) async throws -> (bytes: [UInt8], isTooLong: Bool) {
    var bytes: [UInt8] = []
    var isTooLong = false
    for try await buffer in sequence {
      if isTooLong { continue }
      if bytes.count + buffer.count > limit {
        isTooLong = true
        await stop()
      } else {
        buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    }
    return (bytes, isTooLong)
  }

  private static var environment: [Environment.Key: String] {
    let ours = ProcessInfo.processInfo.environment
    var handedOn: [Environment.Key: String] = ["LANG": "C.UTF-8"]
    for name in ["PATH", "HOME", "TMPDIR"] {
      if let value = ours[name], let key = Environment.Key(rawValue: name) {
        handedOn[key] = value
      }
    }
    return handedOn
  }

  private static func isInstalled(_ name: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: $0 + "/" + name)
    }
  }
}

/// How a child ended, before it is judged.
private struct Finished: Sendable {
  let status: TerminationStatus
  let output: [UInt8]
  let isTooLong: Bool
  let message: String
}
