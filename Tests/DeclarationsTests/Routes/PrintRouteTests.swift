import Accounts
import DeclarationsModel
import Foundation
import HTTPTypes
import Kernel
import Programs
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// What WeasyPrint prints, read back by poppler; where the programs are.
@Suite(
  .enabled(
    if: ExternalProgram.weasyprint.isInstalled && ExternalProgram.pdftoppm.isInstalled,
    "needs weasyprint and poppler-utils"))
struct PrintRouteTests {
  private static let pdftotext = ExternalProgram("pdftotext", package: "poppler-utils")
  private static let zbarimg = ExternalProgram("zbarimg", package: "zbar-tools")

  /// Checks that a PDF says the words, and that its QR codes lead where they should.
  private static func check(_ pdf: [UInt8], says words: [String], leadsTo paths: [String])
    async throws
  {
    #expect(pdf.starts(with: Array("%PDF-".utf8)))
    let text = try await pdftotext.run(["-layout", "-", "-"], input: pdf).bytes
    let lines = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for word in words { #expect(lines.contains(word), "\(word)") }
    #expect(!lines.contains("ZZona"))
    guard zbarimg.isInstalled else { return }
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try await ExternalProgram.pdftoppm.run(
      ["-r", "200", "-png", "-", folder.path + "/hal"], input: pdf)
    let pictures = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var found = ""
    for picture in pictures {
      // Code 4 says that a page has no code.
      let read = try? await zbarimg.run(["--quiet", "--raw", folder.path + "/" + picture])
      found += String(decoding: read?.bytes ?? [], as: UTF8.self)
    }
    for path in paths { #expect(found.contains(path), "\(path)") }
  }

  @Test func `a declaration is printed with its people and a QR to its proof`() async throws {
    try await withHouse { house in
      let act = SampleUnit.act()
      let declarations = UnitDeclarationActs(keys: house.sample.acts.keys)
      let stored = try await house.sample.storage.write { transaction in
        let facts = try DeclarationFacts(
          date: try #require(CalendarDate("2026-11-20")), place: "Aula Balai",
          leader: try Witness(name: "Menteri Contoh", office: "Menteri"),
          decreeNumber: "SK-1/2026", minutes: "Dibuka pukul 09.00.", witnesses: [try .sample()],
          supporters: [try Witness(name: "Wali Contoh", office: "Wali Kota")], today: act.day)
        let made = try declarations.publish(
          facts, for: house.sample.unit, act: act, in: transaction)
        return try #require(try UnitDeclarationStore.find(made.declaration.id, in: transaction))
      }

      let path = DeclarationLink.declarationPDF(stored.id).path
      #expect(try await house.house.get(path, as: house.employee).status == .notFound)
      let pdf = try await house.house.get(path, as: house.head)

      #expect(pdf.status == .ok)
      #expect(pdf.headers[.contentType] == "application/pdf")
      try await Self.check(
        pdf.bytes,
        says: [
          "Balai Contoh", "Menteri Contoh", "Drs. Hari Saksi", "Wali Contoh", "SK-1/2026",
          "Dibuka pukul 09.00.",
        ], leadsTo: [DeclarationLink.proof(stored.record.digest).path])
    }
  }

  @Test func `an agreement is printed with a QR for each signature and without a form`()
    async throws
  {
    try await withHouse { house in
      let act = SampleUnit.act()
      let agreements = AgreementActs(keys: house.sample.acts.keys)
      let year = house.sample.round.year
      let (agreement, code) = try await house.sample.storage.write { transaction in
        let drawn = try agreements.drawUp(
          try AgreementTerms(
            indicators: [try AgreementIndicator(name: "Indeks persepsi", target: "3,60")],
            superior: try Witness(name: "Sekretaris Contoh", office: "Pj. Sekda"),
            witnesses: [try .sample()]), for: house.sample.unit, year: year, act: act,
          in: transaction)
        return (drawn.agreement, drawn.code)
      }
      let path = DeclarationLink.agreementPDF(agreement.id).path
      #expect(try await house.house.get(path, as: house.head).status == .unprocessableContent)
      let records = try await house.sample.storage.write { transaction in
        let superior = try agreements.sign(
          agreement, withCode: code, act: act, in: transaction)
        return [superior]
      }

      let pdf = try await house.house.get(path, as: house.head)

      #expect(pdf.status == .ok)
      try await Self.check(
        pdf.bytes, says: ["Indeks persepsi", "3,60", "Sekretaris Contoh", "Drs. Hari Saksi"],
        leadsTo: records.map { DeclarationLink.proof($0.digest).path })
      let text = try await Self.pdftotext.run(["-", "-"], input: pdf.bytes).bytes
      #expect(!String(decoding: text, as: UTF8.self).contains("Kata sandi"))
      #expect(try await house.house.get(path, as: house.employee).status == .notFound)
    }
  }

  @Test func `a pledge is printed with its promises and a QR`() async throws {
    try await withHouse { house in
      let record = try await house.sample.sign(house.sample.people[1])

      let pdf = try await house.house.get(
        DeclarationLink.recordPDF(record.id).path, as: house.employee)

      #expect(pdf.status == .ok)
      try await Self.check(
        pdf.bytes, says: ["Pegawai Dua", "Saya menjauhi korupsi"],
        leadsTo: [DeclarationLink.proof(record.digest).path])
    }
  }
}
