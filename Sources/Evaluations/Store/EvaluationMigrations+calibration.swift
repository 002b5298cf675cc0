import Storage

extension EvaluationMigrations {
  /// The steps of training cases and attempts.
  static let calibration: [Migration] = []
}
