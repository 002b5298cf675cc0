import AccountsModel
package import Hummingbird
import Kernel
package import Storage
import Web

/// Ending a session from a feature downstream, such as a tablet that becomes a kiosk.
package enum Sessions {
  /// Ends the session of a request and journals it.
  ///
  /// - Parameters:
  ///   - digest: What the context says; nil without a session.
  ///   - act: Who acts.
  ///   - transaction: A write.
  /// - Throws: What the database throws.
  package static func end(
    _ digest: String?, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    guard let digest, let account = act.principal.flatMap({ ID<Account>($0.accountID) }),
      try SessionStore.end(digest: digest, in: transaction)
    else { return }
    try act.journal([AccountEvent.signedOut(account).journalEntry], in: transaction)
  }

  /// Makes the browser forget its session.
  package static func forget(in response: inout Response, isSecure: Bool) {
    response.removeCookie(.session, isSecure: isSecure)
  }
}
