import AccountsModel
import Evidence
import EvidenceModel
import HTTPTypes
import InstrumentsModel
import Kernel
import PlansModel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Plans

/// Decision 0214 on the pages of plans: who sees no drafts is shown what was sent.
@Suite struct SentProgressTests {
  private static let before = "0 dari 1 pertanyaan terpenuhi"
  private static let after = "1 dari 1 pertanyaan terpenuhi"

  @Test(arguments: TestStorage.engines)
  func `an unsent repair changes nothing that an assessor sees of the plan`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let item = try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))
      try await house.fill()
      try await house.send("2026-02-20")
      let sent = try await pages(house, item, as: house.assessor)
      #expect(sent[0].contains(Self.before))
      try await house.takeBack("2026-02-25")
      let returned = try await pages(house, item, as: house.assessor)

      try await house.prove(1)
      try await house.answer(1)

      #expect(try await pages(house, item, as: house.assessor) == returned)
      for page in returned.prefix(2) {
        #expect(page.contains(Self.before))
        #expect(page.contains(PlanText.basis(.sending(1)).indonesian))
      }
      // The unit and those who run the programme see what it writes.
      for person in [house.staff, house.head, house.coordinator] {
        for page in try await pages(house, item, as: person).prefix(2) {
          #expect(page.contains(Self.after))
          #expect(!page.contains(PlanText.basis(.sending(1)).indonesian))
        }
      }

      try await house.send("2026-03-05")
      let again = try await pages(house, item, as: house.assessor)
      for page in again.prefix(2) { #expect(page.contains(Self.after)) }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `before anything was sent assessors see the plan and no progress`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let item = try await house.plan(
        try Sample.content(owner: house.people[1].id, due: "2026-11-01", soals: [1]))
      let blank = try await pages(house, item, as: house.assessor)

      try await house.prove(1)
      try await house.answer(1)

      let drafted = try await pages(house, item, as: house.assessor)
      #expect(drafted == blank)
      for page in drafted.prefix(2) {
        #expect(page.contains("Bentuk tim kerja"))
        #expect(page.contains(PlanText.basis(.nothing).indonesian))
        for word in [
          "terpenuhi", "terlambat", "dijawab", WorksheetLink.list(house.worksheet.id).path,
        ] {
          #expect(!page.contains(word), "\(word)")
        }
      }
      let own = try await pages(house, item, as: house.staff)
      #expect(own[0].contains(Self.after))
      #expect(own[1].contains(WorksheetLink.question(house.worksheet.id, soal: 1).path))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the national team, which sees nothing that is back with a unit, sees no progress of it`(
    engine: Engine
  ) async throws {
    try await PlanHouse.with(engine) { house in
      let national = house.person("tpn", .nationalAssessor, .national)
      let item = try await house.plan(try Sample.content(owner: house.people[1].id, soals: [1]))
      try await house.fill()
      try await house.send("2026-02-20")
      #expect(try await pages(house, item, as: national)[0].contains(Self.before))

      try await house.takeBack("2026-02-25")

      for page in try await pages(house, item, as: national).prefix(2) {
        #expect(page.contains(PlanText.basis(.nothing).indonesian))
        #expect(!page.contains("terpenuhi"))
      }
    }
  }

  /// The plan, the item, the file, and the plan on the page of the unit.
  private func pages(
    _ house: PlanHouse, _ item: PlanItem, as person: Principal
  ) async throws -> [String] {
    let key = PlanKey(house.unit.id, PlanHouse.year)
    var pages: [String] = []
    for path in [
      PlanLink.plan(key).path, PlanLink.item(key, item.id).path,
      PlanLink.plan(key).path + "/rencana.csv",
    ] {
      let answer = try await house.house.get(path, as: person)
      #expect(answer.status == .ok, "\(path)")
      pages.append(answer.text)
    }
    let unit = try await house.house.get(WorkUnitLink.unit(house.unit.id).path, as: person).text
    let start = try #require(unit.firstRange(of: "id=\"rencana\"")).lowerBound
    let section = unit[start...]
    let end = try #require(section.firstRange(of: "</section>")).lowerBound
    return pages + [String(section[..<end])]
  }
}

extension PlanHouse {
  fileprivate var assessor: Principal {
    person("tpi", .internalAssessor, .institution(ministry.id.text))
  }

  private static var writer: Author { Author(accountID: "head", name: "Nama head") }

  /// Answers everything, the question of soal 1 with the lowest answer, and reports the surveys.
  fileprivate func fill() async throws {
    try await storage.write { transaction in
      let act = Self.act("2026-02-10", by: head)
      let loaded = try load(in: transaction)
      let instrument = loaded.instrument
      let first = instrument.position(ofSoal: 1).map { instrument.soals[$0].question }
      let edits = instrument.questions.indices.map { question in
        AnswerEdit(
          question: question,
          content: AnswerContent(
            values: instrument.questions[question].soals.map { position -> Answer? in
              switch instrument.soals[position].kind {
              case .choice(let scale):
                .option(question == first ? instrument.scales[scale].options.count - 1 : 0)
              case .count: .count(1)
              case .index: .index(Points(units: 3_000_000_000_000))
              case .unknown: nil
              }
            }), baseVersion: 0, confirmsExcess: true)
      }
      _ = try WorksheetActs.answer(edits, of: loaded, by: Self.writer, act: act, in: transaction)
      var description = ProofDescription()
      description.period = try EffectivePeriod(from: Sample.day("2026-01-01"), until: nil)
      let proof = try EvidenceActs.add(
        .webDrive(WebAddress("https://drive.example/laporan")), title: "Laporan survei",
        description: description, to: place, act: act, in: transaction)
      try EvidenceActs.link(
        proof, to: [125, 127], year: Self.year, pages: "", place: place, act: act,
        in: transaction)
    }
  }

  /// Sends the worksheet on a day.
  fileprivate func send(_ day: String) async throws {
    try await storage.write { transaction in
      let loaded = try load(in: transaction)
      _ = try WorksheetActs.submit(
        loaded, version: loaded.worksheet.version, by: Self.writer,
        act: Self.act(day, by: head), in: transaction)
    }
  }

  /// Lets the head take the worksheet back on a day.
  fileprivate func takeBack(_ day: String) async throws {
    try await storage.write { transaction in
      let loaded = try load(in: transaction)
      _ = try WorksheetActs.reopen(
        loaded, because: "Kami perbaiki dulu.", version: loaded.worksheet.version,
        by: Self.writer, act: Self.act(day, by: head), in: transaction)
    }
  }

  private func load(in transaction: Transaction) throws -> LoadedWorksheet {
    guard let loaded = try WorksheetActs.load(worksheet.id, in: transaction) else {
      throw StorageError.notFound
    }
    return loaded
  }
}
