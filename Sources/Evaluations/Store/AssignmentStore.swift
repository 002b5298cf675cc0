package import AccountsModel
package import EvaluationsModel
package import Kernel
package import Storage
package import WorkUnitsModel
package import WorksheetsModel

/// Who judges which unit, seat by seat: SQL in, model out.
package enum AssignmentStore {
  /// The assignment with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<UnitAssignment>, in transaction: Transaction
  ) throws(StorageError) -> UnitAssignment? {
    try assignments("assignment.id = \(id)", in: transaction).first
  }

  /// The assignment of a unit that counts in a year and layer: the latest.
  ///
  /// - Returns: nil when the unit was given to nobody.
  package static func find(
    of unit: ID<WorkUnit>, year: Int, layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> UnitAssignment? {
    try assignments(
      """
      assignment.unit_id = \(unit) AND assignment.year = \(year)
        AND assignment.layer = \(layer.rawValue)
      """, in: transaction
    ).first
  }

  /// The assignments that count, one of each unit, in the order of units.
  ///
  /// - Parameters:
  ///   - institution: The instansi; nil for every one.
  ///   - year: The programme year.
  ///   - layer: The assessor layer.
  ///   - transaction: A read is enough.
  /// - Returns: The latest assignment of each unit, also when its seats are all vacant.
  /// - Throws: What the database throws.
  package static func assignments(
    in institution: ID<Institution>?, year: Int, layer: Layer, in transaction: Transaction
  ) throws(StorageError) -> [UnitAssignment] {
    var condition: SQL = "assignment.year = \(year) AND assignment.layer = \(layer.rawValue)"
    if let institution {
      condition = condition + " AND assignment.institution_id = \(institution)"
    }
    var last: ID<WorkUnit>?
    return try assignments(condition, in: transaction).filter { assignment in
      defer { last = assignment.unitID }
      return assignment.unitID != last
    }
  }

  /// The assignments in which somebody has a seat at the moment, in the order of units.
  package static func assignments(
    with account: ID<Account>, in transaction: Transaction
  ) throws(StorageError) -> [UnitAssignment] {
    try assignments(
      """
      (assignment.unit_id, assignment.id) IN (
        SELECT own.unit_id, own.assignment_id FROM seat_holding own
        WHERE own.account_id = \(account) AND own.until_ms IS NULL)
      """, in: transaction)
  }

  /// Keeps a new assignment with its seats.
  ///
  /// - Throws: `conflict` while another assignment of the unit, year and layer has people.
  package static func insert(
    _ assignment: UnitAssignment, of institution: ID<Institution>, in transaction: Transaction
  ) throws(StorageError) {
    try insert([assignment], of: institution, in: transaction)
  }

  /// Keeps new assignments with their seats, many in one statement.
  ///
  /// The journal is told that none of them has an entry yet, with one statement for many: it would
  /// look for the last entry of each otherwise.
  ///
  /// - Parameters:
  ///   - assignments: New ones, each of another unit.
  ///   - institution: The instansi of all of them.
  ///   - transaction: The write.
  /// - Throws: `conflict` while another assignment of a unit, year and layer has people.
  package static func insert(
    _ assignments: [UnitAssignment], of institution: ID<Institution>,
    in transaction: Transaction
  ) throws(StorageError) {
    for part in parts(of: assignments) {
      let rows = part.map { assignment -> SQL in
        let begun = assignment.terms.map(\.term.from).min() ?? Instant(milliseconds: 0)
        return """
          (\(institution), \(assignment.unitID), \(assignment.id), \(assignment.year),
            \(assignment.layer.rawValue), \(assignment.teamID), \(begun),
            \(!assignment.seats.isEmpty), \(assignment.version))
          """
      }
      try transaction.execute(
        """
        INSERT INTO unit_assignment
          (institution_id, unit_id, id, year, layer, team_id, begun_at_ms, is_held, version)
        VALUES \(SQL.joined(rows, by: ", "))
        """)
      try saveTerms(of: part, in: transaction)
      let heads = try transaction.query(
        """
        SELECT assignment.id, \(Journal.headColumns)
        FROM unit_assignment assignment
        \(Journal.joinHead(of: "'unit_assignment'", id: "assignment.id"))
        WHERE assignment.id IN (\(SQL.list(part.map(\.id))))
        ORDER BY assignment.id
        """)
      for row in heads {
        try Journal.note(row, of: "unit_assignment", try row.text("id"), in: transaction)
      }
    }
  }

  /// How many assignments one statement inserts; each has at most ten seats.
  private static let insertLimit = 50

  private static func parts(of assignments: [UnitAssignment]) -> [[UnitAssignment]] {
    stride(from: 0, to: assignments.count, by: insertLimit).map { start in
      Array(assignments[start..<min(start + insertLimit, assignments.count)])
    }
  }

  /// Holds an assignment as it was read: whoever changes its seats meanwhile waits or runs again.
  ///
  /// - Throws: `busy` when somebody changed them first; the storage runs the closure again.
  static func takeTurn(
    on assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.require(
      1,
      changedBy: """
        UPDATE unit_assignment SET version = version
        WHERE unit_id = \(assignment.unitID) AND id = \(assignment.id)
          AND version = \(assignment.version)
        """, otherwise: .busy)
  }

  /// Saves what happened to the seats.
  ///
  /// - Throws: `staleVersion` when somebody saved since the assignment was read.
  package static func save(
    _ assignment: UnitAssignment, in transaction: Transaction
  ) throws(StorageError) {
    let changed = try transaction.execute(
      """
      UPDATE unit_assignment
      SET is_held = \(!assignment.seats.isEmpty), version = version + 1
      WHERE unit_id = \(assignment.unitID) AND id = \(assignment.id)
        AND version = \(assignment.version)
      """)
    guard changed == 1 else { throw .staleVersion }
    try saveTerms(of: [assignment], in: transaction)
  }

  private static func saveTerms(
    of assignments: [UnitAssignment], in transaction: Transaction
  ) throws(StorageError) {
    let rows = assignments.flatMap { assignment in
      assignment.terms.enumerated().map { place, holding -> SQL in
        """
        (\(assignment.unitID), \(assignment.id), \(place), \(holding.personID),
          \(holding.duty.rawValue), \(holding.term.from), \(holding.term.until),
          \(holding.follows))
        """
      }
    }
    guard !rows.isEmpty else { return }
    try transaction.execute(
      """
      INSERT INTO seat_holding
        (unit_id, assignment_id, place, account_id, duty, from_ms, until_ms, follows)
      VALUES \(SQL.joined(rows, by: ", "))
      ON CONFLICT (unit_id, assignment_id, place) DO UPDATE SET until_ms = excluded.until_ms
      """)
  }

  static func assignments(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [UnitAssignment] {
    let rows = try transaction.query(
      """
      SELECT assignment.unit_id, assignment.id, assignment.year, assignment.layer,
        assignment.team_id, assignment.version, holding.account_id, holding.duty,
        holding.from_ms, holding.until_ms, holding.follows
      FROM unit_assignment assignment
      LEFT JOIN seat_holding holding ON holding.unit_id = assignment.unit_id
        AND holding.assignment_id = assignment.id
      WHERE \(condition)
      ORDER BY assignment.unit_id, assignment.begun_at_ms DESC, assignment.id DESC, holding.place
      """)
    var found: [(row: Row, terms: [SeatHolding])] = []
    var last: String?
    for row in rows {
      let id = try row.text("id")
      if id != last { found.append((row, [])) }
      last = id
      if let holding = try holding(row) { found[found.count - 1].terms.append(holding) }
    }
    return try found.map { (entry) throws(StorageError) in
      try assignment(entry.row, terms: entry.terms)
    }
  }

  private static func holding(_ row: Row) throws(StorageError) -> SeatHolding? {
    guard let person = try row.optionalID("account_id", of: Account.self) else { return nil }
    guard let duty = TeamDuty(rawValue: try row.text("duty")) else {
      throw .broken("A seat has a duty that is none.")
    }
    return SeatHolding(
      personID: person, duty: duty,
      term: SeatTerm(
        from: try row.instant("from_ms"), until: try row.optionalInstant("until_ms")),
      follows: try row.optionalInt("follows").map { Int($0) })
  }

  private static func assignment(
    _ row: Row, terms: [SeatHolding]
  ) throws(StorageError) -> UnitAssignment {
    let id = try row.id("id", of: UnitAssignment.self)
    guard let layer = Layer(rawValue: try row.text("layer")) else {
      throw .broken("Assignment \(id) cannot be read.")
    }
    return UnitAssignment(
      id: id, unitID: try row.id("unit_id", of: WorkUnit.self), year: Int(try row.int("year")),
      layer: layer, teamID: try row.id("team_id", of: AssessorTeam.self), terms: terms,
      version: try row.int("version"))
  }
}
