import Accounts
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

/// A ministry with one unit, on a fresh database.
struct RoundUnit: Sendable {
  static let features = [
    accounts(places: WorkUnitPlaces.self), instruments, workUnits(), surveys(),
  ]
  static let questionnaires = [
    Sample.questionnaire(.spkp, items: 8), Sample.questionnaire(.spak, items: 5),
    Sample.questionnaire(.skm, items: 9),
  ]

  let storage: Storage
  let institution: Institution
  let unit: WorkUnit

  /// Somebody with a role for the unit.
  func principal(_ role: Role, name: String = "Rina") -> Principal {
    Principal(accountID: name, name: name, grants: [Grant(role, for: .workUnit(unit.id.text))])
  }

  /// An act of somebody with a role, so many minutes after the moment of every test.
  func act(_ role: Role = .unitHead, minutes: Int64 = 0) -> Act {
    Act(by: principal(role), at: TestHouse.now.adding(seconds: minutes * 60))
  }

  /// Takes answers for ten days from now on.
  func plan(_ purpose: SurveyPurpose = .unit, title: String = "Survei triwulan empat") throws
    -> SurveyRound.Plan
  {
    SurveyRound.Plan(
      title: title, purpose: purpose, questionnaireIDs: ["spkp-1", "spak-1"], scale: .four,
      services: [
        SurveyedService(number: 1, name: "Pengujian", population: 400),
        SurveyedService(number: 2, name: "Kalibrasi", population: nil),
      ],
      window: try SurveyWindow(
        opensAt: TestHouse.now, closesAt: TestHouse.now.adding(seconds: 10 * 86_400)),
      officeNetworks: ["203.0.113.0/24", "2001:db8::/32"], rulesVersion: 1)
  }

  /// A draft of the unit, planned an hour before its window begins.
  func draft(
    _ purpose: SurveyPurpose = .unit, by role: Role = .unitHead
  ) async throws -> SurveyRound {
    let (unit, act, plan) = (unit, act(role, minutes: -60), try plan(purpose))
    return try await storage.write { transaction in
      try SurveyActs.plan(
        plan, for: unit, year: Sample.year(2026), known: Self.questionnaires, act: act,
        in: transaction)
    }
  }

  /// A round that was published in time and takes answers.
  func published(
    _ purpose: SurveyPurpose = .unit, by role: Role = .unitHead
  ) async throws -> SurveyRound {
    let id = try await draft(purpose, by: role).id
    let act = act(role, minutes: -30)
    try await storage.write { try SurveyActs.publish(id, version: 1, act: act, in: $0) }
    return try await find(id)
  }

  func find(_ id: ID<SurveyRound>) async throws -> SurveyRound {
    try #require(try await storage.read { try SurveyRoundStore.find(id, in: $0) })
  }

  /// How many rows a table has.
  func count(_ table: SQL) async throws -> Int {
    try await storage.read { transaction in
      Int(
        try transaction.first("SELECT CAST(count(1) AS BIGINT) AS total FROM " + table)?
          .int("total") ?? 0)
    }
  }

  /// The events of the journal about a round, the oldest first.
  func events(of id: ID<SurveyRound>) async throws -> [String] {
    try await storage.read { transaction in
      try Journal.entries(
        subjectKind: SurveyEvent.roundKind, subjectID: id.text, in: transaction
      ).map(\.entry.event)
    }
  }
}

/// Gives a test the unit on one engine.
func withRoundUnit(_ engine: Engine, _ body: (RoundUnit) async throws -> Void) async throws {
  try await withStorage(engine, migrations: RoundUnit.features.flatMap(\.migrations)) { storage in
    let sample = try await storage.write { transaction -> RoundUnit in
      let act = Act(by: nil, at: TestHouse.now)
      let institution = try WorkUnitActs.createInstitution(
        kind: .ministry, name: try PlaceName("Kementerian Contoh"), act: act, in: transaction)
      let unit = try WorkUnitActs.createUnit(
        name: try PlaceName("Balai Contoh"), in: institution.id, below: nil,
        from: try #require(CalendarDate("2026-01-05")), act: act, transaction: transaction)
      return RoundUnit(storage: storage, institution: institution, unit: unit)
    }
    try await body(sample)
  }
}
