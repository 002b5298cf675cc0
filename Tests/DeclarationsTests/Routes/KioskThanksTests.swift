import AccountsModel
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// What people read on slips, and on a kiosk after they signed.
@Suite struct KioskThanksTests {
  @Test func `the kiosk says whose signature was stored, and a slip where its code is typed`()
    async throws
  {
    try await withHouse { house in
      let round = house.sample.round
      let slips = try await house.house.post(
        DeclarationLink.codes(round.id).path, as: house.head)
      #expect(slips.text.contains("Ketik nomor dan kode ini di kios"))
      let codes = slips.text.matches(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#).map { $0.1 }
      let people = try await house.sample.coverage().missing.map(\.employee)
      let index = try #require(people.firstIndex { $0.name.text == "Pegawai Dua" })
      let opened = try await house.house.post(
        DeclarationLink.kioskOpening(round.id).path,
        [("saksi_nama", ""), ("saksi_jabatan", "")], as: house.head)
      let cookie = try #require(
        opened.headers[values: .setCookie].first { $0.hasPrefix("zona_kios=") })
      let headers: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]

      let signed = try await house.house.post(
        "/kios", [("nip", people[index].nip.text), ("kode", String(codes[index]))],
        headers: headers)
      let thanks = try await house.house.send(
        .get, try #require(signed.location), headers: headers, body: nil)
      #expect(
        thanks.text.contains(
          "Terima kasih, Pegawai Dua. Tanda tangan tersimpan; silakan orang berikutnya."))
      // A record of something else tells no name.
      let other = try await house.house.send(
        .get, "/kios?selesai=ditandatangani&naskah=\(house.sample.unit.id)", headers: headers,
        body: nil)
      #expect(other.text.contains("Terima kasih. Tanda tangan tersimpan"))
      #expect(!other.text.contains("Pegawai Dua"))
    }
  }

  @Test func `somebody from outside is thanked by name`() async throws {
    try await withHouse { house in
      let named = try await house.house.post(
        DeclarationLink.outsiders(house.sample.round.id).path,
        [("kelompok", "penyedia"), ("nama", "Contoh Penyedia"), ("jabatan", "CV Contoh")],
        as: house.head)
      #expect(named.text.contains("Ketik kode ini di kios"))
      let code = try #require(
        named.text.firstMatch(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#)?.1)
      let opened = try await house.house.post(
        DeclarationLink.kioskOpening(house.sample.round.id).path,
        [("saksi_nama", ""), ("saksi_jabatan", "")], as: house.head)
      let cookie = try #require(
        opened.headers[values: .setCookie].first { $0.hasPrefix("zona_kios=") })
      let headers: HTTPFields = [.cookie: String(cookie.prefix { $0 != ";" })]
      let signed = try await house.house.post(
        DeclarationLink.outsideKiosk.path, [("kode", String(code)), ("setuju", "ya")],
        headers: headers)
      let thanks = try await house.house.send(
        .get, try #require(signed.location), headers: headers, body: nil)
      #expect(thanks.text.contains("Terima kasih, Contoh Penyedia. Tanda tangan tersimpan."))
    }
  }
}
