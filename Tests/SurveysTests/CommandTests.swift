import Cryptography
import Foundation
import House
import Kernel
import SurveysModel
import Testing

@testable import Surveys

@Suite struct CommandTests {
  private func lines(_ text: String) throws -> [FrameLine] {
    try PublishedFrame.lines(of: Array(text.utf8))
  }

  @Test func `sizes are one number or one for each service`() {
    let frame = (1...10).map {
      FrameLine(number: $0, service: $0 <= 7 ? 1 : 2, fingerprint: "x")
    }

    #expect(DrawSizes("4")?.cells(for: frame) == [1: 3, 2: 1])
    #expect(DrawSizes("1=120,2=97")?.cells(for: frame) == [1: 120, 2: 97])
    for wrong in ["", "-1", "1=", "=2", "1=2,1=3", "1=2,", "a=1", "1=-2"] {
      #expect(DrawSizes(wrong) == nil)
    }
  }

  @Test func `sizes beyond the list are told, and all of it is drawn`() throws {
    let frame = (1...10).map {
      FrameLine(number: $0, service: $0 <= 7 ? 1 : 2, fingerprint: "x")
    }

    #expect(DrawSizes("10")?.warnings(for: frame).isEmpty == true)
    #expect(
      DrawSizes("11")?.warnings(for: frame).map(\.english) == [
        "11 lines were asked for, but there are only 10; all of them are drawn."
      ])
    #expect(DrawSizes("1=7,2=3")?.warnings(for: frame).isEmpty == true)
    let told = try #require(DrawSizes("1=8,2=3,9=1")?.warnings(for: frame))
    #expect(told.map { $0.indonesian.prefix(9) } == ["Layanan 1", "Layanan 9"])
    #expect(
      try SurveyDrawCommand.draw(frame, seed: "s", sizes: "11", replacements: 0).count == 10)
  }

  @Test func `a file that is not there is called so`() {
    let key = #expect(throws: CommandRefusal.self) { try CallBackKeyFile.read("/tidak/ada.key") }
    #expect(key?.code == "file_unreadable")
    #expect(key?.text.indonesian.contains("/tidak/ada.key") == true)
  }

  @Test func `a published frame is read, a broken one is refused with its line`() throws {
    let frame = try lines("nomor,layanan,sidik\n1,2,aa\n2,,bb\n")

    #expect(frame.map(\.service) == [2, nil])
    #expect(frame.map(\.fingerprint) == ["aa", "bb"])
    for (wrong, line) in [
      ("nomor,layanan\n1,2\n", 1), ("nomor,layanan,sidik\n1,2,aa\n1,2,bb\n", 3),
      ("nomor,layanan,sidik\n0,2,aa\n", 2), ("nomor,layanan,sidik\n1,x,aa\n", 2),
    ] {
      let refusal = #expect(throws: CommandRefusal.self) { try lines(wrong) }
      #expect(refusal?.text.english.hasPrefix("Line \(line) ") == true)
    }
  }

  @Test func `a private key is written once, for its owner only, and never over a file`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/tpn.key"
    let seed = [UInt8](repeating: 3, count: 32)

    try CallBackKeyFile.write(seed, to: file)

    let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(rights == 0o600)
    #expect(try CallBackKeyFile.read(file).recipient == OpeningKey(seed: seed)?.recipient)
    #expect(throws: CommandRefusal.self) { try CallBackKeyFile.write(seed, to: file) }
    #expect(throws: CommandRefusal.self) { try CallBackKeyFile.write(seed, to: folder + "/a/b") }
    #expect(throws: CommandRefusal.self) { try CallBackKeyFile.read(folder + "/none") }
    #expect(CallBackKeyFile.isInside(folder, file))
    #expect(CallBackKeyFile.isInside(folder, folder + "/keys/../tpn.key"))
    #expect(!CallBackKeyFile.isInside(folder, folder + "-elsewhere.key"))
  }

  @Test func `a public key is read as it was printed`() throws {
    let key = try #require(OpeningKey(seed: [UInt8](repeating: 3, count: 32))).recipient

    #expect(try CallBackKeyCommand.read(key.text) == key)
    for wrong in ["", "abc", key.text + "A", String(repeating: "A", count: 43)] {
      #expect(throws: CommandRefusal.self) { try CallBackKeyCommand.read(wrong) }
    }
  }

  @Test func `a simulation prints every kind with its shares`() throws {
    let report = try SimulationReport(seed: 1, rounds: 1, rules: .version1)
    let table = SimulationTable(report: report)

    #expect(table.lines(in: .english).count == 3 + 2 * SimulatedKind.allCases.count)
    #expect(table.lines(in: .indonesian)[0] == "Benih 1, aturan versi 1")
    #expect(table.json.hasPrefix(#"{"seed":"1","rules":1,"kinds":[{"kind":"honest","rounds":1"#))
  }
}
