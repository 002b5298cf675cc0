package import InstrumentsModel
package import Kernel
package import WorkUnitsModel

/// A ready-made item to begin a plan with; nothing of it is planned before somebody chooses it.
package struct StarterItem: Hashable, Sendable {
  /// The name in forms; permanent.
  package let key: String
  /// The area.
  package let area: PlanArea
  /// When in the year it is usually worked on.
  package let quarters: QuarterSet
  /// What is done.
  package let action: Text
  /// What comes out of it.
  package let output: Text
  /// How much of it.
  package let amount: Int
  /// What is counted.
  package let measure: Text
  /// The codes of the questions it works for, in PermenPANRB 90/2021.
  package let codes: [String]

  init(
    _ key: String, _ area: PlanArea, _ quarters: QuarterSet, _ action: Text, _ output: Text,
    _ target: (amount: Int, measure: Text), for codes: [String]
  ) {
    self.key = key
    self.area = area
    self.quarters = quarters
    self.action = action
    self.output = output
    amount = target.amount
    measure = target.measure
    self.codes = codes
  }

  /// Every ready-made item, by area.
  package static let all =
    changeManagement + procedures + people + accountability + oversight + publicService

  /// The first soal of each question that an instrument knows among the codes.
  package func soals(in instrument: Instrument) -> [Int] {
    codes.compactMap { code in
      guard let question = instrument.question(coded: code),
        let first = instrument.questions[question].soals.first
      else { return nil }
      return instrument.soals[first].id
    }
  }

  /// When it would be worked on in a year that has begun: quarters that are over are left out, and
  /// when all are, it is the present one.
  package func quarters(in year: PlanYear) -> QuarterSet {
    let ahead = QuarterSet(quarters.quarters.filter { $0.lastDay(in: year.year) >= year.today })
    guard ahead.isEmpty else { return ahead }
    return QuarterSet([year.today.year > year.year.number ? .fourth : Quarter(of: year.today)])
  }

  /// Until when it would be due: the last day of its last quarter.
  package func dueOn(in year: PlanYear) -> CalendarDate {
    (quarters(in: year).quarters.last ?? .fourth).lastDay(in: year.year)
  }

  /// The item as somebody plans it.
  ///
  /// - Parameters:
  ///   - year: The year of the unit.
  ///   - owner: Who answers for it.
  ///   - language: The language in which it is written down.
  /// - Returns: What is planned.
  /// - Throws: What the wording refuses; a test says that nothing of the table is.
  package func content(
    in year: PlanYear, owner: ID<Employee>, language: Language
  ) throws(PlanRefusal) -> PlanItemContent {
    PlanItemContent(
      area: area, quarters: quarters(in: year),
      action: try PlanWording(line: action.in(language), .action),
      output: try PlanWording(line: output.in(language), .output),
      target: try PlanTarget(
        amount: Points(amount), measure: PlanWording(line: measure.in(language), .measure)),
      ownerID: owner, dueOn: dueOn(in: year), soals: soals(in: year.instrument))
  }

  /// Whether a plan has it already, in whichever language it was written down.
  package func isPlanned(among items: [PlanItem]) -> Bool {
    items.contains {
      $0.removal == nil && $0.content.area == area
        && ($0.content.action.text == action.indonesian || $0.content.action.text == action.english)
    }
  }
}

extension Quarter {
  /// The last day.
  package func lastDay(in year: CycleYear) -> CalendarDate {
    let day = self == .first || self == .fourth ? 31 : 30
    guard let last = CalendarDate(year: year.number, month: lastMonth, day: day) else {
      preconditionFailure("Every quarter of every year has this last day.")
    }
    return last
  }
}

extension QuarterSet {
  static let first = QuarterSet([.first])
  static let second = QuarterSet([.second])
  static let third = QuarterSet([.third])
  static let fourth = QuarterSet([.fourth])
  static let firstHalf = QuarterSet([.first, .second])
  static let middle = QuarterSet([.second, .third])
  static let secondHalf = QuarterSet([.third, .fourth])
  static let halves = QuarterSet([.second, .fourth])
  static let every = QuarterSet(Quarter.allCases)
}
