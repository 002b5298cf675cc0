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
    #expect(kept.lastChange == LetterheadChange(by: Cast.coordinator, at: .sample))
    #expect(
      try kept.change(to: letterhead, by: Cast.coordinator, at: .sample, baseVersion: 1) == nil)
    #expect(throws: LetterheadRefusal.overtaken(by: kept.lastChange)) {
      try kept.change(to: .none, by: Cast.coordinator, at: .sample, baseVersion: 0)
    }
    #expect(kept.letterhead == letterhead)
  }

  @Test func `words and logo share a version, and the journal gets the hash of the logo`() throws {
    var kept = try Self.kept()
    let picture = try LogoPicture(file: LogoSamples.png)
    let logo = LetterheadLogo(of: picture, digest: String(repeating: "a", count: 64))
    _ = try kept.change(
      to: try Letterhead(office: "Inspektorat", address: ""), by: Cast.coordinator, at: .sample,
      baseVersion: 0)

    #expect(throws: LetterheadRefusal.overtaken(by: kept.lastChange)) {
      try kept.change(toLogo: logo, by: Cast.ana, at: .sample, baseVersion: 0)
    }
    let added = try kept.change(toLogo: logo, by: Cast.ana, at: .sample, baseVersion: 1)
    let again = try kept.change(toLogo: logo, by: Cast.ana, at: .sample, baseVersion: 2)
    let removed = try kept.change(toLogo: nil, by: Cast.ana, at: .sample, baseVersion: 2)

    #expect(added?.event == "letterhead_logo_changed")
    #expect(
      added?.facts
        == #"{"bytes":\#(picture.bytes.count),"height":80,"kind":"png","logo_sha256":"\#(logo.digest)""#
        + #","version":2,"width":64}"#)
    #expect(again == nil)
    #expect(removed?.event == "letterhead_logo_removed")
    #expect(removed?.facts == #"{"former_sha256":"\#(logo.digest)","version":3}"#)
    #expect(kept.logo == nil)
    #expect(kept.letterhead.office == "Inspektorat")
  }
}
