import Foundation
import Instruments
import InstrumentsModel
import Kernel
import TestKit
import Testing

/// What the commands print.
@Suite struct InstrumentReportTests {
  @Test func `the list names every edition and its state`() throws {
    let lines = InstrumentReport.list(try InstrumentLibrary.all(), in: .indonesian)

    expectSnapshot(lines.joined(separator: "\n"), named: "instrument-list.txt")
  }

  @Test(arguments: InstrumentLibrary.ids)
  func `show prints the tree, the types and the floors`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)
    let lines = InstrumentReport.show(instrument, in: .english)

    expectSnapshot(lines.joined(separator: "\n"), named: "instrument-show.\(id).txt")
  }

  @Test func `the differences between editions are told by subject`() throws {
    let (old, new) = (
      try InstrumentLibrary.instrument("permenpanrb-52-2014"),
      try InstrumentLibrary.instrument("permenpanrb-90-2021")
    )
    let lines = InstrumentReport.differences(old.differences(from: new), in: .indonesian)

    expectSnapshot(lines.joined(separator: "\n"), named: "instrument-diff.txt")
    #expect(old.differences(from: old) == [])
    #expect(
      InstrumentReport.differences([], in: .english) == ["No differences."])
  }

  @Test func `the amendment changed floors only`() throws {
    let (old, new) = (
      try InstrumentLibrary.instrument("permenpanrb-52-2014"),
      try InstrumentLibrary.instrument("permenpanrb-10-2019")
    )

    #expect(Set(old.differences(from: new).map(\.subject)) == [.floor])
  }

  @Test func `JSON is valid and complete`() throws {
    let all = try InstrumentLibrary.all()
    let list = try #require(json(InstrumentJSON.list(all)) as? [[String: Any]])
    #expect(list.map { $0["id"] as? String } == InstrumentLibrary.ids)

    let shown = try #require(json(InstrumentJSON.show(all[0])) as? [String: Any])
    #expect((shown["nodes"] as? [Any])?.count == all[0].nodes.count)
    #expect((shown["questions"] as? [Any])?.count == 113)
    #expect((shown["scales"] as? [String: [String: String]])?["abcd"]?["B"] == "0.67")
    #expect((shown["predicates"] as? [[String: Any]])?.count == 2)

    let differences = all[2].differences(from: all[0])
    let told = try #require(json(InstrumentJSON.differences(differences)) as? [Any])
    #expect(told.count == differences.count)
  }

  private func json(_ bytes: [UInt8]) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes))
  }
}
