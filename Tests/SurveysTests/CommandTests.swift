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

  @Test func `a simulation prints every kind with its shares`() throws {
    let report = try SimulationReport(seed: 1, rounds: 1, rules: .version1)
    let table = SimulationTable(report: report)

    #expect(table.lines(in: .english).count == 3 + 2 * SimulatedKind.allCases.count)
    #expect(table.lines(in: .indonesian)[0] == "Benih 1, aturan versi 1")
    #expect(table.json.hasPrefix(#"{"seed":"1","rules":1,"kinds":[{"kind":"honest","rounds":1"#))
  }
}
