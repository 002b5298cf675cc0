import Documents
import HTTPTypes
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel

@testable import Plans

@Suite struct PlanFileTests {
  private static func key(_ house: PlanHouse) -> PlanKey {
    PlanKey(house.unit.id, PlanHouse.year)
  }

  private static let header =
    "Area;Kegiatan;Keluaran;Target;Satuan;Triwulan;Pemilik;Tenggat;Pertanyaan LKE\r\n"
  private static let good =
    "Penguatan Pengawasan;Kampanye;Laporan;2,5;%;B03 B06;Pegawai Dua;2026-06-30;A.I.5.i.a\r\n"

  private static func upload(
    _ bytes: [UInt8], _ house: PlanHouse, as principal: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.house.upload(
      PlanToolLink.importing(key(house)).path, files: [("berkas", "rencana.xlsx", bytes)],
      as: principal ?? house.staff)
  }

  /// Items with unusual words, and one whose owner has left.
  private static func fill(_ house: PlanHouse) async throws {
    let words = [
      "=1+1 bukan rumus", "Koma, titik koma; \"kutip\" 'petik", "-5 derajat", "Ünïcode 日本 🇮🇩",
    ]
    for (index, action) in words.enumerated() {
      var content = try Sample.content(
        PlanArea.allCases[index], owner: house.people[index % 3].id, soals: [1, 5 + index],
        action: action)
      content.target = try PlanTarget(amount: "\(index).25", measure: "%")
      try await house.plan(content)
    }
    try await house.leave(2, lastDay: "2026-06-01")
  }

  @Test(arguments: ["xlsx", "csv"], ["id", "en"])
  func `an export that is imported changes nothing`(
    ending: String, language: String
  ) async throws {
    try await PlanHouse.with { house in
      try await Self.fill(house)
      let key = Self.key(house)
      let before = try await house.board()
      let link = ending == "xlsx" ? PlanToolLink.workbook(key) : .csv(key)
      let file = try await house.house.get(
        link.path, as: house.staff, headers: [.cookie: "zona_bahasa=" + language])
      #expect(file.status == .ok)

      let rows = try PlanFile.rows(of: file.bytes)
      let plan = try await house.storage.read { transaction in
        try PlanImportActs.decide(
          rows, areas: Set(PlanArea.allCases), in: try house.planYear(in: transaction),
          transaction: transaction)
      }

      #expect(plan.lines.count == 4)
      #expect(plan.lines.map(\.outcome) == Array(repeating: .unchanged, count: 4))
      let checked = try await Self.upload(file.bytes, house)
      #expect(checked.text.contains("Selesai, tidak ada yang berubah"))
      let isi = try #require(Self.hidden(checked.text))
      let stored = try await house.house.post(
        PlanToolLink.importApproval(key).path, [("isi", isi), ("simpan", "ya")], as: house.staff)
      #expect(stored.status == .seeOther)
      #expect(stored.location?.hasSuffix("baru=0&berubah=0&sama=4") == true)
      #expect(try await house.board().lines == before.lines)
    }
  }

  /// The file as the checked page carries it.
  private static func hidden(_ page: String) -> String? {
    guard let start = page.firstRange(of: "name=\"isi\" value=\"")?.upperBound,
      let end = page[start...].firstIndex(of: "\"")
    else { return nil }
    return [
      ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"),
      ("&amp;", "&"),
    ]
    .reduce(String(page[start..<end])) { $0.replacing($1.0, with: $1.1) }
  }

  @Test func `rows are shown first and stored when they are approved`() async throws {
    try await PlanHouse.with { house in
      let text = Self.header + Self.good
      let checked = try await Self.upload(Array(text.utf8), house)
      #expect(checked.status == .ok)
      #expect(checked.text.contains("Simpan 1 kegiatan"))
      #expect(try await house.count("plan_item") == 0)

      let stored = try await house.house.post(
        PlanToolLink.importApproval(Self.key(house)).path, [("isi", text), ("simpan", "ya")],
        as: house.staff)

      #expect(
        stored.location
          == ImportDone(added: 1, changed: 0, unchanged: 0)
          .on(PlanLink.plan(Self.key(house)).path))
      let done = try await house.house.get(try #require(stored.location), as: house.staff)
      #expect(done.text.contains("Impor tersimpan: 1 ditambahkan, 0 diubah, 0 sudah sama."))
      let line = try #require(try await house.board().lines.first)
      #expect(line.item.content.area == .oversight)
      #expect(line.item.content.target.formatted(in: .indonesian) == "2,5")
      #expect(line.item.content.quarters == QuarterSet([.first, .second]))
      #expect(line.owner.name == "Pegawai Dua")
      #expect(line.progress.linked == 1)
    }
  }

  @Test func `a faulty row is corrected or left out, and until then nothing is stored`()
    async throws
  {
    try await PlanHouse.with { house in
      let approval = PlanToolLink.importApproval(Self.key(house)).path
      let bad = Self.good.replacing("Pegawai Dua", with: "Pegawai Entah")
      let isi = ("isi", Self.header + Self.good + bad)

      let checked = try await Self.upload(Array(isi.1.utf8), house)
      #expect(checked.text.contains("Baris 3"))
      #expect(checked.text.contains("Pegawai Entah"))
      let again = try await house.house.post(approval, [isi], as: house.staff)
      #expect(again.status == .unprocessableContent)
      #expect(try await house.count("plan_item") == 0)

      let cells = [("sel-3-7", "198001012005011003"), ("sel-3-2", "Lain")]
      let checkedAgain = try await house.house.post(approval, [isi] + cells, as: house.staff)
      #expect(checkedAgain.status == .ok)
      #expect(checkedAgain.text.contains("Belum ada yang disimpan"))
      #expect(checkedAgain.text.contains("Simpan 2 kegiatan"))
      #expect(try await house.count("plan_item") == 0)
      let corrected = try await house.house.post(
        approval, [isi] + cells + [("simpan", "ya")], as: house.staff)
      #expect(corrected.status == .seeOther)
      #expect(
        try await house.board().lines.map(\.owner.name).sorted() == ["Pegawai Dua", "Pegawai Tiga"])
      let left = try await house.house.post(
        approval, [isi, ("lewati-3", "ya")], as: house.staff)
      #expect(left.text.contains("Simpan 1 kegiatan"))
      #expect(try await house.board().lines.count == 2)
      let skipped = try await house.house.post(
        approval, [isi, ("lewati-3", "ya"), ("simpan", "ya")], as: house.staff)
      #expect(skipped.status == .seeOther)
      #expect(try await house.board().lines.count == 3)
    }
  }

  @Test func `a changed row shows what the plan has and what the file says`() async throws {
    try await PlanHouse.with { house in
      let item = try await house.plan(
        try Sample.content(.people, owner: house.people[0].id, soals: [1]))
      let row = [
        item.id.text, PlanText.area(.people).indonesian, item.content.action.text,
        item.content.output.text, item.content.target.formatted(in: .indonesian),
        item.content.target.measure.text,
        item.content.quarters.quarters.map(\.code).joined(separator: ", "), "Pegawai Dua",
        item.content.dueOn.description, "",
      ]
      let rows = [PlanImport.Column.allCases.map(\.title.indonesian), row]

      let checked = try await Self.upload(CSV.write(rows), house)

      let people = try await house.board().lines.map(\.owner.name)
      #expect(checked.text.contains("Pemilik: \(people[0]) → Pegawai Dua"), "\(checked.text)")
      #expect(checked.text.contains("Pertanyaan LKE: A."))
      #expect(!checked.text.contains("Tenggat: \(item.content.dueOn) →"))
    }
  }

  @Test(
    arguments: [
      ("Penguatan Pengawasan", "Area lain", PlanImportRefusal.areaUnknown("Area lain")),
      ("B03 B06", "B04", .quarterUnknown("B04")), ("B03 B06", "", .rule(.quarterMissing)),
      ("2026-06-30", "30 Juni", .rule(.notADay(.due))),
      ("2026-06-30", "2027-06-30", .rule(.outsideYear(.due, PlanHouse.year))),
      ("A.I.5.i.a", "A.I.9", .questionUnknown("A.I.9")),
      ("2,5", "2.500", .rule(.targetUnreadable)), ("Kampanye", " ", .rule(.empty(.action))),
      ("Pegawai Dua", "", .rule(.empty(.owner))),
    ])
  func `a row that cannot be taken says why`(
    from: String, to: String, refusal: PlanImportRefusal
  ) async throws {
    try await PlanHouse.with { house in
      let rows = try PlanFile.rows(
        of: Array((Self.header + Self.good.replacing(from, with: to)).utf8))
      let plan = try await house.storage.read { transaction in
        try PlanImportActs.decide(
          rows, areas: Set(PlanArea.allCases), in: try house.planYear(in: transaction),
          transaction: transaction)
      }
      #expect(plan.lines.map(\.outcome) == [.refused(refusal)])
      #expect(PlanImportText.sentence(refusal) != nil)
    }
  }

  @Test(
    arguments: [
      ("B03 B06", "TW2"), ("B03 B06", "Triwulan 2"), ("B03 B06", "II"),
      ("2026-06-30", "30/06/2026"), ("2026-06-30", "30-6-2026"), ("2026-06-30", "30 Juni 2026"),
    ])
  func `quarters and days are taken as people write them`(from: String, to: String) async throws {
    try await PlanHouse.with { house in
      let rows = try PlanFile.rows(
        of: Array((Self.header + Self.good.replacing(from, with: to)).utf8))
      let plan = try await house.storage.read { transaction in
        try PlanImportActs.decide(
          rows, areas: Set(PlanArea.allCases), in: try house.planYear(in: transaction),
          transaction: transaction)
      }

      #expect(plan.lines.map(\.outcome) == [.create])
      #expect(plan.changes.first?.content.quarters.contains(.second) == true)
      #expect(plan.changes.first?.content.dueOn == Sample.day("2026-06-30"))
    }
  }

  @Test func `a due date outside of its quarters is accepted and doubted in its row`()
    async throws
  {
    try await PlanHouse.with { house in
      let text = Self.header + Self.good + Self.good.replacing("B03 B06", with: "TW4")

      let checked = try await Self.upload(Array(text.utf8), house)

      #expect(checked.status == .ok)
      #expect(checked.text.contains("Tenggat di luar triwulan pelaksanaan pada baris 3."))
      #expect(checked.text.contains("Simpan 2 kegiatan"))
    }
  }

  @Test func `a refused row is named in the summary, which leads to it`() async throws {
    try await PlanHouse.with { house in
      let text = Self.header + Self.good + Self.good.replacing("B03 B06", with: "TW7")

      let checked = try await Self.upload(Array(text.utf8), house)

      #expect(checked.text.contains("<a href=\"#baris-3\">Baris 3</a>: “TW7” bukan triwulan."))
      #expect(checked.text.contains("id=\"baris-3\""))
    }
  }

  @Test(
    arguments: [
      (Array("%PDF-1.7\n".utf8), "Berkas ini berisi PDF, bukan tabel"),
      ([], "Berkas ini kosong (0 bita)"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "bukan tabel"),
    ] as [([UInt8], String)])
  func `a file of another kind is called what it is, with what is expected`(
    bytes: [UInt8], sentence: String
  ) async throws {
    try await PlanHouse.with { house in
      let answer = try await Self.upload(bytes, house)

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(sentence), "\(answer.text)")
      #expect(answer.text.contains("Yang dapat dibaca: Excel (.xlsx) atau CSV UTF-8"))
      #expect(!answer.text.contains("bukan CSV"))
    }
  }

  @Test func `a file plans no area that the person does not plan, and no unknown code`()
    async throws
  {
    try await PlanHouse.with { house in
      let item = try await house.plan(
        try Sample.content(.people, owner: house.people[0].id, soals: [1]))
      let row = { @Sendable (code: String, area: String) in
        [code, area, "Apa", "Hasil", "1", "dokumen", "B03", "Pegawai Dua", "2026-03-01", ""]
      }
      let header = PlanImport.Column.allCases.map(\.title.english)
      let unknown = Sample.id(77, of: PlanItem.self).text
      let plan = try await house.storage.read { transaction in
        try PlanImportActs.decide(
          [
            header, row("", "Procedures"), row("", "People"), row(item.id.text, "Procedures"),
            row(unknown, "Procedures"),
          ], areas: [.procedures], in: try house.planYear(in: transaction),
          transaction: transaction)
      }

      #expect(
        plan.lines.map(\.outcome) == [
          .create, .refused(.areaForbidden(.people)), .refused(.areaForbidden(.people)),
          .refused(.codeUnknown(unknown)),
        ])
    }
  }

  @Test(arguments: ["", "Area;Gaji\r\n1;2\r\n", "PK\u{3}\u{4}rusak", "Area;Kegiatan\r\nA;B\r\n"])
  func `a file that is no plan is refused with a sentence`(text: String) async throws {
    try await PlanHouse.with { house in
      let answer = try await Self.upload(Array(text.utf8), house)

      #expect(answer.status == .unprocessableContent)
      #expect(try await house.count("plan_item") == 0)
    }
  }
}
