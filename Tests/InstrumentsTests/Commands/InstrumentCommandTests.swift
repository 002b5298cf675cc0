import ArgumentParser
import Foundation
import House
import InstrumentsModel
import Kernel
import Testing

@testable import Instruments

@Suite struct InstrumentCommandTests {
  @Test(arguments: [
    ["list"], ["list", "--json"], ["show", "90/2021"], ["show", "permenpanrb-52-2014", "--json"],
    ["check"], ["check", "--json"], ["diff", "52/2014", "90-2021"],
    ["diff", "10/2019", "90/2021", "--json"],
  ])
  func `what the program carries is shown`(arguments: [String]) throws {
    try run(arguments)
  }

  @Test(arguments: [
    (["show", "12/1999"], "instrument_unknown"), (["show", "permenpanrb"], "instrument_unknown"),
    (["diff", "90/2021", "x"], "instrument_unknown"),
    (["check", "/tiada.yaml"], "file_unreadable"), (["import", "/tiada.json"], "file_unreadable"),
  ])
  func `what does not exist is refused by name`(arguments: [String], code: String) throws {
    let refusal = #expect(throws: CommandRefusal.self) { try run(arguments) }
    #expect(refusal?.code == code)
  }

  @Test func `a file with a mistake is refused with file and line`() throws {
    let text = String(
      decoding: try InstrumentLibrary.bytes(of: InstrumentLibrary.current), as: UTF8.self)
    let broken = text.replacing("weight: 17.5", with: "weight: 17,5", maxReplacements: 1)
    let path = try file("salah.yaml", Array(broken.utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }

    let refusal = #expect(throws: CommandRefusal.self) { try run(["check", path]) }

    #expect(refusal?.code == "instrument_faulty")
    #expect(refusal?.text.indonesian.contains("salah.yaml, baris ") == true)
    #expect(refusal?.text.english.contains("\"17,5\", which is not a decimal") == true)
  }

  @Test(arguments: [
    "permenpanrb-90-2021", "90/2021", "90-2021", "PermenPANRB 90/2021", "PERMENPANRB-90-2021", "90",
    "2021",
  ])
  func `an instrument goes by its number and year`(name: String) throws {
    #expect(try InstrumentLibrary.instrument(named: name).id == "permenpanrb-90-2021")
  }

  @Test func `a number that two instruments have is not enough`() {
    let ids = ["permenpanrb-10-2019", "permenpanrb-10-2023", "permenpanrb-90-2023"]

    #expect(InstrumentLibrary.ids(named: "10/2019", among: ids) == ["permenpanrb-10-2019"])
    #expect(InstrumentLibrary.ids(named: "10", among: ids) == Array(ids[0...1]))
    #expect(InstrumentLibrary.ids(named: "2023", among: ids) == Array(ids[1...2]))
    let words = InstrumentFaultText.lines(.ambiguous(name: "10", matching: ["10/2019", "10/2023"]))
    #expect(words[0].indonesian.contains("10/2019, 10/2023"))
  }

  @Test func `a draft that fits is accepted`() throws {
    let path = try file("rancangan.yaml", InstrumentLibrary.bytes(of: InstrumentLibrary.current))
    defer { try? FileManager.default.removeItem(atPath: path) }

    try run(["check", path])
  }

  @Test func `a PDF is no question master and nothing is stored`() throws {
    let master = try file("master.json", Array("%PDF-1.7".utf8))
    let folder = NSTemporaryDirectory() + "zona-data-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: master) }

    let refusal = #expect(throws: CommandRefusal.self) {
      try run(["import", master, "--data", folder])
    }

    #expect(refusal?.code == "master_unreadable")
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `a missing argument is wrong usage, not a refusal`() {
    #expect {
      _ = try InstrumentCommand.parseAsRoot(["diff", "90/2021"])
    } throws: { error in
      !(error is CommandRefusal) && InstrumentCommand.exitCode(for: error) == .validationFailure
    }
  }

  private func run(_ arguments: [String]) throws {
    var command = try InstrumentCommand.parseAsRoot(arguments)
    try command.run()
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let folder = NSTemporaryDirectory() + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }
}
