import Accounts
import AccountsModel
import Documents
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import WorkUnits

@Suite struct RosterRouteTests {
  private let budi = [
    ("nip", "19800101 200501 1 001"), ("nama", "Budi"), ("jabatan", "Analis"),
    ("bagian", "Mutu"), ("bergabung", "2026-01-05"),
  ]

  @Test func `a head keeps the roster of the unit and of those below`() async throws {
    try await withWorkUnits { units in
      for unit in [units.country.agency, units.country.station] {
        let path = "/unit/\(unit.id.text)/pegawai"
        #expect(try await units.house.get(path + "/baru", as: units.agencyHead).status == .ok)
        #expect(try await units.house.get(path, as: units.agencyHead).status == .ok)
      }
      let path = RosterLink.roster(units.country.station.id).path
      let answer = try await units.house.post(path, budi, as: units.agencyHead)
      #expect(answer.location == path + "?selesai=disimpan")
      let page = try await units.house.get(path, as: units.stationStaff)
      #expect(page.text.contains("19800101 200501 1 001"))
      #expect(!page.text.contains("/pegawai/baru"))
      let form = try await units.house.get(path + "/baru", as: units.stationStaff)
      #expect(form.status == .forbidden)
      let visitor = try await units.house.get(path, as: units.otherCoordinator)
      #expect(visitor.status == .notFound)
    }
  }

  @Test(
    arguments: [
      ("nip", "123", "18 angka"), ("nip", "198013012005011001", "tanggal lahir"),
      ("nama", " ", "Isi nama"), ("jabatan", "", "Isi jabatan"),
      ("bergabung", "besok", "tahun-bulan-hari"), ("bergabung", "1979-12-31", "tanggal lahir"),
    ])
  func `a faulty form is refused, keeps what was typed and stores nothing`(
    field: String, value: String, sentence: String
  ) async throws {
    try await withWorkUnits { units in
      let fields = budi.map { $0.0 == field ? (field, value) : $0 }
      let answer = try await units.house.post(
        RosterLink.roster(units.country.agency.id).path, fields, as: units.coordinator)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence))
      #expect(answer.text.contains("Mutu"))
      #expect(try await units.count("employee") == 0)
    }
  }

  @Test func `a number of another unit is refused without naming the unit`() async throws {
    try await withWorkUnits { units in
      try await units.storage.join("198001012005011001", "Budi", in: units.country.otherUnit)
      let answer = try await units.house.post(
        RosterLink.roster(units.country.agency.id).path, budi, as: units.coordinator)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("masih tercatat di unit lain"))
      #expect(!answer.text.contains("Balai Sertifikasi"))
    }
  }

  @Test func `a person is corrected, transferred and leaves`() async throws {
    try await withWorkUnits { units in
      let person = try await units.storage.join(
        "198001012005011001", "Budi", in: units.country.agency)
      func send(
        _ link: RosterLink, _ version: Int, _ fields: [(String, String)]
      ) async throws -> TestAnswer {
        try await units.house.post(
          link.path, fields + [("versi", String(version))], as: units.coordinator)
      }
      let done = RosterLink.employee(person.id).path(saying: .saved)
      let corrected = try await send(
        .correction(person.id), 1,
        [("nama", "Budi, S.H."), ("jabatan", "Auditor"), ("bergabung", "2026-01-06")])
      #expect(corrected.location == done)
      let stale = try await send(
        .correction(person.id), 1,
        [("nama", "Budi"), ("jabatan", "Auditor"), ("bergabung", "2026-01-06")])
      #expect(stale.status == .conflict)
      let elsewhere = try await send(
        .transfer(person.id), 2,
        [
          ("unit", units.country.otherUnit.id.text), ("jabatan", "Auditor"),
          ("bergabung", "2026-03-01"),
        ])
      #expect(elsewhere.status == .unprocessableContent)
      let moved = try await send(
        .transfer(person.id), 2,
        [
          ("unit", units.country.station.id.text), ("jabatan", "Auditor"),
          ("bergabung", "2026-03-01"),
        ])
      #expect(moved.location == done)
      let early = try await send(.leaving(person.id), 3, [("keluar", "2026-02-28")])
      #expect(early.status == .unprocessableContent)
      #expect(try await send(.leaving(person.id), 3, [("keluar", "")]).status.code == 422)
      #expect(try await send(.leaving(person.id), 3, [("keluar", "2026-04-30")]).location == done)

      let stored = try await units.storage.person(person.id)
      #expect(stored.name.text == "Budi, S.H.")
      #expect(stored.stays.map { $0.leftOn?.description } == ["2026-02-28", "2026-04-30"])
      let page = try await units.house.get(
        RosterLink.employee(person.id).path, as: units.stationStaff)
      // The stay in the agency is not for somebody who knows the station alone.
      #expect(page.text.contains("Stasiun Asahan"))
      #expect(!page.text.contains("BKIPM"))
    }
  }

  @Test func `an account is linked by who may change the unit, within the instansi`() async throws {
    try await withWorkUnits { units in
      let person = try await units.storage.join(
        "198001012005011001", "Budi", in: units.country.agency)
      try await units.storage.write { transaction in
        for (login, institution) in [
          ("budi@zona.example", units.country.ministry.id.text),
          ("lain@zona.example", units.country.otherMinistry.id.text),
        ] {
          _ = try AccountActs.create(
            login: try Login(login), name: try PersonName("Budi"), institutionID: institution,
            act: Act(by: nil, at: .sample), in: transaction)
        }
      }
      func link(_ login: String, as principal: Principal) async throws -> TestAnswer {
        try await units.house.post(
          RosterLink.account(person.id).path, [("akun", login), ("versi", "1")], as: principal)
      }
      #expect(try await link("budi@zona.example", as: units.agencyHead).status == .forbidden)
      #expect(try await link("lain@zona.example", as: units.coordinator).status.code == 422)
      #expect(try await link("tiada@zona.example", as: units.coordinator).status.code == 422)
      #expect(try await link("budi@zona.example", as: units.coordinator).status == .seeOther)
      #expect(try await units.storage.person(person.id).accountID != nil)
    }
  }

  @Test func `heads are recorded and ended by the coordinator`() async throws {
    try await withWorkUnits { units in
      try await units.storage.join("198001012005011001", "Budi", in: units.country.agency)
      let path = RosterLink.heads(units.country.agency.id).path
      let fields = [("nip", "198001012005011001"), ("sejak", "2026-02-01")]
      #expect(try await units.house.post(path, fields, as: units.agencyHead).status == .forbidden)
      #expect(
        try await units.house.post(path, fields, as: units.coordinator).location
          == path + "?selesai=disimpan")
      let again = try await units.house.post(path, fields, as: units.coordinator)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("sudah memiliki kepala"))
      let unit = try await units.house.get(
        "/unit/" + units.country.agency.id.text, as: units.coordinator)
      #expect(unit.text.contains("Budi (sejak 1 Februari 2026)"))
      let ended = try await units.house.post(
        path + "/akhir", [("sampai", "2026-05-31")], as: units.coordinator)
      #expect(ended.status == .seeOther)
      let later = try await units.house.get(path, as: units.agencyHead)
      #expect(later.text.contains("31 Mei 2026"))
    }
  }

  @Test(
    arguments: [
      ("WITA", "id", true), ("Europe/Rome", "id, it", true), ("Europa/Roma", "id", false),
      ("Asia/Tokyo", "jpn ja-JP", false), ("WIB", "", false), ("WIB", "id id", false),
    ])
  func `a unit gets a zone of the world and languages`(
    zone: String, languages: String, isTaken: Bool
  ) async throws {
    try await withWorkUnits { units in
      let answer = try await units.house.post(
        RosterLink.setting(units.country.agency.id).path,
        [("zona", zone), ("bahasa", languages), ("versi", "1")], as: units.coordinator)

      #expect(answer.status == (isTaken ? .seeOther : .unprocessableContent))
    }
  }
}
