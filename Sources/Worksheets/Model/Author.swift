package import Kernel

/// Who wrote something, as known at that moment.
package struct Author: Hashable, Sendable {
  /// The id of the account.
  package let accountID: String
  /// The name then, with titles.
  package let name: String

  /// Describes an author.
  package init(accountID: String, name: String) {
    self.accountID = accountID
    self.name = name
  }

  /// The person who acts.
  package init(_ principal: Principal) {
    self.init(accountID: principal.accountID, name: principal.name)
  }
}
