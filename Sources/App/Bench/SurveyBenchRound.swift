import Accounts
import Foundation
import Kernel
import Storage
import Surveys
import SurveysModel
import WorkUnits
import WorkUnitsModel

/// A published round for benches and rigs, open around the present moment.
enum SurveyBenchRound {
  /// Makes a unit with a round of SPKP and SPAK and opens its gate.
  static func make(at now: Instant, in transaction: Transaction) throws -> SurveyRound {
    let act = Act(by: nil, at: now)
    let institution = try WorkUnitActs.createInstitution(
      kind: .ministry, name: try PlaceName("Kementerian Uji"), act: act, in: transaction)
    let unit = try WorkUnitActs.createUnit(
      name: try PlaceName("Balai Uji"), in: institution.id, below: nil, from: act.day, act: act,
      transaction: transaction)
    guard let year = CycleYear(act.day.year) else { throw StorageError.notFound }
    var random = SystemRandomNumberGenerator()
    let round = SurveyRound(
      id: ID(at: now, using: &random), institutionID: institution.id, unitID: unit.id, year: year,
      plan: SurveyRound.Plan(
        title: "Survei uji beban", purpose: .unit, questionnaireIDs: ["spkp-1", "spak-1"],
        scale: .four,
        services: [SurveyedService(number: 1, name: "Pengujian", population: 1_000_000)],
        window: try SurveyWindow(
          opensAt: now.adding(seconds: -3_600), closesAt: now.adding(seconds: 86_400)),
        rulesVersion: 1),
      publishedAt: now.adding(seconds: -3_600))
    try SurveyRoundStore.insert(round, in: transaction)
    try SurveyRoundStore.openGate(of: round.id, in: transaction)
    return round
  }

  /// Invites people, and gives back the texts of their tokens.
  static func invite(_ count: Int, to round: SurveyRound, in storage: Storage) async throws
    -> [String]
  {
    let tokens = (0..<count).map { _ in SurveyToken(of: round.id) }
    let sealed: [UInt8] = Array(repeating: 7, count: 80)
    let part = 2_000
    for start in stride(from: 0, to: count, by: part) {
      let some = Array(tokens[start..<min(start + part, count)])
      try await storage.write { transaction in
        let rows = some.enumerated().map { offset, token -> SQL in
          "(\(round.id), \(token.digest), \(start + offset + 1), \(sealed))"
        }
        for first in stride(from: 0, to: rows.count, by: 200) {
          try transaction.execute(
            "INSERT INTO survey_invitation (round_id, token_digest, line, sealed_contact) VALUES "
              + SQL.joined(Array(rows[first..<min(first + 200, rows.count)]), by: ", "))
        }
      }
    }
    return tokens.map(\.text)
  }

  /// The present moment.
  static var now: Instant {
    Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
  }
}
