import Accounts
import AccountsModel
import Documents
import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Evaluations

/// Places and work of units from files, in the browser of a coordinator.
@Suite struct PlaceRouteTests {
  private func upload(
    _ text: String, _ teams: TeamsHouse, name: String = "letak.csv", as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await upload(Array(text.utf8), teams, name: name, as: person)
  }

  private func upload(
    _ bytes: [UInt8], _ teams: TeamsHouse, name: String, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await teams.house.upload(
      TeamLink.places(teams.institution.id).path,
      files: [(PlacesPage.fileField, name, bytes)], as: person ?? teams.coordinator)
  }

  private func store(_ text: String, _ teams: TeamsHouse) async throws -> TestAnswer {
    try await teams.house.post(
      TeamLink.placesApproval(teams.institution.id).path, [(PlacesPage.rowsField, text)],
      as: teams.coordinator)
  }

  private func ground(_ teams: TeamsHouse) async throws -> PlaceGround {
    let (id, day) = (teams.institution.id, teams.act.day)
    return try await teams.storage.read {
      try PlaceImportStore.ground(of: id, on: day, in: $0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a file is looked at, stored once, and changes nothing the second time`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let text = """
        Unit,Provinsi,Lintang,Bujur,Bahasa,Menit\r
        Balai 101,,"-7,2575",112.7521,"jv, id",600\r
        Balai 102,Bali,,,,\r
        Balai 103,,45.4642,9.19,,390\r

        """

      let checked = try await upload("\u{FEFF}" + text, teams)

      #expect(checked.status == .ok)
      #expect(checked.text.contains("Simpan 3 unit"))
      #expect(checked.text.contains("Lintang: – → -7,2575"))
      #expect(checked.text.contains("1 unit di luar Indonesia."))
      #expect(try await ground(teams).units.allSatisfy { $0.site == nil })

      let stored = try await store(text, teams)

      let path = TeamLink.places(teams.institution.id).path
      #expect(
        stored.location == ImportDone(added: 0, changed: 3, unchanged: 0).on(path))
      let desk = try await teams.desk()
      let first = try #require(desk.unit(teams.units[0].id))
      #expect(first.judged.site?.point?.longitude == 112_752_100)
      #expect(first.judged.languages.map(\.text) == ["jv", "id"])
      #expect(first.judged.workMinutes == 600)
      #expect(desk.unit(teams.units[1].id)?.judged.site == Site(region: "51"))
      #expect(desk.unit(teams.units[1].id)?.judged.workMinutes == 390)
      let events = try await teams.events("work_unit", teams.units[0].id.text)
      #expect(events.suffix(3) == ["unit_sited", "unit_work_set", "unit_set"])

      let again = try await store(text, teams)
      #expect(again.location == ImportDone(added: 0, changed: 0, unchanged: 3).on(path))
      #expect(try await teams.events("work_unit", teams.units[0].id.text) == events)
      #expect(try await teams.storage.read { try Journal.verify(in: $0) } > 0)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `one bad row refuses the whole file with line, column and way out`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let text = "unit;lintang;bujur\nBalai 101;106,8272;-6,1754\nBalai 102;-6,1754;106,8272\n"

      let checked = try await upload(text, teams)

      #expect(checked.status == .unprocessableContent)
      #expect(checked.text.contains("1 baris tidak dapat diambil, jadi tidak ada yang disimpan."))
      #expect(checked.text.contains("Lintang dan bujur tertukar"))
      #expect(checked.text.contains("Lintang: "))
      #expect(!checked.text.contains(TeamLink.placesApproval(teams.institution.id).path))

      let forced = try await store(text, teams)
      #expect(forced.status == .unprocessableContent)
      #expect(try await ground(teams).units.allSatisfy { $0.site == nil })
      let unknown = try await teams.house.upload(
        TeamLink.places(teams.institution.id).path,
        files: [(PlacesPage.fileField, "x.csv", Array("Kota\nX\n".utf8))], as: teams.coordinator)
      #expect(unknown.status == .unprocessableContent)
      #expect(unknown.text.contains("Kolom “Kota” tidak dikenal."))
      let empty = try await upload("", teams)
      #expect(empty.text.contains("Berkas ini kosong (0 bita)."))
      let none = try await upload("", teams, name: "")
      #expect(none.text.contains("Pilih berkasnya lebih dahulu."))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `odd rows are marked, and coordinates that go are said to be removed`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await store("unit;lintang;bujur\nBalai 101;-7,2575;112,7521\n", teams)

      let checked = try await upload(
        "unit;provinsi;lintang;bujur;bahasa\nBalai 101;;;;\nBalai 102;Aceh;-6,1754;106,8272;xx\n"
          + "Balai 103;DKI Jakarta;-6,1754;106,8272;id\n", teams)

      #expect(checked.status == .ok)
      for words in [
        "2 baris perlu dilihat lagi", "→ dihapus", "Koordinat unit ini akan dihapus.",
        "km dari ibu kota Aceh", "Kode bahasa “xx”", "Provinsi DKI Jakarta tidak disimpan",
      ] {
        #expect(checked.text.contains(words), "\(words)")
      }
      let place = try await upload("unit;provinsi;bahasa\nBalai 101;Jawa;jawa\n", teams)
      let choosing = try await teams.house.get(
        TeamLink.places(teams.institution.id).path, as: teams.coordinator)
      #expect(place.text.contains("“Jawa” bukan provinsi."))
      #expect(place.text.contains("seperti di «Nama provinsi dan kode bahasa» di halaman ini"))
      for page in [place, choosing] {
        #expect(page.text.contains("<summary>Nama provinsi dan kode bahasa</summary>"))
        #expect(page.text.contains("<li>Papua Barat Daya (96)</li>"))
        #expect(page.text.contains("<li>Bahasa Jawa (jv)</li>"))
      }
      let twice = try await upload("unit;menit\nBalai 101;9\nBalai 101;x\n", teams)
      #expect(twice.text.contains("Unit: "))
      #expect(twice.text.contains("“x” bukan waktu kerja"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `both exports hold every unit and are taken back without a change`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let id = teams.institution.id
      _ = try await store(
        "unit;provinsi;lintang;bujur;menit\nBalai 101;;-6,1754;106,8272;120\n"
          + "Balai 102;Papua;;;\n", teams)
      let links = [
        (TeamLink.placesCSV(id), "letak.csv"), (TeamLink.placesWorkbook(id), "letak.xlsx"),
      ]
      for (link, name) in links {
        for language in ["id", "en"] {
          let file = try await teams.house.get(
            link.path, as: teams.coordinator, headers: [.cookie: "zona_bahasa=" + language])
          #expect(file.status == .ok)

          let rows = try PlaceFile.table.rows(of: file.bytes)
          #expect(rows.count == 5, "three units, one without a worksheet, and the header")
          #expect(rows.contains { $0.contains("Kantor Diam") })
          let checked = try await upload(file.bytes, teams, name: name)
          #expect(checked.status == .ok)
          #expect(checked.text.contains("Selesai, tidak ada yang berubah"))
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `storing many rows takes few statements`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      try await teams.crowd(units: 300, teams: 0)
      let rows = try await ground(teams).units.map { unit in
        unit.id.text + ";Aceh;jv;45"
      }
      let before = teams.statements.count

      let stored = try await store(
        "kode;provinsi;bahasa;menit\n" + rows.joined(separator: "\n"), teams)

      #expect(stored.status == .seeOther)
      #expect(teams.statements.count - before <= 120)
      let units = try await ground(teams).units
      #expect(units.count == 304)
      #expect(units.allSatisfy { $0.minutes == 45 && $0.site == Site(region: "11") })
      #expect(units.allSatisfy { $0.languages.map(\.text) == ["jv"] })
      #expect(try await teams.storage.read { try Journal.verify(in: $0) } > 900)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nobody but those who run teams finds places`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      let id = teams.institution.id
      let paths = [TeamLink.places(id), .placesCSV(id), .placesWorkbook(id)].map(\.path)
      for person in [teams.assessor, teams.otherCoordinator] {
        for path in paths {
          #expect(try await teams.house.get(path, as: person).status == .notFound, "\(path)")
        }
        #expect(try await upload("unit\nBalai 101\n", teams, as: person).status == .notFound)
        let stored = try await teams.house.post(
          TeamLink.placesApproval(id).path,
          [(PlacesPage.rowsField, "unit;menit\nBalai 101;60\n")], as: person)
        #expect(stored.status == .notFound)
      }
      #expect(try await ground(teams).units.allSatisfy { $0.minutes == nil })
      #expect(
        try await teams.house.get(paths[0], as: teams.administrator).status == .ok)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `by hand a unit gets its minutes, and swapped coordinates are told beside the field`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let (id, unit) = (teams.institution.id, teams.units[0].id)
      let path = TeamLink.site(id, 2026, unit).path
      func send(_ fields: [(String, String)]) async throws -> TestAnswer {
        try await teams.house.post(path, fields, as: teams.coordinator)
      }

      let stored = try await send([(SiteForm.province, "91"), (WorkForm.minutes, "780")])
      #expect(
        stored.location == TeamMessage.sited.on(TeamLink.unit(id, 2026, unit).path))
      #expect(try await teams.desk().unit(unit)?.judged.workMinutes == 780)
      let page = try await teams.house.get(
        TeamLink.unit(id, 2026, unit).path, as: teams.coordinator)
      #expect(page.text.contains("Dihitung 13 jam kerja untuk satu penilai."))

      let swapped = try await send([
        (SiteForm.latitude, "106,8"), (SiteForm.longitude, "-6,1"), (WorkForm.minutes, "9"),
      ])
      #expect(swapped.status == .unprocessableContent)
      #expect(swapped.text.contains("Lintang dan bujur tertukar"))
      #expect(swapped.text.contains("Tulis bilangan bulat dari 30 sampai 6000 menit"))
      let abroad = try await send([(SiteForm.latitude, "52,5"), (SiteForm.longitude, "13,4")])
      #expect(
        abroad.location == TeamMessage.sitedAbroad.on(TeamLink.unit(id, 2026, unit).path))
      #expect(try await teams.desk().unit(unit)?.judged.workMinutes == 390)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `minutes spread heavy units, and the proof holds`(engine: Engine) async throws {
    try await TeamsHouse.with(engine, units: 8) { teams in
      for number in 0..<2 {
        _ = try await teams.team(teams.content("Tim \(number)", from: number * 4))
      }
      _ = try await store(
        "unit;menit\n"
          + (0..<4).map { "Balai \(101 + $0 * 2);\($0 < 2 ? 600 : 1200)" }
          .joined(separator: "\n"), teams)

      let proposal = try AssignmentProposal(try await teams.desk())

      #expect(proposal.faults.isEmpty)
      let balance = try proposal.balance()
      #expect(balance.map(\.units) == [4, 4])
      #expect(balance.map(\.workMinutes) == [2 * 390 + 600 + 1200, 2 * 390 + 600 + 1200])
    }
  }
}
