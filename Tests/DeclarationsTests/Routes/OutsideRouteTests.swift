import AccountsModel
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

@Suite struct OutsideRouteTests {
  /// Names somebody and gives the code of the slip.
  private static func name(
    _ house: SampleHouse, _ group: String, _ name: String, _ office: String
  ) async throws -> String {
    let answer = try await house.house.post(
      DeclarationLink.outsiders(house.sample.round.id).path,
      [("kelompok", group), ("nama", name), ("jabatan", office)], as: house.head)
    let code = answer.text.firstMatch(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#)?.1
    return String(try #require(code))
  }

  /// The cookie of a kiosk that the head opened.
  private static func kiosk(_ house: SampleHouse) async throws -> HTTPFields {
    let opened = try await house.house.post(
      DeclarationLink.kioskOpening(house.sample.round.id).path,
      [("saksi_nama", ""), ("saksi_jabatan", "")], as: house.head)
    let cookie = try #require(
      opened.headers[values: .setCookie].first { $0.hasPrefix("zona_kios=") })
    return [.cookie: String(cookie.prefix { $0 != ";" })]
  }

  @Test func `a supplier reads the text at the kiosk before signing it`() async throws {
    try await withHouse { house in
      let code = try await Self.name(house, "penyedia", "Contoh Penyedia", "CV Sumber Rejeki")
      let headers = try await Self.kiosk(house)
      let path = DeclarationLink.outsideKiosk.path

      let asked = try await house.house.send(.get, path, headers: headers, body: nil)
      #expect(asked.status == .ok)
      #expect(!asked.text.contains("Contoh Penyedia"))
      let wrong = try await house.house.post(path, [("kode", "ABCD-2345")], headers: headers)
      #expect(wrong.status == .unprocessableContent)
      let read = try await house.house.post(path, [("kode", code)], headers: headers)
      #expect(read.status == .ok)
      #expect(read.text.contains("Contoh Penyedia"))
      #expect(read.text.contains("Sebagai penyedia"))
      #expect(try await house.sample.count("signed_record") == 0)
      let signed = try await house.house.post(
        path, [("kode", code), ("setuju", "ya")], headers: headers)
      #expect(signed.status == .seeOther)
      #expect(try await house.sample.count("signed_record") == 1)
      let again = try await house.house.post(path, [("kode", code)], headers: headers)
      #expect(again.status == .unprocessableContent)

      let list = try await house.house.get(
        DeclarationLink.outsiders(house.sample.round.id).path, as: house.head)
      #expect(list.text.contains("1 dari 1 sudah menandatangani"))
      let file = try await house.house.get(
        DeclarationLink.outsidersFile(house.sample.round.id).path, as: house.head)
      #expect(try ExportFile(verifying: file.bytes).entries.count == 1)
      let round = try await house.house.get(
        DeclarationLink.round(house.sample.round.id).path, as: house.head)
      #expect(round.text.contains("0 dari 3 pegawai"))
    }
  }

  @Test func `after five wrong codes from outside the kiosk waits`() async throws {
    try await withHouse { house in
      let code = try await Self.name(house, "auditor", "Contoh Pemeriksa", "Inspektorat")
      let headers = try await Self.kiosk(house)
      for _ in 0..<5 {
        _ = try await house.house.post(
          DeclarationLink.outsideKiosk.path, [("kode", "ABCD-2345")], headers: headers)
      }
      let answer = try await house.house.post(
        DeclarationLink.outsideKiosk.path, [("kode", code), ("setuju", "ya")], headers: headers)

      #expect(answer.status == .unprocessableContent)
      #expect(try await house.sample.count("signed_record") == 0)
    }
  }

  @Test func `only those who manage the round name, renew and take off`() async throws {
    try await withHouse { house in
      _ = try await Self.name(house, "pengguna", "Contoh Warga", "Warga Pekanbaru")
      let signer = try #require(
        try await house.sample.storage.read {
          try OutsideStore.signers(of: house.sample.round.id, in: $0).first
        })
      for path in [
        DeclarationLink.outsiders(house.sample.round.id).path,
        DeclarationLink.outsiderCode(signer.id).path,
        DeclarationLink.outsiderRemoval(signer.id).path,
      ] {
        let answer = try await house.house.post(
          path, [("kelompok", "penyedia"), ("nama", "X"), ("jabatan", "Y")], as: house.employee)
        #expect(answer.status == .notFound, "\(path)")
      }
      let faulty = try await house.house.post(
        DeclarationLink.outsiders(house.sample.round.id).path,
        [("kelompok", "pegawai"), ("nama", "X"), ("jabatan", "")], as: house.head)
      #expect(faulty.status == .unprocessableContent)
      #expect(faulty.text.contains("Pilih kelompoknya."))
      let removed = try await house.house.post(
        DeclarationLink.outsiderRemoval(signer.id).path, as: house.head)
      #expect(removed.status == .seeOther)
      #expect(try await house.sample.count("outside_signer") == 0)
    }
  }

  @Test func `each group has its own page of words`() async throws {
    try await withHouse { house in
      let coordinator = Principal(
        accountID: house.head.accountID, name: "PIC",
        grants: [Grant(.coordinator, for: .institution(house.sample.institution.id.text))])
      let institution = house.sample.institution.id
      for variant in PledgeVariant.allCases {
        let page = try await house.house.get(
          DeclarationLink.wording(institution, variant).path, as: coordinator)
        #expect(page.status == .ok)
        #expect(page.text.contains(PledgeWording.opening(variant).indonesian))
      }
      let saved = try await house.house.post(
        DeclarationLink.wording(institution, .employee).path,
        [
          ("untuk", "auditor"), ("pembuka_id", "Kami:"), ("pembuka_en", "We:"),
          ("janji_id", "Satu"), ("janji_en", "One"),
        ], as: coordinator)
      #expect(saved.status == .seeOther)
      #expect(saved.location?.contains("untuk=auditor") == true)
      let own = try await house.sample.storage.read {
        try TextStore.own(of: institution, variant: .auditor, in: $0)
      }
      #expect(own?.text.promises.map(\.english) == ["One"])
      let strange = try await house.house.get(
        "/instansi/\(institution)/naskah-pakta?untuk=semua", as: coordinator)
      #expect(strange.status == .notFound)
    }
  }
}
