import Foundation
import Testing

@testable import zona

@Suite struct ArchiveTests {
  @Test(arguments: [0, 1, 511, 512, 8_589_934_591, 8_589_934_592, 1 << 40])
  func `a header is read as it was written`(size: Int) throws {
    let header = TarHeader(name: "blobs/ab/cd", size: size)

    #expect(try TarHeader(block: header.bytes()) == header)
  }

  @Test func `a header with one flipped bit is refused`() throws {
    var block = try TarHeader(name: "keys/csrf.key", size: 32).bytes()
    block[3] ^= 1

    #expect(throws: BackupRefusal.notAnArchive) { try TarHeader(block: block) }
  }

  @Test func `what was archived comes back byte for byte`() async throws {
    try await withFolder { folder in
      let data = try sample(in: folder)
      let path = folder.appending(path: "zona.tar").path()
      try Archive.write(
        to: path, rows: data.appending(path: "copy"), dataFolder: data)

      let names = try await Archive.restore(path, into: folder.appending(path: "again")) {
        rows, aside in
        #expect(try Data(contentsOf: rows) == Data(contentsOf: data.appending(path: "copy")))
        try Data("made".utf8).write(to: aside.appending(path: "zona.sqlite"))
      }

      #expect(names == ["blobs/ab/cdef", "blobs/empty", "copy", "keys/csrf.key", "zona.rows"])
      for name in names.dropLast() {
        #expect(
          try Data(contentsOf: data.appending(path: name))
            == Data(contentsOf: folder.appending(path: "again/" + name)))
      }
    }
  }

  @Test func `tar and sha256sum prove an archive without us`() async throws {
    try await withFolder { folder in
      let data = try sample(in: folder)
      let path = folder.appending(path: "zona.tar").path()
      try Archive.write(
        to: path, rows: data.appending(path: "copy"), dataFolder: data)

      let shell = Process()
      shell.executableURL = URL(filePath: "/bin/sh")
      shell.currentDirectoryURL = folder
      shell.arguments = [
        "-c", "mkdir out && cd out && tar -xf ../zona.tar && sha256sum --check --quiet SHA256SUMS",
      ]
      try shell.run()
      shell.waitUntilExit()

      #expect(shell.terminationStatus == 0)
    }
  }

  @Test func `nothing is overwritten`() async throws {
    try await withFolder { folder in
      let data = try sample(in: folder)
      let path = folder.appending(path: "zona.tar").path()
      let rows = data.appending(path: "copy")
      try Archive.write(to: path, rows: rows, dataFolder: data)

      #expect(throws: BackupRefusal.fileExists(path)) {
        try Archive.write(to: path, rows: rows, dataFolder: data)
      }
      await #expect(throws: BackupRefusal.folderNotEmpty(data.path())) {
        _ = try await Archive.restore(path, into: data)
      }
    }
  }

  @Test(arguments: 0..<40)
  func `an archive that was changed or cut is refused and leaves nothing`(step: Int) async throws {
    try await withFolder { folder in
      let data = try sample(in: folder)
      let path = folder.appending(path: "zona.tar").path()
      try Archive.write(
        to: path, rows: data.appending(path: "copy"), dataFolder: data)
      var bytes = try Data(contentsOf: URL(filePath: path))
      // The contents of the first file stand from byte 512 on; cuts go through the whole archive.
      let isCut = step.isMultiple(of: 2)
      if isCut {
        bytes = bytes.prefix(bytes.count * step / 44)
      } else {
        bytes[512 + step * 17] ^= 0x10
      }
      try bytes.write(to: URL(filePath: path))

      await #expect(throws: BackupRefusal.self) {
        _ = try await Archive.restore(path, into: folder.appending(path: "again"))
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      #expect(left == ["data", "zona.tar"])
    }
  }

  @Test(
    arguments: [
      "../zona.sqlite", "/etc/passwd", "blobs/../../x", "blobs//x", ".zona.sqlite", "keys/.x", "",
      "zona.sqlite", "zona.sqlite-wal", "SHA256SUMS", "blobs/..", "x/",
    ])
  func `no name leads out of the folder`(name: String) {
    #expect(!ArchiveReader.isExpected(name))
  }

  @Test(arguments: ["%PDF-1.7 not an archive", "", "zona.tar"])
  func `a file that is not ours is refused, however short it is`(content: String) async throws {
    try await withFolder { folder in
      let path = folder.appending(path: "x.tar")
      try Data(content.utf8).write(to: path)

      await #expect(throws: BackupRefusal.notAnArchive) {
        _ = try await Archive.restore(path.path(), into: folder.appending(path: "again"))
      }
      await #expect(throws: BackupRefusal.noSuchFile("/no/such")) {
        _ = try await Archive.restore("/no/such", into: folder.appending(path: "again"))
      }
    }
  }

  @Test(arguments: [1, 300, 511, 512, 700])
  func `a backup that breaks off is told from a file that is none`(length: Int) async throws {
    try await withFolder { folder in
      let header = try TarHeader(name: Archive.rowsName, size: 3_000).bytes()
      let whole = header + [UInt8](repeating: 1, count: 3_000)
      let path = folder.appending(path: "x.tar")
      try Data(whole.prefix(length)).write(to: path)

      await #expect(throws: BackupRefusal.cutShort) {
        _ = try await Archive.restore(path.path(), into: folder.appending(path: "again"))
      }
    }
  }

  private func sample(in folder: URL) throws -> URL {
    let data = folder.appending(path: "data")
    let files: [(String, Data)] = [
      ("copy", Data((0..<3_000).map { UInt8($0 % 251) })), ("blobs/ab/cdef", Data(count: 512)),
      ("blobs/empty", Data()), ("blobs/.upload", Data("half".utf8)),
      ("keys/csrf.key", Data(count: 32)),
    ]
    for (name, bytes) in files {
      let file = data.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
    return data
  }
}

/// Runs a test in a fresh folder and removes it afterwards.
func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
