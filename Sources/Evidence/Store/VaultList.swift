package import EvidenceModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// A question to the list of the proof of a unit.
package struct VaultQuery: Sendable {
  /// The proofs on one page.
  package static let pageSize = 50

  /// Whose vault.
  package var unitID: ID<WorkUnit>
  /// Parts of title or file name; empty for all.
  package var search: String
  /// Only proof that is linked in this year; nil for all.
  package var year: CycleYear?
  /// Only proof that no question rests on.
  package var isUnlinked: Bool
  /// Only what was released to assessors, down to this stage; nil for all.
  package var least: Release?
  /// The page, from 1.
  package var page: Int
  /// Only files whose period touches this year, which therefore count in it; nil for all.
  package var countsIn: CycleYear?
  /// How many are on one page.
  package var size = VaultQuery.pageSize

  /// Asks for a page.
  package init(
    unitID: ID<WorkUnit>, search: String = "", year: CycleYear? = nil, isUnlinked: Bool = false,
    least: Release? = nil, page: Int = 1
  ) {
    self.unitID = unitID
    self.search = search
    self.year = year
    self.isUnlinked = isUnlinked
    self.least = least
    self.page = max(1, page)
  }
}

/// One page of the proof of a unit.
package struct VaultList: Sendable {
  /// One line.
  package struct Line: Sendable {
    /// The proof.
    package let proof: Proof
    /// How many questions rest on it.
    package let linkCount: Int
    /// The latest year in which one does; nil without any.
    package let latestYear: CycleYear?
  }

  /// The lines, the latest first.
  package let lines: [Line]
  /// All that match, on every page.
  package let total: Int

  /// Asks the database.
  package init(_ query: VaultQuery, in transaction: Transaction) throws(StorageError) {
    let matching = Self.matching(query)
    let links = Self.links(query)
    let count = try transaction.first(
      """
      SELECT CAST(count(proof.id) AS BIGINT) AS total FROM evidence_proof proof WHERE \(matching)
      """)
    let rows = try transaction.query(
      """
      SELECT \(ProofStore.columns),
        (SELECT CAST(count(link.soal) AS BIGINT) FROM \(links) link
         WHERE link.unit_id = proof.unit_id AND link.proof_id = proof.id) AS link_count,
        (SELECT CAST(COALESCE(max(link.year), 0) AS BIGINT) FROM \(links) link
         WHERE link.unit_id = proof.unit_id AND link.proof_id = proof.id) AS latest_year
      FROM (
        SELECT proof.unit_id, proof.id
        FROM evidence_proof proof
        WHERE \(matching)
        ORDER BY proof.uploaded_at_ms DESC, proof.id DESC
        LIMIT \(query.size) OFFSET \((query.page - 1) * query.size)
      ) AS shown
      JOIN evidence_proof proof ON proof.unit_id = shown.unit_id AND proof.id = shown.id
      \(ProofStore.blobs)
      ORDER BY proof.uploaded_at_ms DESC, proof.id DESC
      """)
    var lines: [Line] = []
    for row in rows {
      lines.append(
        Line(
          proof: try ProofStore.proof(row), linkCount: Int(try row.int("link_count")),
          latestYear: CycleYear(Int(try row.int("latest_year")))))
    }
    self.lines = lines
    total = Int(try count?.int("total") ?? 0)
  }

  /// The links that count: those that stand, or those of the last sendings for whoever sees only
  /// what was sent.
  private static func links(_ query: VaultQuery) -> SQL {
    query.least == nil
      ? "evidence_link"
      : "(SELECT unit_id, year, soal, proof_id FROM evidence_sent WHERE stands = 1)"
  }

  private static func matching(_ query: VaultQuery) -> SQL {
    var conditions: [SQL] = ["proof.unit_id = \(query.unitID)"]
    let links = links(query)
    for word in query.search.split(whereSeparator: \.isWhitespace).prefix(8) {
      let pattern = likePattern(String(word))
      conditions.append(
        """
        (lower(proof.title) LIKE lower(\(pattern)) ESCAPE '\\'
          OR lower(COALESCE(proof.file_name, proof.address)) LIKE lower(\(pattern)) ESCAPE '\\')
        """)
    }
    if let year = query.year {
      conditions.append(
        """
        EXISTS (SELECT 1 FROM \(links) link WHERE link.unit_id = proof.unit_id
          AND link.proof_id = proof.id AND link.year = \(year.number))
        """)
    }
    if let year = query.countsIn {
      // The same rule as `ProofStanding`; a test holds them together.
      conditions.append(
        """
        proof.digest IS NOT NULL AND proof.valid_from <= \("\(year.number)-12-31")
        AND (proof.valid_until IS NULL OR proof.valid_until >= \("\(year.number)-01-01"))
        """)
    }
    if query.isUnlinked {
      conditions.append(
        """
        NOT EXISTS (SELECT 1 FROM \(links) link WHERE link.unit_id = proof.unit_id
          AND link.proof_id = proof.id)
        """)
    }
    if let least = query.least {
      let stages = Release.allCases.filter { $0 >= least && $0 != .none }.map(\.rawValue)
      conditions.append(
        """
        EXISTS (SELECT 1 FROM evidence_sent sent
          JOIN evidence_release released
            ON released.unit_id = sent.unit_id AND released.year = sent.year
          WHERE sent.unit_id = proof.unit_id AND sent.proof_id = proof.id
            AND released.stage IN (\(SQL.list(stages))))
        """)
    }
    return SQL.joined(conditions, by: " AND ")
  }

  private static func likePattern(_ word: String) -> String {
    var pattern = "%"
    for character in word {
      if "%_\\".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern + "%"
  }
}
