package import Accounts
import AccountsModel
import Cryptography
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// What can be done with teams of assessors: load, decide, save and journal in the caller's
/// transaction.
///
/// Whether the person may do it is asked before, through `TeamPolicy`.
package enum TeamActs {
  /// Makes a team of an instansi.
  ///
  /// - Throws: `TeamRefusals`, or what the database throws.
  package static func make(
    _ content: TeamContent, of institution: ID<Institution>, layer: Layer, act: Act,
    in transaction: Transaction
  ) throws -> NamedTeam {
    var random = SecureGenerator()
    let (team, events) = try NamedTeam.make(
      ID(at: act.now, using: &random), content, of: institution, layer: layer,
      in: try world(of: institution, besides: nil, act: act, in: transaction))
    try TeamStore.insert(team, at: act.now, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
    return team
  }

  /// Changes a team.
  ///
  /// - Parameters:
  ///   - named: The team as it is stored.
  ///   - content: As it shall be.
  ///   - version: The version that the person saw.
  ///   - act: Who and when.
  ///   - transaction: The write.
  /// - Throws: `TeamRefusals`, or what the database throws.
  package static func change(
    _ named: NamedTeam, to content: TeamContent, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard let institution = named.team.institutionID else { throw StorageError.notFound }
    var named = named
    let events = try named.change(
      to: content, version: version,
      in: try world(of: institution, besides: named.team.id, act: act, in: transaction))
    guard !events.isEmpty else { return }
    try TeamStore.save(named, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  /// Says what is wrong with a team that is not made now, because parts of its form cannot be read.
  ///
  /// - Throws: `TeamRefusals`, or what the database throws.
  package static func check(
    _ content: TeamContent, of institution: ID<Institution>, layer: Layer, act: Act,
    in transaction: Transaction
  ) throws {
    var random = SecureGenerator()
    _ = try NamedTeam.make(
      ID(at: act.now, using: &random), content, of: institution, layer: layer,
      in: try world(of: institution, besides: nil, act: act, in: transaction))
  }

  /// Says what is wrong with a change that is not made now, because parts of its form cannot be read.
  ///
  /// - Parameters: As of `change`.
  /// - Throws: `TeamRefusals`, or what the database throws.
  package static func check(
    _ content: TeamContent, for named: NamedTeam, version: Int64, act: Act,
    in transaction: Transaction
  ) throws {
    guard let institution = named.team.institutionID else { throw StorageError.notFound }
    var named = named
    _ = try named.change(
      to: content, version: version,
      in: try world(of: institution, besides: named.team.id, act: act, in: transaction))
  }

  /// Ends a team that has nothing left to judge from this year on.
  ///
  /// - Throws: `TeamRefusals`, or what the database throws.
  package static func close(
    _ named: NamedTeam, version: Int64, act: Act, in transaction: Transaction
  ) throws {
    guard let institution = named.team.institutionID else { throw StorageError.notFound }
    var named = named
    var units = 0
    for year in [act.day.year, act.day.year + 1] {
      try DeskStore.takeTurn(of: institution, (year, named.layer), in: transaction)
      units += try AssignmentStore.assignments(
        in: institution, year: year, layer: named.layer, in: transaction
      ).count { $0.teamID == named.team.id && !$0.seats.isEmpty }
    }
    let events = try named.close(version: version, units: units, at: act.now)
    guard !events.isEmpty else { return }
    try TeamStore.save(named, in: transaction)
    try act.journal(events.map(\.journalEntry), in: transaction)
  }

  private static func world(
    of institution: ID<Institution>, besides own: ID<AssessorTeam>?, act: Act,
    in transaction: Transaction
  ) throws(StorageError) -> TeamWorld {
    let others = try TeamStore.teams(of: institution, in: transaction)
      .filter { $0.team.id != own }
    let pool = try TeamStore.pool(of: institution, on: act.day, in: transaction)
    return TeamWorld(pool: Set(pool.map(\.id)), names: others.map(\.name))
  }
}
