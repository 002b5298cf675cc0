import EvidenceModel
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evidence

@Suite struct LinkCheckTests {
  @Test(
    arguments: [
      (200, "https://drive.example/d/1", .answers), (206, "https://x.id/a", .answers),
      (200, "https://accounts.google.com/v3/signin?continue=x", .asksToSignIn),
      (200, "https://drive.example/d/1?next=/login", .answers),
      (200, "https://drive.example/login/next", .asksToSignIn),
      (401, "https://drive.example/d/1", .asksToSignIn),
      (403, "https://drive.example/d/1", .asksToSignIn),
      (404, "https://drive.example/d/1", .refuses(status: 404)),
      (410, "https://drive.example/d/1", .refuses(status: 410)),
      (503, "https://drive.example/d/1", .refuses(status: 503)), (0, "", .silent),
    ] as [(Int, String, LinkFinding)])
  func `an answer is judged by its status and where it led to`(
    status: Int, address: String, finding: LinkFinding
  ) {
    #expect(LinkFinding(status: status, address: address) == finding)
    #expect(finding.isTrouble == (finding != .answers))
  }

  @Test(
    arguments: [
      ("https://drive.google.com/file/d/1", true), ("https://s.id/bukti", true),
      ("https://10.0.0.1/x", false), ("https://127.0.0.1:8443/x", false),
      ("https://gudang.internal/x", false), ("https://server.local/x", false),
    ])
  func `only public names are asked`(address: String, isPublic: Bool) async throws {
    let web = try WebAddress(address)

    #expect(web.hasPublicName == isPublic)
    if !isPublic { #expect(try await LinkCheck.ask(web) == .notPublic) }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "needs curl"),
    arguments: TestStorage.engines)
  func `every link of every unit is asked, and files are not`(engine: Engine) async throws {
    try await EvidenceHouse.with(engine) { house in
      try await house.bring(Sample.pdf("berkas"))
      for (unit, person) in [(house.unit, house.staff), (house.sister, house.sisterStaff)] {
        // No name below .invalid ever exists, and no local address is asked.
        for host in ["bukti.invalid", "10.1.2.3"] {
          let answer = try await house.house.post(
            EvidenceLink.webDrive(unit.id).path,
            [("judul", host), ("alamat", "https://\(host)/d/1")], as: person)
          #expect(answer.status == .seeOther)
        }
      }
      let services = Services(
        storage: house.storage, clock: { TestHouse.now }, dataFolder: house.folder,
        logger: TestStorage.logger)

      var shown: [Int] = []
      let lines = try await LinkCheck(services).run { done, total in
        shown.append(done)
        #expect(total == 4)
      }

      #expect(lines.count == 4)
      #expect(shown.last == 4)
      for line in lines {
        #expect(line.finding == (line.title == "bukti.invalid" ? .silent : .notPublic))
      }
    }
  }

  @Test func `every finding has its words`() {
    let findings: [LinkFinding] = [
      .answers, .asksToSignIn, .refuses(status: 404), .silent, .notPublic,
    ]
    #expect(Set(findings.map { LinkText.finding($0).indonesian }).count == findings.count)
    #expect(Set(findings.map { LinkText.finding($0).english }).count == findings.count)
  }
}
