import Accounts
import AccountsModel
import Kernel
import Storage
import WorkUnitsModel

/// Stores the rosters, zones, calendar and standings of the demo; safe to repeat.
enum DemoRosterStore {
  /// Stores whatever of the demo is not there yet.
  static func store(_ act: Act, in transaction: Transaction) throws {
    for roster in DemoRoster.units { try store(roster, act, in: transaction) }
    for entry in DemoRoster.settings {
      let codes = entry.codes.compactMap { LanguageCode($0) }
      guard
        let unit = try unit(entry.unit, of: "Kementerian Perdagangan", act, in: transaction),
        let zone = UnitZone(entry.zone), let setting = UnitSetting(zone: zone, languages: codes)
      else { continue }
      try WorkUnitActs.set(
        setting, of: unit, version: unit.version, act: act, in: transaction)
    }
    try storeYear(act, in: transaction)
  }

  private static func store(
    _ roster: DemoRoster.Unit, _ act: Act, in transaction: Transaction
  ) throws {
    guard let unit = try unit(roster.unit, of: roster.institution, act, in: transaction),
      let day = CalendarDate(DemoRoster.firstDay),
      try RosterStore.memberCount(of: unit.id, on: act.day, in: transaction) == 0
    else { return }
    for (index, person) in roster.people.enumerated() {
      let history = try RosterActs.join(
        nip: try NIP(person.nip), name: try PersonName(person.name),
        post: Post(
          institutionID: unit.institutionID, unitID: unit.id,
          position: try JobTitle(person.position), section: try PlaceName(person.section)),
        on: day, act: act, in: transaction)
      if let login = person.login,
        let account = try AccountStore.find(login: try Login(login), in: transaction)
      {
        try RosterActs.link(
          history, to: account.id, version: history.version, act: act, in: transaction)
      }
      if index == 0 {
        try RosterActs.appoint(
          UnitHead(unitID: unit.id, employeeID: history.id, isActing: false, from: day),
          act: act, in: transaction)
      }
    }
  }

  private static func storeYear(_ act: Act, in transaction: Transaction) throws {
    guard let year = CycleYear(2026), let measured = CycleYear(2025),
      let cycle = try CycleStore.nationalCycles(in: transaction).first(where: { $0.year == year }),
      let clock = ZoneClock(.wib), let dated = CalendarDate("2025-12-01"),
      try StageWindowStore.changes(of: cycle.id, stage: nil, in: transaction).isEmpty
    else { return }
    for entry in DemoRoster.calendar {
      guard let opens = LocalTime(entry.opens), let closes = LocalTime(entry.closes) else {
        continue
      }
      let window = try FillWindow(
        from: clock.instant(of: opens), until: clock.instant(of: closes).adding(seconds: 1))
      try YearActs.set(
        entry.stage, of: cycle, to: window, zone: .wib, reason: "Data contoh", number: 0,
        act: act, in: transaction)
    }
    for entry in DemoRoster.standings {
      let found = try InstitutionStore.find(name: entry.institution, in: transaction)
      guard let institution = found else { continue }
      for measure in StandingMeasure.allCases {
        guard let value = entry.values[measure],
          let fact = StandingFact(
            measure: measure, value: value, source: "Data contoh", dated: dated)
        else { continue }
        try YearActs.record(
          fact, of: institution.id, year: measured, act: act, in: transaction)
      }
      try YearActs.plan(
        YearPlan(
          quota: YearPlan.Quota(units: 3, source: "Data contoh"), targetWBK: 2, targetWBBM: 1),
        of: institution.id, year: year, act: act, in: transaction)
    }
  }

  private static func unit(
    _ name: String, of institution: String, _ act: Act, in transaction: Transaction
  ) throws -> WorkUnit? {
    let place = try WorkUnitPlaces.find(
      institution: institution, unit: name, on: act.day, in: transaction)?.place
    guard case .workUnit(let text, _) = place, let id = ID<WorkUnit>(text) else { return nil }
    return try WorkUnitStore.find(id, in: transaction)
  }
}
