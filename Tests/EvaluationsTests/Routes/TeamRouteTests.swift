import Accounts
import AccountsModel
import EvaluationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

@Suite struct TeamRouteTests {
  private static let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  @Test(arguments: TestStorage.engines)
  func `a coordinator makes a team, changes it and ends it`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      let list = TeamLink.teams(teams.institution.id).path

      let made = try await teams.house.post(list, teams.form("Tim Timur"), as: teams.coordinator)

      #expect(made.status == .seeOther)
      let named = try #require(
        try await teams.storage.read {
          try TeamStore.teams(of: teams.institution.id, in: $0).first
        })
      let path = TeamLink.team(named.team.id).path
      #expect(made.location == TeamMessage.made.on(path))
      #expect(named.team.seats.count == 4)
      let shown = try await teams.house.get(path, as: teams.coordinator)
      #expect(shown.text.contains("value=\"Tim Timur\""))

      let changed = try await teams.house.post(
        path,
        teams.form(
          "Tim Barat", [TeamForm.version: "1", TeamForm.limit: "9", SiteForm.province: "35"]),
        as: teams.coordinator)

      #expect(changed.status == .seeOther)
      let stored = try #require(
        try await teams.storage.read { try TeamStore.find(named.team.id, in: $0) })
      #expect(stored.name == "Tim Barat")
      #expect(stored.team.unitLimit == 9)
      #expect(stored.team.site == Site(region: "35"))
      #expect(stored.version == 2)

      let closing = TeamLink.closing(named.team.id).path
      let stale = try await teams.house.post(
        closing, [(TeamForm.version, "1")], as: teams.coordinator)
      #expect(stale.status == .conflict)
      let closed = try await teams.house.post(
        closing, [(TeamForm.version, "2")], as: teams.coordinator)

      #expect(closed.location == TeamMessage.closed.on(list))
      #expect(
        try await teams.storage.read {
          try TeamStore.teams(of: teams.institution.id, in: $0).isEmpty
        })
      #expect(
        try await teams.events("assessor_team", named.team.id.text)
          == ["team_made", "team_changed", "team_closed"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each bad team is refused beside its field and nothing is stored`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await teams.team(teams.content("Tim Lama", from: 4))
      let cases: [([String: String], String, String)] = [
        ([TeamForm.name: " "], TeamForm.name, "Beri tim ini nama."),
        ([TeamForm.name: "tim lama"], TeamForm.name, "Nama ini sudah dipakai tim lain"),
        ([TeamForm.member(2): ""], TeamForm.member(1), "Tim ini punya 1 anggota"),
        ([TeamForm.lead: ""], TeamForm.lead, "Pilih ketua tim."),
        ([TeamForm.controller: ""], TeamForm.controller, "Pilih pengendali teknis."),
        (
          [TeamForm.lead: "penilai  3"], TeamForm.lead,
          "Penilai 3 sudah punya tugas lain di tim ini"
        ),
        (
          [TeamForm.member(1): "Orang Luar"], TeamForm.member(1),
          "Tidak ada penilai TPI instansi ini bernama «Orang Luar»."
        ),
        ([TeamForm.limit: "0"], TeamForm.limit, "Isi angka 1 sampai 99"),
        ([TeamForm.limit: "banyak"], TeamForm.limit, "Isi angka 1 sampai 99"),
        ([TeamForm.languages: ""], TeamForm.languages, "Pilih paling sedikit satu bahasa."),
        ([TeamForm.languages: "bahasa jawa"], TeamForm.languages, "Pilih bahasa dari daftar."),
        ([SiteForm.latitude: "abc"], SiteForm.latitude, "Koordinat tidak terbaca"),
      ]
      for (fields, field, sentence) in cases {
        let answer = try await teams.house.post(
          TeamLink.teams(teams.institution.id).path, teams.form("Tim Baru", fields),
          as: teams.coordinator)

        #expect(answer.status == .unprocessableContent, "\(fields)")
        #expect(answer.text.contains(sentence), "\(fields)")
        #expect(answer.text.contains("href=\"#\(FieldID.control(field))\""), "\(field)")
      }
      #expect(
        try await teams.storage.read {
          try TeamStore.teams(of: teams.institution.id, in: $0).map(\.name)
        } == ["Tim Lama"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `whoever does not run the teams finds none of their pages`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Timur"))
      let (id, unit) = (teams.institution.id, teams.units[0].id)
      let pages: [TeamLink] = [
        .teams(id), .newTeam(id), .team(named.team.id), .assignments(id, 2026),
        .proposal(id, 2026), .proposedUnit(id, 2026, unit), .unit(id, 2026, unit),
      ]
      let forms: [TeamLink] = [
        .teams(id), .team(named.team.id), .closing(named.team.id), .proposal(id, 2026),
        .unit(id, 2026, unit), .release(id, 2026, unit), .site(id, 2026, unit),
      ]
      for person in [teams.assessor, teams.otherCoordinator] {
        for page in pages {
          let answer = try await teams.house.get(page.path, as: person)
          #expect(answer.status == .notFound, "\(page.path)")
        }
        for form in forms {
          let answer = try await teams.house.post(
            form.path, teams.form("Tim Baru", [UnitTeamsPage.teamField: named.team.id.text]),
            as: person)
          #expect(answer.status == .notFound, "\(form.path)")
        }
      }
      for page in pages {
        for person in [teams.coordinator, teams.administrator] {
          let answer = try await teams.house.get(page.path, as: person)
          #expect(answer.status == .ok, "\(page.path)")
        }
        let english = try await teams.house.get(
          page.path, as: teams.coordinator, headers: Self.english)
        #expect(english.status == .ok)
        #expect(english.text.contains("<html lang=\"en\""))
      }
      let unknown = try await teams.house.get(
        TeamLink.assignments(id, 2031).path, as: teams.coordinator)
      #expect(unknown.status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the page of an instansi counts teams and units for those who run them`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await teams.team(teams.content("Tim Timur"))
      let path = "/instansi/" + teams.institution.id.text

      let shown = try await teams.house.get(path, as: teams.coordinator)

      #expect(shown.text.contains("1 tim penilai"))
      #expect(shown.text.contains("Penugasan 2026: 0 dari 3 unit sudah punya tim"))
      let hidden = try await teams.house.get(path, as: teams.assessor)
      #expect(!hidden.text.contains("tim penilai"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a team with units of the year does not end`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Timur"))
      let path = TeamLink.unit(teams.institution.id, 2026, teams.units[0].id).path
      let given = try await teams.house.post(
        path, [(UnitTeamsPage.teamField, named.team.id.text)], as: teams.coordinator)
      #expect(given.status == .seeOther)

      let refused = try await teams.house.post(
        TeamLink.closing(named.team.id).path, [(TeamForm.version, "1")], as: teams.coordinator)

      #expect(refused.status == .conflict)
      #expect(refused.text.contains("Tim ini masih memegang 1 unit."))
      #expect(refused.text.contains("Pindahkan atau lepaskan"))
    }
  }
}
