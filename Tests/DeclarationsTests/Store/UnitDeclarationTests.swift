import Accounts
import Cryptography
import DeclarationsModel
import HTTPTypes
import Kernel
import Storage
import TestKit
import Testing
import Web
import WorkUnitsModel

@testable import Declarations

@Suite struct UnitDeclarationTests {
  private static func facts(
    date: String = "2026-11-20", supporters: [(String, String)] = [("Wali Kota", "Wali Kota")]
  ) throws -> DeclarationFacts {
    try DeclarationFacts(
      date: try #require(CalendarDate(date)), place: "Aula Balai",
      leader: try Witness(name: "Menteri Contoh", office: "Menteri"), decreeNumber: "SK-1/2026",
      minutes: "Dibuka pukul 09.00.", witnesses: [try .sample()],
      supporters: try supporters.map { try Witness(name: $0.0, office: $0.1) },
      today: try #require(CalendarDate("2026-11-21")))
  }

  @Test(arguments: TestStorage.engines)
  func `a declaration is published with three supporters who sign along once`(
    engine: Engine
  ) async throws {
    try await withUnit(engine) { sample in
      let acts = UnitDeclarationActs(keys: sample.acts.keys)
      let facts = try Self.facts(supporters: [("A", "Bupati"), ("B", "Kapolres"), ("C", "Rektor")])
      let (declaration, slips) = try await sample.storage.write { transaction in
        let made = try acts.publish(
          facts, for: sample.unit, act: SampleUnit.act(), in: transaction)
        return (made.declaration, made.slips)
      }
      #expect(slips.count == 3)
      try await sample.storage.write { transaction in
        let published = try #require(
          try UnitDeclarationStore.find(declaration.id, in: transaction))
        #expect(published.content.leader.name == "Menteri Contoh")
        #expect(published.content.witnesses == facts.witnesses)
        #expect(try RecordProof.isValid(published.record, in: transaction))
        let first = try acts.support(
          published, code: slips[0].code, act: SampleUnit.act(), in: transaction)
        let again = try acts.support(
          published, code: slips[0].code, act: SampleUnit.act(day: 22), in: transaction)
        #expect(first == again)
        let wrong = try #require(KioskCode(typed: "ABCD-2345"))
        #expect(throws: DeclarationRefusal.codeIsWrong) {
          try acts.support(published, code: wrong, act: SampleUnit.act(), in: transaction)
        }
        _ = try acts.support(
          published, code: slips[2].code, act: SampleUnit.act(), in: transaction)
        let signed = try UnitDeclarationStore.supporters(of: declaration.id, in: transaction)
        #expect(signed.map { $0.signedAt != nil } == [true, false, true])
        let records = try RecordStore.records(
          of: RecordSubject(
            institutionID: sample.institution.id, unitID: sample.unit.id, kind: .declaration,
            subjectID: declaration.id.text), in: transaction)
        #expect(records.count == 3)
        let file = try RecordProof.file(
          records, of: sample.institution.id, keys: acts.keys, at: .sample, in: transaction)
        #expect(try ExportFile(verifying: file).entries.count == 3)
      }
    }
  }

  @Test func `what cannot be a public act is refused`() throws {
    #expect(throws: DeclarationRefusal.dateIsAhead) { try Self.facts(date: "2026-11-22") }
    _ = try Self.facts(date: "2026-11-21")
    #expect(throws: DeclarationRefusal.peopleAreWrong) {
      try Self.facts(supporters: [("A", "x"), ("a", "y")])
    }
  }

  @Test(arguments: [
    ("2025-11-21", "2026-11-21"), ("2024-02-29", "2025-02-28"), ("2025-12-31", "2026-12-31"),
  ])
  func `a year of building ends on the same day, or the last of a shorter month`(
    from: String, until: String
  ) throws {
    let declared = try #require(CalendarDate(from))
    let rule = BuildingRule(fromYear: 2012, months: 12)
    #expect(rule.mayBeProposed(declaredOn: declared).description == until)
    let month = BuildingRule(fromYear: 2012, months: 1)
    #expect(
      month.mayBeProposed(declaredOn: try #require(CalendarDate("2026-01-31"))).description
        == "2026-02-28")
  }

  @Test func `a form sent twice publishes once, and a later declaration hides no earlier one`()
    async throws
  {
    try await withUnit(.sqlite) { sample in
      let house = TestHouse(
        SampleUnit.features, storage: sample.storage, dataFolder: sample.folder)
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000ff", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(sample.unit.id.text))])
      func publish(on date: String, in place: String) async throws -> HTTPResponse.Status {
        let form = try await house.get("/unit/\(sample.unit.id)/pencanangan/baru", as: head)
        let number = try #require(
          form.text.firstMatch(of: #/name="nomor" value="([0-9a-f-]{36})"/#)?.1)
        let fields = [
          ("nomor", String(number)), ("tanggal", date), ("tempat", place),
          ("pemimpin", "Menteri Contoh"), ("jabatan_pemimpin", "Menteri"), ("sk", ""),
          ("notula", ""), ("saksi", "Saksi Satu; Ombudsman"), ("pendukung", ""),
        ]
        let path = DeclarationLink.declarations(sample.unit.id).path
        let first = try await house.post(path, fields, as: head)
        let second = try await house.post(path, fields, as: head)
        #expect(second.status == .unprocessableContent)
        #expect(second.text.contains("sudah diumumkan; tidak ada yang dicatat lagi"))
        return first.status
      }
      #expect(try await publish(on: "2026-05-06", in: "Aula Lama") == .ok)
      #expect(try await publish(on: "2026-11-20", in: "Aula Baru") == .ok)

      let declarations = try await sample.storage.read {
        try UnitDeclarationStore.declarations(of: sample.unit.id, in: $0)
      }
      #expect(declarations.map(\.content.place) == ["Aula Baru", "Aula Lama"])
      let page = try await house.get(DeclarationLink.publicUnit(sample.unit.id).path)
      #expect(page.text.contains("Pencanangan lain dari unit ini"))
      #expect(page.text.contains("6 Mei 2026, Aula Lama"))
      #expect(page.text.contains("sejak pencanangan pertama (6 Mei 2026)"))
    }
  }

  @Test func `a visitor sees the public page and no employee on it`() async throws {
    try await withUnit(.sqlite) { sample in
      let house = TestHouse(
        SampleUnit.features, storage: sample.storage, dataFolder: sample.folder)
      let path = DeclarationLink.publicUnit(sample.unit.id).path
      #expect(try await house.get(path).status == .notFound)
      let head = Principal(
        accountID: "01900000-0000-7000-8000-0000000000ff", name: "Kepala",
        grants: [Grant(.unitHead, for: .workUnit(sample.unit.id.text))])
      let refused = try await house.post(
        DeclarationLink.declarations(sample.unit.id).path, [("tanggal", "2026-11-20")], as: head)
      #expect(refused.status == .unprocessableContent)
      let made = try await house.post(
        DeclarationLink.declarations(sample.unit.id).path,
        [
          ("tanggal", "2026-11-20"), ("tempat", "Aula"), ("pemimpin", "Menteri Contoh"),
          ("jabatan_pemimpin", "Menteri"), ("sk", ""), ("notula", "Dibuka <b>pagi</b>"),
          ("saksi", "Saksi Satu; Ombudsman"), ("pendukung", "Wali Kota; Wali Kota\n"),
        ], as: head)
      #expect(made.status == .ok)
      let code = try #require(
        made.text.firstMatch(of: #/slip-code">([A-Z2-9]{4}-[A-Z2-9]{4})</#)?.1)
      try await sample.sign(sample.people[1])

      let page = try await house.get(path)
      #expect(page.status == .ok)
      #expect(page.text.contains("Menteri Contoh"))
      #expect(page.text.contains("33,3%"))
      #expect(!page.text.contains("Pegawai Dua"))
      #expect(!page.text.contains("<b>pagi"))
      let declaration = try #require(
        try await sample.storage.read {
          try UnitDeclarationStore.declarations(of: sample.unit.id, in: $0).first
        })
      let support = DeclarationLink.support(declaration.id).path
      #expect(
        try await house.post(support, [("kode", "ABCD-2345")]).status == .unprocessableContent)
      #expect(try await house.post(support, [("kode", String(code))]).status == .seeOther)
      #expect(try await house.get(path).text.contains("ikut menandatangani"))
      let file = try await house.get(DeclarationLink.declarationFile(declaration.id).path)
      #expect(try ExportFile(verifying: file.bytes).entries.count == 2)
    }
  }
}
