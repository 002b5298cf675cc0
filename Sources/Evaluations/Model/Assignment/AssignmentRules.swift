package import Kernel
package import WorkUnitsModel

/// What an assignment of units to teams must keep to.
package struct AssignmentRules: Hashable, Sendable {
  /// How many units a team takes unless it has a limit of its own; unit: units.
  package let unitsPerTeam: Int
  /// How many anggota a team has at least; blind scores need two.
  package let membersPerTeam: Int
  /// The lines between light and heavy work, ascending, in minutes; work on a line is light.
  package let workSteps: [Int]

  /// Describes rules.
  package init(unitsPerTeam: Int = 14, membersPerTeam: Int = 2, workSteps: [Int] = [390]) {
    self.unitsPerTeam = unitsPerTeam
    self.membersPerTeam = membersPerTeam
    self.workSteps = workSteps.sorted()
  }

  /// What holds where nobody said otherwise: 14 units a team, two anggota; work is told apart at
  /// half of the usual time of a unit, at it and at twice as much.
  package static let usual = AssignmentRules(
    workSteps: [
      JudgedUnit.usualMinutes / 2, JudgedUnit.usualMinutes, JudgedUnit.usualMinutes * 2,
    ])

  /// How many units at most take part in one assignment.
  package static let mostUnits = 20_000
  /// How many teams at most take part in one assignment.
  package static let mostTeams = 1_000
  /// How many classes of work there are at most.
  package static let mostWorkClasses = 6

  /// The class of a work, from 0 for the lightest.
  package func workClass(ofMinutes minutes: Int) -> Int {
    workSteps.count { minutes > $0 }
  }

  /// How many classes of work there are.
  package var workClassCount: Int { workSteps.count + 1 }

  /// What the unit with this number costs in balance: the more a team has, the dearer the next.
  ///
  /// The sum over the units of a team grows with the square of how full the team is, so that
  /// the least sum is the most even spread.
  ///
  /// - Parameters:
  ///   - number: Which unit of the team it is, from 1.
  ///   - limit: How many the team takes at most; above zero.
  /// - Returns: The cost; unit: 1/10,000 of a full team.
  package static func step(_ number: Int, of limit: Int) -> Int64 {
    Int64((2 * number - 1) * 10_000 / limit)
  }
}

/// A unit that waits for its assessors.
package struct JudgedUnit: Hashable, Sendable {
  /// The unit.
  package let id: ID<WorkUnit>
  /// Its instansi.
  package let institutionID: ID<Institution>
  /// Where it is; nil when nobody said.
  package let site: Site?
  /// The languages in which it would like to be judged, the dearest wish first.
  package let languages: [LanguageCode]
  /// How long its judgement takes; unit: minutes for one assessor.
  package let workMinutes: Int

  /// How many wishes count at most; the setting of a unit has no more.
  package static let mostLanguages = 12
  /// How long a judgement takes where nobody said otherwise; unit: minutes for one assessor.
  package static let usualMinutes = 390
  /// How long a judgement can be said to take: half an hour to a hundred hours.
  package static let minutesRange = 30...6_000

  /// Describes a unit.
  package init(
    id: ID<WorkUnit>, institutionID: ID<Institution>, site: Site? = nil,
    languages: [LanguageCode] = [], workMinutes: Int = JudgedUnit.usualMinutes
  ) {
    self.id = id
    self.institutionID = institutionID
    self.site = site
    self.languages = Array(languages.prefix(Self.mostLanguages))
    self.workMinutes = workMinutes
  }

  /// How many wishes are passed over by a team that speaks these languages; 0 without wishes.
  package func missedWishes(with spoken: Set<LanguageCode>) -> Int {
    languages.firstIndex { spoken.contains($0) } ?? languages.count
  }
}
