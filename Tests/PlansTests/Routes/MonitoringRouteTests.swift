import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Plans

@Suite struct MonitoringRouteTests {
  private static func key(_ house: PlanHouse) -> PlanKey {
    PlanKey(house.unit.id, PlanHouse.year)
  }

  @Test func `a missed quarter says so, and a late one since when`() async throws {
    try await PlanHouse.with { house in
      try await house.plan(try Sample.content(owner: house.people[0].id, soals: [1]))

      let page = try await house.house.get(
        PlanLink.quarters(Self.key(house)).path, as: house.head
      ).text

      // On 21 November: B03 and B06 are missed, B09 is late, B12 has not begun.
      #expect(page.contains("Terlewat: tidak dibuka sebelum 1 April 2026"))
      #expect(page.contains("Terlewat: tidak dibuka sebelum 1 Juli 2026"))
      #expect(page.contains("Terlambat sejak 1 Oktober 2026, masih dapat dibuka"))
      #expect(page.contains("Dapat dibuka mulai 1 Desember 2026"))
      #expect(!page.contains("Dapat dibuka mulai 1 Juni 2026"))
      #expect(page.contains(PlanLink.opening(Self.key(house), .third).path))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `opening asks first, says that it is late, and the monitoring says so afterwards`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let key = Self.key(house)
      try await house.plan(try Sample.content(owner: house.people[0].id, soals: [1]))

      let asked = try await house.house.get(PlanLink.opening(key, .third).path, as: house.head)

      #expect(asked.status == .ok)
      #expect(asked.text.contains("Keadaan 1 kegiatan pada hari ini, 21 November 2026"))
      #expect(asked.text.contains("Terlambat: B09 seharusnya dibuka paling lambat 30 September"))
      #expect(asked.text.contains("B03, B06 sesudahnya tidak dapat dibuka lagi"))
      #expect(try await house.count("plan_monitoring") == 0)
      let opened = try await house.house.post(
        PlanLink.quarters(key).path, [("bulan", "B09")], as: house.head)
      #expect(opened.status == .seeOther)
      let page = try await house.house.get(PlanLink.monitoring(key, .third).path, as: house.staff)
      #expect(page.text.contains("Terlambat: B09 seharusnya dibuka"))
      let again = try await house.house.get(PlanLink.opening(key, .third).path, as: house.head)
      #expect(again.status == .unprocessableContent)
      #expect(again.text.contains("Monitoring B09 sudah dibuka"))
    }
  }

  @Test func `only who manages a plan is asked, and never about what cannot be opened`()
    async throws
  {
    try await PlanHouse.with { house in
      let key = Self.key(house)
      let path = PlanLink.opening(key, .third).path
      let empty = try await house.house.get(path, as: house.head)
      #expect(empty.status == .unprocessableContent)
      #expect(empty.text.contains("Belum ada kegiatan yang dapat dimonitor"))
      try await house.plan(try Sample.content(owner: house.people[0].id, soals: [1]))

      let early = try await house.house.get(PlanLink.opening(key, .fourth).path, as: house.head)

      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("dapat dibuka mulai 1 Desember 2026"))
      #expect(try await house.house.get(path, as: house.coordinator).status == .forbidden)
      #expect(try await house.house.get(path, as: house.stranger).status == .notFound)
      let none = PlanLink.quarters(key).path + "/B10/buka"
      #expect(try await house.house.get(none, as: house.head).status == .notFound)
    }
  }
}
