import Storage

extension EvaluationMigrations {
  /// The steps of what scoring alone needs besides sheets.
  static let scoring: [Migration] = []
}
