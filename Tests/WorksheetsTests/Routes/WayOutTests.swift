import Foundation
import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

/// Each page says what it does with what somebody gave it, and what can be done next.
@Suite struct WayOutTests {
  @Test func `a trial names what it could not use and counts the stored answer`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(125, [("s125", "3,6")])

      let page = try await world.house.get(
        "/lke/\(world.id)/simulasi?s125=87,65&s110=-3&s1=Q&s2=A", as: world.staff)

      #expect(page.text.contains("Tidak dipakai; jawaban yang tersimpan tetap dihitung"))
      for soal in [1, 110, 125] { #expect(page.text.contains("#f-s\(soal)\">Soal \(soal)</a>: ")) }
      #expect(!page.text.contains("#f-s2\">Soal 2</a>"))
      let clean = try await world.house.get("/lke/\(world.id)/simulasi?s2=A", as: world.staff)
      #expect(!clean.text.contains("Tidak dipakai"))
    }
  }

  @Test func `the form to try stands before the ways up`() async throws {
    try await WorksheetHouse.with { world in
      let page = try await world.house.get("/lke/\(world.id)/simulasi", as: world.staff)

      let form = try #require(page.text.range(of: "id=\"jawaban\""))
      let paths = try #require(page.text.range(of: "id=\"jalan\""))
      #expect(form.lowerBound < paths.lowerBound)
    }
  }

  @Test func `a share above one can be confirmed wherever its refusal is shown`() async throws {
    try await WorksheetHouse.with { world in
      let counted = try await world.house.get("/lke/\(world.id)/soal/88", as: world.staff)
      let ladder = try await world.house.get("/lke/\(world.id)/soal/1", as: world.staff)
      let asked = try await world.save(88, [("s88", "2"), ("s89", "3")])

      #expect(counted.text.contains("<div hidden data-confirm=\"\">"))
      #expect(!ladder.text.contains("data-confirm"))
      #expect(asked.text.contains("<div data-confirm=\"\">"))
    }
  }

  @Test func `what a save changes elsewhere on the page can be taken anew`() async throws {
    try await WorksheetHouse.with { world in
      let page = try await world.house.get("/lke/\(world.id)/soal/110", as: world.staff)

      for part in ["keadaan", "periksa-kembali", "riwayat"] {
        #expect(page.text.contains("id=\"\(part)\" data-live"))
      }
      #expect(!page.text.contains("Versi 0"))
    }
  }

  @Test func `a head takes back what the unit sent, others give it back`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let check = try await world.house.get("/lke/\(world.id)/pengiriman", as: world.head)
      #expect(!check.text.contains("tidak seorang pun di unit"))
      #expect(check.text.contains("kepala unit dapat menariknya kembali"))
      _ = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.head)

      let head = try await world.house.get("/lke/\(world.id)", as: world.head)
      let assessor = try await world.house.get("/lke/\(world.id)", as: world.assessor)
      let coordinator = try await world.house.get("/lke/\(world.id)", as: world.coordinator)

      #expect(head.text.contains("Tarik kembali"))
      #expect(!head.text.contains("Kembalikan untuk perbaikan"))
      #expect(coordinator.text.contains("Kembalikan untuk perbaikan"))
      #expect(assessor.text.contains("Kembalikan dengan catatan"))
    }
  }

  @Test(arguments: JudgedState.allCases)
  func `nobody is offered a return that assessors keep from happening`(
    state: JudgedState
  ) async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      try await world.storage.write {
        try WorksheetActs.note(state, on: world.sample.worksheet, in: $0)
      }
      let path = "/lke/\(world.id)/pengembalian"
      let why = WorksheetText.judged(state)

      for person in [world.coordinator, world.head] {
        let list = try await world.house.get("/lke/\(world.id)", as: person)
        let form = try await world.house.get(path, as: person)
        let refused = try await world.house.post(
          path, [("versi", "2"), ("alasan", "Bukti soal 13 kurang")], as: person)

        #expect(list.status == .ok && !list.text.contains(path))
        #expect(form.status == .ok && !form.text.contains("<textarea"))
        #expect(refused.status == .conflict)
        for page in [form, refused] {
          #expect(page.text.contains(why.detail.indonesian))
          #expect(page.text.contains(why.wayOut.indonesian))
          #expect(!page.text.contains("Belum bisa"))
        }
        #expect(refused.text.contains("Bukti soal 13 kurang"))
      }
    }
  }

  @Test func `what an approved result ends is not called too early`() {
    #expect(
      WorksheetRefusal.judged(.settled).problem().title.indonesian == "Tidak dapat dikembalikan")
    #expect(WorksheetRefusal.judged(.judging).problem().title.indonesian == "Belum bisa dilakukan")
  }

  @Test(arguments: TestStorage.engines)
  func `an assessor is offered no return of a worksheet whose result is approved`(
    engine: Engine
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0) { world in
        try await world.fill()
        _ = try await world.send()
        let (returns, question) = (WorksheetLink.returns(world.id).path, "/lke/\(world.id)/soal/88")
        let why = WorksheetText.sentence(.judged(.settled), in: nil)
        let note = [
          ("soal", "88"), ("alasan", "proof_missing"), ("isi", "Lampirkan SK."), ("versi", "0"),
        ]

        for state in JudgedState.allCases {
          try await world.storage.write {
            try WorksheetActs.note(state, on: world.sample.worksheet, in: $0)
          }
          for person in [world.assessor, world.judge] {
            let list = try await world.house.get("/lke/\(world.id)", as: person).text
            let asked = try await world.house.get(question, as: person).text
            let form = try await world.house.get(returns, as: person).text
            let isOffered = state == .judging
            #expect(list.contains(ReturnText.giveBack.indonesian) == isOffered)
            #expect(asked.contains(ReturnText.returnThis.indonesian) == isOffered)
            #expect(form.contains("name=\"cari\"") == isOffered)
            #expect(form.contains(ReturnText.whoSends.indonesian) == isOffered)
            #expect(form.contains(why.indonesian) == !isOffered)
            #expect(list.contains(returns))
          }
        }
        let before = try await world.storage.dump()
        let refused = try await world.house.post(
          WorksheetLink.returnNote(world.id).path, note, as: world.assessor)
        #expect(refused.status == .conflict)
        #expect(refused.text.contains(WorksheetText.judged(.settled).wayOut.indonesian))
        #expect(try await world.storage.dump() == before)
        // The head never gives anything back with notes, so nothing has to be explained.
        let head = try await world.house.get(returns, as: world.head).text
        #expect(!head.contains(why.indonesian))
      }
    }
  }

  @Test func `after the window an assessor is told why nothing goes back`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      let (path, since) = (WorksheetLink.returns(world.id).path, TestHouse.now.adding(seconds: -1))
      try await world.storage.write { transaction in
        _ = try transaction.execute(
          "UPDATE programme_cycle SET open_until_ms = \(since)")
      }

      let list = try await world.house.get("/lke/\(world.id)", as: world.assessor).text
      let page = try await world.house.get(path, as: world.assessor).text

      #expect(!list.contains(ReturnText.giveBack.indonesian))
      #expect(!page.contains("name=\"cari\""))
      #expect(
        page.contains(WorksheetText.sentence(.windowOver(since: since), in: nil).indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a worksheet whose result is approved is nobody's task`(engine: Engine) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0) { world in
        try await world.fill()
        _ = try await world.send()

        for state in JudgedState.allCases {
          try await world.storage.write {
            try WorksheetActs.note(state, on: world.sample.worksheet, in: $0)
          }
          for person in [world.coordinator, world.assessor] {
            let tasks = try await world.house.get("/tugas", as: person)
            #expect(tasks.text.contains("/lke/\(world.id)") == (state == .judging))
          }
        }
      }
    }
  }

  @Test func `a team that has answered everything is told who sends`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()

      let tasks = try await world.house.get("/tugas", as: world.staff)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      let check = try await world.house.get("/lke/\(world.id)/pengiriman", as: world.staff)
      let sent = try await world.house.post(
        "/lke/\(world.id)/pengiriman", [("versi", "1")], as: world.staff)

      #expect(tasks.text.contains("Kepala unit dapat memeriksa dan mengirimnya."))
      #expect(list.text.contains("Kepala unit dapat mengirim LKE ini."))
      #expect(check.status == .ok)
      #expect(check.text.contains("Kepala unit dapat mengirim LKE ini."))
      #expect(sent.status == .forbidden)
    }
  }

  @Test func `the page of tasks says how many more there are, and which facts do not fit`()
    async throws
  {
    try await WorksheetHouse.with { world in
      _ = try await world.save(110, [("s110", "6"), ("s111", "1"), ("s112", "1")])

      let tasks = try await world.house.get("/tugas", as: world.staff)

      #expect(tasks.text.contains("… dan 107 pertanyaan lagi"))
      #expect(tasks.text.contains("Jumlah soal 111 + 112 tidak sama dengan soal 110."))
    }
  }

  @Test func `questions that do not fit together are named apart`() async throws {
    try await WorksheetHouse.with { world in
      _ = try await world.save(88, [("s88", "4"), ("s89", "2")])
      _ = try await world.save(90, [("s90", "3"), ("s91", "1")])

      let page = try await world.house.get("/lke/\(world.id)/soal/88", as: world.staff)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)

      #expect(page.text.contains("<li>Soal 88–89, <a href=\"/lke/\(world.id)/soal/90\">"))
      #expect(list.text.contains("</a>, <a href=\"/lke/\(world.id)/soal/90\">"))
      #expect(list.text.contains("soal 88: 4, soal 89: 2 (50,00%)"))
    }
  }
}
