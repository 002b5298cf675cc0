import Kernel
import Storage
import SurveysModel

extension CounterStore {
  /// Whether there was such a counter and it was taken away.
  static func wasRemoved(
    _ id: ID<SurveyCounter>, in transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      "SELECT id FROM survey_counter WHERE id = \(id) AND removed_at_ms IS NOT NULL") != nil
  }
}
