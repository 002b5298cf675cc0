package import EvidenceModel
package import Kernel
package import Storage
import WorkUnits
package import WorkUnitsModel

/// Links of proof to questions: SQL in, model out.
package enum LinkStore {
  /// Every link of a proof, the latest year first.
  static func links(
    of proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> [ProofLink] {
    let rows = try transaction.query(
      """
      SELECT proof_id, year, soal, pages FROM evidence_link
      WHERE unit_id = \(proof.unitID) AND proof_id = \(proof.id)
      ORDER BY year DESC, soal
      """)
    return try rows.map { row throws(StorageError) in try link(row) }
  }

  /// Every link of a unit in a year, by soal.
  static func links(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> [ProofLink] {
    let rows = try transaction.query(
      """
      SELECT proof_id, year, soal, pages FROM evidence_link
      WHERE unit_id = \(unit) AND year = \(year.number)
      ORDER BY soal, proof_id
      """)
    return try rows.map { row throws(StorageError) in try link(row) }
  }

  /// Stores a link; one that stands gets the new pages.
  static func save(
    _ link: ProofLink, of proof: Proof, by name: String, at instant: Instant,
    in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      INSERT INTO evidence_link (unit_id, year, soal, proof_id, pages, at_ms, linked_by)
      VALUES (\(proof.unitID), \(link.year.number), \(link.soal), \(proof.id), \(link.pages),
        \(instant), \(name))
      ON CONFLICT (unit_id, year, soal, proof_id) DO UPDATE SET
        pages = excluded.pages, at_ms = excluded.at_ms, linked_by = excluded.linked_by
      """)
  }

  /// Removes a link.
  ///
  /// - Returns: false when there was none.
  static func delete(
    _ link: ProofLink, of proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      """
      DELETE FROM evidence_link
      WHERE unit_id = \(proof.unitID) AND year = \(link.year.number) AND soal = \(link.soal)
        AND proof_id = \(proof.id)
      """) == 1
  }

  /// How far the proof of a year is released.
  package static func release(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> Release {
    let row = try transaction.first(
      "SELECT stage FROM evidence_release WHERE unit_id = \(unit) AND year = \(year.number)")
    return Release(rawValue: try row?.text("stage") ?? "") ?? .none
  }

  /// What the unit may change about its proof of a year.
  package static func freeze(
    of unit: ID<WorkUnit>, year: CycleYear, in transaction: Transaction
  ) throws(StorageError) -> ProofFreeze {
    let row = try transaction.first(
      """
      SELECT stage, open_soals FROM evidence_release
      WHERE unit_id = \(unit) AND year = \(year.number)
      """)
    return try row.map { row throws(StorageError) in try freeze(row) }
      ?? ProofFreeze(release: .none, openSoals: nil)
  }

  /// What the unit may change in each year whose worksheet was ever sent.
  package static func freezes(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [Int: ProofFreeze] {
    let rows = try transaction.query(
      """
      SELECT year, stage, open_soals FROM evidence_release
      WHERE unit_id = \(unit)
      ORDER BY year
      """)
    var freezes: [Int: ProofFreeze] = [:]
    for row in rows { freezes[Int(try row.int("year"))] = try freeze(row) }
    return freezes
  }

  private static func freeze(_ row: Row) throws(StorageError) -> ProofFreeze {
    let soals = try row.optionalText("open_soals")
    return ProofFreeze(
      release: Release(rawValue: try row.text("stage")) ?? .submitted,
      openSoals: soals.map { Set($0.split(separator: " ").compactMap { Int($0) }) })
  }

  /// The latest year in which a question that is frozen rests on a proof; nil for none.
  package static func sentYear(
    of proof: Proof, in transaction: Transaction
  ) throws(StorageError) -> Int? {
    let rows = try transaction.query(
      """
      SELECT link.year, link.soal, released.stage, released.open_soals
      FROM evidence_link link
      JOIN evidence_release released
        ON released.unit_id = link.unit_id AND released.year = link.year
      WHERE link.unit_id = \(proof.unitID) AND link.proof_id = \(proof.id)
      ORDER BY link.year DESC, link.soal
      """)
    for row in rows where try freeze(row).holds(Int(try row.int("soal"))) {
      return Int(try row.int("year"))
    }
    return nil
  }

  /// How many proofs were linked to each question of a year since a moment, or got other pages.
  ///
  /// - Returns: By the first soal of the question; nothing for questions without.
  package static func counts(
    of unit: ID<WorkUnit>, year: CycleYear, since instant: Instant, in transaction: Transaction
  ) throws(StorageError) -> [Int: Int] {
    let rows = try transaction.query(
      """
      SELECT soal, count(*) AS links FROM evidence_link
      WHERE unit_id = \(unit) AND year = \(year.number) AND at_ms >= \(instant)
      GROUP BY soal
      ORDER BY soal
      """)
    var counts: [Int: Int] = [:]
    for row in rows { counts[Int(try row.int("soal"))] = Int(try row.int("links")) }
    return counts
  }

  /// The furthest that anything of a unit is released.
  package static func release(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> Release {
    let rows = try transaction.query(
      "SELECT DISTINCT stage FROM evidence_release WHERE unit_id = \(unit) ORDER BY stage")
    var best = Release.none
    for row in rows {
      if let release = Release(rawValue: try row.text("stage")) { best = max(best, release) }
    }
    return best
  }

  /// Takes the turn on the proof of a unit: what a sending is sealed with and what is linked at the
  /// same moment happen one after the other, also before the first sending (decision 0213).
  ///
  /// - Throws: `busy` when another act was faster; the storage runs the closure again.
  static func takeTurn(
    on unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) {
    try WorkUnitStore.takeTurn(on: unit, in: transaction)
  }

  /// Notes that the worksheet of a year was sent or given back; called in that transaction, which
  /// takes the turn on the proof by it.
  ///
  /// - Parameters:
  ///   - release: How far it is now.
  ///   - unit: Whose worksheet.
  ///   - year: Of which year.
  ///   - soals: The first soal of each question that came back; nil when everything did.
  ///   - transaction: The act.
  /// - Throws: What the database throws.
  package static func setRelease(
    _ release: Release, of unit: ID<WorkUnit>, year: CycleYear, opening soals: Set<Int>? = nil,
    in transaction: Transaction
  ) throws(StorageError) {
    try takeTurn(on: unit, in: transaction)
    let open = soals.map { $0.sorted().map(String.init).joined(separator: " ") }
    if release == .none {
      try transaction.execute(
        "DELETE FROM evidence_release WHERE unit_id = \(unit) AND year = \(year.number)")
      return
    }
    try transaction.execute(
      """
      INSERT INTO evidence_release (unit_id, year, stage, open_soals)
      VALUES (\(unit), \(year.number), \(release.rawValue), \(open))
      ON CONFLICT (unit_id, year) DO UPDATE SET
        stage = excluded.stage, open_soals = excluded.open_soals
      """)
    if release == .submitted { try keepSent(of: unit, year: year, in: transaction) }
  }

  static func link(_ row: Row) throws(StorageError) -> ProofLink {
    guard let year = CycleYear(Int(try row.int("year"))) else {
      throw .broken("A link has a year that is none.")
    }
    return ProofLink(
      proofID: try row.id("proof_id", of: Proof.self), year: year,
      soal: Int(try row.int("soal")), pages: try row.text("pages"))
  }
}
