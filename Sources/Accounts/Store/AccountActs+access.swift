import AccountsModel
import Kernel
import Storage

extension AccountActs {
  /// Ends every way into an account that a coordinator could have made for themselves, at the
  /// moment at which a role puts it out of their reach.
  ///
  /// Not for what the command line does, and not for roles that somebody gives themselves.
  static func endAccess(
    of id: ID<Account>, held: [RoleGrant], given grant: RoleGrant, _ act: Act,
    in transaction: Transaction
  ) throws {
    guard let giver = act.principal, giver.accountID != id.text,
      let home = try AccountStore.find(id, in: transaction)?.institutionID,
      AccountReach.of(home: home, grants: held).isResetByCoordinator,
      !AccountReach.of(home: home, grants: held + [grant]).isResetByCoordinator
    else { return }
    try SessionStore.endAll(of: id, in: transaction)
    try PendingSignInStore.endAll(of: id, in: transaction)
    try LinkStore.endPasswordLinks(of: id, in: transaction)
    guard try AccountStore.endPassword(of: id, in: transaction) else { return }
    try act.journal([AccountEvent.passwordEnded(id).journalEntry], in: transaction)
  }
}
