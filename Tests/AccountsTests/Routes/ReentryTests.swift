import AccountsModel
import Cryptography
import Foundation
import HTTPTypes
import House
import Kernel
import Storage
import Synchronization
import TestKit
import Testing
import Web

@testable import Accounts

/// `Reentry` itself, as other features call it.
@Suite struct ReentryTests {
  /// A person in a house whose clock a test moves.
  private struct Sample: Sendable {
    let services: Services
    let account: Account
    let clock: Clock

    var principal: Principal {
      Principal(accountID: account.id.text, name: account.name.text, grants: [])
    }

    func verify(_ password: String = AccountsHouse.password, code: String? = nil) async throws {
      try await Reentry.verify(
        password: password, code: code, principal: principal, services: services)
    }

    /// Sets a second factor up and gives its secret and recovery codes.
    func enrol() async throws -> (secret: [UInt8], recovery: [String]) {
      let acts = try SecondFactorActs(services)
      let act = Act(by: principal, at: services.clock())
      let id = account.id
      return try await services.storage.write { transaction in
        try acts.offer(to: id, act: act, in: transaction)
        let secret = try #require(try acts.offered(to: id, now: act.now, in: transaction))
        let code = CounterCode.code(
          secret: secret, counter: UInt64(SecondFactorRule.step(at: act.now)))
        let codes = try acts.confirm(code, of: id, session: nil, act: act, in: transaction)
        return (secret, try #require(codes))
      }
    }

    func code(_ secret: [UInt8]) -> String {
      CounterCode.code(
        secret: secret, counter: UInt64(SecondFactorRule.step(at: services.clock())))
    }
  }

  /// A clock that moves when it is told to.
  private final class Clock: Sendable {
    private let now = Mutex(TestHouse.now)
    var instant: Instant { now.withLock { $0 } }
    func move(seconds: Int64) { now.withLock { $0 = $0.adding(seconds: seconds) } }
  }

  private func withSample(
    demandsSecondFactor: Bool = true, _ body: (Sample) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await withStorage(.sqlite, migrations: AccountsHouse.feature.migrations) { storage in
      let clock = Clock()
      let services = Services(
        storage: storage, clock: { clock.instant }, dataFolder: folder,
        settings: WebSettings(
          csrf: CSRFKey(bytes: Array(repeating: 7, count: 32)),
          demandsSecondFactor: demandsSecondFactor), logger: TestStorage.logger)
      let account = try await AccountsHouse(storage).person("hasan@zona.example")
      try await body(Sample(services: services, account: account, clock: clock))
    }
  }

  @Test func `the right password is enough where no code is asked for`() async throws {
    try await withSample { sample in
      try await sample.verify()
      await #expect(throws: ReentryRefusal.wrongPassword) { try await sample.verify("bukan ini") }
      await #expect(throws: ReentryRefusal.wrongPassword) { try await sample.verify("") }
      let nobody = Principal(accountID: "zona", name: "Zona", grants: [])
      await #expect(throws: ReentryRefusal.wrongPassword) {
        try await Reentry.verify(
          password: AccountsHouse.password, code: nil, principal: nobody,
          services: sample.services)
      }
    }
  }

  @Test func `five wrong tries make the sixth wait, right or wrong, and a right one forgives`()
    async throws
  {
    try await withSample { sample in
      for _ in 0..<4 { try? await sample.verify("bukan ini") }
      try await sample.verify()
      for _ in 0..<5 {
        await #expect(throws: ReentryRefusal.wrongPassword) { try await sample.verify("bukan") }
      }
      let end = sample.services.clock().adding(seconds: 30)
      await #expect(throws: ReentryRefusal.wait(until: end)) { try await sample.verify() }
      sample.clock.move(seconds: 30)
      try await sample.verify()
    }
  }

  @Test func `an act that wants a code refuses whoever has no second factor`() async throws {
    try await withSample { sample in
      let asks = try await Reentry.asksForCode(sample.principal, services: sample.services)
      #expect(!asks)
      await #expect(throws: ReentryRefusal.noSecondFactor) {
        try await sample.verify(code: "000000")
      }
      // The wrong password is said first: whoever does not know it learns nothing else.
      await #expect(throws: ReentryRefusal.wrongPassword) {
        try await sample.verify("bukan ini", code: "000000")
      }
    }
    try await withSample(demandsSecondFactor: false) { sample in
      try await sample.verify(code: "")
    }
  }

  @Test func `a code is good once, a recovery code as well, and a wrong one is not`() async throws {
    try await withSample { sample in
      let (secret, recovery) = try await sample.enrol()
      let asks = try await Reentry.asksForCode(sample.principal, services: sample.services)
      #expect(asks)

      await #expect(throws: ReentryRefusal.wrongCode) {
        try await sample.verify(code: sample.code(secret))
      }
      sample.clock.move(seconds: 30)
      try await sample.verify(code: sample.code(secret))
      await #expect(throws: ReentryRefusal.wrongCode) {
        try await sample.verify(code: sample.code(secret))
      }
      try await sample.verify(code: recovery[0])
      await #expect(throws: ReentryRefusal.wrongCode) {
        try await sample.verify(code: recovery[0])
      }
      // An act that asks for the password only takes it also from somebody with a second factor.
      try await sample.verify()
    }
  }

  @Test func `whoever may not sign in any more cannot confirm anything`() async throws {
    try await withSample { sample in
      let account = sample.account
      try await sample.services.storage.write { transaction in
        let present = try #require(try AccountStore.find(account.id, in: transaction))
        try AccountActs.setActive(
          false, present, act: Act(by: nil, at: TestHouse.now), in: transaction)
      }
      await #expect(throws: ReentryRefusal.wrongPassword) { try await sample.verify() }
    }
  }
}
