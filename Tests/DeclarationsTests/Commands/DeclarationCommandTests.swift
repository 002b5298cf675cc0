import ArgumentParser
import Cryptography
import DeclarationsModel
import Foundation
import House
import Kernel
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// `zona declaration export` and `verify` as a person runs them.
@Suite struct DeclarationCommandTests {
  private static func export(_ words: [String], to file: String, in folder: String) async throws {
    let command = try DeclarationExportCommand.parse(
      words + ["--output", file, "--data", folder])
    let program = Installation(features: SampleUnit.features, clock: { .sample })
    try await Installation.$current.withValue(program) { try await command.run() }
  }

  @Test func `a unit and year, or an id, becomes a file that verifies`() async throws {
    try await withUnitFolder { sample, folder in
      try await sample.sign(sample.people[1])
      let record = try await sample.sign(sample.people[2])
      for (index, (words, count)) in [
        (["--unit", sample.unit.id.text, "--year", "2026"], 2),
        (["--unit", "Balai Contoh", "--institution", "Kementerian Contoh"], 2),
        ([record.id.text], 1), ([sample.round.id.text], 2),
      ].enumerated() {
        let file = folder + "/berkas-\(index).json"
        try await Self.export(words, to: file, in: folder)
        let bytes = Array(try Data(contentsOf: URL(filePath: file)))
        #expect(try ExportFile(verifying: bytes).entries.count == count, "\(words)")
        try await DeclarationVerifyCommand.parse([file]).run()
        // A file that is there is never written over.
        let refusal = await #expect(throws: CommandRefusal.self) {
          try await Self.export(words, to: file, in: folder)
        }
        #expect(refusal?.code == "file_exists")
      }
    }
  }

  @Test func `what is not there is refused by name`() async throws {
    try await withUnitFolder { sample, folder in
      for (words, code) in [
        (["--unit", sample.unit.id.text, "--year", "2025"], "nothing_signed"),
        (["--unit", "Balai Tiada", "--institution", "Kementerian Contoh"], "place_unknown"),
        ([sample.institution.id.text], "nothing_signed"),
      ] {
        let refusal = await #expect(throws: CommandRefusal.self) {
          try await Self.export(words, to: folder + "/berkas.json", in: folder)
        }
        #expect(refusal?.code == code, "\(words)")
      }
      #expect(!FileManager.default.fileExists(atPath: folder + "/berkas.json"))
    }
  }

  @Test func `a line names the signer with the capacity, and what a report says`() {
    let digest = String(repeating: "a", count: 64)
    let logo = String(repeating: "b", count: 64)
    func paper(_ total: JSONValue) -> JSONValue {
      .object([
        "head": .list([.list([.text("Unit kerja"), .text("Balai Lama")])]),
        "sections": .list([
          .object([
            "key": .text("nilai"),
            "table": .object(["rows": .list([.list([.text("Total"), total])])]),
          ]),
          .object([
            "key": .text("kesimpulan"),
            "paragraphs": .list([.text("Kesimpulan: siap WBK."), .text("Lainnya.")]),
          ]),
        ]),
      ])
    }
    let frame: [String: JSONValue] = [
      "at": .text("2026-11-21T07:00:00Z"), "kind": .text("lhe"),
      "institution": .object(["name": .text("Kementerian Contoh")]),
      "unit": .object(["name": .text("Balai Contoh")]), "year": .number(2026),
      "signer": .object(["name": .text("Rina"), "capacity": .text("pengendali teknis")]),
      "number": .text("LHE-7/2026"), "edition": .number(2), "paperSHA256": .text(digest),
    ]
    let total = JSONValue.object(["points": .text("78.254"), "decimals": .number(2)])
    let whole = JSONValue.object(frame.merging(["paper": paper(total)]) { own, _ in own })

    let line = DeclarationVerifyCommand.line(whole)
    let said = DeclarationVerifyCommand.report(in: whole)
    let withLogo = DeclarationVerifyCommand.report(
      in: .object([
        "kind": .text("lhe"), "paperSHA256": .text(digest),
        "paper": .object(["logoSHA256": .text(logo)]),
      ]))

    #expect(line == "2026-11-21T07:00:00Z  lhe  Balai Contoh  Rina  pengendali teknis")
    // The unit is named as it is printed, and figures have the comma of the paper.
    #expect(
      said?.indonesian == """
          laporan nomor LHE-7/2026, edisi 2, sidik naskah \(digest)
          Kementerian Contoh, Balai Lama, tahun 2026, nilai penilai 78,25
          Kesimpulan: siap WBK.
        """)
    #expect(
      said?.english == """
          report number LHE-7/2026, edition 2, fingerprint of the paper \(digest)
          Kementerian Contoh, Balai Lama, year 2026, score of the assessors 78,25
          Kesimpulan: siap WBK.
        """)
    // A document without a paper that can be read says what it can.
    for other in [frame, frame.merging(["paper": paper(.text("78"))]) { own, _ in own }] {
      let short = DeclarationVerifyCommand.report(in: .object(other))?.indonesian
      #expect(short == "  laporan nomor LHE-7/2026, edisi 2, sidik naskah \(digest)")
    }
    #expect(withLogo?.indonesian.hasSuffix("sidik naskah \(digest), logo \(logo)") == true)
    #expect(DeclarationVerifyCommand.report(in: .object(["kind": .text("pakta")])) == nil)
  }

  @Test(arguments: [
    [], ["--unit", "Balai Contoh"], ["bukan-id"], ["--year", "2026"],
    ["01900000-0000-7000-8000-000000000001", "--unit", "01900000-0000-7000-8000-000000000001"],
    ["--unit", "01900000-0000-7000-8000-000000000001", "--year", "1066"],
  ])
  func `words that do not go together are refused before anything is opened`(words: [String]) {
    #expect(throws: (any Error).self) {
      try DeclarationExportCommand.parse(words + ["--output", "berkas.json"])
    }
  }
}
