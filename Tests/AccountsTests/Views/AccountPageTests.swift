import AccountsModel
import Kernel
import TestKit
import Testing
import Web

@testable import Accounts

@Suite struct AccountPageTests {
  private let page = PageContext(principalName: "Wati", path: "/akun", token: { "token" })

  @Test(arguments: Language.allCases)
  func `the front page`(language: Language) {
    expectPageSnapshot(
      StartPage(page: PageContext(language: language)),
      named: "start.\(language.rawValue).html", test: snapshots)
  }

  @Test(arguments: Language.allCases)
  func `the sign-in page and its two troubles`(language: Language) {
    let page = PageContext(language: language, path: "/masuk", token: { "token" })
    let troubles: [(String, SignInTrouble?)] = [
      ("sign-in-empty", nil), ("sign-in-wrong", .wrong),
      ("sign-in-wait", .wait(until: .sample)),
    ]
    for (name, trouble) in troubles {
      expectPageSnapshot(
        SignInPage(
          login: trouble == nil ? "" : "siti@zona.example", back: "/", trouble: trouble, page: page),
        named: "\(name).\(language.rawValue).html", test: snapshots)
    }
  }

  @Test func `the list, full and empty`() throws {
    let id = try Account.sample().id
    let line = AccountList.Line(
      id: id, login: "siti@zona.example", name: "Siti <Rahma>", institutionID: Cast.ministry,
      isActive: true, reachesBeyond: false, roles: [.unitStaff, .coordinator])
    let far = AccountList.Line(
      id: id, login: "bayu@zona.example", name: "Bayu", institutionID: nil, isActive: false,
      reachesBeyond: true, roles: [])
    for (name, list) in [
      ("accounts-full", AccountList(lines: [line, far], total: 60)),
      ("accounts-empty", AccountList(lines: [], total: 0)),
    ] {
      expectPageSnapshot(
        AccountListPage(
          query: AccountQuery(search: "a&b", page: 2), list: list,
          institutionNames: [Cast.ministry: "Kementerian Perindustrian"], seesAll: false,
          page: page), named: "\(name).html", test: snapshots)
    }
  }

  @Test func `an account with roles in every state`() throws {
    let account = try Account.sample()
    var ended = try RoleGrant.sample(from: "2025-01-01")
    _ = try ended.end(at: .sample, isLastAdministrator: false)
    let subject = AccountSubject(
      account: account,
      grants: [
        try RoleGrant.sample(), try RoleGrant.sample(from: "2027-01-01"),
        try RoleGrant.sample(from: "2025-01-01", until: "2025-12-31"), ended,
      ], reach: .institution(Cast.ministry))
    let model = AccountModel(
      subject: subject,
      labels: [Cast.ministry: "Kementerian Perindustrian", Cast.unit: "BSPJI Pekanbaru"],
      act: Act(by: Cast.coordinator, at: .sample))

    expectPageSnapshot(
      AccountPage(model: model, typedName: nil, errors: [], page: page), named: "account.html",
      test: snapshots)
  }

  @Test func `a refused role form keeps what was typed`() throws {
    var form = RoleForm(
      FormBody([
        ("peran", "unit_staff"), ("tempat", Cast.unit), ("sejak", "besok"), ("sampai", ""),
      ]))
    form.typedUntil = "2027-01-01"
    expectPageSnapshot(
      NewRolePage(
        account: try Account.sample(), form: form, search: "bspji",
        roles: [.unitHead, .unitStaff],
        places: [
          PlaceOption(
            .workUnit(Cast.unit, institution: Cast.ministry), label: "BSPJI Pekanbaru")
        ], offersNation: false, errors: form.errors, page: page), named: "role-refused.html",
      test: snapshots)
  }

  @Test func `the pages around passwords`() throws {
    let errors = [PasswordForm.error(.tooShort(found: 6, needed: 12), field: "sandi_baru")]
    expectPageSnapshot(
      PasswordPage(login: "siti@zona.example", errors: errors, page: page),
      named: "password-refused.html", test: snapshots)
    expectPageSnapshot(
      PasswordLinkPage(
        name: "Siti Rahma", login: "siti@zona.example", token: "abc", errors: [], page: page),
      named: "password-link.html", test: snapshots)
    expectPageSnapshot(
      SetupPage(token: "abc", form: AccountForm(), errors: [], page: page),
      named: "setup.html", test: snapshots)
    expectPageSnapshot(
      PasswordLinkMadePage(
        account: try Account.sample(), url: "https://zona.example/sandi/atur/abc", page: page),
      named: "password-link-made.html", test: snapshots)
  }

  @Test func `what will happen is said before it happens`() throws {
    expectPageSnapshot(
      DeactivationPage(account: try Account.sample(), page: page), named: "deactivation.html",
      test: snapshots)
    expectPageSnapshot(
      RoleEndPage(
        account: try Account.sample(), grant: try RoleGrant.sample(until: "2027-01-31"),
        placeName: "BSPJI Pekanbaru", page: page), named: "role-end.html", test: snapshots)
  }

  @Test func `every refusal has a sentence in both languages`() {
    let refusals: [AccountRefusal] = [
      .loginTaken, .lastAdministrator, .ownAccount, .untilBeforeFrom, .alreadyGranted,
      .linkIsSpent, .rolesExclude, .stale,
    ]
    let texts =
      refusals.map { AccountText.refusal($0) }
      + Role.allCases.map { AccountText.refusal(.scopeDoesNotFit($0)) }
    let lines = texts.flatMap { [$0.indonesian, "  " + $0.english] }

    expectSnapshot(lines.joined(separator: "\n"), named: "refusals.txt", test: snapshots)
  }
}
