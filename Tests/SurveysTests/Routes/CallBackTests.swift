import Accounts
import Cryptography
import Foundation
import HTTPTypes
import House
import Kernel
import Logging
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// Call-backs: from the key of the national side to the contacts of those who were drawn.
@Suite struct CallBackTests {
  /// A house before and after the end of its round, with people of both sides.
  private struct Rig {
    let house: SurveyHouse
    /// Before the round opens, when lists are taken.
    let pages: TestHouse
    let later: TestHouse
    let head: Principal
    let national: Principal

    var id: ID<SurveyRound> { house.round.id }
    var page: String { CallBackLink.page(id).path }

    func adopt(_ key: OpeningKey) async throws {
      let act = Act(by: nil, at: house.now)
      _ = try await house.storage.write { try CallBackKeys.adopt(key.recipient, act: act, in: $0) }
    }

    func upload(_ count: Int) async throws {
      _ = try await pages.post(OrganiserLink.seed(id).path, as: head)
      let list = (0..<count).map { "08129999\(1000 + $0);\($0 % 2 + 1)\n" }.joined()
      let taken = try await pages.upload(
        OrganiserLink.list(id).path, files: [("daftar", "a.csv", Array(list.utf8))], as: head)
      #expect(taken.status == .ok)
    }

    /// Draws people of the list and gives their links out.
    func invite(_ count: Int) async throws {
      let drawn = try await pages.post(
        OrganiserLink.draw(id).path, [("jumlah", String(count)), ("saksi", "o'r")], as: head)
      #expect(drawn.status == .seeOther)
      let given = try await pages.post(OrganiserLink.links(id).path, [("ke", "0")], as: head)
      #expect(given.status == .ok)
    }

    func close() async throws {
      let (id, keys) = (id, house.keys)
      let act = Act(by: head, at: house.later)
      _ = try await house.storage.write { transaction in
        try SurveyClosing.close(
          id, version: nil, act: act, keys: keys, flagging: SurveyHouse.noFlags, in: transaction)
      }
    }

    func draw(_ count: String, word: String = "", as person: Principal? = nil) async throws
      -> TestAnswer
    {
      try await later.post(
        CallBackLink.draw(id).path, [("jumlah", count), ("saksi", word)], as: person ?? national)
    }

    func list() async throws -> CallBackList {
      let id = id
      return try await house.storage.read { try CallBackStore.list(of: id, in: $0) }
    }

    func events() async throws -> [String] {
      let id = id
      return try await house.storage.read { transaction in
        try Journal.entries(
          subjectKind: SurveyEvent.roundKind, subjectID: id.text, in: transaction
        ).map(\.entry.event).filter { $0.hasPrefix("callback") }
      }
    }
  }

  private func with(
    _ engine: Engine = .sqlite, _ body: (Rig) async throws -> Void
  ) async throws {
    try await SurveyHouse.with(engine) { house in
      let (earlier, later) = (house.earlier, house.later)
      try await body(
        Rig(
          house: house,
          pages: TestHouse(
            SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
            clock: { earlier }),
          later: TestHouse(
            SurveyHouse.features, storage: house.storage, dataFolder: house.folder,
            clock: { later }),
          head: Principal(
            accountID: "01900000-0000-7000-8000-0000000000aa", name: "Rina",
            grants: [Grant(.unitHead, for: .workUnit(house.unit.id.text))]),
          national: Principal(
            accountID: "01900000-0000-7000-8000-0000000000bb", name: "Sari",
            grants: [Grant(.nationalAssessor, for: .national)])))
    }
  }

  private func key(_ byte: UInt8) throws -> OpeningKey {
    try #require(OpeningKey(seed: [UInt8](repeating: byte, count: 32)))
  }

  @Test(arguments: TestStorage.engines)
  func `people are drawn, handed out sealed, opened with the key, and forgotten`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { rig in
      let key = try key(5)
      try await rig.adopt(key)
      try await rig.upload(40)
      try await rig.close()

      let drawn = try await rig.draw("8", word: "rambutan")

      #expect(drawn.status == .seeOther)
      let told = try await rig.later.get(rig.page, as: rig.national)
      #expect(told.text.contains("Baris yang terundi"))
      #expect(!told.text.contains("62812"))
      let file = try await rig.later.post(CallBackLink.file(rig.id).path, as: rig.national)
      #expect(file.status == .ok)
      #expect(!file.text.contains("62812"))
      let handed = try #require(CallBackFile(bytes: file.bytes))
      let opened = try CallBackOpenCommand.open(handed, with: key)
      #expect(opened.count == 8)
      // Line n of the list was the n-th number.
      for line in opened { #expect(line.contact == "628129999\(999 + line.line.number)") }

      // The unit sees that it took place, and not who was drawn.
      let seen = try await rig.later.get(rig.page, as: rig.head)
      #expect(seen.text.contains("8 orang"))
      #expect(seen.text.contains("Sari"))
      #expect(seen.text.contains("kontak tersegel diserahkan"))
      #expect(!seen.text.contains("Baris yang terundi"))
      #expect(!seen.text.contains(handed.seed))
      let list = try await rig.later.get(OrganiserLink.rounds(rig.house.unit.id).path, as: rig.head)
      #expect(list.text.contains("kontak tersegel diserahkan"))

      let ended = try await rig.later.post(CallBackLink.end(rig.id).path, as: rig.national)

      #expect(ended.status == .seeOther)
      #expect(
        try await rig.events() == [
          "callback_promised", "callback_drawn", "callback_handed_out", "callback_ended",
        ])
      let open = try await rig.later.get(rig.page, as: rig.head)
      #expect(open.text.contains("Baris yang terundi"))
      #expect(open.text.contains("--sizes 8"))
      let kept = try await rig.house.storage.read { transaction in
        Int(
          try transaction.first(
            """
            SELECT count(*) AS amount FROM survey_frame_line
            WHERE length(sealed_contact) > 0 OR sealed_for_callback IS NOT NULL
            """)?.int("amount") ?? -1)
      }
      #expect(kept == 0)
      #expect(
        try KeyFolder(dataFolder: rig.house.folder).existing("survey-frame-\(rig.id)") == nil)
      let late = try await rig.later.post(CallBackLink.file(rig.id).path, as: rig.national)
      #expect(late.status == .unprocessableContent)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `anybody repeats the draw from the published list and the opened seed`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { rig in
      try await rig.adopt(try key(5))
      try await rig.upload(31)
      try await rig.close()
      _ = try await rig.draw("7", word: "it's")
      let id = rig.id
      let seed = try #require(try await rig.list().callBack?.seed)
      let csv = try await rig.later.get(OrganiserLink.frameFile(id).path, as: rig.head)

      let frame = try PublishedFrame.lines(of: csv.bytes)
      let sizes = try #require(DrawSizes("7")?.cells(for: frame))
      let repeated = SurveyDraw.draw(frame, sizes: sizes, seed: seed) {
        SHA256Digest(of: $0).bytes
      }.filter { !$0.isReplacement }.map(\.line).sorted { $0.number < $1.number }

      let drawn = try await rig.house.storage.read {
        try CallBackStore.drawnLines(of: id, in: $0)
      }
      #expect(repeated == drawn)
      let parts = seed.split(separator: ":").map(String.init)
      #expect(SHA256Digest(of: Array(parts[0].utf8)).hex == (try await rig.list().seedDigest))
      #expect(parts[1] == SHA256Digest(of: csv.bytes).hex)
      #expect(parts[2] == "it's")
    }
  }

  @Test(arguments: TestStorage.engines)
  func `only those who were invited are called back, whether they answered or not`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { rig in
      try await rig.adopt(try key(5))
      try await rig.upload(60)
      try await rig.invite(12)
      let id = rig.id
      let invited = try await rig.house.storage.read {
        try InvitationStore.invitations(of: id, in: $0).map(\.line)
      }
      try await rig.close()
      #expect(try await rig.draw("13").text.contains("Isi jumlah dari 1 sampai 12"))

      #expect(try await rig.draw("5").status == .seeOther)

      let drawn = try await rig.house.storage.read {
        try CallBackStore.drawnLines(of: id, in: $0)
      }
      #expect(drawn.count == 5)
      #expect(Set(drawn.map(\.number)).isSubset(of: invited))
      // Anybody repeats it from what is published: first the invitations, then the call-back.
      let csv = try await rig.later.get(OrganiserLink.frameFile(id).path, as: rig.head)
      let state = try #require(
        try await rig.house.storage.read { try FrameStore.state(of: id, in: $0) })
      let callBack = try #require(try await rig.list().callBack)
      let frame = try SurveyDrawCommand.draw(
        try PublishedFrame.lines(of: csv.bytes), seed: try #require(state.seed), sizes: "12",
        replacements: 0)
      let repeated = try SurveyDrawCommand.draw(
        frame.map(\.line), seed: callBack.seed, sizes: "5", replacements: 0)
      #expect(Set(repeated.map(\.line)) == Set(drawn))
      _ = try await rig.later.post(CallBackLink.end(id).path, as: rig.national)
      let told = try await rig.later.get(rig.page, as: rig.head)
      #expect(told.text.contains("12 orang yang diundang"))
      #expect(told.text.contains("--sizes 5 --invited-seed"))
      #expect(told.text.contains("--invited-sizes 12"))
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `whatever the seed, a call-back stays among the invited`(seed: UInt64) async throws {
    try await SurveyHouse.with(.sqlite) { house in
      let id = house.round.id
      var generator = SeededGenerator(seed: seed)
      let invited = Set((0..<40).map { _ in Int.random(in: 1...500, using: &generator) })
      let tokens = try await house.invite(500, service: 1)
      _ = try await house.storage.write { transaction in
        for (place, token) in tokens.enumerated() where !invited.contains(place + 1) {
          try transaction.execute(
            "DELETE FROM survey_invitation WHERE token_digest = \(token.digest)")
        }
      }
      for number in 0..<20 {
        let count = Int.random(in: 1...invited.count, using: &generator)
        let seats = try await house.storage.read {
          try InvitationStore.selection(of: id, seed: "benih-\(number)", count: count, in: $0)
        }
        let frame = invited.map { FrameLine(number: $0, service: 1, fingerprint: "") }
        let expected = SurveyDraw.draw(frame, sizes: [1: count], seed: "benih-\(number)") {
          SHA256Digest(of: $0).bytes
        }.filter { !$0.isReplacement }.map(\.line.number)
        #expect(seats.map(\.number) == expected.sorted())
      }
    }
  }

  @Test func `the server cannot read a contact once the round is closed`() async throws {
    try await with { rig in
      try await rig.adopt(try key(5))
      try await rig.upload(12)
      try await rig.close()
      _ = try await rig.draw("3")

      let file = try await rig.later.post(CallBackLink.file(rig.id).path, as: rig.national)

      let handed = try #require(CallBackFile(bytes: file.bytes))
      // Every secret that the server has, tried on every contact that it still keeps.
      let folder = KeyFolder(dataFolder: rig.house.folder)
      let id = rig.id
      let kept = try await rig.house.storage.read { transaction in
        try transaction.query(
          "SELECT line, sealed_contact, sealed_for_callback FROM survey_frame_line ORDER BY line"
        ).map { row in
          (
            Int(try row.int("line")), try row.blob("sealed_contact"),
            try row.blob("sealed_for_callback")
          )
        }
      }
      #expect(kept.count == 12)
      for name in try folder.names() {
        let secret = try #require(try folder.existing(name))
        for bytes in [secret, hmacSHA256(Array("seal".utf8), key: secret)] {
          let opening = try #require(OpeningKey(seed: Array(bytes.prefix(32))))
          #expect(handed.contacts(with: opening) == nil)
          let sealing = try #require(SealingKey(bytes: bytes))
          for (line, readable, sealed) in kept {
            #expect(readable.isEmpty)
            for owner in [
              "survey_frame \(id)", "survey_callback \(id) \(handed.upload) \(line)",
            ] { #expect(sealing.open(sealed, for: owner) == nil) }
          }
        }
      }
    }
  }

  @Test func `a wrong key and a changed file are refused with a reason`() async throws {
    try await with { rig in
      try await rig.adopt(try key(5))
      try await rig.upload(6)
      try await rig.close()
      _ = try await rig.draw("2")
      let file = try await rig.later.post(CallBackLink.file(rig.id).path, as: rig.national)
      let handed = try #require(CallBackFile(bytes: file.bytes))

      let wrong = #expect(throws: CommandRefusal.self) {
        try CallBackOpenCommand.open(handed, with: try key(6))
      }
      #expect(wrong?.code == "other_key")
      // Two lines that changed places do not open: each contact is bound to its line.
      let swapped = CallBackFile(
        roundID: handed.roundID, upload: handed.upload, unit: handed.unit, title: handed.title,
        keyID: handed.keyID, opener: handed.opener, seed: handed.seed,
        lines: zip(handed.lines, handed.lines.reversed()).map {
          CallBackFile.Line(number: $0.number, service: $0.service, sealed: $1.sealed)
        })
      let damaged = #expect(throws: CommandRefusal.self) {
        try CallBackOpenCommand.open(swapped, with: try key(5))
      }
      #expect(damaged?.code == "callback_file")
      #expect(CallBackFile(bytes: file.bytes.dropLast()) == nil)
      #expect(CallBackFile(bytes: Array("{}".utf8)) == nil)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `what cannot be drawn is refused and changes nothing`(_ engine: Engine) async throws {
    try await with(engine) { rig in
      try await rig.adopt(try key(5))
      let unlisted = try await rig.pages.get(rig.page, as: rig.national)
      #expect(unlisted.text.contains(CallBackText.refusal(.notClosed).indonesian))
      try await rig.upload(6)
      let early = try await rig.draw("2")
      #expect(early.status == .unprocessableContent)
      #expect(early.text.contains(CallBackText.refusal(.notClosed).indonesian))
      try await rig.close()

      for wrong in ["0", "7", "-1", "x", "", "9999999999999999999999"] {
        let answer = try await rig.draw(wrong)
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Isi jumlah dari 1 sampai 6"))
      }
      let tooLong = try await rig.draw("2", word: String(repeating: "x", count: 101))
      #expect(tooLong.status == .unprocessableContent)
      let nothing = try await rig.later.post(CallBackLink.file(rig.id).path, as: rig.national)
      #expect(nothing.text.contains(CallBackText.refusal(.notDrawn).indonesian))
      #expect(try await rig.draw("2", as: rig.head).status == .forbidden)
      let file = CallBackLink.file(rig.id).path
      let end = CallBackLink.end(rig.id).path
      #expect(try await rig.later.post(file, as: rig.head).status == .forbidden)
      #expect(try await rig.later.post(end, as: rig.head).status == .forbidden)
      #expect(try await rig.later.get(end, as: rig.head).status == .forbidden)
      #expect(try await rig.list().callBack == nil)

      #expect(try await rig.draw("6").status == .seeOther)
      let twice = try await rig.draw("1")
      #expect(twice.status == .conflict)
      #expect(try await rig.list().callBack?.drawnCount == 6)
    }
  }

  @Test func `a list from before the key, and one without a list, say so`() async throws {
    try await with { rig in
      try await rig.upload(6)
      try await rig.adopt(try key(5))
      try await rig.close()

      let answer = try await rig.draw("2")

      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(CallBackText.refusal(.sealedBeforeKey).indonesian))
    }
    try await with { rig in
      try await rig.close()

      #expect(
        try await rig.draw("2").text.contains(CallBackText.refusal(.noList).indonesian))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `contacts go ninety days after the round was closed`(_ engine: Engine) async throws {
    try await with(engine) { rig in
      try await rig.adopt(try key(5))
      try await rig.upload(6)
      try await rig.close()
      let later = rig.house.later
      let acts = CallBackActs(
        Services(
          storage: rig.house.storage, clock: { later }, dataFolder: rig.house.folder,
          settings: WebSettings(), logger: Logger(label: "test")))
      let last = rig.house.later.adding(seconds: 90 * 86_400)

      #expect(try await acts.removeOld(at: last.adding(seconds: -1)) == 0)
      #expect(try await rig.list().contactsRemovedAt == nil)
      #expect(try await acts.removeOld(at: last) == 1)

      #expect(try await rig.list().contactsRemovedAt == last)
      #expect(try await acts.removeOld(at: last) == 0)
      #expect(try await rig.draw("2").text.contains("Kontak survei ini sudah dihapus"))
      #expect(
        try KeyFolder(dataFolder: rig.house.folder).existing("survey-frame-\(rig.id)") == nil)
    }
  }

  @Test func `leaving a round unclosed keeps its contacts for a year`() throws {
    let round = try Sample.round()
    let end = round.plan.window.closesAt

    #expect(CallBack.contactsEnd(of: round) == end.adding(seconds: 365 * 86_400))
  }

  @Test(arguments: TestStorage.engines)
  func `a newer key seals newer lists, and the same key is taken once`(
    _ engine: Engine
  ) async throws {
    try await with(engine) { rig in
      let (first, second) = (try key(5).recipient, try key(6).recipient)
      let adopted = try await rig.house.storage.write { transaction in
        [
          try CallBackKeys.adopt(first, act: Act(by: nil, at: rig.house.now), in: transaction),
          try CallBackKeys.adopt(first, act: Act(by: nil, at: rig.house.now), in: transaction),
          try CallBackKeys.adopt(
            second, act: Act(by: nil, at: rig.house.now.adding(seconds: 1)), in: transaction),
        ]
      }
      #expect(adopted == [true, false, true])

      try await rig.upload(3)

      #expect(try await rig.list().keyID == second.id)
    }
  }
}
