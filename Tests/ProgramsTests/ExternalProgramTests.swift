import Foundation
import Kernel
import Testing

@testable import Programs

@Suite struct ExternalProgramTests {
  private let shell = ExternalProgram("sh", package: "dash")
  /// Far more than any of these programs needs, on a machine that does ten other things.
  private let patience = 240_000

  @Test func `a program reads its input and its output is kept`() async throws {
    let input = Array(repeating: UInt8(ascii: "z"), count: 300_000)

    let output = try await ExternalProgram("cat", package: "coreutils").run(
      input: input, limits: ProgramLimits(milliseconds: patience))

    #expect(output.bytes == input)
  }

  @Test func `a missing program is named with the package that brings it`() async throws {
    let missing = ExternalProgram("zona-no-such-program", package: "some-package")

    #expect(!missing.isInstalled)
    await #expect(throws: ProgramFailure.notInstalled(missing)) { try await missing.run() }
    #expect(ProgramFailure.notInstalled(missing).text.indonesian.contains("some-package"))
    #expect(ProgramFailure.notInstalled(missing).text.english.contains("some-package"))
  }

  @Test(.timeLimit(.minutes(5)))
  func `a program that does not end is ended with its children`() async throws {
    let limits = ProgramLimits(milliseconds: 300)
    let place = "/tmp/zona-\(UUID().uuidString)"
    defer {
      for end in [".go", ".alive"] { try? FileManager.default.removeItem(atPath: place + end) }
    }
    let child = "(while [ ! -e \(place).go ]; do sleep 0.05; done; touch \(place).alive) &"

    await #expect(throws: ProgramFailure.tookTooLong(shell, limits)) {
      try await shell.run(["-c", child + " sleep 3600"], limits: limits)
    }

    // A child that still lived would now say so.
    #expect(FileManager.default.createFile(atPath: place + ".go", contents: nil))
    try await Task.sleep(for: .seconds(1))
    #expect(!FileManager.default.fileExists(atPath: place + ".alive"))
  }

  @Test func `a program that writes without end is ended`() async throws {
    let limits = ProgramLimits(milliseconds: patience, outputBytes: 100_000)

    await #expect(throws: ProgramFailure.wroteTooMuch(shell, limits)) {
      try await shell.run(["-c", "while :; do echo zona; done"], limits: limits)
    }
  }

  @Test func `exactly the allowed output is taken`() async throws {
    let limits = ProgramLimits(milliseconds: patience, outputBytes: 5)

    let output = try await shell.run(["-c", "printf 12345"], limits: limits)

    #expect(output.bytes == Array("12345".utf8))
    await #expect(throws: ProgramFailure.wroteTooMuch(shell, limits)) {
      try await shell.run(["-c", "printf 123456"], limits: limits)
    }
  }

  @Test func `a program that wants too much memory does not get it`() async throws {
    let python = ExternalProgram("python3", package: "python3")
    guard python.isInstalled else { return }
    let limits = ProgramLimits(milliseconds: patience, memoryBytes: 200 << 20)

    _ = try await python.run(["-c", "print(len(bytearray(50 << 20)))"], limits: limits)

    do {
      _ = try await python.run(["-c", "print(len(bytearray(400 << 20)))"], limits: limits)
      Issue.record("400 MiB were given")
    } catch ProgramFailure.refused(_, _, let message) {
      #expect(message.contains("MemoryError"))
    }
  }

  @Test func `a program that only computes is ended by its processor time`() async throws {
    let limits = ProgramLimits(milliseconds: patience, processorSeconds: 1)

    do {
      _ = try await shell.run(["-c", "while :; do :; done"], limits: limits)
      Issue.record("a loop without end ended")
    } catch ProgramFailure.stopped(let program, _, _) {
      #expect(program == shell)
    }
  }

  @Test func `a file above the limit ends the program`() async throws {
    let path = "/tmp/zona-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let limits = ProgramLimits(milliseconds: patience, fileBytes: 4096)

    await #expect(throws: ProgramFailure.self) {
      try await shell.run(["-c", "exec head -c 100000 /dev/zero > \(path)"], limits: limits)
    }

    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect(size ?? 0 <= 4096)
  }

  @Test func `a program that fails says its code and its words`() async throws {
    await #expect(throws: ProgramFailure.refused(shell, code: 7, message: "no such page")) {
      try await shell.run(
        ["-c", "echo no such page >&2; exit 7"], limits: ProgramLimits(milliseconds: patience))
    }
  }

  @Test func `nothing of our settings reaches the program`() async throws {
    // A name that nothing reads: all tests of the project share one process.
    setenv("ZONA_TEST_OF_PROGRAMS", "postgres://secret", 1)
    defer { unsetenv("ZONA_TEST_OF_PROGRAMS") }

    let output = try await shell.run(
      ["-c", "env"], limits: ProgramLimits(milliseconds: patience))

    #expect(!String(decoding: output.bytes, as: UTF8.self).contains("secret"))
  }

  @Test(.timeLimit(.minutes(5)))
  func `the caller's cancellation ends the program`() async throws {
    let limits = ProgramLimits(milliseconds: 3_600_000)
    let task = Task { try await shell.run(["-c", "sleep 3600"], limits: limits) }
    try await Task.sleep(for: .milliseconds(200))

    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }
}
