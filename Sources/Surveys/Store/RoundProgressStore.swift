import Kernel
import Storage
import SurveysModel

/// How far a round is.
///
/// Everything but the number of accepted answers comes from shuffles, so that no count tells of
/// one answer.
struct RoundProgress: Hashable, Sendable {
  /// Answers of one day by one channel.
  struct Day: Hashable, Sendable {
    let day: CalendarDate
    let channel: SurveyChannel
    let count: Int
  }

  /// How many answers were accepted.
  var accepted = 0
  /// How many of them were counted by a shuffle, by service; 0 stands for answers without one.
  var counted: [Int: Int] = [:]
  /// Counted answers by day and channel, the earliest first.
  var days: [Day] = []

  /// How many answers were counted by a shuffle.
  var countedTotal: Int { counted.values.reduce(0, +) }
}

/// Reads how far rounds are.
enum RoundProgressStore {
  static func progress(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> RoundProgress {
    var progress = RoundProgress()
    progress.accepted = try accepted(in: [round], transaction)[round] ?? 0
    for row in try transaction.query(
      "SELECT service, packed FROM survey_sum WHERE round_id = \(round) ORDER BY service")
    {
      // The first eight bytes of packed sums are the count.
      let count = try row.blob("packed").prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
      progress.counted[Int(try row.int("service")), default: 0] += Int(count)
    }
    let days = try transaction.query(
      """
      SELECT day, channel, answer_count FROM survey_day
      WHERE round_id = \(round)
      ORDER BY day, channel
      """)
    for row in days {
      guard let channel = SurveyChannel(rawValue: try row.text("channel")) else {
        throw .broken("A day of survey \(round) has an unknown channel.")
      }
      progress.days.append(
        RoundProgress.Day(
          day: try row.date("day"), channel: channel, count: Int(try row.int("answer_count"))))
    }
    return progress
  }

  /// How many answers a round counted by each channel, in the order of the channels.
  static func channels(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [(channel: SurveyChannel, count: Int64)] {
    var counts: [SurveyChannel: Int64] = [:]
    for row in try transaction.query(
      """
      SELECT channel, CAST(sum(answer_count) AS BIGINT) AS total FROM survey_day
      WHERE round_id = \(round) GROUP BY channel ORDER BY channel
      """)
    {
      guard let channel = SurveyChannel(rawValue: try row.text("channel")) else {
        throw .broken("A day of survey \(round) has an unknown channel.")
      }
      counts[channel] = try row.int("total")
    }
    return SurveyChannel.allCases.compactMap { channel in counts[channel].map { (channel, $0) } }
  }

  /// How many answers each of some rounds has accepted; one statement whatever their number.
  static func accepted(
    in rounds: [ID<SurveyRound>], _ transaction: Transaction
  ) throws(StorageError) -> [ID<SurveyRound>: Int] {
    guard !rounds.isEmpty else { return [:] }
    let rows = try transaction.query(
      """
      SELECT round_id, CAST(count(receipt) AS BIGINT) AS total
      FROM survey_receipt
      WHERE round_id IN (\(SQL.list(rounds)))
      GROUP BY round_id
      ORDER BY round_id
      """)
    var counts: [ID<SurveyRound>: Int] = [:]
    for row in rows {
      counts[try row.id("round_id", of: SurveyRound.self)] = Int(try row.int("total"))
    }
    return counts
  }
}
