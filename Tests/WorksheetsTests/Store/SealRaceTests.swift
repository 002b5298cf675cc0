import Accounts
import Evidence
import EvidenceModel
import InstrumentsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Worksheets

/// What changes about proof at the moment of the sending (decision 0213): in the seal, or refused.
@Suite struct SealRaceTests {
  /// What may change about a proof that the sending lists.
  enum Change: String, CaseIterable {
    case link, unlink, describe

    func make(_ proof: Proof, of house: SampleHouse, in transaction: Transaction) throws {
      let act = Act(by: nil, at: .minute(1))
      let place = WorkUnitPlace(institutionID: house.institution.id, unitID: house.unit.id)
      let year = house.worksheet.year
      switch self {
      case .link:
        try EvidenceActs.link(
          proof, to: [3], year: year, pages: "1", place: place, act: act, in: transaction)
      case .unlink:
        try EvidenceActs.unlink(proof, from: 1, year: year, act: act, in: transaction)
      case .describe:
        try EvidenceActs.describe(
          proof, title: "Judul lain", period: proof.period, hasPersonalData: false,
          version: proof.version, act: act, in: transaction)
      }
    }

    /// What it is refused with once the worksheet is sent.
    var refusal: EvidenceRefusal {
      switch self {
      case .link: .worksheetSent(year: 2026)
      case .unlink: .inSentWorksheet
      case .describe: .describedInSent(year: 2026)
      }
    }
  }

  @Test(arguments: TestStorage.engines, Change.allCases)
  func `a sending that begins while proof changes is sealed with the change`(
    engine: Engine, change: Change
  ) async throws {
    try await withHouse(engine) { storage, house, proof in
      let overlap = await Overlap(
        in: storage, { try change.make(proof, of: house, in: $0) },
        with: { try Self.send(house, in: $0) })

      _ = try overlap.first.get()
      _ = try overlap.second.get()
      #expect(try await Self.sealStands(house, in: storage))
    }
  }

  @Test(arguments: TestStorage.engines, Change.allCases)
  func `a change that begins while the worksheet is sent is refused`(
    engine: Engine, change: Change
  ) async throws {
    try await withHouse(engine) { storage, house, proof in
      let overlap = await Overlap(
        in: storage, { try Self.send(house, in: $0) },
        with: { try change.make(proof, of: house, in: $0) })

      _ = try overlap.first.get()
      #expect(throws: change.refusal) { try overlap.second.get() }
      #expect(try await Self.sealStands(house, in: storage))
    }
  }

  private static func send(_ house: SampleHouse, in transaction: Transaction) throws {
    guard let loaded = try WorksheetActs.load(house.worksheet.id, in: transaction) else {
      throw StorageError.notFound
    }
    _ = try WorksheetActs.submit(
      loaded, version: loaded.worksheet.version, by: Cast.head, act: Act(by: nil, at: .minute(1)),
      in: transaction)
  }

  /// Whether what the first sending was sealed with is what stands now.
  private static func sealStands(_ house: SampleHouse, in storage: Storage) async throws -> Bool {
    try await storage.read { transaction in
      let loaded = try #require(try WorksheetActs.load(house.worksheet.id, in: transaction))
      let record = try #require(try SubmissionStore.find(1, of: loaded, in: transaction))
      let kept = try KeptAnswers(record, of: loaded, in: transaction)
      let check = try SubmissionCheck(record, kept, of: loaded, in: transaction)
      return check.isIntact && check.stands
    }
  }

  /// A worksheet that may be sent, with a proof for both indexes and the first question.
  private func withHouse(
    _ engine: Engine, _ body: (Storage, SampleHouse, Proof) async throws -> Void
  ) async throws {
    try await withStorage(engine, migrations: WorksheetHouse.migrations) { storage in
      let house = try await storage.makeHouse()
      try await storage.report(house, soals: [1, 125, 127])
      try await storage.answer(
        Storage.fullEdits(try Instrument.current()), of: house.worksheet.id, minute: -10)
      let (unit, year) = (house.unit.id, house.worksheet.year)
      let proof = try #require(
        try await storage.read { transaction in
          try ProofBoard(of: unit, year: year, in: transaction).entries[125]?.first?.proof
        })
      try await body(storage, house, proof)
    }
  }
}
