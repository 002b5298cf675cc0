import Storage

extension EvaluationMigrations {
  /// What chance gives when a result is handed over (decision 0214); NULL before that, and for what
  /// was handed over earlier, whose samples are drawn as they were.
  static let rounds: [Migration] = [
    Migration(
      feature: "Evaluations", number: 12, name: "what the sample of the controller is drawn with",
      statements: [
        "ALTER TABLE evaluation ADD COLUMN sample_nonce TEXT CHECK (length(sample_nonce) = 64)"
      ])
  ]
}
