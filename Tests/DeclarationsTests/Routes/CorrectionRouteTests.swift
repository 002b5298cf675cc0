import AccountsModel
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// A date that was mistyped, from the form to the public page.
@Suite struct CorrectionRouteTests {
  private static func fields(
    _ house: SampleHouse, on date: String, in place: String, correcting: String = ""
  ) async throws -> [(String, String)] {
    let form = try await house.house.get(
      DeclarationLink.newDeclaration(house.sample.unit.id).path, as: house.head)
    let number = try #require(
      form.text.firstMatch(of: #/name="nomor" value="([0-9a-f-]{36})"/#)?.1)
    return [
      ("nomor", String(number)), ("tanggal", date), ("tempat", place),
      ("pemimpin", "Menteri Contoh"), ("jabatan_pemimpin", "Menteri"), ("sk", "SK-7/2026"),
      ("notula", "Dibuka pukul 09.00."), ("saksi", "Saksi Satu; Ombudsman"),
      ("pendukung", "Wali Contoh; Wali Kota"), ("membetulkan", correcting),
    ]
  }

  private static func declarations(
    _ house: SampleHouse
  ) async throws -> [UnitDeclarationStore.Published] {
    let unit = house.sample.unit.id
    return try await house.sample.storage.read {
      try UnitDeclarationStore.declarations(of: unit, in: $0)
    }
  }

  @Test func `a date before the programme is refused at its field`() async throws {
    try await withHouse { house in
      let path = DeclarationLink.declarations(house.sample.unit.id).path
      let answer = try await house.house.post(
        path, try await Self.fields(house, on: "1900-01-01", in: "Aula"), as: house.head)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("Tanggal ini sebelum 1 Januari 2012"))
      let english = try await house.house.post(
        path, try await Self.fields(house, on: "2011-12-31", in: "Aula"), as: house.head,
        headers: [.cookie: "zona_bahasa=en"])
      #expect(english.text.contains("This date is before 1 January 2012"))
      #expect(try await house.sample.count("unit_declaration") == 0)
    }
  }

  @Test func `a correction moves clock and public page; the mistake stays readable and marked`()
    async throws
  {
    try await withHouse { house in
      let path = DeclarationLink.declarations(house.sample.unit.id).path
      let form = DeclarationLink.newDeclaration(house.sample.unit.id).path
      let first = try await house.house.get(form, as: house.head)
      #expect(!first.text.contains("membetulkan"))
      _ = try await house.house.post(
        path, try await Self.fields(house, on: "2013-05-06", in: "Aula"), as: house.head)
      let typo = try #require(try await Self.declarations(house).first)
      let again = try await house.house.get(form, as: house.head)
      #expect(again.text.contains("Pencanangan baru"))
      #expect(again.text.contains("Membetulkan catatan tanggal 6 Mei 2013, Aula"))

      let fields = try await Self.fields(
        house, on: "2026-05-06", in: "Aula Balai", correcting: typo.id.text)
      #expect(try await house.house.post(path, fields, as: house.head).status == .ok)
      let twice = try await house.house.post(path, fields, as: house.head)
      #expect(twice.text.contains("sudah diumumkan; tidak ada yang dicatat lagi"))
      let other = try await house.house.post(
        path,
        try await Self.fields(house, on: "2026-05-07", in: "Lain", correcting: typo.id.text),
        as: house.head)
      #expect(other.status == .unprocessableContent)
      #expect(other.text.contains("sudah dibetulkan oleh catatan lain"))
      let strange = try await house.house.post(
        path,
        try await Self.fields(
          house, on: "2026-05-07", in: "Lain", correcting: house.sample.unit.id.text),
        as: house.head)
      #expect(strange.text.contains("tidak ada di unit ini"))
      #expect(try await house.sample.count("unit_declaration") == 2)

      let page = try await house.house.get(
        DeclarationLink.publicUnit(house.sample.unit.id).path)
      #expect(page.text.contains("6 Mei 2026, Aula Balai"))
      #expect(page.text.contains("membetulkan catatan tanggal 6 Mei 2013"))
      #expect(page.text.contains("dapat diusulkan mulai 6 Mei 2027"))
      #expect(page.text.contains("dibetulkan oleh catatan tanggal 6 Mei 2026, Aula Balai"))
      let proof = DeclarationLink.proof(typo.record.digest).path
      #expect(page.text.contains(proof))
      let old = try await house.house.get(proof)
      #expect(old.text.contains("Catatan ini dibetulkan oleh catatan tanggal 6 Mei 2026"))
      #expect(old.text.contains("naskah ini tidak berubah sejak ditandatangani"))
      let support = try await house.house.get(DeclarationLink.support(typo.id).path)
      #expect(!support.text.contains(#"name="kode""#))
    }
  }

  @Test func `the proof of a declaration shows what there is to compare`() async throws {
    try await withHouse { house in
      let made = try await house.house.post(
        DeclarationLink.declarations(house.sample.unit.id).path,
        try await Self.fields(house, on: "2026-11-20", in: "Aula Balai"), as: house.head)
      let code = try #require(
        made.text.firstMatch(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#)?.1)
      let published = try #require(try await Self.declarations(house).first)
      let path = DeclarationLink.proof(published.record.digest).path
      let before = try await house.house.get(path)
      for word in [
        "Pencanangan zona integritas", "Balai Contoh", "20 November 2026", "Aula Balai",
        "Menteri Contoh, Menteri", "SK-7/2026", "Saksi Satu, Ombudsman", "Dibuka pukul 09.00.",
      ] { #expect(before.text.contains(word), "\(word)") }
      #expect(!before.text.contains("Jabatan"))
      #expect(!before.text.contains("Wali Contoh"))

      let signed = try await house.house.post(
        DeclarationLink.support(published.id).path, [("kode", String(code))])
      #expect(signed.status == .seeOther)
      let after = try await house.house.get(path)
      #expect(after.text.contains("Pendukung yang menandatangani"))
      #expect(after.text.contains("Wali Contoh, Wali Kota"))
      // The proof of the supporter shows the same declaration, and how they signed.
      let record = try #require(
        try await house.sample.storage.read {
          try RecordStore.records(of: published.subject, in: $0).first { $0.capacity == .supporter }
        })
      let own = try await house.house.get(DeclarationLink.proof(record.digest).path)
      #expect(own.text.contains("Aula Balai"))
      #expect(own.text.contains("kode pada slip"))
    }
  }

  @Test func `the public page names the year it counts and the signing that is to come`()
    async throws
  {
    try await withHouse { house in
      _ = try await house.house.post(
        DeclarationLink.declarations(house.sample.unit.id).path,
        try await Self.fields(house, on: "2026-11-20", in: "Aula"), as: house.head)
      let rounds = DeclarationLink.rounds(house.sample.unit.id).path
      let next = try await house.house.post(
        rounds, [("tahun", "2027"), ("sejak", "2027-01-04"), ("sampai", "2027-01-31")],
        as: house.head)
      #expect(next.status == .seeOther)
      try await house.sample.sign(house.sample.people[1])
      let page = try await house.house.get(
        DeclarationLink.publicUnit(house.sample.unit.id).path)
      #expect(page.text.contains("Pakta integritas 2026"))
      #expect(page.text.contains("ditandatangani 33,3% pegawai"))
      #expect(page.text.contains("Pakta integritas 2027"))
      #expect(page.text.contains("penandatanganan mulai 4 Januari 2027"))
      #expect(page.text.contains("Pindai kode QR untuk memeriksa tanda tangan digital"))

      let far = try await house.house.post(
        rounds, [("tahun", "2099"), ("sejak", "2026-01-01"), ("sampai", "2026-01-31")],
        as: house.head)
      #expect(far.status == .unprocessableContent)
      #expect(far.text.contains("Tulis tahun 2025 sampai 2027"))
      let over = try await house.house.post(
        rounds, [("tahun", "2025"), ("sejak", "2026-01-01"), ("sampai", "2026-01-31")],
        as: house.head)
      #expect(over.text.contains("Waktu ini sudah lewat"))
    }
  }
}
