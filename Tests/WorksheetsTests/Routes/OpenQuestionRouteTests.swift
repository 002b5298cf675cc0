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

/// What a return opens, through every page that changes something.
@Suite struct OpenQuestionRouteTests {
  @Test(arguments: TestStorage.engines)
  func `a question that did not come back shows no form and refuses each way to change it`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      try await world.returned(on: 88)
      let page = try await world.house.get("/lke/\(world.id)/soal/1", as: world.staff)
      #expect(page.text.contains("Soal ini tidak dikembalikan"))
      #expect(page.text.contains("mintalah tim penilai menambahkan catatan"))
      #expect(!page.text.contains("form question-form"))
      let history = try await world.house.get("/lke/\(world.id)/soal/1/riwayat", as: world.staff)
      #expect(!history.text.contains("/pemulihan"))
      let open = try await world.house.get("/lke/\(world.id)/soal/88", as: world.staff)
      #expect(open.text.contains("form question-form"))
      #expect(!open.text.contains("Soal ini tidak dikembalikan"))

      let before = try await world.storage.dump()
      let form = try await world.save(1, [("s1", "Tidak"), ("catatan", "x")], version: 2)
      let script = try await world.save(
        1, [("s1", "Tidak"), ("catatan", "x")], version: 2, headers: Self.script)
      let restored = try await world.house.post(
        WorksheetLink.restoration(world.id, soal: 1).path, [("versi", "1")], as: world.staff)
      for answer in [form, script, restored] {
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("tidak dikembalikan"))
        #expect(answer.text.contains("mintalah tim penilai"))
      }
      #expect(script.text.contains("\"code\""))
      #expect(try await world.storage.dump() == before)
      // What says the same as what stands is no change, however often it is sent.
      let counts = try await world.counts(ofSoal: 88)
      let saved = try await world.save(
        88, counts + [("catatan", "dilengkapi"), ("yakin", "1")], version: 1)
      #expect(saved.status == .seeOther, "\(saved.text)")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an import stores what is open and names row by row what it leaves out`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let contract = try await world.house.get(
        "/lke/\(world.id)/ekspor/jawaban.json", as: world.staff)
      try await world.returned(on: 1)
      // The file was made before the notes of both questions were written.
      let page = try await world.house.upload(
        "/lke/\(world.id)/impor",
        files: [(field: "berkas", name: "jawaban.json", bytes: contract.bytes)], as: world.staff)
      #expect(page.text.contains("Tidak ada yang akan berubah"))
      #expect(!page.text.contains("Yang tidak diambil dari berkas"))

      let (own, other) = ("Berkas satu", "Berkas dua")
      let sheet = try await world.formFields(page, notes: [(0, own), (1, other)])
      let before = try await world.storage.dump()
      let untold = try await world.approve(sheet)
      #expect(untold.status == .unprocessableContent)
      #expect(untold.text.contains("Soal yang terbuka berubah"))
      #expect(untold.text.contains("Yang tidak diambil dari berkas"))
      #expect(untold.text.contains(other))
      #expect(try await world.storage.dump() == before)

      let told = try await world.approve(
        sheet.filter { $0.0 != "dilewati" } + [("dilewati", "1")])
      #expect(
        told.location == "/lke/\(world.id)?selesai=tersimpan-yang-terbuka", "\(told.text)")
      let first = try await world.house.get("/lke/\(world.id)/soal/1", as: world.staff)
      let second = try await world.house.get("/lke/\(world.id)/soal/2", as: world.staff)
      #expect(first.text.contains(own))
      #expect(!second.text.contains(other))
    }
  }

  @Test func `notes are seen by their author alone, and a colleague adds to the same return`()
    async throws
  {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      let colleague = Principal(
        accountID: "tpi-2", name: "Rekan TPI", grants: world.assessor.grants)
      _ = try await world.note(88, "Lampirkan SK.")
      _ = try await world.note(13, "SOP belum ditinjau.", as: colleague)
      _ = try await world.note(14, "Rapatnya kapan?", as: colleague)
      let path = "/lke/\(world.id)/perbaikan"
      let mine = try await world.house.get(path, as: world.assessor).text
      #expect(mine.contains("Lampirkan SK."))
      #expect(!mine.contains("SOP belum ditinjau.") && !mine.contains("Rapatnya kapan?"))
      #expect(mine.contains("Rekan Anda juga mengumpulkan catatan."))
      #expect(mine.contains("Kembalikan dengan 1 catatan"))

      #expect(try await world.giveBack("88").status == .seeOther)
      let theirs = try await world.house.get(path, as: colleague).text
      #expect(theirs.contains("Tambahkan 2 catatan"))
      #expect(!theirs.contains("name=\"batas\""))
      let marks = try world.marks([13, 14])
      let added = try await world.add(marks, as: colleague)
      #expect(added.location == path + "?selesai=catatan-ditambahkan")
      let question = try await world.house.get("/lke/\(world.id)/soal/13", as: world.staff).text
      #expect(question.contains("SOP belum ditinjau."))
      #expect(question.contains("ditambahkan"))
      #expect(question.contains("form question-form"))
      let again = try await world.add(marks, as: colleague)
      #expect(again.status == .unprocessableContent)
      for person in [world.staff, world.head, world.coordinator] {
        #expect(try await world.add(marks, as: person).status == .forbidden)
      }
      #expect(try await world.add(marks, as: world.stranger).status == .notFound)
    }
  }

  @Test func `the page of the next sending lists what changed, with and without a note`()
    async throws
  {
    try await WorksheetHouse.with { world in
      try await world.fill()
      try await world.returned(on: 1, and: 13, opensAll: true)
      for soal in [1, 2] {
        let answer = try await world.save(
          soal, try await world.counts(ofSoal: soal) + [("catatan", "baru")], version: 1)
        #expect(answer.status == .seeOther)
      }
      for soal in [1, 13] { _ = try await world.reply(soal) }
      #expect(try await world.send(version: 3).status == .seeOther)

      let first = try await world.house.get("/lke/\(world.id)/pengiriman/1", as: world.assessor)
      let second = try await world.house.get("/lke/\(world.id)/pengiriman/2", as: world.assessor)
      #expect(!first.text.contains("Berubah sejak pengiriman sebelumnya"))
      #expect(second.text.contains("Berubah sejak pengiriman sebelumnya (2)"))
      #expect(second.text.contains("diberi catatan"))
      #expect(second.text.contains("tanpa catatan"))
      #expect(second.text.contains("Diberi catatan, tetapi tidak berubah"))
      let round = try await world.house.get("/lke/\(world.id)/perbaikan/1", as: world.assessor)
      #expect(round.text.contains("seluruh LKE"))
    }
  }

  @Test func `a deadline outside its bounds is refused with the last day`() async throws {
    try await WorksheetHouse.with { world in
      try await world.fill()
      _ = try await world.send()
      _ = try await world.note(88, "Lampirkan SK.")
      let before = try await world.storage.dump()
      for (deadline, words) in [
        ("2099-01-01T10:00", "terlalu jauh"), ("2026-11-21T23:59", "paling cepat besok"),
        ("2026-12-22T00:01", "terlalu jauh"), ("besok", "bukan tanggal dengan jam"),
        (" ", "Batas waktunya belum diisi."),
      ] {
        let answer = try await world.giveBack("88", until: deadline)
        #expect(answer.status == .unprocessableContent, "\(deadline)")
        #expect(answer.text.contains(words), "\(deadline)")
        #expect(try await world.storage.dump() == before)
      }
      #expect(try await world.giveBack("88", until: "2026-12-22T00:00").status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the coordinator sets the rules, others read them or know of nothing`(
    engine: Engine
  ) async throws {
    try await with(engine) { world in
      let path = WorksheetLink.returnRules(world.sample.institution.id).path
      func set(
        _ rounds: String, _ days: String, version: Int = 0, as person: Principal? = nil
      ) async throws -> TestAnswer {
        try await world.house.post(
          path, [("putaran", rounds), ("hari", days), ("versi", String(version))],
          as: person ?? world.coordinator)
      }
      let asked = try await world.house.get(path, as: world.coordinator)
      #expect(asked.text.contains("2 putaran dan 30 hari"))
      let before = try await world.storage.dump()
      for (rounds, days, words) in [
        ("0", "30", "dari 1 sampai 9"), ("banyak", "30", "dari 1 sampai 9"),
        ("3", "93", "dari 1 sampai 92"), ("3", "", "dari 1 sampai 92"),
        ("99999999999999999999", "30", "dari 1 sampai 9"),
      ] {
        let answer = try await set(rounds, days)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(words))
      }
      let both = try await set("0", "93")
      #expect(both.text.contains("dari 1 sampai 9."))
      #expect(both.text.contains("dari 1 sampai 92."))
      #expect(try await set("3", "14", as: world.administrator).status == .forbidden)
      for person in [world.staff, world.head, world.assessor, world.judge, world.stranger] {
        #expect(try await set("3", "14", as: person).status == .notFound)
        #expect(try await world.house.get(path, as: person).status == .notFound)
      }
      #expect(try await world.storage.dump() == before)

      #expect(try await set("3", "14").location == path + "?selesai=aturan-disimpan")
      let late = try await set("1", "1")
      #expect(late.status == .conflict)
      for words in ["Sudah ada perubahan lain", "Yang berlaku sekarang", "14", "value=\"1\""] {
        #expect(late.text.contains(words), "\(words)")
      }
      let read = try await world.house.get(path, as: world.administrator)
      #expect(!read.text.contains("name=\"putaran\""))
      _ = try await world.send()
      let form = try await world.house.get("/lke/\(world.id)/perbaikan", as: world.assessor)
      #expect(form.text.contains("Putaran 1 dari 3, paling lama 14 hari"))
      let national = try await world.house.get("/lke/\(world.id)/perbaikan", as: world.judge)
      #expect(national.text.contains("Putaran 1 dari 2, paling lama 30 hari"))
    }
  }

  /// What our script sends with a form that saves itself.
  private static let script: HTTPFields = {
    var headers: HTTPFields = [.accept: "application/json"]
    if let name = HTTPField.Name("X-Zona-Simpan") { headers[name] = "1" }
    return headers
  }()

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
  fileprivate func note(
    _ soal: Int, _ words: String, as person: Principal? = nil
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.returnNote(id).path,
      [("soal", String(soal)), ("alasan", "proof_missing"), ("isi", words), ("versi", "0")],
      as: person ?? assessor)
  }

  /// Gives back the first version of notes on questions, named by a soal each.
  fileprivate func giveBack(
    _ soals: String, until: String = "2026-11-23T10:00", version: Int = 2, opensAll: Bool = false
  ) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.returns(id).path,
      [
        ("batas", until), ("versi", String(version)),
        ("konsep", try marks(soals.split(separator: " ").compactMap { Int($0) })),
      ] + (opensAll ? [("semua", "ya")] : []), as: assessor)
  }

  fileprivate func marks(_ soals: [Int]) throws -> String {
    let instrument = try Instrument.current()
    return soals.map { instrument.question(ofSoal: $0) }.sorted().map { "\($0).1" }
      .joined(separator: "-")
  }

  fileprivate func add(_ marks: String, as person: Principal) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.furtherNotes(id).path, [("konsep", marks)], as: person)
  }

  fileprivate func reply(_ soal: Int) async throws -> TestAnswer {
    try await house.post(
      WorksheetLink.reply(id, soal: soal).path, [("tanggapan", "Sudah."), ("versi", "0")],
      as: staff)
  }

  /// Sends the worksheet and gives it back with notes; soal 1 has two versions before.
  fileprivate func returned(
    on soal: Int, and other: Int? = nil, opensAll: Bool = false
  ) async throws {
    if !opensAll {
      let saved = try await save(
        1, try await counts(ofSoal: 1) + [("catatan", "versi dua")], version: 1)
      #expect(saved.status == .seeOther)
    }
    #expect(try await send().status == .seeOther)
    let soals = [soal] + (other.map { [$0] } ?? [])
    for soal in soals { #expect(try await note(soal, "Lampirkan SK.").status == .seeOther) }
    let back = try await giveBack(
      soals.map(String.init).joined(separator: " "), opensAll: opensAll)
    #expect(back.status == .seeOther, "\(back.text)")
  }

  /// The fields of a question as they stand, without its note.
  fileprivate func counts(ofSoal soal: Int) async throws -> [(String, String)] {
    let instrument = try Instrument.current()
    let question = instrument.question(ofSoal: soal)
    let answer = try await storage.read { transaction in
      try AnswerStore.answer(
        to: question, of: sample.worksheet, layer: .unit, instrument: instrument,
        in: transaction)
    }
    return zip(instrument.questions[question].soals, answer?.content.values ?? []).compactMap {
      position, value in
      value.map {
        ("s\(instrument.soals[position].id)", instrument.text(of: $0, at: position))
      }
    }
  }

  /// The fields of a check page as a browser sends them back, with other notes in the file.
  fileprivate func formFields(
    _ page: TestAnswer, notes: [(Int, String)]
  ) async throws -> [(String, String)] {
    let instrument = try Instrument.current()
    let answers = try await storage.read { transaction in
      try AnswerStore.answers(
        of: sample.worksheet, layer: .unit, instrument: instrument, in: transaction)
    }
    var fields: [(String, String)] = [("nama", "jawaban.json")]
    for (question, answer) in answers.sorted(by: { $0.key < $1.key }) {
      for (position, value) in zip(
        instrument.questions[question].soals, answer.content.values)
      {
        let text = value.map { instrument.text(of: $0, at: position) } ?? ""
        fields.append(("s\(instrument.soals[position].id)", text))
      }
      fields.append(("versi-\(question)", String(answer.version)))
    }
    return fields + notes.map { ("catatan-\($0)", $1) }
  }

  fileprivate func approve(_ fields: [(String, String)]) async throws -> TestAnswer {
    try await house.upload(
      "/lke/\(id)/impor/persetujuan", fields, files: [], as: staff)
  }
}
