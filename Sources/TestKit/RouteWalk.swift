import HTTPTypes
package import House
package import Kernel
import Testing

/// Walks every registered route as people who must not get through.
///
/// A route is registered together with its access, so nothing can be left out: a new route is in
/// the walk, and in the reviewed table, before it has a test of its own.
package struct RouteWalk: Sendable {
  /// Somebody who asks for every route.
  package struct Caller: Sendable {
    let name: String
    let principal: Principal?

    /// A caller; nil is a visitor.
    package init(_ name: String, _ principal: Principal?) {
      self.name = name
      self.principal = principal
    }
  }

  /// What happened on one route.
  package struct Finding: Sendable {
    /// The route.
    package let rule: RouteRule
    /// The status for each caller, in order.
    package let statuses: [Int]
    /// What was answered against the declared access; empty when all is well.
    package let violations: [String]
  }

  let house: TestHouse
  let callers: [Caller]
  let path: @Sendable (RouteRule) -> String?

  /// Prepares a walk.
  ///
  /// - Parameters:
  ///   - house: With every feature.
  ///   - strangers: Signed-in people whom no policy route may let through: without roles, of
  ///     another unit.
  ///   - path: A real address for a pattern, of things that exist and belong to nobody of the
  ///     strangers; nil when the test has none yet, which is reported as uncovered.
  package init(
    _ house: TestHouse, strangers: [Caller], path: @escaping @Sendable (RouteRule) -> String?
  ) {
    self.house = house
    callers = [Caller("visitor", nil)] + strangers
    self.path = path
  }

  /// Asks for everything.
  ///
  /// - Returns: One finding for each route that has an address, and the routes that have none.
  /// - Throws: What the test client throws.
  package func run() async throws -> (findings: [Finding], uncovered: [RouteRule]) {
    var findings: [Finding] = []
    var uncovered: [RouteRule] = []
    for rule in house.server.rules.sorted(by: Self.isBefore) {
      guard let path = path(rule) else {
        uncovered.append(rule)
        continue
      }
      var statuses: [Int] = []
      var violations: [String] = []
      for caller in callers {
        let answer = try await ask(rule, path, as: caller.principal)
        statuses.append(answer.status.code)
        if !Self.isRight(answer, rule, caller) {
          violations.append(
            "\(rule.method.rawValue) \(path) answered \(answer.status.code) to \(caller.name)")
        }
      }
      findings.append(Finding(rule: rule, statuses: statuses, violations: violations))
    }
    return (findings, uncovered)
  }

  /// The table for review: method, pattern, access, and what each caller got.
  package func table(_ findings: [Finding]) -> String {
    let head = "method path | access | " + callers.map(\.name).joined(separator: ", ")
    return
      ([head]
      + findings.map { finding in
        let statuses = finding.statuses.map(String.init).joined(separator: ", ")
        return
          "\(finding.rule.method.rawValue) \(finding.rule.path) | \(finding.rule.access.words) | "
          + statuses
      }).joined(separator: "\n")
  }

  private func ask(
    _ rule: RouteRule, _ path: String, as principal: Principal?
  ) async throws -> TestAnswer {
    if rule.method == .post, !path.hasPrefix("/api/") {
      return try await house.post(path, as: principal)
    }
    return try await house.send(rule.method, path, as: principal, body: nil)
  }

  /// Visitors are sent to sign in; strangers are told nothing, or no.
  private static func isRight(
    _ answer: TestAnswer, _ rule: RouteRule, _ caller: Caller
  ) -> Bool {
    let isSentToSignIn =
      answer.location?.hasPrefix(RouteTable.signInPath + "?kembali=") == true
      || answer.status.code == 401
    switch (rule.access, caller.principal) {
    case (.everyone, _): return answer.status.code < 500 && !isSentToSignIn
    case (_, nil): return isSentToSignIn
    case (.signedIn, _): return answer.status.code < 500 && !isSentToSignIn
    case (.policy, _): return [403, 404].contains(answer.status.code)
    }
  }

  private static func isBefore(_ left: RouteRule, _ right: RouteRule) -> Bool {
    (left.path, left.method.rawValue) < (right.path, right.method.rawValue)
  }
}

extension RouteAccess {
  /// As the reviewed table says it.
  package var words: String {
    switch self {
    case .everyone: "everyone"
    case .signedIn: "signed in"
    case .policy(let action): "policy: " + action
    }
  }
}
