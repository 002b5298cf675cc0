import Storage

extension EvaluationMigrations {
  /// The steps of conflicts of interest and seats.
  static let doors: [Migration] = []
}
