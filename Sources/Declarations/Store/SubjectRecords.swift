package import DeclarationsModel
package import Kernel
package import Storage
package import WorkUnitsModel

/// The records of whatever has records, for exports.
package enum SubjectRecords {
  /// Everything that a unit declared and signed, in the order of signing.
  ///
  /// - Parameters:
  ///   - unit: The unit.
  ///   - year: Only this programme year, or for declarations the year of their day; nil for all.
  ///   - transaction: A read is enough.
  /// - Returns: The records.
  /// - Throws: What the database throws.
  package static func records(
    of unit: ID<WorkUnit>, year: CycleYear?, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    var records: [SignedRecord] = []
    for round in try RoundStore.rounds(of: unit, in: transaction)
    where year == nil || round.year == year {
      records += try self.records(of: round, in: transaction)
    }
    for declaration in try UnitDeclarationStore.declarations(of: unit, in: transaction)
    where year == nil || declaration.date.year == year?.number {
      records += try RecordStore.records(of: declaration.subject, in: transaction)
    }
    for agreement in try AgreementStore.agreements(of: unit, in: transaction)
    where year == nil || agreement.year == year {
      records += try RecordStore.records(
        of: AgreementActs.subject(of: agreement), in: transaction)
    }
    return records.sorted { ($0.signedAt, $0.id.text) < ($1.signedAt, $1.id.text) }
  }

  /// One record, or every record of the round, declaration or agreement with an id.
  ///
  /// - Parameters:
  ///   - text: The id of any of them.
  ///   - transaction: A read is enough.
  /// - Returns: Empty when nothing has the id or nothing was signed.
  /// - Throws: What the database throws.
  package static func records(
    ofID text: String, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    if let id = ID<SignedRecord>(text), let found = try RecordStore.find(id, in: transaction) {
      return [found]
    }
    if let id = ID<PledgeRound>(text), let found = try RoundStore.find(id, in: transaction) {
      return try records(of: found, in: transaction)
    }
    if let id = ID<UnitDeclaration>(text),
      let found = try UnitDeclarationStore.find(id, in: transaction)
    {
      return try RecordStore.records(of: found.subject, in: transaction)
    }
    if let id = ID<PerformanceAgreement>(text),
      let found = try AgreementStore.find(id, in: transaction)
    {
      return try RecordStore.records(of: AgreementActs.subject(of: found), in: transaction)
    }
    return []
  }

  private static func records(
    of round: PledgeRound, in transaction: Transaction
  ) throws(StorageError) -> [SignedRecord] {
    try RecordStore.records(of: PledgeActs.subject(of: round), in: transaction)
      + RecordStore.outside(of: round.id, in: transaction)
  }
}
