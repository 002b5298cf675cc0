import ArgumentParser
import Foundation
import House
import Logging
import Storage
import Testing

@Suite struct ConfigurationTests {
  @Test func `a flag wins over the environment, which wins over the file`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).conf")
    try Data("# satu\nhost = 10.0.0.1\nport = 9000\ndata = /srv/berkas\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var options = try HouseOptions.parse(["--data", "/srv/bendera"])

    let configuration = try options.resolve(
      environment: ["ZONA_CONFIG": file.path, "ZONA_PORT": "9001", "ZONA_DATA": "/srv/env"])

    #expect(configuration.dataFolder == "/srv/bendera")
    #expect(configuration.port == 9001)
    #expect(configuration.host == "10.0.0.1")
    options = try HouseOptions.parse([])
    #expect(
      try options.resolve(environment: [:]).storage.location == .sqlite(path: "data/zona.sqlite"))
  }

  @Test(arguments: ["warna = merah", "port", "port = banyak"])
  func `a line that means nothing is refused with its number`(line: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).conf")
    try Data(line.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let options = try HouseOptions.parse(["--config", file.path])

    #expect(throws: CommandRefusal.self) { try options.resolve(environment: [:]) }
  }

  @Test(arguments: [
    ("ZONA_HTTPS", "true"), ("ZONA_HTTPS", ""), ("ZONA_LOG", "loud"), ("ZONA_PORT", "65536"),
  ])
  func `a word that is none of the known ones is refused`(name: String, word: String) throws {
    let options = try HouseOptions.parse([])

    #expect(throws: CommandRefusal.self) { try options.resolve(environment: [name: word]) }
  }

  @Test func `the log is as loud as asked, else as the command takes it`() throws {
    let options = try HouseOptions.parse([])

    #expect(try options.resolve(environment: ["ZONA_LOG": "warning"]).logLevel == .warning)
    #expect(try options.resolve(environment: [:]).logLevel == nil)
  }

  @Test func `a key is made once and only its owner reads it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let keys = KeyFolder(dataFolder: folder)

    let first = try keys.key("csrf")

    #expect(first.count == 32)
    #expect(try keys.key("csrf") == first)
    #expect(try keys.key("lain") != first)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/keys/csrf.key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
