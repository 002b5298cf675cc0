package import InstrumentsModel
package import Kernel
package import WorkUnitsModel

/// The year of a unit for which a plan is made, and what every change of it has to obey.
package struct PlanYear: Sendable {
  /// The unit with everything above it.
  package let place: WorkUnitPlace
  /// The programme year.
  package let year: CycleYear
  /// The instrument of the year.
  package let instrument: Instrument
  /// Whether the unit still exists.
  package let isUnitActive: Bool
  /// The last day on which the plan may be changed.
  package let lastDay: CalendarDate
  /// The day of the unit's own clock.
  package let today: CalendarDate

  /// Describes a year of a unit.
  package init(
    place: WorkUnitPlace, year: CycleYear, instrument: Instrument, isUnitActive: Bool,
    lastDay: CalendarDate, today: CalendarDate
  ) {
    self.place = place
    self.year = year
    self.instrument = instrument
    self.isUnitActive = isUnitActive
    self.lastDay = lastDay
    self.today = today
  }

  /// The unit.
  package var unitID: ID<WorkUnit> { place.unitID }
  /// The instansi of the unit.
  package var institutionID: ID<Institution> { place.institutionID }

  /// Whether the plan may be changed today.
  package var isOpen: Bool { isUnitActive && today <= lastDay }

  /// Lets through only changes in an open year of an open unit.
  ///
  /// - Throws: `unitIsClosed`, `yearIsClosed`.
  package func requireOpen() throws(PlanRefusal) {
    guard isUnitActive else { throw .unitIsClosed }
    guard today <= lastDay else { throw .yearIsClosed(lastDay: lastDay) }
  }

  /// Lets through only days of the year.
  ///
  /// - Throws: `outsideYear` with the field.
  package func require(_ day: CalendarDate, _ field: PlanField) throws(PlanRefusal) {
    guard day.year == year.number else { throw .outsideYear(field, year) }
  }

  /// The first soal of the question that a soal belongs to.
  ///
  /// - Throws: `unknownQuestion` for a soal that the instrument does not have.
  package func firstSoal(of soal: Int) throws(PlanRefusal) -> Int {
    guard let position = instrument.position(ofSoal: soal) else { throw .unknownQuestion(soal) }
    let question = instrument.questions[instrument.soals[position].question]
    return question.soals.first.map { instrument.soals[$0].id } ?? soal
  }
}
