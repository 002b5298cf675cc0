import Accounts
import Cryptography
import DeclarationsModel
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

/// A record of a declaration that puts an earlier one right.
@Suite struct CorrectionTests {
  private static func facts(_ date: String, in place: String) throws -> DeclarationFacts {
    try DeclarationFacts(
      date: try #require(CalendarDate(date)), place: place,
      leader: try Witness(name: "Menteri Contoh", office: "Menteri"), decreeNumber: "",
      minutes: "", witnesses: [try .sample()],
      supporters: [try Witness(name: "Wali Kota", office: "Wali Kota")],
      today: SampleUnit.act().day)
  }

  private static func document(
    _ published: UnitDeclarationStore.Published
  ) throws -> JSONValue {
    try #require(JSONValue(canonical: Array(published.record.document.utf8)))
  }

  @Test(arguments: TestStorage.engines)
  func `a correction takes the place of the record it names, which stays and still verifies`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = UnitDeclarationActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let typo = try acts.publish(
          try Self.facts("2013-05-06", in: "Aula"), for: sample.unit, act: act, in: transaction)
        let right = try acts.publish(
          try Self.facts("2026-05-06", in: "Aula"), correcting: typo.declaration.id,
          for: sample.unit, act: SampleUnit.act(day: 22), in: transaction)
        let known = try UnitDeclarationStore.declarations(of: sample.unit.id, in: transaction)
        #expect(known.count == 2)
        #expect(known.standing.map(\.id) == [right.declaration.id])
        #expect(known.correction(of: typo.declaration.id)?.id == right.declaration.id)
        #expect(known.correction(of: right.declaration.id) == nil)

        let (new, old) = (try #require(known.first), try #require(known.last))
        #expect(try RecordProof.isValid(old.record, in: transaction))
        #expect(try RecordProof.isValid(new.record, in: transaction))
        // Only what corrects says so, inside of what is signed.
        #expect(try Self.document(old)["corrects"] == nil)
        let corrects = try #require(try Self.document(new)["corrects"])
        #expect(corrects["declaration"]?.asText == typo.declaration.id.text)
        #expect(corrects["sha256"]?.asText == old.record.digest)
        let events = try Journal.entries(
          subjectKind: "unit_declaration", subjectID: right.declaration.id.text, in: transaction)
        #expect(events.map(\.entry.event) == ["declaration_corrected"])

        // Supporters sign what stands.
        #expect(throws: DeclarationRefusal.alreadyCorrected) {
          try acts.support(old, code: typo.slips[0].code, act: act, in: transaction)
        }
        let support = try acts.support(
          new, code: right.slips[0].code, act: act, in: transaction)
        #expect(RecordContent(support)?.method == .slip)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a record is put right once, and only by its own unit`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let acts = UnitDeclarationActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let other = try WorkUnitActs.createUnit(
          name: try PlaceName("Balai Lain"), in: sample.institution.id, below: nil,
          from: try #require(CalendarDate("2026-01-05")), act: act, transaction: transaction)
        let first = try acts.publish(
          try Self.facts("2013-05-06", in: "Satu"), for: sample.unit, act: act, in: transaction)
        let strange = try acts.publish(
          try Self.facts("2026-05-06", in: "Lain"), for: other, act: act, in: transaction)
        let facts = try Self.facts("2026-05-06", in: "Dua")
        #expect(throws: DeclarationRefusal.correctionIsUnknown) {
          try acts.publish(
            facts, correcting: strange.declaration.id, for: sample.unit, act: act,
            in: transaction)
        }
        let second = try acts.publish(
          facts, correcting: first.declaration.id, for: sample.unit, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.alreadyCorrected) {
          try acts.publish(
            facts, correcting: first.declaration.id, for: sample.unit, act: act, in: transaction)
        }
        // A correction can have its own mistake.
        let third = try acts.publish(
          facts, correcting: second.declaration.id, for: sample.unit, act: act, in: transaction)
        let known = try UnitDeclarationStore.declarations(of: sample.unit.id, in: transaction)
        #expect(known.count == 3)
        #expect(known.standing.map(\.id) == [third.declaration.id])
      }
    }
  }

  @Test func `a day before the programme is no day of a declaration`() throws {
    #expect(throws: DeclarationRefusal.dateIsTooEarly) {
      try Self.facts("2011-12-31", in: "Aula")
    }
    #expect(throws: DeclarationRefusal.dateIsTooEarly) {
      try Self.facts("1900-01-01", in: "Aula")
    }
    _ = try Self.facts("2012-01-01", in: "Aula")
  }
}
