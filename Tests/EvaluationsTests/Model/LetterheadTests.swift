import Kernel
import Testing
import WorkUnitsModel

@testable import EvaluationsModel

@Suite struct LetterheadTests {
  private static func kept() throws -> KeptLetterhead {
    KeptLetterhead(
      institutionID: try #require(ID<Institution>("01900000-0000-7000-8000-0000000000d1")))
  }

  @Test func `the instansi stands first and blank lines are left out`() throws {
    let letterhead = try Letterhead(
      office: "  Inspektorat   Jenderal ", address: "Jalan Contoh 1\n\n  Jakarta\n")

    #expect(
      letterhead.lines(of: "Kementerian Contoh")
        == ["Kementerian Contoh", "Inspektorat Jenderal", "Jalan Contoh 1", "Jakarta"])
    #expect(Letterhead.none.lines(of: "Kementerian Contoh") == ["Kementerian Contoh"])
  }

  @Test func `a line has 160 characters and an address four lines, not more`() throws {
    let (full, long) = (String(repeating: "x", count: 160), String(repeating: "x", count: 161))

    #expect(try Letterhead(office: full, address: "a\nb\nc\n" + full).address.count == 4)
    #expect(throws: LetterheadRefusal.officeTooLong(limit: 160)) {
      try Letterhead(office: long, address: "")
    }
    #expect(throws: LetterheadRefusal.addressTooLong(lines: 4, limit: 160)) {
      try Letterhead(office: "", address: long)
    }
    #expect(throws: LetterheadRefusal.addressTooLong(lines: 4, limit: 160)) {
      try Letterhead(office: "", address: "a\nb\nc\nd\ne")
    }
  }

  @Test func `a change names its version, and the same again is none`() throws {
    var kept = try Self.kept()
    let letterhead = try Letterhead(office: "Inspektorat", address: "")

    let entry = try kept.change(
      to: letterhead, by: Cast.coordinator, at: .sample, baseVersion: 0)

    #expect(entry?.event == "letterhead_changed")
    #expect(kept.version == 1)
    #expect(kept.changedBy == Cast.coordinator)
    #expect(
      try kept.change(to: letterhead, by: Cast.coordinator, at: .sample, baseVersion: 1) == nil)
    #expect(throws: LetterheadRefusal.overtaken) {
      try kept.change(to: .none, by: Cast.coordinator, at: .sample, baseVersion: 0)
    }
    #expect(kept.letterhead == letterhead)
  }
}
