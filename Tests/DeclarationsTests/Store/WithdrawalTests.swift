import Accounts
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

@Suite struct WithdrawalTests {
  @Test(arguments: TestStorage.engines)
  func `an agreement that nobody has signed is withdrawn, and its year is free again`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = AgreementActs(keys: sample.acts.keys)
      let (act, year) = (SampleUnit.act(), sample.round.year)
      try await sample.storage.write { transaction in
        let drawn = try acts.drawUp(
          try .sampleTerms(), for: sample.unit, year: year, act: act, in: transaction)
        let agreement = drawn.agreement
        for reason in ["", " \n", String(repeating: "x", count: 201)] {
          #expect(throws: DeclarationRefusal.nameIsWrong(field: "alasan")) {
            try AgreementActs.withdraw(agreement, reason: reason, act: act, in: transaction)
          }
        }
        try AgreementActs.withdraw(
          agreement, reason: "Target  salah ketik", act: act, in: transaction)
        #expect(try AgreementStore.find(agreement.id, in: transaction) == nil)
        let withdrawn = try #require(
          try AgreementStore.findWithdrawn(agreement.id, in: transaction))
        #expect(withdrawn.agreement == agreement)
        #expect(withdrawn.reason == "Target salah ketik")
        #expect(withdrawn.at == act.now)
        #expect(
          try AgreementStore.withdrawn(of: sample.unit.id, in: transaction) == [withdrawn])
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try acts.sign(agreement, withCode: drawn.code, act: act, in: transaction)
        }
        let events = try Journal.entries(
          subjectKind: "agreement", subjectID: agreement.id.text, in: transaction)
        #expect(events.map(\.entry.event) == ["agreement_drawn_up", "agreement_withdrawn"])

        let again = try acts.drawUp(
          try .sampleTerms(), for: sample.unit, year: year, act: act, in: transaction)
        _ = try acts.sign(again.agreement, withCode: again.code, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.agreementIsSigned) {
          try AgreementActs.withdraw(
            again.agreement, reason: "Terlambat", act: act, in: transaction)
        }
        #expect(try AgreementStore.agreements(of: sample.unit.id, in: transaction).count == 1)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `signing and withdrawing at once leave a signature or a withdrawal, never both`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = AgreementActs(keys: sample.acts.keys)
      let (act, unit, year) = (SampleUnit.act(), sample.unit, sample.round.year)
      for _ in 0..<8 {
        let drawn = try await sample.storage.write { transaction in
          try acts.drawUp(.sampleTerms(), for: unit, year: year, act: act, in: transaction)
        }
        let (agreement, code, storage) = (drawn.agreement, drawn.code, sample.storage)
        async let signed = storage.write { transaction -> Bool in
          do {
            _ = try acts.sign(agreement, withCode: code, act: act, in: transaction)
            return true
          } catch is DeclarationRefusal {
            return false
          }
        }
        async let withdrawn = storage.write { transaction -> Bool in
          guard let stored = try AgreementStore.find(agreement.id, in: transaction) else {
            return false
          }
          do {
            try AgreementActs.withdraw(stored, reason: "Keliru", act: act, in: transaction)
            return true
          } catch is DeclarationRefusal {
            return false
          }
        }
        let outcome = try await (signed, withdrawn)
        #expect(outcome.0 != outcome.1)
        if outcome.0 { return }
      }
    }
  }
}
