import HTTPTypes
import EvidenceModel
import Foundation
import House
import Kernel
import Programs
import Storage
import Synchronization
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct ReadingRouteTests {
  /// The signed path of the first picture on a page of ours.
  private func picture(_ text: String) throws -> String {
    let start = try #require(text.range(of: "<img src=\""))
    return String(text[start.upperBound...].prefix { $0 != "\"" })
      .replacing("&amp;", with: "&")
  }

  /// The signed path behind a word, such as `/berkas?`.
  private func path(_ part: String, in text: String) throws -> String {
    let links = text.split(separator: "href=\"").map { $0.prefix { $0 != "\"" } }
    return String(try #require(links.first { $0.contains(part) }))
      .replacing("&amp;", with: "&")
  }

  @Test func `a page of a PDF is a picture beside its question`() async throws {
    guard ExternalProgram.pdftoppm.isInstalled else { return }
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.pdf("Keputusan", pages: 3))
      let page = EvidenceLink.proof(house.unit.id, proof.id).path

      let shown = try await house.house.get(page + "?halaman=2", as: house.staff)
      #expect(shown.text.contains("Halaman 2 dari 3"))
      let answer = try await house.house.get(try picture(shown.text), as: house.staff)

      #expect(answer.status == .ok)
      #expect(answer.headers[.contentType] == "image/png")
      #expect(answer.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      let beyond = try await house.house.get(page + "?halaman=99", as: house.staff)
      #expect(beyond.text.contains("Halaman 3 dari 3"))
    }
  }

  @Test func `the original leaves only as an attachment, and every reading is written down`()
    async throws
  {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.png, named: "foto apel.png")
      let page = EvidenceLink.proof(house.unit.id, proof.id).path
      let text = try await house.house.get(page, as: house.staff).text

      let original = try await house.house.get(try path("/berkas?", in: text), as: house.staff)
      let shown = try await house.house.get(try picture(text), as: house.staff)

      #expect(original.bytes == Sample.png)
      #expect(original.headers[.contentDisposition]?.hasPrefix("attachment") == true)
      #expect(shown.bytes == Sample.png)
      #expect(shown.headers[.contentDisposition] == nil)
      #expect(shown.headers[.contentType] == "image/png")
      let entries = try await house.storage.read { transaction in
        try AccessStore.latest(of: proof, in: transaction)
      }
      #expect(Set(entries.map(\.reading)) == ["original", "picture"])
      #expect(try await house.house.get(page, as: house.staff).text.contains("Siapa yang membuka"))
    }
  }

  @Test func `a link works for its reader alone and not for long`() async throws {
    let time = Mutex(TestHouse.now)
    try await EvidenceHouse.with(clock: { time.withLock { $0 } }) { house in
      let proof = try await house.bring(Sample.png, named: "foto.png")
      let page = EvidenceLink.proof(house.unit.id, proof.id).path
      let link = try path("/berkas?", in: try await house.house.get(page, as: house.staff).text)

      #expect(try await house.house.get(link, as: house.staff).status == .ok)
      // Who may read gets a link of their own; who may not learns nothing, link or no link.
      #expect(try await house.house.get(link, as: house.head).location == page)
      for person in [house.stranger, house.sisterStaff, house.assessor] {
        #expect(try await house.house.get(link, as: person).status == .notFound)
        #expect(try await house.house.get(page, as: person).status == .notFound)
      }
      #expect(try await house.house.get(link).location?.hasPrefix("/masuk") == true)
      #expect(try await house.house.get(link + "x", as: house.staff).location == page)
      let other = link.replacing("/berkas?", with: "/berkas-salinan?")
      #expect(try await house.house.get(other, as: house.staff).location == page)
      time.withLock { $0 = $0.adding(seconds: ReadingKey.lifetimeSeconds + 61) }
      #expect(try await house.house.get(link, as: house.staff).location == page)
    }
  }

  @Test func `an assessor sees what was sent, and what was not does not exist`() async throws {
    try await EvidenceHouse.with { house in
      let linked = try await house.bring(Sample.pdf("a"), named: "a.pdf")
      let draft = try await house.bring(Sample.pdf("b"), named: "b.pdf")
      try await house.link(linked, soal: 13, pages: "hlm. 1")
      let paths = [linked, draft].map { EvidenceLink.proof(house.unit.id, $0.id).path }
      func statuses(_ person: Principal) async throws -> [Int] {
        var codes: [Int] = []
        for path in paths + [EvidenceLink.vault(house.unit.id).path] {
          codes.append(try await house.house.get(path, as: person).status.code)
        }
        return codes
      }

      #expect(try await statuses(house.assessor) == [404, 404, 404])
      try await house.release(.submitted)
      #expect(try await statuses(house.assessor) == [200, 404, 200])
      #expect(try await statuses(house.nationalAssessor) == [200, 404, 200])
      let list = try await house.house.get(
        EvidenceLink.vault(house.unit.id).path, as: house.assessor)
      #expect(list.text.contains(linked.id.text) && !list.text.contains(draft.id.text))
      try await house.release(.returned)
      #expect(try await statuses(house.assessor) == [200, 404, 200])
      #expect(try await statuses(house.nationalAssessor) == [404, 404, 404])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `while a worksheet is back an assessor sees what it was sent with and nothing newer`(
    engine: Engine
  ) async throws {
    try await EvidenceHouse.with(engine) { house in
      let old = try await house.bring(Sample.pdf("a"), named: "lama.pdf")
      try await house.link(old, soal: 13, pages: "hlm. 1")
      try await house.release(.submitted)
      try await house.release(.returned)
      let new = try await house.bring(Sample.pdf("b"), named: "baru.pdf")
      try await house.link(new, soal: 13)
      let links = try await house.storage.read { try LinkStore.links(of: old, in: $0) }
      let detached = try await house.house.post(
        EvidenceLink.detachment(house.unit.id, old.id).path,
        [("soal", "2026-\(links[0].soal)")], as: house.staff)
      #expect(detached.status == .seeOther)
      let unit = house.unit.id
      let paths = [old, new].map { EvidenceLink.proof(unit, $0.id).path }
      func codes() async throws -> [Int] {
        var codes: [Int] = []
        for path in paths {
          codes.append(try await house.house.get(path, as: house.assessor).status.code)
        }
        return codes
      }

      #expect(try await codes() == [200, 404])
      for path in [
        EvidenceLink.vault(unit).path, EvidenceLink.vault(unit).path + "?tahun=2026",
        EvidenceLink.report(unit, Sample.year(2026)).path,
      ] {
        let page = try await house.house.get(path, as: house.assessor).text
        #expect(page.contains(old.id.text) && !page.contains(new.id.text), "\(path)")
      }
      let loose = try await house.house.get(
        EvidenceLink.vault(unit).path + "?tanpa-soal=1", as: house.assessor)
      #expect(!loose.text.contains(old.id.text))
      let own = try await house.house.get(EvidenceLink.vault(unit).path, as: house.staff).text
      #expect(own.contains(new.id.text))

      // After the next sending both: a judgement of the first one still shows what it was about.
      try await house.release(.submitted)
      #expect(try await codes() == [200, 200])
      let year = try await house.house.get(
        EvidenceLink.vault(unit).path + "?tahun=2026", as: house.assessor)
      #expect(!year.text.contains(old.id.text) && year.text.contains(new.id.text))
    }
  }

  @Test func `a proof that does not exist reads like one that is not mine`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.png, named: "foto.png")
      let foreign = try await house.house.get(
        EvidenceLink.proof(house.unit.id, proof.id).path, as: house.sisterStaff)
      var random = SeededGenerator(seed: 9)
      let none = try await house.house.get(
        EvidenceLink.proof(house.unit.id, ID(randomUsing: &random)).path, as: house.sisterStaff)

      #expect(foreign.status == none.status)
      let plain = { (answer: TestAnswer) in
        answer.text.replacing(/[0-9a-f]{8}-[0-9a-f-]{27}/, with: "id")
      }
      #expect(plain(foreign) == plain(none))
    }
  }

  @Test func `the same content elsewhere is shown to those who may see both`() async throws {
    try await EvidenceHouse.with { house in
      let mine = try await house.bring(Sample.jpeg, named: "apel.jpg")
      _ = try await house.bring(
        Sample.jpeg, named: "upacara.jpg", to: house.sister, as: house.sisterStaff)
      let path = EvidenceLink.proof(house.unit.id, mine.id).path
      let report = EvidenceLink.report(house.unit.id, nil).path

      let own = try await house.house.get(path, as: house.staff)
      let above = try await house.house.get(path, as: house.coordinator)

      #expect(!own.text.contains("upacara") && !own.text.contains("BSPJI Medan"))
      #expect(above.text.contains("upacara") && above.text.contains("BSPJI Medan"))
      let ownReport = try await house.house.get(report, as: house.staff)
      let reportAbove = try await house.house.get(report, as: house.coordinator)
      #expect(!ownReport.text.contains("BSPJI Medan"))
      #expect(reportAbove.text.contains("di dua unit"))
    }
  }

  @Test func `damaged content is not shown, and says so`() async throws {
    try await EvidenceHouse.with { house in
      let proof = try await house.bring(Sample.png, named: "foto.png")
      let digest = try #require(proof.file?.digest)
      let page = EvidenceLink.proof(house.unit.id, proof.id).path
      let link = try path("/berkas?", in: try await house.house.get(page, as: house.staff).text)
      try Data("rotten".utf8).write(to: URL(filePath: house.blobs.path(digest)))

      let answer = try await house.house.get(link, as: house.staff)

      #expect(answer.status == .internalServerError)
      #expect(answer.text.contains("rusak"))
    }
  }
}
