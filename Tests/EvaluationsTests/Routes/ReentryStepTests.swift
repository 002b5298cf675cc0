import AccountsModel
import Cryptography
import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import Web

@testable import Accounts
@testable import Evaluations

/// The steps of a judgement that nobody takes back: an open session is not enough for them (0213).
@Suite struct ReentryStepTests {
  /// A step, who takes it, and where.
  enum Step: String, CaseIterable {
    case reveal, approve, sign

    func prepare(_ world: EvaluationHouse) async throws {
      switch self {
      case .reveal:
        for member in [Cast.ana, Cast.budi] {
          try await world.fill(member, rung: 0)
          try await world.seal(member)
        }
      case .approve: try await world.readyToApprove()
      case .sign:
        let report = ReportHouse(house: world)
        try await report.settle()
        try await report.write()
      }
    }

    func person(_ world: EvaluationHouse) -> Principal {
      self == .approve ? world.teknis : world.ketua
    }

    func page(_ world: EvaluationHouse) -> String {
      switch self {
      case .reveal: world.opening
      case .approve: ConsensusLink.approval(world.id).path
      case .sign: ReportLink.report(world.id).path
      }
    }

    /// Takes the step with what was typed.
    func take(
      _ typed: [(String, String)], _ world: EvaluationHouse
    ) async throws -> TestAnswer {
      let version = String(try await world.judgement.evaluation().version)
      let (path, fields): (String, [(String, String)]) =
        switch self {
        case .reveal: (world.opening, [(ScoringField.version, version)])
        case .approve: (world.result, [(ConsensusField.version, version)])
        case .sign: try await signature(world)
        }
      return try await world.house.post(path, fields + typed, as: person(world))
    }

    private func signature(
      _ world: EvaluationHouse
    ) async throws -> (String, [(String, String)]) {
      let opened = try await ReportHouse(house: world).opened()
      return (
        ReportLink.signature(world.id).path,
        [
          (ReportForm.Field.version, String(opened.report.version)),
          (ReportForm.Field.digest, ReportDocument.digest(of: opened.paper)),
        ]
      )
    }
  }

  @Test(arguments: TestStorage.engines, Step.allCases)
  func `a step that binds asks for the password, and a wrong one changes nothing`(
    engine: Engine, step: Step
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await step.prepare(world)
      let before = try await world.dump()
      let page = try await world.house.get(step.page(world), as: step.person(world)).text
      #expect(page.contains("name=\"sandi\"") && !page.contains("name=\"kode\""))

      let wrong: [[(String, String)]] = [[], [("sandi", "kata-yang-keliru")]]
      for typed in wrong {
        let refused = try await step.take(typed, world)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Kata sandi tidak cocok"))
        #expect(refused.text.contains("name=\"sandi\""))
        #expect(!refused.text.contains("kata-yang-keliru"))
        #expect(try await world.dump() == before)
      }

      #expect(try await step.take([world.sandi], world).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines, Step.allCases)
  func `whoever has a second factor gives its code too`(
    engine: Engine, step: Step
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await step.prepare(world)
      let secret = try await Self.enrol(step.person(world), in: world)
      let before = try await world.dump()
      let page = try await world.house.get(step.page(world), as: step.person(world)).text
      #expect(page.contains("name=\"kode\""))

      for typed in [[world.sandi], [world.sandi, ("kode", "000000x")]] {
        let refused = try await step.take(typed, world)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("name=\"kode\""))
        #expect(try await world.dump() == before)
      }

      let code = Self.code(secret, at: TestHouse.now)
      #expect(try await step.take([world.sandi, ("kode", code)], world).status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `whoever may not take a step learns nothing from the order of the checks`(
    engine: Engine
  ) async throws {
    try await EvaluationHouse.with(engine) { world in
      try await Step.reveal.prepare(world)
      for (person, status) in [(world.outsider, 404), (world.head, 404), (world.ana, 403)] {
        let tries: [[(String, String)]] = [[], [world.sandi]]
        for typed in tries {
          let answer = try await world.house.post(
            world.opening, [(ScoringField.version, "1")] + typed, as: person)
          #expect(answer.status.code == status, "\(person.name)")
        }
      }
    }
  }

  /// Gives somebody a second factor, a minute before the requests of the test.
  private static func enrol(
    _ person: Principal, in world: EvaluationHouse
  ) async throws -> [UInt8] {
    let services = Services(
      storage: world.storage, clock: { TestHouse.now }, dataFolder: TestHouse.dataFolder,
      settings: WebSettings(), logger: TestStorage.logger)
    let acts = try SecondFactorActs(services)
    let act = Act(by: person, at: TestHouse.now.adding(seconds: -60))
    let id = try #require(ID<Account>(person.accountID))
    return try await world.storage.write { transaction in
      try acts.offer(to: id, act: act, in: transaction)
      let secret = try #require(try acts.offered(to: id, now: act.now, in: transaction))
      _ = try #require(
        try acts.confirm(
          code(secret, at: act.now), of: id, session: nil, act: act, in: transaction))
      return secret
    }
  }

  private static func code(_ secret: [UInt8], at instant: Instant) -> String {
    CounterCode.code(secret: secret, counter: UInt64(SecondFactorRule.step(at: instant)))
  }
}
