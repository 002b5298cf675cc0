import Storage

extension SurveyMigrations {
  /// Running sums of groups of respondents, one characteristic at a time (decision 0180).
  ///
  /// Rounds from before have none until `SurveyGroupStore.fill` recounts their responses.
  static let groups = Migration(
    feature: "Surveys", number: 6, name: "running sums of groups of respondents",
    statements: [
      """
      CREATE TABLE survey_group_sum (
        round_id TEXT NOT NULL REFERENCES survey_round (id),
        characteristic TEXT NOT NULL
          CHECK (characteristic IN ('age', 'sex', 'education', 'disability')),
        answer TEXT NOT NULL CHECK (length(answer) BETWEEN 1 AND 16),
        packed BYTEA NOT NULL,
        PRIMARY KEY (round_id, characteristic, answer)
      )
      """
    ])
}
