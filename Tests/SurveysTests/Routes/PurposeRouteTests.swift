import Accounts
import HTTPTypes
import House
import Kernel
import Storage
import SurveysModel
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Surveys

/// Rounds of the TPI and the TPN: who plans them, and that those who are judged do not touch them.
@Suite struct PurposeRouteTests {
  private static let fields = OrganiserRouteTests.fields

  private static func organiser(of purpose: SurveyPurpose) -> Role {
    switch purpose {
    case .unit: .unitHead
    case .internalCheck: .internalAssessor
    case .national: .nationalAssessor
    }
  }

  @Test(arguments: Role.allCases)
  func `the form offers a role its own purpose and no other`(_ role: Role) async throws {
    try await withRoundUnit(.sqlite) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      let page = try await house.get(
        OrganiserLink.newRound(sample.unit.id).path, as: sample.principal(role))
      let offered = SurveyPurpose.allCases.filter { purpose in
        page.text.contains("name=\"tujuan\" value=\"\(purpose.rawValue)\"")
      }
      switch role {
      case .unitHead, .unitStaff: #expect(offered == [.unit])
      case .internalAssessor: #expect(offered == [.internalCheck])
      case .nationalAssessor: #expect(offered == [.national])
      case .administrator, .coordinator:
        #expect(page.status == .forbidden)
        #expect(offered.isEmpty)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `each purpose is planned by its own role, whatever a form says`(
    _ engine: Engine
  ) async throws {
    try await withRoundUnit(engine) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      for purpose in SurveyPurpose.allCases {
        for role in Role.allCases {
          let before = try await sample.count("survey_round")
          let form = Self.fields.map { name, value in
            (name, name == "tujuan" ? purpose.rawValue : value)
          }
          let answer = try await house.post(
            OrganiserLink.rounds(sample.unit.id).path, form, as: sample.principal(role))
          let mayPlan =
            role == Self.organiser(of: purpose) || (purpose == .unit && role == .unitStaff)
          #expect((answer.status == .seeOther) == mayPlan, "\(role) \(purpose): \(answer.status)")
          #expect(try await sample.count("survey_round") == before + (mayPlan ? 1 : 0))
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the staff of a unit touch nothing of what assessors ask`(_ engine: Engine) async throws {
    try await withRoundUnit(engine) { sample in
      let house = TestHouse(RoundUnit.features, storage: sample.storage)
      for purpose in [SurveyPurpose.internalCheck, .national] {
        let organiser = Self.organiser(of: purpose)
        let round = try await sample.published(purpose, by: organiser)
        let draft = try await sample.draft(purpose, by: organiser)
        let form =
          Self.fields + [
            ("versi", "1"), ("alasan", "x"), ("loket", "A"), ("kios", "A"), ("jumlah", "1"),
          ]
        for role in [Role.unitHead, .unitStaff] {
          let person = sample.principal(role)
          for id in [round.id, draft.id] {
            let pages: [OrganiserLink] = [
              .round(id), .plan(id), .publishing(id), .discarding(id), .withdrawing(id),
              .extending(id), .closing(id), .paper(id), .invitations(id), .places(id),
            ]
            let acts: [OrganiserLink] = [
              .plan(id), .publishing(id), .discarding(id), .withdrawing(id), .extending(id),
              .closing(id), .paper(id), .seed(id), .draw(id), .renewal(id), .counters(id),
              .kiosks(id),
            ]
            for link in pages {
              #expect(
                try await house.get(link.path, as: person).status == .notFound, "\(role) \(link)")
            }
            for link in acts {
              #expect(
                try await house.post(link.path, form, as: person).status == .notFound,
                "\(role) \(link)")
            }
            #expect(
              try await house.get(ResultsLink.results(id).path, as: person).status == .notFound)
          }
        }
        #expect(try await sample.find(round.id) == round)
        #expect(try await sample.find(draft.id) == draft)
        #expect(try await sample.events(of: round.id) == ["round_planned", "round_published"])
        // Nobody without an account learns of it either.
        #expect(try await house.get(PublicRoundLink.round(round.id).path).status == .notFound)
      }
      for table in ["survey_counter", "survey_kiosk", "survey_frame", "survey_pool"] as [SQL] {
        #expect(try await sample.count(table) == 0)
      }
    }
  }
}
