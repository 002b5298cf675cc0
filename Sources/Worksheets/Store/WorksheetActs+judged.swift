package import Storage
package import WorksheetsModel

extension WorksheetActs {
  /// Notes how far assessors are with what was sent; the next step of the worksheet clears it.
  ///
  /// - Parameters:
  ///   - state: How far.
  ///   - worksheet: What was sent.
  ///   - transaction: The write of the judgement.
  /// - Throws: What the database throws.
  package static func note(
    _ state: JudgedState, on worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE worksheet SET judged = \(state.rawValue)
      WHERE unit_id = \(worksheet.unitID) AND id = \(worksheet.id)
      """)
  }

  /// How far assessors are with what was sent.
  ///
  /// - Returns: nil while no judgement has begun.
  /// - Throws: What the database throws.
  static func judged(
    _ worksheet: Worksheet, in transaction: Transaction
  ) throws(StorageError) -> JudgedState? {
    let row = try transaction.first(
      """
      SELECT judged FROM worksheet
      WHERE unit_id = \(worksheet.unitID) AND id = \(worksheet.id)
      """)
    return try row?.optionalText("judged").flatMap { JudgedState(rawValue: $0) }
  }

  /// Lets a worksheet go back only as far as its judgement allows.
  ///
  /// Nobody but the assessors ends a judgement that has begun, with notes and in counted rounds; a
  /// result that stands ends it for everybody.
  ///
  /// - Parameters:
  ///   - worksheet: What was sent.
  ///   - byAssessors: Whether assessors give it back.
  ///   - transaction: The write.
  /// - Throws: `WorksheetRefusal.judged`, or what the database throws.
  static func requireReturnable(
    _ worksheet: Worksheet, byAssessors: Bool, in transaction: Transaction
  ) throws {
    guard let state = try judged(worksheet, in: transaction) else { return }
    if state.forbidsReturn(byAssessors: byAssessors) { throw WorksheetRefusal.judged(state) }
  }
}
