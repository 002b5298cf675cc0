import Accounts
import Evidence
import EvidenceModel
import EvaluationsModel
import HTTPTypes
import House
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Evaluations

/// Proof that the unit brings for a recommendation and that no worksheet was sent with.
@Suite struct RecommendationProofTests {
  private static func bring(_ name: String, to report: ReportHouse) async throws -> Proof {
    let place = report.house.place
    let staff = report.house.staff
    return try await report.house.storage.write { transaction in
      try EvidenceActs.add(
        .webDrive(WebAddress("https://drive.example/" + name)), title: name,
        description: ProofDescription(), to: place, act: Act(by: staff, at: TestHouse.now),
        in: transaction)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `assessors open the proof of an answer and accept it, though it was never sent`(
    engine: Engine
  ) async throws {
    try await ReportHouse.with(engine) { report in
      try await report.complete()
      let house = report.house
      let unit = report.unit
      let items = try await house.storage.read {
        try RecommendationStore.inForce(of: unit, in: $0)
      }
      let item = try #require(items.first)
      let proof = try await Self.bring("sop", to: report)
      let other = try await Self.bring("janji", to: report)
      try await house.storage.write { transaction in
        try EvidenceActs.use(
          other, by: "change_agent", act: Act(by: house.staff, at: TestHouse.now),
          in: transaction)
      }
      let path = EvidenceLink.proof(unit, proof.id).path
      #expect(try await report.get(path, as: house.ketua).status == .notFound)

      let answered = try await report.post(
        ReportLink.answer(unit, item.id).path,
        [("versi", "0"), ("kalimat", "Sudah."), ("bukti", proof.id.text)], as: house.staff)
      #expect(answered.status == .seeOther)

      let asked = try await report.get(ReportLink.recommendations(unit).path, as: house.ketua)
      #expect(asked.text.contains("href=\"\(path)\""))
      #expect(try await report.get(path, as: house.ketua).status == .ok)
      // Neither other proof nor a closed door opens by it.
      let hidden = EvidenceLink.proof(unit, other.id).path
      #expect(try await report.get(hidden, as: house.ketua).status == .notFound)
      #expect(try await report.get(path, as: house.outsider).status == .notFound)
      let accepted = try await report.post(
        ReportLink.decision(unit, item.id).path, [("versi", "1"), ("keputusan", "terima")],
        as: house.ketua)
      #expect(accepted.status == .seeOther)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an answer does not put its proof into a sent worksheet`(engine: Engine) async throws {
    try await ReportHouse.with(engine, settled: false) { report in
      let proof = try await Self.bring("sop", to: report)
      let staff = report.house.staff
      let (release, refusal) = try await report.house.storage.write { transaction in
        try EvidenceActs.use(
          proof, by: EvidenceEvent.answer, act: Act(by: staff, at: TestHouse.now),
          in: transaction)
        return (
          try LinkStore.release(of: proof.id, unit: proof.unitID, in: transaction),
          try EvidenceActs.deletionRefusal(
            of: proof, on: CalendarDate(programmeDayOf: TestHouse.now), in: transaction)
        )
      }

      #expect(release == .submitted)
      // It is retained as whatever something rests on, not because it was sent.
      #expect(refusal != nil && refusal != .inSentWorksheet)
    }
  }
}
