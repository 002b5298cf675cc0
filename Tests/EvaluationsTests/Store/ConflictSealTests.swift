import Accounts
import AccountsModel
import Cryptography
import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel
import WorksheetsModel

@testable import Evaluations

/// Decision 0209: a copy of the database gives no words of a conflict away.
@Suite struct ConflictSealTests {
  @Test func `words open for the person and unit they belong to and nobody else`() throws {
    let (one, other): (ID<Account>, ID<Account>) = (try id(1), try id(2))
    let (unit, elsewhere): (ID<WorkUnit>, ID<WorkUnit>) = (try id(3), try id(4))
    let typed = try Reason("Kakak ipar kepala seksi")

    let words = ConflictSeal.sample.seal(typed, of: one, on: unit)

    #expect(ConflictSeal.sample.open(words, of: one, on: unit) == typed.text)
    #expect(ConflictSeal.sample.open(words, of: other, on: unit) == nil)
    #expect(ConflictSeal.sample.open(words, of: one, on: elsewhere) == nil)
    #expect(ConflictSeal.other.open(words, of: one, on: unit) == nil)
    #expect(ConflictSeal.sample.open(ConflictSeal.kept("rusak"), of: one, on: unit) == nil)
    #expect(words != ConflictSeal.sample.seal(typed, of: one, on: unit))
    #expect(!words.sealed.contains("ipar"))
  }

  @Test(arguments: TestStorage.engines)
  func `what is typed on the page of a seat is nowhere readable, and opens with its reason`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let typed = "Kakak ipar kepala seksi keuangan"
      let sent = try await world.house.post(
        SeatLink.declaration(Cast.assignment).path,
        [
          (SeatForm.statement, ConflictKind.other.rawValue), (SeatForm.words, typed),
          (SeatForm.confirmed, "ya"),
        ],
        as: world.budi)
      #expect(sent.status == .seeOther)

      let rows = try await world.wholeDatabase()
      #expect(!rows.isEmpty)
      #expect(rows.filter { $0.contains("ipar") } == [])
      let stored = try #require(try await world.said(Cast.budi))
      let words = try #require(stored.statements.compactMap(\.conflict?.words).first)
      let entry = try #require(try await world.entries(stored).last)
      #expect(entry.contains(words.digest))

      let seal = try ConflictSeal(dataFolder: TestHouse.dataFolder)
      let opened = try await world.storage.write {
        try ConflictStore.read(
          stored.id, with: seal, because: Reason("Sengketa penugasan"),
          act: Act(by: nil, at: .sample), in: $0)
      }
      #expect(opened == [typed])
      #expect(try await world.entries(stored).last?.contains("Sengketa penugasan") == true)
      await #expect(throws: StorageError.corrupted("conflict_statement \(stored.id)")) {
        try await world.storage.write {
          try ConflictStore.read(
            stored.id, with: .other, because: Reason("Sengketa penugasan"),
            act: Act(by: nil, at: .sample), in: $0)
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `words of an earlier version stay readable and are sealed at the next start`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let said = try #require(try await world.said(Cast.budi))
      let typed = "Sepupu bendahara"
      try await world.storage.write {
        _ = try $0.execute(
          """
          INSERT INTO conflict_statement (unit_id, declaration_id, number, at_ms, kind, words)
          VALUES (\(said.unitID), \(said.id), 2, \(Instant.minute(4)), 'other', \(typed))
          """)
      }
      let before = try #require(try await world.said(Cast.budi))
      #expect(before.standing.conflict?.kind == .other)

      let sealed = try await ConflictSeal.sample.sealEarlierWords(in: world.storage)
      let again = try await ConflictSeal.sample.sealEarlierWords(in: world.storage)

      #expect((sealed, again) == (1, 0))
      let after = try #require(try await world.said(Cast.budi))
      #expect(after.standing.conflict?.kind == .other)
      #expect(after.standing.conflict?.since == before.standing.conflict?.since)
      let words = try #require(after.statements.compactMap(\.conflict?.words).first)
      #expect(
        ConflictSeal.sample.open(words, of: after.assessorID, on: after.unitID) == typed)
      #expect(try await world.wholeDatabase().filter { $0.contains("Sepupu") } == [])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `rows of the table before stay what they were`(engine: Engine) async throws {
    let migrations = EvaluationHouse.features.flatMap(\.migrations)
    let step = try #require(
      migrations.first { $0.feature == "Evaluations" && $0.name == "sealed words of conflicts" })
    let isEarlier: (Migration) -> Bool = {
      $0.feature != step.feature || $0.number < step.number
    }
    try await withStorage(engine, migrations: migrations.filter(isEarlier)) { storage in
      try await storage.write { transaction in
        let (ministry, made) = try JudgementHouse.unit(
          Act(by: nil, at: .sample), in: transaction)
        let (institution, unit) = (ministry.id, made.id)
        let declaration = "01900000-0000-7000-8000-0000000000d1"
        try transaction.execute(
          """
          INSERT INTO conflict_declaration
            (institution_id, unit_id, id, account_id, year, layer, version)
          VALUES (\(institution), \(unit), \(declaration), \(Cast.budi.accountID), 2026, 'tpi', 1)
          """)
        for (number, kind, words) in [
          (1, String?.none, String?.none), (2, "other", "Sepupu bendahara"), (3, "family", nil),
        ] {
          try transaction.execute(
            """
            INSERT INTO conflict_statement (unit_id, declaration_id, number, at_ms, kind, words)
            VALUES (\(unit), \(declaration), \(number), \(Instant.minute(Int64(number))), \(kind),
              \(words))
            """)
        }
        for statement in step.statements {
          try transaction.execute(SQL(stringLiteral: statement))
        }
      }

      let rows = try await storage.read { transaction in
        try transaction.query(
          """
          SELECT number, at_ms, kind, words, sealed_words FROM conflict_statement
          ORDER BY number
          """
        ).map {
          [
            String(try $0.int("number")), try $0.optionalText("kind"),
            try $0.optionalText("words"), try $0.optionalText("sealed_words"),
          ]
        }
      }
      #expect(
        rows == [
          ["1", nil, nil, nil], ["2", "other", "Sepupu bendahara", nil], ["3", "family", nil, nil],
        ])
    }
  }

  private func id<T>(_ number: Int) throws -> ID<T> {
    try #require(ID<T>("01900000-0000-7000-8000-00000000000\(number)"))
  }
}

extension ConflictSeal {
  /// A seal of the tests.
  static var sample: ConflictSeal { seal(7) }
  /// The seal of another installation.
  static var other: ConflictSeal { seal(8) }

  private static func seal(_ byte: UInt8) -> ConflictSeal {
    guard let key = SealingKey(bytes: Array(repeating: byte, count: 32)) else {
      preconditionFailure("32 bytes are a key.")
    }
    return ConflictSeal(key)
  }
}

extension EvaluationHouse {
  /// What somebody of the cast said of the unit.
  fileprivate func said(_ person: Author) async throws -> ConflictDeclaration? {
    let (account, unit) = (try Self.account(person), place.unitID)
    return try await storage.read {
      try ConflictStore.find(of: account, unit: unit, year: 2026, layer: .tpi, in: $0)
    }
  }

  /// The facts in the journal of a declaration, oldest first.
  fileprivate func entries(_ declaration: ConflictDeclaration) async throws -> [String] {
    try await storage.read {
      try Journal.entries(
        subjectKind: "conflict_declaration", subjectID: declaration.id.text, in: $0
      ).map(\.entry.facts)
    }
  }

  /// Every row that may hold words of a conflict: the declarations, journal and messages.
  fileprivate func wholeDatabase() async throws -> [String] {
    let tables = [
      "conflict_declaration", "conflict_statement", "journal_entry", "message",
      "message_wording", "seat_holding",
    ]
    return try await storage.read { transaction in
      try tables.flatMap { table in
        try transaction.query(SQL(stringLiteral: "SELECT * FROM \(table)")).map { row in
          try row.columnNames.map { "\(try row.value($0))" }.joined(separator: "|")
        }
      }
    }
  }
}
