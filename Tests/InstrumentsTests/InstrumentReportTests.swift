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

  @Test func `what is counted is said where both numbers stand`() throws {
    let all = try InstrumentLibrary.all()

    #expect(
      InstrumentText.counts(all[0]).indonesian
        == "113 pertanyaan dalam 127 soal (8 pertanyaan persen diisi dengan 22 jumlah)")
    #expect(InstrumentText.counts(all[2]).english == "84 questions")
  }

  @Test(arguments: InstrumentLibrary.ids)
  func `no source and no reason speaks in shorthand of our own`(id: String) throws {
    let instrument = try InstrumentLibrary.instrument(id)
    var texts = instrument.predicates.flatMap { $0.thresholds.map(\.source) }
    texts += instrument.preconditions.map(\.source)
    for question in instrument.questions {
      switch question.kind {
      case .ratio(let ratio): texts.append(ratio.zeroReason)
      case .reduction(let fall): texts.append(fall.zeroReason)
      case .choice, .index, .unknown: break
      }
    }

    for text in texts.flatMap({ [$0.indonesian, $0.english] }) {
      for shorthand in ["axxpxmd", "KESDM", "e-ZI", "EZI", "T90", "PRB", "M26", "W90", "[S"] {
        #expect(!text.contains(shorthand), "\(text)")
      }
    }
  }

  @Test func `people read names where programs read keys`() throws {
    let (old, new) = (
      try InstrumentLibrary.instrument("permenpanrb-52-2014"),
      try InstrumentLibrary.instrument("permenpanrb-90-2021")
    )
    let differences = old.differences(from: new)
    let lines =
      InstrumentReport.differences(differences, in: .indonesian)
      + InstrumentReport.list([old, new], in: .indonesian)

    #expect(!lines.contains { $0.contains("_") || $0.contains("permenpanrb") })
    #expect(differences.contains { $0.place == "wbk:bersih_bebas_kkn" })
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
