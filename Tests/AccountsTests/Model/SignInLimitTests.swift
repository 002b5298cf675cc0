import AccountsModel
import Kernel
import Testing

@Suite struct SignInLimitTests {
  let start = Instant.sample

  @Test func `five tries are free and the sixth waits`() {
    var limit = SignInLimit()
    for _ in 0..<4 { limit.fail(login: "siti", address: "a", now: start) }

    #expect(limit.waitUntil(login: "siti", address: "a", now: start) == nil)

    limit.fail(login: "siti", address: "a", now: start)

    #expect(limit.waitUntil(login: "siti", address: "a", now: start) == start.adding(seconds: 30))
    #expect(limit.waitUntil(login: "siti", address: "a", now: start.adding(seconds: 30)) == nil)
  }

  @Test(arguments: [(5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (30, 900)])
  func `each further failure doubles the wait up to a quarter of an hour`(
    failures: Int, seconds: Int64
  ) {
    var limit = SignInLimit()
    for _ in 0..<failures { limit.fail(login: "siti", address: "a", now: start) }

    let end = limit.waitUntil(login: "siti", address: "a", now: start)

    #expect(end == start.adding(seconds: seconds))
  }

  @Test func `an office behind one address goes on working`() {
    var limit = SignInLimit()
    for _ in 0..<20 { limit.fail(login: "siti", address: "office", now: start) }

    #expect(limit.waitUntil(login: "hasan", address: "office", now: start) == nil)
    #expect(limit.waitUntil(login: "siti", address: "home", now: start) == nil)
  }

  @Test func `the right password and an hour of rest both forget`() {
    var limit = SignInLimit()
    for _ in 0..<9 { limit.fail(login: "siti", address: "a", now: start) }
    limit.succeed(login: "siti", address: "a")
    #expect(limit.waitUntil(login: "siti", address: "a", now: start) == nil)

    for _ in 0..<9 { limit.fail(login: "siti", address: "a", now: start) }
    let later = start.adding(seconds: 3600)
    limit.fail(login: "siti", address: "a", now: later)
    #expect(limit.waitUntil(login: "siti", address: "a", now: later) == nil)
  }

  @Test func `the memory is bounded and the latest failures stay`() {
    var limit = SignInLimit(capacity: 100)
    for index in 0..<1000 {
      let now = start.adding(seconds: Int64(index))
      for _ in 0..<5 { limit.fail(login: "person \(index)", address: "a", now: now) }
      #expect(limit.count <= 100)
    }

    let end = start.adding(seconds: 999)
    #expect(limit.waitUntil(login: "person 999", address: "a", now: end) != nil)
  }
}

@Suite struct SessionRuleTests {
  let start = Instant.sample

  @Test(
    arguments: [
      (0, 0, true), (0, 12 * 3600 - 1, true), (0, 12 * 3600, false),
      (7 * 86_400 - 10, 7 * 86_400 - 1, true), (7 * 86_400 - 10, 7 * 86_400, false),
    ] as [(Int64, Int64, Bool)])
  func `a session ends after twelve idle hours and after seven days`(
    lastSeen: Int64, now: Int64, isAlive: Bool
  ) {
    #expect(
      SessionRule.isAlive(
        createdAt: start, lastSeenAt: start.adding(seconds: lastSeen),
        now: start.adding(seconds: now)) == isAlive)
  }

  @Test func `a request is noted every five minutes`() {
    #expect(!SessionRule.isWorthNoting(lastSeenAt: start, now: start.adding(seconds: 299)))
    #expect(SessionRule.isWorthNoting(lastSeenAt: start, now: start.adding(seconds: 300)))
  }
}
