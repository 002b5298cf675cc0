import Accounts
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// Who is told that a worksheet came back repaired: whoever gave it back, while their door is open.
@Suite struct SentAgainTests {
  private static let told = "worksheet_sent_again"

  /// What happens to the person between the return and the next sending.
  private enum Between: String, CaseIterable {
    case conflict, otherYear, roster, roleOver
  }

  @Test(arguments: TestStorage.engines)
  func `whoever gave it back is told once`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.giveBack(by: world.ana)
      try await world.sendRepaired()

      let ana = try await world.kinds(to: Cast.ana)
      let budi = try await world.kinds(to: Cast.budi)
      #expect(ana.filter { $0 == Self.told }.count == 1)
      #expect(!budi.contains(Self.told))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `nobody whose door shut meanwhile is told`(engine: Engine) async throws {
    for between in Between.allCases {
      try await EvaluationHouse.with(engine) { world in
        try await world.giveBack(by: world.ana)
        switch between {
        case .conflict:
          let answer = try await world.house.post(
            SeatLink.declaration(Cast.assignment).path,
            [(SeatForm.statement, "family"), (SeatForm.confirmed, "ya")], as: world.ana)
          #expect(answer.status == .seeOther)
        case .otherYear: try await world.declareLater(Cast.ana, year: 2027)
        case .roster: try await world.employ(Cast.ana, since: "2026-11-21")
        case .roleOver: try await world.endRoles(of: Cast.ana, after: "2026-11-20")
        }
        let before = try await world.kinds(to: Cast.ana)
        try await world.sendRepaired()

        let after = try await world.kinds(to: Cast.ana)
        #expect(after == before, "\(between.rawValue)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a sending after the head took it back says nothing about an earlier return`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.giveBack(by: world.ana)
      try await world.sendRepaired()
      let before = try await world.kinds(to: Cast.ana)
      let id = world.judgement.worksheet.id
      try await world.storage.write { transaction in
        let loaded = try #require(try WorksheetActs.load(id, in: transaction))
        _ = try WorksheetActs.reopen(
          loaded, because: "Kami perbaiki lagi.", version: loaded.worksheet.version,
          by: Cast.head, act: Act(by: nil, at: TestHouse.now), in: transaction)
      }
      try await world.sendByPage()

      let after = try await world.kinds(to: Cast.ana)
      #expect(after == before)
    }
  }
}

extension EvaluationHouse {
  /// Lets an assessor give the worksheet back with one note.
  func giveBack(by person: Principal) async throws {
    let id = judgement.worksheet.id
    try await storage.write { transaction in
      let act = Act(by: person, at: TestHouse.now)
      let sent = try #require(try WorksheetActs.load(id, in: transaction))
      try ReturnActs.collect(
        ReturnNote(question: 0, reason: .noteUnclear, words: "Jelaskan lagi."), seen: 0,
        as: .tpi, of: sent, act: act, in: transaction)
      let back = try ReturnActs.giveBack(
        sent, as: .tpi, GiveBackWish(until: TestHouse.now.adding(seconds: 5 * 86_400)),
        seen: SeenDraft(worksheet: sent.worksheet.version, notes: "0.1"), act: act,
        in: transaction)
      #expect(back != nil)
    }
  }

  /// Lets the unit answer the note, and send its worksheet by the page.
  func sendRepaired() async throws {
    let (id, staff) = (judgement.worksheet.id, staff)
    try await storage.write { transaction in
      let back = try #require(try WorksheetActs.load(id, in: transaction))
      try ReturnActs.reply(
        "Sudah kami jelaskan.", to: 0, seen: 0, of: back,
        act: Act(by: staff, at: TestHouse.now), in: transaction)
    }
    try await sendByPage()
  }

  /// Sends the worksheet as the head does.
  func sendByPage() async throws {
    let id = judgement.worksheet.id
    let worksheet = try await storage.read {
      try #require(try WorksheetStore.find(id, in: $0))
    }
    let answer = try await house.post(
      WorksheetLink.submission(id).path, [("versi", String(worksheet.version))], as: head)
    #expect(answer.status == .seeOther, "\(answer.text)")
  }

  /// Lets somebody have declared a conflict with the unit for another year or layer.
  func declareLater(_ person: Author, year: Int, layer: Layer = .tpi) async throws {
    let unit = place.unitID
    try await storage.write { transaction in
      let account = try Self.account(person)
      var random = SystemRandomNumberGenerator()
      var said = ConflictDeclaration(
        id: ID(at: .sample, using: &random), assessorID: account, unitID: unit, year: year,
        layer: layer)
      _ = try said.declare(try DeclaredConflict(.family), at: .sample)
      try ConflictStore.save(said, in: transaction)
    }
  }

  /// The kinds of messages that somebody has, oldest first.
  func kinds(to person: Author) async throws -> [String] {
    try await storage.read { transaction in
      try transaction.query(
        """
        SELECT wording.kind FROM message
        JOIN message_wording wording ON wording.digest = message.wording
        WHERE message.account_id = \(person.accountID) ORDER BY message.posted_at_ms, message.id
        """
      ).map { try $0.text("kind") }
    }
  }
}
