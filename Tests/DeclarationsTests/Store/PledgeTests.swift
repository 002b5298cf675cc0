import Accounts
import AccountsModel
import Cryptography
import DeclarationsModel
import Foundation
import Kernel
import Storage
import TestKit
import Testing
import WorkUnits
import WorkUnitsModel

@testable import Declarations

@Suite struct PledgeTests {
  @Test(arguments: TestStorage.engines)
  func `a signature is stored with the exact bytes and proves itself`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let record = try await sample.sign(sample.people[1])
      let stored = try await sample.storage.read { transaction in
        let found = try #require(try RecordStore.find(record.id, in: transaction))
        #expect(try RecordProof.isValid(found, in: transaction))
        return found
      }

      #expect(stored == record)
      let document = try #require(JSONValue(canonical: Array(stored.document.utf8)))
      #expect(document["signer"]?["name"]?.asText == "Pegawai Dua")
      #expect(document["unit"]?["name"]?.asText == "Balai Contoh")
      #expect(document["at"]?.asText == "2026-11-21T12:00:00.000Z")
      #expect(document["roster"]?["members"]?.asNumber == 3)
      #expect(document["text"]?["promises"]?.asList?.count == 7)
      #expect(!stored.document.contains("198001012005011"))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `signing twice is the same signature and one event`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let first = try await sample.sign(sample.people[1])
      let events = try await sample.count("journal_entry")

      let again = try await sample.sign(sample.people[1], day: 22)

      #expect(again == first)
      #expect(try await sample.count("signed_record") == 1)
      #expect(try await sample.count("journal_entry") == events)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `twenty at the same moment sign once each`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let records = try await withThrowingTaskGroup(of: SignedRecord.self) { group in
        for turn in 0..<20 {
          group.addTask { try await sample.sign(sample.people[1 + turn % 2]) }
        }
        return try await group.reduce(into: Set<SignedRecord>()) { $0.insert($1) }
      }

      #expect(records.count == 2)
      #expect(try await sample.count("signed_record") == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `before and after the window nothing is signed`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let window = sample.round.window
      for (moment, isOpen) in [
        (Instant(milliseconds: window.opensAt.milliseconds - 1), false), (window.opensAt, true),
        (Instant(milliseconds: window.closesAt.milliseconds - 1), true), (window.closesAt, false),
      ] {
        let employee = try #require(
          try await sample.storage.read { transaction in
            try RosterStore.find(
              nip: sample.people[1].nip, in: sample.unit.id, on: SampleUnit.act().day,
              transaction: transaction)
          })
        let signer = PledgeSigner(employee, isHead: false)
        if isOpen {
          try sample.round.check(signer, before: nil, at: moment)
        } else {
          #expect(throws: DeclarationRefusal.self) {
            try sample.round.check(signer, before: nil, at: moment)
          }
        }
      }
      let december = Act1(day: 45)
      await #expect(throws: DeclarationRefusal.windowClosed(window.closesAt)) {
        try await december.sign(sample, sample.people[1])
      }
      #expect(try await sample.count("signed_record") == 0)
    }
  }

  /// Signing a number of days after the first of November.
  private struct Act1 {
    let day: Int

    func sign(_ sample: SampleUnit, _ person: EmployeeHistory) async throws {
      let now = SampleUnit.act(day: 1).now.adding(seconds: Int64(day - 1) * 86_400)
      _ = try await sample.storage.write { transaction in
        let employee = try #require(
          try RosterStore.find(
            nip: person.nip, in: sample.unit.id, on: SampleUnit.act().day,
            transaction: transaction))
        return try sample.acts.sign(
          sample.round, by: employee, before: nil, method: .password,
          act: .init(by: nil, at: now), in: transaction)
      }
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the head signs before a witness, and not before themselves`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      await #expect(throws: DeclarationRefusal.witnessMissing) {
        try await sample.sign(sample.head)
      }
      let own = try Witness(name: "kepala satu", office: "Kepala")
      await #expect(throws: DeclarationRefusal.witnessIsSigner) {
        try await sample.sign(sample.head, before: own)
      }
      let record = try await sample.sign(sample.head, before: try .sample())

      #expect(record.capacity == .head)
      #expect(RecordContent(record)?.witness == (try .sample()))
    }
  }

  @Test(arguments: TestStorage.engines)
  func `who signed and left stays readable and leaves the coverage`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let record = try await sample.sign(sample.people[1])
      #expect(try await sample.coverage().signedCount == 1)

      try await sample.storage.write { transaction in
        let person = try #require(
          try RosterStore.history(of: sample.people[1].id, in: transaction))
        try RosterActs.leave(
          person, lastDay: try #require(CalendarDate("2026-11-22")), version: person.version,
          act: SampleUnit.act(day: 22), in: transaction)
      }

      #expect(try await sample.coverage(day: 22).total == 3)
      let after = try await sample.coverage(day: 23)
      #expect(after.total == 2)
      #expect(after.signedCount == 0)
      let kept = try await sample.storage.read { transaction in
        let found = try #require(try RecordStore.find(record.id, in: transaction))
        #expect(try RecordProof.isValid(found, in: transaction))
        return found
      }
      #expect(kept == record)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a new head has to sign as head, a joiner has to sign`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      for person in sample.people.dropFirst() { try await sample.sign(person) }
      try await sample.sign(sample.head, before: try .sample())
      #expect(try await sample.coverage().perMille == 1000)

      try await sample.storage.write { transaction in
        let day = try #require(CalendarDate("2026-11-23"))
        try RosterActs.appoint(
          UnitHead(
            unitID: sample.unit.id, employeeID: sample.people[2].id, isActing: false, from: day),
          act: SampleUnit.act(day: 23), in: transaction)
        try RosterActs.join(
          nip: try SampleUnit.nip(9), name: try PersonName("Pegawai Baru"),
          post: Post(
            institutionID: sample.institution.id, unitID: sample.unit.id,
            position: try JobTitle("Analis"), section: nil),
          on: day, act: SampleUnit.act(day: 23), in: transaction)
      }

      let coverage = try await sample.coverage(day: 23)
      #expect(coverage.total == 4)
      #expect(Set(coverage.missing.map(\.employee.name.text)) == ["Pegawai Tiga", "Pegawai Baru"])
      try await sample.sign(sample.people[2], before: try .sample(), day: 23)
      #expect(
        try await sample.coverage(day: 23).missing.map(\.employee.name.text) == ["Pegawai Baru"])
      // The former head signed as head and counts as an employee.
      #expect(try await sample.count("signed_record") == 4)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a changed row is found when it is read`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let record = try await sample.sign(sample.people[1])
      try await sample.storage.write { transaction in
        let forged = record.document.replacing("Pegawai Dua", with: "Pegawai Dva")
        try transaction.execute("UPDATE signed_record SET document = \(forged)")
      }
      await #expect(throws: StorageError.self) {
        _ = try await sample.storage.read { try RecordStore.find(record.id, in: $0) }
      }
      // With the digest put right as well, the signature says it.
      try await sample.storage.write { transaction in
        let forged = record.document.replacing("Pegawai Dua", with: "Pegawai Dva")
        let digest = SHA256Digest(of: Array(forged.utf8)).hex
        try transaction.execute("UPDATE signed_record SET digest = \(digest)")
      }
      let isValid = try await sample.storage.read { transaction in
        let found = try #require(try RecordStore.find(record.id, in: transaction))
        return try RecordProof.isValid(found, in: transaction)
      }
      #expect(!isValid)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the private key is a file of its owner only, never a row`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      _ = try await sample.sign(sample.people[1])
      let file = sample.folder + "/keys/" + SigningKeys.name(sample.institution.id) + ".key"
      let attributes = try FileManager.default.attributesOfItem(atPath: file)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
      let seed = Array(try #require(FileManager.default.contents(atPath: file)))
      #expect(seed.count == 32)

      // The folder is lost: a new key is made, what was signed before stays verifiable.
      try FileManager.default.removeItem(atPath: file)
      let acts = PledgeActs(keys: SigningKeys(dataFolder: sample.folder))
      try await sample.storage.write { transaction in
        let employee = try #require(
          try RosterStore.find(
            nip: sample.people[2].nip, in: sample.unit.id, on: SampleUnit.act().day,
            transaction: transaction))
        _ = try acts.sign(
          sample.round, by: employee, before: nil, method: .password, act: SampleUnit.act(),
          in: transaction)
        #expect(
          try PublicKeyStore.keys(of: sample.institution.id, in: transaction).count == 2)
        for record in try RecordStore.records(
          of: PledgeActs.subject(of: sample.round), in: transaction)
        {
          #expect(try RecordProof.isValid(record, in: transaction))
        }
        let records = try RecordStore.records(
          of: PledgeActs.subject(of: sample.round), in: transaction)
        let file = try RecordProof.file(
          records, of: sample.institution.id, keys: acts.keys, at: .sample, in: transaction)
        #expect(try ExportFile(verifying: file).entries.count == 2)
      }
    }
  }
}

@Suite struct KioskTests {
  @Test(arguments: TestStorage.engines)
  func `number and code sign once, another's code does not`(engine: Engine) async throws {
    try await withUnit(engine) { sample in
      let (slips, kiosk) = try await sample.storage.write { transaction in
        let act = SampleUnit.act()
        let slips = try sample.acts.makeCodes(for: sample.round, act: act, in: transaction)
        let token = try sample.acts.openKiosk(
          for: sample.round, before: try .sample(), act: act, in: transaction)
        let kiosk = try #require(
          try KioskStore.find(token: token, now: act.now, in: transaction))
        return (slips, kiosk)
      }
      #expect(slips.count == 3)
      func sign(_ nip: NIP, _ code: KioskCode) async throws -> SignedRecord {
        try await sample.storage.write { transaction in
          try sample.acts.sign(
            at: kiosk, nip: nip, code: code, act: SampleUnit.act(), in: transaction)
        }
      }
      await #expect(throws: DeclarationRefusal.codeIsWrong) {
        try await sign(slips[0].employee.nip, slips[1].code)
      }
      await #expect(throws: DeclarationRefusal.codeIsWrong) {
        try await sign(try SampleUnit.nip(77), slips[1].code)
      }
      for slip in slips { _ = try await sign(slip.employee.nip, slip.code) }
      #expect(try await sample.coverage().perMille == 1000)
      await #expect(throws: DeclarationRefusal.codeIsWrong) {
        try await sign(slips[0].employee.nip, slips[0].code)
      }
      #expect(try await sample.count("signed_record") == 3)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `the slip of whoever signed with the password is not one to replace`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let act = SampleUnit.act()
      func unused() async throws -> Int {
        let missing = try await sample.coverage().missing
        return try await sample.storage.read {
          try KioskStore.codesMade(for: sample.round.id, missing: missing, in: $0).unused
        }
      }
      #expect(try await unused() == 0)
      _ = try await sample.storage.write { transaction in
        try sample.acts.makeCodes(for: sample.round, act: act, in: transaction)
      }
      #expect(try await unused() == 3)

      try await sample.sign(sample.people[1])
      #expect(try await unused() == 2)
    }
  }

  @Test(arguments: TestStorage.engines)
  func `a kiosk ends by itself and by hand; new slips end the old ones`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let act = SampleUnit.act()
      try await sample.storage.write { transaction in
        let token = try sample.acts.openKiosk(
          for: sample.round, before: nil, act: act, in: transaction)
        func isOpen(_ seconds: Int64) throws -> Bool {
          try KioskStore.find(
            token: token, now: act.now.adding(seconds: seconds), in: transaction) != nil
        }
        #expect(try isOpen(KioskCode.kioskSeconds - 1))
        #expect(try !isOpen(KioskCode.kioskSeconds))
        let first = try sample.acts.makeCodes(for: sample.round, act: act, in: transaction)
        _ = try sample.acts.makeCodes(for: sample.round, act: act, in: transaction)
        let kiosk = try #require(
          try KioskStore.find(token: token, now: act.now, in: transaction))
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try sample.acts.sign(
            at: kiosk, nip: first[1].employee.nip, code: first[1].code, act: act, in: transaction)
        }
        try sample.acts.closeKiosks(of: sample.round.id, act: act, in: transaction)
        #expect(try !isOpen(0))
      }
    }
  }
}
