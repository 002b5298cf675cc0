import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Plans

@Suite struct ItemFormTests {
  private static func key(_ house: PlanHouse) -> PlanKey {
    PlanKey(house.unit.id, PlanHouse.year)
  }

  private static func fields(
    _ house: PlanHouse, _ changes: [String: String] = [:]
  ) -> [(String, String)] {
    let usual = [
      ("area", "manajemen_perubahan"), ("triwulan", "B03"), ("kegiatan", "Bentuk tim"),
      ("keluaran", "SK tim"), ("target", "1"), ("satuan", "dokumen"),
      ("pemilik", house.people[1].id.text), ("tenggat", "2026-03-10"), ("soal", "1"),
    ]
    return usual.map { ($0.0, changes[$0.0] ?? $0.1) }
  }

  /// The sentences of the summary above the form.
  private static func summary(_ page: String) -> [String] {
    guard let start = page.firstRange(of: "id=\"kesalahan\"")?.upperBound,
      let end = page[start...].firstRange(of: "</ul>")?.lowerBound
    else { return [] }
    return page[start..<end].split(separator: "<a href=").dropFirst().compactMap {
      // The link's content without its tags.
      $0.split(separator: ">", maxSplits: 1).last?.split(separator: "</a>").first.map {
        String($0).replacing(/<[^>]*>/, with: "")
      }
    }
  }

  private static let wrong = [
    "area": "lain", "triwulan": "", "kegiatan": " ", "keluaran": "", "target": "banyak",
    "satuan": "", "pemilik": "01900000-0000-7000-8000-00000000dead", "tenggat": "2027-01-05",
    "soal": "9999",
  ]

  @Test(arguments: ["id", "en"])
  func `every field that is wrong is told at once, by its name`(language: String) async throws {
    try await PlanHouse.with { house in
      let answer = try await house.house.post(
        PlanLink.items(Self.key(house)).path, Self.fields(house, Self.wrong), as: house.staff,
        headers: [.cookie: "zona_bahasa=" + language])

      #expect(answer.status == .unprocessableContent)
      let sentences = Self.summary(answer.text)
      let fields = ItemWish.fields.map { PlanText.field($0) }
      #expect(sentences.count == fields.count)
      for field in fields {
        let name = (language == "id" ? field.indonesian : field.english) + ": "
        #expect(sentences.contains { $0.hasPrefix(name) }, "\(name) in \(sentences)")
      }
      #expect(try await house.count("plan_item") == 0)
    }
  }

  @Test func `a change is refused with every field, too`() async throws {
    try await PlanHouse.with { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))

      let answer = try await house.house.post(
        PlanLink.item(Self.key(house), item.id).path,
        Self.fields(house, Self.wrong) + [("versi", "1")], as: house.staff)

      #expect(answer.status == .unprocessableContent)
      #expect(Self.summary(answer.text).count == ItemWish.fields.count)
    }
  }

  @Test func `a day may be typed as people write it`() async throws {
    try await PlanHouse.with { house in
      let answer = try await house.house.post(
        PlanLink.items(Self.key(house)).path, Self.fields(house, ["tenggat": "10/3/2026"]),
        as: house.staff)

      #expect(answer.status == .seeOther)
      let item = try #require(try await house.board().lines.first?.item)
      #expect(item.content.dueOn == Sample.day("2026-03-10"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a due date outside of its quarter is stored, and doubted on the page it leads to`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let key = Self.key(house)

      let plain = try await house.house.post(
        PlanLink.items(key).path, Self.fields(house), as: house.staff)
      #expect(plain.location?.hasPrefix(PlanLink.plan(key).path + "?") == true)
      let early = try await house.house.post(
        PlanLink.items(key).path, Self.fields(house, ["triwulan": "B12"]), as: house.staff)

      #expect(early.status == .seeOther)
      let page = try await house.house.get(try #require(early.location), as: house.staff)
      #expect(page.text.contains("Tenggat lebih awal daripada triwulan pelaksanaannya"))
      let plan = try await house.house.get(PlanLink.plan(key).path, as: house.staff)
      #expect(plan.text.split(separator: "Tenggat lebih awal").count == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the history says which field changed, from what to what, and why it was taken out`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let key = Self.key(house)
      let item = try await house.plan(
        try Sample.content(owner: house.people[1].id, due: "2026-03-10", soals: [1]))
      let path = PlanLink.item(key, item.id).path
      let changes = [
        "kegiatan": "Bentuk tim kerja", "keluaran": "SK tim kerja", "triwulan": "B12",
        "pemilik": house.people[2].id.text, "tenggat": "2026-12-15", "target": "2,5",
      ]
      let changed = try await house.house.post(
        path, Self.fields(house, changes) + [("versi", "1")], as: house.head)
      #expect(changed.status == .seeOther)
      let removed = try await house.house.post(
        PlanLink.removal(key, item.id).path, [("alasan", "Digabung"), ("versi", "2")],
        as: house.head)
      #expect(removed.status == .seeOther)

      let page = try await house.house.get(path, as: house.head).text

      #expect(page.contains("Diubah: Target, Triwulan pelaksanaan, Pemilik, Tenggat"))
      #expect(page.contains("Pemilik: Pegawai Dua → Pegawai Tiga"))
      #expect(page.contains("Tenggat: 10 Maret 2026 → 15 Desember 2026"))
      #expect(page.contains("Target: 1 → 2,5"))
      #expect(page.contains("Triwulan pelaksanaan: B03, B12 → B12"))
      #expect(page.contains("Alasan: Digabung"))
      let english = try await house.house.get(
        path, as: house.head, headers: [.cookie: "zona_bahasa=en"])
      #expect(english.text.contains("Due date: 10 March 2026 → 15 December 2026"))
    }
  }
}
