package import AccountsModel
package import Kernel

/// How often a person gets letters by mail.
package enum MailRhythm: String, CaseIterable, Sendable {
  /// As soon as there is something, outside the quiet hours.
  case atOnce = "at_once"
  /// One letter a day, in the morning.
  case daily
  /// None; messages are in the application all the same.
  case never
}

/// Hours of the day, in WIB, in which no letter is sent.
package struct QuietHours: Hashable, Sendable {
  /// From eight in the evening to six in the morning.
  package static let usual = QuietHours(hours: 20, 6)
  /// No quiet hours.
  package static let none = QuietHours(hours: 0, 0)

  /// The first hour that is quiet, `0...23`.
  package let from: Int
  /// The first hour that is not quiet again, `0...23`; the same as `from` for no quiet hours.
  package let until: Int

  /// Takes two hours.
  ///
  /// - Returns: nil for an hour that the day does not have.
  package init?(from: Int, until: Int) {
    guard (0...23).contains(from), (0...23).contains(until) else { return nil }
    self.init(hours: from, until)
  }

  private init(hours from: Int, _ until: Int) {
    self.from = from
    self.until = until
  }

  /// Whether an hour of the day is quiet.
  package func contains(hour: Int) -> Bool {
    if from == until { return false }
    if from < until { return (from..<until).contains(hour) }
    return hour >= from || hour < until
  }
}

/// What a person set about letters by mail.
package struct MailPreference: Hashable, Sendable {
  /// What holds until a person sets something else.
  package static let usual = MailPreference(rhythm: .atOnce, quiet: .usual)

  /// How often.
  package let rhythm: MailRhythm
  /// When not.
  package let quiet: QuietHours

  /// Joins rhythm and quiet hours.
  package init(rhythm: MailRhythm, quiet: QuietHours) {
    self.rhythm = rhythm
    self.quiet = quiet
  }

  /// The change as the journal keeps it.
  package func journalEntry(of account: ID<Account>) -> JournalEntry {
    JournalEntry(
      subjectKind: "mail_preference", subjectID: account.text, event: "mail_preference_set",
      facts: JournalFacts().text("rhythm", rhythm.rawValue).number("quiet_from", quiet.from)
        .number("quiet_until", quiet.until).json)
  }
}
