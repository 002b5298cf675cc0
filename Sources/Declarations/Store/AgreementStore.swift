import Cryptography
package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// Agreements: the words with their digest; the signatures are records.
package enum AgreementStore {
  /// The agreement with an id.
  ///
  /// - Returns: nil when there is none.
  package static func find(
    _ id: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) -> PerformanceAgreement? {
    try agreements("id = \(id)", in: transaction).first
  }

  /// The agreements of a unit, the latest year first.
  package static func agreements(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [PerformanceAgreement] {
    try agreements("unit_id = \(unit)", in: transaction)
  }

  /// The withdrawn agreement with an id.
  ///
  /// - Returns: nil when there is none.
  package static func findWithdrawn(
    _ id: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) -> WithdrawnAgreement? {
    try withdrawn("id = \(id)", in: transaction).first
  }

  /// The withdrawn agreements of a unit, the latest year first.
  package static func withdrawn(
    of unit: ID<WorkUnit>, in transaction: Transaction
  ) throws(StorageError) -> [WithdrawnAgreement] {
    try withdrawn("unit_id = \(unit)", in: transaction)
  }

  /// Moves an agreement among the withdrawn ones; its code goes with it.
  ///
  /// - Throws: `notFound` for one that is not there any more.
  static func withdraw(
    _ withdrawn: WithdrawnAgreement, in transaction: Transaction
  ) throws(StorageError) {
    let agreement = withdrawn.agreement
    let words = words(of: agreement.terms).canonicalBytes
    let count = try transaction.execute(
      "DELETE FROM performance_agreement WHERE id = \(agreement.id)")
    guard count == 1 else { throw .notFound }
    try transaction.execute(
      """
      INSERT INTO withdrawn_agreement
        (institution_id, unit_id, id, year, words, digest, reason, withdrawn_at_ms)
      VALUES (\(agreement.institutionID), \(agreement.unitID), \(agreement.id),
        \(agreement.year.number), \(String(decoding: words, as: UTF8.self)),
        \(SHA256Digest(of: words).hex), \(withdrawn.reason), \(withdrawn.at))
      """)
  }

  /// Keeps an agreement from being withdrawn, and its code from being replaced, while it is signed.
  ///
  /// On PostgreSQL two transactions that only read what the other writes would both succeed; writing the
  /// same row makes one of them try again.
  ///
  /// - Returns: Whether the agreement is there.
  static func hold(
    _ agreement: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.execute(
      "UPDATE performance_agreement SET code_digest = code_digest WHERE id = \(agreement)") == 1
  }

  /// Puts another code in the place of the one of the superior.
  static func put(
    codeDigest: String, of agreement: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) {
    let count = try transaction.execute(
      """
      UPDATE performance_agreement SET code_digest = \(codeDigest) WHERE id = \(agreement)
      """)
    guard count == 1 else { throw .notFound }
  }

  static func insert(
    _ agreement: PerformanceAgreement, codeDigest: String, in transaction: Transaction
  ) throws(StorageError) {
    let words = words(of: agreement.terms).canonicalBytes
    try transaction.execute(
      """
      INSERT INTO performance_agreement
        (institution_id, unit_id, id, year, words, digest, code_digest)
      VALUES (\(agreement.institutionID), \(agreement.unitID), \(agreement.id),
        \(agreement.year.number), \(String(decoding: words, as: UTF8.self)),
        \(SHA256Digest(of: words).hex), \(codeDigest))
      """)
  }

  /// The digest of the code of the superior.
  static func codeDigest(
    of agreement: ID<PerformanceAgreement>, in transaction: Transaction
  ) throws(StorageError) -> String? {
    let row = try transaction.first(
      "SELECT code_digest FROM performance_agreement WHERE id = \(agreement)")
    return try row?.text("code_digest")
  }

  /// The words of an agreement as they are signed and digested.
  static func words(of terms: AgreementTerms) -> JSONValue {
    .object([
      "indicators": .list(
        terms.indicators.map { .object(["name": .text($0.name), "target": .text($0.target)]) }),
      "superior": PledgeDocument.person(terms.superior),
      "witnesses": .list(terms.witnesses.map(PledgeDocument.person)),
    ])
  }

  private static func agreements(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [PerformanceAgreement] {
    let rows = try transaction.query(
      """
      SELECT institution_id, unit_id, id, year, words, digest
      FROM performance_agreement
      WHERE \(condition)
      ORDER BY year DESC, id
      """)
    return try rows.map { row throws(StorageError) in try agreement(row) }
  }

  private static func withdrawn(
    _ condition: SQL, in transaction: Transaction
  ) throws(StorageError) -> [WithdrawnAgreement] {
    let rows = try transaction.query(
      """
      SELECT institution_id, unit_id, id, year, words, digest, reason, withdrawn_at_ms
      FROM withdrawn_agreement
      WHERE \(condition)
      ORDER BY year DESC, withdrawn_at_ms DESC, id
      """)
    return try rows.map { row throws(StorageError) in
      WithdrawnAgreement(
        try agreement(row), reason: try row.text("reason"), at: try row.instant("withdrawn_at_ms"))
    }
  }

  private static func agreement(_ row: Row) throws(StorageError) -> PerformanceAgreement {
    let words = Array(try row.text("words").utf8)
    guard SHA256Digest(of: words).hex == (try row.text("digest")),
      let value = JSONValue(canonical: words), let terms = terms(value),
      let year = CycleYear(Int(try row.int("year")))
    else { throw .corrupted("The agreement \(try row.text("id")) was changed.") }
    return PerformanceAgreement(
      id: try row.id("id", of: PerformanceAgreement.self),
      institutionID: try row.id("institution_id", of: Institution.self),
      unitID: try row.id("unit_id", of: WorkUnit.self), year: year, terms: terms)
  }

  private static func terms(_ value: JSONValue) -> AgreementTerms? {
    guard let superior = value["superior"].flatMap(person),
      let indicators = value["indicators"]?.asList?.compactMap(indicator)
    else { return nil }
    return try? AgreementTerms(
      indicators: indicators, superior: superior,
      witnesses: value["witnesses"]?.asList?.compactMap(person) ?? [])
  }

  private static func indicator(_ value: JSONValue) -> AgreementIndicator? {
    guard let name = value["name"]?.asText, let target = value["target"]?.asText else {
      return nil
    }
    return try? AgreementIndicator(name: name, target: target)
  }

  private static func person(_ value: JSONValue) -> Witness? {
    guard let name = value["name"]?.asText, let office = value["office"]?.asText else {
      return nil
    }
    return try? Witness(name: name, office: office)
  }
}
