package import Kernel
package import Storage
package import WorkUnitsModel

/// A question to the list of units.
package struct WorkUnitQuery: Sendable {
  /// The units on one page.
  package static let pageSize = 50

  /// What the person may see.
  package var reach: WorkUnitReach
  /// A part of a name; empty for all.
  package var search: String
  /// Only units of this instansi; nil for all.
  package var institutionID: ID<Institution>?
  /// Only units directly below this one; nil for all.
  package var parentID: ID<WorkUnit>?
  /// Whether closed units are listed too.
  package var includesClosed: Bool
  /// The page, from 1.
  package var page: Int

  /// Asks for a page.
  package init(
    reach: WorkUnitReach, search: String = "", institutionID: ID<Institution>? = nil,
    parentID: ID<WorkUnit>? = nil, includesClosed: Bool = false, page: Int = 1
  ) {
    self.reach = reach
    self.search = search
    self.institutionID = institutionID
    self.parentID = parentID
    self.includesClosed = includesClosed
    self.page = max(1, page)
  }
}

/// One page of units.
package struct WorkUnitList: Sendable {
  /// One line of the list.
  package struct Line: Hashable, Sendable {
    /// The identity.
    package let id: ID<WorkUnit>
    /// The instansi.
    package let institutionID: ID<Institution>
    /// The name of the instansi.
    package let institutionName: String
    /// The name on the day that was asked for.
    package let name: String
    /// The name of the unit above; nil directly below the instansi.
    package let parentName: String?
    /// Whether it still exists.
    package let isActive: Bool
  }

  /// The lines in the order of instansi and names.
  package let lines: [Line]
  /// All that match, on every page.
  package let total: Int
}

extension WorkUnitStore {
  /// One page of units that a person may see.
  package static func list(
    _ query: WorkUnitQuery, on day: CalendarDate, in transaction: Transaction
  ) throws(StorageError) -> WorkUnitList {
    let matching = matching(query, on: day)
    let total = try transaction.first(
      below(query.reach) + matching + "SELECT CAST(count(id) AS BIGINT) AS total FROM matching")
    let rows = try transaction.query(
      below(query.reach) + matching
        + """
        SELECT id, institution_id, institution_name, name, parent_name, is_active
        FROM matching
        ORDER BY lower(institution_name), institution_id, lower(name), id
        LIMIT \(WorkUnitQuery.pageSize) OFFSET \((query.page - 1) * WorkUnitQuery.pageSize)
        """)
    var lines: [WorkUnitList.Line] = []
    for row in rows {
      lines.append(
        WorkUnitList.Line(
          id: try row.id("id", of: WorkUnit.self),
          institutionID: try row.id("institution_id", of: Institution.self),
          institutionName: try row.text("institution_name"), name: try row.text("name"),
          parentName: try row.optionalText("parent_name"), isActive: try row.bool("is_active")))
    }
    return WorkUnitList(lines: lines, total: Int(try total?.int("total") ?? 0))
  }

  /// The units that a person sees through a role at a unit above, as a table called `below`.
  static func below(_ reach: WorkUnitReach) -> SQL {
    """
    WITH RECURSIVE below (institution_id, id) AS (
      SELECT institution_id, id FROM work_unit WHERE id IN (\(SQL.list(reach.unitIDs)))
      UNION
      SELECT unit.institution_id, unit.id
      FROM below
      JOIN work_unit unit
        ON unit.institution_id = below.institution_id AND unit.parent_id = below.id
    )
    """
  }

  private static func matching(_ query: WorkUnitQuery, on day: CalendarDate) -> SQL {
    var conditions: [SQL] = ["1 = 1"]
    if let institution = query.institutionID {
      conditions.append("unit.institution_id = \(institution)")
    }
    if let parent = query.parentID { conditions.append("unit.parent_id = \(parent)") }
    if !query.includesClosed { conditions.append("unit.is_active = 1") }
    var words: [SQL] = ["1 = 1"]
    for word in query.search.split(whereSeparator: \.isWhitespace).prefix(8) {
      let pattern = likePattern(String(word))
      words.append(
        """
        (lower(named.name) LIKE lower(\(pattern)) ESCAPE '\\'
          OR lower(named.institution_name) LIKE lower(\(pattern)) ESCAPE '\\')
        """)
    }
    return """
      , matching AS (
        SELECT named.id, named.institution_id, named.institution_name, named.name,
          named.parent_name, named.is_active
        FROM (
          SELECT unit.id, unit.institution_id, unit.is_active,
            institution.name AS institution_name, \(name(on: day)) AS name,
            \(parentName(on: day)) AS parent_name
          FROM \(reached(query.reach))
          JOIN institution ON institution.id = unit.institution_id
          WHERE \(SQL.joined(conditions, by: " AND "))
        ) AS named
        WHERE \(SQL.joined(words, by: " AND "))
      )

      """
  }

  /// The rows called `unit` that a person may see.
  ///
  /// Three ways lead to them, by instansi, by a unit above and by the unit itself; each has its
  /// index, which an `OR` over them would not use on PostgreSQL.
  private static func reached(_ reach: WorkUnitReach) -> SQL {
    if reach.isNational { return "work_unit unit" }
    return """
      (
        SELECT institution_id, id FROM work_unit
        WHERE institution_id IN (\(SQL.list(reach.institutionIDs)))
        UNION
        SELECT institution_id, id FROM below
        UNION
        SELECT institution_id, id FROM work_unit
        WHERE id IN (\(SQL.list(reach.exactUnitIDs)))
      ) reached
      JOIN work_unit unit
        ON unit.institution_id = reached.institution_id AND unit.id = reached.id
      """
  }

  /// A pattern that finds a word anywhere; `%`, `_` and `\` mean themselves.
  static func likePattern(_ word: String) -> String {
    var pattern = "%"
    for character in word {
      if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }
}
