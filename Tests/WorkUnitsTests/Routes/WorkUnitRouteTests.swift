import Accounts
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import WorkUnits

@Suite struct WorkUnitRouteTests {
  @Test func `strangers are told nothing on any route`() async throws {
    try await withWorkUnits { units in
      let (own, national) = try await units.storage.write { transaction in
        let year = try #require(CycleYear(2026))
        func make(_ institution: ID<Institution>?) throws -> Cycle {
          try WorkUnitActs.createCycle(
            year: year, institution: institution, instrumentID: "permenpanrb-90-2021",
            window: .open, act: .init(by: nil, at: .sample), in: transaction)
        }
        return (try make(units.country.ministry.id), try make(nil))
      }
      let person = try await units.storage.join(
        "198001012005011001", "Budi", in: units.country.agency)
      for cycle in [own, national] {
        let walk = RouteWalk(
          units.house,
          strangers: [
            .init("other coordinator", units.otherCoordinator),
            .init("nobody", Cast.person("Tanpa peran")),
          ]
        ) { rule in
          // Everybody with a role sees a list of what is theirs.
          if rule.path == "/instansi", rule.method == .get { return nil }
          let id =
            rule.path.hasPrefix("/unit")
            ? units.country.agency.id.text
            : rule.path.hasPrefix("/siklus")
              ? cycle.id.text
              : rule.path.hasPrefix("/pegawai")
                ? person.id.text : units.country.ministry.id.text
          return rule.path.replacing(":id", with: id)
            .replacing("/tahap/:tahap", with: "/tahap/pengusulan")
            .replacing(":tahun", with: "2026")
        }
        let (findings, uncovered) = try await walk.run()

        #expect(uncovered.map(\.path) == ["/instansi"])
        #expect(findings.flatMap(\.violations).isEmpty)
      }
    }
  }

  @Test func `a list shows each person what is theirs`() async throws {
    try await withWorkUnits { units in
      func seen(_ principal: Principal?) async throws -> [String] {
        let text = try await units.house.get("/instansi?cari=a", as: principal).text
        return ["BKIPM", "Stasiun Asahan", "Balai Sertifikasi"].filter { text.contains($0) }
      }
      #expect(try await seen(units.administrator).contains("Balai Sertifikasi"))
      #expect(try await seen(units.coordinator).contains("Balai Sertifikasi") == false)
      #expect(try await seen(units.stationStaff) == ["BKIPM", "Stasiun Asahan"])
      let plain = try await units.house.get("/instansi", as: units.stationStaff).text
      #expect(plain.contains("/unit/" + units.country.station.id.text))
      #expect(!plain.contains("/unit/" + units.country.agency.id.text))
      let nobody = Cast.person("Tanpa peran")
      #expect(try await units.house.get("/instansi", as: nobody).status == .notFound)
    }
  }

  @Test func `a search of two words is read as the browser writes it`() async throws {
    try await withWorkUnits { units in
      for (asked, isFound) in [
        ("stasiun+asahan", true), ("stasiun%20asahan", true), ("stasiun%2Basahan", false),
      ] {
        let text = try await units.house.get("/instansi?cari=\(asked)", as: units.coordinator).text
        #expect(text.contains("/unit/" + units.country.station.id.text) == isFound, "\(asked)")
      }
    }
  }

  @Test func `a unit that is not yours answers like one that does not exist`() async throws {
    try await withWorkUnits { units in
      let missing = "01900000-0000-7000-8000-0000000000ee"
      var bodies: Set<String> = []
      for id in [units.country.otherUnit.id.text, units.country.agency.id.text, missing] {
        let answer = try await units.house.get("/unit/" + id, as: units.stationStaff)
        #expect(answer.status == .notFound)
        bodies.insert(answer.text.replacing(id, with: "ID"))
      }
      #expect(bodies.count == 1)
      #expect(try await units.house.get("/unit/x", as: units.stationStaff).status == .notFound)
      let own = try await units.house.get(
        "/unit/" + units.country.station.id.text, as: units.stationStaff)
      #expect(own.status == .ok)
      // The name of the unit above is no secret, but there is no way to its page.
      #expect(!own.text.contains("/unit/" + units.country.agency.id.text))
      #expect(!own.text.contains("/instansi/" + units.country.ministry.id.text))
    }
  }

  @Test func `the page of a unit carries what downstream features say`() async throws {
    let downstream = Feature(
      name: "Downstream",
      sections: FeatureSections(workUnit: [
        PageSection("says") { request, unitID in
          HTMLFragment(p { "Nilai \(request.principal?.name ?? "") \(unitID)" })
        },
        PageSection("silent") { _, _ in nil },
      ]))
    try await withWorkUnits(and: [downstream]) { units in
      let id = units.country.station.id.text
      let page = try await units.house.get("/unit/" + id, as: units.stationStaff)

      #expect(page.text.contains("<p>Nilai Siti \(id)</p>"))
    }
  }

  @Test func `a coordinator builds the tree of the own instansi`() async throws {
    try await withWorkUnits { units in
      let ministry = units.country.ministry.id.text
      let made = try await units.house.post(
        "/instansi/\(ministry)/unit",
        [
          ("nama", "Pos Asahan"), ("induk", units.country.station.id.text),
          ("sejak", "2026-11-21"),
        ], as: units.coordinator)
      let path = try #require(made.location?.replacing("?selesai=dibuat", with: ""))
      let page = try await units.house.get(path, as: units.coordinator)
      #expect(page.text.contains("Stasiun Asahan"))

      let renamed = try await units.house.post(
        path + "/nama", [("nama", "Pos Baru"), ("sejak", "2026-11-21"), ("versi", "1")],
        as: units.coordinator)
      #expect(renamed.status == .seeOther)
      let stale = try await units.house.post(
        path + "/nama", [("nama", "Pos Lama"), ("sejak", "2026-11-21"), ("versi", "1")],
        as: units.coordinator)
      #expect(stale.status == .conflict)
      #expect(try await units.house.get(path, as: units.coordinator).text.contains("Pos Baru"))
    }
  }

  @Test func `sent twice, a form makes one unit`() async throws {
    try await withWorkUnits { units in
      let path = "/instansi/\(units.country.ministry.id)/unit"
      let fields = [("nama", "Pos"), ("induk", ""), ("sejak", "2026-11-21")]
      let first = try await units.house.post(path, fields, as: units.coordinator)
      let second = try await units.house.post(path, fields, as: units.coordinator)

      #expect(first.status == .seeOther)
      #expect(second.status == .unprocessableContent)
      #expect(second.text.contains("sudah memakai nama itu"))
      #expect(try await units.count("work_unit") == 4)
    }
  }

  @Test(
    arguments: [
      ("", "2026-11-21", "Isi nama."), ("Pos", "21-11-2026", "Tulis tanggal sebagai"),
      (String(repeating: "a", count: 301), "2026-11-21", "paling panjang 300 huruf"),
      ("stasiun asahan", "2026-11-21", "sudah memakai nama itu"),
    ])
  func `a faulty unit is refused and nothing is stored`(
    name: String, day: String, sentence: String
  ) async throws {
    try await withWorkUnits { units in
      let answer = try await units.house.post(
        "/instansi/\(units.country.ministry.id)/unit",
        [("nama", name), ("induk", ""), ("sejak", day)], as: units.coordinator)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence))
      #expect(try await units.count("work_unit") == 3)
    }
  }

  @Test func `a unit above from another instansi does not exist`() async throws {
    try await withWorkUnits { units in
      let ministry = units.country.ministry.id.text
      let other = units.country.otherUnit.id.text
      let page = try await units.house.get(
        "/instansi/\(ministry)/unit/baru?induk=\(other)", as: units.coordinator)
      let form = try await units.house.post(
        "/instansi/\(ministry)/unit", [("nama", "Pos"), ("induk", other), ("sejak", "2026-11-21")],
        as: units.coordinator)

      #expect(page.status == .notFound)
      #expect(form.status == .notFound)
      #expect(try await units.count("work_unit") == 3)
    }
  }

  @Test func `a unit closes after those below it and opens again`() async throws {
    try await withWorkUnits { units in
      let agency = "/unit/" + units.country.agency.id.text
      let station = "/unit/" + units.country.station.id.text
      let early = try await units.house.post(agency + "/tutup", as: units.coordinator)
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("Masih ada 1 unit di bawahnya"))

      #expect(
        try await units.house.post(station + "/tutup", as: units.coordinator).status == .seeOther)
      #expect(
        try await units.house.post(agency + "/tutup", as: units.coordinator).status == .seeOther)
      let page = try await units.house.get(agency, as: units.agencyHead)
      #expect(page.text.contains("sudah ditutup"))
      #expect(
        try await units.house.post(agency + "/buka", as: units.agencyHead).status == .forbidden)
      #expect(
        try await units.house.post(agency + "/buka", as: units.coordinator).status == .seeOther)
    }
  }

  @Test func `people of a unit read it and change nothing`() async throws {
    try await withWorkUnits { units in
      let path = "/unit/" + units.country.agency.id.text
      for action in ["/nama", "/tutup", "/buka"] {
        let answer = try await units.house.post(path + action, as: units.agencyHead)
        #expect(answer.status == .forbidden)
      }
      #expect(try await units.house.get(path, as: units.agencyHead).status == .ok)
    }
  }
}

@Suite struct InstitutionRouteTests {
  @Test func `only administrators make instansi`() async throws {
    try await withWorkUnits { units in
      let fields = [("nama", "Pemerintah Kabupaten Sidoarjo"), ("jenis", "kabupaten")]
      let refused = try await units.house.post("/instansi", fields, as: units.coordinator)
      #expect(refused.status == .notFound)
      let made = try await units.house.post("/instansi", fields, as: units.administrator)
      #expect(made.location?.hasSuffix("?selesai=dibuat") == true)
      let twice = try await units.house.post("/instansi", fields, as: units.administrator)
      #expect(twice.status == .unprocessableContent)
      let faulty = try await units.house.post(
        "/instansi", [("nama", "X"), ("jenis", "kerajaan")], as: units.administrator)
      #expect(faulty.text.contains("Pilih jenis instansi."))
    }
  }

  @Test func `an instansi is renamed with the version of its form`() async throws {
    try await withWorkUnits { units in
      let path = "/instansi/\(units.country.ministry.id)"
      let fields = [("nama", "Kementerian Kelautan dan Perikanan"), ("versi", "1")]
      let good = try await units.house.post(path + "/nama", fields, as: units.coordinator)
      #expect(good.location == path + "?selesai=disimpan")
      let stale = try await units.house.post(
        path + "/nama", [("nama", "Kementerian Laut"), ("versi", "1")], as: units.coordinator)
      #expect(stale.status == .conflict)
      let taken = try await units.house.post(
        path + "/nama", [("nama", "Kementerian Perdagangan"), ("versi", "2")],
        as: units.coordinator)
      #expect(taken.status == .unprocessableContent)
    }
  }
}

@Suite struct CycleRouteTests {
  private func fields(_ year: String, _ from: String, _ until: String) -> [(String, String)] {
    [("tahun", year), ("instrumen", "permenpanrb-90-2021"), ("sejak", from), ("sampai", until)]
  }

  @Test func `a cycle is open to the end of its last day in WIB`() async throws {
    try await withWorkUnits { units in
      let path = "/instansi/\(units.country.ministry.id)/siklus"
      let answer = try await units.house.post(
        path, fields("2026", "2026-01-01", "2026-03-31"), as: units.coordinator)
      #expect(answer.status == .seeOther)
      let cycles = try await units.storage.read {
        try CycleStore.cycles(of: units.country.ministry.id, in: $0)
      }
      let window = try #require(cycles.first?.window)
      // 24.00 WIB is 17:00 UTC.
      let end = try #require(CalendarDate("2026-03-31")).start(offsetSeconds: 0)
        .adding(seconds: 17 * 3600)
      #expect(window.until == end)
      #expect(window.contains(end.adding(seconds: -1)))
      #expect(!window.contains(end))
      let page = try await units.house.get(
        "/instansi/\(units.country.ministry.id)", as: units.coordinator)
      #expect(page.text.contains("1 Januari 2026 sampai 31 Maret 2026 pukul 24.00 WIB"))
      #expect(page.text.contains("sudah lewat"))
    }
  }

  @Test(
    arguments: [
      ("26", "", "", "Tulis tahun antara"), ("2026", "2026-03-31", "2026-01-01", "Hari terakhir"),
      ("2026", "besok", "", "Tulis tanggal sebagai"), ("2025", "", "", "sudah ada"),
    ])
  func `a faulty cycle is refused and nothing is stored`(
    year: String, from: String, until: String, sentence: String
  ) async throws {
    try await withWorkUnits { units in
      let path = "/instansi/\(units.country.ministry.id)/siklus"
      _ = try await units.house.post(path, fields("2025", "", ""), as: units.coordinator)
      let answer = try await units.house.post(
        path, fields(year, from, until), as: units.coordinator)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence))
      #expect(try await units.count("programme_cycle") == 1)
    }
  }

  @Test func `an instrument that cannot score is marked and refused, a cycle without use removed`()
    async throws
  {
    try await withWorkUnits { units in
      let form = try await units.house.get("/siklus/baru", as: units.administrator)
      #expect(form.text.contains("PermenPANRB 52/2014 — belum dapat menghitung nilai"))
      let refused = try await units.house.post(
        "/siklus", [("tahun", "2026"), ("instrumen", "permenpanrb-52-2014")],
        as: units.administrator)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Instrumen ini belum dapat menghitung nilai"))
      #expect(try await units.count("programme_cycle") == 0)

      _ = try await units.house.post("/siklus", fields("2027", "", ""), as: units.administrator)
      let cycles = try await units.storage.read { try CycleStore.nationalCycles(in: $0) }
      let id = try #require(cycles.first?.id)
      let removed = try await units.house.post(
        "/siklus/\(id)/penghapusan", [("versi", "1")], as: units.administrator)
      #expect(removed.location == "/siklus?selesai=dihapus")
      #expect(try await units.count("programme_cycle") == 0)
    }
  }

  @Test func `the nation's cycles belong to administrators`() async throws {
    try await withWorkUnits { units in
      let refused = try await units.house.post(
        "/siklus", fields("2026", "", ""), as: units.coordinator)
      #expect(refused.status == .notFound)
      let made = try await units.house.post(
        "/siklus", fields("2026", "", ""), as: units.administrator)
      #expect(made.location == "/siklus?selesai=dibuat")
      let cycles = try await units.storage.read { try CycleStore.nationalCycles(in: $0) }
      let id = try #require(cycles.first?.id)
      let moved = try await units.house.post(
        "/siklus/\(id)/jendela", [("sejak", ""), ("sampai", "2026-12-31"), ("versi", "1")],
        as: units.administrator)
      #expect(moved.location == "/siklus?selesai=disimpan")
      let stale = try await units.house.post(
        "/siklus/\(id)/jendela", [("sejak", ""), ("sampai", ""), ("versi", "1")],
        as: units.administrator)
      #expect(stale.status == .conflict)
    }
  }
}
