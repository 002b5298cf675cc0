import Accounts
import AccountsModel
import Cryptography
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

@Suite struct AgreementTests {
  private static func terms() throws -> AgreementTerms {
    try AgreementTerms(
      indicators: [
        try AgreementIndicator(name: "Indeks persepsi korupsi", target: "3,60"),
        try AgreementIndicator(name: "Pengaduan selesai tepat waktu", target: "100 %"),
      ], superior: try Witness(name: "Sekretaris Daerah", office: "Pj. Sekda"),
      witnesses: [try .sample()])
  }

  @Test(arguments: TestStorage.engines)
  func `head and superior sign the same words, each once`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let acts = AgreementActs(keys: sample.acts.keys)
      let year = try #require(CycleYear(2026))
      try await sample.storage.write { transaction in
        let act = SampleUnit.act()
        let drawn = try acts.drawUp(
          try Self.terms(), for: sample.unit, year: year, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.agreementExists(year: 2026)) {
          try acts.drawUp(
            try Self.terms(), for: sample.unit, year: year, act: act, in: transaction)
        }
        let agreement = try #require(
          try AgreementStore.find(drawn.agreement.id, in: transaction))
        #expect(agreement == drawn.agreement)
        func employee(_ index: Int) throws -> Employee {
          try #require(
            try RosterStore.find(
              nip: sample.people[index].nip, in: sample.unit.id, on: act.day,
              transaction: transaction))
        }
        #expect(throws: DeclarationRefusal.notHead) {
          try acts.sign(agreement, by: try employee(1), act: act, in: transaction)
        }
        let wrong = try #require(KioskCode(typed: "ABCD-2345"))
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try acts.sign(agreement, withCode: wrong, act: act, in: transaction)
        }
        let head = try acts.sign(agreement, by: try employee(0), act: act, in: transaction)
        let again = try acts.sign(agreement, by: try employee(0), act: act, in: transaction)
        #expect(head == again)
        let superior = try acts.sign(
          agreement, withCode: drawn.code, act: act, in: transaction)
        func terms(_ record: SignedRecord) -> String? {
          JSONValue(canonical: Array(record.document.utf8))?["termsSHA256"]?.asText
        }
        #expect(terms(head) != nil)
        #expect(terms(head) == terms(superior))
        let records = try RecordStore.records(
          of: AgreementActs.subject(of: agreement), in: transaction)
        #expect(Set(records.map(\.capacity)) == [.head, .superior])
        let file = try RecordProof.file(
          records, of: sample.institution.id, keys: acts.keys, at: act.now, in: transaction)
        #expect(try ExportFile(verifying: file).entries.count == 2)
      }
    }
  }

  @Test func `terms without an indicator, or with one twice, are refused`() throws {
    let superior = try Witness(name: "A", office: "B")
    let one = try AgreementIndicator(name: "Satu", target: "1")
    let same = try AgreementIndicator(name: "satu", target: "2")
    for indicators in [[], [one, same], Array(repeating: one, count: 41)] {
      #expect(throws: DeclarationRefusal.indicatorsAreWrong) {
        try AgreementTerms(indicators: indicators, superior: superior, witnesses: [])
      }
    }
    #expect(throws: DeclarationRefusal.indicatorsAreWrong) {
      try AgreementIndicator(name: "Satu", target: " ")
    }
  }
}
