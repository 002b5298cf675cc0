package import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// A team of assessors as it is kept: with its name, and its end.
package struct NamedTeam: Hashable, Sendable {
  /// The team.
  package private(set) var team: AssessorTeam
  /// The assessor layer in which it judges.
  package let layer: Layer
  /// What people call it.
  package private(set) var name: String
  /// When it ended; nil while it takes units.
  package private(set) var closedAt: Instant?
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes a stored team.
  package init(
    team: AssessorTeam, layer: Layer, name: String, closedAt: Instant? = nil, version: Int64 = 1
  ) {
    self.team = team
    self.layer = layer
    self.name = name
    self.closedAt = closedAt
    self.version = version
  }

  /// Whether it takes units.
  package var isOpen: Bool { closedAt == nil }

  /// Makes a team.
  ///
  /// - Parameters:
  ///   - id: A new id.
  ///   - content: Name, seats and the rest.
  ///   - institution: Whose units it judges; nil for those of every instansi.
  ///   - layer: The assessor layer.
  ///   - world: Who may be in it, and which names are taken.
  /// - Returns: The team and what happened.
  /// - Throws: Everything that is wrong with it.
  package static func make(
    _ id: ID<AssessorTeam>, _ content: TeamContent, of institution: ID<Institution>?,
    layer: Layer, in world: TeamWorld
  ) throws(TeamRefusals) -> (NamedTeam, [TeamEvent]) {
    try content.check(id, in: world)
    let team = NamedTeam(
      team: content.team(id, of: institution), layer: layer, name: content.name)
    return (team, [.made(team)])
  }

  /// Changes what a team is; units that it has already keep the people that they have.
  ///
  /// - Parameters:
  ///   - content: As it shall be.
  ///   - version: The version that the person saw.
  ///   - world: Who may be in it, and the names of the other teams.
  /// - Returns: What happened; empty when nothing is different.
  /// - Throws: `stale`, `closed`, or everything that is wrong with it.
  package mutating func change(
    to content: TeamContent, version: Int64, in world: TeamWorld
  ) throws(TeamRefusals) -> [TeamEvent] {
    guard version == self.version else { throw TeamRefusals([.stale]) }
    guard isOpen else { throw TeamRefusals([.closed]) }
    try content.check(team.id, in: world)
    let new = content.team(team.id, of: team.institutionID)
    guard new != team || content.name != name else { return [] }
    team = new
    name = content.name
    return [.changed(self)]
  }

  /// Ends a team: it takes no unit any more.
  ///
  /// - Parameters:
  ///   - version: The version that the person saw.
  ///   - units: How many units it has that are still to be judged.
  ///   - instant: When.
  /// - Returns: What happened; empty when it had ended before.
  /// - Throws: `stale`; `hasUnits` while somebody waits for it.
  package mutating func close(
    version: Int64, units: Int, at instant: Instant
  ) throws(TeamRefusals) -> [TeamEvent] {
    guard isOpen else { return [] }
    guard version == self.version else { throw TeamRefusals([.stale]) }
    guard units == 0 else { throw TeamRefusals([.hasUnits(units)]) }
    closedAt = instant
    return [.closed(self)]
  }
}

/// What somebody says a team shall be.
package struct TeamContent: Hashable, Sendable {
  /// The longest name, in characters.
  package static let longestName = 100
  /// The most anggota of one team.
  package static let mostMembers = 8
  /// The most units that a limit may name.
  package static let mostUnits = 99

  /// What people call it.
  package let name: String
  /// Who does what in it.
  package let seats: [TeamSeat]
  /// Where it starts its visits; nil when nobody said.
  package let site: Site?
  /// The languages that it speaks.
  package let languages: Set<LanguageCode>
  /// How many units it takes at most; nil for what the rules say.
  package let unitLimit: Int?

  /// Takes what was said; runs of spaces in the name become one.
  package init(
    name: String, seats: [TeamSeat], site: Site? = nil,
    languages: Set<LanguageCode> = [.indonesian], unitLimit: Int? = nil
  ) {
    self.name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.seats = seats
    self.site = site
    self.languages = languages
    self.unitLimit = unitLimit
  }

  func team(_ id: ID<AssessorTeam>, of institution: ID<Institution>?) -> AssessorTeam {
    AssessorTeam(
      id: id, institutionID: institution, seats: seats, site: site, languages: languages,
      unitLimit: unitLimit)
  }

  /// Everything that is wrong with it at once, so that a form can say it beside each field.
  func refusals(_ id: ID<AssessorTeam>, in world: TeamWorld) -> [TeamRefusal] {
    var refusals: [TeamRefusal] = []
    if name.isEmpty {
      refusals.append(.nameMissing)
    } else if name.count > Self.longestName {
      refusals.append(.nameTooLong(limit: Self.longestName))
    } else if world.names.contains(name.lowercased()) {
      refusals.append(.nameTaken)
    }
    let members = seats.count { $0.duty == .member }
    if members > Self.mostMembers { refusals.append(.tooManyMembers(limit: Self.mostMembers)) }
    refusals += team(id, of: nil).faults(under: world.rules).map { .unfit($0) }
    let strangers = Set(seats.filter { !world.pool.contains($0.personID) }.map(\.personID))
    refusals += strangers.sorted().map { .notAssessor($0) }
    if let unitLimit, !(1...Self.mostUnits).contains(unitLimit) {
      refusals.append(.limitOutOfRange(most: Self.mostUnits))
    }
    if languages.isEmpty { refusals.append(.languageMissing) }
    if languages.count > JudgedUnit.mostLanguages {
      refusals.append(.tooManyLanguages(limit: JudgedUnit.mostLanguages))
    }
    return refusals
  }

  func check(_ id: ID<AssessorTeam>, in world: TeamWorld) throws(TeamRefusals) {
    let refusals = refusals(id, in: world)
    guard refusals.isEmpty else { throw TeamRefusals(refusals) }
  }
}

/// What a team is checked against.
package struct TeamWorld: Hashable, Sendable {
  /// Who holds the role of the layer in the instansi today.
  package let pool: Set<ID<Account>>
  /// The names of the other open teams, in lower case.
  package let names: Set<String>
  /// How many anggota a team has at least.
  package let rules: AssignmentRules

  /// Describes what there is.
  package init(pool: Set<ID<Account>>, names: [String], rules: AssignmentRules = .usual) {
    self.pool = pool
    self.names = Set(names.map { $0.lowercased() })
    self.rules = rules
  }
}

/// Why a team was not made, changed or ended.
package enum TeamRefusal: Error, Hashable, Sendable {
  /// It has no name.
  case nameMissing
  /// The name is too long.
  case nameTooLong(limit: Int)
  /// Another open team is called so.
  case nameTaken
  /// It is not whole.
  case unfit(TeamFault)
  /// It has more anggota than a team has.
  case tooManyMembers(limit: Int)
  /// The person does not hold the role of the layer in the instansi today.
  case notAssessor(ID<Account>)
  /// The limit of units is none.
  case limitOutOfRange(most: Int)
  /// It speaks no language.
  case languageMissing
  /// It speaks more languages than count.
  case tooManyLanguages(limit: Int)
  /// It has units that are still to be judged.
  case hasUnits(Int)
  /// It has ended.
  case closed
  /// It was changed by somebody else since the form was opened.
  case stale
}

/// Everything for which a team was refused.
package struct TeamRefusals: Error, Hashable, Sendable {
  /// The reasons, in the order of the form; never empty.
  package let all: [TeamRefusal]

  /// Joins reasons.
  package init(_ all: [TeamRefusal]) {
    self.all = all
  }
}
