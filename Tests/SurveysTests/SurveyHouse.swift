import Accounts
import Cryptography
import Evidence
import Foundation
import House
import Instruments
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Surveys

/// A unit with one published round of SPKP and SPAK, open for a day around `TestHouse.now`.
struct SurveyHouse: Sendable {
  static let features = [
    accounts(places: WorkUnitPlaces.self), instruments, workUnits(), evidence(), surveys(),
  ]

  let storage: Storage
  let configuration: StorageConfiguration
  let folder: String
  let keys: SurveyKeys
  let intake: SurveyIntake
  let unit: WorkUnit
  let round: SurveyRound

  var now: Instant { TestHouse.now }
  /// A moment before the round opens: what is drawn from may still change.
  var earlier: Instant { now.adding(seconds: -7200) }
  /// A moment after the end of the round.
  var later: Instant { now.adding(seconds: 90_000) }

  static let noFlags: SurveyShuffle.Flagging = { batch, _, _ in
    Array(repeating: [], count: batch.count)
  }

  /// Builds it, runs a test and takes it away.
  static func with(
    _ engine: Engine, observer: (@Sendable (SQL) -> Void)? = nil,
    _ body: (SurveyHouse) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "zona-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let migrations = features.flatMap(\.migrations)
    try await TestStorage.withDatabase(engine, migrations: migrations) { place in
      var configuration = place
      configuration.observer = observer
      try await withStorage(configuration, migrations: migrations) { storage in
        let keys = try SurveyKeys(dataFolder: folder)
        let (unit, round) = try await storage.write { try seed($0) }
        try await body(
          SurveyHouse(
            storage: storage, configuration: configuration, folder: folder, keys: keys,
            intake: SurveyIntake(storage: storage, keys: keys), unit: unit, round: round))
      }
    }
  }

  static func seed(_ transaction: Transaction) throws -> (WorkUnit, SurveyRound) {
    let now = TestHouse.now
    let act = Act(by: nil, at: now)
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: try PlaceName("Kementerian Uji"), act: act, in: transaction)
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai Uji"), in: institution.id, below: nil, from: act.day, act: act,
      transaction: transaction)
    var random = SecureGenerator()
    let round = SurveyRound(
      id: ID(at: now, using: &random), institutionID: institution.id, unitID: unit.id,
      year: Sample.year(2026),
      plan: SurveyRound.Plan(
        title: "Survei contoh", purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1"],
        scale: .four,
        services: [
          SurveyedService(number: 1, name: "Pengujian", population: 400),
          SurveyedService(number: 2, name: "Kalibrasi", population: 100),
        ],
        window: try SurveyWindow(
          opensAt: now.adding(seconds: -3600), closesAt: now.adding(seconds: 86_400)),
        officeNetworks: ["203.0.113.0/24"], rulesVersion: 1),
      publishedAt: now.adding(seconds: -3600))
    try SurveyRoundStore.insert(round, in: transaction)
    try SurveyRoundStore.openGate(of: round.id, in: transaction)
    return (unit, round)
  }

  /// Tokens of people who are invited.
  func invite(_ count: Int, service: Int? = nil) async throws -> [SurveyToken] {
    let tokens = (0..<count).map { _ in SurveyToken(of: round.id) }
    try await storage.write { transaction in
      for (line, token) in tokens.enumerated() {
        try transaction.execute(
          """
          INSERT INTO survey_invitation (round_id, token_digest, line, service, sealed_contact)
          VALUES (\(round.id), \(token.digest), \(line + 1), \(service), \([UInt8](arrayLiteral: 1)))
          """)
      }
    }
    return tokens
  }

  /// An answer that is told apart by a number in its steps.
  func answer(
    _ number: Int = 0, service: Int? = 1, channel: SurveyChannel = .invitation,
    comment: String? = nil, at moment: Instant? = nil,
    profile: RespondentProfile = RespondentProfile()
  ) throws -> WaitingAnswer {
    var rest = number
    let steps = (0..<13).map { _ -> Int? in
      defer { rest /= 4 }
      return rest % 4 + 1
    }
    let questionnaires = try Questionnaires.list(round.plan.questionnaireIDs)
    return WaitingAnswer(
      form: try CompletedForm(
        steps: steps, service: service, profile: profile, comment: comment,
        of: questionnaires, scale: .four, services: [1, 2]),
      channel: channel, acceptedAt: moment ?? now, fillingSeconds: 40, network: 7, device: 8,
      isFromOffice: false)
  }

  /// Takes an answer in by a token.
  @discardableResult
  func send(_ answer: WaitingAnswer, _ token: SurveyToken) async throws -> String {
    try await intake.accept(answer, of: round, by: .invitation(digest: token.digest))
  }

  /// The number of an answer that became a response.
  static func number(of steps: [UInt8]) -> Int {
    steps.reversed().reduce(0) { $0 * 4 + Int($1) - 1 }
  }

  func shuffle(_ isClosing: Bool = false) async throws -> SurveyShuffle.Result {
    try keys.rotate(at: now)
    let shuffle = SurveyShuffle(
      round, questionnaires: try Questionnaires.list(round.plan.questionnaireIDs), keys: keys,
      flagging: Self.noFlags)
    return try await storage.write { try shuffle.run(at: now, isClosing: isClosing, in: $0) }
  }

  func count(_ table: SurveyTable) async throws -> Int {
    try await storage.read { transaction in
      let sql: SQL =
        switch table {
        case .receipt: "SELECT count(*) AS amount FROM survey_receipt"
        case .pool: "SELECT count(*) AS amount FROM survey_pool"
        case .response: "SELECT count(*) AS amount FROM survey_response"
        }
      return Int(try transaction.first(sql)?.int("amount") ?? -1)
    }
  }

  enum SurveyTable { case receipt, pool, response }
}
