import InstrumentsModel
import Kernel
import Testing
import WorksheetsModel

@testable import EvaluationsModel

@Suite struct ReviewTests {
  @Test func `a judgement begins with two members, a lead and a controller`() throws {
    #expect(try Cast.begun().stage == .scoring)
    #expect(throws: EvaluationRefusal.teamTooSmall(members: 1, needed: 2)) {
      try begin(with: Cast.team.filter { $0.person != Cast.ana })
    }
    #expect(throws: EvaluationRefusal.dutyMissing(.controller)) {
      try begin(with: Cast.team.filter { $0.duty != .controller })
    }
    #expect(throws: EvaluationRefusal.memberTwice) {
      try begin(with: Cast.team + [TeamMember(person: Cast.ana, duty: .lead)])
    }
    #expect(throws: EvaluationRefusal.unitJudgesNobody) {
      _ = try Evaluation.begin(
        id: Cast.evaluation, of: Cast.sent(), layer: .unit, team: Cast.team)
    }
  }

  @Test func `an incomplete sheet cannot be committed, a committed one cannot change`() throws {
    let board = try Board()
    var sheet = board.filled(by: Cast.ana, rung: 0)
    let full = sheet
    let first = sheet.judgements[3] ?? Judgement(values: [])
    #expect(
      try sheet.judge(
        Judgement(values: first.values.map { _ in nil }), question: 3, baseVersion: 1,
        in: board.evaluation, instrument: board.instrument))
    #expect(throws: EvaluationRefusal.incomplete(questions: [3])) {
      _ = try sheet.commit(
        board.seal(sheet), in: board.evaluation, instrument: board.instrument)
    }
    var whole = full
    let events = try whole.commit(
      board.seal(whole), in: board.evaluation, instrument: board.instrument)
    #expect(board.happened(events) == ["scores_committed"])
    #expect(throws: EvaluationRefusal.committed(at: .sample)) {
      _ = try whole.judge(
        Judgement(values: first.values), question: 3, baseVersion: 1, in: board.evaluation,
        instrument: board.instrument)
    }
    #expect(throws: EvaluationRefusal.committed(at: .sample)) {
      _ = try whole.commit(
        board.seal(whole), in: board.evaluation, instrument: board.instrument)
    }
    #expect(whole.judgements == full.judgements)
  }

  @Test func `only members score, and two edits of one version do not both stand`() throws {
    let board = try Board()
    for (person, refusal) in [
      (Cast.ketua, EvaluationRefusal.wrongDuty(needed: .member)), (Cast.stranger, .notInTeam),
    ] {
      var sheet = BlindSheet(member: person)
      #expect(throws: refusal) {
        _ = try sheet.judge(
          board.judgement(0, rung: 0), question: 0, baseVersion: 0, in: board.evaluation,
          instrument: board.instrument)
      }
    }
    var sheet = BlindSheet(member: Cast.ana)
    let instrument = board.instrument
    #expect(
      try sheet.judge(
        board.judgement(0, rung: 0), question: 0, baseVersion: 0, in: board.evaluation,
        instrument: instrument))
    #expect(
      try !sheet.judge(
        board.judgement(0, rung: 0), question: 0, baseVersion: 0, in: board.evaluation,
        instrument: instrument), "the same form sent twice")
    #expect(throws: EvaluationRefusal.overtaken(question: 0)) {
      _ = try sheet.judge(
        board.judgement(0, rung: 1), question: 0, baseVersion: 0, in: board.evaluation,
        instrument: instrument)
    }
  }

  @Test func `sheets open together, only when all have committed, and only as committed`() throws {
    var board = try Board()
    let ana = try board.committed(by: Cast.ana, rung: 0)
    let open = board.filled(by: Cast.budi, rung: 1)
    #expect(throws: EvaluationRefusal.commitmentsMissing([Cast.budi.accountID])) {
      try board.reveal([ana, open])
    }
    #expect(board.evaluation.stage == .scoring)
    let budi = try board.committed(by: Cast.budi, rung: 1)
    var judgements = budi.judgements
    judgements[5] = board.judgement(5, rung: 0)
    let changed = BlindSheet(
      member: Cast.budi, judgements: judgements, versions: budi.versions, state: budi.state)
    #expect(throws: EvaluationRefusal.sealBroken(account: Cast.budi.accountID)) {
      try board.reveal([ana, changed])
    }
    #expect(throws: EvaluationRefusal.wrongDuty(needed: .lead)) {
      try board.reveal([ana, budi], by: Cast.ana)
    }
    #expect(board.evaluation.stage == .scoring)
    try board.reveal([ana, budi])
    #expect(board.evaluation.stage.name == .consensus)
  }

  @Test func `the digest says nothing without the nonce, and everything with it`() throws {
    let board = try Board()
    let sheet = board.filled(by: Cast.ana, rung: 0)
    let other = board.filled(by: Cast.ana, rung: 1)
    func text(_ sheet: BlindSheet, _ nonce: String) -> String {
      Commitment.canonical(
        of: sheet, in: board.evaluation, nonce: nonce, instrument: board.instrument)
    }
    #expect(text(sheet, "01") == text(sheet, "01"))
    #expect(text(sheet, "01") != text(sheet, "02"))
    #expect(text(sheet, "01") != text(other, "01"))
    #expect(text(sheet, "01").utf8.allSatisfy { $0 < 128 })
  }

  @Test func `a result is settled through agreement, sample and approval`() throws {
    var board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    try board.reveal(sheets)
    var agreed = board.consensus(of: sheets)
    #expect(agreed.allSatisfy { $0.outcome.values != nil })
    agreed[2] = QuestionConsensus(
      question: 2,
      blind: [
        Cast.ana.accountID: board.judgement(2, rung: 0).values,
        Cast.budi.accountID: board.judgement(2, rung: 1).values,
      ])
    #expect(throws: EvaluationRefusal.notAgreed(questions: [2])) { try board.finish(agreed) }
    try board.decide(&agreed[2], rung: 1)
    #expect(throws: EvaluationRefusal.unexplained(questions: [2, 7])) {
      try board.finish(agreed, unexplained: [7, 2])
    }
    #expect(board.evaluation.stage.name == .consensus)
    try board.finish(agreed)
    guard case .checking(let sample) = board.evaluation.stage else {
      Issue.record("not being checked")
      return
    }
    #expect(sample.count == Evaluation.sampleSize(of: agreed.count))
    #expect(throws: EvaluationRefusal.sampleUnchecked(questions: sample)) {
      try board.approve([:])
    }
    let fits = Dictionary(uniqueKeysWithValues: sample.map { ($0, SampleCheck.fits) })
    var doubted = fits
    doubted[sample[0]] = .doubted(reason: "bukti tahun lalu")
    #expect(throws: EvaluationRefusal.doubted(questions: [sample[0]])) {
      try board.approve(doubted)
    }
    try board.approve(fits)
    #expect(board.evaluation.stage == .settled(at: .minute(9), by: Cast.teknis))
  }

  @Test func `a return opens the doubted questions, is counted and is limited`() throws {
    var board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    try board.reveal(sheets)
    var agreed = board.consensus(of: sheets)
    for round in 1...Evaluation.mostReturns {
      try board.finish(agreed)
      let opened = try board.returnFirst(of: &agreed)
      #expect(board.evaluation.returnCount == round)
      let place = try #require(agreed.firstIndex { $0.question == opened })
      #expect(agreed[place].outcome == .open)
      try board.decide(&agreed[place], rung: 0)
    }
    try board.finish(agreed)
    #expect(throws: EvaluationRefusal.returnsUsedUp(limit: Evaluation.mostReturns)) {
      _ = try board.returnFirst(of: &agreed)
    }
  }

  @Test func `what was doubted is checked in every later round beside the drawn questions`() throws
  {
    var board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    try board.reveal(sheets)
    var agreed = board.consensus(of: sheets)
    let total = agreed.count
    let first = Evaluation.sample(of: total, seed: 1)
    let seed = try #require(
      (2...200).first { !Evaluation.sample(of: total, seed: $0).contains(first[0]) })
    _ = try board.evaluation.finish(agreed, unexplained: [], seed: 1, by: Cast.ketua, version: 1)
    #expect(board.evaluation.stage == .checking(sample: first))
    let opened = try board.returnFirst(of: &agreed)
    #expect(agreed.filter(\.wasDoubted).map(\.question) == [opened])
    try board.decide(&agreed[opened], rung: 0)

    let events = try board.evaluation.finish(
      agreed, unexplained: [], seed: seed, by: Cast.ketua, version: 1)
    let drawn = Evaluation.sample(of: total, seed: seed)
    #expect(board.evaluation.stage == .checking(sample: (drawn + [opened]).sorted()))
    guard case .finished(_, let named, let again, _)? = events.first else {
      Issue.record("not handed over")
      return
    }
    #expect(named == drawn)
    #expect(again == [opened])
    let facts = events[0].journalEntry(in: board.instrument).facts
    #expect(facts.contains("\"doubted_before\":\"\(board.instrument.questions[opened].code)\""))
  }

  @Test func `the sample is repeatable, without repeats, and nobody chooses its seed`() throws {
    #expect(Evaluation.sample(of: 113, seed: 7) == Evaluation.sample(of: 113, seed: 7))
    #expect(Evaluation.sample(of: 113, seed: 7) != Evaluation.sample(of: 113, seed: 8))
    #expect(Set(Evaluation.sample(of: 113, seed: 7)).count == 12)
    #expect(Evaluation.sampleSize(of: 113) == 12)
    #expect(Evaluation.sampleSize(of: 20) == 5)
    #expect(Evaluation.sample(of: 3, seed: 1) == [0, 1, 2])
    var counts = [Int](repeating: 0, count: 20)
    for seed in 0..<4000 {
      for place in Evaluation.sample(of: 20, seed: UInt64(seed)) { counts[place] += 1 }
    }
    // 1,000 expected for each; 27 is one standard deviation.
    #expect(counts.allSatisfy { (850...1150).contains($0) }, "\(counts)")
    let board = try Board()
    let ana = try board.committed(by: Cast.ana, rung: 0)
    let budi = try board.committed(by: Cast.budi, rung: 1)
    let text = board.evaluation.seedText(of: [ana, budi])
    #expect(text == board.evaluation.seedText(of: [budi, ana]), "whoever is read first")
  }

  @Test func `what the sample is drawn with is kept from the handing over on`() throws {
    var board = try Board()
    let sheets = [
      try board.committed(by: Cast.ana, rung: 0), try board.committed(by: Cast.budi, rung: 0),
    ]
    let known = board.evaluation.seedText(of: sheets)
    let nonce = String(repeating: "7f", count: 32)
    try board.reveal(sheets)
    #expect(board.evaluation.drawNonce == nil)

    _ = try board.evaluation.finish(
      board.consensus(of: sheets), unexplained: [], seed: 1, nonce: nonce, by: Cast.ketua,
      version: 1)

    #expect(board.evaluation.drawNonce == nonce)
    let text = board.evaluation.seedText(of: sheets)
    #expect(text == board.evaluation.seedText(of: sheets, nonce: nonce))
    #expect(text != known)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 6 && lines[2] == "0" && lines[3] == nonce[...])
  }

  private func begin(with team: [TeamMember]) throws {
    _ = try Evaluation.begin(id: Cast.evaluation, of: Cast.sent(), layer: .tpi, team: team)
  }
}
