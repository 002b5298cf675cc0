import Accounts
package import House
import Kernel
package import Storage
import SurveysModel
import WorkUnits
import WorkUnitsModel

/// Measures the figures of a round of very many responses, those of groups among them: running sums
/// beside a recount in SQL.
package struct FigureBench: Sendable {
  private static let now = Instant(milliseconds: 1_795_230_000_000)
  private static let services = 8
  private static let group = 10_000

  private let storage: Storage

  /// Measures on a migrated, empty database.
  package init(_ storage: Storage) {
    self.storage = storage
  }

  /// Stores a round of invented responses, then works its figures out.
  ///
  /// - Parameters:
  ///   - engine: The name of the engine for the table.
  ///   - responses: How many, in groups of 10,000.
  /// - Returns: One line for each measurement.
  /// - Throws: What the database throws.
  package func lines(_ engine: String, responses: Int) async throws -> [BenchLine] {
    let round = try await seed(responses: responses)
    let ours = try await Self.median(of: 101) {
      _ = try await storage.read { transaction in
        (
          try FigureStore.figures(of: round, in: transaction),
          try FigureStore.groups(of: round, in: transaction)
        )
      }
    }
    let sql = try await Self.median(of: 3) {
      _ = try await storage.read { transaction in
        for recount in [Self.recount] + Self.groupRecounts {
          _ = try transaction.query(recount)
        }
      }
    }
    let isEqual = try await isEqual(round)
    return [
      BenchLine(
        "all figures of \(responses) responses, \(engine)", ours: BenchFigure(ours, .milliseconds),
        reference: (
          name: "sums by service and group in SQL over plain rows",
          figure: BenchFigure(sql, .milliseconds)
        ),
        goal: "≤ 5 ms", remark: isEqual ? "equal to the recount" : "NOT equal to the recount")
    ]
  }

  /// Thirteen columns and a service, as a survey program without running sums would add them up.
  private static let recount: SQL = """
    SELECT service, count(*) AS amount, sum(j1 + j2 + j3 + j4 + j5 + j6 + j7 + j8) AS spkp,
      sum(j9 + j10 + j11 + j12 + j13) AS spak,
      sum(j1) AS s1, sum(j2) AS s2, sum(j3) AS s3, sum(j4) AS s4, sum(j5) AS s5, sum(j6) AS s6,
      sum(j7) AS s7, sum(j8) AS s8, sum(j9) AS s9, sum(j10) AS s10, sum(j11) AS s11,
      sum(j12) AS s12, sum(j13) AS s13
    FROM bench_answer GROUP BY service ORDER BY service
    """

  /// The same for each characteristic, in their order.
  private static let groupRecounts: [SQL] = ["age", "sex", "education", "disability"].map {
    (column: SQL) in
    "SELECT " + column + " AS answer, count(*) AS amount, "
      + "sum(j1 + j2 + j3 + j4 + j5 + j6 + j7 + j8) AS spkp, "
      + "sum(j9 + j10 + j11 + j12 + j13) AS spak FROM bench_answer GROUP BY " + column
      + " ORDER BY " + column
  }

  private func seed(responses: Int) async throws -> SurveyRound {
    let round = try await storage.write { transaction in
      let round = try Self.makeRound(in: transaction)
      try transaction.execute(
        """
        CREATE TABLE bench_answer (service INTEGER, j1 INTEGER, j2 INTEGER, j3 INTEGER, j4 INTEGER,
          j5 INTEGER, j6 INTEGER, j7 INTEGER, j8 INTEGER, j9 INTEGER, j10 INTEGER, j11 INTEGER,
          j12 INTEGER, j13 INTEGER, age TEXT, sex TEXT, education TEXT, disability TEXT)
        """)
      return round
    }
    let shape = SurveyShape(
      try Questionnaires.list(round.plan.questionnaireIDs), scale: round.plan.scale)
    for first in stride(from: 0, to: responses, by: Self.group) {
      let batch = Self.batch(first, count: min(Self.group, responses - first))
      try await storage.write { transaction in
        try SurveySumStore.add(batch, to: round.id, shape: shape, in: transaction)
        for start in stride(from: 0, to: batch.count, by: 400) {
          let rows = batch[start..<min(start + 400, batch.count)].map { response -> SQL in
            let groups = SQL.list(response.profile.groups.map(\.answer))
            return "(\(response.service), \(SQL.list(response.steps.map { Int($0) })), \(groups))"
          }
          try transaction.execute("INSERT INTO bench_answer VALUES " + SQL.joined(rows, by: ", "))
        }
      }
    }
    return round
  }

  private static func makeRound(in transaction: Transaction) throws -> SurveyRound {
    let act = Act(by: nil, at: now)
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: try PlaceName("Kementerian Ukur"), act: act, in: transaction)
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai Ukur"), in: institution.id, below: nil, from: act.day, act: act,
      transaction: transaction)
    var random = SystemRandomNumberGenerator()
    guard let year = CycleYear(2026) else { preconditionFailure("2026 is a programme year.") }
    let round = SurveyRound(
      id: ID(at: now, using: &random), institutionID: institution.id, unitID: unit.id, year: year,
      plan: SurveyRound.Plan(
        title: "Ukur", purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1"], scale: .four,
        services: (1...services).map {
          SurveyedService(number: $0, name: "Layanan \($0)", population: 1_000_000 + $0 * 997)
        },
        window: try SurveyWindow(opensAt: now, closesAt: now.adding(seconds: 60)),
        rulesVersion: 1))
    try SurveyRoundStore.insert(round, in: transaction)
    return round
  }

  private static func batch(_ first: Int, count: Int) -> [SurveyResponse] {
    var generator = SeededGenerator(seed: UInt64(first))
    return (0..<count).map { _ in
      SurveyResponse(
        steps: (0..<13).map { _ in UInt8([4, 4, 3, 3, 2][Int.random(in: 0..<5, using: &generator)])
        },
        service: Int.random(in: 1...services, using: &generator),
        profile: RespondentProfile(
          age: RespondentProfile.Age.allCases.randomElement(using: &generator),
          sex: [.woman, .man, nil][Int.random(in: 0..<3, using: &generator)],
          education: RespondentProfile.Education.allCases.randomElement(using: &generator),
          hasDisability: Int.random(in: 0..<16, using: &generator) == 0),
        channel: .counter, flags: Int.random(in: 0..<50, using: &generator) == 0 ? .burst : [])
    }
  }

  /// Whether the running sums say what SQL counts.
  private func isEqual(_ round: SurveyRound) async throws -> Bool {
    try await storage.read { transaction in
      let shape = SurveyShape(
        try Questionnaires.list(round.plan.questionnaireIDs), scale: round.plan.scale)
      let sums = try SurveySumStore.sums(of: round.id, shape: shape, in: transaction)
      let rows = try transaction.query(Self.recount)
      guard rows.count == sums.count,
        try Self.areGroupsEqual(round, shape: shape, in: transaction)
      else { return false }
      return try rows.allSatisfy { row in
        guard let pair = sums[Int(try row.int("service"))] else { return false }
        let all = pair.clean + pair.flagged
        return try all.count == row.int("amount")
          && all.totals == [row.int("spkp"), row.int("spak")]
      }
    }
  }

  private static func areGroupsEqual(
    _ round: SurveyRound, shape: SurveyShape, in transaction: Transaction
  ) throws -> Bool {
    guard var left = try SurveyGroupStore.sums(of: round.id, shape: shape, in: transaction) else {
      return false
    }
    for (characteristic, recount) in zip(RespondentCharacteristic.allCases, groupRecounts) {
      for row in try transaction.query(recount) {
        guard
          let group = RespondentGroup(
            characteristic: characteristic.rawValue, answer: try row.text("answer")),
          let sums = left.removeValue(forKey: group), try sums.count == row.int("amount"),
          try sums.totals == [row.int("spkp"), row.int("spak")]
        else { return false }
      }
    }
    return left.values.allSatisfy { $0.count == 0 }
  }

  private static func median(of runs: Int, _ work: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<runs {
      let start = clock.now
      try await work()
      let duration = clock.now - start
      times.append(
        Double(duration.components.seconds) * 1000
          + Double(duration.components.attoseconds) / 1e15)
    }
    return times.sorted()[runs / 2]
  }
}
