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

@Suite struct OutsideTests {
  private static func supplier() throws -> Witness {
    try Witness(name: "Contoh Penyedia", office: "CV Sumber Rejeki")
  }

  @Test(arguments: TestStorage.engines)
  func `a supplier signs the own text once and is not counted with the employees`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = OutsideActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      let record = try await sample.storage.write { transaction in
        let slip = try acts.name(
          try Self.supplier(), as: .supplier, for: sample.round, act: act, in: transaction)
        let first = try acts.sign(
          code: slip.code, of: sample.round, act: act, in: transaction)
        let again = try acts.sign(
          code: slip.code, of: sample.round, act: SampleUnit.act(day: 22), in: transaction)
        #expect(first == again)
        return first
      }

      try await sample.storage.read { transaction in
        let stored = try #require(try RecordStore.find(record.id, in: transaction))
        #expect(stored == record)
        #expect(stored.capacity == .supplier)
        #expect(try RecordProof.isValid(stored, in: transaction))
        let content = try #require(RecordContent(stored))
        #expect(content.signerOffice == "CV Sumber Rejeki")
        #expect(content.promises == PledgeWording.promises(.supplier).map(\.indonesian))
        let signers = try OutsideStore.signers(of: sample.round.id, in: transaction)
        #expect(signers.map { $0.signedAt != nil } == [true])
        #expect(
          try SubjectRecords.records(of: sample.unit.id, year: nil, in: transaction) == [record])
      }
      let coverage = try await sample.coverage()
      #expect((coverage.signedCount, coverage.total) == (0, 3))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new slip ends the old one, a mistake is taken off, a signature is not`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = OutsideActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let slip = try acts.name(
          try Self.supplier(), as: .supplier, for: sample.round, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.alreadyNamed) {
          try acts.name(
            try Witness(name: "contoh penyedia", office: "cv sumber rejeki"), as: .supplier,
            for: sample.round, act: act, in: transaction)
        }
        // The same person may come as another group too.
        let other = try acts.name(
          try Self.supplier(), as: .client, for: sample.round, act: act, in: transaction)
        try acts.remove(other.signer, act: act, in: transaction)
        let renewed = try acts.renewCode(of: slip.signer, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.outsideCodeIsWrong) {
          try acts.sign(code: slip.code, of: sample.round, act: act, in: transaction)
        }
        _ = try acts.sign(code: renewed.code, of: sample.round, act: act, in: transaction)
        #expect(throws: DeclarationRefusal.hasSigned) {
          try acts.remove(slip.signer, act: act, in: transaction)
        }
        #expect(throws: DeclarationRefusal.hasSigned) {
          try acts.renewCode(of: slip.signer, act: act, in: transaction)
        }
      }
      #expect(try await sample.count("outside_signer") == 1)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `from outside people sign from the opening to the end of the year of the unit`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = OutsideActs(keys: sample.acts.keys)
      let opening = sample.round.window.opensAt
      // The first moment of 2027 in WIB.
      let end = try #require(CalendarDate("2027-01-01")).start(offsetSeconds: 25_200)
      let closed = sample.round.window.closesAt
      for (moment, refusal) in [
        (opening.adding(seconds: -1), DeclarationRefusal.notYetOpen(opening)), (opening, nil),
        (closed, nil), (end.adding(seconds: -1), nil), (end, .windowClosed(end)),
      ] {
        try await sample.storage.write { transaction in
          let act = Act(by: nil, at: moment)
          let slip = try acts.name(
            try Witness(name: "Tamu \(moment.milliseconds)", office: "Warga"), as: .client,
            for: sample.round, act: SampleUnit.act(), in: transaction)
          if let refusal {
            #expect(throws: refusal) {
              try acts.sign(code: slip.code, of: sample.round, act: act, in: transaction)
            }
          } else {
            _ = try acts.sign(code: slip.code, of: sample.round, act: act, in: transaction)
          }
        }
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `an instansi words the text of suppliers; who was named before keeps the old one`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = OutsideActs(keys: sample.acts.keys)
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let before = try acts.name(
          try Self.supplier(), as: .supplier, for: sample.round, act: act, in: transaction)
        try sample.acts.word(
          .supplier, of: sample.institution.id, opening: Text("Kami:", "We:"),
          promises: [Text("Satu", "One")], act: act, in: transaction)
        let after = try acts.name(
          try Witness(name: "Lain", office: "PT Lain"), as: .supplier, for: sample.round,
          act: act, in: transaction)
        let old = try acts.sign(code: before.code, of: sample.round, act: act, in: transaction)
        let new = try acts.sign(code: after.code, of: sample.round, act: act, in: transaction)
        #expect(RecordContent(old)?.promises.count == 7)
        #expect(RecordContent(new)?.promises == ["Satu"])
        // The wording of the employees is another one.
        #expect(
          try TextStore.own(
            of: sample.institution.id, variant: .employee, in: transaction) == nil)
      }
    }
  }
}
