package import AccountsModel
package import Cryptography
package import Kernel
package import Storage

/// What can be done to accounts: load, decide, save and journal in the caller's transaction.
///
/// Whether the person may do it is asked before; these functions serve pages and commands alike.
package enum AccountActs {
  /// Makes an account without a password.
  ///
  /// - Throws: `AccountRefusal.loginTaken`, or what the database throws.
  package static func create(
    login: Login, name: PersonName, institutionID: String?, act: Act, in transaction: Transaction
  ) throws -> Account {
    guard try AccountStore.find(login: login, in: transaction) == nil else {
      throw AccountRefusal.loginTaken
    }
    var random = SecureGenerator()
    let account = Account(
      id: ID(at: act.now, using: &random), login: login, name: name, institutionID: institutionID)
    try AccountStore.insert(account, at: act.now, in: transaction)
    try act.journal([AccountEvent.created(account).journalEntry], in: transaction)
    return account
  }

  /// Gives an account another name.
  ///
  /// - Throws: `AccountRefusal.stale` for an old form.
  package static func rename(
    _ account: Account, to name: PersonName, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard account.version == version else { throw AccountRefusal.stale }
    var changed = account
    try save(&changed, changed.rename(to: name), act, in: transaction)
  }

  /// Lets a person sign in, or no longer; sessions and links of a person who may not end at once.
  ///
  /// - Throws: `AccountRefusal` for oneself and for the last administrator.
  package static func setActive(
    _ isActive: Bool, _ account: Account, act: Act, in transaction: Transaction
  ) throws {
    var changed = account
    if isActive {
      try save(&changed, changed.activate(), act, in: transaction)
      return
    }
    let events = try changed.deactivate(
      by: act.principal,
      isLastAdministrator: try isLastAdministrator(account.id, act, in: transaction))
    try save(&changed, events, act, in: transaction)
    try SessionStore.endAll(of: account.id, in: transaction)
    try LinkStore.endPasswordLinks(of: account.id, in: transaction)
    try PendingSignInStore.endAll(of: account.id, in: transaction)
  }

  /// Gives a role.
  ///
  /// Where the role takes the account out of the reach of links that a coordinator makes, password,
  /// links and sessions from before end: whoever set them shall not act in the new role.
  ///
  /// - Throws: `AccountRefusal` when role, place or dates do not fit, or it is held already.
  package static func grant(
    _ role: Role, at place: GrantPlace, from: CalendarDate, until: CalendarDate?,
    reason: Reason? = nil, to account: ID<Account>, act: Act, in transaction: Transaction
  ) throws -> RoleGrant {
    if let fault = RoleGrant.faults(from: from, until: until, today: act.day).first {
      throw fault
    }
    var random = SecureGenerator()
    let grant = try RoleGrant(
      id: ID(at: act.now, using: &random), accountID: account, role: role, at: place, from: from,
      until: until, reason: reason)
    let held = try GrantStore.grants(of: account, in: transaction)
    guard !held.contains(where: { overlaps($0, grant) }) else {
      throw AccountRefusal.alreadyGranted
    }
    guard !held.contains(where: { $0.isCurrentOrComing(on: act.day) && $0.excludes(grant) }) else {
      throw AccountRefusal.rolesExclude
    }
    try GrantStore.insert(grant, in: transaction)
    try act.journal([AccountEvent.roleGranted(grant).journalEntry], in: transaction)
    let current = held.filter { $0.isCurrentOrComing(on: act.day) }
    try endAccess(of: account, held: current, given: grant, act, in: transaction)
    return grant
  }

  /// Takes a role back at once.
  ///
  /// - Throws: `AccountRefusal.lastAdministrator` for the only one left.
  package static func end(
    _ grant: RoleGrant, act: Act, in transaction: Transaction
  ) throws {
    var changed = grant
    var isLast = false
    if grant.role == .administrator, grant.isValid(on: act.day) {
      isLast = try isLastAdministrator(grant.accountID, act, in: transaction)
    }
    let events = try changed.end(at: act.now, isLastAdministrator: isLast)
    guard !events.isEmpty else { return }
    try GrantStore.end(changed, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Makes a one-time link to set a password; earlier links of the account end.
  ///
  /// - Returns: The token, which is stored nowhere.
  package static func makePasswordLink(
    for account: ID<Account>, act: Act, in transaction: Transaction
  ) throws -> String {
    let token = SecureGenerator().token()
    try LinkStore.makePasswordLink(token: token, for: account, at: act.now, in: transaction)
    try act.journal([AccountEvent.resetLinkMade(account).journalEntry], in: transaction)
    return token
  }

  /// Sets a password; every session and link of the account ends.
  package static func setPassword(
    _ hash: PasswordHash, of account: ID<Account>, act: Act, in transaction: Transaction
  ) throws {
    try AccountStore.setPassword(hash, of: account, in: transaction)
    try SessionStore.endAll(of: account, in: transaction)
    try PendingSignInStore.endAll(of: account, in: transaction)
    try LinkStore.endPasswordLinks(of: account, in: transaction)
    try act.journal([AccountEvent.passwordSet(account).journalEntry], in: transaction)
  }

  private static func save(
    _ account: inout Account, _ events: [AccountEvent], _ act: Act, in transaction: Transaction
  ) throws {
    guard !events.isEmpty else { return }
    try AccountStore.save(account, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  private static func isLastAdministrator(
    _ account: ID<Account>, _ act: Act, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    let grants = try GrantStore.grants(of: account, in: transaction)
    let isOne = grants.contains { $0.role == .administrator && $0.isValid(on: act.day) }
    guard isOne else { return false }
    return try !GrantStore.hasOtherAdministrator(than: account, on: act.day, in: transaction)
  }

  private static func overlaps(_ held: RoleGrant, _ new: RoleGrant) -> Bool {
    guard held.endedAt == nil, held.role == new.role, held.scope == new.scope else { return false }
    let heldEndsBefore = held.until.map { $0 < new.from } ?? false
    let newEndsBefore = new.until.map { $0 < held.from } ?? false
    return !heldEndsBefore && !newEndsBefore
  }
}
