import Accounts
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// A worksheet that goes back at the moment of a step of its judgement (decision 0213): one of the
/// two happens, never both.
@Suite struct HeldWorksheetTests {
  /// The steps that change what the unit's sending led to.
  enum Step: String, CaseIterable { case reveal, discuss, finish }

  @Test(arguments: TestStorage.engines, Step.allCases)
  func `a step that begins while the worksheet goes back is refused`(
    engine: Engine, step: Step
  ) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await Self.prepare(step, house)
      let before = try await house.evaluation()
      let id = house.id

      let overlap = await Overlap(
        in: storage, { try Self.giveBack(house.worksheet.id, in: $0) },
        with: { try Self.take(step, of: id, in: $0) })

      _ = try overlap.first.get()
      #expect(throws: EvaluationRefusal.notSubmitted) { try overlap.second.get() }
      #expect(try await house.evaluation() == before)
    }
  }

  @Test(arguments: TestStorage.engines, Step.allCases)
  func `a worksheet that goes back while a step is taken goes back after it`(
    engine: Engine, step: Step
  ) async throws {
    try await withStorage(engine, migrations: JudgementHouse.migrations) { storage in
      let house = try await JudgementHouse(storage)
      try await Self.prepare(step, house)
      let (id, worksheet) = (house.id, house.worksheet.id)

      let overlap = await Overlap(
        in: storage, { try Self.take(step, of: id, in: $0) },
        with: { transaction in
          let stage = try #require(try EvaluationStore.find(id, in: transaction)).stage.name
          try Self.giveBack(worksheet, in: transaction)
          return stage
        })

      _ = try overlap.first.get()
      let seen = try overlap.second.get()
      #expect(try await house.evaluation().stage.name == seen)
    }
  }

  /// Brings the judgement to where the step is next.
  private static func prepare(_ step: Step, _ house: JudgementHouse) async throws {
    try await house.commitAll(by: Cast.ana, rung: 0)
    try await house.commitAll(by: Cast.budi, rung: 0)
    guard step != .reveal else { return }
    try await house.act(minute: 1) { loaded, act, transaction in
      _ = try EvaluationActs.reveal(
        loaded, version: loaded.evaluation.version, by: Cast.ketua, act: act, in: transaction)
    }
  }

  /// Takes the step as a route does: what is judged must be what was sent last.
  private static func take(
    _ step: Step, of id: ID<Evaluation>, in transaction: Transaction
  ) throws {
    let loaded = try #require(try EvaluationActs.load(id, in: transaction))
    let worksheet = try #require(
      try WorksheetStore.find(loaded.evaluation.worksheetID, in: transaction))
    guard loaded.evaluation.judges(worksheet) else { throw EvaluationRefusal.notSubmitted }
    let (act, version) = (Act(by: nil, at: .minute(2)), loaded.evaluation.version)
    switch step {
    case .reveal:
      _ = try EvaluationActs.reveal(
        loaded, version: version, by: Cast.ketua, act: act, in: transaction)
    case .discuss:
      _ = try EvaluationActs.discuss(0, of: loaded, act: act, in: transaction) { talk in
        try talk.remark("Lihat halaman 4.", by: Cast.ana, at: act.now, in: loaded.evaluation)
      }
    case .finish:
      _ = try EvaluationActs.finish(
        loaded, version: version, by: Cast.ketua, act: act, in: transaction)
    }
  }

  private static func giveBack(_ id: ID<Worksheet>, in transaction: Transaction) throws {
    let loaded = try #require(try WorksheetActs.load(id, in: transaction))
    _ = try WorksheetActs.reopen(
      loaded, because: "Lengkapi bukti.", version: loaded.worksheet.version, by: Cast.stranger,
      act: Act(by: nil, at: .minute(2)), in: transaction)
  }
}
