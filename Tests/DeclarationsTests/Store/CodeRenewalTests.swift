import Accounts
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

/// Codes of supporters and of the superior, made anew when a slip was lost.
@Suite struct CodeRenewalTests {
  @Test(arguments: TestStorage.engines)
  func `a new code of a supporter ends the old one and leaves the others alone`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = UnitDeclarationActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let facts = try DeclarationFacts(
          date: try #require(CalendarDate("2026-11-20")), place: "Aula", leader: try .sample(),
          decreeNumber: "", minutes: "", witnesses: [try .sample()],
          supporters: [
            try Witness(name: "A", office: "Bupati"), try Witness(name: "B", office: "Rektor"),
          ], today: act.day)
        let made = try acts.publish(facts, for: sample.unit, act: act, in: transaction)
        let id = made.declaration.id
        let published = try #require(try UnitDeclarationStore.find(id, in: transaction))
        let mark = try #require(
          try UnitDeclarationActs.mark(of: 0, declaration: id, in: transaction))
        let slip = try acts.renewCode(
          of: 0, in: published, mark: mark, act: act, transaction: transaction)
        #expect(slip.person.name == "A")
        // The same form again, such as by loading the page of the slip anew, ends nothing.
        #expect(throws: DeclarationRefusal.codeIsRenewed) {
          try acts.renewCode(
            of: 0, in: published, mark: mark, act: act, transaction: transaction)
        }
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try acts.support(published, code: made.slips[0].code, act: act, in: transaction)
        }
        _ = try acts.support(published, code: slip.code, act: act, in: transaction)
        _ = try acts.support(published, code: made.slips[1].code, act: act, in: transaction)
        let signed = try #require(
          try UnitDeclarationActs.mark(of: 0, declaration: id, in: transaction))
        #expect(throws: DeclarationRefusal.hasSigned) {
          try acts.renewCode(
            of: 0, in: published, mark: signed, act: act, transaction: transaction)
        }
        let events = try Journal.entries(
          subjectKind: "unit_declaration", subjectID: id.text, in: transaction)
        #expect(events.map(\.entry.event) == ["supporter_code_made"])
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new code of the superior ends the old one; who has signed gets none`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = AgreementActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let drawn = try acts.drawUp(
          try .sampleTerms(), for: sample.unit, year: sample.round.year, act: act,
          in: transaction)
        let agreement = drawn.agreement
        let mark = try #require(try AgreementActs.mark(of: agreement.id, in: transaction))
        let code = try acts.renewCode(of: agreement, mark: mark, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.codeIsRenewed) {
          try acts.renewCode(of: agreement, mark: mark, act: act, in: transaction)
        }
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try acts.sign(agreement, withCode: drawn.code, act: act, in: transaction)
        }
        let record = try acts.sign(agreement, withCode: code, act: act, in: transaction)
        #expect(RecordContent(record)?.method == .slip)
        let now = try #require(try AgreementActs.mark(of: agreement.id, in: transaction))
        #expect(throws: DeclarationRefusal.hasSigned) {
          try acts.renewCode(of: agreement, mark: now, act: act, in: transaction)
        }
        let events = try Journal.entries(
          subjectKind: "agreement", subjectID: agreement.id.text, in: transaction)
        #expect(events.map(\.entry.event) == ["agreement_drawn_up", "superior_code_made"])
      }
    }
  }
}

extension AgreementTerms {
  static func sampleTerms() throws -> AgreementTerms {
    try AgreementTerms(
      indicators: [try AgreementIndicator(name: "Indeks persepsi korupsi", target: "3,60")],
      superior: try Witness(name: "Sekretaris Daerah", office: "Pj. Sekda"), witnesses: [])
  }
}
