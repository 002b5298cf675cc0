import AccountsModel
import Evidence
import EvidenceModel
import HTTPTypes
import House
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct PlanRouteTests {
  private static func fields(
    _ house: PlanHouse, _ changes: [String: String] = [:]
  ) -> [(String, String)] {
    let usual = [
      ("area", "manajemen_perubahan"), ("triwulan", "B03"), ("kegiatan", "Bentuk tim"),
      ("keluaran", "SK tim"), ("target", "1"), ("satuan", "dokumen"),
      ("pemilik", house.people[1].id.text), ("tenggat", "2026-12-10"), ("soal", "1"),
    ]
    return usual.map { ($0.0, changes[$0.0] ?? $0.1) }
  }

  private static func key(_ house: PlanHouse) -> PlanKey {
    PlanKey(house.unit.id, PlanHouse.year)
  }

  @Test(arguments: TestStorage.engines)
  func `an item is planned, shown, changed and taken out through the pages`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let key = Self.key(house)
      let form = try await house.house.get(PlanLink.newItem(key, .oversight).path, as: house.staff)
      #expect(form.status == .ok)
      #expect(form.text.contains("Pegawai Dua, Analis"))

      let made = try await house.house.post(
        PlanLink.items(key).path, Self.fields(house), as: house.staff)

      #expect(made.status == .seeOther)
      let item = try #require(try await house.board().lines.first?.item)
      let plan = try await house.house.get(PlanLink.plan(key).path, as: house.staff)
      #expect(plan.text.contains("Bentuk tim"))
      #expect(plan.text.contains("0 dari 1 pertanyaan terpenuhi"))
      let changed = try await house.house.post(
        PlanLink.item(key, item.id).path,
        Self.fields(house, ["kegiatan": "Bentuk dan tetapkan tim"]) + [("versi", "1")],
        as: house.head)
      #expect(changed.status == .seeOther)
      let page = try await house.house.get(PlanLink.item(key, item.id).path, as: house.head)
      #expect(page.text.contains("Bentuk dan tetapkan tim"))
      #expect(page.text.contains("Nama head"))
      let asked = try await house.house.get(PlanLink.removal(key, item.id).path, as: house.head)
      #expect(asked.status == .ok)
      let removed = try await house.house.post(
        PlanLink.removal(key, item.id).path, [("alasan", "Digabung"), ("versi", "2")],
        as: house.head)
      #expect(removed.status == .seeOther)
      let after = try await house.house.get(PlanLink.item(key, item.id).path, as: house.coordinator)
      #expect(after.text.contains("Dikeluarkan dari rencana oleh Nama head: Digabung"))
    }
  }

  @Test func `wrong input is told at its field and stores nothing`() async throws {
    try await PlanHouse.with { house in
      let cases: [([String: String], String)] = [
        (["tenggat": "2027-01-05"], "harus di dalam tahun 2026"),
        (["tenggat": "besok"], "isi tanggal sebagai tahun-bulan-hari"),
        (["soal": "9999"], "Soal 9999 tidak ada"), (["kegiatan": " "], "Kegiatan: </b>belum diisi"),
        (["target": "1.000"], "tanpa pemisah ribuan"),
        (["triwulan": ""], "paling sedikit satu triwulan"),
        (["pemilik": "01900000-0000-7000-8000-00000000dead"], "tidak ada pada daftar pegawai"),
      ]

      for (changes, sentence) in cases {
        let answer = try await house.house.post(
          PlanLink.items(Self.key(house)).path, Self.fields(house, changes), as: house.staff)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence), "\(sentence)")
      }

      #expect(try await house.count("plan_item") == 0)
    }
  }

  @Test func `the second of two people sees both versions and loses nothing`() async throws {
    try await PlanHouse.with { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))
      let path = PlanLink.item(Self.key(house), item.id).path
      let first = try await house.house.post(
        path, Self.fields(house, ["kegiatan": "Yang pertama"]) + [("versi", "1")],
        as: house.staff)
      #expect(first.status == .seeOther)

      let second = try await house.house.post(
        path, Self.fields(house, ["kegiatan": "Yang kedua"]) + [("versi", "1")], as: house.head)

      #expect(second.status == .conflict)
      #expect(second.text.contains("Yang pertama"))
      #expect(second.text.contains("Yang kedua"))
      #expect(try await house.board().lines.first?.item.content.action.text == "Yang pertama")
      let again = try await house.house.post(
        path, Self.fields(house, ["kegiatan": "Yang kedua"]) + [("versi", "2")], as: house.head)
      #expect(again.status == .seeOther)
    }
  }

  @Test func `people see what is theirs and nobody else learns that it exists`() async throws {
    try await PlanHouse.with { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id))
      let key = Self.key(house)
      let assessor = house.person("tpi", .internalAssessor, .institution(house.ministry.id.text))
      let national = house.person("tpn", .nationalAssessor, .national)
      let pages = [
        PlanLink.plan(key).path, PlanLink.item(key, item.id).path, PlanLink.team(key).path,
        PlanLink.quarters(key).path,
      ]
      for path in pages {
        for reader in [house.head, house.staff, house.coordinator, assessor, national] {
          #expect(try await house.house.get(path, as: reader).status == .ok)
        }
        let hidden = try await house.house.get(path, as: house.stranger)
        let none = try await house.house.get(
          path.replacingOccurrences(house.unit.id.text, Sample.id(404, of: WorkUnit.self).text),
          as: house.stranger)
        #expect(hidden.status == .notFound)
        #expect(hidden.status == none.status)
        #expect(try await house.house.get(path).status == .seeOther)
      }
      for reader in [house.coordinator, assessor, national] {
        let answer = try await house.house.post(
          PlanLink.items(key).path, Self.fields(house), as: reader)
        #expect(answer.status == .forbidden)
        #expect(
          try await house.house.post(
            PlanLink.quarters(key).path, [("bulan", "B09")], as: reader
          ).status == .forbidden)
      }
      let elsewhere = try await house.house.get(
        PlanLink.item(PlanKey(house.elsewhere.id, PlanHouse.year), item.id).path,
        as: house.stranger)
      #expect(elsewhere.status == .notFound)
    }
  }

  @Test func `a member of a pokja plans the items of its area and no others`() async throws {
    try await PlanHouse.with { house in
      let key = Self.key(house)
      let account = Sample.id(501, of: Account.self)
      let member = Principal(accountID: account.text, name: "Pegawai Tiga", grants: [])
      _ = try await house.storage.write { transaction in
        try transaction.execute(
          "UPDATE employee SET account_id = \(account) WHERE id = \(house.people[2].id)")
      }
      #expect(try await house.house.get(PlanLink.plan(key).path, as: member).status == .ok)
      func send(_ area: String) async throws -> TestAnswer {
        try await house.house.post(
          PlanLink.items(key).path, Self.fields(house, ["area": area]), as: member)
      }
      #expect(try await send("pengawasan").status == .forbidden)
      let appointed = try await house.house.post(
        PlanLink.team(key).path,
        [
          ("nomor_sk", "SK-1"), ("tanggal_sk", "2026-01-10"), ("mulai", "2026-01-10"),
          ("sampai", "2026-11-21"), ("pemilik", house.people[1].id.text),
        ], as: house.head)
      #expect(appointed.status == .seeOther)
      let team = try #require(
        try await house.storage.read { transaction in
          try TeamStore.teams(
            of: house.unit.id, year: PlanHouse.year, on: Sample.day("2026-11-21"),
            in: transaction
          ).teams.first
        })
      let joined = try await house.house.post(
        PlanLink.members(key, team.id).path,
        [
          ("versi", "1"), ("anggota", "19800101 200501 1003"), ("peran", "anggota"),
          ("area", "pengawasan"),
        ], as: house.head)
      #expect(joined.status == .seeOther)

      #expect(try await send("pengawasan").status == .seeOther)
      #expect(try await send("sdm").status == .forbidden)
      let page = try await house.house.get(PlanLink.team(key).path, as: house.staff)
      #expect(page.text.contains("Pegawai Tiga"))
      let removed = try await house.house.post(
        PlanLink.memberRemoval(key, team.id).path,
        [("versi", "2"), ("anggota", house.people[2].id.text)], as: house.head)
      #expect(removed.status == .seeOther)
      #expect(try await send("pengawasan").status == .forbidden)
    }
  }

  @Test func `a quarter is opened, minuted, followed up and closed through the pages`() async throws
  {
    try await PlanHouse.with { house in
      let key = Self.key(house)
      try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))
      let early = try await house.house.post(
        PlanLink.quarters(key).path, [("bulan", "B12")], as: house.head)
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("dapat dibuka mulai 1 Desember 2026"))

      let opened = try await house.house.post(
        PlanLink.quarters(key).path, [("bulan", "B09")], as: house.head)

      #expect(opened.status == .seeOther)
      let minutes = try await house.house.post(
        PlanLink.minutes(key, .third).path, [("notula", "Rapat."), ("versi", "1")],
        as: house.head)
      #expect(minutes.status == .seeOther)
      let stale = try await house.house.post(
        PlanLink.minutes(key, .third).path, [("notula", "Catatan lain"), ("versi", "1")],
        as: house.staff)
      #expect(stale.status == .conflict)
      #expect(stale.text.contains("Rapat."))
      #expect(stale.text.contains("Catatan lain"))
      let asked = try await house.house.post(
        PlanLink.followUps(key, .third).path,
        [
          ("tindak_lanjut", "Lengkapi bukti"), ("pemilik", house.people[2].id.text),
          ("tenggat", "2026-12-01"),
        ], as: house.head)
      #expect(asked.status == .seeOther)
      let page = try await house.house.get(PlanLink.monitoring(key, .third).path, as: house.staff)
      #expect(page.text.contains("Lengkapi bukti"))
      let followUp = try await house.storage.read { transaction in
        try FollowUpStore.all(
          of: house.unit.id, year: PlanHouse.year, on: Sample.day("2026-11-21"),
          in: transaction
        ).first?.followUp
      }
      let path = PlanLink.closing(key, .third, try #require(followUp).id).path
      let refused = try await house.house.post(
        path, [("yang_dilakukan", "Sudah"), ("versi", "1")], as: house.coordinator)
      #expect(refused.status == .forbidden)
      let empty = try await house.house.post(
        path, [("yang_dilakukan", ""), ("versi", "1")], as: house.staff)
      #expect(empty.status == .unprocessableContent)
      let closed = try await house.house.post(
        path, [("yang_dilakukan", "Sudah lengkap"), ("versi", "1")], as: house.staff)
      #expect(closed.status == .seeOther)
      let missing = try await house.house.get(PlanLink.monitoring(key, .first).path, as: house.head)
      #expect(missing.status == .notFound)
    }
  }

  @Test func `an agent of change promises and keeps with a proof of the vault`() async throws {
    try await PlanHouse.with { house in
      let key = Self.key(house)
      let proof = try await house.prove(nil)
      let refused = try await house.house.post(
        PlanLink.agents(key).path,
        [("pemilik", house.people[1].id.text), ("janji", ""), ("tenggat", "2026-12-01")],
        as: house.head)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("Perubahan yang dijanjikan: </b>belum diisi"))
      let promised = try await house.house.post(
        PlanLink.agents(key).path,
        [
          ("pemilik", house.people[1].id.text), ("janji", "Antrean daring"),
          ("tenggat", "2026-12-01"),
        ], as: house.head)
      #expect(promised.status == .seeOther)
      let page = try await house.house.get(PlanLink.team(key).path, as: house.head)
      #expect(page.text.contains("Antrean daring"))
      #expect(page.text.contains(proof.id.text))
      let agent = try await house.storage.read { transaction in
        try AgentStore.agents(
          of: house.unit.id, year: PlanHouse.year, on: Sample.day("2026-11-21"),
          in: transaction
        ).first?.agent
      }
      let path = PlanLink.agent(key, try #require(agent).id).path
      let unknown = try await house.house.post(
        path, [("versi", "1"), ("bukti", Sample.id(404, of: Proof.self).text)], as: house.head)
      #expect(unknown.status == .unprocessableContent)
      #expect(unknown.text.contains("tidak ada di gudang bukti unit"))
      let kept = try await house.house.post(
        path, [("versi", "1"), ("bukti", proof.id.text)], as: house.head)
      #expect(kept.status == .seeOther)
      let after = try await house.house.get(PlanLink.team(key).path, as: house.coordinator)
      #expect(after.text.contains("ditepati"))
    }
  }

  @Test func `a plan of a closed year can be read and not changed`() async throws {
    try await PlanHouse.with { house in
      let key = PlanKey(house.unit.id, Sample.year(2025))

      let page = try await house.house.get(PlanLink.plan(key).path, as: house.head)

      #expect(page.status == .ok)
      #expect(page.text.contains("berakhir 31 Desember 2025"))
      #expect(!page.text.contains("Tambah kegiatan"))
      let answer = try await house.house.post(
        PlanLink.items(key).path, Self.fields(house, ["tenggat": "2025-12-10"]), as: house.head)
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("hanya dapat dibaca"))
      let unknown = try await house.house.get(
        PlanLink.plan(PlanKey(house.unit.id, Sample.year(2031))).path, as: house.head)
      #expect(unknown.status == .notFound)
      #expect(unknown.text.contains("Tahun program 2031 belum dibuka"))
    }
  }

  @Test func `an owner who left is named on the page and asked for`() async throws {
    try await PlanHouse.with { house in
      let item = try await house.plan(try Sample.content(owner: house.people[2].id, soals: [1]))
      try await house.leave(2, lastDay: "2026-11-01")

      let plan = try await house.house.get(PlanLink.plan(Self.key(house)).path, as: house.head)

      #expect(plan.text.contains("Perlu perhatian"))
      #expect(plan.text.contains("Pemilik sudah pindah atau berhenti"))
      let saved = try await house.house.post(
        PlanLink.item(Self.key(house), item.id).path,
        Self.fields(house, ["pemilik": house.people[2].id.text]) + [("versi", "1")],
        as: house.head)
      #expect(saved.status == .unprocessableContent)
      #expect(saved.text.contains("Pilih pegawai lain"))
    }
  }

  @Test func `tasks name what presses for the person behind an account`() async throws {
    try await PlanHouse.with { house in
      let account = Sample.id(501, of: Account.self)
      _ = try await house.storage.write { transaction in
        try transaction.execute(
          "UPDATE employee SET account_id = \(account) WHERE id = \(house.people[2].id)")
      }
      let owner = house.people[2].id
      try await house.plan(
        try Sample.content(owner: owner, due: "2026-11-01", soals: [1], action: "Sudah lewat"))
      try await house.plan(
        try Sample.content(owner: owner, due: "2026-12-05", soals: [1], action: "Dua minggu"))
      try await house.plan(
        try Sample.content(owner: owner, due: "2026-12-06", soals: [1], action: "Masih lama"))
      let person = Principal(accountID: account.text, name: "Pegawai Tiga", grants: [])

      let tasks = try await house.house.get("/tugas", as: person)

      #expect(tasks.text.contains("Sudah lewat"))
      #expect(tasks.text.contains("Dua minggu"))
      #expect(!tasks.text.contains("Masih lama"))
      let head = try await house.house.get("/tugas", as: house.head)
      #expect(head.text.contains("1 perlu perhatian"))
      #expect(!head.text.contains("Dua minggu"))
    }
  }

  @Test func `the page of a unit leads to its plan for those who may read it`() async throws {
    try await PlanHouse.with { house in
      let path = WorkUnitLink.unit(house.unit.id).path

      let head = try await house.house.get(path, as: house.head)

      #expect(head.text.contains(PlanLink.plan(Self.key(house)).path))
      let way = try await house.house.get(PlanLink.unit(house.unit.id).path, as: house.head)
      #expect(way.status == .seeOther)

      try await house.plan(
        try Sample.content(
          owner: house.people[2].id, due: "2026-12-05", soals: [1], action: "Dua minggu"))
      let reader = try await house.house.get(path, as: house.coordinator)
      let editor = try await house.house.get(path, as: house.head)
      #expect(reader.text.contains("hanya bisa dilihat"))
      #expect(editor.text.contains("bisa diatur"))
      #expect(!reader.text.contains("</span>baca<"))
    }
  }
}

extension String {
  /// The text with a part replaced, without Foundation.
  fileprivate func replacingOccurrences(_ part: String, _ other: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
  }
}
