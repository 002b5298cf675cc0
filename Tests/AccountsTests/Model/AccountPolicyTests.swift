import AccountsModel
import Kernel
import TestKit
import Testing

@Suite struct AccountPolicyTests {
  @Test func `the table of rights over accounts is the reviewed one`() {
    let reaches: [(String, AccountReach)] = [
      ("own institution", .institution(Cast.ministry)),
      ("own institution, judging there", .judging(Cast.ministry)),
      ("other institution", .institution(Cast.otherMinistry)), ("national", .national),
    ]
    var lines: [String] = []
    for (name, reach) in reaches {
      lines.append("on an account that reaches: \(name)")
      lines.append(
        "".padded(to: 20) + AccountAction.allCases.map(\.rawValue).joined(separator: "  "))
      for (who, principal) in Cast.everybody {
        let marks = AccountAction.allCases.map { action in
          (AccountPolicy.mayAct(principal, action, on: reach) ? "✔" : "·")
            .padded(to: action.rawValue.count + 2)
        }
        lines.append((who.padded(to: 20) + marks.joined()).trimmedEnd())
      }
      lines.append("")
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "account-policy.txt", test: snapshots)
  }

  @Test func `the table of roles that may be given is the reviewed one`() {
    let places: [(String, GrantPlace)] = [
      ("national", .national), ("own institution", .institution(Cast.ministry)),
      ("own unit", .workUnit(Cast.unit, institution: Cast.ministry)),
      ("other institution", .institution(Cast.otherMinistry)),
      ("other unit", .workUnit(Cast.otherUnit, institution: Cast.otherMinistry)),
    ]
    var lines: [String] = []
    for (who, principal) in Cast.everybody {
      lines.append("\(who) gives")
      for role in Role.allCases {
        let where_ = places.filter { AccountPolicy.mayGrant(principal, role, at: $0.1) }
          .map(\.0)
        lines.append(
          "  " + role.rawValue.padded(to: 19)
            + (where_.isEmpty ? "·" : where_.joined(separator: ", ")))
      }
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "grant-policy.txt", test: snapshots)
  }

  @Test func `an account reaches beyond its instansi through any role elsewhere`() throws {
    let home = try RoleGrant.sample()
    let elsewhere = try RoleGrant.sample(
      at: .workUnit(Cast.otherUnit, institution: Cast.otherMinistry))
    let national = try RoleGrant.sample(role: .administrator, at: .national)

    #expect(AccountReach.of(home: Cast.ministry, grants: []) == .institution(Cast.ministry))
    #expect(AccountReach.of(home: Cast.ministry, grants: [home]) == .institution(Cast.ministry))
    #expect(AccountReach.of(home: Cast.ministry, grants: [home, elsewhere]) == .national)
    #expect(AccountReach.of(home: Cast.ministry, grants: [national]) == .national)
    #expect(AccountReach.of(home: nil, grants: []) == .national)
    let judging = try RoleGrant.sample(role: .internalAssessor, at: .institution(Cast.ministry))
    #expect(
      AccountReach.of(home: Cast.ministry, grants: [home, judging]) == .judging(Cast.ministry))
    #expect(AccountReach.of(home: Cast.ministry, grants: [judging, national]) == .national)
  }

  @Test func `a coordinator manages the own instansi and an administrator all`() {
    #expect(AccountPolicy.managedInstitutions(by: Cast.administrator) == nil)
    #expect(AccountPolicy.managedInstitutions(by: Cast.coordinator) == [Cast.ministry])
    #expect(AccountPolicy.managedInstitutions(by: Cast.unitHead) == [])
    #expect(AccountPolicy.managedInstitutions(by: nil) == [])
  }
}

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = snapshotAnchor()

private func snapshotAnchor(_ file: String = #filePath) -> String {
  let folders = file.split(separator: "/").dropLast(2)
  return "/" + folders.joined(separator: "/") + "/Tests.swift"
}
