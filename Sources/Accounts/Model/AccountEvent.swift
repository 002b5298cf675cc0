package import Kernel

/// What happened to an account.
package enum AccountEvent: Hashable, Sendable {
  /// It was made.
  case created(Account)
  /// The name changed.
  case renamed(ID<Account>, to: PersonName)
  /// The person may no longer sign in.
  case deactivated(ID<Account>)
  /// The person may sign in again.
  case activated(ID<Account>)
  /// A role was given.
  case roleGranted(RoleGrant)
  /// A role was taken back.
  case roleEnded(RoleGrant)
  /// The password was set; every session of the account ended.
  case passwordSet(ID<Account>)
  /// The password ended with a role that a coordinator's links may not reach.
  case passwordEnded(ID<Account>)
  /// A one-time link to set the password was made.
  case resetLinkMade(ID<Account>)
  /// The second factor was set up or replaced; every other session of the account ended.
  case secondFactorSet(ID<Account>)
  /// The second factor was taken away by somebody else.
  case secondFactorRemoved(ID<Account>, Reason)
  /// A new set of recovery codes took the place of the one before.
  case recoveryCodesMade(ID<Account>)
  /// One recovery code was used up.
  case recoveryCodeUsed(ID<Account>)
  /// The person signed in.
  case signedIn(ID<Account>)
  /// The person signed out.
  case signedOut(ID<Account>)

  /// The event as the journal keeps it; no passwords, no tokens.
  package var journalEntry: JournalEntry {
    switch self {
    case .created(let account):
      entry(
        account.id, "account_created",
        JournalFacts().text("login", account.login.text).text("name", account.name.text)
          .text("institution", account.institutionID))
    case .renamed(let id, let name):
      entry(id, "account_renamed", JournalFacts().text("name", name.text))
    case .deactivated(let id): entry(id, "account_deactivated")
    case .activated(let id): entry(id, "account_activated")
    case .roleGranted(let grant): entry(grant.accountID, "role_granted", facts(of: grant))
    case .roleEnded(let grant): entry(grant.accountID, "role_ended", facts(of: grant))
    case .passwordSet(let id): entry(id, "password_set")
    case .passwordEnded(let id): entry(id, "password_ended")
    case .resetLinkMade(let id): entry(id, "reset_link_made")
    case .secondFactorSet(let id): entry(id, "second_factor_set")
    case .secondFactorRemoved(let id, let reason):
      entry(id, "second_factor_removed", JournalFacts().text("reason", reason.text))
    case .recoveryCodesMade(let id): entry(id, "recovery_codes_made")
    case .recoveryCodeUsed(let id): entry(id, "recovery_code_used")
    case .signedIn(let id): entry(id, "signed_in")
    case .signedOut(let id): entry(id, "signed_out")
    }
  }

  private func entry(
    _ id: ID<Account>, _ event: String, _ facts: JournalFacts = JournalFacts()
  ) -> JournalEntry {
    JournalEntry(subjectKind: "account", subjectID: id.text, event: event, facts: facts.json)
  }

  private func facts(of grant: RoleGrant) -> JournalFacts {
    let facts = JournalFacts().text("grant", grant.id.text).text("role", grant.role.rawValue)
      .text("from", grant.from.description).text("until", grant.until?.description)
      .text("reason", grant.reason?.text)
    return switch grant.scope {
    case .national: facts.text("scope", "national")
    case .institution(let id): facts.text("scope", "institution").text("place", id)
    case .workUnit(let id): facts.text("scope", "work_unit").text("place", id)
    }
  }
}
