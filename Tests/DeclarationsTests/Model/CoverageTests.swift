import Cryptography
import DeclarationsModel
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

@Suite struct PledgeModelTests {
  @Test func `every variant has seven promises in both languages`() throws {
    for variant in PledgeVariant.allCases {
      let promises = PledgeWording.promises(variant)
      #expect(promises.count == 7)
      #expect(Set(promises.map(\.indonesian)).count == 7)
      #expect(Set(promises.map(\.english)).count == 7)
      var random = SeededGenerator(seed: 1)
      _ = try PledgeText(
        id: ID(at: .sample, using: &random), institutionID: nil, variant: variant, number: 1,
        opening: PledgeWording.opening(variant), promises: promises)
    }
  }

  @Test func `a changed word of the text is a new version`() {
    // The digest of version 1 of each variant: whoever changes a word raises `PledgeWording.number`.
    let words = PledgeVariant.allCases.map { variant in
      variant.rawValue + " "
        + SHA256Digest(
          of: JSONValue.list(
            ([PledgeWording.opening(variant)] + PledgeWording.promises(variant)).flatMap {
              [JSONValue.text($0.indonesian), .text($0.english)]
            }
          ).canonicalBytes
        ).hex
    }
    expectSnapshot(
      (["version \(PledgeWording.number)"] + words).joined(separator: "\n"),
      named: "wording.txt", test: snapshots)
  }

  @Test func `a text without promises or with an endless one is refused`() {
    var random = SeededGenerator(seed: 1)
    let id = ID<PledgeText>(at: .sample, using: &random)
    func make(_ promises: [Text]) throws(DeclarationRefusal) -> PledgeText {
      try PledgeText(
        id: id, institutionID: nil, variant: .employee, number: 1, opening: Text("a", "b"),
        promises: promises)
    }
    let long = String(repeating: "x", count: PledgeText.longestPromise + 1)

    #expect(throws: DeclarationRefusal.promiseCount(0)) { try make([]) }
    #expect(throws: DeclarationRefusal.promiseCount(21)) {
      try make(Array(repeating: Text("a", "b"), count: 21))
    }
    #expect(throws: DeclarationRefusal.promiseLength(number: 1)) { try make([Text("a", long)]) }
    #expect(throws: DeclarationRefusal.promiseLength(number: 2)) {
      try make([Text("a", "b"), Text("", "b")])
    }
  }

  @Test func `a code is read as it is printed, whatever its case`() throws {
    var random = SeededGenerator(seed: 3)
    for _ in 0..<100 {
      let code = KioskCode(using: &random)
      #expect(KioskCode(typed: code.printed) == code)
      #expect(KioskCode(typed: " " + code.printed.lowercased() + " ") == code)
    }
    for wrong in ["", "ABCD-234", "ABCD-23456", "OOOO-0000", "ABCD-234É"] {
      #expect(KioskCode(typed: wrong) == nil)
    }
  }

  @Test func `percent is rounded down: only a full roster is 100`() {
    #expect(percent(999, in: .indonesian) == "99,9%")
    #expect(percent(1000, in: .english) == "100.0%")
    #expect(percent(nil, in: .indonesian) == "–")
  }

  @Test func `a window of whole days ends at midnight in the zone of the unit`() throws {
    let first = try #require(CalendarDate("2026-11-01"))
    let last = try #require(CalendarDate("2026-11-30"))
    let hours = try ["WIB", "WITA", "WIT", "Europe/Rome", "Asia/Tokyo"].map { name in
      let zone = try #require(UnitZone(name))
      let window = try zone.window(from: first, to: last)
      #expect(zone.day(of: window.opensAt) == first)
      #expect(zone.lastDay(of: window) == last)
      #expect(!window.contains(window.closesAt))
      return (first.start(offsetSeconds: 0).milliseconds - window.opensAt.milliseconds) / 3_600_000
    }
    #expect(hours == [7, 8, 9, 1, 9])
  }

  @Test func `a window that ends before it begins is refused`() throws {
    let day = try #require(CalendarDate("2026-11-01"))
    let before = try #require(CalendarDate("2026-10-31"))
    _ = try UnitZone.wib.window(from: day, to: day)
    #expect(throws: DeclarationRefusal.windowIsWrong) {
      try UnitZone.wib.window(from: day, to: before)
    }
  }
}
