import AccountsModel
import Kernel
import MessagesModel
import TestKit
import Testing

@testable import Messages

@Suite struct MessageKindTests {
  @Test func `a kind keeps the words that it was declared with`() {
    let wording = MessageKind.returned.wording

    #expect(wording.kind == "returned")
    #expect(wording.title == Text("LKE dikembalikan", "Worksheet returned"))
    #expect(wording.sentence.english == "Read the notes and put it right.")
  }

  @Test(arguments: ["/", "/lke/1?soal=3", "/a//b"])
  func `a path of ours is taken`(path: String) {
    #expect(InAppPath(path)?.text == path)
  }

  @Test(arguments: [
    "", "lke", "//evil.example", "https://evil.example", "/\\evil.example", "/a b", "/a\r\nX: y",
    "/\u{e9}", "\\", "/" + String(repeating: "a", count: 300),
  ])
  func `a path that could lead elsewhere is refused`(path: String) {
    #expect(InAppPath(path) == nil)
  }

  @Test func `the table of rights over messages is the reviewed one`() {
    let own = "018f0000-0000-7000-8000-00000000000a"
    let people: [(String, Principal?)] = [
      ("visitor", nil),
      ("the recipient", Principal(accountID: own, name: "Siti", grants: [])),
      ("somebody else", Principal(accountID: "other", name: "Bayu", grants: [])),
      (
        "administrator",
        Principal(
          accountID: "admin", name: "Wati", grants: [Grant(.administrator, for: .national)])
      ),
      (
        "coordinator",
        Principal(
          accountID: "pic", name: "Rini", grants: [Grant(.coordinator, for: .institution("i"))])
      ),
    ]
    let lines = people.map { name, principal in
      let allowed = MessageAction.allCases.filter {
        MessagePolicy.mayAct(principal, $0, on: own)
      }
      return name + ": " + (allowed.isEmpty ? "·" : allowed.map(\.rawValue).joined(separator: ", "))
    }

    expectSnapshot(lines.joined(separator: "\n"), named: "message-policy.txt", test: snapshots)
  }
}

/// A path beside which `__Snapshots__` of this test target lies.
let snapshots = snapshotAnchor()

private func snapshotAnchor(_ file: String = #filePath) -> String {
  let folders = file.split(separator: "/").dropLast(2)
  return "/" + folders.joined(separator: "/") + "/Tests.swift"
}
