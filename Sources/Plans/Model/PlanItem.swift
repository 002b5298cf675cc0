package import Kernel
package import WorkUnitsModel

/// One line of the action plan (rencana aksi) of a unit in a programme year.
package struct PlanItem: Hashable, Sendable {
  /// The most questions that one item is linked to.
  package static let mostQuestions = 20
  /// The most items of one plan, removed ones included.
  package static let mostItems = 500

  /// The identity.
  package let id: ID<PlanItem>
  /// The instansi of the unit.
  package let institutionID: ID<Institution>
  /// The unit.
  package let unitID: ID<WorkUnit>
  /// The programme year.
  package let year: CycleYear
  /// What is planned.
  package private(set) var content: PlanItemContent
  /// Who took it out of the plan and why; nil while it is part of it.
  package private(set) var removal: Removal?
  /// Counts the changes; a form carries the version it was made on.
  package let version: Int64

  /// That an item was taken out of the plan.
  package struct Removal: Hashable, Sendable {
    /// Why.
    package let reason: PlanWording
    /// When.
    package let at: Instant
    /// The name of who did it.
    package let by: String

    /// Describes a removal.
    package init(reason: PlanWording, at: Instant, by: String) {
      self.reason = reason
      self.at = at
      self.by = by
    }
  }

  /// Describes a stored item.
  package init(
    id: ID<PlanItem>, institutionID: ID<Institution>, unitID: ID<WorkUnit>, year: CycleYear,
    content: PlanItemContent, removal: Removal? = nil, version: Int64 = 1
  ) {
    self.id = id
    self.institutionID = institutionID
    self.unitID = unitID
    self.year = year
    self.content = content
    self.removal = removal
    self.version = version
  }

  /// Plans something new.
  ///
  /// - Parameters:
  ///   - content: What is planned.
  ///   - id: A new id.
  ///   - year: The year of the unit.
  ///   - roster: Who of the people named is on the roster of the unit today.
  /// - Returns: The item and what happened.
  /// - Throws: What `PlanItemContent.checked` and `PlanYear.requireOpen` refuse.
  package static func plan(
    _ content: PlanItemContent, id: ID<PlanItem>, in year: PlanYear, roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> (PlanItem, [PlanEvent]) {
    try year.requireOpen()
    let item = PlanItem(
      id: id, institutionID: year.institutionID, unitID: year.unitID, year: year.year,
      content: try content.checked(in: year, roster: roster))
    return (item, [.itemPlanned(item)])
  }

  /// Plans it otherwise.
  ///
  /// - Parameters:
  ///   - newContent: What is planned now.
  ///   - version: The version that the person saw.
  ///   - year: The year of the unit.
  ///   - roster: Who of the people named is on the roster of the unit today.
  /// - Returns: What happened; empty when nothing is different.
  /// - Throws: `stale` for an old form, `isRemoved`, and what a new item is refused for.
  package mutating func change(
    to newContent: PlanItemContent, version: Int64, in year: PlanYear, roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> [PlanEvent] {
    try year.requireOpen()
    guard removal == nil else { throw .isRemoved }
    guard version == self.version else { throw .stale }
    let checked = try newContent.checked(in: year, roster: roster)
    guard checked != content else { return [] }
    content = checked
    return [.itemChanged(self)]
  }

  /// Takes it out of the plan; it stays readable.
  ///
  /// - Parameters:
  ///   - reason: Why.
  ///   - version: The version that the person saw.
  ///   - year: The year of the unit.
  ///   - author: When, and the name of who does it.
  /// - Returns: What happened.
  /// - Throws: `stale`, `isRemoved`, `yearIsClosed`, `unitIsClosed`.
  package mutating func remove(
    reason: PlanWording, version: Int64, in year: PlanYear, author: (at: Instant, name: String)
  ) throws(PlanRefusal) -> [PlanEvent] {
    try year.requireOpen()
    guard removal == nil else { throw .isRemoved }
    guard version == self.version else { throw .stale }
    removal = Removal(reason: reason, at: author.at, by: author.name)
    return [.itemRemoved(self, reason: reason)]
  }
}

/// What is planned: what, by whom, until when, and for which questions.
package struct PlanItemContent: Hashable, Sendable {
  /// The area.
  package var area: PlanArea
  /// When in the year it is worked on.
  package var quarters: QuarterSet
  /// What is done.
  package var action: PlanWording
  /// What comes out of it.
  package var output: PlanWording
  /// How much of it.
  package var target: PlanTarget
  /// Who answers for it.
  package var ownerID: ID<Employee>
  /// The last day in time.
  package var dueOn: CalendarDate
  /// The first soal of each question that it works for, ascending, each once.
  package var soals: [Int]

  /// Describes what is planned.
  package init(
    area: PlanArea, quarters: QuarterSet, action: PlanWording, output: PlanWording,
    target: PlanTarget, ownerID: ID<Employee>, dueOn: CalendarDate, soals: [Int]
  ) {
    self.area = area
    self.quarters = quarters
    self.action = action
    self.output = output
    self.target = target
    self.ownerID = ownerID
    self.dueOn = dueOn
    self.soals = soals
  }

  /// The same with its questions in order.
  ///
  /// - Parameters:
  ///   - year: The year of the unit.
  ///   - roster: Who is on the roster of the unit today.
  /// - Returns: What is kept.
  /// - Throws: `quarterMissing`, `outsideYear`, `notOnRoster`, `unknownQuestion`,
  ///   `tooManyQuestions`.
  package func checked(
    in year: PlanYear, roster: Set<ID<Employee>>
  ) throws(PlanRefusal) -> PlanItemContent {
    guard !quarters.isEmpty else { throw .quarterMissing }
    try year.require(dueOn, .due)
    guard roster.contains(ownerID) else { throw .notOnRoster(.owner) }
    var first: Set<Int> = []
    for soal in soals { first.insert(try year.firstSoal(of: soal)) }
    guard first.count <= PlanItem.mostQuestions else {
      throw .tooManyQuestions(limit: PlanItem.mostQuestions)
    }
    var copy = self
    copy.soals = first.sorted()
    return copy
  }
}

/// How much is to come out, counted in something.
package struct PlanTarget: Hashable, Sendable {
  /// The largest amount.
  package static let largest = Points(999_999)

  /// The most decimals: three would look like thousands, `1.000`.
  private static let mostDecimals = 2

  /// The amount, exact, `0...999_999` with at most two decimals.
  package let amount: Points
  /// What is counted, such as `dokumen` or `%`.
  package let measure: PlanWording

  /// Takes what was typed; a comma or a point parts the decimals, thousands are not parted.
  ///
  /// - Parameters:
  ///   - typed: The number as typed.
  ///   - measure: What is counted, as typed.
  /// - Throws: `targetUnreadable`, or what `PlanWording` refuses about the measure.
  package init(amount typed: String, measure: String) throws(PlanRefusal) {
    self.amount = try Self.amount(typed)
    self.measure = try PlanWording(line: measure, .measure)
  }

  /// Reads an amount; a comma or a point parts the decimals, thousands are not parted.
  ///
  /// - Throws: `targetUnreadable`.
  package static func amount(_ typed: String) throws(PlanRefusal) -> Points {
    let digits = String(typed.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 })
    let decimals = digits.split(separator: ".", maxSplits: 1).dropFirst().first ?? ""
    guard decimals.utf8.count <= mostDecimals, let amount = Points(decimal: digits),
      isAllowed(amount)
    else { throw .targetUnreadable }
    return amount
  }

  /// Takes an exact amount.
  ///
  /// - Throws: `targetUnreadable` outside the range.
  package init(amount: Points, measure: PlanWording) throws(PlanRefusal) {
    guard Self.isAllowed(amount) else { throw .targetUnreadable }
    self.amount = amount
    self.measure = measure
  }

  /// The amount as people write it: no more decimals than it has.
  package func formatted(in language: Language) -> String {
    let text = amount.description
    return language == .indonesian ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  private static func isAllowed(_ amount: Points) -> Bool {
    amount >= .zero && amount <= largest
      && amount.rounded(toDecimals: mostDecimals) == amount
  }
}
