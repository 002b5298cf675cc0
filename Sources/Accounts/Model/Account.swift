package import Kernel

/// A person who can sign in.
package struct Account: Hashable, Sendable {
  /// The identity; leads nothing else than itself.
  package let id: ID<Account>
  /// What the person types to sign in; unique in the installation.
  package let login: Login
  /// The name as typed, with titles.
  package var name: PersonName
  /// The instansi that the person belongs to; nil for accounts of the installation itself.
  package let institutionID: String?
  /// Whether the person may sign in.
  package private(set) var isActive: Bool
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes an account.
  package init(
    id: ID<Account>, login: Login, name: PersonName, institutionID: String?,
    isActive: Bool = true, version: Int64 = 1
  ) {
    self.id = id
    self.login = login
    self.name = name
    self.institutionID = institutionID
    self.isActive = isActive
    self.version = version
  }

  /// Gives the person another name.
  ///
  /// - Returns: What happened; empty when the name is the same.
  package mutating func rename(to newName: PersonName) -> [AccountEvent] {
    guard newName != name else { return [] }
    name = newName
    return [.renamed(id, to: newName)]
  }

  /// Stops the person from signing in.
  ///
  /// - Parameters:
  ///   - actor: Who does it; nil for the command line.
  ///   - isLastAdministrator: Whether nobody else could run the installation afterwards.
  /// - Returns: What happened; empty when the account is inactive already.
  /// - Throws: `ownAccount` for oneself, `lastAdministrator` for the only one left.
  package mutating func deactivate(
    by actor: Principal?, isLastAdministrator: Bool
  ) throws(AccountRefusal) -> [AccountEvent] {
    guard actor?.accountID != id.text else { throw .ownAccount }
    guard !isLastAdministrator else { throw .lastAdministrator }
    guard isActive else { return [] }
    isActive = false
    return [.deactivated(id)]
  }

  /// Lets the person sign in again.
  ///
  /// - Returns: What happened; empty when the account is active already.
  package mutating func activate() -> [AccountEvent] {
    guard !isActive else { return [] }
    isActive = true
    return [.activated(id)]
  }
}
