package import AccountsModel
package import Kernel
package import WorkUnitsModel
package import WorksheetsModel

/// Who judges one unit in one year and layer, seat by seat, with the times.
///
/// It begins with the seats of a team. When somebody must stay away later, that seat alone falls
/// vacant and somebody else may take it; what was judged before stays where it is.
package struct UnitAssignment: Hashable, Sendable {
  /// The identity.
  package let id: ID<UnitAssignment>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: Int
  /// The assessor layer.
  package let layer: Layer
  /// The team that the unit was given to.
  package let teamID: ID<AssessorTeam>
  /// Every seat that was ever held, in the order in which they began.
  package private(set) var terms: [SeatHolding]
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// Describes an assignment.
  package init(
    id: ID<UnitAssignment>, unitID: ID<WorkUnit>, year: Int, layer: Layer,
    teamID: ID<AssessorTeam>, terms: [SeatHolding], version: Int64 = 1
  ) {
    self.id = id
    self.unitID = unitID
    self.year = year
    self.layer = layer
    self.teamID = teamID
    self.terms = terms
    self.version = version
  }

  /// Gives a unit to a team: everybody of the team has their seat from then on.
  ///
  /// Whether the team may take the unit is asked before, by `AssignmentTask` or the board.
  ///
  /// - Parameters:
  ///   - id: The identity of the assignment.
  ///   - unitID: The unit.
  ///   - cycle: The programme year with the assessor layer.
  ///   - team: The team.
  ///   - instant: From when on.
  /// - Returns: The assignment and what happened.
  package static func begin(
    _ id: ID<UnitAssignment>, of unitID: ID<WorkUnit>, in cycle: (year: Int, layer: Layer),
    to team: AssessorTeam, at instant: Instant
  ) -> (UnitAssignment, [SeatEvent]) {
    let assignment = UnitAssignment(
      id: id, unitID: unitID, year: cycle.year, layer: cycle.layer, teamID: team.id,
      terms: team.seats.map {
        SeatHolding(personID: $0.personID, duty: $0.duty, term: SeatTerm(from: instant))
      })
    return (assignment, [.begun(assignment)])
  }

  /// Takes the unit away from everybody, for another team to begin.
  ///
  /// - Parameter instant: The time of effect.
  /// - Returns: What happened, seat by seat; empty when nobody was left.
  package mutating func end(at instant: Instant) -> [SeatEvent] {
    var events: [SeatEvent] = []
    for seat in seats { events += vacate(seat.personID, because: .reassigned, at: instant) }
    return events
  }

  /// The seats that are held now.
  package var seats: [TeamSeat] {
    terms.filter { $0.term.until == nil }.map { TeamSeat($0.personID, $0.duty) }
  }

  /// The times in which somebody has a seat, whatever the duty.
  package func terms(of personID: ID<Account>) -> [SeatTerm] {
    terms.filter { $0.personID == personID }.map(\.term)
  }

  /// The seats that wait for somebody, each as often as it is empty.
  package var vacancies: [TeamDuty] {
    var open: [TeamDuty: Int] = [:]
    for holding in terms where holding.term.until != nil { open[holding.duty, default: 0] += 1 }
    for holding in terms where holding.follows != nil { open[holding.duty, default: 0] -= 1 }
    return TeamDuty.allCases.flatMap { duty in
      Array(repeating: duty, count: max(0, open[duty, default: 0]))
    }
  }

  /// What keeps those who are left from judging; empty while they are enough.
  package func faults(under rules: AssignmentRules) -> [TeamFault] {
    AssessorTeam(id: teamID, institutionID: nil, seats: seats).faults(under: rules)
  }

  /// Ends somebody's seat at once.
  ///
  /// - Parameters:
  ///   - personID: Who.
  ///   - cause: Why.
  ///   - instant: The time of effect; from then on the door is shut.
  /// - Returns: What happened; empty for somebody without a seat.
  package mutating func vacate(
    _ personID: ID<Account>, because cause: VacancyCause, at instant: Instant
  ) -> [SeatEvent] {
    var events: [SeatEvent] = []
    for place in terms.indices
    where terms[place].personID == personID && terms[place].term.until == nil {
      let from = terms[place].term.from
      terms[place].term = SeatTerm(from: from, until: max(from, instant))
      events.append(.vacated(self, personID, terms[place].duty, cause))
    }
    return events
  }

  /// Gives an empty seat to somebody.
  ///
  /// - Parameters:
  ///   - duty: Which seat.
  ///   - candidate: Who, with what speaks against them for this unit.
  ///   - instant: From when on.
  /// - Returns: What happened.
  /// - Throws: `notVacant`; `barred` with everything against the person.
  package mutating func fill(
    _ duty: TeamDuty, with candidate: SeatCandidate, at instant: Instant
  ) throws(SeatRefusal) -> [SeatEvent] {
    guard vacancies.contains(duty) else { throw .notVacant(duty) }
    var bars = candidate.bars
    if let seat = seats.first(where: { $0.personID == candidate.personID }) {
      let bar = SeatBar.inTeam(seat.duty)
      if !bars.contains(bar) { bars.append(bar) }
    }
    guard bars.isEmpty else { throw .barred(bars) }
    let filled = terms.compactMap(\.follows)
    let empty = terms.indices.first { place in
      terms[place].duty == duty && terms[place].term.until != nil && !filled.contains(place)
    }
    terms.append(
      SeatHolding(
        personID: candidate.personID, duty: duty, term: SeatTerm(from: instant),
        follows: empty))
    return [.filled(self, candidate.personID, duty)]
  }
}

/// Somebody's time in a seat.
package struct SeatHolding: Hashable, Sendable {
  /// Who.
  package let personID: ID<Account>
  /// Which seat.
  package let duty: TeamDuty
  /// From when until when.
  package var term: SeatTerm
  /// The place of the holding that this one took over from; nil for the first in the seat.
  package let follows: Int?

  /// Describes a holding.
  package init(personID: ID<Account>, duty: TeamDuty, term: SeatTerm, follows: Int? = nil) {
    self.personID = personID
    self.duty = duty
    self.term = term
    self.follows = follows
  }
}

/// Why a seat fell vacant.
package enum VacancyCause: String, CaseIterable, Hashable, Sendable {
  /// A conflict of interest was declared, or a fact showed one.
  case conflict
  /// The role of the person ended.
  case roleEnded = "role_ended"
  /// The work was given to somebody else.
  case reassigned
}

/// Why a seat was not filled.
package enum SeatRefusal: Error, Hashable, Sendable {
  /// Nobody left this seat.
  case notVacant(TeamDuty)
  /// The person may not take it.
  case barred([SeatBar])
  /// It was changed by somebody else since the form was opened.
  case stale
  /// The report is wholly signed: no seat changes any more.
  case reportSigned
  /// The result is approved: the members who made it stay.
  case resultStands
  /// The report waits for its signatures: the seat goes to somebody else in one go.
  case waitsForSignature(TeamDuty)
}

/// What happened to a seat.
package enum SeatEvent: Hashable, Sendable {
  /// A team was given the unit.
  case begun(UnitAssignment)
  /// Somebody left.
  case vacated(UnitAssignment, ID<Account>, TeamDuty, VacancyCause)
  /// Somebody took over.
  case filled(UnitAssignment, ID<Account>, TeamDuty)

  /// The event as the journal keeps it.
  package var journalEntry: JournalEntry {
    switch self {
    case .begun(let assignment):
      JournalEntry(
        subjectKind: "unit_assignment", subjectID: assignment.id.text, event: "unit_assigned",
        facts: JournalFacts().text("unit", assignment.unitID.text)
          .text("team", assignment.teamID.text).number("year", assignment.year)
          .text("layer", assignment.layer.rawValue).json)
    case .vacated(let assignment, let person, let duty, let cause):
      entry(assignment, "seat_vacated", person, duty, cause)
    case .filled(let assignment, let person, let duty):
      entry(assignment, "seat_filled", person, duty, nil)
    }
  }

  private func entry(
    _ assignment: UnitAssignment, _ event: String, _ person: ID<Account>, _ duty: TeamDuty,
    _ cause: VacancyCause?
  ) -> JournalEntry {
    JournalEntry(
      subjectKind: "unit_assignment", subjectID: assignment.id.text, event: event,
      facts: JournalFacts().text("unit", assignment.unitID.text)
        .text("assessor", person.text).text("duty", duty.rawValue)
        .text("cause", cause?.rawValue).json)
  }
}
