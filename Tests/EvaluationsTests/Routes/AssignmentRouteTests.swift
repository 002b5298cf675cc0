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

@Suite struct AssignmentRouteTests {
  private static let english: HTTPFields = [.cookie: "zona_bahasa=en"]

  @Test(arguments: TestStorage.engines)
  func `a proposal stores nothing until it is applied as it was shown`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await teams.team(teams.content("Tim Barat"))
      _ = try await teams.team(teams.content("Tim Timur", from: 4))
      let path = TeamLink.proposal(teams.institution.id, 2026).path

      let shown = try await teams.house.get(path, as: teams.coordinator)

      #expect(shown.status == .ok)
      #expect(shown.text.contains("3 unit akan mendapat tim, 0 unit tidak bisa ditempatkan."))
      #expect(shown.text.contains("Terbukti: tidak ada aturan yang dilanggar"))
      #expect(!shown.text.contains("Kantor Diam"))
      #expect(try await teams.desk().assignments.isEmpty)
      #expect(try await teams.messages(teams.people[0]).isEmpty)
      let digest = DeskActs.digest(of: try AssignmentProposal(try await teams.desk()))
      #expect(shown.text.contains("value=\"\(digest)\""))

      let applied = try await teams.house.post(
        path, [(ProposalPage.digestField, digest)], as: teams.coordinator)

      #expect(
        applied.location
          == TeamMessage.applied.on(TeamLink.assignments(teams.institution.id, 2026).path))
      let desk = try await teams.desk()
      #expect(desk.assignments.count == 3)
      #expect(desk.loads.values.sorted() == [1, 2])
      for person in teams.people {
        #expect(try await teams.messages(person) == ["units_given"])
      }
      let events = try await teams.events("institution", teams.institution.id.text)
      #expect(events.suffix(1) == ["assignment_applied"])
      for assignment in desk.assignments.values {
        #expect(
          try await teams.events("unit_assignment", assignment.id.text) == ["unit_assigned"])
      }

      let again = try await teams.house.post(
        path, [(ProposalPage.digestField, digest)], as: teams.coordinator)
      #expect(again.status == .conflict)
      #expect(try await teams.desk().assignments.count == 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a plan that changed since it was shown is refused and shown anew`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      _ = try await teams.team(teams.content("Tim Barat"))
      let path = TeamLink.proposal(teams.institution.id, 2026).path
      let digest = DeskActs.digest(of: try AssignmentProposal(try await teams.desk()))
      try await teams.declare(teams.people[2], teams.units[1], .worksThere)

      let refused = try await teams.house.post(
        path, [(ProposalPage.digestField, digest)], as: teams.coordinator)

      #expect(refused.status == .conflict)
      #expect(refused.text.contains("Ada yang berubah sejak usulan ini Anda lihat"))
      #expect(refused.text.contains("2 unit akan mendapat tim, 1 unit tidak bisa ditempatkan."))
      #expect(refused.text.contains("konflik kepentingan (1 tim)"))
      #expect(try await teams.desk().assignments.isEmpty)
      #expect(try await teams.messages(teams.people[0]).isEmpty)
      let english = try await teams.house.post(
        path, [(ProposalPage.digestField, digest)], as: teams.coordinator,
        headers: Self.english)
      #expect(english.text.contains("Something changed since you saw this proposal"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `by hand a conflict bars a team, and no more of it is told than that it was declared`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Barat"))
      let other = try await teams.team(teams.content("Tim Timur", from: 4))
      try await teams.declare(
        teams.people[2], teams.units[0], .family, words: "Adik ipar saya kepala seksi")
      let (id, unit) = (teams.institution.id, teams.units[0].id)
      let path = TeamLink.unit(id, 2026, unit).path

      let refused = try await teams.house.post(
        path, [(UnitTeamsPage.teamField, named.team.id.text)], as: teams.coordinator)

      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Penilai 3: konflik dinyatakan."))
      #expect(refused.text.contains("Pilih tim lain dari daftar"))
      #expect(try await teams.desk().assignments.isEmpty)
      for page in [path, TeamLink.proposal(id, 2026).path, TeamLink.teams(id).path] {
        let shown = try await teams.house.get(page, as: teams.coordinator)
        #expect(shown.status == .ok)
        #expect(!shown.text.contains("Adik ipar"))
        #expect(!shown.text.contains("keluarga"))
      }
      let reasons = try await teams.house.get(
        TeamLink.proposedUnit(id, 2026, unit).path, as: teams.coordinator)
      #expect(reasons.text.contains("Diusulkan: Tim Timur"))
      #expect(reasons.text.contains("Penilai 3: konflik dinyatakan"))

      let taken = try await teams.house.post(
        path, [(UnitTeamsPage.teamField, other.team.id.text)], as: teams.coordinator)

      #expect(taken.status == .seeOther)
      #expect(try await teams.desk().assignments[unit]?.teamID == other.team.id)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a team takes 14 units and not the 15th`(engine: Engine) async throws {
    try await TeamsHouse.with(engine, units: 15) { teams in
      let named = try await teams.team(teams.content("Tim Barat"))
      let (id, path) = (
        teams.institution.id, TeamLink.proposal(teams.institution.id, 2026).path
      )

      let shown = try await teams.house.get(path, as: teams.coordinator)
      #expect(shown.text.contains("14 unit akan mendapat tim, 1 unit tidak bisa ditempatkan."))
      #expect(shown.text.contains("tim sudah penuh (1 tim)"))
      #expect(shown.text.contains("Tim Barat: 14 dari 14 unit"))
      let proposal = try AssignmentProposal(try await teams.desk())
      let applied = try await teams.house.post(
        path, [(ProposalPage.digestField, DeskActs.digest(of: proposal))],
        as: teams.coordinator)
      #expect(applied.status == .seeOther)

      let left = try #require(try await teams.desk().waiting.first)
      let refused = try await teams.house.post(
        TeamLink.unit(id, 2026, left.id).path,
        [(UnitTeamsPage.teamField, named.team.id.text)], as: teams.coordinator)

      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("sudah penuh, 14 unit"))
      let desk = try await teams.desk()
      #expect(desk.loads[named.team.id] == 14)
      let balance = try desk.open().balance(of: desk.placements)
      #expect(balance.reduce(0) { $0 + $1.units } == 14)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit moves, is released, and an old page changes nothing`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let west = try await teams.team(teams.content("Tim Barat"))
      let east = try await teams.team(teams.content("Tim Timur", from: 4))
      let (id, unit) = (teams.institution.id, teams.units[0].id)
      let path = TeamLink.unit(id, 2026, unit).path
      func give(_ team: NamedTeam, seen: String) async throws -> TestAnswer {
        try await teams.house.post(
          path, [(UnitTeamsPage.teamField, team.team.id.text), (UnitTeamsPage.seenField, seen)],
          as: teams.coordinator)
      }
      func mark() async throws -> String {
        DeskActs.mark(of: try await teams.desk().assignments[unit])
      }
      #expect(try await give(west, seen: "").status == .seeOther)
      let first = try await mark()

      #expect(try await give(east, seen: "").status == .conflict)
      #expect(try await give(east, seen: first).status == .seeOther)

      let moved = try #require(try await teams.desk().assignments[unit])
      #expect(moved.teamID == east.team.id)
      #expect(moved.seats.count == 4)
      #expect(try await teams.messages(teams.people[0]) == ["units_given", "units_taken"])
      #expect(try await teams.messages(teams.people[4]) == ["units_given"])

      let release = TeamLink.release(id, 2026, unit).path
      let old = try await teams.house.post(
        release, [(UnitTeamsPage.seenField, first)], as: teams.coordinator)
      #expect(old.status == .conflict)
      let released = try await teams.house.post(
        release, [(UnitTeamsPage.seenField, try await mark())], as: teams.coordinator)

      #expect(released.location == TeamMessage.released.on(path))
      #expect(try await teams.desk().assignments.isEmpty)
      let twice = try await teams.house.post(
        release, [(UnitTeamsPage.seenField, "")], as: teams.coordinator)
      #expect(twice.status == .conflict)
      #expect(twice.text.contains("Unit ini belum punya tim."))
      #expect(
        try await teams.events("unit_assignment", moved.id.text)
          == ["unit_assigned"] + Array(repeating: "seat_vacated", count: 4))
      #expect(try await give(west, seen: "").status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a unit whose judgement has begun keeps its team`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let (id, unit) = (world.place.institutionID, world.place.unitID)
      let held = try await world.storage.read {
        try AssignmentStore.find(of: unit, year: 2026, layer: .tpi, in: $0)
      }

      let refused = try await world.house.post(
        TeamLink.unit(id, 2026, unit).path,
        [
          (UnitTeamsPage.teamField, "01900000-0000-7000-8000-00000000cccc"),
          (UnitTeamsPage.seenField, DeskActs.mark(of: held)),
        ], as: world.coordinator)

      #expect(refused.status == .conflict)
      #expect(refused.text.contains("Penilaian unit ini sudah berjalan."))
      #expect(refused.text.contains("serah terima"))
      let page = try await world.house.get(
        TeamLink.unit(id, 2026, unit).path, as: world.coordinator)
      #expect(page.text.contains("Penilaian unit ini sudah berjalan: tim tidak bisa diganti"))
      #expect(page.text.contains("Lihat kursi penilai"))
      #expect(!page.text.contains("ubah kursi") && !page.text.contains("sudah disetujui"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `every reason on the page is the model's and true of the plan`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine, units: 5, people: 12) { teams in
      _ = try await teams.team(teams.content("Tim Barat", site: Site(region: "11")))
      let full = try await teams.team(
        teams.content("Tim Tengah", from: 4, site: Site(region: "31"), limit: 1))
      _ = try await teams.team(teams.content("Tim Timur", from: 8, site: Site(region: "94")))
      let (id, far) = (teams.institution.id, teams.units[4].id)
      let sited = try await teams.house.post(
        TeamLink.site(id, 2026, far).path, [(SiteForm.province, "91")], as: teams.coordinator)
      #expect(sited.status == .seeOther)
      let given = try await teams.house.post(
        TeamLink.unit(id, 2026, teams.units[1].id).path,
        [(UnitTeamsPage.teamField, full.team.id.text)], as: teams.coordinator)
      #expect(given.status == .seeOther)
      try await teams.declare(teams.people[0], teams.units[0], .workedThere)
      let desk = try await teams.desk()
      let proposal = try AssignmentProposal(desk)
      let words = DeskWords(
        people: [:],
        teams: Dictionary(uniqueKeysWithValues: desk.teams.map { ($0.team.id, $0.name) }))

      let page = try await teams.house.get(
        TeamLink.proposal(id, 2026).path, as: teams.coordinator)

      #expect(proposal.faults.isEmpty)
      // What is proven says of each figure what it counts.
      let totals = proposal.plan.totals
      for sentence in [
        "\(proposal.task.units.count) unit, 3 tim, ", "0 pelanggaran aturan",
        "0 unit tanpa tim</li>",
        "indeks \(totals.spread) untuk pemerataan jumlah unit, tanpa satuan:",
        "jarak lurus tim ke unitnya, dijumlahkan: \(totals.kilometres) km",
        "\(totals.missedWishes) pilihan bahasa unit yang terlewat</li>",
      ] {
        #expect(page.text.contains(sentence), "\(sentence)")
      }
      #expect(proposal.placements.count == 4)
      #expect(proposal.plan.team(of: far).map(words.team) == "Tim Timur")
      for placement in proposal.placements {
        let reasons = try #require(
          proposal.task.reasons(for: placement.unitID, in: proposal.plan.placements))
        let own = try #require(reasons.journey)
        let digest = ReasonDigest(reasons, own, words)
        let unit = try #require(desk.unit(placement.unitID))
        // Nothing that may take the unit would be better; whoever is named may not take it.
        if let next = digest.next {
          #expect(next.bars.isEmpty)
          #expect(next.difference >= .none)
          let why = AssignmentText.comparison(next, own: own).indonesian
          #expect(page.text.contains("\(words.team(next.teamID)): \(why)."))
        }
        let barred = Set(digest.conflicted.map(\.teamID))
        let people = Set((desk.conflicts[unit.id] ?? [:]).keys)
        let away = desk.teams.filter { team in
          team.team.seats.contains { people.contains($0.personID) }
        }
        #expect(barred == Set(away.map(\.team.id)))
        let distance = AssignmentText.distance(own).indonesian
        #expect(page.text.contains("<td>\(distance)</td>"))
      }
      #expect(page.text.contains("Penilai 1: konflik dinyatakan."))
      #expect(page.text.contains("tim sudah penuh: 1."))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `units are listed with their teams, and those that wait alone`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let named = try await teams.team(teams.content("Tim Barat"))
      let id = teams.institution.id
      _ = try await teams.house.post(
        TeamLink.unit(id, 2026, teams.units[0].id).path,
        [(UnitTeamsPage.teamField, named.team.id.text)], as: teams.coordinator)
      let link = TeamLink.assignments(id, 2026)

      let all = try await teams.house.get(link.path, as: teams.coordinator)
      let waiting = try await teams.house.get(
        link.path(page: 1, .waiting), as: teams.coordinator)
      let own = try await teams.house.get(
        link.path(page: 1, .team(named.team.id)), as: teams.coordinator)

      #expect(all.text.contains("1 dari 3 unit sudah punya tim; 2 menunggu."))
      #expect(all.text.contains("Balai 101") && all.text.contains("Balai 103"))
      #expect(!waiting.text.contains("Balai 101") && waiting.text.contains("Balai 102"))
      #expect(own.text.contains("Balai 101") && !own.text.contains("Balai 102"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a proposal takes as many statements for many units as for few`(
    engine: Engine
  ) async throws {
    var counts: [Int] = []
    for unitCount in [2, 24] {
      try await TeamsHouse.with(engine, units: unitCount) { teams in
        _ = try await teams.team(teams.content("Tim Barat"))
        _ = try await teams.team(teams.content("Tim Timur", from: 4))
        let path = TeamLink.proposal(teams.institution.id, 2026).path
        let before = teams.statements.count

        let shown = try await teams.house.get(path, as: teams.coordinator)

        #expect(shown.status == .ok)
        counts.append(teams.statements.count - before)
      }
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0] <= 60)
  }

  @Test(arguments: TestStorage.engines)
  func `with one team the reasons say so instead of an empty comparison`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let id = teams.institution.id
      let path = TeamLink.proposedUnit(id, 2026, teams.units[0].id).path

      let none = try await teams.house.get(path, as: teams.coordinator)
      _ = try await teams.team(teams.content("Tim Barat", limit: 5))
      let one = try await teams.house.get(path, as: teams.coordinator)
      let english = try await teams.house.get(
        path, as: teams.coordinator, headers: Self.english)
      _ = try await teams.team(teams.content("Tim Timur", from: 4))
      let two = try await teams.house.get(path, as: teams.coordinator)

      #expect(none.text.contains("Instansi ini belum punya tim. Buat tim dahulu."))
      #expect(one.text.contains("Diusulkan: Tim Barat"))
      #expect(one.text.contains("Hanya ada satu tim yang dapat dipilih"))
      #expect(one.text.contains("bebannya 3 dari paling banyak 5 unit."))
      #expect(english.text.contains("by this proposal it has 3 of at most 5 units."))
      #expect(!none.text.contains("<table") && !one.text.contains("<table"))
      #expect(two.text.contains("Tim lain dan bedanya"))
      #expect(!two.text.contains("Hanya ada satu tim"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the balance counts a unit once in its total, and no unknown distance as 0 km`(
    engine: Engine
  ) async throws {
    try await TeamsHouse.with(engine) { teams in
      let west = try await teams.team(teams.content("Tim Barat", site: Site(region: "31")))
      let east = try await teams.team(teams.content("Tim Timur", from: 4))
      let id = teams.institution.id
      try await teams.declare(teams.people[2], teams.units[0], .workedThere)
      try await teams.declare(teams.people[6], teams.units[0], .workedThere)
      try await teams.declare(teams.people[3], teams.units[1], .workedThere)
      func give(_ number: Int, to team: NamedTeam) async throws {
        let given = try await teams.house.post(
          TeamLink.unit(id, 2026, teams.units[number].id).path,
          [(UnitTeamsPage.teamField, team.team.id.text)], as: teams.coordinator)
        #expect(given.status == .seeOther)
      }
      func balance(_ name: String) async throws -> [String] {
        let page = try await teams.house.get(
          TeamLink.assignments(id, 2026).path, as: teams.coordinator)
        return Self.figures(name, after: "Keseimbangan 2026", in: page.text)
      }
      func way(_ name: String) async throws -> [String] {
        Array(try await balance(name).dropFirst(3).prefix(2))
      }

      #expect(try await balance("Tim Barat") == ["0", "14", "0 jam", "0", "0", "0", "2"])
      #expect(try await balance("Tim Timur") == ["0", "14", "0 jam", "0", "0", "0", "1"])
      #expect(try await balance("Jumlah") == ["0", "28", "0 jam", "0", "0", "0", "2"])

      try await give(2, to: west)
      #expect(try await way("Tim Barat") == ["belum diketahui", "1"])
      #expect(try await way("Jumlah") == ["belum diketahui", "1"])

      let sited = try await teams.house.post(
        TeamLink.site(id, 2026, teams.units[2].id).path, [(SiteForm.province, "35")],
        as: teams.coordinator)
      #expect(sited.status == .seeOther)
      try await give(1, to: east)
      #expect(try await way("Tim Barat") == ["664", "0"])
      #expect(try await way("Tim Timur") == ["belum diketahui", "1"])
      #expect(try await way("Jumlah") == ["664", "1"])
      let page = try await teams.house.get(
        TeamLink.assignments(id, 2026).path, as: teams.coordinator)
      #expect(page.text.contains("1 dari 2 unit belum diketahui jaraknya dan tidak ikut dijumlah"))
      #expect(!page.text.contains("dihitung 0"))
      // Only the team without a place is named, with the way to where it is filled in.
      let link = "<a href=\"\(TeamLink.team(east.team.id).path)\">Tim Timur</a>"
      let unplaced = "Jarak tidak dapat dihitung karena letak tim belum diisi: " + link + "."
      #expect(page.text.contains(unplaced))
      // A distance has two ends.
      let places = "<a href=\"\(TeamLink.places(id).path)\">Letak dan waktu kerja unit</a>."
      #expect(page.text.contains("Jarak juga perlu letak unit, yang diisi di " + places))
    }
  }

  /// The numbers of a row, found by its head in the first table after some words.
  private static func figures(_ head: String, after words: String, in text: String) -> [String] {
    guard let table = text.ranges(of: words).last,
      let row = text[table.upperBound...].ranges(of: ">" + head + "<").first
    else { return [] }
    let line = text[row.upperBound...]
    let end = line.ranges(of: "</tr>").first?.lowerBound ?? line.endIndex
    return line[..<end].split(separator: "<td class=\"number\">").dropFirst().map { cell in
      String(cell.prefix { $0 != "<" })
    }
  }
}
