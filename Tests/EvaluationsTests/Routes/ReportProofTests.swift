import Cryptography
import Declarations
import DeclarationsModel
import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing

@testable import Evaluations

/// What whoever holds a paper finds behind its code.
@Suite struct ReportProofTests {
  private static let unit = "Balai Sertifikasi"

  /// The total of the assessors and the conclusion, as the paper prints them.
  private static func printed(_ paper: ReportPaper) throws -> [String] {
    guard
      case .points(let total, let decimals) = paper.section("nilai")?.table?.rows.first?.last
    else { throw StorageError.notFound }
    return [
      total.formatted(decimals: decimals, in: .indonesian),
      try #require(paper.section("kesimpulan")?.paragraphs.first),
    ]
  }

  /// The same as the page shows it, where the label is not said twice.
  private static func shown(_ paper: ReportPaper) throws -> [String] {
    try printed(paper).map(ReportText.value(ofOutcome:))
  }

  /// The addresses of the proof, in the order of signing.
  private static func paths(_ report: ReportHouse) async throws -> [String] {
    try await report.house.storage.read {
      try $0.query("SELECT digest FROM report_signature ORDER BY edition, at_ms, duty")
        .map { ReportLink.proof(try $0.text("digest")).path }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a stranger with a paper reads whose it is, the score and the outcome, as printed`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let paper = try await report.opened().paper
      let words =
        try Self.shown(paper) + [
          try #require(paper.head.first { $0.first == "Unit kerja" }?.last),
          try #require(paper.head.first { $0.first == "Instansi" }?.last), "2026", "LHE-7/2026",
        ]

      for path in try await Self.paths(report) {
        let page = try await report.get(path, as: nil)
        #expect(page.status == .ok)
        #expect(page.headers[try #require(HTTPField.Name("X-Robots-Tag"))] == "noindex")
        for word in words { #expect(page.text.contains(word), "\(word)") }
        #expect(!page.text.contains("Kesimpulan: "))
        #expect(page.text.contains("kodenya berasal dari laporan lain"))
      }
      #expect(words.contains { $0.contains(Self.unit) })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page and the offline check read the same out of a record`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let opened = try await report.opened()
      let file = try await report.get(ReportLink.records(report.id).path, as: report.house.head)

      let contents = try ExportFile(verifying: file.bytes).entries.map {
        try #require(ReportContent($0.document))
      }

      let words = try Self.printed(opened.paper)
      #expect(contents.count == 2)
      #expect(contents.allSatisfy { [$0.total, $0.outcome] == words.map(Optional.some) })
      #expect(contents.allSatisfy { $0.unitName == opened.unitName && $0.year == 2026 })
      #expect(contents.allSatisfy { $0.institutionName == opened.institutionName })
      #expect(contents.allSatisfy { $0.paperDigest == ReportDocument.digest(of: opened.paper) })
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an edition that does not stand tells neither unit nor score`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.write()
      _ = try await report.sign(as: report.house.ketua)
      let words = try Self.shown(try await report.opened().paper) + [Self.unit]
      func expectSilence() async throws {
        let page = try await report.get(try #require(try await Self.paths(report).first), as: nil)
        #expect(page.text.contains("LHE-7/2026"))
        for word in words { #expect(!page.text.contains(word), "\(word)") }
      }

      try await expectSilence()
      let version = try await report.opened().report.version
      _ = try await report.post(
        ReportLink.giveBack(report.id).path,
        [("versi", String(version)), ("alasan", "Perbaiki penutup.")], as: report.house.teknis)
      try await expectSilence()
      _ = try await report.sign(as: report.house.ketua)
      _ = try await report.sign(as: report.house.teknis)
      try await expectSilence()

      let standing = try await report.get(
        try #require(try await Self.paths(report).last), as: nil)
      for word in words { #expect(standing.text.contains(word), "\(word)") }
      try await report.house.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE report_signature SET signature = \(String(repeating: "0", count: 128))")
      }
      let forged = try await report.get(try #require(try await Self.paths(report).last), as: nil)
      for word in words { #expect(!forged.text.contains(word), "\(word)") }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `to an assessor behind a shut door the report was never there`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let house = report.house
      let path = try #require(try await Self.paths(report).last)
      let digest = String(path.suffix(64))
      let zeros = String(repeating: "0", count: 64)
      let unknown = ReportLink.proof(zeros).path
      let conflicted = try await house.makeConflicted()
      func told(_ answer: TestAnswer) -> [String] {
        answer.headers.filter { ![.date, .setCookie].contains($0.name) }.map(\.value)
          + [answer.text.replacing(digest, with: zeros)]
      }

      for person in [conflicted, house.outsider] {
        let (answer, never) = (
          try await report.get(path, as: person), try await report.get(unknown, as: person)
        )
        #expect(answer.status == .notFound)
        #expect(told(answer) == told(never))
      }
      for person in [house.ana, house.teknis, house.head, house.staff, house.coordinator] {
        #expect(try await report.get(path, as: person).status == .ok)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a code rests on chance that is in the record only`(engine: Engine) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()

      let chances = try await report.opened().records.map {
        try #require(JSONValue(canonical: Array($0.document.utf8))?["nonce"]?.asText)
      }

      #expect(Set(chances).count == 2)
      #expect(chances.allSatisfy { Hex.bytes($0)?.count == 16 })
    }
  }
}
