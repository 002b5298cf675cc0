import Accounts
import AccountsModel
import EvaluationsModel
import Kernel
import Storage
import WorkUnits
import WorkUnitsModel

/// What an import of places needs to know, and the storing of a decided one.
enum PlaceImportStore {
  /// The units of an instansi with what somebody said of each; four statements.
  ///
  /// - Parameters:
  ///   - institution: The instansi.
  ///   - day: On which names and the tree are looked at.
  ///   - transaction: A read is enough.
  /// - Returns: The units in the order of the tree.
  /// - Throws: What the database throws.
  static func ground(
    of institution: ID<Institution>, on day: CalendarDate, in transaction: Transaction
  ) throws -> PlaceGround {
    let sites = try PlaceStore.sites(of: institution, in: transaction)
    let minutes = try PlaceStore.minutes(of: institution, in: transaction)
    let languages = try PlaceStore.languages(of: institution, in: transaction)
    let tree = try TreeStore.tree(of: institution, on: day, in: transaction)
    return PlaceGround(
      units: tree.lines.map(\.line).map { line in
        UnitFacts(
          id: line.id, name: line.name, site: sites[line.id],
          languages: languages[line.id] ?? [], minutes: minutes[line.id])
      }, provinces: TeamText.provinces, languages: LanguageText.codes)
  }

  /// Stores an accepted import in a number of statements that hardly grows with its rows.
  ///
  /// - Throws: `WorkUnitRefusal` for a unit that was closed meanwhile, or what the database throws.
  static func store(
    _ plan: PlaceImport, of institution: ID<Institution>, act: Act, in transaction: Transaction
  ) throws {
    precondition(plan.isAccepted, "an import with refused rows is never stored")
    guard !plan.changes.isEmpty else { return }
    try PlaceStore.noteHeads(of: institution, in: transaction)
    var sites: [(unit: ID<WorkUnit>, site: Site?)] = []
    var work: [(unit: ID<WorkUnit>, minutes: Int?)] = []
    var languages: [ID<WorkUnit>: [LanguageCode]] = [:]
    var entries: [JournalEntry] = []
    for change in plan.changes {
      let (before, after) = (change.before, change.after)
      if before.site != after.site {
        sites.append((after.id, after.site))
        entries.append(TeamEvent.unitSited(after.id, after.site).journalEntry)
      }
      if before.minutes != after.minutes {
        work.append((after.id, after.minutes))
        entries.append(TeamEvent.unitWorkSet(after.id, after.minutes).journalEntry)
      }
      if before.languages != after.languages { languages[after.id] = after.languages }
    }
    try PlaceStore.save(sites, of: institution, in: transaction)
    try PlaceStore.save(work, of: institution, in: transaction)
    entries += try LanguageActs.set(languages, in: institution, act: act, transaction: transaction)
    try act.journal(entries, in: transaction)
  }
}
