import HTTPTypes
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

@Suite struct ReturnRouteTests {
  @Test(arguments: TestStorage.engines)
  func `a worksheet goes back with notes, is answered, and is sent again`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      #expect(try await world.send().status == .seeOther)
      let asked = try await world.house.get(
        "/lke/\(world.id)/perbaikan?soal=88", as: world.assessor)
      #expect(asked.text.contains("Putaran 1 dari 2, paling lama 30 hari"))
      #expect(asked.text.contains("name=\"alasan\""))
      #expect(try await world.note(88, "Lampirkan SK agen.").status == .seeOther)
      #expect(try await world.note(13, "SOP belum ditinjau.").status == .seeOther)

      let back = try await world.giveBack()
      #expect(back.location?.contains("selesai=dikembalikan-dengan-catatan") == true)
      let list = try await world.house.get("/lke/\(world.id)", as: world.staff)
      #expect(list.text.contains("0 dari 2 ditanggapi"))
      #expect(list.text.contains("perlu perbaikan (2)"))
      let filtered = try await world.house.get(
        "/lke/\(world.id)?status=perlu_perbaikan", as: world.staff)
      #expect(filtered.text.contains("/lke/\(world.id)/soal/88\""))
      #expect(!filtered.text.contains("/lke/\(world.id)/soal/110\""))
      let question = try await world.house.get("/lke/\(world.id)/soal/88", as: world.staff)
      #expect(question.text.contains("Lampirkan SK agen."))
      #expect(question.text.contains("name=\"tanggapan\""))

      let early = try await world.send(version: 3)
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains("2 catatan belum ditanggapi"))
      #expect(early.text.contains("/lke/\(world.id)/soal/88\""))
      for soal in [88, 13] {
        #expect(try await world.reply(soal, "Sudah diperbaiki.").status == .seeOther)
      }
      #expect(try await world.send(version: 3).status == .seeOther)
      let round = try await world.house.get("/lke/\(world.id)/perbaikan/1", as: world.assessor)
      #expect(round.text.contains("Sudah diperbaiki."))
      #expect(round.text.contains("tepat waktu"))
    }
  }

  @Test func `a refused form keeps what was typed and changes nothing`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      func refused(_ answer: TestAnswer, _ words: String, _ before: [String]) async throws {
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(words))
        #expect(try await world.storage.dump() == before)
      }

      var before = try await world.storage.dump()
      try await refused(
        try await world.note(88, "Tanpa alasan", reason: ""), "Tanpa alasan</textarea>", before)
      try await refused(try await world.note(88, " "), "Catatannya belum ditulis.", before)
      _ = try await world.note(88, "Lampirkan SK.")
      before = try await world.storage.dump()
      try await refused(
        try await world.giveBack(until: ""), "Batas waktunya belum diisi.", before)
      try await refused(
        try await world.giveBack(until: "2020-01-01T10:00"), "value=\"2020-01-01T10:00\"", before)
      _ = try await world.giveBack()
      before = try await world.storage.dump()
      try await refused(try await world.reply(88, " "), "Tanggapannya belum ditulis.", before)
    }
  }

  @Test func `an old page, a frozen worksheet and a third round are refused with the way out`()
    async throws
  {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      _ = try await world.note(88, "Lampirkan SK.")
      let before = try await world.storage.dump()
      let second = try await world.note(88, "Lain")
      let stale = try await world.giveBack(notes: "")
      let frozen = try await world.reply(88, "ya")
      #expect([second, stale, frozen].map(\.status) == [.conflict, .conflict, .conflict])
      #expect(second.text.contains("Muat ulang"))
      #expect(frozen.text.contains("sudah dikirim"))
      #expect(try await world.storage.dump() == before)

      var version = 2
      for round in 1...2 {
        if round == 2 { _ = try await world.note(88, "Masih kurang.") }
        _ = try await world.giveBack(version: version)
        _ = try await world.reply(88, "Sudah.")
        #expect(try await world.send(version: version + 1).status == .seeOther)
        version += 2
      }
      _ = try await world.note(88, "Sekali lagi.")
      let after = try await world.storage.dump()
      let third = try await world.giveBack(version: version)
      #expect(third.status == .conflict)
      #expect(third.text.contains("sudah 2 kali dikembalikan"))
      #expect(try await world.storage.dump() == after)
    }
  }

  @Test func `who gives back is an assessor, who replies is of the unit`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let draft = try await world.note(88, "x")
      #expect(draft.status == .notFound)
      _ = try await world.send()
      for person in [world.staff, world.head, world.coordinator, world.administrator] {
        #expect(try await world.note(88, "x", as: person).status == .forbidden)
        let page = try await world.house.get("/lke/\(world.id)/perbaikan", as: person)
        #expect(page.status == .ok)
        #expect(!page.text.contains("name=\"cari\""))
      }
      #expect(try await world.note(88, "x", as: world.stranger).status == .notFound)
      #expect(try await world.reply(88, "x", as: world.assessor).status == .forbidden)

      // The national layer has notes and rounds of its own.
      _ = try await world.note(13, "Dari TPI.")
      _ = try await world.note(88, "Dari TPN.", as: world.judge)
      let page = try await world.house.get("/lke/\(world.id)/perbaikan", as: world.judge)
      #expect(page.text.contains("Dari TPN."))
      #expect(!page.text.contains("Dari TPI."))
      let back = try await world.giveBack(as: world.judge)
      #expect(back.location == "/tugas?selesai=dikembalikan-dengan-catatan")
      let gone = try await world.house.get("/lke/\(world.id)", as: world.judge)
      #expect(gone.status == .notFound)
    }
  }

  @Test func `what was sent is shown with its digests, which anybody can compute again`()
    async throws
  {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      let path = "/lke/\(world.id)/pengiriman/1"

      let page = try await world.house.get(path, as: world.assessor)
      let answers = try await world.house.get(path + "/jawaban.txt", as: world.assessor)
      let proof = try await world.house.get(path + "/bukti.txt", as: world.staff)

      #expect(page.text.contains("Utuh"))
      for text in [answers.text, proof.text] {
        #expect(page.text.contains(SubmissionText.digest(of: text)))
      }
      #expect(answers.text.hasPrefix("zona\tjawaban\t1\nlke\t\(world.id)\n"))
      #expect(answers.text.split(separator: "\n").count == 4 + 113)
      for tail in ["2", "0", "x", "99999999999999999999"] {
        let missing = try await world.house.get(
          "/lke/\(world.id)/pengiriman/\(tail)", as: world.staff)
        #expect(missing.status == .notFound)
      }
      _ = try await world.note(1, "Lampirkan SK.")
      _ = try await world.giveBack()
      _ = try await world.save(1, [("s1", "Tidak"), ("catatan", "berubah")], version: 1)
      let later = try await world.house.get(path, as: world.staff)
      #expect(later.text.contains("Utuh"))
      #expect(later.text.contains("Sesudah pengiriman ini ada yang berubah"))
    }
  }

  @Test func `the coordinator sees what comes back most, nobody else does`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      let year = world.sample.worksheet.year.number
      let path = "/instansi/\(world.sample.institution.id)/pengembalian/\(year)"
      let nothing = try await world.house.get(path, as: world.coordinator)
      #expect(nothing.text.contains("Belum ada yang dikembalikan"))
      _ = try await world.send()
      _ = try await world.note(88, "Lampirkan SK.")
      _ = try await world.giveBack()

      let page = try await world.house.get(path, as: world.coordinator)
      let table = try await world.house.get(path + "/soal.csv", as: world.coordinator)

      #expect(page.text.contains("Bukti belum ada"))
      #expect(table.text.contains(",1"))
      #expect(table.text.contains("88"))
      for person in [world.staff, world.head, world.assessor, world.judge, world.stranger] {
        #expect(try await world.house.get(path, as: person).status == .notFound)
        #expect(try await world.house.get(path + "/soal.csv", as: person).status == .notFound)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `no statement of a return reads a whole table`(engine: Engine) async throws {
    let log = StatementLog()
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) { place in
      var configuration = place
      configuration.observer = log.observer
      try await WorksheetHouse.with(in: configuration) { world in
        try await world.fill()
        _ = try await world.send()
        _ = try await world.note(88, "Lampirkan SK.")
        _ = try await world.note(13, "Hapus.")
        _ = try await world.note(13, "Hapus.", version: 1, drops: true)
        _ = try await world.giveBack()
        _ = try await world.reply(88, "Sudah.")
        _ = try await world.send(version: 3)
        let year = world.sample.worksheet.year.number
        for (path, person) in [
          ("/lke/\(world.id)/perbaikan?soal=88", world.assessor),
          ("/lke/\(world.id)/perbaikan/1", world.staff),
          ("/lke/\(world.id)/pengiriman/1", world.staff),
          ("/instansi/\(world.sample.institution.id)/pengembalian/\(year)", world.coordinator),
        ] {
          #expect(try await world.house.get(path, as: person).status == .ok, "\(path)")
        }
        let small: Set<String> = [
          "schema_migration", "institution", "programme_cycle", "programme_cycle_national",
          "above", "below", "matching", "named", "reached", "shown", "unread",
        ]
        #expect(try await log.readingWhole(in: world.storage, but: small) == [])
      }
    }
  }

  @Test func `the pages of a return speak English too`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      _ = try await world.note(88, "Lampirkan SK.")
      let headers: HTTPFields = [.cookie: "zona_bahasa=en"]
      let form = try await world.house.get(
        "/lke/\(world.id)/perbaikan?soal=88", as: world.assessor, headers: headers)
      #expect(form.text.contains("Round 1 of 2, at most 30 days"))
      #expect(form.text.contains("Return with 1 note"))
      let sending = try await world.house.get(
        "/lke/\(world.id)/pengiriman/1", as: world.staff, headers: headers)
      #expect(sending.text.contains("Intact: what was sent is kept exactly as it was."))
    }
  }

  private func with(
    _ engine: Engine, _ body: (WorksheetHouse) async throws -> Void
  ) async throws {
    try await TestStorage.withDatabase(engine, migrations: WorksheetHouse.migrations) {
      try await WorksheetHouse.with(in: $0) { world in
        try await world.fill()
        try await body(world)
      }
    }
  }
}

extension WorksheetHouse {
  /// Collects a note, as an assessor unless somebody else is named.
  fileprivate func note(
    _ soal: Int, _ words: String, reason: String = "proof_missing", version: Int = 0,
    drops: Bool = false, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.returnNote(id).path,
      [
        ("soal", String(soal)), ("alasan", reason), ("isi", words),
        ("versi", String(version)),
      ] + (drops ? [("hapus", "1")] : []), as: person ?? assessor)
  }

  /// Gives the worksheet back with what was collected, tomorrow at ten unless said otherwise.
  fileprivate func giveBack(
    until: String = "2026-11-23T10:00", version: Int = 2, notes: String? = nil,
    as person: Principal? = nil
  ) async throws -> TestAnswer {
    let person = person ?? assessor
    let layer: Layer = person == judge ? .tpn : .tpi
    let seen = try await storage.read { transaction in
      guard let loaded = try WorksheetActs.load(id, in: transaction) else { return "" }
      return SeenDraft.mark(
        try ReturnDraftStore.notes(
          of: Author(person), on: loaded, layer: layer, in: transaction))
    }
    return try await house.post(
      WorksheetLink.returns(id).path,
      [("batas", until), ("versi", String(version)), ("konsep", notes ?? seen)], as: person)
  }

  /// Answers the note on a question, as the team unless somebody else is named.
  fileprivate func reply(
    _ soal: Int, _ words: String, version: Int = 0, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.reply(id, soal: soal).path,
      [("tanggapan", words), ("versi", String(version))], as: person ?? staff)
  }
}
