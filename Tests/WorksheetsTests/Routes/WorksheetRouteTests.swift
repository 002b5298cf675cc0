import Accounts
import Foundation
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct WorksheetRouteTests {
  /// What our script sends with a form that saves itself.
  private static let json: HTTPFields = {
    var headers: HTTPFields = [.accept: "application/json"]
    if let name = HTTPField.Name("X-Zona-Simpan") { headers[name] = "1" }
    return headers
  }()

  @Test func `the path from answering to the score`() async throws {
    try await WorksheetHouse.with { world in
      let saved = try await world.save(
        1, [("s1", "Ya"), ("catatan", "SK 12/2026"), ("bukti", "Lemari 3"), ("lanjut", "1")])
      #expect(saved.status == .seeOther)
      #expect(saved.location == "/lke/\(world.id)/soal/2?selesai=tersimpan")

      let page = try await world.house.get("/lke/\(world.id)/soal/1", as: world.colleague)
      #expect(page.status == .ok)
      #expect(page.text.contains("SK 12/2026"))
      #expect(page.text.contains("Anggota Pokja"))

      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      #expect(list.text.contains("1 dari 113 dijawab"))
      let score = try await world.house.get("/lke/\(world.id)/nilai", as: world.staff)
      #expect(score.status == .ok)
      let one = try await world.house.get("/lke/\(world.id)/nilai?kode=A.I.1.i.a", as: world.staff)
      #expect(one.status == .ok)
      let table = try await world.house.get("/lke/\(world.id)/daftar.csv", as: world.staff)
      #expect(table.text.contains("SK 12/2026"))
    }
  }

  @Test func `an answer saves itself and says when`() async throws {
    try await WorksheetHouse.with { world in
      let saved = try await world.save(125, [("s125", "3,6")], headers: Self.json)

      #expect(saved.status == .ok)
      #expect(saved.headers[.contentType] == "application/json; charset=utf-8")
      #expect(
        saved.text
          == #"{"version":1,"saved":"Tersimpan 14.32 WIB","saved_at":1795246320000,"#
          + #""total":"15.75","score":"15.75","state":"full","answered":1,"questions":113,"#
          + #""fields":{"versi":"1"},"texts":{"nilai-total":"15,75","nilai-soal":"15,75","#
          + #""terjawab":"1 dari 113 dijawab"}}"#)
      let again = try await world.save(125, [("s125", "3.6")], headers: Self.json)
      #expect(again.text.contains(#""version":1"#))
    }
  }

  @Test(arguments: [
    (88, [("s88", "-1"), ("s89", "2")], "di bawah nol"),
    (88, [("s88", "2,5"), ("s89", "2")], "tanpa angka di belakang koma"),
    (88, [("s88", "12.000"), ("s89", "2")], "Tulis tanpa titik dan koma: 12000."),
    (88, [("s88", "1e2"), ("s89", "2")], "dengan angka saja"),
    (88, [("s88", "dua"), ("s89", "2")], "dengan angka saja"),
    (88, [("s88", "0"), ("s89", "2")], "soal 89 berisi, padahal soal 88 nol"),
    (88, [("s88", "2"), ("s89", "3")], "paling tinggi 100%"),
    (125, [("s125", "87,65")], "berasal dari survei lain (SKM, 25–100)"),
    (125, [("s125", "tiga")], "misalnya 3,6"),
    (1, [("s1", "Z")], "Pilih salah satu"),
  ])
  func `a refused form says what is wrong, keeps what was typed and changes nothing`(
    soal: Int, fields: [(String, String)], words: String
  ) async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()

      let page = try await world.save(soal, fields + [("catatan", "Tetap di sini")])
      let script = try await world.save(soal, fields, headers: Self.json)

      #expect(page.status == .unprocessableContent)
      #expect(page.text.contains(words))
      #expect(page.text.contains("Tetap di sini"))
      #expect(script.status == .unprocessableContent)
      #expect(script.text.contains(words))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `a numerator above its denominator is stored once the person means it`() async throws {
    try await WorksheetHouse.with { world in
      let fields = [("s88", "2"), ("s89", "3")]
      let asks = try await world.save(88, fields)
      #expect(asks.text.contains("name=\"yakin\""))

      let saved = try await world.save(88, fields + [("yakin", "1")])

      #expect(saved.status == .seeOther)
      let page = try await world.house.get("/lke/\(world.id)/soal/88", as: world.staff)
      #expect(page.text.contains("dihitung 100%"))
    }
  }

  @Test func `89 and 90 that disagree are doubted on both questions`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(88, [("s88", "3"), ("s89", "2")])
      _ = try await world.save(90, [("s90", "3"), ("s91", "3")])

      for soal in [88, 90] {
        let page = try await world.house.get("/lke/\(world.id)/soal/\(soal)", as: world.staff)
        #expect(page.text.contains("Soal 89 dan soal 90 menghitung hal yang sama"))
      }
    }
  }

  @Test func `the second of two people sees both answers and chooses`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(1, [("s1", "Ya"), ("catatan", "punya mereka")])
      let before = try await world.storage.dump()

      let page = try await world.save(
        1, [("s1", "Tidak"), ("catatan", "punya saya")], as: world.colleague)
      let script = try await world.save(
        1, [("s1", "Tidak")], as: world.colleague, headers: Self.json)

      #expect(page.status == .conflict)
      #expect(page.text.contains("punya mereka"))
      #expect(page.text.contains("punya saya"))
      #expect(page.text.contains("Pakai jawaban saya"))
      #expect(script.status == .conflict)
      #expect(try await world.storage.dump() == before)
      let mine = try await world.save(
        1, [("s1", "Tidak"), ("catatan", "punya saya")], version: 1, as: world.colleague)
      #expect(mine.status == .seeOther)
      let history = try await world.house.get(
        "/lke/\(world.id)/soal/1/riwayat", as: world.staff)
      #expect(history.text.contains("punya mereka"))
      #expect(history.text.contains("punya saya"))
    }
  }

  @Test func `a form sent twice is one answer`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(1, [("s1", "Ya")])
      let before = try await world.storage.dump()

      let again = try await world.save(1, [("s1", "Ya")])

      #expect(again.status == .seeOther)
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `an earlier version can be taken back`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(1, [("s1", "Ya")])
      _ = try await world.save(1, [("s1", "Tidak")], version: 1)

      let back = try await world.house.post(
        "/lke/\(world.id)/soal/1/pemulihan", [("versi", "1")], as: world.staff)

      #expect(back.location == "/lke/\(world.id)/soal/1/riwayat?selesai=dipulihkan")
      let unknown = try await world.house.post(
        "/lke/\(world.id)/soal/1/pemulihan", [("versi", "9")], as: world.staff)
      #expect(unknown.status == .unprocessableContent)
    }
  }

  @Test func `sending is refused with everything that is missing, then works once`() async throws {
    try await WorksheetHouse.with { world in
      let path = "/lke/\(world.id)/pengiriman"
      let before = try await world.storage.dump()
      let refused = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("113 pertanyaan belum dijawab"))
      #expect(refused.text.contains("/lke/\(world.id)/soal/127"))
      #expect(try await world.storage.dump() == before)

      try await world.fill()
      let check = try await world.house.get(path, as: world.head)
      #expect(check.text.contains("Yang akan terjadi"))
      let sent = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(sent.location == "/lke/\(world.id)?selesai=dikirim")
      let after = try await world.storage.dump()
      let twice = try await world.house.post(path, [("versi", "1")], as: world.head)
      #expect(twice.status == .conflict)
      let late = try await world.save(1, [("s1", "Ya")], version: 1)
      #expect(late.status == .conflict)
      #expect(try await world.storage.dump() == after)
    }
  }

  @Test func `the coordinator gives it back with a reason that the unit reads`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)
      let path = "/lke/\(world.id)/pengembalian"

      let blank = try await world.house.post(
        path, [("versi", "2"), ("alasan", " ")], as: world.coordinator)
      let back = try await world.house.post(
        path, [("versi", "2"), ("alasan", "Bukti soal 13 kurang")], as: world.coordinator)

      #expect(try await world.house.get(path, as: world.assessor).status == .forbidden)
      #expect(blank.status == .unprocessableContent)
      #expect(back.status == .seeOther)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      #expect(list.text.contains("Bukti soal 13 kurang"))
      let tasks = try await world.house.get("/tugas", as: world.staff)
      #expect(tasks.text.contains("Perbaiki LKE"))
    }
  }

  @Test func `a sent worksheet waits for assessors whose door is open`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)
      let doors: [Set<OpenDoor>] = [
        [], [OpenDoor(.internalAssessor, to: world.sample.unit.id.text)],
      ]

      for open in doors {
        let judge = world.assessor.narrowed(to: open)
        let tasks = try await world.house.get("/tugas", as: judge)
        let sheet = try await world.house.get("/lke/\(world.id)", as: judge)
        let unit = try await world.house.get("/unit/\(world.sample.unit.id)", as: judge)
        #expect(tasks.text.contains("/lke/\(world.id)") == !open.isEmpty)
        #expect(sheet.status == (open.isEmpty ? .notFound : .ok))
        #expect(unit.status == (open.isEmpty ? .notFound : .ok))
      }
    }
  }

  @Test func `outside the window an answer is refused and nothing changes`() async throws {
    let past = try FillWindow(from: .minute(-600), until: TestHouse.now)
    try await WorksheetHouse.with(window: past) { world in
      let before = try await world.storage.dump()
      let late = try await world.save(1, [("s1", "Ya")])

      #expect(late.status == .conflict)
      #expect(late.text.contains("sudah ditutup"))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `what is not yours looks like what does not exist`() async throws {
    try await WorksheetHouse.with { world in
      let missing = "01900000-0000-7000-8000-00000000dead"
      for (method, tail) in [
        (HTTPRequest.Method.get, ""), (.get, "/soal/1"), (.get, "/soal/1/riwayat"),
        (.get, "/nilai"), (.get, "/simulasi"), (.get, "/daftar.csv"), (.get, "/pengiriman"),
        (.get, "/pengembalian"), (.get, "/perbaikan"), (.get, "/perbaikan/1"),
        (.get, "/pengiriman/1"), (.get, "/pengiriman/1/jawaban.txt"),
        (.get, "/pengiriman/1/bukti.txt"), (.post, "/perbaikan"), (.post, "/perbaikan/catatan"),
        (.post, "/soal/1/balasan"), (.post, "/soal/1"), (.post, "/soal/1/pemulihan"),
        (.post, "/soal/125/survei"),
        (.post, "/pengiriman"), (.post, "/pengembalian"), (.post, "/tahun-lalu"),
      ] {
        let fields = [("versi", "1"), ("s1", "Ya"), ("alasan", "x")]
        var answers: [TestAnswer] = []
        for id in [world.id.text, missing] {
          let path = "/lke/\(id)\(tail)"
          answers.append(
            method == .get
              ? try await world.house.get(path, as: world.stranger)
              : try await world.house.post(path, fields, as: world.stranger))
        }
        #expect(answers.map(\.status) == [.notFound, .notFound], "\(method) \(tail)")
        let texts = answers.map { $0.text.replacing(missing, with: world.id.text) }
        #expect(texts[0] == texts[1], "\(method) \(tail)")
      }
      let draft = try await world.house.get("/lke/\(world.id)", as: world.assessor)
      #expect(draft.status == .notFound)
      let staff = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.staff)
      #expect(staff.status == .forbidden)
      let api = try await world.house.get("/api/v1/lke/\(world.id)", as: world.stranger)
      #expect(api.status == .notFound)
    }
  }

  @Test func `last year's answers start this year from the page of the unit`() async throws {
    try await WorksheetHouse.with { world in
      let former = try await world.house.post(
        "/unit/\(world.sample.unit.id)/lke", [("siklus", world.sample.lastYear.id.text)],
        as: world.head)
      let id = try #require(former.location?.split(separator: "/").last)
      _ = try await world.house.post("/lke/\(id)/soal/1", [("s1", "Ya")], as: world.staff)

      let copied = try await world.house.post("/lke/\(world.id)/tahun-lalu", as: world.staff)

      #expect(copied.location == "/lke/\(world.id)?selesai=disalin")
      let list = try await world.house.get("/lke/\(world.id)?tampil=tahun-lalu", as: world.staff)
      #expect(list.text.contains("dari tahun 2025"))
      let unit = try await world.house.get("/unit/\(world.sample.unit.id)", as: world.head)
      #expect(unit.text.contains("LKE 2025"))
      let twice = try await world.house.post(
        "/unit/\(world.sample.unit.id)/lke", [("siklus", world.sample.year.id.text)],
        as: world.head)
      #expect(twice.location == "/lke/\(world.id)")
    }
  }

  @Test func `a year that is added takes nothing away from the present one`() async throws {
    try await WorksheetHouse.with { world in
      try await world.storage.write { transaction in
        let year = try #require(CycleYear(2027))
        _ = try WorkUnitActs.createCycle(
          year: year, institution: nil, instrumentID: "permenpanrb-90-2021", window: .open,
          act: Act(by: nil, at: .sample), in: transaction)
      }

      let tasks = try await world.house.get("/tugas", as: world.staff)
      let unit = try await world.house.get("/unit/\(world.sample.unit.id)", as: world.staff)

      #expect(tasks.text.contains("Jawab 113 pertanyaan"))
      let first = try #require(tasks.text.range(of: "LKE 2026"))
      let second = try #require(tasks.text.range(of: "Mulai LKE 2027"))
      #expect(first.lowerBound < second.lowerBound)
      #expect(unit.text.contains("Mulai LKE 2027"))
      #expect(unit.text.contains("Mulai LKE 2025"))
    }
  }

  @Test func `a year that opens later says when, and blocks nothing`() async throws {
    let later = try FillWindow(from: Instant.sample.adding(seconds: 40 * 86_400), until: nil)
    try await WorksheetHouse.with(window: .open) { world in
      try await world.storage.write { transaction in
        let year = try #require(CycleYear(2027))
        _ = try WorkUnitActs.createCycle(
          year: year, institution: nil, instrumentID: "permenpanrb-90-2021", window: later,
          act: Act(by: nil, at: .sample), in: transaction)
        try transaction.execute("DELETE FROM answer_vector")
        try transaction.execute("DELETE FROM worksheet")
      }

      let tasks = try await world.house.get("/tugas", as: world.staff)
      let unit = try await world.house.get("/unit/\(world.sample.unit.id)", as: world.staff)
      let owner = try await world.house.get(
        "/unit/\(world.sample.unit.id)", as: world.administrator)

      #expect(tasks.text.contains("Mulai LKE 2026"))
      #expect(!tasks.text.contains("LKE 2027"))
      #expect(unit.text.contains("Mulai LKE 2026"))
      #expect(owner.text.contains("LKE belum dimulai"))
    }
  }

  @Test func `a trial changes nothing and shows the way up`() async throws {
    try await WorksheetHouse.with { world in
      let before = try await world.storage.dump()

      let page = try await world.house.get(
        "/lke/\(world.id)/simulasi?s125=4&s127=3,6&s1=Ya&s88=x", as: world.staff)

      #expect(page.status == .ok)
      #expect(page.text.contains("Jalan terpendek"))
      #expect(try await world.storage.dump() == before)
    }
  }

  @Test func `the page of tasks speaks to each role`() async throws {
    try await WorksheetHouse.with { world in
      let staff = try await world.house.get("/tugas", as: world.staff)
      #expect(staff.text.contains("Jawab 113 pertanyaan"))
      try await world.fill()
      let head = try await world.house.get("/tugas", as: world.head)
      #expect(head.text.contains("Periksa dan kirim LKE"))
      _ = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)
      let assessor = try await world.house.get("/tugas", as: world.assessor)
      #expect(assessor.text.contains("LKE 2026 — Balai Sertifikasi"))
      let stranger = try await world.house.get("/tugas", as: world.stranger)
      #expect(!stranger.text.contains("Balai Sertifikasi"))
      #expect(stranger.text.contains("Tidak ada yang menunggu Anda"))
    }
  }

  @Test func `the list of all questions stays light`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      #expect(list.status == .ok)
      #expect(list.bytes.count <= 100_000)
    }
  }

  @Test func `every page speaks English too`() async throws {
    try await WorksheetHouse.with { world in
      let english: HTTPFields = [.cookie: "zona_bahasa=en"]
      for path in ["/tugas", "/lke/\(world.id)", "/lke/\(world.id)/soal/88"] {
        let page = try await world.house.get(path, as: world.staff, headers: english)
        #expect(page.text.contains("lang=\"en\""), "\(path)")
        #expect(!page.text.contains("belum diisi"), "\(path)")
      }
    }
  }

  @Test func `the contract names exactly the routes of the API`() async throws {
    try await WorksheetHouse.with { world in
      let document = try await world.house.get("/api/openapi.yaml")
      let paths = document.text.split(separator: "\n").filter { $0.hasPrefix("  /") }
        .map { line in
          String(line).replacing(" ", with: "").dropLast()
            .replacing(#/\{(\w+)\}/#) { ":" + $0.output.1 }
        }.map { String($0) }

      let routes = world.house.server.rules.map(\.path).filter { $0.hasPrefix("/api/") }

      #expect(paths.sorted() == routes.sorted())
      let answer = try await world.house.get("/api/v1/lke/\(world.id)", as: world.staff)
      #expect(answer.status == .ok)
      #expect(answer.text.contains(#""stage":"draft","total":"0","complete":false"#))
    }
  }
}
