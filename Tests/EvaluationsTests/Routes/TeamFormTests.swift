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

@testable import Evaluations

/// The form of a team: people by name from one list, languages by name.
@Suite struct TeamFormTests {
  /// The largest page with the form, in bytes, however many assessors there are.
  private static let largestPage = 40_000

  @Test(arguments: TestStorage.engines)
  func `with 320 assessors one list of names keeps the form below 40 kB`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine, units: 1, people: 8) { teams in
      try await teams.crowd(assessors: 312)
      let team = try await teams.team(teams.content("Tim Barat"))
      for path in [TeamLink.newTeam(teams.institution.id).path, TeamLink.team(team.team.id).path] {
        let page = try await teams.house.get(path, as: teams.coordinator)

        #expect(page.status == .ok)
        #expect(page.bytes.count < Self.largestPage, "\(path): \(page.bytes.count)")
        #expect(page.text.ranges(of: "<datalist").count == 1)
        #expect(page.text.ranges(of: "<option>Raden Contoh Panjang 1311, S.E., M.Si.").count == 1)
        #expect(page.text.ranges(of: "<option>").count == 320)
        #expect(page.text.ranges(of: "list=\"\(TeamFields.namesID)\"").count == 6)
      }

      // More than fit are not listed, and are found by their names all the same.
      try await teams.crowd(assessors: 200, from: 312)
      let page = try await teams.house.get(
        TeamLink.newTeam(teams.institution.id).path, as: teams.coordinator)
      #expect(page.bytes.count < Self.largestPage, "\(page.bytes.count)")
      #expect(page.text.contains("nama pertama dari 520 penilai"))
      #expect(!page.text.contains("Raden Contoh Panjang 1511"))
      let made = try await teams.house.post(
        TeamLink.teams(teams.institution.id).path,
        teams.form("Tim Timur", [TeamForm.lead: "raden contoh panjang 1511"]),
        as: teams.coordinator)
      #expect(made.status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a name that means nobody or several is refused, and nothing that was typed is lost`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let first = try await teams.addAssessor("Siti Rahma, S.T.", "siti1")
      _ = try await teams.addAssessor("Siti Rahma, S.T.", "siti2")
      let path = TeamLink.teams(teams.institution.id).path
      func answer(_ lead: String) async throws -> TestAnswer {
        try await teams.house.post(
          path,
          teams.form(
            "Tim <Baru>", [TeamForm.lead: lead, TeamForm.limit: "7", TeamForm.languages: "jv"]),
          as: teams.coordinator)
      }

      for lead in ["Siti Rahma, S.T.", "siti rahma"] {
        let several = try await answer(lead)
        #expect(several.status == .unprocessableContent)
        #expect(
          several.text.contains(
            "Ada beberapa penilai bernama ini. Pilih salah satu dari daftar: "
              + "Siti Rahma, S.T. (siti1@zona.example); Siti Rahma, S.T. (siti2@zona.example)."))
        #expect(several.text.contains("value=\"\(lead)\""))
      }
      let unknown = try await answer("Rahma")
      #expect(unknown.status == .unprocessableContent)
      #expect(
        unknown.text.contains(
          "Tidak ada penilai TPI instansi ini bernama «Rahma». Yang mirip: Siti Rahma, S.T. "
            + "(siti1@zona.example); Siti Rahma, S.T. (siti2@zona.example). Pilih salah satu"))
      let nobody = try await answer("Xaverius, S.E.")
      #expect(nobody.text.contains("bernama «Xaverius, S.E.». Tulis nama lengkapnya"))
      for page in [unknown, nobody] {
        #expect(page.text.contains("href=\"#\(FieldID.control(TeamForm.lead))\""))
        #expect(page.text.contains("value=\"Tim &lt;Baru"))
        #expect(page.text.contains("value=\"Penilai 2\"") && page.text.contains("value=\"7\""))
        #expect(Self.ticked(page.text) == ["jv"])
      }
      let teamsBefore = try await teams.storage.read {
        try TeamStore.teams(of: teams.institution.id, in: $0)
      }
      #expect(teamsBefore.isEmpty)

      let made = try await answer("Siti Rahma, S.T. (siti1@zona.example)")
      #expect(made.status == .seeOther)
      let named = try #require(
        try await teams.storage.read {
          try TeamStore.teams(of: teams.institution.id, in: $0).first
        })
      #expect(named.team.seats.first { $0.duty == .lead }?.personID == first)
      let shown = try await teams.house.get(
        TeamLink.team(named.team.id).path, as: teams.coordinator)
      #expect(shown.text.contains("value=\"Siti Rahma, S.T. (siti1@zona.example)\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `every mistake of a form is said at once, in the order of its fields`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Lama"))
      let wrong = [
        TeamForm.name: " ", TeamForm.lead: "Xaverius", TeamForm.controller: "",
        TeamForm.member(1): "Penilai 3", TeamForm.member(2): "", TeamForm.limit: "banyak",
        SiteForm.latitude: "utara", SiteForm.longitude: "timur", TeamForm.languages: "bahasa jawa",
        TeamForm.version: "1",
      ]
      let fields = [
        TeamForm.name, TeamForm.lead, TeamForm.controller, TeamForm.member(1), TeamForm.limit,
        SiteForm.latitude, SiteForm.longitude, TeamForm.languages,
      ]
      for path in [TeamLink.teams(teams.institution.id).path, TeamLink.team(named.team.id).path] {
        let answer = try await teams.house.post(
          path, teams.form("", wrong), as: teams.coordinator)

        #expect(answer.status == .unprocessableContent)
        let start = try #require(answer.text.firstRange(of: "id=\"kesalahan\""))
        let end = try #require(
          answer.text[start.upperBound...].firstRange(of: "</ul>"))
        let summary = answer.text[start.upperBound..<end.lowerBound]
        #expect(summary.contains("8 isian perlu diperbaiki"), "\(summary)")
        let linked = summary.split(separator: "href=\"#").dropFirst()
          .map { String($0.prefix { $0 != "\"" }) }
        #expect(linked == fields.map(FieldID.control))
        // What was typed for the lead means nobody; that it is missing is not said as well.
        #expect(summary.contains("bernama «Xaverius»") && !summary.contains("Pilih ketua tim."))
        #expect(summary.contains("Tim ini punya 1 anggota"))
        for typed in ["Xaverius", "Penilai 3", "banyak", "utara", "timur"] {
          #expect(answer.text.contains("value=\"\(typed)\""), "\(typed)")
        }
      }

      // A second anggota whom nobody knows is no reason to ask for a second anggota.
      let unknown = try await teams.house.post(
        TeamLink.teams(teams.institution.id).path,
        teams.form("", [TeamForm.member(2): "Yohanes"]), as: teams.coordinator)
      #expect(unknown.text.contains("Beri tim ini nama."))
      #expect(unknown.text.contains("bernama «Yohanes»"))
      #expect(!unknown.text.contains("Tim ini punya"))
      let stored = try await teams.storage.read {
        try TeamStore.teams(of: teams.institution.id, in: $0)
      }
      #expect(stored.map(\.name) == ["Tim Lama"] && stored.map(\.version) == [1])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a form that cannot be read and was overtaken says that it was overtaken`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let path = TeamLink.team(try await teams.team(teams.content("Tim Lama")).team.id).path
      let first = try await teams.house.post(
        path, teams.form("Tim Baru", [TeamForm.version: "1"]), as: teams.coordinator)
      #expect(first.status == .seeOther)

      let late = try await teams.house.post(
        path, teams.form("Tim Lain", [TeamForm.version: "1", TeamForm.lead: "Xaverius"]),
        as: teams.coordinator)

      #expect(late.status == .conflict)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `somebody whose role ended stays named in the form, and is refused beside their field`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let made = try await teams.team(teams.content("Tim Barat"))
      let act = teams.act
      try await teams.storage.write { transaction in
        let grant = try GrantStore.grants(of: teams.people[2], in: transaction)[0]
        try AccountActs.end(grant, act: act, in: transaction)
      }
      let path = TeamLink.team(made.team.id).path

      let shown = try await teams.house.get(path, as: teams.coordinator)
      let refused = try await teams.house.post(
        path, teams.form("Tim Barat", [TeamForm.version: "1"]), as: teams.coordinator)

      #expect(shown.text.contains("value=\"Penilai 3\""))
      #expect(shown.text.contains("tidak lagi berperan TPI"))
      #expect(!shown.text.contains("<option>Penilai 3<"))
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Penilai 3 hari ini tidak berperan TPI di instansi ini"))
      #expect(refused.text.contains("href=\"#\(FieldID.control(TeamForm.member(1)))\""))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `languages are ticked by their names and kept as codes`(engine: Engine) async throws {
    try await TeamsHouse.with(engine) { teams in
      let list = TeamLink.teams(teams.institution.id).path
      let blank = try await teams.house.get(
        TeamLink.newTeam(teams.institution.id).path, as: teams.coordinator)
      #expect(Self.ticked(blank.text) == ["id"])
      #expect(blank.text.contains(">Bahasa Jawa<") && blank.text.contains(">Bahasa Italia<"))
      #expect(!blank.text.contains("<details open"))

      let fields =
        teams.form("Tim Barat") + [(TeamForm.languages, "jv"), (TeamForm.languages, "it")]
      let made = try await teams.house.post(list, fields, as: teams.coordinator)
      #expect(made.status == .seeOther)
      let named = try #require(
        try await teams.storage.read {
          try TeamStore.teams(of: teams.institution.id, in: $0).first
        })
      #expect(named.team.languages == Set(["id", "jv", "it"].map(Sample.language)))
      let path = TeamLink.team(named.team.id).path
      let shown = try await teams.house.get(path, as: teams.coordinator)
      let english = try await teams.house.get(
        path, as: teams.coordinator, headers: [.cookie: "zona_bahasa=en"])
      #expect(Self.ticked(shown.text) == ["id", "it", "jv"])
      #expect(shown.text.contains("<details open"))
      #expect(english.text.contains(">Javanese<"))

      // A code that has no name here is neither lost nor hidden.
      let other = try await teams.team(
        teams.content("Tim Timur", from: 4, languages: [Sample.language("zzz")]))
      let kept = try await teams.house.get(
        TeamLink.team(other.team.id).path, as: teams.coordinator)
      #expect(Self.ticked(kept.text) == ["zzz"])
    }
  }

  @Test func `every language of the form has a name, and none is left out`() {
    let regional = TeamText.languagesOfIndonesia
    let others = TeamText.otherLanguages(besides: [], in: .indonesian)

    #expect(regional.first == .indonesian)
    #expect(Set(regional).isDisjoint(with: others))
    #expect(Set((regional + others).map(\.text)) == LanguageText.codes)
  }

  @Test func `a name is found without degrees, in any case, and only as a whole`() {
    let people = TeamPeople(
      pool: [
        Self.person(1, "Budi, S.H."), Self.person(2, "Budi Santoso"),
        Self.person(3, "Budi Santoso, M.M."),
      ], seated: [Self.person(1, "Budi, S.H."), Self.person(4, "Ratna")])

    #expect(people.find("  ") == .nobody)
    #expect(people.find("BUDI,  s.h.") == .person(Sample.id(1)))
    #expect(people.find("budi") == .person(Sample.id(1)))
    // The full name of one of them; the other one needs the degree.
    #expect(people.find("Budi Santoso") == .person(Sample.id(2)))
    #expect(people.find("Santoso") == .unknown(alike: ["Budi Santoso", "Budi Santoso, M.M."]))
    #expect(people.find("Ratna") == .person(Sample.id(4)))
    #expect(people.isRoleless("Ratna") && !people.isRoleless("Budi"))
    #expect(people.listed == ["Budi, S.H.", "Budi Santoso", "Budi Santoso, M.M."])
  }

  private static func person(_ number: Int, _ name: String) -> TeamPerson {
    TeamPerson(id: Sample.id(number), name: name, login: "p\(number)@zona.example")
  }

  /// The codes of the boxes that are ticked, in the order of the codes.
  private static func ticked(_ text: String) -> [String] {
    text.split(separator: "<input ").filter { $0.hasPrefix("type=\"checkbox\"") }
      .filter { $0.prefix { $0 != ">" }.contains(" checked") }
      .compactMap { box in
        box.split(separator: "value=\"").dropFirst().first.map { String($0.prefix { $0 != "\"" }) }
      }.sorted()
  }
}
