import Accounts
import AccountsModel
import Cryptography
import Kernel
import PlansModel
import Storage
import WorkUnits
import WorkUnitsModel

/// Links of calendars: only digests of their secrets are stored, one link for each account.
enum CalendarStore {
  /// Whose calendar a link opens, and in which language.
  struct Owner: Sendable {
    let account: ID<Account>
    let language: Language
  }

  /// When the link of an account was made.
  ///
  /// - Returns: nil when there is none.
  static func madeAt(
    _ account: String, in transaction: Transaction
  ) throws(StorageError) -> Instant? {
    let row = try transaction.first(
      "SELECT created_at_ms FROM calendar_link WHERE account_id = \(account)")
    return try row?.instant("created_at_ms")
  }

  /// Makes a link in the place of the one before, which then opens nothing.
  ///
  /// - Returns: The secret of the link; it is told once.
  static func make(
    for account: String, language: Language, act: Act, in transaction: Transaction
  ) throws(StorageError) -> String {
    let token = SecureGenerator().token()
    try transaction.execute(
      """
      INSERT INTO calendar_link (account_id, token_digest, language, created_at_ms)
      VALUES (\(account), \(SessionStore.digest(of: token)), \(language.rawValue), \(act.now))
      ON CONFLICT (account_id) DO UPDATE SET
        token_digest = excluded.token_digest, language = excluded.language,
        created_at_ms = excluded.created_at_ms
      """)
    try journal("calendar_link_made", account, act, in: transaction)
    return token
  }

  /// Takes the link of an account back.
  static func remove(
    of account: String, act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let gone = try transaction.execute(
      "DELETE FROM calendar_link WHERE account_id = \(account)")
    guard gone == 1 else { return }
    try journal("calendar_link_removed", account, act, in: transaction)
  }

  /// Whose calendar a secret opens.
  ///
  /// - Returns: nil for a secret that is unknown or replaced, and for an inactive account.
  static func owner(
    of token: String, in transaction: Transaction
  ) throws(StorageError) -> Owner? {
    let row = try transaction.first(
      """
      SELECT calendar_link.account_id, calendar_link.language
      FROM calendar_link JOIN account ON account.id = calendar_link.account_id
      WHERE calendar_link.token_digest = \(SessionStore.digest(of: token))
        AND account.is_active = 1
      """)
    guard let row else { return nil }
    return Owner(
      account: try row.id("account_id", of: Account.self),
      language: Language(rawValue: try row.text("language")) ?? .indonesian)
  }

  private static func journal(
    _ event: String, _ account: String, _ act: Act, in transaction: Transaction
  ) throws(StorageError) {
    let entry = JournalEntry(
      subjectKind: "calendar_link", subjectID: account, event: event,
      facts: JournalFacts().json)
    try Journal.append([entry], by: act.principal, at: act.now, in: transaction)
  }
}

/// The days of one person: due items, follow-ups, own promises, and monitoring of own teams.
///
/// Rights lapse with the stay: nothing of a unit that the person is not on the roster of today.
struct PersonalCalendar {
  /// The most plans of one person that are looked into for promises.
  private static let mostPlans = 10

  let language: Language
  /// The address of this installation, such as `https://zona.example`.
  let origin: String
  let day: CalendarDate
  let transaction: Transaction

  /// Collects the days of the person behind an account; empty for somebody on no roster.
  func entries(ofAccount account: ID<Account>) throws -> [CalendarFeed.Entry] {
    let person = try RosterCheck.person(ofAccount: account.text, in: transaction)
    guard let person else { return [] }
    return try items(of: person) + followUps(of: person) + promises(of: person)
      + monitoring(of: person)
  }

  private func items(of person: ID<Employee>) throws -> [CalendarFeed.Entry] {
    let owned = try PlanItemStore.items(
      entrustedTo: person, years: day.year - 1...day.year + 1, on: day, in: transaction)
    return try owned.filter(\.owner.isHere).map { item, _ in
      let content = item.content
      let target =
        content.output.text + ": " + content.target.formatted(in: language) + " "
        + content.target.measure.text
      return CalendarFeed.Entry(
        key: item.id.text, day: content.dueOn,
        summary: CalendarText.due(content.action.text).in(language),
        details: target + "\n" + (try name(item.unitID)),
        address: origin + PlanLink.item(PlanKey(item.unitID, item.year), item.id).path)
    }
  }

  private func followUps(of person: ID<Employee>) throws -> [CalendarFeed.Entry] {
    let open = try FollowUpStore.open(entrustedTo: person, on: day, in: transaction)
    return try open.filter(\.owner.isHere).map { followUp, _ in
      let key = PlanKey(followUp.unitID, followUp.year)
      return CalendarFeed.Entry(
        key: followUp.id.text, day: followUp.content.dueOn,
        summary: CalendarText.followUp(followUp.content.what.text).in(language),
        details: try name(followUp.unitID),
        address: origin + PlanLink.monitoring(key, followUp.quarter).path)
    }
  }

  private func promises(of person: ID<Employee>) throws -> [CalendarFeed.Entry] {
    var entries: [CalendarFeed.Entry] = []
    let plans = try AgentStore.plans(ofAgent: person, in: transaction)
    for (unit, year) in plans.prefix(Self.mostPlans) {
      let lines = try AgentStore.agents(of: unit, year: year, on: day, in: transaction)
      for line in lines where line.person.id == person && line.person.isHere {
        entries.append(
          CalendarFeed.Entry(
            key: line.agent.id.text, day: line.agent.content.dueOn,
            summary: CalendarText.promise(line.agent.content.promise.text).in(language),
            details: try name(unit), address: origin + PlanLink.team(PlanKey(unit, year)).path))
      }
    }
    return entries
  }

  /// The quarters that the teams of the person meet about, while those teams hold.
  private func monitoring(of person: ID<Employee>) throws -> [CalendarFeed.Entry] {
    let rows = try transaction.query(
      """
      SELECT team.unit_id, team.year, team.valid_from, team.valid_until
      FROM work_team_member member
      JOIN work_team team ON team.unit_id = member.unit_id AND team.year = member.year
        AND team.id = member.team_id
      WHERE member.employee_id = \(person)
        AND team.year BETWEEN \(day.year - 1) AND \(day.year + 1)
        AND EXISTS (
          SELECT 1 FROM unit_stay stay
          WHERE stay.unit_id = team.unit_id AND stay.employee_id = member.employee_id
            AND stay.joined_on <= \(day) AND (stay.left_on IS NULL OR stay.left_on >= \(day))
        )
      ORDER BY team.year, team.unit_id, team.id
      """)
    var entries: [CalendarFeed.Entry] = []
    for row in rows {
      let unit = try row.id("unit_id", of: WorkUnit.self)
      guard let year = CycleYear(Int(try row.int("year"))) else { continue }
      let held = try row.date("valid_from")...row.date("valid_until")
      for quarter in Quarter.allCases where held.contains(quarter.opensOn(in: year)) {
        entries.append(
          CalendarFeed.Entry(
            key: "monitoring-\(unit)-\(year.number)-\(quarter.code)",
            day: quarter.opensOn(in: year),
            summary: CalendarText.monitoring(quarter, year).in(language),
            details: try name(unit),
            address: origin + PlanLink.quarters(PlanKey(unit, year)).path))
      }
    }
    return entries
  }

  private func name(_ unit: ID<WorkUnit>) throws -> String {
    try WorkUnitStore.name(of: unit, on: day, in: transaction) ?? ""
  }
}
