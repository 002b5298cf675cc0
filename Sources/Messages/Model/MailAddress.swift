package import AccountsModel

/// An address that a letter can be sent to.
///
/// Its characters cannot end a header line or the brackets around an address.
package struct MailAddress: Hashable, Sendable {
  /// The address in lower case.
  package let text: String

  /// The address of a login.
  ///
  /// - Returns: nil for a NIP, which nobody can write to.
  package init?(_ login: Login) {
    guard login.kind == .email else { return nil }
    text = login.text
  }

  /// The address that somebody typed.
  ///
  /// - Returns: nil for what is none.
  package init?(typed text: String) {
    guard let login = try? Login(text) else { return nil }
    self.init(login)
  }

  /// What stands after the `@`.
  package var domain: String {
    text.split(separator: "@").last.map(String.init) ?? ""
  }
}
