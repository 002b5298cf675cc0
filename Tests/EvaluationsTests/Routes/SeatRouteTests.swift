import Accounts
import AccountsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnits
import WorkUnitsModel
import Worksheets
import WorksheetsModel

@testable import Evaluations
@testable import EvaluationsModel

/// The wall over HTTP: whom it lets through, and what the others are answered.
@Suite struct SeatRouteTests {
  private static let unknown = "01900000-0000-7000-8000-00000000dead"
  private static let seat = SeatLink.seat(Cast.assignment).path
  private static let declaration = SeatLink.declaration(Cast.assignment).path
  private static let handover = SeatLink.handover(Cast.assignment).path

  @Test(arguments: TestStorage.engines)
  func `for whoever may not judge, a unit is answered as one that does not exist`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let conflicted = try await world.makeConflicted()
      try await world.employ(Cast.budi, since: "2026-11-21")
      try await world.endRoles(of: Cast.teknis, after: "2026-11-20")
      _ = try await world.declare("family", as: world.ketua)
      let paths = [
        WorkUnitLink.unit(world.place.unitID).path, "/lke/\(world.judgement.worksheet.id)",
        SeatLink.judgement(world.judgement.id).path,
      ]
      for path in paths {
        let open = try await world.house.get(path, as: world.ana)
        // The pages of a judgement are of another part, which may come later.
        #expect(open.status == .ok || path.hasPrefix("/penilaian"), "\(path)")
      }
      for person in [world.outsider, conflicted, world.budi, world.teknis, world.ketua] {
        for path in paths {
          try await Self.expectUnknown(path, as: person, in: world)
        }
        let list = try await world.house.get("/tugas", as: person)
        #expect(!list.text.contains("Balai Sertifikasi"), "\(person.name)")
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a transfer on the roster shuts the door with the next request`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let path = WorkUnitLink.unit(world.place.unitID).path
      let before = try await world.house.get(path, as: world.ana)
      try await world.employ(Cast.ana, since: "2026-11-21")
      let after = try await world.house.get(path, as: world.ana)
      let seat = try await world.house.get(Self.seat, as: world.ana)
      let refused = try await world.declare(SeatForm.none, as: world.ana)

      #expect(before.status == .ok)
      #expect(after.status == .notFound)
      // The person learns why, and can only say that there is a conflict.
      #expect(seat.text.contains("bekerja di unit ini"))
      #expect(!seat.text.contains("value=\"\(SeatForm.none)\""))
      #expect(!seat.text.contains(Cast.ketua.name))
      #expect(refused.status == .unprocessableContent)
      let still = try await world.house.get(path, as: world.ana)
      #expect(still.status == .notFound)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a role that ended yesterday is refused with the page still open`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      let open = try await world.house.get(Self.seat, as: world.ana)
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")
      let before = try await world.state()

      let none = try await world.declare(SeatForm.none, as: world.ana)
      let conflict = try await world.declare("family", as: world.ana)
      let fill = try await world.fill(with: Cast.stranger, version: 1, as: world.ana)

      #expect(open.status == .ok)
      for answer in [none, conflict, fill] { #expect(answer.status == .notFound) }
      let after = try await world.state()
      #expect(after == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a later conflict shuts the door and hands the seat over`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await world.judgement.commitAll(by: Cast.ana, rung: 0)
      let said = try await world.declare("other", words: "Sahabat kepala unit", as: world.ana)
      #expect(said.status == .seeOther && said.location == "/tugas?selesai=konflik-dinyatakan")
      let landed = try await world.house.get(said.location ?? "", as: world.ana)
      #expect(landed.text.contains("Konflik dinyatakan; berkas unit itu tertutup bagi Anda"))
      #expect(!landed.text.contains("Balai Sertifikasi"))

      for path in [Self.seat, WorkUnitLink.unit(world.place.unitID).path] {
        try await Self.expectUnknown(path, as: world.ana, in: world)
      }
      let assignment = try await world.assignment()
      let evaluation = try await world.judgement.evaluation()
      #expect(assignment.vacancies == [.member])
      #expect(evaluation.members.map(\.person) == [Cast.budi])
      let commitments = try await world.storage.read {
        try BlindStore.commitments(of: evaluation, in: $0)
      }
      #expect(commitments.isEmpty)
      let journal = try await world.judgement.journal()
      #expect(journal.contains { $0.hasPrefix("team_left ") })
      let told = try await world.messages(of: Cast.coordinator)
      #expect(told == ["seat_vacant"])

      let filled = try await world.fill(
        with: Cast.stranger, version: assignment.version, as: world.coordinator)
      #expect(filled.status == .seeOther)
      let joined = try await world.judgement.evaluation()
      #expect(joined.members.map(\.person.accountID).contains(Cast.stranger.accountID))
      let given = try await world.messages(of: Cast.stranger)
      #expect(given == ["seat_given"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a conflict is asked once more, and nothing is stored before`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let before = try await world.state()
      let words = "Sahabat <kepala> unit"

      let check = try await world.declare(
        "other", words: words, isConfirmed: false, as: world.ana)
      let wrong = try await world.declare("other", isConfirmed: false, as: world.ana)
      let stranger = try await world.declare("family", isConfirmed: false, as: world.outsider)
      let coordinator = try await world.declare(
        "family", isConfirmed: false, as: world.coordinator)

      #expect(check.status == .ok)
      #expect(check.text.contains("Yang akan terjadi"))
      #expect(check.text.contains("Sahabat &lt;kepala&gt; unit"))
      #expect(check.text.contains("name=\"\(SeatForm.confirmed)\" value=\"ya\""))
      #expect(check.text.contains("action=\"\(Self.declaration)\""))
      #expect(wrong.status == .unprocessableContent)
      #expect(stranger.status == .notFound && coordinator.status == .notFound)
      let after = try await world.state()
      #expect(after == before)
      let open = try await world.house.get(
        WorkUnitLink.unit(world.place.unitID).path, as: world.ana)
      #expect(open.status == .ok)

      let said = try await world.declare("other", words: words, as: world.ana)
      #expect(said.status == .seeOther)
      let told = try await world.messages(of: Cast.coordinator)
      #expect(told == ["seat_vacant"])
    }
  }

  @Test(arguments: TestStorage.engines)
  func `before the word the page shows what is needed to give it, and nothing else`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.declare("family", as: world.ana)
      let version = try await world.assignment().version
      _ = try await world.fill(with: Cast.stranger, version: version, as: world.coordinator)
      let unit = WorkUnitLink.unit(world.place.unitID).path

      let tasks = try await world.house.get("/tugas", as: world.outsider)
      let silent = try await world.house.get(Self.seat, as: world.outsider)
      let shut = try await world.house.get(unit, as: world.outsider)
      #expect(tasks.text.contains(Self.seat) && !tasks.text.contains("Balai Sertifikasi"))
      #expect(silent.text.contains("Balai Sertifikasi"))
      #expect(!silent.text.contains(Cast.budi.name) && !silent.text.contains("LKE unit"))
      #expect(shut.status == .notFound)

      let empty = try await world.declare("", as: world.outsider)
      let wordless = try await world.declare("other", as: world.outsider)
      #expect(empty.status == .unprocessableContent)
      #expect(wordless.status == .unprocessableContent)

      let said = try await world.declare(SeatForm.none, as: world.outsider)
      let free = try await world.house.get(Self.seat, as: world.outsider)
      let open = try await world.house.get(unit, as: world.outsider)
      let done = try await world.house.get("/tugas", as: world.outsider)
      #expect(said.status == .seeOther)
      #expect(free.text.contains(Cast.budi.name) && free.text.contains("LKE unit"))
      #expect(open.status == .ok)
      #expect(done.text.contains("Yang sudah Anda nyatakan (1)"))
      #expect(done.text.contains(Self.seat))
      #expect(!done.text.contains("Pernyataan konflik kepentingan"))
      #expect(open.text.contains("id=\"kursi-anda\"") && open.text.contains(Self.seat))
      // A state says how things stand, not what one may do with them.
      #expect(!open.text.contains("</span>baca<"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the way to pages of assignments is for whoever may see them`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let (id, unit) = (world.place.institutionID, world.place.unitID)
      let links = [TeamLink.assignments(id, 2026), .unit(id, 2026, unit)].map {
        "href=\"\($0.path)\""
      }
      let sentence = "Kursi dapat diserahkan kepada orang lain hanya bila"

      let running = try await world.house.get(Self.seat, as: world.coordinator)
      let judging = try await world.house.get(Self.seat, as: world.ana)

      #expect(running.text.contains(sentence) && !judging.text.contains(sentence))
      for link in links {
        #expect(running.text.contains(link) && !judging.text.contains(link), "\(link)")
      }
      let step = try await world.house.get(
        TeamLink.unit(id, 2026, unit).path, as: world.coordinator)
      #expect(step.status == .ok)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `two people do not get one seat`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.declare("family", as: world.ana)
      let version = try await world.assignment().version

      async let one = world.fill(with: Cast.stranger, version: version, as: world.coordinator)
      async let two = world.fill(with: Cast.konflik, version: version, as: world.coordinator)
      let answers = try await [one.status, two.status]

      #expect(answers.count { $0 == .seeOther } == 1)
      #expect(answers.count { $0 == .conflict } == 1)
      let assignment = try await world.assignment()
      let evaluation = try await world.judgement.evaluation()
      #expect(assignment.vacancies.isEmpty && assignment.terms.count == 5)
      #expect(evaluation.members.count == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a seat goes to nobody with a bar, and only by whoever runs the seats`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.makeConflicted()
      _ = try await world.declare("family", as: world.ana)
      let version = try await world.assignment().version
      let before = try await world.state()

      let page = try await world.house.get(Self.handover, as: world.coordinator)
      #expect(page.text.contains("konflik dinyatakan") && !page.text.contains("Keluarga"))
      for person in [Cast.konflik, Cast.ana, Cast.budi] {
        let barred = try await world.fill(with: person, version: version, as: world.coordinator)
        #expect(barred.status == .unprocessableContent, "\(person.name)")
      }
      let colleague = try await world.fill(with: Cast.stranger, version: version, as: world.budi)
      let outsider = try await world.fill(
        with: Cast.stranger, version: version, as: world.outsider)
      let head = try await world.house.get(Self.seat, as: world.head)

      #expect(colleague.status == .forbidden)
      #expect(outsider.status == .notFound && head.status == .notFound)
      let after = try await world.state()
      #expect(after == before)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the way to accounts is shown to those alone who may give the role there`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      _ = try await world.declare("family", as: world.ana)
      let accounts = "href=\"\(AccountLink.accounts.path)\""
      let words = "Beri peran penilai di halaman akun"

      let handover = try await world.house.get(Self.handover, as: world.coordinator)
      let list = try await world.house.get(AccountLink.accounts.path, as: world.coordinator)

      #expect(handover.text.contains(words) && handover.text.contains(accounts))
      #expect(list.status == .ok)
      for person in [world.budi, world.ketua, world.teknis] {
        let seat = try await world.house.get(Self.seat, as: person)
        let shut = try await world.house.get(AccountLink.accounts.path, as: person)
        #expect(seat.status == .ok && shut.status == .notFound, "\(person.name)")
        #expect(!seat.text.contains(accounts) && !seat.text.contains(words), "\(person.name)")
      }

      try await world.endRoles(of: Cast.konflik, after: "2026-11-20")
      try await world.endRoles(of: Cast.stranger, after: "2026-11-20")
      let nobody = try await world.house.get(Self.handover, as: world.coordinator)
      #expect(nobody.text.contains("Tidak ada orang yang boleh mengisi kursi ini."))
      #expect(nobody.text.contains(words))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a seat is emptied only for somebody whose door is shut`(engine: Engine) async throws {
    try await EvaluationHouse.with(engine) { world in
      let path = SeatLink.vacating(Cast.assignment).path
      let asked = [("versi", "1"), ("orang", Cast.ana.accountID)]
      let fields = asked + [(VacatingPage.confirmed, "ya")]
      let early = try await world.house.post(path, asked, as: world.coordinator)
      #expect(early.status == .conflict)
      let open = try await world.house.post(path, fields, as: world.coordinator)
      #expect(open.status == .conflict)
      try await world.endRoles(of: Cast.ana, after: "2026-11-20")

      let before = try await world.state()
      let check = try await world.house.post(path, asked, as: world.coordinator)
      let after = try await world.state()
      #expect(check.status == .ok && check.text.contains("Yang akan terjadi"))
      #expect(check.text.contains("name=\"\(VacatingPage.confirmed)\" value=\"ya\""))
      #expect(after == before)
      let shut = try await world.house.post(path, fields, as: world.coordinator)

      #expect(shut.status == .seeOther)
      let assignment = try await world.assignment()
      let evaluation = try await world.judgement.evaluation()
      #expect(assignment.vacancies == [.member])
      #expect(evaluation.members.map(\.person) == [Cast.budi])
    }
  }

  /// Expects the answer for a thing of the same kind that does not exist, byte for byte.
  private static func expectUnknown(
    _ path: String, as person: Principal, in world: EvaluationHouse
  ) async throws {
    let (kind, id) = (path.split(separator: "/")[0], String(path.split(separator: "/")[1]))
    let real = try await world.house.get(path, as: person)
    let missing = try await world.house.get("/\(kind)/\(unknown)", as: person)
    #expect(real.status == .notFound, "\(person.name) \(path)")
    #expect(
      real.text.replacing(id, with: "") == missing.text.replacing(unknown, with: ""),
      "\(person.name) \(path)")
  }
}

extension EvaluationHouse {
  /// Sends the form of the seat page; a conflict as its check page sends it, unless said otherwise.
  fileprivate func declare(
    _ statement: String, words: String = "", isConfirmed: Bool = true, as person: Principal
  ) async throws -> TestAnswer {
    try await house.post(
      SeatLink.declaration(Cast.assignment).path,
      [(SeatForm.statement, statement), (SeatForm.words, words)]
        + (isConfirmed && statement != SeatForm.none ? [(SeatForm.confirmed, "ya")] : []),
      as: person)
  }

  /// Sends the form that fills the seat of a member.
  fileprivate func fill(
    with person: Author, version: Int64, as principal: Principal
  ) async throws -> TestAnswer {
    try await house.post(
      SeatLink.handover(Cast.assignment).path,
      [
        (HandoverPage.duty, "member"), (HandoverPage.person, person.accountID),
        (HandoverPage.version, String(version)),
      ], as: principal)
  }

  /// Everything that a refused request of a seat must not change.
  fileprivate func state() async throws -> [String] {
    try await storage.read { transaction in
      try ["seat_holding", "conflict_statement", "evaluation_member", "journal_entry", "message"]
        .map { table in
          let sql: SQL =
            switch table {
            case "seat_holding":
              """
              SELECT CAST(count(*) AS BIGINT) + CAST(count(until_ms) AS BIGINT) AS total
              FROM seat_holding
              """
            case "conflict_statement":
              "SELECT CAST(count(*) AS BIGINT) AS total FROM conflict_statement"
            case "evaluation_member":
              """
              SELECT CAST(count(*) AS BIGINT) + CAST(count(left_at_ms) AS BIGINT) AS total
              FROM evaluation_member
              """
            case "journal_entry":
              "SELECT CAST(count(*) AS BIGINT) AS total FROM journal_entry"
            default: "SELECT CAST(count(*) AS BIGINT) AS total FROM message"
            }
          return table + " \(try transaction.first(sql)?.int("total") ?? 0)"
        }
    }
  }

  /// The kinds of messages about seats that somebody got.
  fileprivate func messages(of person: Author) async throws -> [String] {
    try await storage.read { transaction in
      try transaction.query(
        """
        SELECT message_wording.kind AS kind FROM message
        JOIN message_wording ON message_wording.digest = message.wording
        WHERE message.account_id = \(person.accountID)
        ORDER BY message.id
        """
      ).map { try $0.text("kind") }.filter { $0.hasPrefix("seat_") }
    }
  }
}
