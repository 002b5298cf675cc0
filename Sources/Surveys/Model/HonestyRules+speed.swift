extension HonestyRules {
  /// The places of answers from one network that are faster than the median of all others.
  ///
  /// Telephones of a city share an address, but its people are as fast as anybody: about half of
  /// them are faster than the median of the others, as a fair coin would fall. A program, or one
  /// person with many forms, is faster nearly every time.
  func fast(
    _ batch: [WaitingAnswer], by rule: FastNetwork, _ channels: [SurveyChannel]
  ) -> [Int] {
    channels.flatMap { channel -> [Int] in
      let timed = batch.indices.filter {
        batch[$0].channel == channel && batch[$0].fillingSeconds != nil
          && batch[$0].network != nil
      }
      let groups = Dictionary(grouping: timed) { batch[$0].network }
      return groups.values.flatMap { members -> [Int] in
        guard members.count >= rule.fewest, timed.count - members.count >= rule.fewest else {
          return []
        }
        let network = batch[members[0]].network
        let others = timed.filter { batch[$0].network != network }
          .compactMap { batch[$0].fillingSeconds }.sorted()
        // The lower median, and only what lies below it: ties speak for the network.
        let median = others[(others.count - 1) / 2]
        let faster = members.filter { (batch[$0].fillingSeconds ?? median) < median }
        // Of a fair coin the heads are n / 2 with a standard deviation of √n / 2.
        let excess = 2 * faster.count - members.count
        let isFast =
          excess > 0
          && excess * excess >= rule.deviations * rule.deviations * members.count
        return isFast ? faster : []
      }
    }
  }
}
