import Accounts
import AccountsModel
import Evaluations
import EvaluationsModel
import Foundation
import HTTPTypes
import House
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import zona

/// What a conflicted assessor is told while others judge the unit: nothing.
@Suite struct ConflictMailTests {
  @Test(arguments: TestStorage.engines)
  func `no step of a judgement leaves a message for a conflicted assessor`(
    engine: Engine
  ) async throws {
    try await ConflictWorld.with(engine) { world in
      let walk = try await JudgementWalk(world)
      let before = try await walk.told()
      var steps: [String] = []
      var grew: [String] = []

      try await walk.begin()
      for step in JudgementWalk.Step.allCases {
        let team = try await walk.teamCount()
        try await walk.take(step)
        if try await walk.teamCount() > team { grew.append(step.rawValue) }
        if try await walk.told() != before { steps.append(step.rawValue) }
      }

      #expect(steps == [], "These steps told a conflicted assessor something.")
      // Otherwise the test would say nothing: the team itself is told of its work.
      #expect(grew.contains(JudgementWalk.Step.commit.rawValue))
      #expect(grew.contains(JudgementWalk.Step.reveal.rawValue))
      #expect(try await walk.stage() == .settled)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `neither a return nor a vacant seat is told to a conflicted assessor`(
    engine: Engine
  ) async throws {
    try await ConflictWorld.with(engine) { world in
      let returner = [try world.person(JudgementWalk.members[0]).accountID]
      let known = try await JudgementWalk.rows(of: returner, in: world)
      // Here a conflicted person still has a seat.
      _ = try await world.addFar()
      let walk = try await JudgementWalk(joining: world)
      let before = try await walk.told()
      let lead = [try world.person(JudgementWalk.lead).accountID]
      let early = try await walk.rows(of: lead)

      try await walk.giveBack()
      #expect(try await walk.told() == before)
      let returned = try await walk.rows(of: lead)
      #expect(returned.count == early.count + 1)

      try await walk.conflictOfReturner()
      #expect(try await walk.told() == before)
      #expect(try await walk.rows(of: lead).count == returned.count + 1)
      // What was said of the seat before goes with the door.
      #expect(try await walk.rows(of: returner) == known)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `whoever gave the worksheet back is not told of its repair after a conflict`(
    engine: Engine
  ) async throws {
    for isConflicted in [false, true] {
      try await ConflictWorld.with(engine) { world in
        let walk = try await JudgementWalk(world)
        try await walk.begin()
        let returner = try world.person(JudgementWalk.members[0]).accountID
        try await walk.giveBack()
        if isConflicted { try await walk.conflictOfReturner() }
        let before = try await walk.rows(of: [returner])
        try await walk.sendAgain()

        let after = try await walk.rows(of: [returner])
        #expect((after == before) == isConflicted)
      }
    }
  }
}

/// A judgement of the far unit by people of the cast, step by step through the pages.
struct JudgementWalk {
  /// The steps after the beginning.
  enum Step: String, CaseIterable {
    case judge, commit, reveal, finish, check, approve, report, sign
  }

  static let members = ["tpi2@industri.example", "tpi3@industri.example"]
  static let lead = "ketua-tpi@industri.example"
  private static let controller = "dalnis@industri.example"

  private let world: ConflictWorld
  private let assignment: String
  private let unit: ID<WorkUnit>

  /// Makes the far unit, in which one assessor has declared a conflict and another has worked.
  init(_ world: ConflictWorld) async throws {
    self.world = world
    try await ConflictWorld.far.store(world.services)
    let act = Act(by: nil, at: world.services.clock())
    let seal = try ConflictSeal.of(world.services)
    (unit, assignment) = try await world.services.storage.write { transaction in
      let far = try WorldUnit(ConflictWorld.far.name, act, in: transaction)
      let declared = ConflictWorld.login(.declared)
      try far.assign(members: [declared] + Self.members, act, in: transaction)
      for member in Self.members { try far.declareFree(member, act, in: transaction) }
      try far.conflict(declared, seal, act, in: transaction)
      try far.employ(ConflictWorld.login(.fact), act, in: transaction)
      return (far.id, try far.assignment(in: transaction).id.text)
    }
  }

  /// Goes on in the far unit as the world made it.
  init(joining world: ConflictWorld) async throws {
    self.world = world
    let act = Act(by: nil, at: world.services.clock())
    (unit, assignment) = try await world.services.storage.read { transaction in
      let far = try WorldUnit(ConflictWorld.far.name, act, in: transaction)
      return (far.id, try far.assignment(in: transaction).id.text)
    }
  }

  /// Begins the judgement, as the ketua does.
  func begin() async throws {
    try await send("/penugasan/\(assignment)/penilaian", [], as: Self.lead)
  }

  func take(_ step: Step) async throws {
    let page = "/penilaian/\(try await evaluation().id)"
    switch step {
    case .judge: try await judge()
    case .commit:
      for member in Self.members { try await submit(page + "/penguncian", as: member) }
    case .reveal:
      try await submit(
        page + "/pembukaan", typing: [("sandi", DemoCast.password)], as: Self.lead)
    case .finish:
      try await submit(page + "/uji-petik", on: page + "/kesepakatan", as: Self.lead)
    case .check: try await check(page)
    case .approve:
      try await submit(
        page + "/hasil", on: page + "/uji-petik/persetujuan",
        typing: [("sandi", DemoCast.password)], as: Self.controller)
    case .report:
      try await submit(
        page + "/lhe",
        typing: [("nomor", "LHE-1/2026 (contoh)"), ("pembuka", "Contoh."), ("penutup", "Contoh.")],
        as: Self.lead)
    case .sign:
      for person in [Self.lead, Self.controller] {
        try await submit(
          page + "/lhe/tanda-tangan", on: page + "/lhe", typing: [("sandi", DemoCast.password)],
          as: person)
      }
    }
  }

  /// Gives the worksheet back with one note, as the first anggota does.
  func giveBack() async throws {
    let (sent, soal) = try await world.services.storage.read { transaction in
      let loaded = try worksheet(in: transaction)
      let instrument = loaded.instrument
      return (loaded.worksheet, instrument.soals[instrument.questions[0].soals[0]].id)
    }
    try await send(
      WorksheetLink.returnNote(sent.id).path,
      [
        ("soal", String(soal)), ("alasan", ReturnReason.noteUnclear.rawValue),
        ("isi", "Jelaskan lagi (contoh)."), ("versi", "0"),
      ], as: Self.members[0])
    try await send(
      WorksheetLink.returns(sent.id).path,
      [("batas", "2026-11-25T10:00"), ("versi", String(sent.version)), ("konsep", "0.1")],
      as: Self.members[0])
  }

  /// Lets whoever gave it back declare a conflict afterwards.
  func conflictOfReturner() async throws {
    let act = Act(by: nil, at: world.services.clock())
    let seal = try ConflictSeal.of(world.services)
    try await world.services.storage.write { transaction in
      try WorldUnit(ConflictWorld.far.name, act, in: transaction)
        .conflict(Self.members[0], seal, act, in: transaction)
    }
  }

  /// Lets the unit answer the note and send its worksheet again by the page.
  func sendAgain() async throws {
    let head = Principal(
      accountID: try world.person("pic@industri.example").accountID, name: "Kepala (contoh)",
      grants: [Grant(.unitHead, for: .workUnit(unit.text))])
    let act = Act(by: head, at: world.services.clock())
    let back = try await world.services.storage.write { transaction in
      let back = try worksheet(in: transaction)
      try ReturnActs.reply(
        "Sudah dijelaskan (contoh).", to: 0, seen: 0, of: back, act: act, in: transaction)
      return back.worksheet
    }
    let answer = try await world.house.post(
      WorksheetLink.submission(back.id).path, [("versi", String(back.version))], as: head)
    #expect(answer.status == .seeOther, "\(answer.text)")
  }

  private func worksheet(in transaction: Transaction) throws -> LoadedWorksheet {
    let sheet = try #require(
      try WorksheetStore.worksheets(of: unit, in: transaction).first)
    return try #require(try WorksheetActs.load(sheet.id, in: transaction))
  }

  /// Every message and letter of each conflicted person, as stored.
  func told() async throws -> [String] {
    let people = try ConflictWorld.Variant.allCases.map { try world.person($0).accountID }
    return try await rows(of: people)
  }

  /// How many messages the team has.
  func teamCount() async throws -> Int {
    let people = try (Self.members + [Self.lead, Self.controller]).map {
      try world.person($0).accountID
    }
    return try await rows(of: people).count
  }

  func stage() async throws -> EvaluationStage { try await evaluation().stage.name }

  func rows(of people: [String]) async throws -> [String] {
    try await Self.rows(of: people, in: world)
  }

  /// Every message and letter of some people, as stored.
  static func rows(of people: [String], in world: ConflictWorld) async throws -> [String] {
    try await world.services.storage.read { transaction in
      let messages = try transaction.query(
        """
        SELECT account_id, id, wording, path, subject_key FROM message
        WHERE account_id IN (\(SQL.list(people))) ORDER BY account_id, id
        """)
      let letters = try transaction.query(
        """
        SELECT account_id, id FROM mail_letter
        WHERE account_id IN (\(SQL.list(people))) ORDER BY account_id, id
        """)
      return try messages.map {
        [
          try $0.text("account_id"), try $0.text("id"), try $0.text("wording"),
          try $0.optionalText("path") ?? "", try $0.optionalText("subject_key") ?? "",
        ].joined(separator: " ")
      } + letters.map { try $0.text("account_id") + " letter " + $0.text("id") }
    }
  }

  private func evaluation() async throws -> Evaluation {
    try await world.services.storage.read { transaction in
      let sheet = try #require(
        try WorksheetStore.worksheets(of: unit, in: transaction).first)
      return try #require(try EvaluationStore.evaluations(of: sheet, in: transaction).first)
    }
  }

  /// Both members find what the unit answered, so that nothing is left to agree on.
  private func judge() async throws {
    let id = try await evaluation().id
    let act = Act(by: nil, at: world.services.clock())
    try await world.services.storage.write { transaction in
      let loaded = try #require(try EvaluationActs.load(id, in: transaction))
      let answered = try #require(
        try WorksheetActs.load(loaded.evaluation.worksheetID, in: transaction))
      for member in loaded.evaluation.members {
        for (question, entry) in loaded.instrument.questions.enumerated() {
          let values = entry.soals.map {
            answered.vector.sheet.answer(at: $0, in: loaded.instrument)
          }
          _ = try EvaluationActs.judge(
            Judgement(values: values, note: "Sesuai (contoh)."), question: question,
            baseVersion: 0, of: loaded, by: member.person, act: act, in: transaction)
        }
      }
    }
  }

  private func check(_ page: String) async throws {
    let evaluation = try await evaluation()
    guard case .checking(let sample) = evaluation.stage else {
      Issue.record("Nothing waits for the controller.")
      return
    }
    let instrument = try await world.services.storage.read { transaction in
      try #require(try EvaluationActs.load(evaluation.id, in: transaction)).instrument
    }
    for question in sample {
      let soal = instrument.soals[instrument.questions[question].soals[0]].id
      try await send(
        page + "/uji-petik/soal/\(soal)", [("temuan", "cocok")], as: Self.controller)
    }
  }

  /// Sends a form with the hidden fields that its page has.
  private func submit(
    _ action: String, on page: String? = nil, typing: [(String, String)] = [], as login: String
  ) async throws {
    let shown = try await world.house.get(page ?? action, as: try world.person(login))
    #expect(shown.status == .ok, "\(page ?? action) as \(login)")
    let start = shown.text.range(of: "action=\"\(action)\"")
    let form = start.map { shown.text[$0.upperBound...] } ?? ""
    let end = form.range(of: "</form>")?.lowerBound ?? form.endIndex
    let hidden = form[..<end].matches(
      of: /<input type="hidden" name="([^"_]+)" value="([^"]*)"/
    ).map { (String($0.1), String($0.2)) }
    #expect(start != nil, "\(page ?? action) has no form for \(action)")
    try await send(action, hidden + typing, as: login)
  }

  private func send(
    _ path: String, _ fields: [(String, String)], as login: String
  ) async throws {
    let answer = try await world.house.post(path, fields, as: try world.person(login))
    #expect(answer.status == .seeOther, "\(path) as \(login): \(answer.status.code)")
  }
}
