import Accounts
import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Plans

@Suite struct StarterRouteTests {
  private static func key(_ house: PlanHouse) -> PlanKey {
    PlanKey(house.unit.id, PlanHouse.year)
  }

  @Test func `chosen items are planned for the owner of their area`() async throws {
    try await PlanHouse.with { house in
      let path = PlanToolLink.starters(Self.key(house)).path
      let page = try await house.house.get(path, as: house.staff)
      #expect(page.status == .ok)
      #expect(page.text.contains("Tinjau peta proses bisnis"))

      let sent = try await house.house.post(
        path,
        [
          ("butir", "tl-probis"), ("butir", "pp-skm"),
          ("pemilik-tatalaksana", house.people[1].id.text),
          ("pemilik-pelayanan_publik", house.people[2].id.text),
        ], as: house.staff)

      #expect(sent.location == PlanMessage.chosen.on(PlanLink.plan(Self.key(house)).path))
      let board = try await house.board()
      #expect(
        board.lines(of: .procedures).map(\.owner.name) == ["Pegawai Dua"])
      #expect(board.lines(of: .publicService).map(\.owner.name) == ["Pegawai Tiga"])
      let again = try await house.house.get(path, as: house.staff)
      #expect(again.text.contains("sudah ada"))
    }
  }

  @Test
  func `a choice without items or without an owner changes nothing and keeps what was ticked`()
    async throws
  {
    try await PlanHouse.with { house in
      let path = PlanToolLink.starters(Self.key(house)).path
      let none = try await house.house.post(path, as: house.staff)
      #expect(none.status == .unprocessableContent)
      #expect(none.text.contains("Pilih paling sedikit satu kegiatan."))

      let ownerless = try await house.house.post(
        path, [("butir", "tl-probis"), ("pemilik-tatalaksana", "")], as: house.staff)

      #expect(ownerless.status == .unprocessableContent)
      #expect(ownerless.text.contains("value=\"tl-probis\" checked"))
      #expect(try await house.count("plan_item") == 0)
    }
  }

  @Test func `who does not plan is refused, and strangers learn nothing`() async throws {
    try await PlanHouse.with { house in
      let key = Self.key(house)
      for link in [PlanToolLink.starters(key), .copy(key), .importing(key)] {
        let reader = try await house.house.get(link.path, as: house.coordinator)
        #expect(reader.status == .forbidden)
        let stranger = try await house.house.get(link.path, as: house.stranger)
        #expect(stranger.status == .notFound)
        let sent = try await house.house.post(link.path, as: house.stranger)
        #expect(sent.status == .notFound)
      }
      for link in [PlanToolLink.workbook(key), .csv(key)] {
        let reader = try await house.house.get(link.path, as: house.coordinator)
        #expect(reader.status == .ok)
        let stranger = try await house.house.get(link.path, as: house.stranger)
        #expect(stranger.status == .notFound)
      }
    }
  }

  @Test func `copying says what it would bring before it does`() async throws {
    try await PlanHouse.with { house in
      let path = PlanToolLink.copy(Self.key(house)).path
      let none = try await house.house.get(path, as: house.staff)
      #expect(none.text.contains("Tahun lalu belum ada rencana"))
      try await house.storage.write { transaction in
        let year = try PlanYearStore.find(
          house.unit.id, year: Sample.year(2025), at: PlanHouse.act("2025-06-01").now,
          in: transaction)
        try PlanYearStore.begin(year, in: transaction)
        try PlanItemStore.insert(
          PlanItem(
            id: Sample.id(300, of: PlanItem.self), institutionID: year.institutionID,
            unitID: year.unitID, year: year.year,
            content: try Sample.content(owner: house.people[1].id, due: "2025-12-10")),
          in: transaction)
      }

      let shown = try await house.house.get(path, as: house.staff)
      #expect(shown.text.contains("Salin 1 kegiatan"))
      #expect(try await house.board().lines.isEmpty)
      let done = try await house.house.post(path, as: house.staff)
      #expect(done.status == .seeOther)
      #expect(try await house.board().lines.count == 1)
      #expect(
        try await house.house.get(path, as: house.staff).text.contains("sudah ada di rencana ini"))
    }
  }
}
