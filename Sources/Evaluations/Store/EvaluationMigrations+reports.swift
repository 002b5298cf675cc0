import Storage

extension EvaluationMigrations {
  /// The steps of reports and what follows from them.
  static let reports: [Migration] = []
}
