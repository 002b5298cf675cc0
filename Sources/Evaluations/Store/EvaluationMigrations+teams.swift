import Storage

extension EvaluationMigrations {
  /// The steps of teams of assessors.
  static let teams: [Migration] = []
}
