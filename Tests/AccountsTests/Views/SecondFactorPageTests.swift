import AccountsModel
import Kernel
import TestKit
import Testing
import Web

@testable import Accounts

@Suite struct SecondFactorPageTests {
  private static func page(_ language: Language) -> PageContext {
    PageContext(
      language: language, principalName: "Hasan", path: "/faktor-kedua", token: { "token" })
  }

  @Test(arguments: Language.allCases)
  func `the own page, without, required, in place and nearly used up`(language: Language) {
    let page = Self.page(language)
    let states: [(String, SecondFactorState?, Bool)] = [
      ("second-factor-absent", nil, false), ("second-factor-required", nil, true),
      ("second-factor-present", SecondFactorState(since: .sample, recoveryCodesLeft: 9), true),
      ("second-factor-few-codes", SecondFactorState(since: .sample, recoveryCodesLeft: 2), true),
    ]
    for (name, state, isRequired) in states {
      expectPageSnapshot(
        SecondFactorPage(
          state: state, isRequired: isRequired,
          errors: name == "second-factor-required" ? [ReentryRefusal.wrongPassword.formError] : [],
          page: page),
        named: "\(name).\(language.rawValue).html", test: snapshots)
    }
  }

  @Test(arguments: Language.allCases)
  func `setting it up, the recovery codes, and a change`(language: Language) throws {
    let page = Self.page(language)
    let model = try SecondFactorSetup(
      secret: Array(0..<20), login: try Login("hasan@zona.example"))
    expectPageSnapshot(
      SecondFactorSetupPage(
        model: model, errors: [ReentryRefusal.wrongCode.formError], page: page),
      named: "second-factor-setup.\(language.rawValue).html", test: snapshots)
    expectPageSnapshot(
      RecoveryCodesPage(
        codes: ["ABCDEFGHIJKLMNOP", "QRSTUVWXYZ234567"], isFirst: true, page: page),
      named: "recovery-codes.\(language.rawValue).html", test: snapshots)
    for (name, purpose) in [
      ("second-factor-other-phone", SecondFactorChangePage.Purpose.otherPhone),
      ("second-factor-new-codes", .newCodes),
    ] {
      expectPageSnapshot(
        SecondFactorChangePage(purpose: purpose, errors: [], page: page),
        named: "\(name).\(language.rawValue).html", test: snapshots)
    }
  }

  @Test(arguments: Language.allCases)
  func `the second step of signing in, and taking the factor away`(language: Language) throws {
    let page = Self.page(language)
    for (name, trouble) in [
      ("sign-in-code-empty", nil), ("sign-in-code-wrong", SignInTrouble.wrong),
      ("sign-in-code-wait", .wait(until: .sample)),
    ] {
      expectPageSnapshot(
        SignInCodePage(back: "/tugas", trouble: trouble, page: page),
        named: "\(name).\(language.rawValue).html", test: snapshots)
    }
    expectPageSnapshot(
      SecondFactorRemovalPage(
        account: try Account.sample(), typedReason: "Ponsel <hilang>", asksForCode: true,
        errors: [ReentryRefusal.noSecondFactor.formError], page: page),
      named: "second-factor-removal.\(language.rawValue).html", test: snapshots)
  }
}
