import Cryptography
package import Kernel
package import Storage
package import SurveysModel

/// A day with a channel, for the counts that are kept of them.
package struct SurveyDay: Hashable, Comparable, Sendable {
  /// The day on the clock of the unit.
  package let day: CalendarDate
  /// How the answers came in.
  package let channel: SurveyChannel

  package static func < (left: SurveyDay, right: SurveyDay) -> Bool {
    (left.day, left.channel.rawValue) < (right.day, right.channel.rawValue)
  }
}

/// Responses, comments and counts by day; written by shuffles only.
package enum ResponseStore {
  /// Most rows of one statement.
  private static let insertLimit = 100

  /// The responses of a round, in the order of their random names.
  package static func responses(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [SurveyResponse] {
    let rows = try transaction.query(
      """
      SELECT steps, service, channel, flags, age, sex, education, disability
      FROM survey_response
      WHERE round_id = \(round)
      ORDER BY id
      """)
    var responses: [SurveyResponse] = []
    responses.reserveCapacity(rows.count)
    for row in rows { responses.append(try response(row)) }
    return responses
  }

  /// What people wrote in a round, in the order of random names.
  package static func comments(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [String] {
    let rows = try transaction.query(
      "SELECT body FROM survey_comment WHERE round_id = \(round) ORDER BY id")
    var comments: [String] = []
    for row in rows { comments.append(try row.text("body")) }
    return comments
  }

  /// How many answers came on each day by each channel, as far as they were shuffled.
  package static func days(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> [SurveyDay: Int] {
    let rows = try transaction.query(
      """
      SELECT day, channel, answer_count FROM survey_day
      WHERE round_id = \(round)
      ORDER BY day, channel
      """)
    var days: [SurveyDay: Int] = [:]
    for row in rows {
      let day = SurveyDay(day: try row.date("day"), channel: try channel(row))
      days[day] = Int(try row.int("answer_count"))
    }
    return days
  }

  /// How many answers a round has accepted, whether they wait or were shuffled.
  package static func acceptedCount(
    of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) -> Int {
    let row = try transaction.first(
      "SELECT count(*) AS amount FROM survey_receipt WHERE round_id = \(round)")
    return Int(try row?.int("amount") ?? 0)
  }

  /// Whether a receipt was given out in a round.
  package static func isKnown(
    _ receipt: String, in round: ID<SurveyRound>, _ transaction: Transaction
  ) throws(StorageError) -> Bool {
    try transaction.first(
      """
      SELECT receipt FROM survey_receipt WHERE round_id = \(round) AND receipt = \(receipt)
      """) != nil
  }

  static func insert(
    _ responses: [SurveyResponse], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    var random = SecureGenerator()
    let rows = responses.map { response -> SQL in
      let id = ID<SurveyResponse>(randomUsing: &random)
      let profile = response.profile
      return """
        (\(round), \(id), \(response.steps), \(response.service), \(response.channel.rawValue),
          \(Int(response.flags.rawValue)), \(profile.age?.rawValue), \(profile.sex?.rawValue),
          \(profile.education?.rawValue), \(profile.hasDisability))
        """
    }
    try insert(
      rows,
      into: """
        INSERT INTO survey_response (round_id, id, steps, service, channel, flags, age, sex,
          education, disability) VALUES\u{20}
        """, in: transaction)
  }

  static func insert(
    comments: [String], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    var random = SecureGenerator()
    let rows = comments.map { comment -> SQL in
      "(\(round), \(ID<SurveyResponse>(randomUsing: &random)), \(comment))"
    }
    try insert(
      rows, into: "INSERT INTO survey_comment (round_id, id, body) VALUES ", in: transaction)
  }

  static func add(
    _ days: [SurveyDay: Int], to round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    for (day, count) in days.sorted(by: { $0.key < $1.key }) {
      try transaction.execute(
        """
        INSERT INTO survey_day (round_id, day, channel, answer_count)
        VALUES (\(round), \(day.day), \(day.channel.rawValue), \(count))
        ON CONFLICT (round_id, day, channel)
        DO UPDATE SET answer_count = survey_day.answer_count + excluded.answer_count
        """)
    }
  }

  /// Writes all responses and all comments of a round anew, shuffled, under new names: afterwards
  /// nothing tells the batches of its days apart.
  static func rewrite(
    _ round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    var random = SecureGenerator()
    let responses = try responses(of: round, in: transaction).shuffled(using: &random)
    let comments = try comments(of: round, in: transaction).shuffled(using: &random)
    try transaction.execute("DELETE FROM survey_response WHERE round_id = \(round)")
    try transaction.execute("DELETE FROM survey_comment WHERE round_id = \(round)")
    try insert(responses, of: round, in: transaction)
    try insert(comments: comments, of: round, in: transaction)
  }

  /// Takes the number off the responses of some services.
  static func dropServices(
    _ services: [Int], of round: ID<SurveyRound>, in transaction: Transaction
  ) throws(StorageError) {
    try transaction.execute(
      """
      UPDATE survey_response SET service = NULL
      WHERE round_id = \(round) AND service IN (\(SQL.list(services)))
      """)
  }

  private static func insert(
    _ rows: [SQL], into head: SQL, in transaction: Transaction
  ) throws(StorageError) {
    for start in stride(from: 0, to: rows.count, by: insertLimit) {
      let part = Array(rows[start..<min(start + insertLimit, rows.count)])
      try transaction.execute(head + SQL.joined(part, by: ", "))
    }
  }

  private static func channel(_ row: Row) throws(StorageError) -> SurveyChannel {
    guard let channel = SurveyChannel(rawValue: try row.text("channel")) else {
      throw .broken("A response came by an unknown channel.")
    }
    return channel
  }

  private static func response(_ row: Row) throws(StorageError) -> SurveyResponse {
    let age = try row.optionalText("age")
    let sex = try row.optionalText("sex")
    let education = try row.optionalText("education")
    return SurveyResponse(
      steps: try row.blob("steps"), service: try row.optionalInt("service").map { Int($0) },
      profile: RespondentProfile(
        age: age.flatMap(RespondentProfile.Age.init(rawValue:)),
        sex: sex.flatMap(RespondentProfile.Sex.init(rawValue:)),
        education: education.flatMap(RespondentProfile.Education.init(rawValue:)),
        hasDisability: try row.optionalInt("disability").map { $0 == 1 }),
      channel: try channel(row),
      flags: HonestyFlags(rawValue: UInt16(clamping: try row.int("flags"))))
  }
}
