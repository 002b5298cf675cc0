import AccountsModel
import HTTPTypes
import Kernel
import Web

extension AccountText {
  /// A refusal as a page of its own, where no form is shown again.
  static func problem(_ refusal: AccountRefusal) -> Problem {
    let sentence = self.refusal(refusal)
    switch refusal {
    case .stale: return .stale
    case .linkIsSpent:
      return Problem(
        status: .gone, code: "link_is_spent",
        title: Text("Tautan tidak berlaku", "The link is no longer good"), detail: sentence,
        wayOut: Text(
          "Mintalah tautan baru kepada PIC instansi atau pengelola sistem.",
          "Ask your coordinator or administrator for a new link."))
    case .lastAdministrator, .ownAccount, .loginTaken, .scopeDoesNotFit, .untilBeforeFrom,
      .fromTooEarly, .fromTooLate, .untilTooLate, .alreadyGranted, .rolesExclude,
      .ownSecondFactor:
      return Problem(
        status: .unprocessableContent, code: code(of: refusal),
        title: Text("Tidak dapat dilakukan", "This cannot be done"), detail: sentence,
        wayOut: Text("Tidak ada yang berubah.", "Nothing was changed."))
    }
  }

  /// The name of a refusal for programs.
  static func code(of refusal: AccountRefusal) -> String {
    switch refusal {
    case .loginTaken: "login_taken"
    case .lastAdministrator: "last_administrator"
    case .ownAccount: "own_account"
    case .scopeDoesNotFit: "scope_does_not_fit"
    case .untilBeforeFrom: "until_before_from"
    case .fromTooEarly: "from_too_early"
    case .fromTooLate: "from_too_late"
    case .untilTooLate: "until_too_late"
    case .alreadyGranted: "already_granted"
    case .rolesExclude: "roles_exclude"
    case .linkIsSpent: "link_is_spent"
    case .ownSecondFactor: "own_second_factor"
    case .stale: "stale_version"
    }
  }

  /// A link for somebody who may not sign in would help nobody.
  static let inactiveProblem = Problem(
    status: .unprocessableContent, code: "account_inactive",
    title: Text("Akun tidak aktif", "The account is inactive"),
    detail: Text(
      "Akun ini sudah dinonaktifkan, sehingga tautan kata sandi tidak berguna.",
      "This account may not sign in, so a password link would be of no use."),
    wayOut: Text("Aktifkan akunnya dahulu.", "Let the account sign in first."))

  /// A coordinator asks for a link with which they could sign in as an assessor.
  static let resetProblem = Problem(
    status: .forbidden, code: "reset_by_administrator",
    title: Text("Hanya pengelola sistem", "Administrators only"),
    detail: assessorReset,
    wayOut: Text(
      "Mintalah pengelola sistem membuat tautannya. Tidak ada yang berubah.",
      "Ask an administrator to make the link. Nothing was changed."))

  /// The sentence for somebody who has to wait before the next try.
  static func wait(until end: Instant) -> Text {
    Text(
      "Terlalu banyak percobaan yang gagal. Coba lagi sesudah pukul \(clock(end)) WIB.",
      "Too many failed tries. Try again after \(clock(end)) WIB.")
  }

  /// The same as a page of its own.
  static func waitProblem(until end: Instant, now: Instant) -> Problem {
    Problem(
      status: .tooManyRequests, code: "too_many_tries",
      title: Text("Tunggu sebentar", "Please wait"), detail: wait(until: end),
      wayOut: nil,
      retryAfterSeconds: Int(max(1, (end.milliseconds - now.milliseconds + 999) / 1000)))
  }

  /// Hours, minutes and seconds in WIB: `10.31.05`.
  private static func clock(_ instant: Instant) -> String {
    let seconds = (instant.milliseconds / 1000 + 7 * 3600) % 86_400
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    return two(seconds / 3600) + "." + two(seconds / 60 % 60) + "." + two(seconds % 60)
  }
}
