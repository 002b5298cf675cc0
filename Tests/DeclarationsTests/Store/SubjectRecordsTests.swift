import Accounts
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnitsModel

@testable import Declarations

@Suite struct SubjectRecordsTests {
  @Test(arguments: TestStorage.engines)
  func `everything of a unit and year is exported, and each thing by its id`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let pledge = try await sample.sign(sample.people[1])
      let act = SampleUnit.act(day: 23)
      let (year, before) = (sample.round.year, try #require(CycleYear(2025)))
      try await sample.storage.write { transaction in
        let declarations = UnitDeclarationActs(keys: sample.acts.keys)
        let made = try declarations.publish(
          try DeclarationFacts(
            date: try #require(CalendarDate("2025-11-20")), place: "Aula",
            leader: try .sample(), decreeNumber: "", minutes: "", witnesses: [try .sample()],
            supporters: [try Witness(name: "A", office: "B")], today: act.day),
          for: sample.unit, act: act, in: transaction)
        let stored = try #require(
          try UnitDeclarationStore.find(made.declaration.id, in: transaction))
        _ = try declarations.support(
          stored, code: made.slips[0].code, act: act, in: transaction)
        let agreements = AgreementActs(keys: sample.acts.keys)
        let drawn = try agreements.drawUp(
          try AgreementTerms(
            indicators: [try AgreementIndicator(name: "Indeks", target: "3,60")],
            superior: try .sample(), witnesses: []), for: sample.unit, year: year, act: act,
          in: transaction)
        _ = try agreements.sign(drawn.agreement, withCode: drawn.code, act: act, in: transaction)

        func count(_ id: String) throws -> Int {
          try SubjectRecords.records(ofID: id, in: transaction).count
        }
        #expect(try count(pledge.id.text) == 1)
        #expect(try count(sample.round.id.text) == 1)
        #expect(try count(stored.id.text) == 2)
        #expect(try count(drawn.agreement.id.text) == 1)
        #expect(try count(sample.unit.id.text) == 0)
        func count(_ year: CycleYear?) throws -> Int {
          try SubjectRecords.records(of: sample.unit.id, year: year, in: transaction).count
        }
        #expect(try count(year) == 2)
        #expect(try count(before) == 2)
        #expect(try count(nil) == 4)
        let all = try SubjectRecords.records(of: sample.unit.id, year: nil, in: transaction)
        #expect(all.first == pledge)
        let file = try RecordProof.file(
          all, of: sample.institution.id, keys: sample.acts.keys, at: act.now, in: transaction)
        #expect(try ExportFile(verifying: file).entries.count == 4)
      }
    }
  }
}
